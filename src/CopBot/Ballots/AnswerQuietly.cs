using CopBot.Ballots.Counting;
using CopBot.Conversation;
using CopBot.Secrecy;

namespace CopBot.Ballots;

/// <summary>Answers a proposal without a name; <paramref name="Receipt"/> is 0 the first time.</summary>
internal sealed record SayQuietly(BallotId Ballot, Stance Stance, Receipt Receipt);

/// <summary>Shows the answers again to whoever holds the receipt of one.</summary>
internal sealed record ChangeQuietly(BallotId Ballot, Receipt Receipt);

/// <summary>Opens the question for a word about why.</summary>
internal sealed record AskQuietWhy(BallotId Ballot, Receipt Receipt);

/// <summary>Waits for a word about why.</summary>
internal sealed record QuietWhyQuestion(BallotId Ballot, Receipt Receipt);

/// <summary>
/// A proposal without names, in private: one tap counts. A word about why is asked for by a button below the answer, whatever it was, so that
/// an open question for one says nothing of the answer. What was said is changed by the button below one's own message.
/// </summary>
internal sealed class AnswerQuietly(BallotBoxes boxes, Answering answering, BallotCards cards)
    : IHandle<Press<SayQuietly>>, IHandle<Press<ChangeQuietly>>, IHandle<Press<AskQuietWhy>>, IHandle<Answered<QuietWhyQuestion>>
{
    /// <summary>The page in private.</summary>
    public static Reply Page(Ballot ballot, Scene here, Receipt receipt, bool pressed)
    {
        var text = StanceTexts.ConsentPage(ballot, here.Community, here.Now);
        var buttons = Keyboard.Row(Say(Stance.Consent), Say(Stance.Concern)).And(Say(Stance.Object), Say(Stance.StandAside));
        return pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons);

        PressButton Say(Stance stance) => new(BallotTexts.Label(stance), new SayQuietly(ballot.Id, stance, receipt));
    }

    public Reply Handle(Press<SayQuietly> what, Scene scene)
    {
        var (id, stance, receipt) = what.Payload;
        if (Refuse(id, scene, out var ballot, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        var isFirst = receipt == default;
        var before = isFirst ? null : boxes.Find(ballot.Urn, receipt);
        var (_, why) = before is null ? ("", "") : Answering.Read(ballot.Asked, before);
        var isWhyKept = why.Length > 0 && before is not null && Answering.IsStillWhy(Marks.Stance(before[..1]), stance);
        var answer = Answering.Nameless(stance, isWhyKept ? why : "");
        if (isFirst)
        {
            if (boxes.Put(ballot.Urn, here.Person.Id, answer) is not { } given)
                return Reply.Toast(BallotTexts.HasAnsweredWithoutName.ToPlain(), mustBeClosed: true);
            receipt = given;
        }
        else if (!boxes.Replace(ballot.Urn, receipt, answer))
        {
            return Reply.Toast(BallotTexts.ReceiptIsGone, mustBeClosed: true);
        }

        var buttons = Keyboard
            .Row(new PressButton(BallotTexts.SayWhy, new AskQuietWhy(id, receipt)))
            .And(new PressButton(BallotTexts.ChangeMine, new ChangeQuietly(id, receipt)));
        return Reply.Rewrite(StanceTexts.NamelessAnswer(ballot, stance, why.Length > 0, isWhyKept), buttons)
            + (isFirst ? Reply.Of(cards.Refresh(ballot, here.Community)) : Reply.None);
    }

    public Reply Handle(Press<ChangeQuietly> what, Scene scene)
    {
        if (Refuse(what.Payload.Ballot, scene, out var ballot, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        return boxes.Find(ballot.Urn, what.Payload.Receipt) is null
            ? Reply.Toast(BallotTexts.ReceiptIsGone, mustBeClosed: true)
            : Page(ballot, here, what.Payload.Receipt, pressed: true) + new CloseDialog();
    }

    public Reply Handle(Press<AskQuietWhy> what, Scene scene)
    {
        var (id, receipt) = what.Payload;
        if (Refuse(id, scene, out var ballot, out _) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        if (boxes.Find(ballot.Urn, receipt) is not { } answer)
            return Reply.Toast(BallotTexts.ReceiptIsGone, mustBeClosed: true);
        var (marks, why) = Answering.Read(ballot.Asked, answer);
        return Reply.Say(StanceTexts.QuietWhyQuestion(ballot, Marks.Stance(marks), why)) + new OpenDialog(new QuietWhyQuestion(id, receipt), KeptFor.OptionalQuestion);
    }

    public Reply Handle(Answered<QuietWhyQuestion> what, Scene scene)
    {
        var (id, receipt) = what.State;
        if (Refuse(id, scene, out var ballot, out _) is { } refusal)
            return Reply.Say(Html.Of(refusal));
        if (!Answering.ReadWhy(what.Said, what.State, out var why, out var again))
            return again;
        if (boxes.Find(ballot.Urn, receipt) is not { } answer)
            return Reply.Say(Html.Of(BallotTexts.ReceiptIsGone));
        var isTakenBack = Answering.TakesBack(why);
        boxes.Replace(ballot.Urn, receipt, answer[..1] + (isTakenBack ? "" : why));
        return Reply.Say(isTakenBack ? StanceTexts.NamelessWhyLeft : StanceTexts.NamelessWhyKept);
    }

    private string? Refuse(BallotId id, Scene scene, out Ballot ballot, out Scene here) =>
        answering.Refuse(id, scene, out ballot, out here) ?? (scene.IsPrivate && ballot is { Kind: BallotKind.Consent, IsAnonymous: true } ? null : BallotTexts.NoLongerHere);
}
