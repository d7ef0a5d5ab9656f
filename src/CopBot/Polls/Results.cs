using CopBot.Conversation;
using CopBot.Pictures;
using CopBot.Time;

namespace CopBot.Polls;

/// <summary>A result waits for the end of the quiet hours.</summary>
internal sealed record ResultIsDue(PollId Poll)
{
    public static string KeyOf(PollId poll) => $"poll/{poll}/result";
}

/// <summary>Ends a poll for good, shows its result once in the group, and again to whoever asks.</summary>
internal sealed class Results(PollStore store, IScenes scenes, IMembers members) : IHandle<Due<ResultIsDue>>
{
    /// <summary>Keeps the last counts and shows them: at once where somebody closed it by hand, else outside quiet hours.</summary>
    /// <param name="poll">As it was.</param>
    /// <param name="tally">Null: the counts that were known before.</param>
    /// <param name="now">UTC.</param>
    public Reply Finish(QuickPoll poll, PollTally? tally, DateTimeOffset now)
    {
        var closed = (tally is null ? poll : poll.With(tally)) with { Status = PollStatus.Closed, ClosedAt = now };
        store.Put(closed);
        if (scenes.Community(poll.Community) is not { } community)
            return Reply.None;
        var good = poll.IsClosedByHand ? now : GoodTime.AtOrAfter(community, now);
        return good > now ? Reply.Of(new SetDue(ResultIsDue.KeyOf(poll.Id), good, new ResultIsDue(poll.Id))) : Announce(closed, community);
    }

    /// <summary>It was deleted in the chat. Nothing is shown there, since somebody wanted it gone; whoever made it hears of it.</summary>
    public Reply Lose(QuickPoll poll, DateTimeOffset now)
    {
        store.Put(poll with { Status = PollStatus.Gone, ClosedAt = now, MayLackVotes = true });
        return poll.By is { } by && members.Find(poll.Community, by) is { PrivateIsOpen: true, HasDeclined: false } && scenes.Community(poll.Community) is { } community
            ? Reply.Of(new Say(PollTexts.WasDeleted(poll, community), Keyboard.None) { Where = new Place(by.PrivateChat) })
            : Reply.None;
    }

    public Reply Handle(Due<ResultIsDue> what, Scene scene) =>
        store.Get(what.Payload.Poll) is { Status: PollStatus.Closed } poll && scenes.Community(poll.Community) is { } community
            ? Announce(poll, community)
            : Reply.None;

    /// <summary>Where somebody asked for it.</summary>
    public static Reply Show(QuickPoll poll, Scene scene) => poll.Voters == 0
        ? Reply.Say(PollTexts.Result(poll))
        : Reply.Of(new RunErrand(Order(poll, scene.Chat.Id, scene.Topic, Promise.AtLeastOnce)));

    // Nobody waits for it, and it stays to be asked for: rather not at all than twice.
    private static Reply Announce(QuickPoll poll, Community community) => poll.Voters == 0
        ? Reply.Of(new Say(PollTexts.Result(poll), Keyboard.None) { Where = new Place(community.Chat, poll.Topic), Promise = Promise.AtMostOnce })
        : Reply.Of(new RunErrand(Order(poll, community.Chat, poll.Topic, Promise.AtMostOnce)));

    private static DrawAndSend Order(QuickPoll poll, ChatId chat, TopicId? topic, Promise promise) => new(
        BarChart.OfPoll(poll.Sheet.Question, poll.Options.Select(o => (o.Text, o.Votes)), poll.Voters, PollTexts.Footnote(poll)),
        "poll.png",
        chat,
        PollTexts.Result(poll).Markup)
    {
        Topic = topic,
        Promise = promise,
    };
}
