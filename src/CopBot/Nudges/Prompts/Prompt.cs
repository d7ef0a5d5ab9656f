using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;

namespace CopBot.Nudges.Prompts;

[JsonConverter(typeof(PromptIdJson))]
internal readonly record struct PromptId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class PromptIdJson() : NumberJson<PromptId>(id => id.Value, value => new(value));

/// <summary>A question to the group that a community has added to its list.</summary>
internal sealed record Prompt(PromptId Id, CommunityId Community, string Text)
{
    public const int Longest = 300;

    /// <summary>A community adds at most so many.</summary>
    public const int Most = 100;

    /// <summary>Who added it; null once they are forgotten. Shown to nobody.</summary>
    public PersonId? By { get; init; }
}

/// <summary>Which prompts have been said in this round, and which of those that come with the list a community has left out.</summary>
internal sealed record PromptRound(CommunityId Community)
{
    public ImmutableArray<string> Used { get => field.IsDefault ? [] : field; init; } = [];

    public ImmutableArray<string> LeftOut { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Those said last in the round before; while others are left, they wait.</summary>
    public ImmutableArray<string> Before { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>How many rounds there have been.</summary>
    public int Number { get; init; }
}
