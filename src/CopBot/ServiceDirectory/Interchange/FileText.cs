using System.Text;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>The text of a file, whatever program wrote it.</summary>
internal static class FileText
{
    private static readonly UTF8Encoding _strict = new(false, throwOnInvalidBytes: true);

    // What a spreadsheet on Windows writes where nobody says otherwise; Western Europe.
    private static readonly Encoding _windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>UTF-8 and UTF-16 with or without a byte order mark; anything else is taken for Windows-1252.</summary>
    public static string Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.Length >= 2 && (bytes[0], bytes[1]) is (0xFF, 0xFE))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.Length >= 2 && (bytes[0], bytes[1]) is (0xFE, 0xFF))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);

        // ASCII in UTF-16 has a NUL in every second place.
        if (bytes.Length >= 4 && bytes[1] == 0 && bytes[3] == 0 && bytes[0] != 0)
            return Encoding.Unicode.GetString(bytes);
        if (bytes.Length >= 4 && bytes[0] == 0 && bytes[2] == 0 && bytes[1] != 0)
            return Encoding.BigEndianUnicode.GetString(bytes);
        try
        {
            return _strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return _windows.GetString(bytes);
        }
    }

    /// <summary>The kind of file where it is plainly no text: "a PDF", "an Excel workbook". Null where it may be text.</summary>
    public static string? OtherKind(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("%PDF"u8))
            return "a PDF";
        if (bytes.StartsWith("PK\u0003\u0004"u8))
            return "an Excel workbook or a ZIP file";
        if (bytes.Length > 8 && bytes[..4].SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0]))
            return "an old Excel or Word file";
        if (bytes.StartsWith("\u0089PNG"u8) || (bytes.Length > 3 && bytes[..3].SequenceEqual<byte>([0xFF, 0xD8, 0xFF])) || (bytes.Length > 4 && bytes[..4].SequenceEqual<byte>([0x89, 0x50, 0x4E, 0x47])))
            return "a picture";
        return bytes.StartsWith("<"u8) ? "a web page or XML" : null;
    }
}
