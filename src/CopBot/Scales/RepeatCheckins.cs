using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Scales;

/// <summary>A check-in comes round again.</summary>
internal sealed record CheckinIsDue(CheckinSeriesId Series)
{
    public static string KeyOf(CheckinSeriesId series) => $"scale/series/{series}";

    /// <summary>Where the hour falls into the quiet ones, or something else is said then: asked when there is room.</summary>
    public static string LaterKeyOf(CheckinSeriesId series) => $"scale/series/{series}/later";
}

/// <summary>It is not to come again.</summary>
internal sealed record StopCheckins(CheckinSeriesId Series);

/// <summary>When check-ins come round, by the clock of the community; each asks once more at its time, or when there is room after it.</summary>
internal sealed class CheckinTimes(ScaleStore store) : ISpeaksInTime
{
    private const int MostADay = 2;

    public IEnumerable<DateTimeOffset> SpeaksAt(Community community, DateTimeOffset from) => store.SeriesIn(community.Id)
        .SelectMany(series => series.Later is { } later ? [later, .. Instants(series, later.AddTicks(1))] : Instants(series, from))
        .Where(at => at >= from && at < from.AddDays(1));

    private static ImmutableArray<DateTimeOffset> Instants(CheckinSeries series, DateTimeOffset from) =>
        Time.Repeat.Read(series.Repeat) is { } repeat ? repeat.Instants(from, MostADay) : [];
}

/// <summary>Asks again by the rule, and stops. Where the community's clock has changed, the hour stays as people read it.</summary>
internal sealed class RepeatCheckins(ScaleStore store, Asking asking, CloseScales closing, INoise noise, IScenes scenes)
    : IHandle<Due<CheckinIsDue>>, IHandle<Press<StopCheckins>>, IFollowZone
{
    /// <summary>After a longer pause of the bot's, the next one is early enough.</summary>
    private static readonly TimeSpan StillUseful = TimeSpan.FromHours(12);

    public Reply Handle(Due<CheckinIsDue> what, Scene scene)
    {
        if (store.Get(what.Payload.Series) is not { } series || scenes.Community(series.Community) is not { } community)
            return Reply.None;
        if (scene.Now - what.At > StillUseful)
        {
            store.Put(series with { Later = null });
            return Reply.None;
        }

        // The community's clock was put back: this day has been asked.
        var today = Time.LocalTime.DateIn(community.Zone, scene.Now);
        var open = store.AllOf(series.Id) is [.., var newest] ? newest : null;
        if (open is not null && Time.LocalTime.DateIn(community.Zone, open.At) == today)
            return Reply.None;
        var free = noise.Free(community, what.At, scene.Now);
        store.Put(series with { Later = free > scene.Now ? free : null });
        if (free > scene.Now)
            return Reply.Of(new SetDue(CheckinIsDue.LaterKeyOf(series.Id), free, what.Payload));
        var last = open is { IsClosed: false } && store.CanRead(open) ? closing.Close(open, scene.Now, byHand: false) : Reply.None;
        var scale = new Scale(store.NextId(), series.Community, series.Sheet, scene.Now, ClosingTime.After(Scale.CheckinOpenFor, community, scene.Now)) { Series = series.Id, Topic = series.Topic };
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

    public Reply ZoneChanged(Community community, string before, DateTimeOffset now)
    {
        var reply = Reply.None;
        foreach (var series in store.SeriesIn(community.Id))
        {
            if (Time.Repeat.Read(series.Repeat) is not { } repeat)
                continue;
            var moved = series with { Later = null, Repeat = (repeat with { Zone = community.Zone }).ToString() };
            store.Put(moved);
            reply += new Reply([new SetDueEach(CheckinIsDue.KeyOf(series.Id), moved.Repeat, new CheckinIsDue(series.Id)), new CancelDue(CheckinIsDue.LaterKeyOf(series.Id))]);
        }

        return reply;
    }
}
