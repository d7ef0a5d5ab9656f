using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Assurance;

/// <summary>
/// A record that somebody was asked to check. Goes when the record is checked, changed or closed.
/// </summary>
/// <param name="Service">Which record.</param>
/// <param name="Community">Whose.</param>
/// <param name="Asked">Who was asked because they answer for it; null where it went to the core group at once.</param>
/// <param name="At">When they were asked, UTC.</param>
internal sealed record PendingCheck(ServiceId Service, CommunityId Community, PersonId? Asked, DateTimeOffset At)
{
    /// <summary>When the core group was asked, UTC; null while whoever answers for it still has time.</summary>
    public DateTimeOffset? HandedOn { get; init; }

    /// <summary>True where nobody of the core group could be written to, so that the group was told.</summary>
    public bool ToGroup { get; init; }
}

/// <summary>Somebody who is asked to check records now and then.</summary>
internal sealed record Checker(PersonId Id)
{
    /// <summary>When they were last asked, in whatever community, UTC.</summary>
    public DateTimeOffset? LastAsked { get; init; }

    /// <summary>The communities that must not ask them.</summary>
    public ImmutableArray<CommunityId> Stopped { get => field.IsDefault ? [] : field; init; } = [];
}
