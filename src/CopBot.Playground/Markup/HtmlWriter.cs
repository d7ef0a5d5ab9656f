using System.Globalization;
using System.Net;
using System.Text;

namespace CopBot.Playground.Markup;

/// <summary>Writes a formatted text as HTML made of a few known tags; all else is escaped.</summary>
internal static class HtmlWriter
{
    /// <summary>As a bot would have written it: only formatting, nothing that Telegram recognises by itself.</summary>
    public static string ForBots(FormattedText text) => Write(text, e => e.Type switch
    {
        "bold" => ("<b>", "</b>"),
        "italic" => ("<i>", "</i>"),
        "underline" => ("<u>", "</u>"),
        "strikethrough" => ("<s>", "</s>"),
        "spoiler" => ("<tg-spoiler>", "</tg-spoiler>"),
        "code" => ("<code>", "</code>"),
        "pre" => e.Language is null ? ("<pre>", "</pre>") : ($"<pre><code class=\"language-{Escape(e.Language)}\">", "</code></pre>"),
        "blockquote" => ("<blockquote>", "</blockquote>"),
        "expandable_blockquote" => ("<blockquote expandable>", "</blockquote>"),
        "text_link" => ($"<a href=\"{Escape(e.Url!)}\">", "</a>"),
        "text_mention" => (string.Create(CultureInfo.InvariantCulture, $"<a href=\"tg://user?id={e.UserId}\">"), "</a>"),
        _ => default,
    });

    /// <summary>For the page: safe to insert, links open apart, commands are marked so that a tap can send them.</summary>
    public static string ForPage(FormattedText text) => Write(text, e => e.Type switch
    {
        "bold" => ("<b>", "</b>"),
        "italic" => ("<i>", "</i>"),
        "underline" => ("<u>", "</u>"),
        "strikethrough" => ("<s>", "</s>"),
        "spoiler" => ("<span class=\"spoiler\">", "</span>"),
        "code" => ("<code>", "</code>"),
        "pre" => ("<pre>", "</pre>"),
        "blockquote" => ("<blockquote>", "</blockquote>"),
        "expandable_blockquote" => ("<blockquote>", "</blockquote>"),
        "text_link" => Anchor(e.Url!),
        "url" => Anchor(Links.Checked(text.Part(e)) ?? ""),
        "email" => Anchor("mailto:" + text.Part(e)),
        "bot_command" => ($"<span class=\"command\" data-command=\"{Escape(text.Part(e))}\">", "</span>"),
        _ => default,
    });

    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static (string? Start, string? End) Anchor(string url)
    {
        var safe = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "tg" or "mailto" or "tel";
        return safe ? ($"<a href=\"{Escape(url)}\" target=\"_blank\" rel=\"noopener\">", "</a>") : default;
    }

    private static string Write(FormattedText text, Func<TextEntity, (string? Start, string? End)> tags)
    {
        var known = text.Entities.Select(e => (Entity: e, Tags: tags(e))).Where(x => x.Tags.Start is not null).ToList();
        if (known.Count == 0)
            return EscapeText(text.Text);
        var html = new StringBuilder();
        var open = new Stack<(TextEntity Entity, (string? Start, string? End) Tags)>();
        var cuts = known.SelectMany(x => new[] { x.Entity.Offset, x.Entity.End }).Append(text.Text.Length).Distinct().Order();
        var at = 0;
        foreach (var cut in cuts)
        {
            html.Append(EscapeText(text.Text[at..cut]));
            at = cut;
            // Entities may overlap without nesting: close down to the ended one, then open the others again.
            var again = new Stack<(TextEntity Entity, (string? Start, string? End) Tags)>();
            while (open.Any(o => o.Entity.End <= cut))
            {
                var top = open.Pop();
                html.Append(top.Tags.End);
                if (top.Entity.End > cut)
                    again.Push(top);
            }

            foreach (var next in again.Concat(known.Where(x => x.Entity.Offset == cut)))
            {
                html.Append(next.Tags.Start);
                open.Push(next);
            }
        }

        return html.ToString();
    }

    // Only what HTML needs: an apostrophe stays one, so that tests can read the text.
    private static string EscapeText(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
