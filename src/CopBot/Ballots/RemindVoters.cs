using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Ballots;

/// <summary>A ballot is about to close.</summary>
internal sealed record BallotReminds(BallotId Ballot)
{
    public static string KeyOf(BallotId ballot) => $"vote/{ballot}/remind";
}

/// <summary>One private reminder, a day before it closes, to those who joined and have not answered; nobody hears who that is.</summary>
internal sealed class RemindVoters(BallotStore store, BallotCards cards, IMembers members, IScenes scenes) : IHandle<Due<BallotReminds>>
{
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    public Reply Handle(Due<BallotReminds> what, Scene scene)
    {
        if (store.Get(what.Payload.Ballot) is not { IsReminded: false } ballot || !ballot.IsOpenAt(scene.Now) || scenes.Community(ballot.Community) is not { } community)
            return Reply.None;

        // Who has answered is not known, and no answer could be taken.
        if (!cards.CanRead(ballot))
            return Reply.None;

        // Late, or the community has other quiet hours since.
        var good = GoodTime.AtOrAfter(community, scene.Now);
        if (good > scene.Now)
            return good < ballot.Closes ? Reply.Of(new SetDue(what.Key, good, what.Payload)) : Reply.None;
        var due = store.Open(ballot.Community).Where(b => b.Id == ballot.Id || IsDueToo(b, community, scene.Now)).Select(b => (Ballot: b, Answered: cards.Answered(b))).ToList();
        foreach (var (open, _) in due)
            store.Put(open with { IsReminded = true });
        return new Reply(
        [
            .. members.All(ballot.Community).Where(m => m is { Joined: true, PrivateIsOpen: true, HasDeclined: false })
                .Select(m => (Member: m, Left: due.Where(d => !d.Answered.Contains(m.Person.Id)).Select(d => d.Ballot).ToList()))
                .Where(p => p.Left.Count > 0)
                .Select(p => new Say(BallotTexts.Reminder(p.Left, community, scene.Now), Buttons(p.Left))
                {
                    Where = new Place(p.Member.Person.Id.PrivateChat),
                    Promise = Promise.AtMostOnce,
                }),
        ]);
    }

    // Several that fall due together are one message.
    private bool IsDueToo(Ballot ballot, Community community, DateTimeOffset now)
    {
        var at = GoodTime.AtOrAfter(community, ballot.Closes - BallotTimes.ReminderLead);
        return !ballot.IsReminded && ballot.IsOpenAt(now) && at > ballot.At && at <= now + Together && cards.CanRead(ballot);
    }

    private static Keyboard Buttons(List<Ballot> left) => left.Count == 1
        ? Keyboard.Row(new PressButton(BallotTexts.AnswerNow, new OpenVote(left[0].Id)))
        : Keyboard.Grid(3, left.Select((b, i) => new PressButton($"{BallotTexts.AnswerNow} {i + 1}", new OpenVote(b.Id))));
}
