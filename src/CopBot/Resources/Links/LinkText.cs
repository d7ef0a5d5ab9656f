using System.Globalization;
using System.Text;

namespace CopBot.Resources.Links;

/// <summary>What chat puts around a link, and the spellings of one link that mean the same.</summary>
internal static class LinkText
{
    private const string Openers = "([{<\"'“‘«„";
    private const string Stops = ".,;:!?…\"'”’»>";

    /// <summary>The text without blanks, brackets and quotation marks around it, and without the stops of a sentence behind it.</summary>
    public static string Strip(string typed)
    {
        var text = typed.AsSpan().Trim().Trim("\u200b\u2060\ufeff");
        while (text.Length > 0 && Openers.Contains(text[0]))
        {
            text = text[1..];
        }

        while (text.Length > 0 && (Stops.Contains(text[^1]) || IsLoneCloser(text)))
        {
            text = text[..^1];
        }

        return text.ToString();
    }

    /// <summary>
    /// Escapes written in one way: <c>%7e</c> is <c>~</c> and <c>%c3</c> is <c>%C3</c> (RFC 3986, 6.2.2).
    /// </summary>
    public static string Normalize(string escaped)
    {
        if (!escaped.Contains('%'))
        {
            return escaped;
        }

        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '%' || i + 2 >= escaped.Length
                || !byte.TryParse(escaped.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                text.Append(escaped[i]);
                continue;
            }

            if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            {
                text.Append((char)value);
            }
            else
            {
                text.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
            }

            i += 2;
        }

        return text.ToString();
    }

    /// <summary>A closing bracket that nothing in the text opens, as in "(see example.org)"; the one of <c>/wiki/Bath_(city)</c> stays.</summary>
    private static bool IsLoneCloser(ReadOnlySpan<char> text)
    {
        var opener = text[^1] switch { ')' => '(', ']' => '[', '}' => '{', _ => '\0' };
        return opener != '\0' && text.Count(text[^1]) > text.Count(opener);
    }
}
