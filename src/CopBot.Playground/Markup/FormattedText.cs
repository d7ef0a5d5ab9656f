using System.Collections.Immutable;

namespace CopBot.Playground.Markup;

/// <summary>One special part of a text. Offset and length are UTF-16 code units, as in Telegram's MessageEntity.</summary>
public sealed record TextEntity(string Type, int Offset, int Length)
{
    public string? Url { get; init; }

    public long? UserId { get; init; }

    public string? Language { get; init; }

    public string? CustomEmojiId { get; init; }

    public int End => Offset + Length;
}

/// <summary>A text with its special parts, in order of offset, the longer first.</summary>
public sealed record FormattedText(string Text, ImmutableArray<TextEntity> Entities)
{
    public static FormattedText Empty { get; } = new("", []);

    /// <summary>Takes a text as it was typed: what Telegram recognises in it (links, commands, …) becomes entities.</summary>
    public static FormattedText Typed(string text) => FindEntities.In(new FormattedText(text, []).Trimmed());

    public static FormattedText Plain(string text) => new(text, []);

    public bool Equals(FormattedText? other) =>
        other is not null && string.Equals(Text, other.Text, StringComparison.Ordinal) && Entities.SequenceEqual(other.Entities);

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <summary>Without white space at either end, as Telegram stores every text; entities move along.</summary>
    public FormattedText Trimmed()
    {
        var start = 0;
        while (start < Text.Length && char.IsWhiteSpace(Text[start]))
            start++;
        var end = Text.Length;
        while (end > start && char.IsWhiteSpace(Text[end - 1]))
            end--;
        if (start == 0 && end == Text.Length)
            return this;
        var kept = Entities
            .Select(e => (Entity: e, From: Math.Max(e.Offset, start), To: Math.Min(e.End, end)))
            .Where(x => x.To > x.From)
            .Select(x => x.Entity with { Offset = x.From - start, Length = x.To - x.From });
        return new FormattedText(Text[start..end], [.. kept]);
    }

    internal string Part(TextEntity entity) => Text.Substring(entity.Offset, entity.Length);
}
