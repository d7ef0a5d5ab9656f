using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>A question that nobody has answered yet.</summary>
internal sealed record NudgeAsk(AskId Ask)
{
    public static readonly TimeSpan After = TimeSpan.FromDays(3);

    public static string KeyOf(AskId ask) => $"ask/{ask}/nudge";
}

/// <summary>One gentle nudge to the group after three days; after that the question waits in /asks.</summary>
internal sealed class NudgeOpenAsk(AskStore store, IScenes scenes) : IHandle<Due<NudgeAsk>>
{
    public Reply Handle(Due<NudgeAsk> what, Scene scene)
    {
        if (store.Get(what.Payload.Ask) is not { Status: AskStatus.Open, Helpers.IsEmpty: true } ask || scenes.Community(ask.Community) is not { } community)
            return Reply.None;

        // After a long pause it is old news.
        if (scene.Now - what.At > NudgeAsk.After)
            return Reply.None;
        return Reply.Of(new PostCard(AskCards.Key(ask.Id), AskTexts.Nudge(ask), AskCards.Buttons(ask))
        {
            Where = new Place(community.Chat, ask.Topic),
            Promise = Promise.AtMostOnce,
        });
    }
}
