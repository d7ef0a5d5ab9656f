using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CopBot.ServiceDirectory.Reading;

/// <summary>
/// Reads opening hours as people write them: "Tue &amp; Thu 10–2", "Mon-Fri 9am to 5pm, Sat 10-1", "first Tuesday of the month 2pm".
/// A sentence that is not wholly understood is kept as it was written, beside what of it is certain; where a word may turn its
/// meaning round ("not", "until", "aged"), nothing of it is taken for certain.
/// </summary>
internal static partial class OpeningHours
{
    /// <summary>More than this is an essay; it is kept as it is.</summary>
    private const int LongestText = 2000;

    public static HoursReading Read(string text) => Read(text, days: 0);

    /// <summary>The hours of these days alone, as in a table with a column for each day. <paramref name="byDay"/> such as "MO" or "MO,TU".</summary>
    public static HoursReading Read(string text, string byDay) => Read(text, HoursText.DaysOf(byDay));

    private static HoursReading Read(string text, int days)
    {
        var tidy = text.Replace('\u00A0', ' ').Trim();
        if (tidy.Length == 0 || SaysNothing().IsMatch(tidy))
            return HoursReading.Nothing;
        if (tidy.Length > LongestText)
            return AsWritten(tidy);
        var schedules = ImmutableArray.CreateBuilder<Schedule>();
        var strange = ImmutableArray.CreateBuilder<string>();
        var guessed = false;
        var closed = new List<(int Days, string Sentence)>();
        try
        {
            foreach (var sentence in Sentence().Split(tidy).Select(s => s.Trim()).Where(s => s.Length > 0))
            {
                var read = new HoursSentence(sentence, days);
                if (!read.Read())
                    strange.Add(sentence);
                schedules.AddRange(read.Schedules);
                guessed |= read.Guessed;
                if (read.ClosedOn != 0)
                    closed.Add((read.ClosedOn, sentence));
            }
        }
        catch (RegexMatchTimeoutException)
        {
            return AsWritten(tidy);
        }

        TakeOut(closed, schedules, days);
        foreach (var sentence in strange)
            schedules.Add(new Schedule { Description = sentence });
        return new HoursReading(schedules.ToImmutable()) { NotUnderstood = strange.ToImmutable(), Guessed = guessed };
    }

    // What is closed is what is not open; said by itself, it is kept in words.
    private static void TakeOut(List<(int Days, string Sentence)> closed, ImmutableArray<Schedule>.Builder schedules, int given)
    {
        if (closed.Count == 0)
            return;
        var days = closed.Aggregate(0, (all, c) => all | c.Days);
        var open = schedules.Any(s => s.Freq == ScheduleFrequency.Weekly);
        for (var i = schedules.Count - 1; i >= 0; i--)
        {
            if (schedules[i] is not { Freq: ScheduleFrequency.Weekly } weekly)
                continue;
            var left = HoursText.ByDay(HoursText.DaysOf(weekly.ByDay) & ~days, []);
            if (left.Length == 0)
                schedules.RemoveAt(i);
            else
                schedules[i] = weekly with { ByDay = left };
        }

        if (!open && given == 0)
            schedules.AddRange(closed.Select(c => new Schedule { Description = c.Sentence }));
    }

    private static HoursReading AsWritten(string text) => new([new Schedule { Description = text }]) { NotUnderstood = [text] };

    [GeneratedRegex(@"^(n/?a|n/?k|none|unknown|not (known|relevant|available|applicable|given|stated)|tb[ca]|-+|–|\?+|nil|null)\.?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex SaysNothing();

    // A full stop ends a sentence only where a blank follows and it is none of "a.m." or "Mon.".
    [GeneratedRegex(
        @"[;\r\n•|]+|(?<=\w{2})(?<!\b(mon|tu|tue|tues|wed|weds|th|thu|thur|thurs|fri|sat|sun|exc|excl|no|st))(?<![ap]\.m)\.(?=\s|$)|(?<=[\d)])\.(?=\s|$)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Sentence();
}
