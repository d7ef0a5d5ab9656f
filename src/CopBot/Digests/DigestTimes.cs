using CopBot.Conversation;
using CopBot.Time;
using NodaTime;
using ClockTime = NodaTime.LocalTime;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.Digests;

/// <summary>When digests are due, by the community's own clock.</summary>
internal static class DigestTimes
{
    private static readonly Period DraftBefore = Period.FromDays(2);

    private static readonly ClockTime Nine = new(9, 0);

    /// <summary>The first instant after <paramref name="after"/>; never in quiet hours. Null where the rule has come to its end.</summary>
    public static DateTimeOffset? Next(DigestPlan plan, Community community, DateTimeOffset after)
    {
        if (plan.Rule is not null && Repeat.Read(plan.Rule) is { } repeat)
        {
            var instants = (repeat with { Zone = community.Zone }).Instants(after.AddDays(-1), 8);
            return instants.Select(at => GoodTime.AtOrAfter(community, at)).Where(at => at > after).Select(at => (DateTimeOffset?)at).FirstOrDefault();
        }

        var month = LocalTime.DateIn(community.Zone, after).With(DateAdjusters.StartOfMonth);
        while (true)
        {
            var at = GoodTime.AtOrAfter(community, LocalTime.Instant(community.Zone, FirstWorkingDay(month, community.Zone).At(plan.Hour?.ToLocalTime() ?? Nine)));
            if (at > after)
                return at;
            month = month.PlusMonths(1);
        }
    }

    /// <summary>When facilitators are shown the draft: two days before by the calendar, at the same hour.</summary>
    public static DateTimeOffset DraftAt(Community community, DateTimeOffset planned) =>
        GoodTime.AtOrAfter(community, LocalTime.Instant(community.Zone, LocalTime.DateTimeIn(community.Zone, planned).Minus(DraftBefore)));

    /// <summary>From where the first digest tells: a month before it, by the calendar.</summary>
    public static DateTimeOffset MonthBefore(Community community, DateTimeOffset planned) =>
        LocalTime.Instant(community.Zone, LocalTime.DateTimeIn(community.Zone, planned).PlusMonths(-1));

    /// <summary>When a year is told of: a week after its January's digest.</summary>
    public static DateTimeOffset? YearAt(DigestPlan plan, Community community, int year) =>
        Next(plan, community, LocalTime.StartOf(community.Zone, new LocalDate(year + 1, 1, 1)).AddTicks(-1)) is { } january
            ? GoodTime.AtOrAfter(community, LocalTime.Instant(community.Zone, LocalTime.DateTimeIn(community.Zone, january).PlusDays(7)))
            : null;

    /// <summary>A calendar year there.</summary>
    public static DigestSpan Year(Community community, int year) =>
        new(community, LocalTime.StartOf(community.Zone, new LocalDate(year, 1, 1)), LocalTime.StartOf(community.Zone, new LocalDate(year + 1, 1, 1)));

    /// <summary>The week before an instant.</summary>
    public static DateTimeOffset WeekBefore(Community community, DateTimeOffset now) =>
        LocalTime.Instant(community.Zone, LocalTime.DateTimeIn(community.Zone, now).PlusDays(-7));

    /// <summary>Every Monday at nine, or when quiet hours end, as iCalendar's lines.</summary>
    public static string Mondays(Community community, DateTimeOffset now)
    {
        var today = LocalTime.DateIn(community.Zone, now);
        var monday = today.DayOfWeek == IsoDayOfWeek.Monday ? today : today.Next(IsoDayOfWeek.Monday);
        var good = LocalTime.DateTimeIn(community.Zone, GoodTime.AtOrAfter(community, LocalTime.Instant(community.Zone, monday.At(Nine)))).TimeOfDay;
        return new Repeat(new RepeatRule(Frequency.Weekly) { Days = [new RepeatDay(0, IsoDayOfWeek.Monday)] }, monday.At(good), community.Zone).ToString();
    }

    // Bank holidays are those of the part of the United Kingdom in which most people live; elsewhere every weekday is a working day.
    private static LocalDate FirstWorkingDay(LocalDate first, string zone)
    {
        var day = first;
        while (day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || (zone == "Europe/London" && BankHolidays.On(day, Nation.EnglandAndWales) is not null))
            day = day.PlusDays(1);
        return day;
    }
}
