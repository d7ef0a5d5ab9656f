namespace CopBot.Conversation;

/// <summary>
/// How often somebody wants to be nudged in private, for rooms that ask people by themselves. Kinds are names of switches. Used by the
/// reader alone, inside its transaction.
/// </summary>
internal interface INudgeWishes
{
    /// <summary>When they may be nudged: now or before where at once, later where they want to wait; null where never.</summary>
    DateTimeOffset? MayFrom(CommunityId community, PersonId person, string kind, DateTimeOffset now);

    /// <summary>Notes that they were, so that "less often" can be kept.</summary>
    void Nudged(CommunityId community, PersonId person, string kind, DateTimeOffset now);

    /// <summary>"Not now" and "Less often", for under such a message.</summary>
    IEnumerable<Button> Buttons(CommunityId community, string kind);
}
