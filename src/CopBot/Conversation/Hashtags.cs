using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CopBot.Conversation;

/// <summary>Themes are written as hashtags: letters, digits and underscores of any script, compared without regard to case.</summary>
internal static partial class Hashtags
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

    /// <summary>Takes the hashtags out of a text, at most so many. A # inside a word or a link is none.</summary>
    public static (string Others, ImmutableArray<string> Themes) Extract(string text, int most)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        var rest = Tag().Replace(text, tag =>
        {
            if (Normalise(tag.Groups["theme"].Value) is not { } theme)
                return tag.Value;
            if (!found.Contains(theme) && found.Count < most)
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
