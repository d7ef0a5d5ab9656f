using System.Globalization;
using CopBot.Ballots.Counting;
using CopBot.Conversation;
using CopBot.Secrecy;

namespace CopBot.Ballots;

/// <summary>Says something to a proposal, with one's name, on the card in the group.</summary>
internal sealed record SayStance(BallotId Ballot, Stance Stance);

/// <summary>Opens the private chat to vote.</summary>
internal sealed record VoteLink(BallotId Ballot);

/// <summary>Opens the private chat to see all of it.</summary>
internal sealed record BallotLink(BallotId Ballot);

/// <summary>Opens the private chat to write another version.</summary>
internal sealed record AmendLink(BallotId Ballot);

/// <summary>Opens the private chat to ask again, with those alone that tied.</summary>
internal sealed record AgainLink(BallotId Ballot);

/// <summary>Makes a time that was found a meeting.</summary>
internal sealed record PlanTime(BallotId Ballot, int Option);

/// <summary>The live card of a ballot.</summary>
internal sealed class BallotCards(BallotStore store, BallotBoxes boxes, IMembers members)
{
    public static CardKey Key(BallotId id) => new("vote", id.ToString());

    public static BallotId? Ballot(CardKey card) =>
        card.Room == "vote" && long.TryParse(card.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new BallotId(number) : null;

    /// <summary>Puts the card into the group.</summary>
    public PostCard Post(Ballot ballot, Community community) =>
        new(Key(ballot.Id), BallotCardTexts.Card(ballot, Facts(ballot), community), Buttons(ballot)) { Where = new Place(community.Chat, ballot.Topic) };

    /// <summary>Shows it as it is now wherever its card stands.</summary>
    public RefreshCard Refresh(Ballot ballot, Community community, bool wasPressed = false) =>
        new(Key(ballot.Id), BallotCardTexts.Card(ballot, Facts(ballot), community), Buttons(ballot)) { WasPressed = wasPressed };

    /// <summary>As words alone.</summary>
    public Html Text(Ballot ballot, Community community) => BallotCardTexts.Card(ballot, Facts(ballot), community);

    /// <summary>How many have answered; null where that cannot be read under this token.</summary>
    public int? Turnout(Ballot ballot) => !ballot.IsAnonymous ? store.CountOf(ballot.Id) : boxes.CanRead(ballot.Urn) ? boxes.Turnout(ballot.Urn) : null;

    /// <summary>False where answers, or reasons without a name, cannot be read under this token.</summary>
    public bool CanRead(Ballot ballot) => boxes.CanRead(ballot.Urn) && boxes.CanRead(ballot.WhyUrn);

    /// <summary>Who has answered: to remind the others, never to be shown.</summary>
    public IReadOnlySet<PersonId> Answered(Ballot ballot) => ballot.IsAnonymous ? boxes.People(ballot.Urn) : store.AnswersTo(ballot.Id).Select(a => a.Person).ToHashSet();

    /// <summary>What to say of it to whoever asks, besides what was guessed.</summary>
    public IEnumerable<string> NotesOn(BallotWish asked, CommunityId community)
    {
        var needed = asked.Needed(Joined(community));
        var known = members.All(community).Count;
        return needed > known && asked.Quorum is { Of: 0 } ? [BallotTexts.QuorumOfMany(needed, known)] : [];
    }

    public int Joined(CommunityId community) => members.All(community).Count(m => m.Joined);

    private CardFacts Facts(Ballot ballot) => !ballot.IsOpen
        ? new CardFacts(0, "", 0, "")
        : new CardFacts(
            Turnout(ballot),
            ballot.ShowsHowItStands ? Standing(ballot) : "",
            ballot.Asked.Quorum is { Of: > 0 } ? Joined(ballot.Community) : 0,
            ballot.By is { } by ? members.Find(ballot.Community, by)?.Person.Name ?? "" : "");

    // Of a proposal from the index alone: its card is brought up to date with each tap.
    private string Standing(Ballot ballot)
    {
        if (ballot.Kind == BallotKind.Consent)
        {
            return string.Join(", ", Enum.GetValues<Stance>().Select(s => (Stance: s, Count: store.CountOf(ballot.Id, s))).Where(s => s.Count > 0)
                .Select(s => $"{BallotTexts.Label(s.Stance)} {s.Count}"));
        }

        if (store.AnswersTo(ballot.Id) is not { Count: > 0 } answers)
            return "";
        IReadOnlyList<string> marks = [.. answers.Select(a => a.Marks)];
        if (ballot.Kind == BallotKind.Ranked)
            return BallotCardTexts.Standing(ballot, InstantRunoff.Count([.. marks.Select(Marks.Ranking)], ballot.Options.Length).Rounds[0].Votes);
        var outcome = Outcome.Of(ballot.Asked with { Quorum = null }, marks, 0, []);
        return ballot.Kind == BallotKind.Time ? BallotCardTexts.StandingOfTimes(ballot, outcome) : BallotCardTexts.Standing(ballot, outcome.Counts);
    }

    private static Keyboard Buttons(Ballot ballot)
    {
        var more = new PrivateButton(BallotTexts.More, new BallotLink(ballot.Id));
        if (!ballot.IsOpen)
            return ballot.State == BallotState.Closed ? Next(ballot).And(more) : Keyboard.None;
        if (ballot.Kind != BallotKind.Consent)
            return Keyboard.Row(new PrivateButton(BallotTexts.VoteInPrivate, new VoteLink(ballot.Id)), more);
        if (ballot.IsAnonymous)
            return Keyboard.Row(new PrivateButton(BallotTexts.AnswerInPrivate, new VoteLink(ballot.Id)), more);
        return Keyboard.Row(Say(Stance.Consent), Say(Stance.Concern)).And(Say(Stance.Object), Say(Stance.StandAside)).And(more);

        PressButton Say(Stance stance) => new(BallotTexts.Label(stance), new SayStance(ballot.Id, stance));
    }

    /// <summary>What there is to do about what came of it.</summary>
    public static Keyboard Next(Ballot ballot) => ballot switch
    {
        { Kind: BallotKind.Time, IsPlanned: false, Outcome: { Winners: { IsEmpty: false } winners, Verdict: Verdict.Chosen or Verdict.Tied } } =>
            Keyboard.Grid(1, winners.Take(4).Select(o => new PressButton(BallotTexts.MakeMeetingLabel(ballot.Options[o].Label), new PlanTime(ballot.Id, o)))),
        { Kind: BallotKind.Time } => Keyboard.None,
        { Kind: BallotKind.Consent, State: BallotState.Closed, IsDecision: false } => Keyboard.Row(new PrivateButton(BallotTexts.AmendLabel, new AmendLink(ballot.Id))),
        { Outcome: { Verdict: Verdict.Tied, Winners.Length: >= BallotWish.FewestOptions } } => Keyboard.Row(new PrivateButton(BallotTexts.AskAgainLabel, new AgainLink(ballot.Id))),
        _ => Keyboard.None,
    };
}
