using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.Outbox;

/// <summary>Which messages show each card by now; what is on disk is <see cref="CardPlaces"/>. Used by all lanes at once.</summary>
internal sealed class WhereCardsStand
{
    /// <summary>How many messages of one card are kept up to date.</summary>
    public const int PlacesOfACard = 5;

    private readonly Lock _lock = new();
    private readonly Dictionary<CardKey, ImmutableList<CardPlace>> _places = [];

    /// <summary>Where cards stand, from before this process.</summary>
    public void Remember(IEnumerable<CardPlaces> cards)
    {
        lock (_lock)
        {
            foreach (var card in cards)
                _places[card.Key] = [.. card.Places];
        }
    }

    /// <summary>These cards are no longer kept up to date.</summary>
    public void Drop(IReadOnlyList<CardKey> cards)
    {
        if (cards.Count == 0)
            return;
        lock (_lock)
        {
            foreach (var card in cards)
                _places.Remove(card);
        }
    }

    /// <summary>What goes to Telegram: a card's edit becomes an edit of each message that the card has in this chat by now.</summary>
    public IReadOnlyList<ChatParcel> Resolve(ChatParcel parcel) => parcel switch
    {
        CardEditParcel edit => [.. PlacesOf(edit.Key, edit.Chat).Select(p => new EditParcel(p.Chat, p.Message, edit.Content) { IsCaption = p.IsFile, IsPoll = p.IsPoll })],
        PinParcel pin => [.. PlacesOf(pin.Key, pin.Chat).TakeLast(1).Select(p => pin with { Message = p.Message })],
        ClosePollParcel close => [.. PlacesOf(close.Key, close.Chat).Select(p => new StopPollParcel(p.Chat, close.Key, p.Message) { AndDelete = close.AndDelete })],
        _ => [parcel],
    };

    /// <summary>What was sent stands in this message; null where it is no card.</summary>
    public PlacedCard? Place(ChatParcel sent, MessageId? message)
    {
        if (sent is not PlacedParcel card || message is not { } id)
            return null;
        var (isFile, isPoll) = (card is KeptFileParcel or PictureCardParcel, card is PollParcel);
        lock (_lock)
        {
            var places = _places.GetValueOrDefault(card.Key, []).Add(new CardPlace(card.Chat, id, isFile) { IsPoll = isPoll });
            _places[card.Key] = places.Count > PlacesOfACard ? places.RemoveAt(0) : places;
        }

        return new PlacedCard(card.Key, card.Chat, id, isFile) { IsPoll = isPoll };
    }

    /// <summary>This message is gone. Returns the cards that stood in it.</summary>
    public IReadOnlyList<CardKey> Forget(ChatId chat, MessageId message)
    {
        lock (_lock)
        {
            List<CardKey> cards = [.. _places.Where(p => p.Value.Any(IsGone)).Select(p => p.Key)];
            foreach (var card in cards)
                _places[card] = _places[card].RemoveAll(IsGone);
            return cards;
        }

        bool IsGone(CardPlace place) => place.Chat == chat && place.Message == message;
    }

    private List<CardPlace> PlacesOf(CardKey card, ChatId chat)
    {
        lock (_lock)
            return _places.TryGetValue(card, out var places) ? [.. places.Where(p => p.Chat == chat)] : [];
    }
}
