using CopBot.Conversation;
using CopBot.Pictures;
using CopBot.Secrecy;
using CopBot.Time;

namespace CopBot.Ballots;

/// <summary>No more answers are taken.</summary>
internal sealed record BallotCloses(BallotId Ballot)
{
    /// <summary>Facilitators know that it cannot be closed as long as its answers cannot be read.</summary>
    public bool IsToldOf { get; init; }

    public static string KeyOf(BallotId ballot) => $"vote/{ballot}/close";
}

/// <summary>The group hears what came of it, once the quiet hours are over.</summary>
internal sealed record BallotTells(BallotId Ballot)
{
    public static string KeyOf(BallotId ballot) => $"vote/{ballot}/tell";
}

/// <summary>Closes a ballot, counts it, and tells the group once, as a picture and in words.</summary>
internal sealed class CloseBallots(BallotStore store, BallotBoxes boxes, BallotCards cards, IMembers members, IScenes scenes) : IHandle<Due<BallotCloses>>, IHandle<Due<BallotTells>>
{
    // The bot is out of the group: it may come back within the time for which all is kept.
    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    public Reply Handle(Due<BallotCloses> what, Scene scene)
    {
        if (store.Get(what.Payload.Ballot) is not { IsOpen: true } ballot)
            return Reply.None;
        if (scenes.Community(ballot.Community) is not { } community)
            return Reply.Of(new SetDue(what.Key, scene.Now + Again, what.Payload));
        if (ballot.Closes > scene.Now)
            return Reply.Of(new SetDue(what.Key, ballot.Closes, what.Payload));
        return cards.CanRead(ballot) ? Close(ballot, community, scene.Now).Reply : Wait(ballot, community, what, scene.Now);
    }

    public Reply Handle(Due<BallotTells> what, Scene scene)
    {
        if (store.Get(what.Payload.Ballot) is not { State: BallotState.Closed, IsTold: false } ballot || scenes.Community(ballot.Community) is not { } community)
            return Reply.None;
        return Tell(ballot, community, scene.Now);
    }

    // Nothing is thrown away unread: it waits for the token before, or until facilitators take it away.
    private Reply Wait(Ballot ballot, Community community, Due<BallotCloses> what, DateTimeOffset now)
    {
        var again = Reply.Of(new SetDue(what.Key, now + Again, what.Payload with { IsToldOf = true }));
        if (what.Payload.IsToldOf)
            return again;
        if (cards.Turnout(ballot) is null)
            again += cards.Refresh(ballot, community);
        return again + new Reply(
        [
            .. members.Steering(community.Id).Where(m => m is { PrivateIsOpen: true, HasDeclined: false })
                .Select(m => new Say(SecrecyTexts.CannotClose(ballot.Title), Keyboard.Row(new PressButton(SecrecyTexts.LookAtIt, new ShowBallot(ballot.Id)))) { Where = new Place(m.Person.Id.PrivateChat) }),
        ]);
    }

    /// <summary>Counts, and forgets what need not be kept to know what came of it.</summary>
    public (Ballot Ballot, Reply Reply) Close(Ballot ballot, Community community, DateTimeOffset now)
    {
        List<string> marks;
        List<Reason> reasons;
        if (ballot.IsAnonymous)
        {
            var answers = boxes.Answers(ballot.Urn).Select(a => Answering.Read(ballot.Asked, a)).ToList();
            marks = [.. answers.Select(a => a.Marks)];
            reasons = [.. answers.Where(a => a.Why.Length > 0).Select(a => new Reason("", a.Why))];
        }
        else
        {
            var answers = store.AnswersTo(ballot.Id);
            marks = [.. answers.Select(a => a.Marks)];
            reasons = [.. answers.Where(a => a.Why.Length > 0).Select(a => new Reason(a.Name, a.Why))];

            // Where nobody has a worry any more, whoever gave a reason without a name has changed their answer.
            if (ballot.Kind == BallotKind.Consent && boxes.CanRead(ballot.WhyUrn) && answers.Any(a => Answering.IsWorry(Marks.Stance(a.Marks))))
                reasons.AddRange(boxes.Answers(ballot.WhyUrn).Where(w => w.Length > 0).Select(w => new Reason("", w)));
        }

        // By when the group hears of it.
        var heard = GoodTime.AtOrAfter(community, now);
        var passed = Enumerable.Range(0, ballot.Options.Length).Where(o => BallotTimes.HasPassed(ballot.Options[o], community, heard)).ToList();
        var closed = ballot.Close(Outcome.Of(ballot.Asked, marks, cards.Joined(community.Id), reasons, passed), now);
        store.Put(closed);
        boxes.Discard(ballot.Urn);
        boxes.Discard(ballot.WhyUrn);
        return (closed, Reply.Of(cards.Refresh(closed, community), new CancelDue(BallotCloses.KeyOf(ballot.Id)), new CancelDue(BallotReminds.KeyOf(ballot.Id))) + Tell(closed, community, now));
    }

    private Reply Tell(Ballot ballot, Community community, DateTimeOffset now)
    {
        var good = GoodTime.AtOrAfter(community, now);
        if (good > now)
            return Reply.Of(new SetDue(BallotTells.KeyOf(ballot.Id), good, new BallotTells(ballot.Id)));
        store.Put(ballot with { IsTold = true });
        var place = new Place(community.Chat, ballot.Topic);
        var words = OutcomeTexts.Result(ballot, community);
        var told = OutcomeTexts.Picture(ballot) is { } picture
            ? Reply.Of(new RunErrand(new DrawAndSend(picture, "vote.png", place.Chat, words.Markup) { Topic = place.Topic, Promise = Promise.AtMostOnce }))
            : Reply.Of(new Say(words, Keyboard.None) { Where = place, Promise = Promise.AtMostOnce });

        // The card may be far up by now; where there is something to do about it, it comes once more.
        return ballot.Outcome is { Verdict: Verdict.NotAdopted or Verdict.Chosen or Verdict.Tied } && !BallotCards.Next(ballot).IsEmpty
            ? told + (cards.Post(ballot, community) with { Promise = Promise.AtMostOnce })
            : told;
    }
}
