using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;

namespace CopBot.Outbox;

/// <summary>
/// One thing to be carried out, as it is kept in the outbox until that is done: everything is resolved and packed, so a
/// parcel can be carried out by a process that was started a week later.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "k")]
[JsonDerivedType(typeof(TextParcel), "text")]
[JsonDerivedType(typeof(EphemeralParcel), "eph")]
[JsonDerivedType(typeof(EditParcel), "edit")]
[JsonDerivedType(typeof(EditEphemeralParcel), "editeph")]
[JsonDerivedType(typeof(CardParcel), "card")]
[JsonDerivedType(typeof(CardEditParcel), "cardedit")]
[JsonDerivedType(typeof(FileParcel), "file")]
[JsonDerivedType(typeof(PictureParcel), "picture")]
[JsonDerivedType(typeof(PictureCardParcel), "picturecard")]
[JsonDerivedType(typeof(PinParcel), "pin")]
[JsonDerivedType(typeof(VenueParcel), "venue")]
[JsonDerivedType(typeof(KeptFileParcel), "kept")]
[JsonDerivedType(typeof(PollParcel), "poll")]
[JsonDerivedType(typeof(ClosePollParcel), "closepoll")]
[JsonDerivedType(typeof(PressAnswerParcel), "press")]
[JsonDerivedType(typeof(SearchAnswerParcel), "search")]
[JsonDerivedType(typeof(LeaveParcel), "leave")]
[JsonDerivedType(typeof(ErrandParcel), "errand")]
internal abstract record Parcel;

/// <summary>A button, packed: exactly one of the last four is set.</summary>
/// <param name="Label">Plain text.</param>
/// <param name="Data">At most 64 bytes, comes back with a press.</param>
/// <param name="Url">Opens a page.</param>
/// <param name="Start">Opens the private chat with <c>?start=</c> this.</param>
/// <param name="Query">Puts <c>@bot query</c> into this chat's message box.</param>
internal sealed record PackedButton(string Label, string? Data = null, string? Url = null, string? Start = null, string? Query = null);

/// <summary>What a message says. <paramref name="Markup"/> is Telegram's HTML, at most 4,096 visible units.</summary>
internal sealed record Content(string Markup, ImmutableArray<ImmutableArray<PackedButton>> Buttons);

/// <summary>A parcel for a chat; order is kept among those of one chat.</summary>
internal abstract record ChatParcel(ChatId Chat) : Parcel;

internal sealed record TextParcel(ChatId Chat, TopicId? Topic, Content Content) : ChatParcel(Chat)
{
    /// <summary>Shown as an answer to this message, where it still exists.</summary>
    public MessageId? ReplyTo { get; init; }

    public bool Silently { get; init; }

    /// <summary>Opens the message box of whoever is replied to, with this hint (<c>force_reply</c>). Never with buttons.</summary>
    public string? AskFor { get; init; }
}

/// <summary>A message in a group that only <paramref name="Receiver"/> sees. Never sent in any other way.</summary>
internal sealed record EphemeralParcel(ChatId Chat, TopicId? Topic, PersonId Receiver, Content Content) : ChatParcel(Chat)
{
    /// <summary>The press that this answers; without one the bot has to be an administrator.</summary>
    public string? PressId { get; init; }

    /// <summary>Sent openly instead where Telegram refuses the ephemeral one; only for what is not private.</summary>
    public TextParcel? Otherwise { get; init; }
}

internal sealed record EditParcel(ChatId Chat, MessageId Message, Content Content) : ChatParcel(Chat)
{
    /// <summary>True where the message is a file, so that its words are a caption.</summary>
    public bool IsCaption { get; init; }

    /// <summary>True where the message is a poll, so that its buttons alone can be changed.</summary>
    public bool IsPoll { get; init; }
}

internal sealed record EditEphemeralParcel(ChatId Chat, PersonId Receiver, int Ephemeral, Content Content) : ChatParcel(Chat);

/// <summary>Posts a live card; the message that it becomes is remembered under the key.</summary>
internal abstract record PlacedParcel(ChatId Chat, TopicId? Topic, CardKey Key, Content Content) : ChatParcel(Chat)
{
    public MessageId? ReplyTo { get; init; }

    public bool Silently { get; init; }
}

/// <summary>A card that is a message.</summary>
internal sealed record CardParcel(ChatId Chat, TopicId? Topic, CardKey Key, Content Content) : PlacedParcel(Chat, Topic, Key, Content);

/// <summary>Changes a live card in this chat, whatever message it has become by the time that this is sent.</summary>
internal sealed record CardEditParcel(ChatId Chat, CardKey Key, Content Content) : ChatParcel(Chat);

/// <summary>A file made by the bot; <paramref name="Bytes"/> at most 50 MB (core.telegram.org/bots/api#senddocument).</summary>
internal sealed record FileParcel(ChatId Chat, TopicId? Topic, string Name, byte[] Bytes, string Caption) : ChatParcel(Chat)
{
    public MessageId? ReplyTo { get; init; }

    /// <summary>As what the library keeps it once it is sent.</summary>
    public ForLibrary? Library { get; init; }
}

/// <summary>
/// A picture made by the bot; <paramref name="Bytes"/> at most 10 MB (core.telegram.org/bots/api#sendphoto). Where it is refused, its
/// caption goes alone.
/// </summary>
internal sealed record PictureParcel(ChatId Chat, TopicId? Topic, string Name, byte[] Bytes, string Caption) : ChatParcel(Chat)
{
    public MessageId? ReplyTo { get; init; }

    public bool Silently { get; init; }
}

/// <summary>A card that is a picture made by the bot; its content is the caption, of at most 1,024 visible units. Where it is refused, that goes alone.</summary>
internal sealed record PictureCardParcel(ChatId Chat, TopicId? Topic, CardKey Key, string Name, byte[] Bytes, Content Content)
    : PlacedParcel(Chat, Topic, Key, Content);

/// <summary>Pins a card, or takes it off; the sender fills in <paramref name="Message"/>.</summary>
internal sealed record PinParcel(ChatId Chat, CardKey Key, bool IsPinned, MessageId? Message = null) : ChatParcel(Chat);

/// <summary>A place on a map (core.telegram.org/bots/api#sendvenue).</summary>
internal sealed record VenueParcel(ChatId Chat, TopicId? Topic, double Latitude, double Longitude, string Title, string Address) : ChatParcel(Chat)
{
    public MessageId? ReplyTo { get; init; }

    public bool Silently { get; init; }
}

/// <summary>A card that is a file which Telegram keeps; its content is the caption, of at most 1,024 visible units.</summary>
internal sealed record KeptFileParcel(ChatId Chat, TopicId? Topic, CardKey Key, AttachmentKind Kind, string FileId, Content Content)
    : PlacedParcel(Chat, Topic, Key, Content);

/// <summary>A card that is a poll; its content is its buttons alone.</summary>
internal sealed record PollParcel(ChatId Chat, TopicId? Topic, CardKey Key, PollSheet Sheet, Content Content) : PlacedParcel(Chat, Topic, Key, Content);

/// <summary>Ends a poll in this chat, whatever message it has become by the time that this is sent.</summary>
internal sealed record ClosePollParcel(ChatId Chat, CardKey Key) : ChatParcel(Chat)
{
    public bool AndDelete { get; init; }
}

/// <summary>Ends the poll that this message is.</summary>
internal sealed record StopPollParcel(ChatId Chat, CardKey Key, MessageId Message) : ChatParcel(Chat)
{
    /// <summary>Takes the message away instead; where Telegram does not let it, the poll is ended all the same.</summary>
    public bool AndDelete { get; init; }
}

/// <summary>Stops the waiting circle on a button; worth something for seconds only.</summary>
internal sealed record PressAnswerParcel(string PressId, string? Text, bool MustBeClosed) : Parcel;

/// <summary>Results of inline mode; worth something for seconds only. They are shown to the asker alone and not cached.</summary>
internal sealed record SearchAnswerParcel(string QueryId, ImmutableArray<PackedHit> Hits, string Next) : Parcel
{
    public string? AboveLabel { get; init; }

    public string? AboveStart { get; init; }
}

internal sealed record PackedHit(string Id, string Title, string Description, string Markup, string? Url);

internal sealed record LeaveParcel(ChatId Chat) : ChatParcel(Chat);

/// <summary>Slow work of a feature; not for Telegram.</summary>
internal sealed record ErrandParcel(string Name, string Json) : Parcel;
