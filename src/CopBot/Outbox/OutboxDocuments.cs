using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Outbox;

/// <summary>What one transaction wants carried out. Deleted when all of it is settled, so that nothing said stays here.</summary>
internal sealed record OutboxBatch(long Number, ImmutableArray<OutboxEntry> Entries)
{
    /// <summary>The entries as sealed JSON, where something among them must not be readable here; there are no others then.</summary>
    public byte[]? Sealed { get; init; }
}

internal sealed record OutboxEntry(Parcel Parcel, Promise Promise);

/// <summary>
/// What is known of one transaction: the updates that it handled (so that none is handled twice) and how far its batch has
/// come. Numbers only.
/// </summary>
/// <param name="Number">The transaction's number, rising.</param>
/// <param name="At">When it was committed, UTC.</param>
/// <param name="Updates">Telegram's update ids.</param>
/// <param name="Entries">How many entries the batch had.</param>
/// <param name="Settled">Bit i of word i/64: entry i needs nothing more.</param>
/// <param name="Claimed">Likewise: entry i was about to be sent.</param>
internal sealed record Ledger(
    long Number,
    DateTimeOffset At,
    ImmutableArray<int> Updates,
    int Entries,
    ImmutableArray<ulong> Settled,
    ImmutableArray<ulong> Claimed)
{
    /// <summary>The place of an entry, once for each start at which carrying it out broke.</summary>
    public ImmutableArray<int> Broken { get; init; } = [];

    public bool IsSettled => Settled.Sum(BitOperations.PopCount) >= Entries;

    public static bool Has(ImmutableArray<ulong> bits, int index) => index / 64 < bits.Length && ((bits[index / 64] >> (index % 64)) & 1) == 1;

    public static ImmutableArray<ulong> With(ImmutableArray<ulong> bits, int index)
    {
        while (bits.Length <= index / 64)
            bits = bits.Add(0);
        return bits.SetItem(index / 64, bits[index / 64] | (1UL << (index % 64)));
    }

    public static ImmutableArray<ulong> Without(ImmutableArray<ulong> bits, int index) =>
        Has(bits, index) ? bits.SetItem(index / 64, bits[index / 64] & ~(1UL << (index % 64))) : bits;
}

/// <summary>Where a live card stands. <paramref name="Name"/> is the card's key in one string.</summary>
internal sealed record CardPlaces(string Name, ImmutableArray<CardPlace> Places)
{
    [JsonIgnore]
    public CardKey Key => CardKey.Parse(Name);
}

/// <summary>A message that is a card; <paramref name="IsFile"/>: its words are a file's caption.</summary>
internal readonly record struct CardPlace(ChatId Chat, MessageId Message, bool IsFile)
{
    /// <summary>It is a poll: only its buttons can be changed.</summary>
    public bool IsPoll { get; init; }
}

internal static class OutboxKinds
{
    public static DocumentKind<OutboxBatch> Batches { get; } =
        new("outbox", b => IndexKey.Of(b.Number), OutboxJson.Default);

    public static DocumentKind<Ledger> Ledgers { get; } =
        new("ledger", l => IndexKey.Of(l.Number), OutboxJson.Default);

    /// <summary>By the message that a card is.</summary>
    public static DocumentIndex<CardPlaces> CardsByMessage { get; } =
        new("message", c => c.Places.Select(p => (string?)MessageKey(p.Chat, p.Message)));

    public static DocumentKind<CardPlaces> Cards { get; } =
        new("cards", c => c.Name, OutboxJson.Default, CardsByMessage);

    public static string MessageKey(ChatId chat, MessageId message) => IndexKey.Of(chat.Value, message.Value);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(OutboxBatch))]
[JsonSerializable(typeof(ImmutableArray<OutboxEntry>))]
[JsonSerializable(typeof(Ledger))]
[JsonSerializable(typeof(CardPlaces))]
internal sealed partial class OutboxJson : JsonSerializerContext;
