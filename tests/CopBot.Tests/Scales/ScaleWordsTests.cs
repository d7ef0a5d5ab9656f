using CopBot.Conversation;
using CopBot.Scales;
using CopBot.Tests.Support;
using CopBot.Time;

namespace CopBot.Tests.Scales;

public sealed class ScaleWordsTests
{
    private static readonly Community Here = new(new CommunityId(1), new ChatId(-1), "Here", "Europe/London", new QuietHours(new(20, 0), new(8, 0)));

    [Theory]
    [InlineData("How sure are we?", "How sure are we?")]
    [InlineData("How sure are we? closes Friday 5pm, 0 = not at all, 10 = fully", "How sure are we? / until 27 Nov 17:00, 0 = not at all, 10 = fully")]
    [InlineData("How sure are we? | closes Friday 5pm, 0 = not at all, 10 = fully", "How sure are we? / until 27 Nov 17:00, 0 = not at all, 10 = fully")]
    [InlineData("How sure are we? | 0 = not at all, 10 = fully", "How sure are we? / 0 = not at all, 10 = fully")]
    [InlineData("How sure are we? | 0 = not at all, not even a bit | 10 = fully", "How sure are we? / 0 = not at all, not even a bit, 10 = fully")]
    [InlineData("How sure are we? 10 = fully, closes Friday, 5pm", "How sure are we? / until 27 Nov 17:00, 10 = fully")]
    [InlineData("How ready are we for winter, closes tomorrow 6pm, 0 = not ready, 10 = ready", "How ready are we for winter / until 25 Nov 18:00, 0 = not ready, 10 = ready")]
    [InlineData("How ready are we for winter, spring, and the rest", "How ready are we for winter, spring, and the rest")]
    [InlineData("Where are we? I mean all of us", "Where are we? I mean all of us")]
    [InlineData("How sure are we, closes on a whim", "I could not read when it closes.")]
    [InlineData("How sure are we? 0 = not at all, closes yesterday", "That time has passed.")]
    [InlineData("How sure are we? closes at the end of all time, 0 = not at all", "I could not read when it closes.")]
    public void Scale_IsRead(string text, string expected) => Assert.StartsWith(expected, Said(ScaleKind.Scale, text), StringComparison.Ordinal);

    [Theory]
    [InlineData("How full is your cup today? by name, one word", "How full is your cup today? / named, word")]
    [InlineData("How full is your cup today? anonymous every Monday 9am", "How full is your cup today? / every Monday")]
    [InlineData("How full is your cup today? by name every Monday 9am, closes Friday noon", "How full is your cup today? / named, until 27 Nov 12:00, every Monday")]
    [InlineData("One word for your week? anonymous every Monday 9am", "One word for your week? / word, every Monday")]
    [InlineData("How are you, one word, every Monday 9am", "How are you / word, every Monday")]
    [InlineData("How are you? named, each day", "That is more often than once a week")]
    [InlineData("How are you? a round, until yesterday", "That time has passed.")]
    [InlineData("One word for your week? number", "One word for your week?")]
    [InlineData("How are you? by name and by nature", "I did not understand “by name and by nature”.")]
    public void Checkin_IsRead(string text, string expected) => Assert.StartsWith(expected, Said(ScaleKind.Checkin, text), StringComparison.Ordinal);

    private static string Said(ScaleKind kind, string text)
    {
        var reading = ScaleWords.Read(kind, text, Here, TestHouse.Start);
        var sheet = reading.Sheet;
        var said = new[]
        {
            sheet.IsNamed ? "named" : "", sheet.IsWord ? "word" : "", reading.Closes is { } closes ? $"until {closes:d MMM HH:mm}" : "",
            reading.Repeat is { } repeat ? TimeTexts.Rule(repeat.Rule, repeat.Start.Date).ToString() : "",
            sheet.LowestMeans.Length > 0 ? $"0 = {sheet.LowestMeans}" : "", sheet.HighestMeans.Length > 0 ? $"10 = {sheet.HighestMeans}" : "",
        }.Where(s => s.Length > 0).ToList();
        return reading.Refusal?.ToPlain() ?? (said.Count == 0 ? sheet.Question : $"{sheet.Question} / {string.Join(", ", said)}");
    }
}
