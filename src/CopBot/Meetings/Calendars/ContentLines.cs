namespace CopBot.Meetings.Calendars;

/// <summary>Lines of an iCalendar stream (RFC 5545, 3.1).</summary>
internal static class ContentLines
{
    /// <summary>Octets of a line, without the line break.</summary>
    private const int Longest = 75;

    /// <summary>
    /// As UTF-8, folded at 75 octets and never inside a character. The text may be folded already, even inside characters, as Ical.Net's is.
    /// </summary>
    public static byte[] Fold(string text)
    {
        using var bytes = new MemoryStream(text.Length + text.Length / 16);
        Span<byte> one = stackalloc byte[4];
        var length = 0;
        foreach (var rune in text.Replace("\r\n ", "", StringComparison.Ordinal).EnumerateRunes())
        {
            var size = rune.EncodeToUtf8(one);
            if (rune.Value is '\r' or '\n')
                length = 0;
            else if (length + size > Longest)
            {
                bytes.Write("\r\n "u8);
                length = 1 + size;
            }
            else
                length += size;
            bytes.Write(one[..size]);
        }

        return bytes.ToArray();
    }

    /// <summary>Text without the control characters that iCalendar forbids (RFC 5545, 3.3.11); line breaks stay.</summary>
    public static string Clean(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c)));
}
