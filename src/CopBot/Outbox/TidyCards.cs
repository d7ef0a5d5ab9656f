using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Outbox;

/// <summary>Forgets where cards stand whose thing is gone for good. Asks the feature that each belongs to.</summary>
internal sealed class TidyCards(IDocuments documents, OutboxBook outbox, IEnumerable<IFeature> features) : ITidy
{
    private readonly Dictionary<string, IFeature> _features = features.ToDictionary(f => f.Name, StringComparer.Ordinal);

    public void Tidy(DateTimeOffset now)
    {
        foreach (var card in documents.All(OutboxKinds.Cards))
        {
            var key = card.Key;
            if (_features.TryGetValue(key.Room, out var feature) && !feature.StandsFor(key))
                outbox.Drop(key);
        }
    }
}
