using CopBot.Conversation;

namespace CopBot.Polls;

/// <summary>A poll is to close now.</summary>
internal sealed record PollIsDue(PollId Poll)
{
    public static string KeyOf(PollId poll) => $"poll/{poll}/close";
}

/// <summary>Closes a poll on time, also long after where the house was closed.</summary>
internal sealed class ClosePollsInTime(PollStore store, IScenes scenes, Results results) : IHandle<Due<PollIsDue>>
{
    public Reply Handle(Due<PollIsDue> what, Scene scene)
    {
        if (store.Get(what.Payload.Poll) is not { Status: PollStatus.Open } poll)
            return Reply.None;

        // The bot is no longer in the group, and cannot reach what it posted there.
        if (scenes.Community(poll.Community) is not { } community)
            return results.Finish(poll with { MayLackVotes = true }, null, scene.Now);
        store.Put(poll.BeginClosing(scene.Now));
        return Reply.Of(new ClosePoll(PollCards.Key(poll.Id), community.Chat));
    }
}
