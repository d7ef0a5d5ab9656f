using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Polls;

/// <summary>Carried by buttons: never renumber.</summary>
internal enum PollChange
{
    CloseNow,
    DayLonger,
    WeekLonger,
    AskTime,
    Delete,
    DeleteForSure,
    Keep,
}

/// <summary>Closes a poll, moves its end, or takes it away.</summary>
internal sealed record ChangePoll(PollId Poll, PollChange Change);

/// <summary>Waits for another closing time.</summary>
internal sealed record ClosingQuestion(PollId Poll);

/// <summary>For whoever made it, for facilitators and the core group.</summary>
internal sealed class ChangePolls(PollStore store) : IHandle<Press<ChangePoll>>, IHandle<Answered<ClosingQuestion>>
{
    public Reply Handle(Press<ChangePoll> what, Scene scene)
    {
        if (store.Get(what.Payload.Poll) is not { } poll || scene.In(poll.Community) is not { } here)
            return Reply.Toast(PollTexts.NoLongerHere, mustBeClosed: true);
        if (!poll.MayBeChangedBy(here))
            return Reply.Toast(PollTexts.NotYours, mustBeClosed: true);
        if (poll.Status != PollStatus.Open)
            return Reply.Rewrite(PollTexts.Standing(poll, here.Community, here.Now)) + new Toast(PollTexts.IsClosedAlready);
        switch (what.Payload.Change)
        {
            case PollChange.CloseNow:
                store.Put(poll.BeginClosing(scene.Now) with { IsClosedByHand = true });
                return Reply.Of(new ClosePoll(PollCards.Key(poll.Id), here.Community.Chat), new CancelDue(PollIsDue.KeyOf(poll.Id)))
                    + Reply.Rewrite(PollTexts.ClosingNow(poll)) + new Toast(PollTexts.Closed);
            case PollChange.DayLonger:
                return MoveTo(poll, poll.Closes.AddDays(1), here);
            case PollChange.WeekLonger:
                return MoveTo(poll, poll.Closes.AddDays(7), here);
            case PollChange.AskTime:
                return Reply.Ask(PollTexts.UntilWhen(poll), new ClosingQuestion(poll.Id), PollTexts.ClosingHint);
            case PollChange.Delete:
                return Reply.Rewrite(
                    PollTexts.DeleteForSure(poll),
                    Keyboard.Row(new PressButton("Yes, delete it", new ChangePoll(poll.Id, PollChange.DeleteForSure)), new PressButton("No, keep it", new ChangePoll(poll.Id, PollChange.Keep))));
            case PollChange.DeleteForSure:
                store.Delete(poll.Id);
                return Reply.Of(new ClosePoll(PollCards.Key(poll.Id), here.Community.Chat) { AndDelete = true }, new CancelDue(PollIsDue.KeyOf(poll.Id)))
                    + Reply.Rewrite(PollTexts.Deleted(poll));
            default:
                return Reply.Rewrite(PollTexts.Standing(poll, here.Community, here.Now), PollCards.Changes(poll));
        }
    }

    public Reply Handle(Answered<ClosingQuestion> what, Scene scene)
    {
        if (store.Get(what.State.Poll) is not { } poll || scene.In(poll.Community) is not { } here)
            return Reply.Whisper(Html.Of(PollTexts.NoLongerHere));
        if (!poll.MayBeChangedBy(here))
            return Reply.Whisper(Html.Of(PollTexts.NotYours));
        if (poll.Status != PollStatus.Open)
            return Reply.Whisper(Html.Of(PollTexts.IsClosedAlready));
        var time = ClosingTime.Read(what.Said.Text, here.Community, here.Now);
        if (time.At is not { } at)
            return Reply.Ask(PollTexts.NoClosing(time), what.State, PollTexts.ClosingHint);
        var moved = Move(poll, at);
        return Moved(moved, here) + Reply.Say(Html.Paragraphs(PollTexts.NowCloses(moved, here.Community, here.Now), PollTexts.NotesOf(time.Notes)));
    }

    private Reply MoveTo(QuickPoll poll, DateTimeOffset at, Scene here)
    {
        if (ClosingTime.Check(at, here.Now) is { } trouble)
            return Reply.Toast(trouble, mustBeClosed: true);
        var moved = Move(poll, at);
        return Moved(moved, here) + Reply.Rewrite(PollTexts.Standing(moved, here.Community, here.Now), PollCards.Changes(moved));
    }

    private QuickPoll Move(QuickPoll poll, DateTimeOffset at)
    {
        var moved = poll with { Closes = at };
        store.Put(moved);
        return moved;
    }

    private static Reply Moved(QuickPoll poll, Scene here) =>
        PollCards.Refresh(poll, here.Community) + new SetDue(PollIsDue.KeyOf(poll.Id), poll.Closes, new PollIsDue(poll.Id));
}
