using System.Globalization;

namespace CopBot.Conversation;

/// <summary>Text that people wrote, cut for places with little room.</summary>
internal static class PlainText
{
    /// <summary>At most <paramref name="units"/> UTF-16 units, the last of them "…" where something was cut; whole characters only.</summary>
    public static string Shorten(string text, int units)
    {
        if (text.Length <= units)
            return text;
        var length = 0;
        foreach (var start in StringInfo.ParseCombiningCharacters(text))
        {
            if (start > units - 1)
                break;
            length = start;
        }

        return text[..length].TrimEnd() + "…";
    }

    /// <summary>One line: every run of white space becomes a space.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
