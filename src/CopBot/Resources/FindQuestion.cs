using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CopBot.Conversation;
using CopBot.Search;
using CopBot.Time;

namespace CopBot.Resources;

/// <summary>
/// A question to the library as people type it: words, <c>"exact phrase"</c>, <c>#theme</c>, <c>kind:document</c>,
/// <c>by:amara</c>, <c>since:march</c>. What is not understood behind a colon is named in <see cref="NotUnderstood"/>.
/// </summary>
internal sealed partial record FindQuestion(string Text)
{
    public string Words { get; private init; } = "";

    public ImmutableArray<string> Phrases { get; private init; } = [];

    public ImmutableArray<string> Themes { get; private init; } = [];

    public ImmutableArray<ResourceKind> Kinds { get; private init; } = [];

    public ImmutableArray<string> By { get; private init; } = [];

    public DateTimeOffset? Since { get; private init; }

    /// <summary>Filters that mean nothing, such as <c>kind:banana</c>.</summary>
    public ImmutableArray<string> NotUnderstood { get; private init; } = [];

    public bool IsEmpty => Words.Length == 0 && Phrases.IsEmpty && Themes.IsEmpty && Kinds.IsEmpty && By.IsEmpty && Since is null;

    public static FindQuestion Parse(string text, string zone, DateTimeOffset now)
    {
        var question = new FindQuestion(PlainText.OneLine(text));
        var words = new List<string>();
        foreach (Match part in Part().Matches(question.Text))
        {
            if (part.Groups["phrase"] is { Success: true, Value: var phrase })
                question = phrase.Trim().Length > 0 ? question with { Phrases = question.Phrases.Add(phrase.Trim()) } : question;
            else if (part.Groups["theme"].Success && Hashtags.Normalise(part.Groups["theme"].Value) is { } theme)
                question = question with { Themes = question.Themes.Add(theme) };
            else if (part.Groups["filter"] is { Success: true, Value: var filter })
                question = question.With(filter.ToUpperInvariant(), part.Groups["value"].Value.Trim('"'), part.Value, zone, now);
            else
                words.Add(part.Value);
        }

        return question with { Words = string.Join(' ', words) };
    }

    /// <summary>The question of one kind only; null takes the choice back.</summary>
    public SearchQuery ToQuery(IEnumerable<CommunityId> communities, ResourceKind? only, int offset, int limit)
    {
        var facets = new List<IReadOnlyList<string>>();
        facets.AddRange(Themes.Select(theme => (IReadOnlyList<string>)[Facets.Theme(theme)]));
        facets.AddRange(By.SelectMany(Facets.By).Select(by => (IReadOnlyList<string>)[by]));
        if (only is { } kind)
            facets.Add([Facets.Kind(kind)]);
        else if (!Kinds.IsEmpty)
            facets.Add([.. Kinds.Select(Facets.Kind)]);
        return new SearchQuery([.. communities.Select(ResourceIndex.ScopeOf)], Words)
        {
            Phrases = Phrases,
            Facets = facets,
            Since = Since?.UtcTicks,
            Offset = offset,
            Limit = limit,
        };
    }

    private FindQuestion With(string filter, string value, string typed, string zone, DateTimeOffset now) => filter switch
    {
        "KIND" when KindOf(value) is { } kind => this with { Kinds = Kinds.Add(kind) },
        "BY" when value.Length > 0 => this with { By = By.Add(value) },
        "SINCE" when SincePhrase.Parse(value, zone, now) is { } since => this with { Since = since },
        _ => this with { NotUnderstood = NotUnderstood.Add(typed) },
    };

    private static ResourceKind? KindOf(string value) => value.ToUpperInvariant().TrimEnd('S') switch
    {
        "LINK" or "PAGE" or "WEBSITE" => ResourceKind.Link,
        "DOCUMENT" or "DOC" or "FILE" or "PDF" => ResourceKind.Document,
        "PHOTO" or "PICTURE" or "IMAGE" => ResourceKind.Photo,
        "VOICE" => ResourceKind.Voice,
        "VIDEO" => ResourceKind.Video,
        "AUDIO" => ResourceKind.Audio,
        "TEXT" or "NOTE" => ResourceKind.Text,
        _ => null,
    };

    [GeneratedRegex(
        """[“"”](?<phrase>[^“"”]*)[“"”]|(?<=^|\s)#(?<theme>\S+)|\b(?<filter>kind|by|since):(?<value>"[^"]*"|\S*)|\S+""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Part();
}
