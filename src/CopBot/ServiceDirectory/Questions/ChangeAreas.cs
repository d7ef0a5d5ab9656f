using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>Takes a place out again; its digest stands for it.</summary>
internal sealed record DropArea(CommunityId Community, string Name);

/// <summary>/area: facilitators say which place lies in which.</summary>
internal sealed class ChangeAreas(WordStore store) : IHandle<Called>, IHandle<Press<DropArea>>
{
    private const int MostButtons = 20;
    private const int MostSteps = 10;

    public Reply Handle(Called what, Scene scene)
    {
        var community = scene.Community.Id;
        if (what.Arguments.Length == 0)
        {
            var all = store.AreasIn(community);
            return Reply.Say(QuestionTexts.Areas(all), Buttons(community, all));
        }

        var arguments = $"{what.Arguments} ";
        var at = arguments.IndexOf(" in ", StringComparison.OrdinalIgnoreCase);
        if (at <= 0)
            return Reply.Whisper(QuestionTexts.HowToArea);
        var (name, inside) = (Plain(arguments[..at]), Plain(arguments[(at + 4)..]));
        if (FoldedName.Of(name).Length == 0 || FoldedName.Of(name) == FoldedName.Of(inside))
            return Reply.Whisper(QuestionTexts.HowToArea);
        if (FoldedName.Of(inside).Length == 0)
            return Remove(community, name);
        if (name.Length > AreaInside.Longest || inside.Length > AreaInside.Longest)
            return Reply.Whisper(QuestionTexts.AreaTooLong);
        if (store.Area(community, name) is null && store.AreasIn(community).Count >= AreaInside.MostInACommunity)
            return Reply.Whisper(QuestionTexts.TooManyAreas);
        if (GoesRound(community, name, inside))
            return Reply.Whisper(QuestionTexts.AreaGoesRound(name, inside));
        var area = new AreaInside(community, name, inside);
        store.Put(area);
        return Reply.Say(QuestionTexts.AreaKept(area));
    }

    public Reply Handle(Press<DropArea> what, Scene scene)
    {
        var (community, name) = what.Payload;
        if (scene.In(community) is not { Steers: true })
            return Reply.Toast(QuestionTexts.NotAllowed, mustBeClosed: true);
        if (store.AreasIn(community).FirstOrDefault(a => ShortDigest(a.Name) == name) is not { } area)
            return Reply.Toast(QuestionTexts.WordIsGone, mustBeClosed: true);
        store.Remove(area);
        var left = store.AreasIn(community);
        return Reply.Rewrite(QuestionTexts.Areas(left), Buttons(community, left)) + new Toast(QuestionTexts.Removed);
    }

    private Reply Remove(CommunityId community, string name)
    {
        if (store.Area(community, name) is not { } area)
            return Reply.Whisper(QuestionTexts.AreaUnknown(name));
        store.Remove(area);
        return Reply.Say(QuestionTexts.AreaRemoved(area.Name));
    }

    private bool GoesRound(CommunityId community, string name, string inside)
    {
        var folded = FoldedName.Of(name);
        var next = inside;
        for (var step = 0; step < MostSteps; step++)
        {
            if (FoldedName.Of(next) == folded)
                return true;
            if (store.Area(community, next) is not { } outer)
                return false;
            next = outer.Inside;
        }

        return false;
    }

    private static Keyboard Buttons(CommunityId community, IReadOnlyList<AreaInside> areas) => Keyboard.Grid(2, areas.Take(MostButtons)
        .Select(a => new PressButton($"Remove {a.Name}", new DropArea(community, ShortDigest(a.Name)))));

    private static string Plain(string text) => text.Trim(' ', '.', ',', '"');

    private static string ShortDigest(string name) => IndexKey.Digest(FoldedName.Of(name))[..10];
}
