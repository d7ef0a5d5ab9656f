using System.Globalization;
using CopBot.Conversation;

namespace CopBot.Ballots;

/// <summary>Another page of what was decided.</summary>
internal sealed record TurnDecisions(CommunityId Community, int Offset);

/// <summary>/decisions: what was decided, with the text as it was decided; with words, those that hold all of them.</summary>
internal sealed class ListDecisions(BallotStore store) : IHandle<Called>, IHandle<Press<TurnDecisions>>
{
    public const int PageSize = 5;

    private const int MostFound = 10;

    public Reply Handle(Called what, Scene scene)
    {
        var all = store.Decisions(scene.Community.Id);
        if (all.Count == 0)
            return Reply.Whisper(OutcomeTexts.NothingDecided);
        var words = PlainText.OneLine(what.Arguments);
        if (words.Length == 0)
            return Page(all, 0, scene) is var (text, buttons) ? Reply.Say(text, buttons) : Reply.None;
        var found = all.Where(b => Holds(b, words.Split(' '))).ToList();
        if (found.Count == 0)
            return Reply.Whisper(OutcomeTexts.NothingFound(words));
        var shown = found.Take(MostFound).ToList();
        return Reply.Say(OutcomeTexts.Decisions(shown, 0, found.Count, words, scene.Community), Keyboard.Grid(PageSize, Numbers(shown, 0)));
    }

    public Reply Handle(Press<TurnDecisions> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Toast(BallotTexts.NoLongerHere, mustBeClosed: true);
        var (text, buttons) = Page(store.Decisions(here.Community.Id), what.Payload.Offset, here);
        return Reply.Rewrite(text, buttons);
    }

    private static (Html Text, Keyboard Buttons) Page(IReadOnlyList<Ballot> all, int offset, Scene here)
    {
        if (all.Count == 0)
            return (OutcomeTexts.NothingDecided, Keyboard.None);
        offset = offset > 0 && offset < all.Count ? offset : 0;
        var shown = all.Skip(offset).Take(PageSize).ToList();
        var turning = new List<Button>();
        if (offset > 0)
            turning.Add(new PressButton("‹ Newer", new TurnDecisions(here.Community.Id, Math.Max(0, offset - PageSize))));
        if (offset + PageSize < all.Count)
            turning.Add(new PressButton("Older ›", new TurnDecisions(here.Community.Id, offset + PageSize)));
        return (OutcomeTexts.Decisions(shown, offset, all.Count, "", here.Community), Keyboard.Row(Numbers(shown, offset)).And(turning));
    }

    private static IEnumerable<Button> Numbers(IReadOnlyList<Ballot> shown, int offset) => shown.Select((b, i) => new PressButton($"{offset + i + 1}", new ShowBallot(b.Id)));

    private static bool Holds(Ballot ballot, string[] words)
    {
        var text = $"{ballot.Asked.Text} {string.Join(' ', ballot.Options.Select(o => o.Label))}";
        return Array.TrueForAll(words, w => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, w, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);
    }
}
