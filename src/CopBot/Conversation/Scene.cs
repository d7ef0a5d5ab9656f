using System.Collections.Immutable;

namespace CopBot.Conversation;

/// <summary>Who is asking, where, on whose behalf, and when: what every handler may rely on.</summary>
internal sealed record Scene(Person Person, Chat Chat, DateTimeOffset Now)
{
    public TopicId? Topic { get; init; }

    /// <summary>The message that set this off.</summary>
    public MessageId? Message { get; init; }

    /// <summary>The live card that the message is a reply to; null where it is none.</summary>
    public CardKey? RepliedTo { get; init; }

    /// <summary>
    /// The communities in which this person may act from this chat: the group's own, or in private all that they belong to.
    /// </summary>
    public ImmutableArray<Membership> Memberships { get; init; } = [];

    /// <summary>The one that this is about. Null only for routes that need none.</summary>
    public Membership? Here { get; init; }

    /// <summary>The community that this is about.</summary>
    public Community Community => Here?.Community ?? throw new InvalidOperationException("This route needs no community.");

    public Role Role => Here?.Role ?? Role.Member;

    /// <summary>True where the bot may send messages that only one member of the group sees.</summary>
    public bool MayWhisper { get; init; }

    /// <summary>True where this person has opened their private chat with the bot, as far as is known.</summary>
    public bool PrivateIsOpen { get; init; }

    public bool IsPrivate => Chat.IsPrivate;

    /// <summary>True for facilitators and the core group.</summary>
    public bool Steers => Role >= Role.Core;

    public Place Place => new(Chat.Id, Topic);

    /// <summary>
    /// The same scene for a thing of some community, such as one named by a button; null where this person, from this
    /// chat, has no part in that community. Ask before showing or changing anything that came in by its number.
    /// </summary>
    public Scene? In(CommunityId community) =>
        Memberships.FirstOrDefault(m => m.Community.Id == community) is { } membership ? this with { Here = membership } : null;
}
