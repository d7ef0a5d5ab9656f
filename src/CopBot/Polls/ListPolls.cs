using System.Globalization;
using CopBot.Conversation;

namespace CopBot.Polls;

/// <summary>Another page of what the group was asked.</summary>
internal sealed record TurnPolls(CommunityId Community, int Offset);

/// <summary>/polls: all that the group was asked, whatever kind it is; what is open comes first.</summary>
internal sealed class ListPolls(WhatWasAsked asked) : IHandle<Called>, IHandle<Press<TurnPolls>>
{
    public const int PageSize = 8;

    public Reply Handle(Called what, Scene scene)
    {
        var (text, buttons) = Page(scene, 0);
        return Reply.Say(text, buttons);
    }

    public Reply Handle(Press<TurnPolls> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Toast(PollTexts.NoLongerHere, mustBeClosed: true);
        var (text, buttons) = Page(here, what.Payload.Offset);
        return Reply.Rewrite(text, buttons);
    }

    private (Html Text, Keyboard Buttons) Page(Scene scene, int offset)
    {
        var all = asked.All(scene);
        if (all.Count == 0)
            return (PollTexts.NothingAsked, Keyboard.None);
        offset = offset > 0 && offset < all.Count ? offset : 0;
        var shown = all.Skip(offset).Take(PageSize).ToList();
        var buttons = Keyboard.Grid(4, shown.Select((a, i) => new PressButton($"{offset + i + 1}", a.Open))).And(Turning());
        return (PollTexts.Asked(shown, offset, all.Count, scene), buttons);

        IEnumerable<Button> Turning()
        {
            if (offset > 0)
                yield return new PressButton("‹ Back", new TurnPolls(scene.Community.Id, Math.Max(0, offset - PageSize)));
            if (offset + PageSize < all.Count)
                yield return new PressButton("More ›", new TurnPolls(scene.Community.Id, offset + PageSize));
        }
    }
}

/// <summary>/results: the newest, or one by its place in /polls or a word of its question.</summary>
internal sealed class ShowResults(WhatWasAsked asked) : IHandle<Called>
{
    private const int MostFound = 8;

    public Reply Handle(Called what, Scene scene)
    {
        var words = PlainText.OneLine(what.Arguments);
        var all = asked.All(scene);
        var closed = all.Where(a => !a.IsOpen).ToList();
        if (words.Length == 0)
            return closed.Count == 0 ? Reply.Whisper(PollTexts.NoResults) : One(closed[0], scene);
        if (int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= 1 && number <= all.Count ? One(all[number - 1], scene) : Reply.Whisper(PollTexts.NoSuchNumber(number, all.Count));
        var found = all.Where(a => words.Split(' ').All(w => a.Title.Contains(w, StringComparison.OrdinalIgnoreCase))).Take(MostFound).ToList();
        return found switch
        {
            [] => Reply.Whisper(PollTexts.NothingCalled(words)),
            [var only] => One(only, scene),
            _ => Reply.Say(PollTexts.Found(found, scene), Keyboard.Grid(4, found.Select((a, i) => new PressButton($"{i + 1}", a.Open)))),
        };
    }

    private Reply One(AskedOfGroup one, Scene scene) =>
        asked.Show(one.Open, scene) ?? Reply.Say(PollTexts.OneFound(one, scene), Keyboard.Row(new PressButton(one.IsOpen ? "See how it stands" : "See the result", one.Open)));
}

/// <summary>What all rooms have asked the group: open ones first, those that close first at the top; then what closed last.</summary>
internal sealed class WhatWasAsked(IEnumerable<IAsksTheGroup> rooms)
{
    private const int MostOfARoom = 100;

    public IReadOnlyList<AskedOfGroup> All(Scene scene)
    {
        var all = rooms.SelectMany(r => r.Asked(scene, MostOfARoom)).ToList();
        return
        [
            .. all.Where(a => a.IsOpen).OrderBy(a => a.Closes ?? DateTimeOffset.MaxValue).ThenByDescending(a => a.At),
            .. all.Where(a => !a.IsOpen).OrderByDescending(a => a.Closes ?? a.At).ThenByDescending(a => a.At),
        ];
    }

    public Reply? Show(object open, Scene scene) => rooms.Select(r => r.Show(open, scene)).FirstOrDefault(r => r is not null);
}
