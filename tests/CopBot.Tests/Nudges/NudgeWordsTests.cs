using CopBot.Conversation;
using CopBot.Nudges;

namespace CopBot.Tests.Nudges;

public sealed class NudgeWordsTests
{
    private static readonly Community Group = new(new CommunityId(1), new ChatId(-100), "CoP", "Europe/London", new QuietHours(new(20, 0), new(8, 0)));

    // A Tuesday.
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("every Monday 9am What are you working on this week?", "FREQ=WEEKLY;BYDAY=MO", "2026-11-30T09:00", "What are you working on this week?")]
    [InlineData("every Monday at 9am: What did you do last Friday?", "FREQ=WEEKLY;BYDAY=MO", "2026-11-30T09:00", "What did you do last Friday?")]
    [InlineData("first Tuesday of every month 10am Who has news?", "FREQ=MONTHLY;BYDAY=1TU", "2026-12-01T10:00", "Who has news?")]
    [InlineData("every other Thursday 2pm Coffee?", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "2026-11-26T14:00", "Coffee?")]
    [InlineData("every weekday 8:30 Good morning", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-25T08:30", "Good morning")]
    [InlineData("tomorrow 9am please bring the forms by Friday", "", "2026-11-25T09:00", "please bring the forms by Friday")]
    [InlineData("Friday 10am to ring the school", "", "2026-11-27T10:00", "ring the school")]
    [InlineData("to ring the school Friday 10am", "", "2026-11-27T10:00", "ring the school")]
    [InlineData("every Monday What went well?", "FREQ=WEEKLY;BYDAY=MO", "2026-11-30T09:00", "What went well?")]
    [InlineData("1 December 5pm The form is due", "", "2026-12-01T17:00", "The form is due")]
    public void Read_TimeAndWords(string line, string rule, string first, string text)
    {
        var read = Assert.IsType<NudgeReading.Understood>(NudgeWords.Read(line, Group, Now));
        Assert.Equal((rule, text), (read.Time.Repeat?.Rule.Text ?? "", read.Text));
        Assert.Equal(first, read.Time.First!.Value.ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("3 days before each meeting Anything for the agenda?", 3, 0, null, "Anything for the agenda?")]
    [InlineData("2 hours before every meeting: We start soon", 0, 120, null, "We start soon")]
    [InlineData("the day before each meeting at 6pm Bring your mug", 1, 0, "18:00", "Bring your mug")]
    [InlineData("a week before meetings from the list", 7, 0, null, "")]
    public void Read_AheadOfMeetings(string line, int days, int minutes, string? at, string text)
    {
        var read = Assert.IsType<NudgeReading.Understood>(NudgeWords.Read(line, Group, Now));
        Assert.Equal((days, minutes, at, text), (read.Time.Ahead!.Days, read.Time.Ahead.Minutes, read.Time.Ahead.At?.ToString("HH:mm", null), read.Text));
        Assert.Equal(text.Length == 0, read.FromList);
    }

    [Theory]
    [InlineData("")]
    [InlineData("What are you working on?")]
    [InlineData("31 November 9am Never")]
    [InlineData("yesterday 9am Too late")]
    [InlineData("soon before each meeting Anything?")]
    public void Read_NotATime_SaysWhy(string line) =>
        Assert.NotEmpty(Assert.IsType<NudgeReading.NotUnderstood>(NudgeWords.Read(line, Group, Now)).Why);

    [Fact]
    public void Budget_IsKept_WhateverWasSaid()
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var perDay = random.Next(1, 4);
            var said = new List<DateTimeOffset>();

            // Around both changes of the clocks.
            var now = new DateTimeOffset(2027, round % 2 == 0 ? 3 : 10, 26, random.Next(24), random.Next(60), 0, TimeSpan.Zero);
            for (var i = 0; i < 20; i++)
            {
                now += TimeSpan.FromMinutes(random.Next(0, 400));
                var slot = NoiseBudget.NextSlot(Group, said, perDay, now);
                Assert.True(slot >= now);
                Assert.Equal(slot, NoiseBudget.NextSlot(Group, said, perDay, slot));
                now = slot;
                said.Add(slot);
            }

            Assert.All(said, s => Assert.False(Group.Quiet.Contains(CopBot.Time.LocalTime.TimeIn(Group.Zone, s))));
            Assert.All(said.GroupBy(s => CopBot.Time.LocalTime.DateIn(Group.Zone, s)), day => Assert.True(day.Count() <= perDay));
            Assert.All(said.Zip(said.Skip(1)), p => Assert.True(p.Second - p.First >= NoiseBudget.Between));
        }
    }
}
