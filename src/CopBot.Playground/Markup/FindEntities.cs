using System.Text.RegularExpressions;

namespace CopBot.Playground.Markup;

/// <summary>
/// Finds what Telegram itself recognises in any text, typed by people or sent by bots: links, e-mail addresses, mentions,
/// commands and hashtags (core.telegram.org/bots/api#messageentity). Nothing is looked for inside code, pre and links.
/// </summary>
internal static partial class FindEntities
{
    public static FormattedText In(FormattedText text)
    {
        if (text.Text.AsSpan().IndexOfAny("./@#") < 0)
            return text;
        var taken = text.Entities.Where(e => e.Type is "pre" or "code" or "text_link" or "text_mention").ToList();
        var found = new List<TextEntity>();
        foreach (var (type, pattern) in Patterns())
        {
            foreach (Match match in pattern.Matches(text.Text))
            {
                var length = type == "url" ? WithoutTail(match.ValueSpan) : match.Length;
                var entity = new TextEntity(type, match.Index, length);
                if (length == 0 || taken.Any(t => t.Offset < entity.End && entity.Offset < t.End))
                    continue;
                taken.Add(entity);
                found.Add(entity);
            }
        }

        return found.Count == 0 ? text : text with { Entities = EntityOrder.Settle(text.Entities.Concat(found)) };
    }

    private static (string Type, Regex Pattern)[] Patterns() =>
    [
        ("url", Url()),
        ("email", Email()),
        ("mention", Mention()),
        ("bot_command", Command()),
        ("hashtag", Hashtag()),
    ];

    // A link does not end in punctuation, nor in a bracket that it did not open.
    private static int WithoutTail(ReadOnlySpan<char> url)
    {
        while (url.Length > 0)
        {
            var last = url[^1];
            var unopened = last switch
            {
                ')' => url.Count(')') > url.Count('('),
                ']' => url.Count(']') > url.Count('['),
                '}' => url.Count('}') > url.Count('{'),
                _ => false,
            };
            if (!unopened && last is not ('.' or ',' or ';' or ':' or '!' or '?' or '\'' or '"' or '…' or '»' or '”'))
                break;
            url = url[..^1];
        }

        return url.Length;
    }

    [GeneratedRegex("""(?<![\w@.\-/])(?:(?:https?|ftp)://(?:(?:[\p{L}\p{N}](?:[\p{L}\p{N}\-_]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}|\d{1,3}(?:\.\d{1,3}){3})|(?:[\p{L}\p{N}](?:[\p{L}\p{N}\-]*[\p{L}\p{N}])?\.)+(?:com|org|net|uk|gov|edu|info|io|co|dev|app|me|eu|ie|de|fr|nl|es|it|pl|ca|au|nz|us|ai|tv|biz|scot|wales|cymru|london)(?![\p{L}\p{N}\-]))(?::\d{1,5})?(?:[/?#][^\s<>"«»]*)?""", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Url();

    [GeneratedRegex("""(?<![\w.\-+])[\w.\-+]+@[\w\-]+(?:\.[\w\-]+)*\.[\p{L}]{2,}(?!\w)""", RegexOptions.None, 1000)]
    private static partial Regex Email();

    [GeneratedRegex("""(?<![\w/@.])@[a-zA-Z0-9_]{3,32}(?!\w)""", RegexOptions.None, 1000)]
    private static partial Regex Mention();

    [GeneratedRegex("""(?<![\w/<>@.])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>@])""", RegexOptions.None, 1000)]
    private static partial Regex Command();

    [GeneratedRegex("""(?<![\w#&/])#(?=[\p{N}_·]*[\p{L}])[\p{L}\p{N}\p{M}_·]{1,256}(?!#)""", RegexOptions.None, 1000)]
    private static partial Regex Hashtag();
}
