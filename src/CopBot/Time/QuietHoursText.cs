using System.Globalization;
using System.Text.RegularExpressions;
using CopBot.Conversation;

namespace CopBot.Time;

/// <summary>Quiet hours as people type them: <c>20:00-08:00</c>, <c>8pm to 8am</c>, <c>none</c>.</summary>
internal static partial class QuietHoursText
{
    private static readonly string[] Formats = ["H:mm", "H.mm", "%H", "h:mmtt", "h.mmtt", "htt"];

    /// <summary>Null where it cannot be understood. "none" gives hours that are empty.</summary>
    public static QuietHours? Parse(string text)
    {
        if (text.Trim().ToUpperInvariant() is "NONE" or "OFF" or "NO")
            return new QuietHours(default, default);
        var parts = Separator().Split(text.Trim());
        return parts is [var from, var until] && Time(from) is { } start && Time(until) is { } end ? new QuietHours(start, end) : null;
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(
            text.Replace(" ", "", StringComparison.Ordinal), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    [GeneratedRegex(@"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separator();
}
