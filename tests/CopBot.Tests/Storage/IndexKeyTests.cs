using CopBot.Storage;
using CopBot.Tests.Support;
using CsCheck;

namespace CopBot.Tests.Storage;

public sealed class IndexKeyTests
{
    private static readonly Gen<string> Words = Gen.String[Gen.OneOf(Gen.Char['\0', '\u0004'], Gen.Char['a', 'c'], Gen.Char['\u00e9', '\u2030']), 0, 6];

    [Fact]
    public void Of_Numbers_KeepsTheirOrder() =>
        Gen.Select(Gen.Long, Gen.Long).Each((a, b) => Math.Sign(string.CompareOrdinal(IndexKey.Of(a), IndexKey.Of(b))) == a.CompareTo(b));

    [Fact]
    public void Of_Strings_KeepsTheirOrder() =>
        Gen.Select(Words, Words).Each((a, b) => Math.Sign(string.CompareOrdinal(IndexKey.Of(a), IndexKey.Of(b))) == Math.Sign(string.CompareOrdinal(a, b)));

    [Fact]
    public void Of_SeveralParts_IsInTheOrderOfTheParts_AndNeverCollides() =>
        Gen.Select(Words.Array[1, 3], Words.Array[1, 3]).Each((a, b) =>
            Math.Sign(string.CompareOrdinal(Key(a), Key(b))) == Math.Sign(Compare(a, b)));

    [Fact]
    public void Prefix_HoldsAllKeysThatBeginSo_AndNoOther() =>
        Gen.Select(Words, Words, Words).Each((begin, other, rest) =>
        {
            var (from, to) = IndexKey.Prefix(begin);
            return In(IndexKey.Of(begin, rest), from, to) && (other == begin || !In(IndexKey.Of(other, rest), from, to)) && !In(IndexKey.Of(begin), from, to);
        });

    [Fact]
    public void StartsWith_HoldsAllTextsThatBeginSo_AndNoOther() =>
        Gen.Select(Words, Words).Each((begin, text) =>
        {
            var (from, to) = IndexKey.StartsWith(begin);
            return In(IndexKey.Of(text), from, to) == text.StartsWith(begin, StringComparison.Ordinal) && In(IndexKey.Of(begin + text), from, to);
        });

    [Fact]
    public void StartsWith_AnEmoji_GivesBoundsThatAreKeys()
    {
        var (from, to) = IndexKey.StartsWith("a🙂");
        Assert.Equal(to, StoreLimits.Check(to!, "k", "key"));
        Assert.True(In("a🙂b", from, to));
        Assert.Equal(("", null), IndexKey.StartsWith(""));
    }

    [Fact]
    public void Of_AnInstant_IsTheSameForAllOffsets()
    {
        var noon = new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(IndexKey.Of(noon), IndexKey.Of(noon.ToOffset(TimeSpan.FromHours(9))));
        Assert.Equal(IndexKey.Of("a", noon), IndexKey.Of("a", noon.ToOffset(TimeSpan.FromHours(-3))));
    }

    [Fact]
    public void Digest_IsShort_AndDiffers()
    {
        Assert.Equal(32, IndexKey.Digest(new string('x', 10_000)).Length);
        Assert.NotEqual(IndexKey.Digest("a"), IndexKey.Digest("b"));
    }

    private static string Key(string[] parts) => IndexKey.Of([.. parts.Select(part => (IndexKeyPart)part)]);

    private static bool In(string key, string from, string? to) =>
        string.CompareOrdinal(key, from) >= 0 && (to is null || string.CompareOrdinal(key, to) < 0);

    private static int Compare(string[] a, string[] b)
    {
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            if (string.CompareOrdinal(a[i], b[i]) is not 0 and var order)
                return order;
        }

        return a.Length - b.Length;
    }
}
