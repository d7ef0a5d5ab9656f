using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CopBot.Storage;

/// <summary>Composes index keys whose ordinal order is the order of the values they stand for.</summary>
/// <remarks>
/// Parts are joined by U+0001. A string that holds U+0000 to U+0002 is escaped so that it can neither hold a separator nor change
/// its place in the order; so two different lists of parts never give one key, and "a" sorts before "a", "b".
/// </remarks>
internal static class IndexKey
{
    private const char Separator = '\u0001';
    private const char AfterSeparator = '\u0002';
    private static readonly SearchValues<char> Special = SearchValues.Create("\u0000\u0001\u0002");

    /// <summary>16 hexadecimal digits; negative numbers sort first.</summary>
    public static string Of(long value) => ((ulong)value ^ 0x8000_0000_0000_0000UL).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The instant in ticks of UTC: two spellings of one instant give one key.</summary>
    public static string Of(DateTimeOffset value) => Of(value.UtcTicks);

    public static string Of(string value) => value.AsSpan().IndexOfAny(Special) < 0 ? value : Escape(value);

    /// <summary>A key of several parts: the first counts most.</summary>
    public static string Of(params ReadOnlySpan<IndexKeyPart> parts)
    {
        var text = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
                text.Append(Separator);
            text.Append(parts[i].Text);
        }

        return text.ToString();
    }

    /// <summary>The bounds, for <see cref="IDocuments.Range"/>, of all keys that begin with these parts and have at least one more.</summary>
    public static (string From, string To) Prefix(params ReadOnlySpan<IndexKeyPart> parts)
    {
        var prefix = Of(parts);
        return (prefix + Separator, prefix + AfterSeparator);
    }

    /// <summary>The bounds of all keys whose text begins with <paramref name="text"/>, as for words that begin alike.</summary>
    public static (string From, string? To) StartsWith(string text)
    {
        var from = Of(text);
        for (var i = from.Length - 1; i >= 0; i--)
        {
            // Half a surrogate pair is no key, so step over whole pairs and over what has no successor below them.
            if (from[i] is < '\uD7FF' or (>= '\uE000' and < '\uFFFF'))
                return (from, from[..i] + (char)(from[i] + 1));
        }

        return (from, null);
    }

    /// <summary>A short key for a text of any length: 32 hexadecimal digits of its SHA-256. Good for equality, meaningless for ranges.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private static string Escape(string value)
    {
        var text = new StringBuilder(value.Length + 8);
        foreach (var c in value)
        {
            if (c <= AfterSeparator)
                text.Append(AfterSeparator).Append((char)(c + 2));
            else
                text.Append(c);
        }

        return text.ToString();
    }
}

/// <summary>One part of a composed key; made from a string, a number or an instant without naming this type.</summary>
internal readonly record struct IndexKeyPart(string Text)
{
    public static implicit operator IndexKeyPart(string value) => new(IndexKey.Of(value));

    public static implicit operator IndexKeyPart(long value) => new(IndexKey.Of(value));

    public static implicit operator IndexKeyPart(DateTimeOffset value) => new(IndexKey.Of(value));
}
