using CopBot.Time;
using NodaTime;

namespace CopBot.Tests.Time;

public sealed class TimeTextsTests
{
    private static readonly LocalDateTime Now = new(2026, 11, 25, 14, 30);

    [Theory]
    [InlineData("first Tuesday of every month 10am–12pm", "Tue 1 December 2026, 10:00–12:00; then Tue 5 January 2027, Tue 2 February…", "first Tuesday of every month, 10:00–12:00")]
    [InlineData("every Tuesday 10am for 2 weeks", "Tue 1 December 2026, 10:00; then Tue 8 December", "every Tuesday, 2 times, 10:00")]
    [InlineData("every other Wed 2pm from 6 January", "Wed 6 January 2027, 14:00; then Wed 20 January, Wed 3 February…", "every other week on Wednesday, 14:00")]
    [InlineData("every weekday 9am", "Thu 26 November 2026, 09:00; then Fri 27 November, Mon 30 November…", "every weekday (Monday to Friday), 09:00")]
    [InlineData("first and third Tuesdays 6pm", "Tue 1 December 2026, 18:00; then Tue 15 December, Tue 5 January 2027…", "first and third Tuesday of every month, 18:00")]
    [InlineData("last day of each month 4pm", "Mon 30 November 2026, 16:00; then Thu 31 December, Sun 31 January 2027…", "the last day of every month, 16:00")]
    [InlineData("31st of each month 4pm", "Thu 31 December 2026, 16:00; then Sun 31 January 2027, Wed 31 March…", "the 31st of every month that has a 31st, 16:00")]
    [InlineData("every year on 8 March at 6pm", "Mon 8 March 2027, 18:00; then Wed 8 March 2028, Thu 8 March 2029…", "every year on 8 March, 18:00")]
    [InlineData("first Tuesday of every month 10am except August", null, "first Tuesday of every month, not in August, 10:00")]
    [InlineData("every Tuesday 10am except 8 December", "Tue 1 December 2026, 10:00; then Tue 15 December, Tue 22 December…", "every Tuesday, 10:00, not Tue 8 December 2026")]
    [InlineData("Fri 27 Nov 10pm-1am", "Fri 27 November 2026, 22:00 to 01:00 on Sat 28 November 2026", null)]
    [InlineData("Fri 27 Nov", "Fri 27 November 2026", null)]
    public void ReadBack_AndRepeats_SayItInFull(string text, string? readBack, string? repeats)
    {
        var when = TimePhrase.Read(text, new PhraseSetting(Now)).Understood!;

        if (readBack is not null)
            Assert.Equal(readBack, TimeTexts.ReadBack(when));
        if (repeats is not null)
            Assert.Equal(repeats, TimeTexts.Repeats(when));
    }

    [Fact]
    public void Date_SaysTomorrow_OnlyWhereTheCalendarDoes()
    {
        var date = new LocalDate(2027, 1, 1);

        Assert.Equal("tomorrow, Fri 1 January 2027", TimeTexts.Date(date, new LocalDate(2026, 12, 31)));
        Assert.Equal("today, Fri 1 January 2027", TimeTexts.Date(date, date));
        Assert.Equal("Fri 1 January 2027", TimeTexts.Date(date, new LocalDate(2026, 12, 30)));
        Assert.Equal("Fri 1 January 2027", TimeTexts.Date(date, new LocalDate(2027, 1, 2)));
    }

    [Fact]
    public void OnBankHolidays_NamesThem()
    {
        var when = TimePhrase.Read("every Monday 10am", new PhraseSetting(Now)).Understood!;

        Assert.Equal(
            "These are bank holidays: Mon 28 December 2026 (Boxing Day (substitute day)), Mon 29 March 2027 (Easter Monday), "
            + "Mon 3 May 2027 (Early May bank holiday) and Mon 31 May 2027 (Spring bank holiday) and more.",
            TimeTexts.OnBankHolidays(when.BankHolidays));
        Assert.Equal("", TimeTexts.OnBankHolidays([]));
    }

    [Theory]
    [InlineData((int)PhraseUse.Meeting)]
    [InlineData((int)PhraseUse.Deadline)]
    public void Example_IsUnderstood(int use)
    {
        foreach (var example in TimeTexts.Example((PhraseUse)use).Split(", or: "))
            Assert.NotNull(TimePhrase.Read(example, new PhraseSetting(Now, (PhraseUse)use)).Understood);
    }
}
