using CopBot.Conversation;

namespace CopBot.Privacy;

/// <summary>
/// Every room's answer for what it holds on people, as one. Features answer because they are features; other rooms that keep
/// something are registered as <see cref="IPersonalData"/>.
/// </summary>
internal sealed class HeldByAll(IEnumerable<IFeature> features, IEnumerable<IPersonalData> rooms) : IPersonalData
{
    private readonly IPersonalData[] _all = [.. features, .. rooms];

    public Html Keeps => Html.Lines([.. _all.Select(room => room.Keeps).Where(keeps => !keeps.IsEmpty).Select(keeps => (Html)$"• {keeps}")]);

    public IEnumerable<HeldData> Held(PersonId person) => _all.SelectMany(room => room.Held(person));

    public Forgetting BeforeForgetting(PersonId person)
    {
        var each = _all.Select(room => room.BeforeForgetting(person)).ToList();
        return new Forgetting([.. each.SelectMany(f => f.Goes).Distinct()], [.. each.SelectMany(f => f.StaysWithoutName).Distinct()]);
    }

    public void Forget(PersonId person)
    {
        foreach (var room in _all)
            room.Forget(person);
    }
}
