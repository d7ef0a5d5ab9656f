using CopBot.Conversation;
using CopBot.Secrecy;

namespace CopBot.Ballots;

internal static class BallotSwitches
{
    /// <summary>Facilitators and the core group alone may ask.</summary>
    public static CommunitySwitch OnlySteering { get; } = new("votesteer", AskingTexts.OnlySteeringSwitch, IsOnAtFirst: false);

    public static bool MayAsk(Scene here) => here.Steers || !here.Community.Has(OnlySteering);
}

/// <summary>/propose and /vote: in the group a line becomes a card at once; in private it is shown first, or asked for.</summary>
internal sealed class AskForDecisions(BallotForm form, OpenBallots open, BallotCards cards) : IHandle<Called>
{
    public Reply Handle(Called what, Scene scene)
    {
        if (!BallotSwitches.MayAsk(scene))
            return Reply.Whisper(AskingTexts.OnlySteeringAsks);
        var isProposal = what.Command.Name == "propose";
        if (what.Arguments.Length == 0)
            return scene.IsPrivate ? form.Begin(isProposal, null, scene) : InPrivate(AskingTexts.ToPrivate(isProposal ? BallotKind.Consent : BallotKind.Ranked), isProposal, scene);
        var read = isProposal ? ReadBallot.Proposal(new BallotWish(BallotKind.Consent, ""), what.Arguments, scene) : ReadBallot.Vote(what.Arguments, scene);
        if (read is null)
            return InPrivate(AskingTexts.NoKind, isProposal, scene);
        if (read.Wish is not { } wish)
            return Reply.Whisper(read.Trouble);
        if (scene.IsPrivate)
            return form.Go(new BallotDraft(scene.Community.Id, scene.Person.Id, wish) { HasKind = true }, scene, pressed: false, read.Notes);
        if (wish.IsUnfinished)
            return wish.Text.Length == 0 ? InPrivate(AskingTexts.ToPrivate(wish.Kind), isProposal, scene) : Reply.Whisper(AskingTexts.TooFewOptions(wish.Kind));
        var posted = open.Open(new BallotDraft(scene.Community.Id, scene.Person.Id, wish) { Topic = scene.Topic }, scene).Reply;
        string[] notes = [.. read.Notes, .. cards.NotesOn(wish, scene.Community.Id)];
        return notes.Length == 0 ? posted : posted + Reply.Whisper(AskingTexts.Guessed(notes));
    }

    private static Reply InPrivate(Html text, bool isProposal, Scene scene) => scene.IsPrivate
        ? Reply.Say(text)
        : Reply.Whisper(text, Keyboard.Row(new PrivateButton(AskingTexts.GoOnInPrivate, new DraftLink(scene.Community.Id, isProposal))));
}

/// <summary>Makes what somebody wants to ask a ballot, and puts its card into the group.</summary>
internal sealed class OpenBallots(BallotStore store, BallotBoxes boxes, BallotCards cards)
{
    public (Ballot Ballot, Reply Reply) Open(BallotDraft draft, Scene here)
    {
        var community = here.Community;
        var ballot = new Ballot(store.NextId(), community.Id, draft.Wish, here.Now, draft.Wish.Closes ?? BallotTimes.StandardClosing(draft.Wish, community, here.Now))
        {
            By = here.Person.Id == PersonId.AnonymousAdministrator ? null : here.Person.Id,
            Topic = draft.Topic,
            Amends = draft.Amends,
        };
        store.Put(ballot);
        if (ballot.IsAnonymous)
            boxes.Open(ballot.Urn, community.Id, Answering.BytesOf(ballot.Asked));
        else if (ballot.Kind == BallotKind.Consent)
            boxes.Open(ballot.WhyUrn, community.Id, Answering.LongestWhy);
        return (ballot, Reply.Of(cards.Post(ballot, community)) + Dues(ballot, community, here.Now));
    }

    /// <summary>What falls due around an open one; also anew, once it closes at another time.</summary>
    public static Reply Dues(Ballot ballot, Community community, DateTimeOffset now)
    {
        var closes = new SetDue(BallotCloses.KeyOf(ballot.Id), ballot.Closes, new BallotCloses(ballot.Id));
        return !ballot.IsReminded && BallotTimes.Reminder(ballot, community, now) is { } reminder
            ? Reply.Of(closes, new SetDue(BallotReminds.KeyOf(ballot.Id), reminder, new BallotReminds(ballot.Id)))
            : Reply.Of(closes, new CancelDue(BallotReminds.KeyOf(ballot.Id)));
    }
}
