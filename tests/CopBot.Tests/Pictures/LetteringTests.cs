using System.Globalization;
using CopBot.Pictures.Lettering;

namespace CopBot.Tests.Pictures;

public sealed class LetteringTests : IDisposable
{
    private readonly TypeCase _type = new();

    public void Dispose() => _type.Dispose();

    [Theory]
    [InlineData("Ordinary words of some length that have to be wrapped somewhere, as all of them must")]
    [InlineData("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenbeschaffungsstelle")]
    [InlineData("👩🏾‍🦽👩🏾‍🦽👩🏾‍🦽👩🏾‍🦽👩🏾‍🦽👩🏾‍🦽👩🏾‍🦽👩🏾‍🦽👩🏾‍🦽🏴󠁧󠁢󠁷󠁬󠁳󠁿🏴󠁧󠁢󠁷󠁬󠁳󠁿🇬🇧🇬🇧🇬🇧")]
    [InlineData("میں ان میں سے کسی میں نہیں آ سکتا کیونکہ میں شفٹوں میں کام کرتا ہوں")]
    [InlineData("e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301")]
    [InlineData("half a pair \uD83D and a direction \u202E turned")]
    public void Wrap_KeepsEveryCharacterWhole_AndEveryLineWithinTheWidth(string text)
    {
        var lines = _type.Wrap(text, 40, 300);
        Assert.True(lines.Length > 1);
        Assert.All(lines, line => Assert.InRange(line.Width, 1, 302));
        var whole = string.Concat(lines.Select(l => l.Text));
        Assert.Equal(Characters(_type.Line(text, 40).Text), Characters(whole));

        static List<string> Characters(string of) =>
            [.. StringInfo.ParseCombiningCharacters(of).Select(at => StringInfo.GetNextTextElement(of, at)).Where(c => c != " ")];
    }

    [Theory]
    [InlineData("👍🏽")]
    [InlineData("🏴󠁧󠁢󠁷󠁬󠁳󠁿")]
    [InlineData("🇬🇧")]
    [InlineData("👩🏾‍🦽")]
    [InlineData("1️⃣")]
    [InlineData("❤️")]
    [InlineData("☝🏿")]
    [InlineData("✅")]
    public void Emoji_IsOnePictureInColour(string emoji)
    {
        var run = Assert.Single(_type.Line(emoji, 40).Runs);
        Assert.Equal(FaceName.Emoji, run.Face);
        Assert.Single(run.Glyphs, g => g != 0 && run.Width > 0);
        Assert.InRange(run.Width, 30, 50);
    }

    [Theory]
    [InlineData("Cymraeg ŵŷ, Łódź, Việt, Українська, Ελληνικά, £5 – “ok” → ★")]
    [InlineData("العربية ۱۲۳ ٤٥٦ ٹ ڈ ڑ ں ے ہ ھ گ چ پ ژ، ؟")]
    public void EveryCharacter_HasALetter(string text) =>
        Assert.All(_type.Line(text, 40).Runs, run => Assert.DoesNotContain((ushort)0, run.Glyphs));

    [Fact]
    public void Arabic_IsJoined()
    {
        // Three letters side by side have other shapes than each alone.
        var joined = Assert.Single(_type.Line("ببب", 40).Runs).Glyphs;
        var alone = Assert.Single(_type.Line("ب", 40).Runs).Glyphs;
        Assert.NotEqual([.. alone, .. alone, .. alone], joined);
    }

    // Reading order, and what stands from left to right: capitals run to the left, as in the examples of unicode.org/reports/tr9.
    [Theory]
    [InlineData("car is THE CAR in arabic", "car is RAC EHT in arabic")]
    [InlineData("THE car IS 12 high", "high 12 SI car EHT")]
    [InlineData("ARABIC (arabic) 2026", "2026 (arabic) CIBARA")]
    [InlineData("abc (DEF) ghi", "abc (FED) ghi")]
    [InlineData("ABC 1.30, 50%", "50% ,1.30 CBA")]
    public void Line_RunsBothWays(string read, string seen)
    {
        var text = string.Concat(read.Select(c => char.IsAsciiLetterUpper(c) ? (char)(0x5D0 + c - 'A') : c));
        var levels = Bidi.Levels(text, Bidi.RunsLeft(text));
        var order = Enumerable.Range(0, text.Length).ToList();
        Bidi.Reorder(order, i => levels[i]);
        // Brackets in a run to the left are drawn as their mirror images.
        var shown = string.Concat(order.Select(i => levels[i] % 2 == 0 ? read[i] : read[i] switch { '(' => ')', ')' => '(', var c => c }));
        Assert.Equal(seen, shown);
    }
}
