namespace CopBot.Conversation;

/// <summary>Knows who somebody is where. Used by the reader alone, inside its transaction.</summary>
internal interface IScenes
{
    /// <summary>
    /// The scene of what a person did. A group that is not known yet becomes a community; a person that is not known yet is
    /// remembered.
    /// </summary>
    Scene Of(FromPerson incoming);

    /// <summary>The scene of somebody who acts outside any of our chats, such as by inline mode.</summary>
    Scene Of(Person person);

    /// <summary>A community as it is now; null where there is none, or the bot is no longer in its group.</summary>
    Community? Community(CommunityId id);

    /// <summary>Which community a group is, whether the bot is in it or not; null where it is none.</summary>
    CommunityId? CommunityOf(ChatId chat);

    /// <summary>In private, from now on this person speaks for this community. False where they have no part in it.</summary>
    bool Choose(PersonId person, CommunityId community);
}
