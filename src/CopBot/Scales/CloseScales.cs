using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Scales;

/// <summary>A result waits for the end of the quiet hours.</summary>
internal sealed record ScaleResultIsDue(ScaleId Scale)
{
    public static string KeyOf(ScaleId scale) => $"scale/{scale}/result";
}

/// <summary>Closes on time, or by hand; then the result comes once, outside quiet hours where nobody waits for it.</summary>
internal sealed class CloseScales(ScaleStore store, ScaleResults results, IScenes scenes) : IHandle<Due<ScaleIsDue>>, IHandle<Due<ScaleResultIsDue>>
{
    public Reply Handle(Due<ScaleIsDue> what, Scene scene) =>
        store.Get(what.Payload.Scale) is { IsClosed: false } scale ? Close(scale, scene.Now, byHand: false) : Reply.None;

    public Reply Handle(Due<ScaleResultIsDue> what, Scene scene) =>
        store.Get(what.Payload.Scale) is { IsClosed: true } scale && scenes.Community(scale.Community) is { } community
            ? results.Announce(scale, community)
            : Reply.None;

    public Reply Close(Scale scale, DateTimeOffset now, bool byHand)
    {
        var closed = store.Close(scale, now);
        var reply = Reply.Of(new CancelDue(ScaleIsDue.KeyOf(scale.Id)));
        if (scenes.Community(scale.Community) is not { } community)
            return reply;
        reply += ScaleCards.Refresh(closed, closed.Answered, community);
        var good = byHand ? now : GoodTime.AtOrAfter(community, now);
        return good > now ? reply + new SetDue(ScaleResultIsDue.KeyOf(scale.Id), good, new ScaleResultIsDue(scale.Id)) : reply + results.Announce(closed, community);
    }
}
