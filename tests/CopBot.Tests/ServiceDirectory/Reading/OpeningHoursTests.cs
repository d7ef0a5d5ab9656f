using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Reading;
using CopBot.Tests.Support;
using CsCheck;

namespace CopBot.Tests.ServiceDirectory.Reading;

public class OpeningHoursTests
{
    [Theory]
    [InlineData("Tue & Thu 10–2", "TU,TH 10:00-14:00", true)]
    [InlineData("Mon-Fri 9am to 5pm, Sat 10-1", "MO,TU,WE,TH,FR 09:00-17:00|SA 10:00-13:00", true)]
    [InlineData("weekdays 9-5", "MO,TU,WE,TH,FR 09:00-17:00", true)]
    [InlineData("M-F 0900-1700", "MO,TU,WE,TH,FR 09:00-17:00", false)]
    [InlineData("Mon 08:30-18:00; Tue 09:00-13:00,14:15-18:30; Sat CLOSED; Sun CLOSED", "MO 08:30-18:00|TU 09:00-13:00|TU 14:15-18:30", false)]
    [InlineData("Mon 09:00-12:30,13:00-16:30,17:00-21:00", "MO 09:00-12:30|MO 13:00-16:30|MO 17:00-21:00", false)]
    [InlineData("Mon-Sun 9am-5pm. Closed Wednesdays.", "MO,TU,TH,FR,SA,SU 09:00-17:00", false)]
    [InlineData("first Tuesday of the month 2pm", "monthly 1TU 14:00-", false)]
    [InlineData("1st and 3rd Thursday of each month 10.30-12", "monthly 1TH,3TH 10:30-12:00", true)]
    [InlineData("last Friday of every month, 12 noon - 2pm", "monthly -1FR 12:00-14:00", false)]
    [InlineData("every other Wednesday 6-8pm", "every 2 WE 18:00-20:00", false)]
    [InlineData("24 hours", "MO,TU,WE,TH,FR,SA,SU 00:00-23:59", false)]
    [InlineData("24/7", "MO,TU,WE,TH,FR,SA,SU 00:00-23:59", false)]
    [InlineData("by appointment", "'by appointment'", false)]
    [InlineData("Mon - Fri by appointment", "MO,TU,WE,TH,FR 'by appointment'", false)]
    [InlineData("Tuesdays 9.30-11.30 term time only", "TU 09:30-11:30 'term time only'", true)]
    [InlineData("Mon & Thur 1-3pm (except bank holidays)", "MO,TH 13:00-15:00 'except bank holidays'", false)]
    [InlineData("Daily (except Tues & Sat) 10:30am - 12pm", "MO,WE,TH,FR,SU 10:30-12:00", false)]
    [InlineData("9 - 4 weekdays except Wed 9 - 2", "MO,TU,TH,FR 09:00-16:00|WE 09:00-14:00", true)]
    [InlineData("Monday - Friday via referral and Saturdays 10am -2pm", "MO,TU,WE,TH,FR 'via referral'|SA 10:00-14:00", false)]
    [InlineData("Tuesdays & Fridays 12pm - 3pm; 1st Saturday of month 10am - 12noon", "TU,FR 12:00-15:00|monthly 1SA 10:00-12:00", false)]
    [InlineData("10am-2pm Mon-Fri, 10am-1pm Sat", "MO,TU,WE,TH,FR 10:00-14:00|SA 10:00-13:00", false)]
    [InlineData("Mon 1-2pm Thurs 10-11am Sat 12- 1pm", "MO 13:00-14:00|TH 10:00-11:00|SA 12:00-13:00", false)]
    [InlineData("Tues , Wed, Thursday, 11am - 2pm and Friday 11am - 4pm", "TU,WE,TH 11:00-14:00|FR 11:00-16:00", false)]
    [InlineData("Tues/Weds 10am - 12pm. Thurs 10am - 2pm", "TU,WE 10:00-12:00|TH 10:00-14:00", false)]
    [InlineData("Monday - Saturday 7.30am = 4.30pm", "MO,TU,WE,TH,FR,SA 07:30-16:30", false)]
    [InlineData("Thursday 1.30 - 3.30pm", "TH 13:30-15:30", false)]
    [InlineData("Mon - Sat 10.00 - 4.00", "MO,TU,WE,TH,FR,SA 10:00-16:00", true)]
    [InlineData("Tuesday evenings 7-9", "TU 19:00-21:00", true)]
    [InlineData("Mon 7-9", "MO 19:00-21:00", true)]
    [InlineData("Friday from 6pm", "FR 18:00-", false)]
    [InlineData("Sat until 1pm", "SA -13:00", false)]
    [InlineData("Fri 10pm-2am", "FR 22:00-02:00", false)]
    [InlineData("Every day 6pm-midnight", "MO,TU,WE,TH,FR,SA,SU 18:00-00:00", false)]
    [InlineData("between 10am and 2pm on Wednesdays", "WE 10:00-14:00", false)]
    [InlineData("Saturday mornings", "SA 'mornings'", false)]
    [InlineData("Tuesday and Thursday", "TU,TH", false)]
    [InlineData("Closed", "'Closed'", false)]
    [InlineData("Monday\u00a010am\u00a0-\u00a012noon", "MO 10:00-12:00", false)]
    public void Read_AsPeopleWrite_Schedules(string written, string schedules, bool guessed)
    {
        var read = OpeningHours.Read(written);
        Assert.Empty(read.NotUnderstood);
        Assert.Equal(schedules, Show(read.Schedules));
        Assert.Equal(guessed, read.Guessed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("N/A")]
    [InlineData("Not known")]
    [InlineData("TBC")]
    public void Read_WhatSaysNothing_IsNothing(string written)
    {
        var read = OpeningHours.Read(written);
        Assert.Empty(read.Schedules);
        Assert.Empty(read.NotUnderstood);
    }

    // What might be meant otherwise is kept as it was written, and nothing is made of it.
    [Theory]
    [InlineData("8-10 Monday")]
    [InlineData("9-5")]
    [InlineData("Mon 9-5, 10-1 Sat")]
    [InlineData("Mon 9-5, Sat")]
    [InlineData("every second Tuesday 2pm")]
    [InlineData("not Mondays")]
    [InlineData("No longer open Tuesdays 10-2")]
    [InlineData("Monday ages 5-11 4-5pm")]
    [InlineData("Monday 3 June 10-12")]
    [InlineData("Mon to Sun 8 til late")]
    [InlineData("Monday 2pm-10am")]
    [InlineData("Wednesday 7:30")]
    [InlineData("Monday 25:00-26:00")]
    [InlineData("One morning per week")]
    [InlineData("5 days and 5 evenings per week")]
    [InlineData("See above")]
    [InlineData("Open until 24 December, Mondays 10-12, from May")]
    [InlineData("Families can be referred to our club through the advice centre at the hall on Tuesdays, 10am-2pm")]
    public void Read_NotCertain_IsKeptAsWritten(string written)
    {
        var read = OpeningHours.Read(written);
        Assert.Equal([written], read.NotUnderstood);
        Assert.Equal($"'{written}'", Show(read.Schedules));
    }

    [Theory]
    [InlineData("Wednesday 10am - 12noon. Bring a bag.", "WE 10:00-12:00|'Bring a bag'", "Bring a bag")]
    [InlineData("Foodbank: Wednesday 5 - 6.30pm", "WE 17:00-18:30|'Foodbank: Wednesday 5 - 6.30pm'", "Foodbank: Wednesday 5 - 6.30pm")]
    [InlineData("Mon 10-12 late", "MO 10:00-12:00|'Mon 10-12 late'", "Mon 10-12 late")]
    public void Read_InPart_KeepsTheSentenceBesideWhatIsCertain(string written, string schedules, string strange)
    {
        var read = OpeningHours.Read(written);
        Assert.Equal([strange], read.NotUnderstood);
        Assert.Equal(schedules, Show(read.Schedules));
    }

    [Theory]
    [InlineData("09:00-13:00,14:15-18:30", "MO 09:00-13:00|MO 14:15-18:30")]
    [InlineData("CLOSED", "")]
    [InlineData("9am - 5pm", "MO 09:00-17:00")]
    [InlineData("24 hours", "MO 00:00-23:59")]
    [InlineData("", "")]
    public void Read_OneDaysColumn_IsThatDays(string cell, string schedules)
    {
        var read = OpeningHours.Read(cell, "MO");
        Assert.Empty(read.NotUnderstood);
        Assert.Equal(schedules, Show(read.Schedules));
    }

    [Fact]
    public void Read_AnEssay_IsKeptWhole()
    {
        var essay = string.Concat(Enumerable.Repeat("Monday 10am-2pm and ", 500));
        Assert.Equal([essay.Trim()], OpeningHours.Read(essay).NotUnderstood);
    }

    [Theory]
    [InlineData("Tue & Thu 10–2", "Tue and Thu 10am–2pm")]
    [InlineData("Mon-Fri 9-5, Sat 10-1", "Mon–Fri 9am–5pm; Sat 10am–1pm")]
    [InlineData("Mon 09:00-13:00,14:15-18:30; Tue 09:00-13:00,14:15-18:30", "Mon and Tue 9am–1pm and 2:15pm–6:30pm")]
    [InlineData("1st and 3rd Thursday of each month 10.30-12", "first and third Thu of the month 10:30am–noon")]
    [InlineData("Mon - Fri by appointment", "Mon–Fri by appointment")]
    [InlineData("every other Wednesday 6-8pm", "every other Wed 6pm–8pm")]
    [InlineData("24/7", "every day 24 hours")]
    [InlineData("Tuesdays 2-4 term time only", "Tue 2pm–4pm (term time only)")]
    public void InWords_Schedules_AsPeopleSayThem(string written, string words) =>
        Assert.Equal(words, HoursText.InWords(OpeningHours.Read(written).Schedules));

    [Fact]
    public void InWords_AnyWeek_ReadsBackAsTheSame()
    {
        var span = Gen.Select(Gen.Int[0, 94], Gen.Int[1, 95]).Where(t => t.Item1 < t.Item2);
        var line = Gen.Select(Gen.Int[1, HoursWords.AllDays], span);
        Gen.Select(line.Array[1, 4], Gen.Int[-1, 4].Where(n => n != 0)).Each((lines, nth) =>
        {
            var schedules = lines.Select((l, i) => new Schedule
            {
                Freq = i == 3 ? ScheduleFrequency.Monthly : ScheduleFrequency.Weekly,
                ByDay = i == 3 ? HoursText.ByDay(l.Item1, [nth]) : HoursText.ByDay(l.Item1, []),
                OpensAt = TimeOnly.MinValue.AddMinutes(l.Item2.Item1 * 15),
                ClosesAt = TimeOnly.MinValue.AddMinutes(l.Item2.Item2 * 15),
            });
            var words = HoursText.InWords([.. schedules]);
            var read = OpeningHours.Read(words);
            Assert.True(read.IsUnderstood && !read.Guessed, words);
            Assert.Equal(words, HoursText.InWords(read.Schedules));
        });
    }

    [Fact]
    public void Read_AnyText_NeverThrowsAndLosesNothing() => Gen.String[0, 80].Each(text =>
    {
        var read = OpeningHours.Read(text);
        Assert.All(read.NotUnderstood, strange => Assert.Contains(read.Schedules, s => s.Description == strange));
    });

    private static string Show(IEnumerable<Schedule> schedules) => string.Join('|', schedules.Select(s =>
    {
        var rhythm = s.Freq == ScheduleFrequency.Monthly ? "monthly " : s.Interval > 1 ? $"every {s.Interval} " : "";
        var hours = s.OpensAt is null && s.ClosesAt is null ? "" : $" {s.OpensAt:HH:mm}-{s.ClosesAt:HH:mm}";
        return (rhythm + s.ByDay + hours + (s.Description.Length > 0 ? $" '{s.Description}'" : "")).Trim();
    }));
}
