using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Polls;

/// <summary>Posts a poll into the group and sees to it that it closes.</summary>
internal sealed class PostPolls(PollStore store)
{
    /// <param name="sheet">Checked before.</param>
    /// <param name="closes">Null: after <see cref="QuickPoll.OpenFor"/>.</param>
    /// <param name="topic">Of the group, where it was asked for in one.</param>
    /// <param name="scene">Of whoever makes it.</param>
    /// <param name="origin">The command that it comes from; null for a form.</param>
    public Reply Post(PollSheet sheet, DateTimeOffset? closes, TopicId? topic, Scene scene, MessageId? origin)
    {
        var poll = new QuickPoll(store.NextId(), scene.Community.Id, sheet, scene.Now, closes ?? ClosingTime.After(QuickPoll.OpenFor, scene.Community, scene.Now))
        {
            By = QuickPoll.MakerOf(scene.Person),
            ByName = scene.Person.Name,
            Topic = topic,
            Origin = origin,
            Options = [.. sheet.Options.Select(o => new OptionTally(o, 0))],
        };
        store.Put(poll);
        return Reply.Of(
            new PostPoll(PollCards.Key(poll.Id), sheet, PollCards.Buttons(poll, scene.Community)) { Where = scene.IsPrivate ? new Place(scene.Community.Chat, topic) : null },
            new SetDue(PollIsDue.KeyOf(poll.Id), poll.Closes, new PollIsDue(poll.Id)));
    }
}
