using System.Globalization;
using System.Net;
using System.Text;

namespace CopBot.Conversation;

/// <summary>Cuts a long text into messages.</summary>
internal static class HtmlSplitting
{
    /// <summary>Telegram's limit of a message, in UTF-16 units after entities are parsed (core.telegram.org/bots/api#sendmessage).</summary>
    public const int MessageLimit = 4096;

    /// <summary>The longest character that is kept whole, in UTF-16 units; no emoji and no script comes near it.</summary>
    private const int LongestCharacter = 64;

    /// <summary>No mark that joins the character before it has a lower number.</summary>
    private const char FirstMark = '\u0300';

    /// <summary>Telegram's limit of a caption, counted likewise.</summary>
    public const int CaptionLimit = 1024;

    /// <summary>
    /// Parts of at most <paramref name="limit"/> visible units each, cut at the end of a paragraph where there is one in
    /// the second half of a part, else of a line, else of a word, else between whole characters as people see them. Tags
    /// that are open at a cut are closed there and opened again in the next part.
    /// </summary>
    public static IReadOnlyList<Html> Split(this Html html, int limit = MessageLimit)
    {
        // What is seen is never longer than how it is written.
        if (html.Length <= limit)
            return [html];
        var tokens = Tokens(html.Markup).ToList();
        if (tokens.Sum(t => t.Visible) <= limit)
            return [html];

        var parts = new List<Html>();
        var open = new List<string>();
        var from = 0;
        while (from < tokens.Count)
        {
            var cut = CutAfter(tokens, from, limit);
            var part = new StringBuilder(string.Concat(open));
            for (var i = from; i < cut; i++)
            {
                part.Append(tokens[i].Source);
                Track(open, tokens[i]);
            }

            foreach (var tag in Enumerable.Reverse(open))
                part.Append("</").Append(NameOf(tag)).Append('>');
            var text = Html.FromMarkup(part.ToString().Trim('\n', ' '));
            if (!string.IsNullOrWhiteSpace(text.ToPlain()))
                parts.Add(text);
            from = cut;
        }

        return parts;
    }

    /// <summary>Visible length in UTF-16 units, as Telegram counts it.</summary>
    public static int VisibleLength(this Html html) => Tokens(html.Markup).Sum(t => t.Visible);

    private static int CutAfter(List<Token> tokens, int from, int limit)
    {
        int size = 0, paragraph = -1, line = -1, word = -1, end = from;
        for (; end < tokens.Count; end++)
        {
            size += tokens[end].Visible;
            if (size > limit)
                break;
            if (tokens[end].Source == "\n")
            {
                line = end + 1;
                if (end > from && tokens[end - 1].Source == "\n" && size > limit / 2)
                    paragraph = end + 1;
            }
            else if (tokens[end].Source == " ")
            {
                word = end + 1;
            }
        }

        if (end == tokens.Count)
            return end;
        var cut = paragraph > from ? paragraph : line > from ? line : word > from ? word : end;
        return Math.Max(cut, from + 1);
    }

    private static void Track(List<string> open, Token token)
    {
        if (!token.IsTag)
            return;
        if (token.Source.StartsWith("</", StringComparison.Ordinal))
        {
            if (open.Count > 0)
                open.RemoveAt(open.Count - 1);
        }
        else
        {
            open.Add(token.Source);
        }
    }

    private static string NameOf(string tag) => tag[1..].Split(' ', '>')[0];

    private readonly record struct Token(string Source, int Visible, bool IsTag);

    // The units of the first character; of one that is piled up beyond what any script writes, as many as are still let pass.
    private static int Whole(ReadOnlySpan<char> text)
    {
        var length = StringInfo.GetNextTextElementLength(text[..Math.Min(text.Length, LongestCharacter + 1)]);
        return length <= LongestCharacter ? length : char.IsHighSurrogate(text[LongestCharacter - 1]) ? LongestCharacter - 1 : LongestCharacter;
    }

    // How many units that follow an escaped sign belong to it, such as an accent.
    private static int MarksOn(string sign, ReadOnlySpan<char> rest)
    {
        var stop = rest.IndexOfAny('<', '&');
        if (stop >= 0)
            rest = rest[..stop];
        return rest.IsEmpty || rest[0] < FirstMark ? 0 : Whole(string.Concat(sign, rest[..Math.Min(rest.Length, LongestCharacter)])) - sign.Length;
    }

    // A tag, an entity, or one character as people see it (a grapheme cluster).
    private static IEnumerable<Token> Tokens(string markup)
    {
        for (var i = 0; i < markup.Length;)
        {
            if (markup[i] == '<' && markup.IndexOf('>', i) is var close and > 0)
            {
                yield return new(markup[i..(close + 1)], 0, true);
                i = close + 1;
            }
            else if (markup[i] == '&' && markup.IndexOf(';', i) is var semicolon and > 0)
            {
                var sign = WebUtility.HtmlDecode(markup[i..(semicolon + 1)]);
                var marks = MarksOn(sign, markup.AsSpan(semicolon + 1));
                yield return new(markup[i..(semicolon + 1 + marks)], sign.Length + marks, false);
                i = semicolon + 1 + marks;
            }
            else
            {
                var length = Math.Max(1, Whole(markup.AsSpan(i)));
                var stop = markup.AsSpan(i, length)[1..].IndexOfAny('<', '&');
                if (stop >= 0)
                    length = stop + 1;
                yield return new(markup.Substring(i, length), length, false);
                i += length;
            }
        }
    }
}
