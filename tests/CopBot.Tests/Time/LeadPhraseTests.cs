using CopBot.Time;
using NodaTime;

namespace CopBot.Tests.Time;

public sealed class LeadPhraseTests
{
    private static readonly LocalDateTime Start = new(2026, 12, 15, 10, 0);

    [Theory]
    [InlineData("3 days before each meeting", "12-12 10:00")]
    [InlineData("7 days, 1 day and 2 hours before", "12-08 10:00, 12-14 10:00, 12-15 08:00")]
    [InlineData("a week", "12-08 10:00")]
    [InlineData("an hour before", "12-15 09:00")]
    [InlineData("90 minutes", "12-15 08:30")]
    [InlineData("the day before at 6pm", "12-14 18:00")]
    [InlineData("the evening before", "12-14 19:00")]
    [InlineData("a fortnight before", "12-01 10:00")]
    [InlineData("48 hours before", "12-13 10:00")]
    [InlineData("none", "")]
    public void Read_GivesHowLongBefore(string text, string before) =>
        Assert.Equal(
            before,
            string.Join(", ", Assert.IsType<LeadReading.Understood>(LeadPhrase.Read(text)).Leads.Select(lead => lead.Before(Start).ToString("MM-dd HH:mm", null))));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("3 days after")]
    [InlineData("400 days")]
    [InlineData("Tuesday")]
    [InlineData("1 2 3")]
    public void Read_OfWhatIsNoLead_SaysWhy(string text) =>
        Assert.EndsWith(".", Assert.IsType<LeadReading.NotUnderstood>(LeadPhrase.Read(text)).Why, StringComparison.Ordinal);
}
