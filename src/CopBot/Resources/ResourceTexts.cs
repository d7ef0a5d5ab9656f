using CopBot.Conversation;
using CopBot.Search;
using CopBot.Time;
using Humanizer;

namespace CopBot.Resources;

/// <summary>Every word that the library says.</summary>
internal static class ResourceTexts
{
    public static Html Keeps =>
        $"What you share with /share, your name and the day, and which resources you found useful: so that your community finds them again and knows whom to ask. Until you or a facilitator remove it. A long search of yours, for {"day".ToQuantity(KeptFor.LongSearch.Days)}, so that you can turn its pages. If I forget you, what you shared stays without your name.";

    public static Html InDigest(Resource resource)
    {
        var theme = resource.Themes.IsEmpty ? "" : $" #{resource.Themes[0]}";
        var useful = resource.Useful.IsEmpty ? "" : $" ({resource.Useful.Length} found it useful)";
        return $"{PlainText.Shorten(resource.Title, 80)}{theme}{useful}";
    }

    public static Html WhatToShare =>
        $"What would you like to share? Reply to this message with a link, a file, or a few words. Add #themes if you like. To stop, send /cancel.";

    public static string WhatToShareHint => "A link, a file, or a few words";

    public static Html NothingToShare => $"I found nothing to keep in that. Reply with a link, a file, or a few words. To stop, send /cancel.";

    public static string NoLongerHere => "This is no longer in the library.";

    public static string TooLate => "It is too late for that now. You can share it again with /share.";

    public static string AskAgain => "This list is too old. Please send /find again.";

    public static string ThemesAdded => "Themes added.";

    public static string MarkedUseful => "Thank you. You marked this as useful.";

    public static string UnmarkedUseful => "Taken back.";

    public static string NotYoursToChange => "Only the person who shared this, or a facilitator, can change it.";

    public static string NotYoursToRemove => "Only the person who shared this, or a facilitator, can remove it.";

    public static string NotYoursToBringBack => "Only the person who shared this, or a facilitator, can bring it back.";

    public static string Removed => "Removed. You can undo this for 10 minutes.";

    public static string IsBack => "It is back in the library.";

    public static string SharedAgain => "Somebody has shared the same thing again meanwhile, so it is in the library already.";

    public static string OnlyFacilitatorsTidy => "Only facilitators and the core group can merge and rename themes.";

    public static string ThemeIsGone => "No resource has this theme any more. Send /themes for the list.";

    public static Html Gone => $"<i>This was removed from the library.</i>";

    public static string KindName(ResourceKind kind) => kind switch
    {
        ResourceKind.Link => "Link",
        ResourceKind.Document => "Document",
        ResourceKind.Photo => "Photo",
        ResourceKind.Voice => "Voice note",
        ResourceKind.Video => "Video",
        ResourceKind.Audio => "Audio",
        ResourceKind.Text => "Note",
    };

    /// <summary>For a file that came without any words, such as "Voice note, 3 October 2026".</summary>
    public static string MadeUpTitle(ResourceKind kind, string day) => $"{KindName(kind)}, {day}";

    public static string KindNames(ResourceKind kind) => kind switch
    {
        ResourceKind.Audio => "audio",
        _ => KindName(kind).ToLowerInvariant() + "s",
    };

    public static Html Card(Resource resource, Scene scene)
    {
        if (resource.Removed is { } removal)
            return $"<i>{removal.ByName} removed “{resource.Title}” from the library.</i>";
        var about = Html.Join($" · ", [Html.Of(KindName(resource.Kind)), Tags(resource)]);
        Html by = $"Shared by {resource.SharedByName} on {On(resource.SharedAt, scene)}{Where(resource)}";
        var card = Html.Lines(Title(resource), about, resource.Note.Length > 0 ? (Html)$"{resource.Note}" : Html.Empty, by);

        // A file's card is its caption; where that is too long, the note gives way.
        var over = resource.File is null ? 0 : card.VisibleLength() - HtmlSplitting.CaptionLimit;
        return over <= 0 || over >= resource.Note.Length
            ? card
            : Card(resource with { Note = PlainText.Shorten(resource.Note, resource.Note.Length - over) }, scene);
    }

    public static Html AlreadyShared(Resource resource, Scene scene) =>
        $"Already shared by {resource.SharedByName} on {On(resource.SharedAt, scene)}: {Title(resource)}";

    public static Html WhatToChange(Resource resource) => $"What do you want to change in <b>{resource.Title}</b>?";

    public static Html AskFor(ResourcePart part, Resource resource, Scene scene) => part switch
    {
        ResourcePart.Note => $"{Html.Mention(scene.Person)}, reply to this message with the new note for <b>{resource.Title}</b>. Send - for no note, /cancel to stop.",
        ResourcePart.Themes => $"{Html.Mention(scene.Person)}, reply to this message with all themes for <b>{resource.Title}</b>, such as <i>#housing #debt</i>. Send - for none, /cancel to stop.",
        _ => $"{Html.Mention(scene.Person)}, reply to this message with the new title for <b>{resource.Title}</b>. Send /cancel to stop.",
    };

    public static string HintFor(ResourcePart part) => part switch
    {
        ResourcePart.Note => "New note",
        ResourcePart.Themes => "#housing #debt",
        _ => "New title",
    };

    public static Html NotUnderstood(ResourcePart part) => part switch
    {
        ResourcePart.Themes =>
            $"Themes are single words of letters and numbers, at most {Resource.MostThemes}, such as <i>#housing #debt</i>. Please reply with them again, or send /cancel.",
        _ => $"I need some words for that. Please reply with them, or send /cancel.",
    };

    public static Html Changed(Resource resource, ResourcePart part) => part switch
    {
        ResourcePart.Note => $"The note of <b>{resource.Title}</b> is changed.",
        ResourcePart.Themes => $"The themes of <b>{resource.Title}</b> are changed.",
        _ => $"The title is now <b>{resource.Title}</b>.",
    };

    public static Html WhatToFind =>
        $"What are you looking for? For example:\n<code>/find debt advice</code>\n<code>/find #housing kind:document</code>\n<code>/find by:amara since:march</code>\n/recent shows what was shared last.";

    public static Html FilterNotUnderstood(IReadOnlyCollection<string> filters) =>
        $"I don't know what {filters.Humanize("and")} {(filters.Count == 1 ? "means" : "mean")}. You can use <code>kind:document</code>, <code>by:amara</code> and <code>since:march</code>.";

    public static Html Found(
        FindQuestion question, SearchResult found, IReadOnlyList<Resource> resources, int offset, ResourceKind? only, Scene scene) =>
        Html.Lines(
            Heading(question, found, offset, only),
            Unknown(question),
            Html.Lines([.. found.Corrections.Select(c => (Html)$"Nothing has “{c.Asked}”, so I looked for “{c.Used}”.")]),
            Numbered(resources, offset, scene));

    public static Html NothingFound(FindQuestion question, bool hasNearWords) => Html.Paragraphs(
        Html.Lines($"I found nothing for <b>{question.Text}</b>.", Unknown(question)),
        $"Try fewer or other words{(hasNearWords ? ", or tap one that is near" : "")}. If you come across something good, /share it here.");

    public static Html NothingShared => $"Nothing has been shared yet. Be the first: send <code>/share</code> and a link, or reply <code>/share</code> to a message.";

    public static Html Recent(IReadOnlyList<Resource> resources, int offset, int total, Scene scene) =>
        Html.Lines($"<b>Shared last</b>{Range(offset, total)}", Numbered(resources, offset, scene));

    public static Html NoThemes => $"There are no themes yet. Add one when you share: <code>/share https://… #housing</code>";

    public static Html ThemesOf(IReadOnlyCollection<ThemeCount> themes, int shown) => themes.Count <= shown
        ? (Html)$"<b>Themes</b> and how often they are used. Tap one to see what has it."
        : $"<b>Themes</b> and how often they are used: the first {shown} of {themes.Count}. Tap one to see what has it, or send <code>/find #theme</code>.";

    public static Html WithTheme(string theme, IReadOnlyList<Resource> resources, int offset, int total, Scene scene) =>
        Html.Lines($"<b>#{theme}</b>{Range(offset, total)}", Numbered(resources, offset, scene));

    public static Html WhichThemes(Person person) =>
        $"{Html.Mention(person)}, reply to this message with the theme to change and what it should become, such as <i>#homes #housing</i>. Where both are in use, they become one. Send /cancel to stop.";

    public static string WhichThemesHint => "#homes #housing";

    public static Html ThemesNotUnderstood => $"I need two different themes: the old one and the new one, such as <i>#homes #housing</i>. Please reply with them, or send /cancel.";

    public static Html NoSuchTheme(string theme) => $"Nothing has the theme #{theme}. /themes shows all. Please reply with two themes, or send /cancel.";

    public static Html ThemesTidied(string from, string to, int count) => $"Done: {"resource".ToQuantity(count)} with #{from} now {(count == 1 ? "has" : "have")} #{to}.";

    /// <summary>One line below a title in inline mode.</summary>
    public static string HitLine(Resource resource) =>
        string.Join(" · ", new[] { KindName(resource.Kind), string.Join(' ', resource.Themes.Select(t => "#" + t)), resource.Note }.Where(s => s.Length > 0));

    /// <summary>What is posted when somebody chooses a hit of inline mode: for others' eyes too, so without names.</summary>
    public static Html Posted(Resource resource, Scene scene) => Html.Lines(
        Title(resource),
        Html.Join($" · ", [Html.Of(KindName(resource.Kind)), Tags(resource)]),
        resource.Note.Length > 0 ? (Html)$"{resource.Note}" : Html.Empty,
        resource.Link is { } link ? (Html)$"{link}" : Html.Empty);

    private static Html Title(Resource resource) => Url(resource) is { } url
        ? $"<b><a href=\"{url}\">{resource.Title}</a></b>"
        : (Html)$"<b>{resource.Title}</b>";

    private static string? Url(Resource resource) => resource.Link ?? resource.Source?.Url;

    private static Html Tags(Resource resource) => Html.Of(string.Join(' ', resource.Themes.Select(theme => "#" + theme)));

    // A link's own message is worth a way back to, too.
    private static Html Where(Resource resource) =>
        resource is { Link: not null, Source.Url: { } url } ? $" (<a href=\"{url}\">message</a>)" : Html.Empty;

    private static Html Numbered(IEnumerable<Resource> resources, int offset, Scene scene) =>
        Html.Lines([.. resources.Select((r, i) => (Html)$"{offset + i + 1}. {Title(r)}\n{Details(r, scene)}")]);

    private static Html Details(Resource resource, Scene scene) => Html.Join(
        $" · ",
        [
            Html.Of(KindName(resource.Kind)),
            Tags(resource),
            $"{resource.SharedByName}, {On(resource.SharedAt, scene)}",
            resource.Useful.IsEmpty ? Html.Empty : (Html)$"useful to {resource.Useful.Length}",
        ]);

    private static Html Heading(FindQuestion question, SearchResult found, int offset, ResourceKind? only)
    {
        Html kinds = only is { } kind ? (Html)$", only {KindNames(kind)}" : Html.Empty;
        return found.Relaxed
            ? $"Nothing has all of <b>{question.Text}</b>{kinds}. These come near{Range(offset, found.Total)}:"
            : (Html)$"<b>{Results(found.Total)}</b> for <b>{question.Text}</b>{kinds}{Range(offset, found.Total)}:";
    }

    // Every search says this, and to work out the plural of any word costs as much as the search.
    private static string Results(int count) => count == 1 ? "1 result" : $"{count} results";

    private static Html Unknown(FindQuestion question) =>
        question.NotUnderstood.IsEmpty ? Html.Empty : (Html)$"(I did not understand {question.NotUnderstood.Humanize("and")}.)";

    private static Html Range(int offset, int total) =>
        total <= FindResources.PageSize ? Html.Empty : (Html)$" ({offset + 1}–{Math.Min(offset + FindResources.PageSize, total)} of {total})";

    private static string On(DateTimeOffset instant, Scene scene) => LocalTime.DateInWords(scene.Community.Zone, instant, scene.Now);
}
