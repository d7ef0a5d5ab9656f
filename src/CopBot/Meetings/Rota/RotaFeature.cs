using CopBot.Conversation;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Meetings.Rota;

/// <summary>Facilitating and taking notes, in turn.</summary>
internal sealed class RotaFeature(RotaStore store, TimeProvider clock) : IFeature
{
    public string Name => "rota";

    public void Map(RouteBuilder routes)
    {
        routes.Command<ShowRota>("rota", "See who facilitates and who takes notes, and take a turn", HelpGroup.Meetings);

        routes.Press<ShowRota, TurnRota>("p");
        routes.Press<ShowRota, OpenDate>("open");
        routes.Press<ChangeTurns, TakeTurn>("take");
        routes.Press<ChangeTurns, GiveUpTurn>("free");
        routes.Press<ChangeTurns, OfferTurn>("offer");
        routes.Press<SayTurns, CountMe>("in");

        routes.Due<FollowTurns, FillTurns>("fair", RotaJson.Default);
        routes.Due<FollowTurns, TellTurns>("tell", RotaJson.Default);
        routes.Event<FollowTurns, StandingChanged>();
        routes.Event<FollowTurns, StandingLearned>();
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>Where something is posted is asked of the community each time.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into) => store.Merge(from, into);

    public void Erase(CommunityId community) => store.Erase(community);

    public Html Keeps => RotaTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        if (store.Naming(person).Where(t => t.Person == person).ToList() is { Count: > 0 } turns)
            yield return new HeldData("turns", $"{"turn".ToQuantity(turns.Count)} of yours at facilitating or taking notes.", [.. turns.Select(t => new OwnTurn(t.Role.ToString(), t.StartsAt))]);
        if (store.Naming(person).Where(t => t.CannotCome.Contains(person)).ToList() is { Count: > 0 } declined)
            yield return new HeldData("declined turns", $"{"turn".ToQuantity(declined.Count)} that you could not take.", [.. declined.Select(t => new OwnTurn(t.Role.ToString(), t.StartsAt))]);
        if (store.WillingOf(person) is { Count: > 0 } willing)
            yield return new HeldData("takes turns", $"That you say yes to turns.", [.. willing.Select(w => new OwnYes(w.Role.ToString(), w.Since))]);
    }

    public Forgetting BeforeForgetting(PersonId person)
    {
        var now = clock.GetUtcNow();
        var turns = store.Naming(person).Where(t => t.Person == person).ToList();
        return new Forgetting(
            turns.Any(t => t.StartsAt > now) || store.WillingOf(person).Count > 0 ? ["Your turns to come at facilitating and taking notes."] : [],
            turns.Any(t => t.StartsAt <= now) ? ["Turns that you have had at facilitating and taking notes."] : []);
    }

    public void Forget(PersonId person)
    {
        foreach (var turn in store.Naming(person))
            store.Put(turn.Without(person, clock.GetUtcNow()));
        foreach (var willing in store.WillingOf(person))
            store.SayNo(willing.Community, person, willing.Role);
    }
}

/// <summary>A turn as /mydata gives it out.</summary>
internal sealed record OwnTurn(string Role, DateTimeOffset MeetingAt);

/// <summary>A yes to turns as /mydata gives it out.</summary>
internal sealed record OwnYes(string Role, DateTimeOffset Since);

internal static class RotaRoom
{
    public static IServiceCollection AddRota(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(RotaKinds.Turns)
        .AddSingleton<DocumentKind>(RotaKinds.Willing)
        .AddSingleton<RotaStore>()
        .AddSingleton<FairTurns>()
        .AddSingleton<ShowRota>()
        .AddSingleton<ChangeTurns>()
        .AddSingleton<SayTurns>()
        .AddSingleton<FollowTurns>()
        .AddSingleton<IFollowMeetings>(s => s.GetRequiredService<FollowTurns>())
        .AddSingleton<IMeetingLines, RotaLines>()
        .AddSingleton<IMinutesPart, RotaInMinutes>()
        .AddSingleton<IFeature, RotaFeature>();
}
