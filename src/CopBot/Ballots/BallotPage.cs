using CopBot.Conversation;
using CopBot.Pictures;

namespace CopBot.Ballots;

/// <summary>Shows a ballot, or what came of it, where the button is.</summary>
internal sealed record ShowBallot(BallotId Ballot);

/// <summary>Sends the picture of what came of it.</summary>
internal sealed record ShowOutcome(BallotId Ballot);

/// <summary>All of a ballot for one person, in private: their own answer, how it stands, who answered how, and what they may do.</summary>
internal sealed class BallotPage(BallotStore store, BallotCards cards) : IHandle<Followed<BallotLink>>, IHandle<Press<ShowBallot>>, IHandle<Press<ShowOutcome>>
{
    public Reply Handle(Followed<BallotLink> what, Scene scene) => Find(what.Payload.Ballot, scene, out var ballot, out var here) ?? Show(ballot, here, pressed: false);

    public Reply Handle(Press<ShowBallot> what, Scene scene)
    {
        if (Find(what.Payload.Ballot, scene, out var ballot, out var here) is { } refusal)
            return refusal;
        return scene.IsPrivate
            ? Show(ballot, here, pressed: false)
            : Reply.Whisper(
                Html.Paragraphs(cards.Text(ballot, here.Community), ballot.Outcome is { } outcome ? OutcomeTexts.Reasons(outcome) : Html.Empty),
                Keyboard.Row(new PrivateButton(BallotTexts.More, new BallotLink(ballot.Id))));
    }

    public Reply Handle(Press<ShowOutcome> what, Scene scene)
    {
        if (Find(what.Payload.Ballot, scene, out var ballot, out var here) is { } refusal)
            return refusal;
        return OutcomeTexts.Picture(ballot) is { } picture && scene.IsPrivate
            ? Reply.Of(new RunErrand(new DrawAndSend(picture, "vote.png", scene.Chat.Id, OutcomeTexts.Result(ballot, here.Community).Markup)))
            : Reply.Toast(BallotTexts.NoLongerHere);
    }

    /// <summary>The page, as a message of its own or in the place of the one that was pressed.</summary>
    public Reply Show(Ballot ballot, Scene here, bool pressed)
    {
        var isOpen = !ballot.IsAnonymous && ballot.State != BallotState.Cancelled && (ballot.State == BallotState.Closed || !ballot.Asked.IsHidden);
        var mine = ballot.IsAnonymous ? null : store.Get(ballot.Id, here.Person.Id);
        var text = Html.Paragraphs(
            cards.Text(ballot, here.Community),
            ballot.IsAnonymous || ballot.State == BallotState.Cancelled ? Html.Empty : BallotPageTexts.MyAnswer(ballot, mine),
            isOpen ? BallotPageTexts.WhoAnswered(ballot, store.AnswersTo(ballot.Id)) : Html.Empty,
            ballot.Outcome is { } outcome
                ? BallotPageTexts.NamelessReasons([.. outcome.Reasons.Where(r => r.Name.Length == 0).Select(r => r.Text)])
                : ballot is { IsOpen: true, Kind: BallotKind.Consent, IsAnonymous: false } ? BallotPageTexts.NamelessReasonsCome : Html.Empty,
            ballot.IsOpen && ballot.By == here.Person.Id && !here.Steers ? BallotPageTexts.WhoManages : Html.Empty);
        var buttons = Buttons(ballot, here, mine);
        return pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons);
    }

    private Keyboard Buttons(Ballot ballot, Scene here, BallotAnswer? mine)
    {
        if (ballot.State == BallotState.Closed)
            return new Keyboard([.. BallotCards.Next(ballot).Rows, .. OutcomeTexts.Picture(ballot) is null ? Keyboard.None.Rows : Keyboard.Row(new PressButton(BallotPageTexts.ShowPicture, new ShowOutcome(ballot.Id))).Rows]);
        if (!ballot.IsOpen)
            return Keyboard.None;
        if (!cards.CanRead(ballot) && (ballot.IsAnonymous || !ballot.IsOpenAt(here.Now)))
            return here.Steers ? Keyboard.Row(ballot.IsAnonymous ? [Manage(BallotPageTexts.CancelIt, ManageTurn.AskCancel)] : [Manage(BallotPageTexts.CloseNow, ManageTurn.AskClose), Manage(BallotPageTexts.CancelIt, ManageTurn.AskCancel)]) : Keyboard.None;
        var buttons = Keyboard.Row(new PressButton(BallotTexts.AnswerNow, new OpenVote(ballot.Id)));
        if (ballot.Kind == BallotKind.Consent && mine is { Why.Length: 0 } && Answering.IsWorry(Marks.Stance(mine.Marks)))
            buttons = buttons.And(new PrivateButton(BallotTexts.SayWhy, new WhyLink(ballot.Id)));
        return here.Steers
            ? buttons
                .And(Manage(BallotPageTexts.ExtendDay, ManageTurn.ExtendDay), Manage(BallotPageTexts.ExtendWeek, ManageTurn.ExtendWeek))
                .And(Manage(BallotPageTexts.CloseNow, ManageTurn.AskClose), Manage(BallotPageTexts.CancelIt, ManageTurn.AskCancel))
            : buttons;

        PressButton Manage(string label, ManageTurn turn) => new(label, new ManageBallot(ballot.Id, turn));
    }

    private Reply? Find(BallotId id, Scene scene, out Ballot ballot, out Scene here)
    {
        (ballot, here) = (null!, null!);
        if (store.Get(id) is not { } found || scene.In(found.Community) is not { } inCommunity)
            return Reply.Toast(BallotTexts.NoLongerHere, mustBeClosed: true);
        (ballot, here) = (found, inCommunity);
        return null;
    }
}
