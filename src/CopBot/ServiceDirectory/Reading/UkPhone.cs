using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace CopBot.ServiceDirectory.Reading;

/// <summary>
/// A telephone number that can be rung from the United Kingdom. <paramref name="Number"/> is as people read it aloud
/// ("0161 496 0000", "116 123"); <paramref name="Tel"/> is what stands behind <c>tel:</c> ("+441614960000", RFC 3966; short
/// numbers as they are, since they work only inside the country).
/// </summary>
internal sealed partial record UkPhone(string Number, string Tel)
{
    private const string Country = "GB";

    /// <summary>Reads a text that is one number and nothing else, however it is spaced. Null where it is none, or an emergency number.</summary>
    public static UkPhone? Read(string text)
    {
        var tidy = Tidy(text);
        if (tidy.Length is < 3 or > 40 || !Whole().IsMatch(tidy))
            return null;
        return Short(tidy) ?? Long(tidy);
    }

    /// <summary>All numbers in a text such as "0161 496 0000 or 07700 900000 (evenings)"; what stands in brackets behind one describes it.</summary>
    public static ImmutableArray<Phone> Find(string text)
    {
        var found = ImmutableArray.CreateBuilder<Phone>();
        foreach (Match match in Inside().Matches(Tidy(text)))
        {
            // Two numbers may stand side by side with only a blank between.
            var number = match.Groups["number"].Value;
            string[] numbers = Read(number) is null ? NextNumber().Split(number) : [number];
            foreach (var phone in numbers.Select(Read).OfType<UkPhone>().Where(phone => found.All(p => p.Number != phone.Number)))
                found.Add(new Phone(phone.Number) { Description = match.Groups["what"].Value.Trim() });
        }

        return found.ToImmutable();
    }

    // People type the letter O for a nought, and spaces of every kind.
    private static string Tidy(string text)
    {
        var tidy = Spaces().Replace(text, " ").Trim();
        tidy = Label().Replace(tidy, "");
        return LetterO().Replace(tidy, "0");
    }

    private static UkPhone? Short(string text)
    {
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        if (digits.Length is not (3 or 6) || text.Any(c => !char.IsAsciiDigit(c) && c != ' '))
            return null;

        // Harmonised European helplines (116 xxx) and the British three-digit services (101, 105, 111, 119, 159).
        if (digits.Length == 6)
            return digits.StartsWith("116", StringComparison.Ordinal) ? new UkPhone($"{digits[..3]} {digits[3..]}", digits) : null;
        return digits[0] == '1' && !ShortNumberInfo.GetInstance().IsEmergencyNumber(digits, Country) ? new UkPhone(digits, digits) : null;
    }

    private static UkPhone? Long(string text)
    {
        var util = PhoneNumberUtil.GetInstance();
        PhoneNumber number;
        try
        {
            number = util.Parse(text, Country);
        }
        catch (NumberParseException)
        {
            return null;
        }

        // Numbers for drama (01632 …) are in no plan, yet of the right length; so are new ranges that the library does not know.
        var right = number.CountryCode == 44
            ? util.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE
                && (util.IsValidNumber(number) || number.NationalNumber.ToString().Length == 10)
            : util.IsValidNumber(number);
        if (!right)
            return null;
        var shown = util.Format(number, number.CountryCode == 44 ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        var tel = util.Format(number, PhoneNumberFormat.RFC3966)["tel:".Length..].Replace("-", "", StringComparison.Ordinal);
        return new UkPhone(shown.Replace("x", "ext. ", StringComparison.Ordinal), tel);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(tel(ephone)?|phone|call|ring|mobile|mob)\s*(no\.?|number)?\s*[.:]?\s*(?=[+(\dOo])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?<![A-Za-z])[Oo](?=[\d ]*\d)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex LetterO();

    [GeneratedRegex(@"^(tel:)?\(?\+?[\d(][\d ()./-]*\d(\s*(ext|extn|extension|x|option)\.?\s*\d{1,6})?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<=\d{3}) (?=0[1-9]|\+)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NextNumber();

    // A number of at least nine digits (or a helpline) that is no part of a word, an address or an amount.
    [GeneratedRegex(
        @"(?<![\w£@./#=])(?<number>(\+|\()?\d[\d ()-]{7,60}\d(\s*(ext|extn|extension|x)\.?\s*\d{1,6})?|0800 ?1111|116 ?\d{3})(?![\w@/])(\s*\((?<what>[^()]{2,80})\))?",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Inside();
}
