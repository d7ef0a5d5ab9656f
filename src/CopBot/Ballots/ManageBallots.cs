using CopBot.Conversation;
using CopBot.Secrecy;

namespace CopBot.Ballots;

/// <summary>What is to become of an open ballot. Carried by buttons: never renumber.</summary>
internal enum ManageTurn
{
    Show,
    ExtendDay,
    ExtendWeek,
    AskClose,
    Close,
    AskCancel,
    Cancel,
}

/// <summary>By those who steer.</summary>
internal sealed record ManageBallot(BallotId Ballot, ManageTurn Turn);

/// <summary>Longer, closed now, or cancelled: facilitators and the core group, on the page in private.</summary>
internal sealed class ManageBallots(BallotStore store, BallotBoxes boxes, BallotCards cards, BallotPage page, CloseBallots close) : IHandle<Press<ManageBallot>>
{
    public Reply Handle(Press<ManageBallot> what, Scene scene)
    {
        var (id, turn) = what.Payload;
        if (store.Get(id) is not { } ballot || scene.In(ballot.Community) is not { } here || !scene.IsPrivate)
            return Reply.Toast(BallotTexts.NoLongerHere, mustBeClosed: true);
        if (!here.Steers)
            return Reply.Toast(BallotTexts.OnlySteering, mustBeClosed: true);

        // One that cannot be read waits, also past its end, until it can be, or is taken away.
        var canRead = cards.CanRead(ballot);
        if (!ballot.IsOpenAt(scene.Now) && (canRead || !ballot.IsOpen))
            return page.Show(ballot, here, pressed: true) + new Toast(ballot.State == BallotState.Cancelled ? BallotTexts.IsCancelled : BallotTexts.IsClosed, MustBeClosed: true);
        return turn switch
        {
            ManageTurn.ExtendDay or ManageTurn.ExtendWeek when !ballot.IsOpenAt(scene.Now) => page.Show(ballot, here, pressed: true),
            ManageTurn.ExtendDay => Extend(ballot, TimeSpan.FromDays(1), here),
            ManageTurn.ExtendWeek => Extend(ballot, TimeSpan.FromDays(7), here),
            ManageTurn.AskClose or ManageTurn.Close when !canRead && ballot.IsAnonymous => Reply.Toast(SecrecyTexts.CannotBeReadOrCancel, mustBeClosed: true),
            ManageTurn.AskClose => Reply.Rewrite(BallotPageTexts.SureToClose(ballot, cards.Turnout(ballot) ?? 0, canRead), Sure(ballot, BallotPageTexts.CloseNow, ManageTurn.Close)),
            ManageTurn.AskCancel => Reply.Rewrite(BallotPageTexts.SureToCancel(ballot), Sure(ballot, BallotPageTexts.CancelIt, ManageTurn.Cancel)),
            ManageTurn.Close => Close(ballot, here),
            ManageTurn.Cancel => Cancel(ballot, here),
            _ => page.Show(ballot, here, pressed: true),
        };
    }

    private Reply Extend(Ballot ballot, TimeSpan by, Scene here)
    {
        if (ballot.Closes + by > here.Now + BallotWish.Longest)
            return Reply.Toast(BallotPageTexts.TooLongOpen, mustBeClosed: true);
        if (ballot.Kind == BallotKind.Time && ballot.Options.All(o => BallotTimes.HasPassed(o, here.Community, ballot.Closes + by)))
            return Reply.Toast(BallotPageTexts.LongerThanItsDates, mustBeClosed: true);
        var longer = ballot.Extend(by);
        store.Put(longer);
        return page.Show(longer, here, pressed: true)
            + new Toast(BallotPageTexts.Extended(longer, here.Community, here.Now))
            + cards.Refresh(longer, here.Community)
            + OpenBallots.Dues(longer, here.Community, here.Now);
    }

    private Reply Close(Ballot ballot, Scene here)
    {
        var (closed, told) = close.Close(ballot, here.Community, here.Now);
        return page.Show(closed, here, pressed: true) + told;
    }

    private Reply Cancel(Ballot ballot, Scene here)
    {
        var cancelled = ballot.Cancel(here.Now);
        store.Put(cancelled);
        store.DropAnswers(ballot.Id);
        boxes.Discard(ballot.Urn);
        boxes.Discard(ballot.WhyUrn);
        return page.Show(cancelled, here, pressed: true)
            + cards.Refresh(cancelled, here.Community)
            + Reply.Of(new CancelDue(BallotCloses.KeyOf(ballot.Id)), new CancelDue(BallotReminds.KeyOf(ballot.Id)));
    }

    private static Keyboard Sure(Ballot ballot, string label, ManageTurn turn) =>
        Keyboard.Row(new PressButton(label, new ManageBallot(ballot.Id, turn)), new PressButton("‹ Back", new ManageBallot(ballot.Id, ManageTurn.Show)));
}
