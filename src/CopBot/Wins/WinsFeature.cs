using CopBot.Conversation;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Wins;

/// <summary>What went well, and thanks. Nobody is ranked, nothing is counted by person.</summary>
internal sealed class WinsFeature(WinStore store) : IFeature
{
    public string Name => "win";

    public void Map(RouteBuilder routes)
    {
        routes.Command<TellWin>("win", "Tell what went well; in private without your name, too", HelpGroup.Rhythm, "We got the threshold document changed", isFirst: true, isConfidentialInPrivate: true);
        routes.Command<ListWins>("wins", "See what went well", HelpGroup.Rhythm, "#housing");
        routes.Command<GiveThanks>("thanks", "Thank somebody", HelpGroup.Rhythm, "@ewa for the lift to the hospital");

        // What is said to these could tell who told a win without a name.
        routes.Press<TellWin, PostWin>("post", isConfidential: true);
        routes.Press<TakeWinOut, TakeWinBack>("back", isConfidential: true);

        routes.Press<CheerOn, CheerWin>("well");
        routes.Press<TakeWinOut, RemoveWin>("out");
        routes.Press<TakeWinOut, NameOnWin>("name");
        routes.Press<ListWins, TurnWins>("p");
        routes.Press<ListWins, ShowWin>("show");
        routes.Press<ChooseWhoSeesThanks, LetThanksBeSeen>("let");
        routes.Press<ChooseWhoSeesThanks, ChooseThanks>("who");
        routes.Press<ChooseWhoSeesThanks, TakeThanksAway>("away");
        routes.Link<ListWins, SeeWin>("see");
        routes.Link<GiveThanks, ReadThanks>("read");
        routes.Dialog<TellWin, WinQuestion>("win", WinJson.Default, isConfidential: true);
        routes.Due<TakeWinOut, PurgeWin>("purge", WinJson.Default);
        routes.Due<GiveThanks, BringThanks>("bring", WinJson.Default);
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>Where a card is posted is asked of the community each time.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into) => store.Merge(from, into);

    public bool StandsFor(CardKey card) => WinCards.Win(card) is { } win ? store.Get(win) is not null : WinCards.Thanks(card) is { } thanks && store.Get(thanks) is not null;

    public void Erase(CommunityId community) => store.Erase(community);

    public Html Keeps => WinTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        var wins = store.Naming(person);
        if (wins.Where(w => w.By == person || w.For == person).ToList() is { Count: > 0 } own)
            yield return new HeldData("wins", $"{"win".ToQuantity(own.Count)} that you told, or that others told of you.", [.. own.Select(w => new OwnWin(w.Text, w.At, w.By == person, w.For == person))]);
        if (wins.Where(w => w.Cheers.Any(c => c.Person == person)).ToList() is { Count: > 0 } cheered)
            yield return new HeldData("well done", $"That you said “well done” to {"win".ToQuantity(cheered.Count)}.", [.. cheered.Select(w => new CheeredWin(w.Text, w.At))]);
        if (store.ThanksNaming(person) is { Count: > 0 } thanks)
            yield return new HeldData("thanks", $"{"message".ToQuantity(thanks.Count)} of thanks that you gave or were given.", [.. thanks.Select(t => new OwnThanks(t.Text, t.At, t.From == person))]);
        if (store.ChoicesOf(person) is { Count: > 0 } choices)
            yield return new HeldData("who sees thanks", $"Whether the group may see thanks to you.", [.. choices.Select(c => new OwnChoice(c.ShowInGroup))]);
    }

    public Forgetting BeforeForgetting(PersonId person)
    {
        var wins = store.Naming(person);
        var thanks = store.ThanksNaming(person);
        var goes = new List<string>();
        if (wins.Any(w => w.Cheers.Any(c => c.Person == person)))
            goes.Add("That you said “well done” to wins.");
        if (thanks.Any(t => t.To == person))
            goes.Add("Thanks that you were given.");
        if (store.ChoicesOf(person).Count > 0)
            goes.Add("Whether the group may see thanks to you.");
        var stays = new List<string>();
        if (wins.Count(w => w.By == person || w.For == person) is > 0 and var count)
            stays.Add($"{"win".ToQuantity(count)} that you told, or that others told of you.");
        if (thanks.Any(t => t.From == person && t.To != person))
            stays.Add("Thanks that you gave to others.");
        return new Forgetting(goes, stays);
    }

    public void Forget(PersonId person) => store.Forget(person);
}

/// <summary>A win as /mydata gives it out.</summary>
internal sealed record OwnWin(string Text, DateTimeOffset At, bool ToldByYou, bool AboutYou);

/// <summary>A "well done" as /mydata gives it out.</summary>
internal sealed record CheeredWin(string Win, DateTimeOffset At);

/// <summary>Thanks as /mydata gives them out; nothing about the other person.</summary>
internal sealed record OwnThanks(string Text, DateTimeOffset At, bool FromYou);

/// <summary>A choice as /mydata gives it out.</summary>
internal sealed record OwnChoice(bool GroupSeesThanksToYou);

/// <summary>Removes what was only to be kept for a while.</summary>
internal sealed class TidyWins(WinStore store) : ITidy
{
    public void Tidy(DateTimeOffset now) => store.Tidy(now - KeptFor.OpenQuestion, now - KeptFor.Thanks);
}

internal static class WinsRoom
{
    public static IServiceCollection AddWins(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(WinKinds.Wins)
        .AddSingleton<DocumentKind>(WinKinds.Drafts)
        .AddSingleton<DocumentKind>(WinKinds.Thanks)
        .AddSingleton<DocumentKind>(WinKinds.Choices)
        .AddSingleton<WinStore>()
        .AddSingleton<TellWin>()
        .AddSingleton<CheerOn>()
        .AddSingleton<TakeWinOut>()
        .AddSingleton<ListWins>()
        .AddSingleton<GiveThanks>()
        .AddSingleton<ChooseWhoSeesThanks>()
        .AddSingleton<IDigestSource, WinsInDigest>()
        .AddSingleton<ISignOfLife, LastWin>()
        .AddSingleton<ITidy, TidyWins>()
        .AddSingleton<IFeature, WinsFeature>();
}
