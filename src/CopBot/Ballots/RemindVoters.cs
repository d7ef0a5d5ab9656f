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
        store.Put(ballot with { IsReminded = true });
        var answered = cards.Answered(ballot);
        return new Reply(
        [
            .. members.All(ballot.Community).Where(m => m is { Joined: true, PrivateIsOpen: true, HasDeclined: false } && !answered.Contains(m.Person.Id))
                .Select(m => new Say(BallotTexts.Reminder(ballot, community, scene.Now), Keyboard.Row(new PressButton(BallotTexts.AnswerNow, new OpenVote(ballot.Id))))
                {
                    Where = new Place(m.Person.Id.PrivateChat),
                    Promise = Promise.AtMostOnce,
                }),
        ]);
    }
}
