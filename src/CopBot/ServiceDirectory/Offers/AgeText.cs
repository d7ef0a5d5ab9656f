using System.Globalization;
using System.Text.RegularExpressions;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Ages in words, in years, inclusive: "16 to 25", "under 18s", "60 and over", "over 60s", "18+".</summary>
/// <param name="From">The youngest; null where it is not said.</param>
/// <param name="To">The oldest; null where it is not said.</param>
/// <param name="IsAlone">True where the words say an age and nothing else.</param>
internal sealed partial record AgeText(int? From, int? To, bool IsAlone)
{
    private static readonly AgeText Nothing = new(null, null, false);

    public static AgeText Read(string text)
    {
        if (Range().Match(text) is { Success: true } range && Age(range, "from") is { } from && Age(range, "to") is { } to && from <= to)
            return new(from, to, IsAll(range, text));
        if (Under().Match(text) is { Success: true } under && Age(under, "age") is { } limit and > 0)
            return new(null, under.Groups["upto"].Success ? limit : limit - 1, IsAll(under, text));
        if (Over().Match(text) is { Success: true } over && Age(over, "age") is { } least)
            return new(least, null, IsAll(over, text));
        return Nothing;
    }

    private static bool IsAll(Match match, string text) => match.Length == text.Trim().Length;

    private static int? Age(Match match, string name) =>
        int.TryParse(match.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= 120 ? age : null;

    [GeneratedRegex(@"\b(?:age[sd]?\s+)?(?<from>\d{1,3})\s*(?:-|–|—|to|until)\s*(?<to>\d{1,3})(?:\s*(?:years?(?:\s+olds?)?|yrs?|year-olds?))?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(?:age[sd]?\s+)?(?:under|below|younger than|(?<upto>up to))\s*(?:the age of\s*)?(?<age>\d{1,3})'?s?(?:\s*(?:years?(?:\s+old)?))?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Under();

    [GeneratedRegex(@"\b(?:age[sd]?\s+)?(?:(?<age>\d{1,3})\s*(?:\+|(?:years?\s+)?(?:and|or)\s+(?:over|above|older|up)\b)|over\s*(?:the age of\s*)?(?<age>\d{1,3})'?s?\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Over();
}
