using CopBot.Ballots.Counting;
using CopBot.Conversation;
using CopBot.Secrecy;

namespace CopBot.Ballots;

/// <summary>Begins to say why; with one's name or without.</summary>
internal sealed record BeginWhy(BallotId Ballot, bool Named);

/// <summary>Rather not say why.</summary>
internal sealed record NoWhy(BallotId Ballot);

/// <summary>Opens the private chat to say why.</summary>
internal sealed record WhyLink(BallotId Ballot);

/// <summary>Changes or takes back a reason that was given without a name.</summary>
internal sealed record ChangeQuietWhy(BallotId Ballot, Receipt Receipt);

/// <summary>Waits for a reason.</summary>
internal sealed record WhyQuestion(BallotId Ballot, bool Named, long Receipt);

/// <summary>
/// A proposal with names: one tap on the card counts, another changes it. Why somebody has a concern or objects is asked in private; a reason
/// without a name is kept apart from who gave it, as answers without names are.
/// </summary>
internal sealed class SayStances(BallotStore store, BallotBoxes boxes, Answering answering, BallotCards cards)
    : IHandle<Press<SayStance>>, IHandle<Press<BeginWhy>>, IHandle<Press<NoWhy>>, IHandle<Followed<WhyLink>>, IHandle<Press<ChangeQuietWhy>>, IHandle<Answered<WhyQuestion>>
{
    public Reply Handle(Press<SayStance> what, Scene scene)
    {
        if (answering.Refuse(what.Payload.Ballot, scene, out var ballot, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        if (ballot.Kind != BallotKind.Consent || ballot.IsAnonymous)
            return Reply.Toast(BallotTexts.NoLongerHere, mustBeClosed: true);
        if (here.Person.Id == PersonId.AnonymousAdministrator)
            return Reply.Toast(StanceTexts.NotAsTheGroup, mustBeClosed: true);
        var stance = what.Payload.Stance;
        var marks = Marks.Of(stance);
        var before = store.Get(ballot.Id, here.Person.Id);
        if (before?.Marks == marks)
            return Reply.Toast(StanceTexts.Counted(stance));
        store.Put(new BallotAnswer(ballot.Id, here.Person.Id, here.Person.Name, marks) { Why = Answering.IsWorry(stance) ? before?.Why ?? "" : "" });
        var isWhyAsked = Answering.IsWorry(stance) && before is not { Why.Length: > 0 };
        var isHiddenInGroup = ballot.Asked.IsHidden && !scene.IsPrivate && !scene.PrivateIsOpen;
        var counted = Reply.Toast(
            isWhyAsked && isHiddenInGroup ? StanceTexts.CountedAndWhy(stance)
            : !Answering.IsWorry(stance) && boxes.CanRead(ballot.WhyUrn) && boxes.HasAnswered(ballot.WhyUrn, here.Person.Id) ? StanceTexts.CountedButWhyStays(stance)
            : StanceTexts.Counted(stance));
        if (before is null || ballot.ShowsHowItStands)
            counted += cards.Refresh(ballot, here.Community, wasPressed: !scene.IsPrivate);
        if (!isWhyAsked || isHiddenInGroup)
            return counted;
        if (scene.IsPrivate || scene.PrivateIsOpen)
            return counted + new Say(StanceTexts.WhyAsked(ballot, stance), WhyButtons(ballot)) { Where = new Place(here.Person.Id.PrivateChat) };
        return counted + new Whisper(StanceTexts.WhyWanted, Keyboard.Row(new PrivateButton(BallotTexts.SayWhy, new WhyLink(ballot.Id))));
    }

    public Reply Handle(Followed<WhyLink> what, Scene scene)
    {
        if (RefuseWhy(what.Payload.Ballot, scene, out var ballot, out var here) is { } refusal)
            return Reply.Say(Html.Of(refusal));
        return WorryOf(ballot, here) is { } stance
            ? Reply.Say(StanceTexts.WhyAsked(ballot, stance), WhyButtons(ballot))
            : Reply.Say(BallotPageTexts.MyAnswer(ballot, store.Get(ballot.Id, here.Person.Id)));
    }

    public Reply Handle(Press<BeginWhy> what, Scene scene)
    {
        if (RefuseWhy(what.Payload.Ballot, scene, out var ballot, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        if (WorryOf(ballot, here) is null)
            return Reply.Rewrite(Unworried(ballot, here));
        if (!what.Payload.Named && !boxes.CanRead(ballot.WhyUrn))
            return Reply.Toast(SecrecyTexts.CannotBeRead, mustBeClosed: true);
        if (!what.Payload.Named && boxes.HasAnswered(ballot.WhyUrn, here.Person.Id))
            return Reply.Rewrite(StanceTexts.WhyGivenAlready);
        return Reply.Rewrite(StanceTexts.WhyQuestion(ballot, what.Payload.Named)) + new OpenDialog(new WhyQuestion(ballot.Id, what.Payload.Named, 0), KeptFor.OptionalQuestion);
    }

    public Reply Handle(Press<NoWhy> what, Scene scene) => Reply.Rewrite(StanceTexts.WhyLeft) + new CloseDialog();

    public Reply Handle(Press<ChangeQuietWhy> what, Scene scene)
    {
        if (RefuseWhy(what.Payload.Ballot, scene, out var ballot, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        if (!boxes.CanRead(ballot.WhyUrn))
            return Reply.Toast(SecrecyTexts.CannotBeRead, mustBeClosed: true);
        if (boxes.Find(ballot.WhyUrn, what.Payload.Receipt) is null)
            return Reply.Toast(BallotTexts.ReceiptIsGone, mustBeClosed: true);

        // Which reason goes with an answer that was changed is known here first.
        if (WorryOf(ballot, here) is null)
        {
            boxes.Replace(ballot.WhyUrn, what.Payload.Receipt, "");
            return Reply.Say(StanceTexts.WhyTakenBack);
        }

        return Reply.Say(StanceTexts.WhyAnew) + new OpenDialog(new WhyQuestion(ballot.Id, Named: false, what.Payload.Receipt.Value), KeptFor.OptionalQuestion);
    }

    public Reply Handle(Answered<WhyQuestion> what, Scene scene)
    {
        var (id, named, receipt) = what.State;
        if (RefuseWhy(id, scene, out var ballot, out var here) is { } refusal)
            return Reply.Say(Html.Of(refusal));
        if (!Answering.ReadWhy(what.Said, what.State, out var why, out var again))
            return again;
        if (!named && !boxes.CanRead(ballot.WhyUrn))
            return Reply.Say(Html.Of(SecrecyTexts.CannotBeRead));
        var isTakenBack = Answering.TakesBack(why);
        if (WorryOf(ballot, here) is null)
        {
            if (receipt != 0)
                boxes.Replace(ballot.WhyUrn, new Receipt(receipt), "");
            return Reply.Say(Unworried(ballot, here));
        }

        if (receipt != 0)
        {
            boxes.Replace(ballot.WhyUrn, new Receipt(receipt), isTakenBack ? "" : why);
            return Reply.Say(isTakenBack ? StanceTexts.WhyTakenBack : StanceTexts.WhyChanged);
        }

        if (isTakenBack)
            return Reply.Say(StanceTexts.WhyLeft);
        if (named)
        {
            store.Put(store.Get(id, here.Person.Id)! with { Why = why });
            return Reply.Say(StanceTexts.WhyKept(named: true));
        }

        return boxes.Put(ballot.WhyUrn, here.Person.Id, why) is { } given
            ? Reply.Say(StanceTexts.WhyKept(named: false), Keyboard.Row(new PressButton(StanceTexts.ChangeWhy, new ChangeQuietWhy(id, given))))
            : Reply.Say(StanceTexts.WhyGivenAlready);
    }

    private string? RefuseWhy(BallotId id, Scene scene, out Ballot ballot, out Scene here) =>
        answering.Refuse(id, scene, out ballot, out here) ?? (scene.IsPrivate && ballot.Kind == BallotKind.Consent && !ballot.IsAnonymous ? null : BallotTexts.NoLongerHere);

    /// <summary>Null where their answer is none of which a reason is asked.</summary>
    private Stance? WorryOf(Ballot ballot, Scene here) =>
        store.Get(ballot.Id, here.Person.Id) is { } mine && Marks.Stance(mine.Marks) is var stance && Answering.IsWorry(stance) ? stance : null;

    private Html Unworried(Ballot ballot, Scene here) => store.Get(ballot.Id, here.Person.Id) is { } mine
        ? StanceTexts.WhyNeedsWorry(Marks.Stance(mine.Marks))
        : BallotPageTexts.MyAnswer(ballot, null);

    private static Keyboard WhyButtons(Ballot ballot) => Keyboard
        .Row(new PressButton(StanceTexts.WhyNamed, new BeginWhy(ballot.Id, Named: true)))
        .And(new PressButton(StanceTexts.WhyNameless, new BeginWhy(ballot.Id, Named: false)))
        .And(new PressButton(StanceTexts.WhyNot, new NoWhy(ballot.Id)));
}
