using System.Globalization;
using System.Text.RegularExpressions;
using CopBot.Conversation;

namespace CopBot.Meetings.Agendas;

/// <summary>What somebody wrote for the agenda: the words as they are, and how long it may take where they say so at the end or the beginning.</summary>
internal static partial class ItemWords
{
    private const string Amount =
        @"(?:(?<h>\d{1,2}(?:\.\d)?)\s*(?:hours?|hrs?|h)(?:\s*(?:and\s+)?(?<m>\d{1,2})\s*(?:minutes?|mins?|m))?"
        + @"|(?<m>\d{1,3})(?:\s*(?:minutes?|mins?)|m)"
        + @"|(?<half>half\s+an\s+hour|half\s+hour)|(?<quarter>(?:a\s+)?quarter\s+of\s+an\s+hour)|(?<one>an\s+hour)(?<more>\s+and\s+a\s+half)?)";

    /// <summary>Minutes are null where none are named.</summary>
    public static (string Text, int? Minutes) Read(string words)
    {
        var text = PlainText.OneLine(words);
        foreach (var match in new[] { AtTheEnd().Match(text), AtTheBeginning().Match(text) })
        {
            var minutes = match.Success ? MinutesOf(match) : 0;
            if (minutes is not (> 0 and <= AgendaItem.MostMinutes))
                continue;
            var rest = text.Remove(match.Index, match.Length).Trim(' ', ',', ';', ':', '-', '–', '—');
            if (rest.Length > 0)
                return (PlainText.Shorten(rest, AgendaItem.LongestText), minutes);
        }

        return (PlainText.Shorten(text, AgendaItem.LongestText), null);
    }

    /// <summary>An answer to "how long?": "20", "20 min", "half an hour"; 0 for none; null where it is no time.</summary>
    public static int? ReadMinutes(string words)
    {
        var text = PlainText.OneLine(words).TrimEnd('.', '!');
        if (text is "-" || string.Equals(text, "none", StringComparison.OrdinalIgnoreCase))
            return 0;
        if (text.Length <= 3 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bare))
            return bare <= AgendaItem.MostMinutes ? bare : null;
        return Alone().Match(text) is { Success: true } match && MinutesOf(match) is >= 0 and <= AgendaItem.MostMinutes and var minutes ? minutes : null;
    }

    private static int MinutesOf(Match match)
    {
        if (match.Groups["half"].Success)
            return 30;
        if (match.Groups["quarter"].Success)
            return 15;
        if (match.Groups["one"].Success)
            return match.Groups["more"].Success ? 90 : 60;
        var hours = match.Groups["h"] is { Success: true } h ? decimal.Parse(h.ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : 0;
        var minutes = match.Groups["m"] is { Success: true } m ? int.Parse(m.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        return (int)(hours * 60) + minutes;
    }

    [GeneratedRegex(@"(?:^|[\s,;:–—-]|(?=\())\(?(?:(?:for|about|takes)\s+)*" + Amount + @"\)?[.!]?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex AtTheEnd();

    [GeneratedRegex(@"^\(?" + Amount + @"\)?\s*[:–—-]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex AtTheBeginning();

    [GeneratedRegex("^" + Amount + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Alone();
}
