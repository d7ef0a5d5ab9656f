using CopBot.Conversation;

namespace CopBot.Polls;

/// <summary>Shows how a poll stands, or its result.</summary>
internal sealed record ShowPoll(PollId Poll);

/// <summary>The same in private, from a link.</summary>
internal sealed record OpenPoll(PollId Poll);

/// <summary>What a poll has come to; for those who may change it, with the buttons for that.</summary>
internal sealed class ShowPolls(PollStore store) : IHandle<Press<ShowPoll>>, IHandle<Followed<OpenPoll>>, IAsksTheGroup
{
    public Reply Handle(Press<ShowPoll> what, Scene scene)
    {
        if (store.Get(what.Payload.Poll) is not { } poll || scene.In(poll.Community) is not { } here)
            return Reply.Toast(PollTexts.NoLongerHere, mustBeClosed: true);
        if (!poll.IsOpen)
            return Results.Show(poll, scene);
        var text = PollTexts.Standing(poll, here.Community, here.Now);
        return poll.MayBeChangedBy(here) || scene.IsPrivate
            ? Reply.Whisper(text, poll.MayBeChangedBy(here) ? PollCards.Changes(poll) : Keyboard.None)
            : Reply.Toast(PollTexts.InShort(poll, here.Community, here.Now), mustBeClosed: true);
    }

    public Reply Handle(Followed<OpenPoll> what, Scene scene)
    {
        if (store.Get(what.Payload.Poll) is not { } poll || scene.In(poll.Community) is not { } here)
            return Reply.Say(Html.Of(PollTexts.NoLongerHere));
        return poll.IsOpen
            ? Reply.Say(PollTexts.Standing(poll, here.Community, here.Now), poll.MayBeChangedBy(here) ? PollCards.Changes(poll) : Keyboard.None)
            : Results.Show(poll, scene);
    }

    public IReadOnlyList<AskedOfGroup> Asked(Scene scene, int limit) =>
    [
        .. store.AllIn(scene.Community.Id)
            .OrderBy(p => !p.IsOpen)
            .Take(limit)
            .Select(p => new AskedOfGroup("poll", p.Sheet.Question, p.At, p.IsOpen, p.ClosedAt ?? p.Closes, new ShowPoll(p.Id))),
    ];

    public Reply? Show(object open, Scene scene) =>
        open is ShowPoll show && store.Get(show.Poll) is { IsOpen: false } poll && scene.In(poll.Community) is not null ? Results.Show(poll, scene) : null;
}
