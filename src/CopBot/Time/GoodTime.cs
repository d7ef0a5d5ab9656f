using CopBot.Conversation;

namespace CopBot.Time;

/// <summary>When a community may be bothered by what the bot starts itself.</summary>
internal static class GoodTime
{
    /// <summary>The instant itself (UTC), or the end of the quiet hours that it falls in, by the community's own clock.</summary>
    public static DateTimeOffset AtOrAfter(Community community, DateTimeOffset instant)
    {
        if (!community.Quiet.Contains(LocalTime.TimeIn(community.Zone, instant)))
            return instant;
        var local = LocalTime.DateIn(community.Zone, instant).At(LocalTime.TimeIn(community.Zone, instant).ToLocalTime());
        var end = local.Date.At(community.Quiet.Until.ToLocalTime());
        return LocalTime.Instant(community.Zone, end > local ? end : end.PlusDays(1));
    }

    /// <summary>The instant itself (UTC), or the beginning of the quiet hours that it falls in.</summary>
    public static DateTimeOffset BeforeQuiet(Community community, DateTimeOffset instant)
    {
        if (!community.Quiet.Contains(LocalTime.TimeIn(community.Zone, instant)))
            return instant;
        var local = LocalTime.DateTimeIn(community.Zone, instant);
        var begin = local.Date.At(community.Quiet.From.ToLocalTime());
        return LocalTime.Instant(community.Zone, begin <= local ? begin : begin.PlusDays(-1));
    }
}

internal static class ClockTimes
{
    public static NodaTime.LocalTime ToLocalTime(this TimeOnly time) => NodaTime.LocalTime.FromTicksSinceMidnight(time.Ticks);
}
