using System.Collections.Immutable;
using System.Text;

namespace CopBot.Time.Phrases;

internal enum TokenKind
{
    /// <summary>Letters; small, without apostrophes: "o'clock" is "oclock".</summary>
    Word,

    /// <summary>One to four digits.</summary>
    Number,

    /// <summary>One character that is neither; every dash is '-'.</summary>
    Mark,

    /// <summary>What holds no time whatever its letters say: an address on the web, a postcode, a price, a long number.</summary>
    Opaque,
}

/// <summary>A piece of a text. <see cref="Start"/> and <see cref="End"/> are places in the text as it was typed.</summary>
internal sealed record Token(TokenKind Kind, string Text, int Start, int End, bool Spaced, bool Capital)
{
    public int Number { get; } = Kind == TokenKind.Number ? int.Parse(Text) : -1;

    public Meaning Meaning { get; } = Kind == TokenKind.Word ? Vocabulary.Meaning(Text) : Meaning.None;

    public bool IsWord => Kind == TokenKind.Word;

    /// <summary>Whether it is that word, also where a letter of it has slipped.</summary>
    public bool Is(string word) => Text == word || (Meaning.Meant is { } meant && meant.Equals(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Cuts a text in one pass.</summary>
    public static ImmutableArray<Token> Cut(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (at == text.Length)
                break;
            tokens.Add(Next(text, ref at, spaced: at > start || start == 0));
        }

        return tokens.ToImmutable();
    }

    private static Token Next(string text, ref int at, bool spaced)
    {
        var start = at;
        if (spaced && OpaqueLength(text.AsSpan(at)) is > 0 and var length)
        {
            at += length;
            return Made(TokenKind.Opaque, "", start, at, spaced, text);
        }

        if (char.IsAsciiDigit(text[at]))
        {
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
            var isLong = at - start > 4 || (at < text.Length && text[at] == '%');
            return Made(isLong ? TokenKind.Opaque : TokenKind.Number, isLong ? "" : text[start..at], start, at, spaced, text);
        }

        if (!char.IsLetter(text[at]))
        {
            at++;
            return Made(TokenKind.Mark, Mark(text[start]), start, at, spaced, text);
        }

        var word = new StringBuilder();
        while (at < text.Length && (char.IsLetter(text[at]) || IsInnerApostrophe(text, at)))
        {
            if (char.IsLetter(text[at]))
                word.Append(char.ToLowerInvariant(text[at]));
            at++;
        }

        return Made(TokenKind.Word, word.ToString(), start, at, spaced, text);
    }

    private static Token Made(TokenKind kind, string word, int start, int end, bool spaced, string text) =>
        new(kind, word, start, end, spaced, char.IsUpper(text[start]));

    private static string Mark(char mark) => mark switch
    {
        '‐' or '‑' or '‒' or '–' or '—' or '−' => "-",
        '’' or '‘' or '`' or '´' => "'",
        '\uFF0C' => ",",
        _ => mark.ToString(),
    };

    private static bool IsInnerApostrophe(string text, int at) =>
        text[at] is '\'' or '’' && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private static int OpaqueLength(ReadOnlySpan<char> rest)
    {
        if (rest[0] is '£' or '$' or '€' or '#')
            return ChunkLength(rest);
        var postcode = PostcodeLength(rest);
        if (postcode > 0)
            return postcode;
        if (!char.IsLetterOrDigit(rest[0]) && rest[0] != '+')
            return 0;
        var chunk = rest[..ChunkLength(rest)];
        var at = chunk.IndexOf('@');
        var isAddress = chunk.Contains("://", StringComparison.Ordinal)
            || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || (at > 0 && chunk[at..].Contains('.') && char.IsLetter(chunk[0]))
            || (chunk[0] == '+' && chunk.Length > 1 && char.IsAsciiDigit(chunk[1]));
        return isAddress ? chunk.Length : 0;
    }

    private static int ChunkLength(ReadOnlySpan<char> rest)
    {
        // Nothing that matters here is longer; so that a long run of letters is not measured again and again.
        var most = Math.Min(rest.Length, 2048);
        for (var length = 0; length < most; length++)
        {
            if (char.IsWhiteSpace(rest[length]))
                return length;
        }

        return most;
    }

    // "ST1 3AR": gov.uk, "Bulk data transfer: additional validation", in capitals only, so that "at 1 3pm" is none.
    private static int PostcodeLength(ReadOnlySpan<char> rest)
    {
        var at = 0;
        while (at < rest.Length && at < 2 && char.IsAsciiLetterUpper(rest[at]))
            at++;
        if (at == 0 || at >= rest.Length || !char.IsAsciiDigit(rest[at]))
            return 0;
        at++;
        if (at < rest.Length && (char.IsAsciiDigit(rest[at]) || char.IsAsciiLetterUpper(rest[at])))
            at++;
        if (at < rest.Length && rest[at] == ' ')
            at++;
        return at + 3 <= rest.Length
            && char.IsAsciiDigit(rest[at])
            && char.IsAsciiLetterUpper(rest[at + 1])
            && char.IsAsciiLetterUpper(rest[at + 2])
            && (at + 3 == rest.Length || !char.IsLetterOrDigit(rest[at + 3]))
                ? at + 3
                : 0;
    }
}
