using CopBot.Conversation;

namespace CopBot.Polls;

/// <summary>No word of a poll's last counts has come.</summary>
internal sealed record SettlePoll(PollId Poll)
{
    /// <summary>Telegram tells of a poll's end by an update, too, within moments.</summary>
    public static readonly TimeSpan After = TimeSpan.FromMinutes(1);

    public static string KeyOf(PollId poll) => $"poll/{poll}/settle";
}

/// <summary>
/// Follows what Telegram tells of our polls: that one was posted, how many chose what, and that it has ended. The answer to the call that
/// ends it may be lost; then the same counts come by an update, and where that does not come either, the counts that were known before
/// are the result. Where Telegram refuses, the call breaks, or nothing at all comes of it for a day, the same, and facilitators hear of it.
/// </summary>
internal sealed class FollowVotes(PollStore store, IMembers members, IScenes scenes, Results results)
    : IHandle<PollPosted>, IHandle<PollRefused>, IHandle<PollCounted>, IHandle<PollClosed>, IHandle<NightFell>, IHandle<Due<SettlePoll>>
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public Reply Handle(PollPosted what, Scene scene)
    {
        if (store.Get(what.Card) is { } poll)
            store.Put(poll with { Telegram = what.Poll, Chat = what.Chat, Message = what.Message });
        return Reply.None;
    }

    public Reply Handle(PollRefused what, Scene scene)
    {
        if (store.Get(what.Card) is not { Telegram.Length: 0 } poll)
            return Reply.None;
        store.Delete(poll.Id);
        var reply = Reply.Of(new CancelDue(PollIsDue.KeyOf(poll.Id)));
        return scenes.Community(poll.Community) is { } community
            ? reply + new Say(PollTexts.Refused(poll), Keyboard.None) { Where = new Place(community.Chat, poll.Topic) }
            : reply;
    }

    public Reply Handle(PollCounted what, Scene scene)
    {
        if (store.ByTelegram(what.Poll) is not { } poll)
            return Reply.None;
        if (what.Tally.IsClosed)
            return TakeLast(poll, what.Tally, scene.Now);
        if (poll.IsOpen)
            store.Put(poll.With(what.Tally));
        return Reply.None;
    }

    public Reply Handle(PollClosed what, Scene scene)
    {
        if (store.Get(what.Card) is not { } poll)
            return Reply.None;
        switch (what.End)
        {
            case PollEnd.Stopped when what.Tally is { } tally:
                return TakeLast(poll, tally, scene.Now);
            case PollEnd.Gone when poll.IsOpen:
                return results.Lose(poll, scene.Now);
            case PollEnd.WasStopped or PollEnd.Stopped when poll.IsOpen:
                return Reply.Of(new SetDue(SettlePoll.KeyOf(poll.Id), scene.Now + SettlePoll.After, new SettlePoll(poll.Id)));
            case PollEnd.Lost when poll.IsOpen:
                return results.Finish(poll with { MayLackVotes = true }, null, scene.Now);
            case PollEnd.Failed when poll.IsOpen:
                return GiveUp(poll, scene.Now);
            default:
                return Reply.None;
        }
    }

    /// <summary>
    /// What may have been lost between here and Telegram ends all the same, a while later: this comes at each start, too, when the call that closes
    /// it may still be about to go out.
    /// </summary>
    public Reply Handle(NightFell what, Scene scene) => new(
    [
        .. store.Closing().Where(p => (p.ClosingAt ?? p.Closes) + LongestWait <= scene.Now)
            .Select(p => new SetDue(SettlePoll.KeyOf(p.Id), GoodTime(p, scene.Now + SettlePoll.After), new SettlePoll(p.Id))),
    ]);

    public Reply Handle(Due<SettlePoll> what, Scene scene)
    {
        if (store.Get(what.Payload.Poll) is not { IsOpen: true } poll)
            return Reply.None;
        return (poll.ClosingAt ?? poll.Closes) + LongestWait <= scene.Now
            ? GiveUp(poll, scene.Now)
            : results.Finish(poll with { MayLackVotes = true }, null, scene.Now);
    }

    private DateTimeOffset GoodTime(QuickPoll poll, DateTimeOffset at) => scenes.Community(poll.Community) is { } community ? Time.GoodTime.AtOrAfter(community, at) : at;

    private Reply GiveUp(QuickPoll poll, DateTimeOffset now)
    {
        var reply = results.Finish(poll with { MayLackVotes = true }, null, now);
        return scenes.Community(poll.Community) is null ? reply : reply + new Reply(
        [
            .. members.Steering(poll.Community).Where(m => m is { PrivateIsOpen: true, HasDeclined: false })
                .Select(m => new Say(PollTexts.CouldNotClose(poll), Keyboard.None) { Where = new Place(m.Person.Id.PrivateChat) }),
        ]);
    }

    // What is shown once is not shown again; better counts that come late are kept.
    private Reply TakeLast(QuickPoll poll, PollTally tally, DateTimeOffset now)
    {
        if (poll.IsOpen)
            return results.Finish(poll, tally, now) + new CancelDue(PollIsDue.KeyOf(poll.Id)) + new CancelDue(SettlePoll.KeyOf(poll.Id));
        if (poll.MayLackVotes)
            store.Put(poll.With(tally) with { MayLackVotes = false });
        return Reply.None;
    }
}
