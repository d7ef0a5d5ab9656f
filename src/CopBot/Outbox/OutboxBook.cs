using System.Collections.Immutable;
using System.Text.Json;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Outbox;

/// <summary>
/// The reader's side of the outbox: what has been handled, what is still to be carried out, what came of it. Everything is
/// staged while a transaction runs, written by <see cref="Write"/> at its end, and becomes true when it is committed. Used by
/// the reader alone.
/// </summary>
internal sealed class OutboxBook(IStore store, Sender sender, ISeal seal, TimeProvider clock) : ITransactionListener
{
    /// <summary>Telegram keeps updates for 24 hours (core.telegram.org/bots/api#getting-updates), so none can come again after that.</summary>
    private static readonly TimeSpan SeenFor = TimeSpan.FromHours(48);

    private const int SealedStep = 4096;

    /// <summary>At how many starts something is tried that breaks whoever carries it out.</summary>
    private const int TriesOfWhatBreaks = 3;

    private readonly HashSet<int> _seen = [];
    private readonly Dictionary<long, Ledger> _open = [];
    private readonly Queue<Ledger> _settled = new();
    private readonly Dictionary<CardKey, HashSet<ChatId>> _posting = [];

    private readonly List<OutboxParcel> _left = [];
    private readonly List<OutboxEntry> _entries = [];
    private readonly HashSet<int> _updates = [];
    private readonly Dictionary<long, Ledger> _changed = [];
    private readonly List<CardKey> _dropped = [];
    private Ledger? _written;
    private bool _isConfidential;
    private int _forgotten;
    private long _next = 1;

    private IDocuments Documents => store.Documents;

    /// <summary>Entries that are not settled yet; read from any thread, for whoever waits for quiet.</summary>
    public int Unsettled { get; private set; }

    /// <summary>
    /// Loads what an earlier process left, inside a transaction that this already follows; when that is committed, what is still to
    /// be done goes to the sender.
    /// </summary>
    public void Load()
    {
        foreach (var ledger in Documents.All(OutboxKinds.Ledgers))
        {
            _next = Math.Max(_next, ledger.Number + 1);
            _seen.UnionWith(ledger.Updates);
            if (ledger.IsSettled)
            {
                _settled.Enqueue(ledger);
                continue;
            }

            _open[ledger.Number] = ledger;
            var entries = Documents.Get(OutboxKinds.Batches, IndexKey.Of(ledger.Number)) is { } batch ? EntriesOf(batch) : [];
            for (var i = 0; i < ledger.Entries; i++)
            {
                if (Ledger.Has(ledger.Settled, i))
                    continue;
                var id = new EntryId(ledger.Number, i);
                Unsettled++;
                if (entries.IsEmpty || IsOver(entries[i], Ledger.Has(ledger.Claimed, i)))
                    Settle(id);
                else
                    _left.Add(new OutboxParcel(id, entries[i].Parcel, entries[i].Promise, ledger.At));
            }
        }

        foreach (var parcel in _left)
            NotePosting(parcel.Parcel);
        sender.Remember(Documents.All(OutboxKinds.Cards));
        Write();
    }

    /// <summary>True where this update was handled before, also earlier in this transaction.</summary>
    public bool HasSeen(UpdateId update) => _seen.Contains(update.Value) || _updates.Contains(update.Value);

    /// <summary>From the commit on, this update has been handled.</summary>
    public void See(UpdateId update) => _updates.Add(update.Value);

    /// <summary>From the commit on, this is to be carried out.</summary>
    public void Add(Parcel parcel, Promise promise = Promise.AtLeastOnce)
    {
        _entries.Add(new OutboxEntry(parcel, promise));
        NotePosting(parcel);
    }

    /// <summary>What this transaction wants carried out is not to be readable in the database, not even until it is done.</summary>
    public void KeepConfidential() => _isConfidential = true;

    /// <summary>Nothing more has to be done for this entry.</summary>
    public void Settle(EntryId entry) => Change(entry, ledger => ledger with { Settled = Ledger.With(ledger.Settled, entry.Index) });

    /// <summary>This entry is about to be sent, or is not after all.</summary>
    public void Claim(EntryId entry, bool withdrawn) => Change(entry, ledger => ledger with
    {
        Claimed = withdrawn ? Ledger.Without(ledger.Claimed, entry.Index) : Ledger.With(ledger.Claimed, entry.Index),
    });

    /// <summary>Carrying this entry out broke. True where that has happened at so many starts that it is given up; it is settled then.</summary>
    public bool Break(EntryId entry)
    {
        var times = 0;
        Change(entry, ledger =>
        {
            times = ledger.Broken.Count(index => index == entry.Index) + 1;
            return ledger with { Broken = ledger.Broken.Add(entry.Index) };
        });
        if (times < TriesOfWhatBreaks)
            return false;
        Settle(entry);
        return true;
    }

    /// <summary>The chats in which a card stands, or is about to.</summary>
    public IEnumerable<ChatId> ChatsOf(CardKey card)
    {
        var placed = Documents.Get(OutboxKinds.Cards, card.ToString())?.Places.Select(p => p.Chat) ?? [];
        return _posting.TryGetValue(card, out var posting) ? placed.Concat(posting).Distinct() : placed.Distinct();
    }

    /// <summary>True where this very message is the card.</summary>
    public bool Stands(CardKey card, ChatId chat, MessageId message) =>
        Documents.Get(OutboxKinds.Cards, card.ToString())?.Places.Any(p => p.Chat == chat && p.Message == message) == true;

    /// <summary>The card that this message is; null where it is none, or none any more.</summary>
    public CardKey? CardAt(ChatId chat, MessageId message) =>
        Documents.Find(OutboxKinds.Cards, OutboxKinds.CardsByMessage, OutboxKinds.MessageKey(chat, message), 1) is [var card, ..] ? card.Key : null;

    /// <summary>Remembers the message that a card became; the newest five places of a card are kept up to date.</summary>
    public void Place(PlacedCard placed)
    {
        var name = placed.Card.ToString();
        var places = Documents.Get(OutboxKinds.Cards, name)?.Places ?? [];
        var place = new CardPlace(placed.Chat, placed.Message, placed.IsFile) { IsPoll = placed.IsPoll };
        if (_posting.TryGetValue(placed.Card, out var posting) && posting.Remove(placed.Chat) && posting.Count == 0)
            _posting.Remove(placed.Card);
        if (!places.Contains(place))
            Documents.Put(OutboxKinds.Cards, new CardPlaces(name, [.. places.Add(place).TakeLast(WhereCardsStand.PlacesOfACard)]));
    }

    /// <summary>Forgets where a card stands: what it showed is gone.</summary>
    public void Drop(CardKey card)
    {
        if (Documents.Delete(OutboxKinds.Cards, card.ToString()))
            _dropped.Add(card);
    }

    /// <summary>Forgets which cards stand in a chat whose messages can no longer be changed.</summary>
    public void Leave(ChatId chat)
    {
        foreach (var card in Documents.All(OutboxKinds.Cards).Where(card => card.Places.Any(p => p.Chat == chat)))
            Put(card with { Places = card.Places.RemoveAll(p => p.Chat == chat) });
    }

    /// <summary>Forgets one message of a card.</summary>
    public void Leave(CardKey card, ChatId chat, MessageId message)
    {
        if (Documents.Get(OutboxKinds.Cards, card.ToString()) is { } known)
            Put(known with { Places = known.Places.RemoveAll(p => p.Chat == chat && p.Message == message) });
    }

    /// <summary>Writes what is staged; the last thing in a transaction.</summary>
    public void Write()
    {
        if (_entries.Count > 0 || _updates.Count > 0)
        {
            _written = new Ledger(_next, clock.GetUtcNow(), [.. _updates], _entries.Count, [], []);
            Documents.Put(OutboxKinds.Ledgers, _written);
            if (_entries.Count > 0)
                Documents.Put(OutboxKinds.Batches, BatchOf(_next, [.. _entries]));
        }

        foreach (var ledger in _changed.Values)
        {
            Documents.Put(OutboxKinds.Ledgers, ledger);
            if (ledger.IsSettled)
                Documents.Delete(OutboxKinds.Batches, IndexKey.Of(ledger.Number));
        }

        var forgotten = clock.GetUtcNow() - SeenFor;
        foreach (var old in _settled.TakeWhile(ledger => ledger.At < forgotten))
        {
            Documents.Delete(OutboxKinds.Ledgers, IndexKey.Of(old.Number));
            _forgotten++;
        }
    }

    public void Committed()
    {
        foreach (var (number, ledger) in _changed)
        {
            var before = _open[number];
            Unsettled -= Count(ledger) - Count(before);
            if (ledger.IsSettled)
            {
                _open.Remove(number);
                _settled.Enqueue(ledger);
            }
            else
            {
                _open[number] = ledger;
            }
        }

        for (; _forgotten > 0; _forgotten--)
            _seen.ExceptWith(_settled.Dequeue().Updates);
        _seen.UnionWith(_updates);
        var parcels = new List<OutboxParcel>(_left.Count + _entries.Count);
        parcels.AddRange(_left);
        if (_written is { } written)
        {
            _next++;
            Unsettled += written.Entries;
            if (written.IsSettled)
                _settled.Enqueue(written);
            else
                _open[written.Number] = written;
            for (var i = 0; i < _entries.Count; i++)
                parcels.Add(new OutboxParcel(new EntryId(written.Number, i), _entries[i].Parcel, _entries[i].Promise, written.At));
        }

        sender.Drop(_dropped);
        Clear();
        if (parcels.Count > 0)
            sender.Take(parcels);
    }

    public void RolledBack() => Clear();

    private OutboxBatch BatchOf(long number, ImmutableArray<OutboxEntry> entries) => _isConfidential
        ? new OutboxBatch(number, []) { Sealed = seal.Seal(JsonSerializer.SerializeToUtf8Bytes(entries, OutboxJson.Default.ImmutableArrayOutboxEntry), SealedStep) }
        : new OutboxBatch(number, entries);

    // What was sealed under a token that is no longer known cannot be sent any more.
    private ImmutableArray<OutboxEntry> EntriesOf(OutboxBatch batch) => batch.Sealed is not { } written ? batch.Entries
        : seal.Open(written) is { } plain ? JsonSerializer.Deserialize(plain, OutboxJson.Default.ImmutableArrayOutboxEntry)
        : [];

    private static int Count(Ledger ledger) => ledger.Settled.Sum(System.Numerics.BitOperations.PopCount);

    // After a restart: what was claimed and must not come twice is given up; nobody waits for an old press any more.
    private static bool IsOver(OutboxEntry entry, bool claimed) =>
        (claimed && entry.Promise == Promise.AtMostOnce) || entry.Parcel is PressAnswerParcel or SearchAnswerParcel;

    private void Change(EntryId entry, Func<Ledger, Ledger> change)
    {
        if (!_changed.TryGetValue(entry.Batch, out var ledger) && !_open.TryGetValue(entry.Batch, out ledger))
            return;
        _changed[entry.Batch] = change(ledger);
    }

    private void Put(CardPlaces card)
    {
        if (card.Places.IsEmpty)
            Documents.Delete(OutboxKinds.Cards, card.Name);
        else
            Documents.Put(OutboxKinds.Cards, card);
    }

    // Until the restart at most; a chat too many costs nothing, since the sender looks whether the card stands there.
    private void NotePosting(Parcel parcel)
    {
        if (parcel is not PlacedParcel card)
            return;
        if (!_posting.TryGetValue(card.Key, out var chats))
            _posting[card.Key] = chats = [];
        chats.Add(card.Chat);
    }

    private void Clear()
    {
        _left.Clear();
        _entries.Clear();
        _updates.Clear();
        _changed.Clear();
        _dropped.Clear();
        _written = null;
        _isConfidential = false;
        _forgotten = 0;
    }
}
