using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CopBot.Resources;

/// <summary>Themes are hashtags: letters, digits and underscores of any script, compared without regard to case.</summary>
internal static partial class Themes
{
    public const int Longest = 40;

    /// <summary>The theme's one spelling, without #; null where the text is none.</summary>
    public static string? Normalise(string text)
    {
        // Normalize throws on what is no character, so that is looked for before.
        var typed = text.Trim().TrimStart('#');
        return Whole().IsMatch(typed) && typed.Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture) is { Length: <= Longest } theme
            ? theme
            : null;
    }

    /// <summary>Takes the hashtags out of a text. A # inside a word or a link is none.</summary>
    public static (string Others, ImmutableArray<string> Themes) Extract(string text)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        var rest = Tag().Replace(text, tag =>
        {
            if (Normalise(tag.Groups["theme"].Value) is not { } theme)
                return tag.Value;
            if (!found.Contains(theme) && found.Count < Resource.MostThemes)
                found.Add(theme);
            return tag.Groups["before"].Value;
        });
        return (rest, found.ToImmutable());
    }

    [GeneratedRegex(@"^[\p{L}\p{M}\p{N}_]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<before>^|\s)#(?<theme>[\p{L}\p{M}\p{N}_]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}
