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
    // royalmail.com: the 124 areas, with the Crown dependencies and Overseas Territories' own form left out.
    private static readonly FrozenSet<string> _areas =
        ("AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS "
            + "HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM "
            + "SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a whole postcode, false for a district.</summary>
    public bool IsWhole => Text.Length > District.Length;

    /// <summary>The letters: "ST".</summary>
    public string Area => District[..(District.Length > 1 && char.IsAsciiLetter(District[1]) ? 2 : 1)];

    /// <summary>Reads a text that is one postcode or one district and nothing else. Null where it is none.</summary>
    public static Postcode? Read(string text)
    {
        var packed = new string([.. text.Where(c => !char.IsWhiteSpace(c) && c != '\u200B').Select(char.ToUpperInvariant)]);
        if (packed.Length is < 2 or > 8)
            return null;
        if (Whole().Match(packed) is { Success: true } whole)
            return Of(whole.Groups["out"].Value, whole.Groups["in"].Value);
        return Outward().IsMatch(packed) ? Of(packed, "") : null;
    }

    /// <summary>The last whole postcode in an address; null where it has none.</summary>
    public static Postcode? Find(string address)
    {
        foreach (Match match in Inside().Matches(address).Reverse())
        {
            if (Of(match.Groups["out"].Value.ToUpperInvariant(), match.Groups["in"].Value.ToUpperInvariant()) is { } found)
                return found;
        }

        return null;
    }

    public override string ToString() => Text;

    private static Postcode? Of(string outward, string inward)
    {
        var postcode = new Postcode(inward.Length == 0 ? outward : $"{outward} {inward}", outward);
        return _areas.Contains(postcode.Area) ? postcode : null;
    }

    // gov.uk, Bulk Data Transfer: additional validation (the form of postcodes).
    private const string OutwardForm = "[A-Z]{1,2}[0-9][0-9A-HJKMNP-Y]?";

    private const string InwardForm = "[0-9][ABD-HJLNP-UW-Z]{2}";

    [GeneratedRegex($"^(?<out>{OutwardForm})(?<in>{InwardForm})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Whole();

    [GeneratedRegex($"^{OutwardForm}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Outward();

    [GeneratedRegex($@"(?<![A-Za-z0-9])(?<out>{OutwardForm})\s*(?<in>{InwardForm})(?![A-Za-z0-9])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Inside();
}
