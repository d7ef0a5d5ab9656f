using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Meetings.Calendars;

/// <summary>A series with all its dates that are kept, in the order in which it has them.</summary>
internal sealed record PlannedSeries(Series Series, ImmutableArray<Meeting> Meetings);

/// <summary>All that is written into one calendar, read at one moment.</summary>
/// <param name="Community">Whose meetings.</param>
/// <param name="Seed">See <see cref="CommunityCalendar.Seed"/>.</param>
/// <param name="Bot">Its username, without the @; empty where it is not known yet.</param>
/// <param name="Series">Whole series.</param>
internal sealed record CalendarPlan(Community Community, string Seed, string Bot, ImmutableArray<PlannedSeries> Series)
{
    /// <summary>Single dates, each as an event of its own.</summary>
    public ImmutableArray<Meeting> Single { get; init; } = [];

    public bool IsEmpty => Series.IsEmpty && Single.IsEmpty;
}

/// <summary>Reads what goes into a calendar. Inside a transaction.</summary>
internal sealed class ReadPlans(MeetingStore meetings, CalendarStore calendars, BotIdentity bot)
{
    /// <summary>Everything that takes place, or has, from an instant on.</summary>
    public CalendarPlan All(Community community, DateTimeOffset from) => Empty(community) with
    {
        Series = [.. meetings.SeriesOf(community.Id).Select(s => new PlannedSeries(s, [.. meetings.Of(s.Id)])).Where(s => Lasts(s, from))],
    };

    /// <summary>One date. Where it is the only one of its series, it is the same event as in <see cref="All"/>.</summary>
    public CalendarPlan One(Community community, Meeting meeting) => meetings.Get(meeting.Series) is { Repeat: null } series
        ? Empty(community) with { Series = [new PlannedSeries(series, [meeting])] }
        : Empty(community) with { Single = [meeting] };

    private CalendarPlan Empty(Community community) => new(community, calendars.Of(community.Id).Seed, bot.Username, []);

    private static bool Lasts(PlannedSeries planned, DateTimeOffset from)
    {
        var (series, dates) = planned;
        if (dates.Any(m => m.EndsAt >= from))
            return true;
        if (series.IsCancelled)
            return series.Changed >= from;
        var local = LocalTime.DateTimeIn(series.Zone, from);
        return series.Repeat is { } repeat ? !repeat.Occurrences(local, 1).IsEmpty : dates.IsEmpty && series.Start >= local;
    }
}
