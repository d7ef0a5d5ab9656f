using System.Diagnostics;
using System.Globalization;
using System.Text;
using CopBot.Meetings;
using CopBot.Meetings.Calendars;
using CopBot.Tests.Support;
using static CopBot.Tests.Meetings.Calendars.Plans;

namespace CopBot.Tests.Meetings.Calendars;

/// <summary>The lines themselves.</summary>
public sealed class WriteCalendarTests(ITestOutputHelper output)
{
    [Fact]
    public void ASeries_ReadsLikeThis()
    {
        var details = new MeetingDetails("Family Support CoP")
        {
            Venue = new Venue("Dudson Centre", "Hope Street") { Access = "Step-free, with a lift" },
            Bring = "a mug",
            OnlineLink = "https://meet.example.org/secret-room",
        };
        var series = Series("FREQ=MONTHLY;BYDAY=1TU", "2026-12-01T10:00", details: details) with { Sequence = 3 };
        var text = Write(Plan(series.With(series.Date("2026-12-01T10:00"), series.Date("2027-01-05T10:00", 2) with { Status = MeetingStatus.Cancelled, Sequence = 1 })));
        Assert.Equal(
            """
            BEGIN:VCALENDAR
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            NAME:Family Support CoP
            PRODID:-//CopBot//Meetings//EN
            REFRESH-INTERVAL;VALUE=DURATION:PT1H
            VERSION:2.0
            X-PUBLISHED-TTL:PT1H
            X-WR-CALNAME:Family Support CoP
            X-WR-TIMEZONE:Europe/London
            BEGIN:VTIMEZONE
            TZID:Europe/London
            X-LIC-LOCATION:Europe/London
            BEGIN:DAYLIGHT
            DTSTART:20240331T010000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            TZNAME:BST
            TZOFFSETFROM:+0000
            TZOFFSETTO:+0100
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:20241027T020000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            TZNAME:GMT
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0000
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            DESCRIPTION:Please bring: a mug\n\nAccess: Step-free\, with a lift\n\nThose
              who are going get the online link from the bot in Telegram.\n\nTo say whe
             ther you are coming\, send /meetings to @copbot in Telegram.
            DTEND;TZID=Europe/London:20261201T120000
            DTSTAMP:20261124T100000Z
            DTSTART;TZID=Europe/London:20261201T100000
            LAST-MODIFIED:20261124T100000Z
            LOCATION:Dudson Centre\, Hope Street\, or online
            ORGANIZER;CN=Family Support CoP:https://t.me/copbot
            RRULE:FREQ=MONTHLY;BYDAY=1TU
            SEQUENCE:3
            STATUS:CONFIRMED
            SUMMARY:Family Support CoP
            UID:copbot-seed-s1
            URL:https://t.me/copbot
            END:VEVENT
            BEGIN:VEVENT
            DESCRIPTION:This meeting was cancelled.\n\nPlease bring: a mug\n\nAccess: S
             tep-free\, with a lift\n\nThose who are going get the online link from the
              bot in Telegram.
            DTEND;TZID=Europe/London:20270105T120000
            DTSTAMP:20261124T100000Z
            DTSTART;TZID=Europe/London:20270105T100000
            LAST-MODIFIED:20261124T100000Z
            LOCATION:Dudson Centre\, Hope Street\, or online
            ORGANIZER;CN=Family Support CoP:https://t.me/copbot
            RECURRENCE-ID;TZID=Europe/London:20270105T100000
            SEQUENCE:4
            STATUS:CANCELLED
            SUMMARY:Family Support CoP
            UID:copbot-seed-s1
            URL:https://t.me/copbot
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"),
            text);
    }

    [Fact]
    public void Lines_AreFoldedAt75Octets_AndNeverInsideACharacter()
    {
        foreach (var letter in new[] { "a", "é", "漢", "🎉", "👩‍👩‍👧", "," })
        {
            for (var shift = 0; shift < 8; shift++)
            {
                var title = new string('x', shift) + string.Concat(Enumerable.Repeat(letter, 118 / letter.Length));
                var bytes = WriteCalendar.Write(Plan(Series(null, "2026-12-01T10:00", details: new MeetingDetails(title)).With()));
                var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
                var lines = text.Split("\r\n");
                Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
                Assert.All(lines, line => Assert.DoesNotContain('\uFFFD', line));
                Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
                Assert.Contains($"SUMMARY:{title.Replace(",", "\\,", StringComparison.Ordinal)}\r\n", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void AHalfCharacter_DoesNotBreakTheFile()
    {
        var bytes = WriteCalendar.Write(Plan(Series(null, "2026-12-01T10:00", details: new MeetingDetails("a\ud83cb")).With()));
        Assert.Contains("SUMMARY:a\uFFFDb\r\n", new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void NothingThatIsForSomeAlone_IsInIt()
    {
        var details = new MeetingDetails("Family Support CoP") { OnlineLink = "https://meet.example.org/secret-room" };
        var text = Write(Plan(Series(null, "2026-12-01T10:00", details: details).With()));
        Assert.DoesNotContain("meet.example.org", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("LOCATION:Online\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ATTENDEE", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mailto", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void TheSamePlan_GivesTheSameBytes()
    {
        var plan = Plan(Series("FREQ=WEEKLY;BYDAY=TU", "2026-12-01T10:00").With(), Series(null, "2026-12-05T10:00", "America/New_York", id: 2).With());
        Assert.Equal(WriteCalendar.Write(plan), WriteCalendar.Write(plan));
    }

    [Fact]
    public void AZoneThatIsNoLongerKnown_IsWrittenAsUtc() =>
        Assert.Contains("DTSTART:20261201T100000Z\r\n", Write(Plan(Series(null, "2026-12-01T10:00", "Mars/Olympus").With())), StringComparison.Ordinal);

    [Fact]
    public void ALargeCalendar_IsWrittenInGoodTime()
    {
        var plan = Plan(Enumerable.Range(1, 20).Select(n =>
        {
            var series = Series("FREQ=WEEKLY;BYDAY=TU", "2026-12-01T10:00", id: n, details: new MeetingDetails($"Meeting {n}") { Venue = new Venue("Dudson Centre", "Hope Street") });
            return series.With([.. series.Repeat!.Occurrences(series.Start, 50).Select((at, i) => series.Date(at.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), i + 1) with { Start = at.PlusMinutes(i % 5 == 0 ? 30 : 0) })]);
        }));
        WriteCalendar.Write(plan);
        var clock = Stopwatch.StartNew();
        var bytes = WriteCalendar.Write(plan);
        output.Report($"20 series with 50 dates each, one in five moved: {bytes.Length / 1024} KB in {clock.Elapsed.TotalMilliseconds:F0} ms");
        Assert.InRange(bytes.Length, 50_000, 500_000);
    }

    private static string Write(CalendarPlan plan) => Encoding.UTF8.GetString(WriteCalendar.Write(plan));
}
