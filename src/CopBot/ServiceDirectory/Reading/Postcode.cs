using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CopBot.ServiceDirectory.Reading;

/// <summary>
/// A British postcode, whole ("ST1 3EJ") or its district alone ("ST1"), spaced and in capitals as Royal Mail writes it. That it
/// is well formed and begins with a real area is checked; whether letters are delivered there is not.
/// </summary>
/// <param name="Text">As it is written: "ST1 3EJ" or "ST1".</param>
/// <param name="District">The part before the space: "ST1".</param>
internal sealed partial record Postcode(string Text, string District)
{
    private const int InwardLength = 3;

    // royalmail.com: the areas, the Crown dependencies' among them; the Overseas Territories have a form of their own.
    private static readonly FrozenSet<string> _areas =
        ("AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS "
            + "HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM "
            + "SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup = _areas.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What stands behind the space: "3EJ"; empty for a district alone.</summary>
    public string Inward => IsWhole ? Text[^InwardLength..] : "";

    /// <summary>True for a whole postcode, false for a district.</summary>
    public bool IsWhole => Text.Length > District.Length;

    /// <summary>Reads a text that is one postcode or one district and nothing else. Null where it is none.</summary>
    public static Postcode? Read(string text)
    {
        var packed = new string([.. text.Where(c => !char.IsWhiteSpace(c) && c != '\u200B').Select(char.ToUpperInvariant)]);
        if (packed.Length is < 2 or > 8)
            return null;
        if (IsDistrict(packed))
            return new Postcode(packed, packed);
        return packed.Length > InwardLength && IsInward(packed.AsSpan(packed.Length - InwardLength)) && IsDistrict(packed.AsSpan(0, packed.Length - InwardLength))
            ? new Postcode($"{packed[..^InwardLength]} {packed[^InwardLength..]}", packed[..^InwardLength])
            : null;
    }

    /// <summary>The last whole postcode in an address; null where it has none.</summary>
    public static Postcode? Find(string address) => Take(address, out _);

    /// <summary>The last whole postcode in an address, and the address <paramref name="without"/> it.</summary>
    public static Postcode? Take(string address, out string without)
    {
        foreach (Match match in Inside().Matches(address).Reverse())
        {
            if (Read(match.Value) is { IsWhole: true } found)
            {
                without = $"{address[..match.Index]} {address[(match.Index + match.Length)..]}";
                return found;
            }
        }

        without = address;
        return null;
    }

    /// <summary>True for the part before the space, in small letters or capitals: "m33", "EC1A".</summary>
    public static bool IsDistrict(ReadOnlySpan<char> text)
    {
        // gov.uk, Bulk Data Transfer: additional validation (the form of postcodes).
        var letters = text.Length > 1 && char.IsAsciiLetter(text[1]) ? 2 : 1;
        return text.Length - letters is 1 or 2 && _lookup.Contains(text[..letters]) && char.IsAsciiDigit(text[letters])
            && (text.Length - letters == 1 || (char.IsAsciiLetterOrDigit(text[^1]) && !"ILOZ".Contains(char.ToUpperInvariant(text[^1]), StringComparison.Ordinal)));
    }

    /// <summary>True for the part behind the space: "4we".</summary>
    public static bool IsInward(ReadOnlySpan<char> text) =>
        text.Length == InwardLength && char.IsAsciiDigit(text[0]) && IsInwardLetter(text[1]) && IsInwardLetter(text[2]);

    public override string ToString() => Text;

    private static bool IsInwardLetter(char c) => char.IsAsciiLetter(c) && !"CIKMOV".Contains(char.ToUpperInvariant(c), StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2}(?![A-Za-z0-9])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Inside();
}
