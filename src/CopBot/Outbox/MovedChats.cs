using System.Collections.Concurrent;
using CopBot.Conversation;

namespace CopBot.Outbox;

/// <summary>Groups that Telegram upgraded while something was on its way to them. Used by all lanes at once.</summary>
internal sealed class MovedChats
{
    private readonly ConcurrentDictionary<ChatId, ChatId> _to = new();

    public void Note(ChatId from, ChatId to) => _to[from] = to;

    public bool Has(ChatId chat) => _to.ContainsKey(chat);

    public ChatParcel Readdress(ChatParcel parcel) => _to.TryGetValue(parcel.Chat, out var to) ? Elsewhere(parcel with { Chat = to }) : parcel;

    // Nothing in the new chat is what this was an answer to.
    private static ChatParcel Elsewhere(ChatParcel parcel) => parcel switch
    {
        TextParcel text => text with { ReplyTo = null },
        PlacedParcel card => card with { ReplyTo = null },
        FileParcel file => file with { ReplyTo = null },
        PictureParcel picture => picture with { ReplyTo = null },
        VenueParcel venue => venue with { ReplyTo = null },
        EphemeralParcel { Otherwise: { } openly } whisper => whisper with { Otherwise = openly with { Chat = whisper.Chat, ReplyTo = null } },
        _ => parcel,
    };
}
