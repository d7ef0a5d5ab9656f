using CopBot.Conversation;
using CopBot.Time;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;

namespace CopBot.Meetings.Calendars;

/// <summary>
/// Writes meetings as iCalendar (RFC 5545): an event a series with its rule, and one more for each date that differs from it. Only what
/// every member may see: no online link, no names, no needs. The same plan always gives the same bytes.
/// </summary>
/// <remarks>
/// <para>A series that continues another is an event of its own, and the other ends by UNTIL: so do calendar apps themselves when somebody
/// changes "this and all following", since one UID can have one rule only, and few read RANGE=THISANDFUTURE.</para>
/// <para>METHOD:PUBLISH and an ORGANIZER belong together (RFC 5546, 3.2.1). A CAL-ADDRESS is any URI (RFC 5545, 3.3.3), so no e-mail address
/// is made up: it is the bot's page at Telegram.</para>
/// </remarks>
internal static class WriteCalendar
{
    /// <summary>Needs no description: its times end in Z.</summary>
    private const string Utc = "UTC";

    private const string Product = "-//CopBot//Meetings//EN";

    /// <summary>How often an app should look, as it says in the file (RFC 7986, 5.7; the other one is Outlook's).</summary>
    private const string LookEvery = "PT1H";

    public static byte[] Write(CalendarPlan plan)
    {
        var calendar = new Calendar { ProductId = Product, Scale = CalendarScales.Gregorian, Method = CalendarMethods.Publish };
        var name = ContentLines.Clean(PlainText.OneLine(plan.Community.Name));
        calendar.AddProperty("NAME", name);
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty("X-WR-TIMEZONE", plan.Community.Zone);
        var every = new CalendarProperty("REFRESH-INTERVAL", LookEvery);
        every.AddParameter("VALUE", "DURATION");
        calendar.AddProperty(every);
        calendar.AddProperty("X-PUBLISHED-TTL", LookEvery);

        var dates = plan.Series.SelectMany(s => s.Meetings.Append(Plain(s.Series, First(s.Series)))).Concat(plan.Single).ToList();
        foreach (var zone in dates.GroupBy(m => Known(m.Zone), StringComparer.Ordinal).Where(z => z.Key != Utc).OrderBy(z => z.Key, StringComparer.Ordinal))
            calendar.AddTimeZone(WriteZone.Of(zone.Key, zone.Min(m => LocalDateTime.Min(m.Start, m.Planned)).Date, zone.Max(m => m.End).Date));

        foreach (var series in plan.Series.OrderBy(s => s.Series.Id.Value))
            calendar.Events.AddRange(series.Series.Repeat is { } repeat ? Repeated(series, repeat, plan) : [Once(series, plan)]);
        foreach (var meeting in plan.Single)
            calendar.Events.Add(Alone(meeting, plan));
        return ContentLines.Fold(new CalendarSerializer().SerializeToString(calendar) ?? "");
    }

    private static CalendarEvent Once(PlannedSeries planned, CalendarPlan plan)
    {
        var (series, meeting) = (planned.Series, planned.Meetings.IsEmpty ? Plain(planned.Series, planned.Series.Start) : planned.Meetings[^1]);
        return Event(series.IsCancelled ? meeting with { Status = MeetingStatus.Cancelled } : meeting, UidOf(series.Id, plan), Sequence(series, meeting), Later(Changed(series), meeting.Changed), plan);
    }

    /// <summary>An event that no rule holds.</summary>
    private static CalendarEvent Alone(Meeting meeting, CalendarPlan plan) =>
        Event(meeting, $"copbot-{plan.Seed}-m{meeting.Id}", meeting.Sequence, meeting.Changed, plan);

    private static IEnumerable<CalendarEvent> Repeated(PlannedSeries planned, Repeat whole, CalendarPlan plan)
    {
        var series = planned.Series;
        var (repeat, isCancelled) = AsItStood(planned, whole);
        var plain = Plain(series, repeat.Start);
        var (inRule, others) = Split(planned.Meetings, whole);

        // A date that was left out and stands all the same.
        var except = repeat.Except.Except(inRule.Where(m => !m.IsCancelled).Select(m => m.Planned.Date)).ToHashSet();
        var uid = UidOf(series.Id, plan);
        var all = Event(isCancelled ? plain with { Status = MeetingStatus.Cancelled } : plain, uid, series.Sequence, Changed(series), plan);
        all.RecurrenceRule = new RecurrenceRule(RuleOf(repeat));
        foreach (var date in except.Order())
            all.ExceptionDates.Add(At(date.At(repeat.Start.TimeOfDay), repeat.Zone));
        if (series.Continues is { } before)
        {
            var related = new CalendarProperty("RELATED-TO", UidOf(before, plan));
            related.AddParameter("RELTYPE", "SIBLING");
            all.AddProperty(related);
        }

        yield return all;
        if (isCancelled)
            yield break;

        foreach (var meeting in inRule.Where(m => Differs(m, plain) && !except.Contains(m.Planned.Date) && !(repeat.Rule.Until < m.Planned.Date)))
        {
            var one = Event(meeting, uid, Sequence(series, meeting), Later(Changed(series), meeting.Changed), plan);
            one.RecurrenceIdentifier = new RecurrenceIdentifier(At(meeting.Planned, meeting.Zone));
            yield return one;
        }

        // One that was cancelled stands in nobody's calendar: where the series was ended or changed before it, it has gone with the rule.
        foreach (var meeting in others.Where(m => !m.IsCancelled))
            yield return Alone(meeting, plan);
    }

    // The day that the start gives to a rule, said where not every month or year has it: some apps else slip to the day after.
    private static string RuleOf(Repeat repeat)
    {
        var (rule, start) = (repeat.Rule, repeat.Start);
        var day = start.Day <= 28 || rule.Days.Length > 0 || rule.MonthDays.Length > 0 ? "" : rule.Frequency switch
        {
            Frequency.Monthly => $";BYMONTHDAY={start.Day}",
            Frequency.Yearly when rule.Months.Length == 0 => $";BYMONTH={start.Month};BYMONTHDAY={start.Day}",
            Frequency.Yearly => $";BYMONTHDAY={start.Day}",
            Frequency.Daily or Frequency.Weekly => "",
        };
        return rule.TextFor(start, repeat.Zone) + day;
    }

    // A series that was cancelled after some of its dates had taken place ends after the last of them: they stay true.
    private static (Repeat Repeat, bool IsCancelled) AsItStood(PlannedSeries planned, Repeat repeat)
    {
        if (!planned.Series.IsCancelled)
            return (repeat, false);
        var last = planned.Meetings.Where(m => !m.IsCancelled).Select(m => (LocalDate?)m.Planned.Date).Max();
        return last is { } date && repeat.Before(date.PlusDays(1)) is { } ended ? (ended, false) : (repeat, true);
    }

    // An override must name a date that the rule gives, or apps do not show it.
    private static (List<Meeting> InRule, List<Meeting> Others) Split(IReadOnlyList<Meeting> meetings, Repeat repeat)
    {
        var given = new HashSet<LocalDate>();
        if (meetings.Count > 0)
        {
            var last = meetings.Max(m => m.Planned).Date;
            for (var from = meetings.Min(m => m.Planned).Date; from <= last;)
            {
                var some = repeat.Rule.Dates(repeat.Start.Date, from, RepeatRule.MostDates);
                given.UnionWith(some);
                if (some.Length < RepeatRule.MostDates)
                    break;
                from = some[^1].PlusDays(1);
            }
        }

        var byRule = meetings.ToLookup(m => given.Contains(m.Planned.Date) && m.Planned.TimeOfDay == repeat.Start.TimeOfDay && m.Zone == repeat.Zone);
        return ([.. byRule[true]], [.. byRule[false]]);
    }

    // Also where the clocks change during it: apps give every date of a rule the same exact length (RFC 5545, 3.8.5.3).
    private static bool Differs(Meeting meeting, Meeting plain) =>
        meeting.IsCancelled || meeting.Start != meeting.Planned || meeting.Minutes != plain.Minutes || meeting.Title != plain.Title
        || MeetingTexts.Where(meeting.Details) != MeetingTexts.Where(plain.Details) || meeting.Details.Venue != plain.Details.Venue
        || CalendarTexts.Description(meeting, "") != CalendarTexts.Description(plain, "")
        || meeting.EndsAt - meeting.StartsAt != TimeSpan.FromMinutes(meeting.Minutes);

    private static CalendarEvent Event(Meeting meeting, string uid, int sequence, DateTimeOffset changed, CalendarPlan plan)
    {
        var page = new Uri(plan.Bot.Length > 0 ? $"https://t.me/{plan.Bot}" : "https://t.me/");
        var stamp = new CalDateTime(changed.UtcDateTime);
        var written = new CalendarEvent
        {
            Uid = uid,
            Sequence = sequence,
            DtStamp = stamp,
            LastModified = stamp,
            Start = At(meeting.Start, meeting.Zone),
            End = At(meeting.End > meeting.Start ? meeting.End : meeting.Start, meeting.Zone),
            Summary = ContentLines.Clean(meeting.Title),
            Status = meeting.IsCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            Organizer = new Organizer { Value = page, CommonName = ContentLines.Clean(PlainText.OneLine(plan.Community.Name)) },
            Url = page,
        };
        if (ContentLines.Clean(CalendarTexts.Description(meeting, plan.Bot)) is { Length: > 0 } description)
            written.Description = description;
        if (ContentLines.Clean(MeetingTexts.Where(meeting.Details)) is { Length: > 0 } where)
            written.Location = where;
        if (meeting.Details.Venue is { Latitude: { } latitude, Longitude: { } longitude })
            written.GeographicLocation = new GeographicLocation(latitude, longitude);
        return written;
    }

    /// <summary>A date as the series has it, with nothing of its own.</summary>
    private static Meeting Plain(Series series, LocalDateTime start) =>
        new(default, series.Id, series.Community, series.Details, start, start, series.Minutes, series.Zone) { Changed = Changed(series) };

    private static LocalDateTime First(Series series) => series.Repeat?.Start ?? series.Start;

    private static string UidOf(SeriesId series, CalendarPlan plan) => $"copbot-{plan.Seed}-s{series}";

    // Each of the two is raised alone; the sum rises with either.
    private static int Sequence(Series series, Meeting meeting) => series.Sequence + meeting.Sequence;

    private static DateTimeOffset Changed(Series series) => Later(series.At, series.Changed);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static CalDateTime At(LocalDateTime time, string zone) => new(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second, Known(zone));

    // A zone that tzdb has dropped is taken for UTC, as everywhere in the bot.
    private static string Known(string zone) => Time.LocalTime.IsZone(zone) ? zone : Utc;
}
