using System.Collections.Frozen;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>
/// Many records end their description with the address: "Football club. 5 Brooks Drive, Sale". What a street is called says nothing
/// of what is offered there, so it is kept apart.
/// </summary>
internal static class AddressTail
{
    private const int LongestAddress = 140;

    private static readonly FrozenSet<string> _streets = (
        "road rd street st avenue ave lane ln drive close court crescent cres place terrace grove square way walk mews gardens parade row hill green precinct "
        + "mall building buildings estate centre park house hall").Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text without the address at its end, and the address; empty where it ends in none.</summary>
    public static (string Text, string Address) Split(string description)
    {
        var trimmed = description.AsSpan().TrimEnd(" .\n\r");
        var stop = trimmed.LastIndexOf(". ");
        if (stop < 0 || trimmed.Length - stop > LongestAddress)
            return (description, "");
        var tail = trimmed[(stop + 2)..].Trim();
        return tail.Contains(',') && IsAddress(tail) ? (description[..(stop + 1)], tail.ToString()) : (description, "");
    }

    private static bool IsAddress(ReadOnlySpan<char> tail)
    {
        // Nearly all its words begin with a capital or a digit, and one is a kind of street.
        var (words, small, hasStreet) = (0, 0, false);
        foreach (var range in tail.SplitAny(' ', ','))
        {
            var word = tail[range].Trim("().'’");
            if (word.IsEmpty)
                continue;
            words++;
            small += char.IsLower(word[0]) ? 1 : 0;
            hasStreet |= words > 1 && _streets.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
        }

        return hasStreet && small * 4 <= words;
    }
}
