using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.Nudges.Intros;

/// <summary>Somebody who wants to be introduced. <paramref name="Name"/> as Telegram named them last.</summary>
internal sealed record IntroMember(CommunityId Community, PersonId Person, string Name, DateTimeOffset Since)
{
    public const int LongestOrganisation = 100;

    /// <summary>Where they say that they are from; empty where they do not. It is shown to whom they are introduced.</summary>
    public string Organisation { get => field ?? ""; init; } = "";
}

/// <summary>Two who have been introduced to each other; the lower number first.</summary>
internal readonly record struct MetPair(PersonId One, PersonId Other)
{
    public static MetPair Of(PersonId one, PersonId other) => one.Value < other.Value ? new(one, other) : new(other, one);
}

/// <summary>Who has met whom, since all had met all.</summary>
internal sealed record IntroHistory(CommunityId Community)
{
    public ImmutableArray<MetPair> Met { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>The month of the last introductions, as in 2026-11; empty before the first.</summary>
    public string Month { get => field ?? ""; init; } = "";

    /// <summary>When the last introductions were made; null before the first.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How many times people have been introduced.</summary>
    public int Rounds { get; init; }
}
