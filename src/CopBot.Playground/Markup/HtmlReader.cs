using System.Globalization;
using System.Text;

namespace CopBot.Playground.Markup;

/// <summary>
/// Reads parse_mode HTML as Telegram does: the tags named under core.telegram.org/bots/api#html-style and no other, each
/// closed in its turn, only the named entities &amp;lt; &amp;gt; &amp;amp; &amp;quot; and numeric ones. The wording of the errors is as observed.
/// </summary>
internal sealed class HtmlReader
{
    private static readonly HashSet<string> Tags = new(StringComparer.Ordinal)
    {
        "a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "tg-emoji", "span", "pre", "code", "blockquote",
    };

    private readonly string _html;
    private readonly StringBuilder _text = new();
    private readonly List<TextEntity> _entities = [];
    private readonly Stack<Open> _open = new();
    private int _at;

    private HtmlReader(string html) => _html = html;

    private readonly record struct Open(string Tag, string Argument, int Offset);

    /// <returns>The text, or a sentence that says what does not parse.</returns>
    public static (FormattedText? Text, string? Error) Read(string html)
    {
        var reader = new HtmlReader(html);
        var error = reader.Run();
        if (error is not null)
            return (null, error);
        return (new FormattedText(reader._text.ToString(), EntityOrder.Settle(reader._entities)), null);
    }

    private char Here => _at < _html.Length ? _html[_at] : '\0';

    private string? Run()
    {
        while (_at < _html.Length)
        {
            if (_html[_at] == '&' && TryEntity(out var decoded))
            {
                _text.Append(decoded);
                continue;
            }

            if (_html[_at] != '<')
            {
                _text.Append(_html[_at++]);
                continue;
            }

            var begin = _at++;
            var error = Here == '/' ? EndTag(begin) : StartTag(begin);
            if (error is not null)
                return error;
            _at++;
        }

        return _open.Count == 0 ? null : $"Can't find end tag corresponding to start tag \"{_open.Peek().Tag}\"";
    }

    private string? StartTag(int begin)
    {
        while (_at < _html.Length && !IsSpace(Here) && Here != '>')
            _at++;
        if (_at >= _html.Length)
            return $"Unclosed start tag at byte offset {Bytes(begin)}";
        var tag = Lower(_html[(begin + 1).._at]);
        if (!Tags.Contains(tag))
            return $"Unsupported start tag \"{tag}\" at byte offset {Bytes(begin)}";

        var argument = "";
        while (Here != '>')
        {
            SkipSpace();
            if (Here == '>')
                break;
            var error = Attribute(begin, tag, ref argument);
            if (error is not null)
                return error;
        }

        if (tag == "span" && argument != "spoiler")
            return $"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Bytes(begin)}";
        _open.Push(new Open(tag, argument, _text.Length));
        return null;
    }

    private string? Attribute(int begin, string tag, ref string argument)
    {
        var start = _at;
        while (_at < _html.Length && !IsSpace(Here) && Here is not ('=' or '>' or '/' or '"' or '\''))
            _at++;
        var name = Lower(_html[start.._at]);
        if (name.Length == 0)
            return $"Empty attribute name in the tag \"{tag}\" at byte offset {Bytes(begin)}";
        SkipSpace();
        if (Here != '=')
        {
            if (_at >= _html.Length)
                return $"Unclosed start tag \"{tag}\" at byte offset {Bytes(begin)}";
            if (tag == "blockquote" && name == "expandable")
                argument = "1";
            return null;
        }

        _at++;
        SkipSpace();
        if (_at >= _html.Length)
            return $"Unclosed start tag \"{tag}\" at byte offset {Bytes(begin)}";
        var (value, error) = AttributeValue();
        if (error is not null)
            return error;
        if (_at >= _html.Length)
            return $"Unclosed start tag at byte offset {Bytes(begin)}";
        argument = (tag, name) switch
        {
            ("a", "href") => value,
            ("code", "class") when value.StartsWith("language-", StringComparison.Ordinal) => value[9..],
            ("span", "class") when value.StartsWith("tg-", StringComparison.Ordinal) => value[3..],
            ("tg-emoji", "emoji-id") => value,
            ("blockquote", "expandable") => "1",
            _ => argument,
        };
        return null;
    }

    private (string Value, string? Error) AttributeValue()
    {
        var start = _at;
        if (Here is not ('\'' or '"'))
        {
            while (char.IsAsciiLetterOrDigit(Here) || Here is '.' or '-')
                _at++;
            var token = Lower(_html[start.._at]);
            return IsSpace(Here) || Here == '>' ? (token, null) : (token, $"Unexpected end of name token at byte offset {Bytes(start)}");
        }

        var quote = _html[_at++];
        var value = new StringBuilder();
        while (_at < _html.Length && Here != quote)
        {
            if (Here == '&' && TryEntity(out var decoded))
                value.Append(decoded);
            else
                value.Append(_html[_at++]);
        }

        if (Here == quote)
            _at++;
        return (value.ToString(), null);
    }

    private string? EndTag(int begin)
    {
        if (_open.Count == 0)
            return $"Unexpected end tag at byte offset {Bytes(begin)}";
        while (_at < _html.Length && !IsSpace(Here) && Here != '>')
            _at++;
        var name = Lower(_html[Math.Min(begin + 2, _at).._at]);
        SkipSpace();
        if (Here != '>')
            return $"Unclosed end tag at byte offset {Bytes(begin)}";
        var open = _open.Peek();
        if (name.Length > 0 && name != open.Tag)
            return $"Unmatched end tag at byte offset {Bytes(begin)}, expected \"</{open.Tag}>\", found \"</{name}>\"";
        _open.Pop();
        return _text.Length > open.Offset ? Close(open) : null;
    }

    private string? Close(Open open)
    {
        var length = _text.Length - open.Offset;
        var plain = new TextEntity("", open.Offset, length);
        switch (open.Tag)
        {
            case "a":
                AddLink(open, plain);
                return null;
            case "tg-emoji":
                if (!long.TryParse(open.Argument, CultureInfo.InvariantCulture, out var id) || id == 0)
                    return "Invalid custom emoji identifier specified";
                _entities.Add(plain with { Type = "custom_emoji", CustomEmojiId = open.Argument });
                return null;
            case "pre":
                var inner = _entities.FindLast(e => e.Type == "code" && e.Offset == open.Offset && e.Length == length && e.Language is not null);
                _entities.Add(plain with { Type = "pre", Language = inner?.Language });
                return null;
            case "code":
                _entities.Add(plain with { Type = "code", Language = open.Argument.Length > 0 ? open.Argument : null });
                return null;
            case "blockquote":
                _entities.Add(plain with { Type = open.Argument.Length > 0 ? "expandable_blockquote" : "blockquote" });
                return null;
            default:
                _entities.Add(plain with { Type = TypeOf(open.Tag) });
                return null;
        }
    }

    private void AddLink(Open open, TextEntity plain)
    {
        var url = open.Argument.Length > 0 ? open.Argument : _text.ToString(open.Offset, plain.Length);
        if (Links.UserIdOf(url) is { } user)
            _entities.Add(plain with { Type = "text_mention", UserId = user });
        else if (Links.Checked(url) is { } good)
            _entities.Add(plain with { Type = "text_link", Url = good });
    }

    private static string TypeOf(string tag) => tag switch
    {
        "b" or "strong" => "bold",
        "i" or "em" => "italic",
        "u" or "ins" => "underline",
        "s" or "strike" or "del" => "strikethrough",
        _ => "spoiler",
    };

    private bool TryEntity(out string decoded)
    {
        decoded = "";
        var rest = _html.AsSpan(_at);
        if (rest.Length > 2 && rest[1] == '#')
            return TryNumeric(rest, out decoded);
        var length = 1;
        while (length < rest.Length && char.IsAsciiLetter(rest[length]))
            length++;
        decoded = rest[1..length] switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            _ => "",
        };
        if (decoded.Length == 0)
            return false;
        _at += length < rest.Length && rest[length] == ';' ? length + 1 : length;
        return true;
    }

    private bool TryNumeric(ReadOnlySpan<char> rest, out string decoded)
    {
        decoded = "";
        var hex = rest[2] is 'x' or 'X';
        var start = hex ? 3 : 2;
        var end = start;
        while (end < rest.Length && (hex ? char.IsAsciiHexDigit(rest[end]) : char.IsAsciiDigit(rest[end])))
            end++;
        if (!int.TryParse(rest[start..end], hex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || code == 0 || !Rune.IsValid(code))
            return false;
        decoded = new Rune(code).ToString();
        _at += end < rest.Length && rest[end] == ';' ? end + 1 : end;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _html.Length && IsSpace(_html[_at]))
            _at++;
    }

    private int Bytes(int index) => Encoding.UTF8.GetByteCount(_html.AsSpan(0, index));

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or '\0' or '\v';

    private static string Lower(string text) => string.Create(text.Length, text, static (span, t) => t.AsSpan().ToLowerInvariant(span));
}
