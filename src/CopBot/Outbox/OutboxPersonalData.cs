using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Outbox;

/// <summary>
/// A private chat has its person's number, so where a live card stands can lead to them. What waits to be sent is not held: it is
/// on its way, and gone when it is sent.
/// </summary>
internal sealed class OutboxPersonalData(IDocuments documents) : IPersonalData
{
    public IEnumerable<HeldData> Held(PersonId person)
    {
        var places = In(person.PrivateChat).SelectMany(card => card.Places.Where(p => p.Chat == person.PrivateChat), (card, place) => new HeldPlace(card.Name, place.Message.Value)).ToList();
        if (places.Count > 0)
            yield return new HeldData("cards", $"Which of my messages in our private chat I keep up to date ({places.Count}).", places);
    }

    public Forgetting BeforeForgetting(PersonId person) => Held(person).Any()
        ? new Forgetting(["Which of my messages in our private chat I keep up to date."], [])
        : Forgetting.Nothing;

    public void Forget(PersonId person)
    {
        foreach (var card in In(person.PrivateChat))
        {
            var left = card.Places.RemoveAll(place => place.Chat == person.PrivateChat);
            if (left.IsEmpty)
                documents.Delete(OutboxKinds.Cards, card.Name);
            else
                documents.Put(OutboxKinds.Cards, card with { Places = left });
        }
    }

    // Read through: this is asked for once in a long while.
    private List<CardPlaces> In(ChatId chat) => [.. documents.All(OutboxKinds.Cards).Where(card => card.Places.Any(place => place.Chat == chat))];
}

/// <summary>A message that a live card became, as /mydata gives it out.</summary>
internal sealed record HeldPlace(string Card, int Message);
