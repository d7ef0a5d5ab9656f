using System.Globalization;
using CopBot.Conversation;
using CopBot.Tests.Support;
using CsCheck;

namespace CopBot.Tests.Conversation;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("short", 5, "short")]
    [InlineData("longer", 5, "long…")]
    [InlineData("two words", 5, "two…")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 12, "👩‍👩‍👧‍👦…")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 11, "…")]
    [InlineData("e\u0301e\u0301", 3, "e\u0301…")]
    [InlineData("abc", 1, "…")]
    [InlineData("", 0, "")]
    public void Shorten_CutsBetweenCharacters(string text, int units, string expected) => Assert.Equal(expected, PlainText.Shorten(text, units));

    [Fact]
    public void Shorten_AnyText_FitsAndBeginsTheText() =>
        Gen.Select(Gen.OneOf("a", " ", "🇬🇧", "e\u0301", "ש", "🤷🏽‍♀️").Array[0, 40].Select(string.Concat), Gen.Int[1, 60]).Each((text, units) =>
        {
            var cut = PlainText.Shorten(text, units);
            Assert.True(cut.Length <= units);
            if (cut == text)
                return;
            Assert.EndsWith("…", cut, StringComparison.Ordinal);
            Assert.StartsWith(cut[..^1], text, StringComparison.Ordinal);
            Assert.Contains(cut.Length - 1, StringInfo.ParseCombiningCharacters(text).Append(text.Length));
        });

    [Fact]
    public void OneLine_TurnsRunsOfWhiteSpaceIntoASpace() => Assert.Equal("a b c", PlainText.OneLine(" a\r\n\tb   c\u2028"));
}
