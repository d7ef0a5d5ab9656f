using System.Globalization;
using CopBot.Tests.Support;
using CopBot.Transport;
using CsCheck;

namespace CopBot.Tests.Transport;

public sealed class ShownNameTests
{
    [Theory]
    [InlineData("Ada", "Lovelace", "Ada Lovelace")]
    [InlineData("Ada", null, "Ada")]
    [InlineData("  Ada  ", "  ", "Ada")]
    [InlineData("", "", "Somebody")]
    [InlineData(null, null, "Somebody")]
    [InlineData("\u200B\u3164", null, "Somebody")]
    [InlineData("A\u202Ecba", "\u2066x\u2069", "Acba x")]
    [InlineData("A\nB\tC\u0000D", null, "A B C D")]
    [InlineData("\uD83D", "Bo", "Bo")]
    [InlineData("👩‍👩‍👧 Jo", null, "👩‍👩‍👧 Jo")]
    public void Of_AnyName_IsOneSafeLine(string? first, string? last, string shown) => Assert.Equal(shown, ShownName.Of(first, last));

    [Fact]
    public void Of_ALongName_IsCutBetweenWholeCharacters()
    {
        var family = "👩‍👩‍👧"; // 8 units
        var shown = ShownName.Of(string.Concat(Enumerable.Repeat(family, 9)) + "x", null);
        Assert.Equal(string.Concat(Enumerable.Repeat(family, 8)), shown);
    }

    [Fact]
    public void Of_AnyText_FitsAndHasNothingThatTurnsTheLine() => Gen.Select(Gen.String, Gen.String).Each((first, last) =>
    {
        var shown = ShownName.Of(first, last);
        return shown.Length is > 0 and <= ShownName.Limit
            && shown.All(c => !char.IsControl(c) && c is not (>= '\u202A' and <= '\u202E') and not (>= '\u2066' and <= '\u2069'))
            && !char.IsHighSurrogate(shown[^1])
            && new StringInfo(shown).LengthInTextElements > 0;
    });
}
