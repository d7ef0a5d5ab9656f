using CopBot.Tests.Support;
using CopBot.Time;
using CsCheck;
using NodaTime;

namespace CopBot.Tests.Time;

public sealed class TimePhraseTests
{
    // A Wednesday.
    private static readonly LocalDateTime Now = new(2026, 11, 25, 14, 30);

    private static readonly string[] Pieces =
    [
        "Tue", "tuesday", "Fridays", "1", "3rd", "31", "2027", "'27", "Feb", "may", "10am", "10", "10-12", "10.30", ":", "/", "-", ",", ".", "(", ")", "at", "on", "the", "every",
        "other", "second", "first", "last", "of", "month", "week", "fortnight", "fortnightly", "monthly", "until", "from", "for", "6", "hours", "half", "past", "to", "noon",
        "midnight", "tomorrow", "next", "after", "before", "in", "Boxing Day", "easter", "bank holiday", "except", "August", "or", "and", "not", "quarter", "a", "an", "hour", "x",
        "Family", "Support", "ST1 3AR", "https://a.b/10am", "£5", "😀", "١٤", "ﬁ", "\0", "\n", "o'clock", "end", "day", "weekend", "this", "29", "0", "99", "9999", "years", "1000",
    ];

    [Theory]
    [InlineData("Family Support CoP, first Tuesday of every month 10am–12pm at Dudson Centre, Hope Street", "Family Support CoP", "Dudson Centre, Hope Street")]
    [InlineData("Tue 1 Dec 10am Family Support CoP at Dudson Centre", "Family Support CoP", "Dudson Centre")]
    [InlineData("Tue 1 Dec, Family Support CoP, 10am at Hope Street", "Family Support CoP", "Hope Street")]
    [InlineData("Family Support CoP at Dudson Centre, Tue 1 Dec 10am", "Family Support CoP", "Dudson Centre")]
    [InlineData("Board meeting 7th Dec 2026 @ 6:30pm-8pm, Room 2, Town Hall", "Board meeting", "Room 2, Town Hall")]
    [InlineData("Steering group Tue 1 Dec at 24 Hope Street, 10am", "Steering group", "24 Hope Street")]
    [InlineData("Parents group Wed 2 Dec 1pm https://zoom.us/j/123?pwd=10am", "Parents group", "https://zoom.us/j/123?pwd=10am")]
    [InlineData("let's meet on Tuesday at 10am", "", "")]
    [InlineData("can we meet Friday 2pm please", "", "")]
    [InlineData("Budget 2026 review, Tue 1 Dec", "Budget 2026 review", "")]
    [InlineData("Ages 5-11 craft club Tuesdays 3.30pm in the hall", "Ages 5-11 craft club", "the hall")]
    [InlineData("Every Child Matters forum Tue 1 Dec 10am", "Every Child Matters forum", "")]
    [InlineData("Tue 1 Dec 10am, ST1 3AR", "", "ST1 3AR")]
    [InlineData("Monthly drop-in, 2nd Saturday, 11-1", "Monthly drop-in", "")]
    [InlineData("Date: Tue 8 Dec, Time: 10am-12pm, Venue: Dudson Centre", "", "Dudson Centre")]
    public void Read_WithMoreThanTime_FindsTitleAndPlace(string text, string title, string place)
    {
        var when = Read(text).Understood;

        Assert.Equal((title, place), (when?.Title, when?.Place));
    }

    [Theory]
    [InlineData("next Friday 2pm", "I took “next” as Fri 4 December 2026, not Fri 27 November 2026.")]
    [InlineData("Tue 3 Feb 10am", "Wed 3 February 2027 is a Wednesday, not a Tuesday. I took the date.")]
    [InlineData("every 2nd Thursday 1.30pm", "every other Thursday")]
    [InlineData("Friday at 8", "08:00 (8am)")]
    [InlineData("24 Nov 10am", "passed this year")]
    [InlineData("tusday 10am", "I read “tusday” as Tuesday.")]
    [InlineData("Friday lunchtime", "No exact time was given, so I took 12:00.")]
    [InlineData("last Friday of the month 3pm", "the last Friday of every month, not of one month only")]
    [InlineData("Friday Club, Tue 1 Dec 10am", "“Friday” as part of a name")]
    public void Read_WhereItGuesses_SaysWhat(string text, string note) =>
        Assert.Contains(note, string.Join(' ', Assert.IsType<PhraseReading.Guessed>(Read(text)).Notes), StringComparison.Ordinal);

    [Theory]
    [InlineData("31 Feb 10am", "There is no 31 February.")]
    [InlineData("2/13/2027", "There is no month 13.")]
    [InlineData("Friday 25pm", "“25pm” is not a time.")]
    [InlineData("24/11/2026 10am", "Tue 24 November 2026 is in the past.")]
    [InlineData("today at 9am", "09:00 today has passed.")]
    [InlineData("10am", "no day")]
    [InlineData("every fortnight 10am", "not on which day")]
    [InlineData("Tuesday or Wednesday 10am", "choice")]
    [InlineData("3-5 December", "two dates")]
    [InlineData("Tue 1 Dec, doors 7pm, start 7.30pm", "two times")]
    [InlineData("Mondays 10am during school holidays", "“during school holidays”")]
    [InlineData("Tuesday 10am EST", "EST")]
    [InlineData("Friday 12pm-10am", "The end is before the start.")]
    [InlineData("last Tuesday 10am", "last Tuesday of every month")]
    [InlineData("soon", "could not find")]
    [InlineData("the second Tuesday in Jan and Feb 10am", "“and Feb")]
    [InlineData("6 Tuesdays from 12 January at 10am", "“6 Tuesdays")]
    [InlineData("6 weeks of Tuesdays from 12 Jan 10am", "“6 weeks")]
    [InlineData("no meeting on Tuesday", "“no meeting on Tuesday”")]
    [InlineData("any Tuesday", "“any Tuesday”")]
    [InlineData("Black Friday 10am", "“Black Friday")]
    [InlineData("in three weeks on Tuesday", "two dates")]
    [InlineData("Christmas party 6pm", "no day")]
    public void Read_WhatIsNotUnderstood_SaysWhy(string text, string why) =>
        Assert.Contains(why, Assert.IsType<PhraseReading.NotUnderstood>(Read(text)).Why, StringComparison.Ordinal);

    [Theory]
    [InlineData("closes Friday 5pm", "2026-11-27T17:00", "")]
    [InlineData("by 4 Dec", "2026-12-04", "")]
    [InlineData("send the referral form by 4 December", "2026-12-04", "send the referral form")]
    [InlineData("book the room for Friday meeting by 1 Dec", "2026-12-01", "book the room for Friday meeting")]
    [InlineData("within 2 weeks", "2026-12-09", "")]
    [InlineData("in 48 hours", "2026-11-27T14:30", "")]
    [InlineData("by the end of next week", "2026-12-04", "")]
    [InlineData("no later than noon tomorrow", "2026-11-26T12:00", "")]
    [InlineData("by 5pm", "2026-11-25T17:00", "")]
    [InlineData("every Friday", "-", null)]
    [InlineData("by the next meeting", "-", null)]
    public void Read_OfADeadline(string text, string meant, string? title)
    {
        var reading = TimePhrase.Read(text, new PhraseSetting(Now, PhraseUse.Deadline));

        Assert.Equal(meant, LabelledPhrase.Written(reading));
        Assert.Equal(title, reading.Understood?.Title);
    }

    [Theory]
    [InlineData("yesterday", "2026-11-24")]
    [InlineData("last Tuesday", "2026-11-24")]
    [InlineData("3 weeks ago", "2026-11-04")]
    [InlineData("5 December", "2025-12-05")]
    [InlineData("Boxing Day", "2025-12-26")]
    [InlineData("tomorrow", "-")]
    public void Read_OfThePast_LooksBack(string text, string meant) =>
        Assert.Equal(meant, LabelledPhrase.Written(TimePhrase.Read(text, new PhraseSetting(Now, PhraseUse.Past))));

    [Fact]
    public void Read_OfHoursAlone_TakesTheDayThatIsMeant() =>
        Assert.Equal(
            "2026-12-08T11:00/12:30",
            LabelledPhrase.Written(TimePhrase.Read("11am for 90 minutes", new PhraseSetting(Now, Day: new LocalDate(2026, 12, 8)))));

    [Fact]
    public void Read_OnABankHoliday_NamesIt()
    {
        Assert.Equal(["Boxing Day (substitute day)"], Read("Mon 28 Dec 10am").Understood!.BankHolidays.Select(day => day.Name));
        Assert.Equal(
            [new LocalDate(2026, 12, 28), new LocalDate(2027, 3, 29), new LocalDate(2027, 5, 3), new LocalDate(2027, 5, 31), new LocalDate(2027, 8, 30)],
            Read("every Monday 10am").Understood!.BankHolidays.Select(day => day.Date));
        Assert.Empty(Read("Tue 1 Dec 10am").Understood!.BankHolidays);
        var scottish = TimePhrase.Read("Mon 30 Nov 10am", new PhraseSetting(Now, Nation: Nation.Scotland));
        Assert.Equal(["St Andrew’s Day"], scottish.Understood!.BankHolidays.Select(day => day.Name));
    }

    [Fact]
    public void Read_ExceptBankHolidays_LeavesThemOut()
    {
        var when = Read("every Monday 10am except bank holidays").Understood!;

        Assert.Contains(new LocalDate(2026, 12, 28), when.Except);
        Assert.Empty(when.BankHolidays);
    }

    [Fact]
    public void Read_AnyPiecesInAnyOrder_GivesAnAnswerWithinTheCalendar() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).List[0, 30], Gen.Int[0, 2].Select(i => (PhraseUse)i), Gen.Int[0, 5000])
            .Each(
                (pieces, use, days) =>
                {
                    var now = Now.PlusDays(days);
                    var text = string.Join(' ', pieces);
                    var reading = TimePhrase.Read(text, new PhraseSetting(now, use));
                    if (reading is PhraseReading.NotUnderstood no)
                        return no.Why.Length > 0;
                    if (reading is PhraseReading.Guessed guessed && guessed.Notes.IsEmpty)
                        return false;
                    var when = reading.Understood!;
                    return (use == PhraseUse.Past ? when.Date <= now.Date : when.Date >= now.Date)
                        && (when.End is null || when.End > when.Date.At(when.Time!.Value))
                        && (when.Rule is null || when.Rule.Dates(when.Date, when.Date, 1).SequenceEqual([when.Date]))
                        && TimeTexts.ReadBack(when).Length > 0
                        && text.Contains(when.Title, StringComparison.Ordinal);
                },
                count: 2_000);

    [Fact]
    public void Read_AnyText_GivesAnAnswer() =>
        Gen.String.Each(text => TimePhrase.Read(text, new PhraseSetting(Now)) is not null, count: 5_000);

    [Fact]
    public void Read_ATextOfManyParts_IsRefusedOrReadAsAWhole()
    {
        foreach (var piece in new[] { "every ", "Tuesday and ", "1st and ", "until ", "the ", "(", "first ", "a ", "10-", "not ", "9 ", "x", "3/", "half " })
        {
            var text = string.Concat(Enumerable.Repeat(piece, TimePhrase.LongestText / piece.Length));
            Assert.IsNotType<PhraseReading.Certain>(Read(text));
        }

        Assert.IsType<PhraseReading.NotUnderstood>(Read("Tue 1 Dec 10am " + new string('x', TimePhrase.LongestText)));
    }

    private static PhraseReading Read(string text) => TimePhrase.Read(text, new PhraseSetting(Now));
}
