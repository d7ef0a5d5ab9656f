using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace CopBot.Conversation;

/// <summary>
/// A text in Telegram's HTML that is safe by construction: the literal parts of an interpolated string are markup,
/// and every hole is escaped unless it is itself <see cref="Html"/>. So <c>Html h = $"&lt;b&gt;{title}&lt;/b&gt;";</c> is right
/// whatever the title holds. Tags: core.telegram.org/bots/api#html-style.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Html : IEquatable<Html>
{
    private readonly StringBuilder _text;

    public Html(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + formattedCount * 16);

    private Html(string markup) => _text = new StringBuilder(markup);

    public static Html Empty { get; } = new("");

    /// <summary>Markup as sent to Telegram.</summary>
    public string Markup => _text.ToString();

    /// <summary>Of the markup, in UTF-16 units.</summary>
    public int Length => _text.Length;

    public bool IsEmpty => _text.Length == 0;

    /// <summary>Takes text that people wrote; nothing in it is markup.</summary>
    public static Html Of(string text) => new(Escape(text));

    /// <summary>Takes markup that came from <see cref="Markup"/> before, such as from a stored reply.</summary>
    public static Html FromMarkup(string markup) => new(markup);

    /// <summary>A mention that works for people without a username (core.telegram.org/bots/api#html-style, tg://user).</summary>
    public static Html Mention(Person person) => $"<a href=\"tg://user?id={person.Id.Value}\">{person.Name}</a>";

    public static Html Join(Html separator, IEnumerable<Html> parts)
    {
        var joined = new Html(256, 0);
        foreach (var part in parts)
        {
            if (part.IsEmpty)
                continue;
            if (!joined.IsEmpty)
                joined.AppendFormatted(separator);
            joined.AppendFormatted(part);
        }

        return joined;
    }

    /// <summary>One below the other; empty ones are left out.</summary>
    public static Html Lines(params Html[] lines) => Join(new Html("\n"), lines);

    /// <summary>With an empty line between; empty ones are left out.</summary>
    public static Html Paragraphs(params Html[] paragraphs) => Join(new Html("\n\n"), paragraphs);

    public static Html operator +(Html left, Html right) => new(left.Markup + right.Markup);

    public void AppendLiteral(string markup) => _text.Append(markup);

    public void AppendFormatted(Html? html)
    {
        if (html is not null)
            _text.Append(html._text);
    }

    public void AppendFormatted(string? text) => _text.Append(Escape(text ?? ""));

    public void AppendFormatted<T>(T value) => _text.Append(Escape(value?.ToString() ?? ""));

    public void AppendFormatted<T>(T value, string format)
        where T : IFormattable => _text.Append(Escape(value.ToString(format, System.Globalization.CultureInfo.InvariantCulture)));

    public bool Equals(Html? other) => other is not null && _text.Equals(other._text);

    public override bool Equals(object? obj) => Equals(obj as Html);

    public override int GetHashCode() => Markup.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Markup;

    // Telegram knows only &lt; &gt; &amp; and &quot;. A NUL would end the text for some clients.
    private static string Escape(string text) =>
        text.AsSpan().IndexOfAny("&<>\"\0") < 0
            ? text
            : text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)
                .Replace("\0", "", StringComparison.Ordinal);

    /// <summary>The text without its tags, as people see it.</summary>
    public string ToPlain()
    {
        var plain = new StringBuilder(_text.Length);
        var inTag = false;
        foreach (var chunk in _text.GetChunks())
        {
            foreach (var c in chunk.Span)
            {
                if (c == '<')
                    inTag = true;
                else if (c == '>' && inTag)
                    inTag = false;
                else if (!inTag)
                    plain.Append(c);
            }
        }

        return WebUtility.HtmlDecode(plain.ToString());
    }
}
