using CopBot.Conversation;
using CopBot.Polls;
using CopBot.Tests.Support;

namespace CopBot.Tests.Polls;

public sealed class PollWordsTests
{
    private static readonly Community Here = new(new CommunityId(1), new ChatId(-1), "Here", "Europe/London", new QuietHours(new(20, 0), new(8, 0)));

    [Theory]
    [InlineData("When? | Tue | Wed", "When? / Tue, Wed: anonymous")]
    [InlineData("When?\nTue\n\n- Wed\n• Thu", "When? / Tue, Wed, Thu: anonymous")]
    [InlineData("When? | Tue | Wed | closes Friday 5pm", "When? / Tue, Wed: anonymous, until 27 Nov 17:00")]
    [InlineData("When? | Tue | Wed, closes Friday 5pm", "When? / Tue, Wed: anonymous, until 27 Nov 17:00")]
    [InlineData("When? | Tue | Wed (closes Friday 5pm)", "When? / Tue, Wed: anonymous, until 27 Nov 17:00")]
    [InlineData("When? | Tue | Wed closes Friday", "When? / Tue, Wed: anonymous, until 27 Nov 17:00")]
    [InlineData("When? | Tue | Wed | closes in 3 days", "When? / Tue, Wed: anonymous, until 27 Nov 17:00")]
    [InlineData("When? | Tue | Wed | several answers", "When? / Tue, Wed: anonymous, several")]
    [InlineData("When? | Tue | Wed | Named, several answers, closes tomorrow noon", "When? / Tue, Wed: named, several, until 25 Nov 12:00")]
    [InlineData("When? | Tue | Wed | named | hidden until it closes | no changing", "When? / Tue, Wed: named, hidden, final")]
    [InlineData("When? | Tue | Wed | members add options", "When? / Tue, Wed: named, adds")]
    [InlineData("Which word? | members can add options | anonymous", "Which word? / members can add options, anonymous: anonymous")]
    [InlineData("How? | Anonymous | Named", "How? / Anonymous, Named: anonymous")]
    [InlineData("How? | Anonymous | Named | anonymous", "How? / Anonymous, Named: anonymous")]
    [InlineData("Which sort? | Hidden | Open | Final | shuffled", "Which sort? / Hidden, Open: anonymous, final, shuffled")]
    [InlineData("What next? | The shop, which closes soon | The café", "What next? / The shop, which closes soon, The café: anonymous")]
    [InlineData("Why? | It rains, perhaps | It snows, tick all that apply", "Why? / It rains, perhaps, It snows: anonymous, several")]
    [InlineData("Where? | Café | Hall, several answers, named", "Where? / Café, Hall: named, several")]
    [InlineData("Where? | Café | Hall, several answers, hidden", "Where? / Café, Hall: anonymous, several, hidden")]
    [InlineData("Where? | Café | Hall, hidden, several answers, named", "Where? / Café, Hall: named, several, hidden")]
    [InlineData("Tea? | Yes | No, named", "Tea? / Yes, No: named")]
    [InlineData("Where? | The café, public | The hall, hidden", "Where? / The café, public, The hall, hidden: anonymous")]
    [InlineData("| When? | Tue | Wed |", "When? / Tue, Wed: anonymous")]
    public void Read_PlainWords(string text, string expected) => Assert.Equal(expected, Said(PollWords.Read(text, Here, TestHouse.Start)));

    [Theory]
    [InlineData("When? | Tue | Wed | closes 31 November", "There is no 31 November.")]
    [InlineData("When? | Tue | Wed | closes yesterday", "That time has passed. Please write a day and a time")]
    [InlineData("When? | Tue | Wed | closes 9am", "That time has passed. Please write a day and a time")]
    [InlineData("When? | Tue | Wed | closes 1 December 2027", "It can be open for 92 days at most.")]
    [InlineData("When? | Tue | tue", "“Tue” is there twice.")]
    [InlineData("When? | Tue | | Wed", "Option 2 is empty.")]
    [InlineData("When? | Tue", "A poll needs at least two options.")]
    [InlineData("Which? | a | b | members add options, anonymous", "Telegram lets members add options only where names are shown.")]
    public void Read_WhatWillNotDo_IsSaidWithWhatToDo(string text, string expected)
    {
        var refusal = PollWords.Read(text, Here, TestHouse.Start).Refusal;
        Assert.NotNull(refusal);
        Assert.Contains(expected, refusal.ToPlain(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, 100, 300, null)]
    [InlineData(13, 100, 300, "These are 13 options, and Telegram takes at most 12. Please leave 1 out")]
    [InlineData(12, 101, 300, "Option 1 has 101 characters, and Telegram takes at most 100:")]
    [InlineData(12, 100, 301, "The question has 301 characters, and Telegram takes at most 300.")]
    public void Read_TelegramsLimits_AreTheLast(int options, int letters, int question, string? expected)
    {
        var text = new string('q', question) + " | " + string.Join(" | ", Enumerable.Range(10, options).Select(i => $"{i}".PadRight(letters, 'x')));
        var reading = PollWords.Read(text, Here, TestHouse.Start);
        if (expected is null)
            Assert.Null(reading.Refusal);
        else
            Assert.StartsWith(expected, reading.Refusal?.ToPlain(), StringComparison.Ordinal);
    }

    private static string Said(PollReading reading)
    {
        var sheet = reading.Sheet;
        var kind = new[]
        {
            sheet.IsAnonymous ? "anonymous" : "named", sheet.TakesSeveral ? "several" : "", sheet.IsHidden ? "hidden" : "", sheet.IsFinal ? "final" : "",
            sheet.TakesOptions ? "adds" : "", sheet.IsShuffled ? "shuffled" : "", reading.Closes is { } closes ? $"until {closes:d MMM HH:mm}" : "",
        };
        return reading.Refusal?.ToPlain() ?? $"{sheet.Question} / {string.Join(", ", sheet.Options)}: {string.Join(", ", kind.Where(k => k.Length > 0))}";
    }
}
