using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Scales;

/// <summary>A check-in comes round again.</summary>
internal sealed record CheckinIsDue(CheckinSeriesId Series)
{
    public static string KeyOf(CheckinSeriesId series) => $"scale/series/{series}";

    /// <summary>Where the hour falls into the quiet ones: asked when they end.</summary>
    public static string LaterKeyOf(CheckinSeriesId series) => $"scale/series/{series}/later";
}

/// <summary>It is not to come again.</summary>
internal sealed record StopCheckins(CheckinSeriesId Series);

/// <summary>Asks again by the rule, and stops.</summary>
internal sealed class RepeatCheckins(ScaleStore store, Asking asking, CloseScales closing, INoise noise, IScenes scenes) : IHandle<Due<CheckinIsDue>>, IHandle<Press<StopCheckins>>
{
    /// <summary>After a longer pause of the bot's, the next one is early enough.</summary>
    private static readonly TimeSpan StillUseful = TimeSpan.FromHours(12);

    public Reply Handle(Due<CheckinIsDue> what, Scene scene)
    {
        if (store.Get(what.Payload.Series) is not { } series || scenes.Community(series.Community) is not { } community || scene.Now - what.At > StillUseful)
            return Reply.None;
        var good = GoodTime.AtOrAfter(community, scene.Now);
        if (good > scene.Now)
            return Reply.Of(new SetDue(CheckinIsDue.LaterKeyOf(series.Id), good, what.Payload));
        var last = store.AllOf(series.Id) is [.., { IsClosed: false } open] ? closing.Close(open, scene.Now, byHand: false) : Reply.None;
        var scale = new Scale(store.NextId(), series.Community, series.Sheet, scene.Now, scene.Now + Scale.CheckinOpenFor) { Series = series.Id, Topic = series.Topic };
        noise.Started(community.Id, $"checkin {scale.Id}", scene.Now);
        return last + asking.Open(scale, community, new Place(community.Chat, series.Topic), Promise.AtMostOnce);
    }

    public Reply Handle(Press<StopCheckins> what, Scene scene)
    {
        if (store.Get(what.Payload.Series) is not { } series || scene.In(series.Community) is not { } here)
            return Reply.Toast(ScaleTexts.StoppedAlready, mustBeClosed: true);
        if (!here.Steers && series.By != scene.Person.Id)
            return Reply.Toast(ScaleTexts.OnlyFacilitators, mustBeClosed: true);
        store.Delete(series.Id);
        return Reply.Rewrite(ScaleTexts.Stopped(series)) + new CancelDue(CheckinIsDue.KeyOf(series.Id)) + new CancelDue(CheckinIsDue.LaterKeyOf(series.Id));
    }
}
