using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Wins;

/// <summary>Another page of the wins; of one theme, by its mark, or of all.</summary>
internal sealed record TurnWins(CommunityId Community, string Theme, int Offset);

/// <summary>Shows a win where the button is.</summary>
internal sealed record ShowWin(WinId Win);

/// <summary>Shows a win in the private chat.</summary>
internal sealed record SeeWin(WinId Win);

/// <summary>/wins: the latest first; with a theme behind it, those that have it.</summary>
internal sealed class ListWins(WinStore store) : IHandle<Called>, IHandle<Press<TurnWins>>, IHandle<Press<ShowWin>>, IHandle<Followed<SeeWin>>
{
    public const int PageSize = 5;

    public Reply Handle(Called what, Scene scene)
    {
        if (what.Arguments.Length == 0)
            return Page("", null, 0, scene) is var (all, allButtons) ? Reply.Say(all, allButtons) : Reply.None;
        if (Hashtags.Normalise(what.Arguments) is not { } theme)
            return Reply.Whisper(WinTexts.NoTheme);
        var (text, buttons) = Page(MarkOf(theme), theme, 0, scene);
        return Reply.Say(text, buttons);
    }

    public Reply Handle(Press<TurnWins> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Toast(WinTexts.NoLongerHere, mustBeClosed: true);
        var (text, buttons) = Page(what.Payload.Theme, null, what.Payload.Offset, here);
        return Reply.Rewrite(text, buttons);
    }

    public Reply Handle(Press<ShowWin> what, Scene scene) =>
        store.Get(what.Payload.Win) is { Removed: null } win && scene.In(win.Community) is { } here
            ? Reply.Of(WinCards.Post(win, here))
            : Reply.Toast(WinTexts.NoLongerHere, mustBeClosed: true);

    public Reply Handle(Followed<SeeWin> what, Scene scene) =>
        store.Get(what.Payload.Win) is { Removed: null } win && scene.In(win.Community) is { } here
            ? Reply.Of(WinCards.Post(win, here))
            : Reply.Say(Html.Of(WinTexts.NoLongerHere));

    private (Html Text, Keyboard Buttons) Page(string mark, string? theme, int offset, Scene scene)
    {
        var community = scene.Community.Id;
        var wins = store.In(community).Where(w => mark.Length == 0 || w.Themes.Any(t => MarkOf(t) == mark)).ToList();
        theme ??= wins.SelectMany(w => w.Themes).FirstOrDefault(t => MarkOf(t) == mark);
        if (wins.Count == 0)
            return (WinTexts.NoWins(theme), Keyboard.None);
        offset = offset > 0 && offset < wins.Count ? offset : 0;
        var shown = wins.Skip(offset).Take(PageSize).ToList();
        var turning = new List<Button>();
        if (offset > 0)
            turning.Add(new PressButton("‹ Back", new TurnWins(community, mark, Math.Max(0, offset - PageSize))));
        if (offset + PageSize < wins.Count)
            turning.Add(new PressButton("More ›", new TurnWins(community, mark, offset + PageSize)));
        return (
            WinTexts.List(shown, theme, offset, wins.Count, scene),
            Keyboard.Row(shown.Select((w, i) => new PressButton($"{offset + i + 1}", new ShowWin(w.Id)))).And(turning));
    }

    // A theme may be longer than a button holds.
    private static string MarkOf(string theme) => IndexKey.Digest(theme)[..12];
}
