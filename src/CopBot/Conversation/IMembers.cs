namespace CopBot.Conversation;

/// <summary>
/// Who is in a community, for what is started by no deed of theirs, such as a reminder. Used by the reader alone, inside its
/// transaction.
/// </summary>
internal interface IMembers
{
    /// <summary>Somebody as a member of this community; null where they are none, as far as is known.</summary>
    Member? Find(CommunityId community, PersonId person);

    /// <summary>All communities whose group the bot is in.</summary>
    IReadOnlyList<CommunityId> Communities();

    /// <summary>Facilitators and core group, as far as the bot has met them.</summary>
    IReadOnlyList<Member> Steering(CommunityId community);

    /// <summary>Everybody whom the bot has met there.</summary>
    IReadOnlyList<Member> All(CommunityId community);
}

/// <summary>A member of a community.</summary>
/// <param name="Person">As Telegram named them last.</param>
/// <param name="Role">In this community.</param>
/// <param name="PrivateIsOpen">True where the bot can write to them, as far as is known.</param>
/// <param name="Joined">They want private messages from it (/join).</param>
internal sealed record Member(Person Person, Role Role, bool PrivateIsOpen, bool Joined)
{
    /// <summary>They said that they want none (/leave).</summary>
    public bool HasDeclined { get; init; }
}
