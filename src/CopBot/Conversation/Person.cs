namespace CopBot.Conversation;

/// <summary>Somebody as Telegram names them now. <paramref name="Name"/> is what others see, not unique, any text.</summary>
internal sealed record Person(PersonId Id, string Name, string? Username = null);

/// <summary>Kinds of chat that the bot works in.</summary>
internal enum ChatKind
{
    Private,
    Group,
    Supergroup,
}

/// <summary>A chat as Telegram describes it now.</summary>
internal sealed record Chat(ChatId Id, ChatKind Kind, string Title)
{
    public bool IsPrivate => Kind == ChatKind.Private;
}

/// <summary>What somebody may do in a community, least first.</summary>
internal enum Role
{
    /// <summary>In the group.</summary>
    Member,

    /// <summary>Chosen with /core: a facilitator's rights in CopBot without Telegram's administrator rights.</summary>
    Core,

    /// <summary>An administrator of the Telegram group.</summary>
    Facilitator,
}

/// <summary>A person's place in one community.</summary>
internal sealed record Membership(Community Community, Role Role);
