using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Resources.Links;
using CopBot.Time;

namespace CopBot.Resources;

/// <summary>
/// What somebody asked to keep, read from their message and, where that is a reply, from the message replied to. Their own
/// words come before the other's: as title, and as the choice of link or file.
/// </summary>
internal sealed record ShareRequest(ResourceKind Kind, string Title, string Note, ImmutableArray<string> Themes)
{
    private const int LongestFirstLine = 100;

    public LinkIdentity? Link { get; init; }

    public Attachment? Attachment { get; init; }

    /// <summary>True where nobody gave a title, so that one was made up.</summary>
    public bool TitleIsMadeUp { get; init; }

    /// <summary>Null where there is nothing to keep.</summary>
    /// <param name="said">The message.</param>
    /// <param name="text">Its text without the command.</param>
    /// <param name="zone">The community's, in which the day is told.</param>
    public static ShareRequest? Read(Said said, string text, string zone)
    {
        var (rest, themes) = Hashtags.Extract(text, Resource.MostThemes);
        var quoted = said.ReplyTo is { IsFromBot: false } other ? other : null;
        var attachment = said.Attachment;
        var link = attachment is null ? FirstLink(said.Links, rest) : null;
        if (link is null && attachment is null && quoted is not null)
        {
            attachment = quoted.Attachment;
            link = attachment is null ? FirstLink(quoted.Links, quoted.Text) : null;
        }

        var own = Lines(WithoutLink(rest, said.Links, link));
        if (themes.IsEmpty && quoted is not null)
            themes = Hashtags.Extract(quoted.Text, Resource.MostThemes).Themes;
        var others = quoted is null ? [] : Lines(WithoutLink(Hashtags.Extract(quoted.Text, Resource.MostThemes).Others, quoted.Links, link));
        var request = attachment is not null ? OfFile(attachment, LocalTime.DayInWords(zone, said.SentAt), own, others)
            : link is not null ? OfLink(link, own, others)
            : OfText(own, others);
        return request is null ? null : request with { Themes = themes };
    }

    private static ShareRequest OfFile(Attachment attachment, string day, List<string> own, List<string> others)
    {
        var kind = attachment.Kind switch
        {
            AttachmentKind.Photo => ResourceKind.Photo,
            AttachmentKind.Voice => ResourceKind.Voice,
            AttachmentKind.Video => ResourceKind.Video,
            AttachmentKind.Audio => ResourceKind.Audio,
            _ => ResourceKind.Document,
        };
        var lines = own.Count > 0 ? own : others;
        return new(kind, lines.Count > 0 ? TitleOf(lines[0]) : MadeUp(attachment, kind, day), NoteOf(own, others), [])
        {
            Attachment = attachment,
            TitleIsMadeUp = lines.Count == 0,
        };
    }

    private static ShareRequest OfLink(LinkIdentity link, List<string> own, List<string> others)
    {
        var lines = own.Count > 0 ? own : others;
        return new(ResourceKind.Link, lines.Count > 0 ? TitleOf(lines[0]) : link.Address.Host, NoteOf(own, others), [])
        {
            Link = link,
            TitleIsMadeUp = lines.Count == 0,
        };
    }

    private static ShareRequest? OfText(List<string> own, List<string> others)
    {
        // A reply's own words name what the other one said.
        if (own.Count > 0 && others.Count > 0)
            return new(ResourceKind.Text, TitleOf(own[0]), Cut(string.Join('\n', own.Skip(1).Concat(others))), []);
        var lines = own.Count > 0 ? own : others;
        if (lines.Count == 0)
            return null;
        var all = string.Join('\n', lines);
        return lines.Count == 1 && all.Length <= LongestFirstLine
            ? new(ResourceKind.Text, all, "", [])
            : new(ResourceKind.Text, PlainText.Shorten(lines[0], LongestFirstLine), Cut(lines[0].Length > LongestFirstLine ? all : string.Join('\n', lines.Skip(1))), []);
    }

    private static string NoteOf(List<string> own, List<string> others) =>
        Cut(string.Join('\n', own.Count > 0 ? own.Skip(1).Concat(others) : others.Skip(1)));

    private static string TitleOf(string line) => PlainText.Shorten(line, Resource.LongestTitle);

    private static string Cut(string note) => PlainText.Shorten(note, Resource.LongestNote);

    // Nobody's name: a title stays when its people are forgotten.
    private static string MadeUp(Attachment attachment, ResourceKind kind, string day) =>
        attachment.Name is { Length: > 0 } name ? TitleOf(PlainText.OneLine(name)) : ResourceTexts.MadeUpTitle(kind, day);

    private static LinkIdentity? FirstLink(IEnumerable<string> links, string text) =>
        links.Concat(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || word.StartsWith("https://", StringComparison.OrdinalIgnoreCase)))
            .Select(LinkIdentity.Parse)
            .FirstOrDefault(link => link is not null);

    // The link itself is no title; the words around it are.
    private static string WithoutLink(string text, IEnumerable<string> links, LinkIdentity? link)
    {
        if (link is null)
            return text;
        foreach (var typed in links.Append(link.Address.AbsoluteUri).Where(typed => LinkIdentity.Parse(typed)?.Key == link.Key))
            text = text.Replace(typed, " ", StringComparison.Ordinal);
        return text;
    }

    private static List<string> Lines(string text) =>
        [.. text.Split('\n').Select(PlainText.OneLine).Where(line => line.Length > 0)];
}
