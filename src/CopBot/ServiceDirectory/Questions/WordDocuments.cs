using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>A word or phrase of one community's own, and what it means in the directory's words.</summary>
internal sealed record CommunitySynonym(CommunityId Community, string Phrase)
{
    public const int MostInACommunity = 200;

    public const int Longest = 60;

    public ImmutableArray<string> Means { get => field.IsDefault ? [] : field; init; } = [];
}

/// <summary>A place that lies in another, as one community says.</summary>
internal sealed record AreaInside(CommunityId Community, string Name, string Inside)
{
    public const int MostInACommunity = 300;

    public const int Longest = 60;
}

/// <summary>The words that communities taught the directory.</summary>
internal sealed class WordStore(IDocuments documents)
{
    public IReadOnlyList<CommunitySynonym> SynonymsIn(CommunityId community) =>
        documents.Find(ServiceKinds.Synonyms, ServiceKinds.SynonymsByCommunity, IndexKey.Of(community.Value));

    public CommunitySynonym? Synonym(CommunityId community, string phrase) =>
        documents.Get(ServiceKinds.Synonyms, ServiceKinds.WordKey(community, phrase));

    public void Put(CommunitySynonym synonym) => documents.Put(ServiceKinds.Synonyms, synonym);

    public bool Remove(CommunitySynonym synonym) => documents.Delete(ServiceKinds.Synonyms, ServiceKinds.WordKey(synonym.Community, synonym.Phrase));

    public IReadOnlyList<AreaInside> AreasIn(CommunityId community) =>
        documents.Find(ServiceKinds.Areas, ServiceKinds.AreasByCommunity, IndexKey.Of(community.Value));

    public AreaInside? Area(CommunityId community, string name) => documents.Get(ServiceKinds.Areas, ServiceKinds.WordKey(community, name));

    public void Put(AreaInside area) => documents.Put(ServiceKinds.Areas, area);

    public bool Remove(AreaInside area) => documents.Delete(ServiceKinds.Areas, ServiceKinds.WordKey(area.Community, area.Name));

    /// <summary>The community's own table; none where it has no words of its own.</summary>
    public IReadOnlyList<Synonyms> SynonymsOf(CommunityId community) =>
        SynonymsIn(community) is { Count: > 0 } own
            ? [Synonyms.Read(own.Select(s => $"{s.Phrase} => {string.Join(", ", s.Means)}"))]
            : [];

    public AreaBook AreasOf(CommunityId community) => new(AreasIn(community));

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var synonym in SynonymsIn(from))
        {
            Remove(synonym);
            var there = Synonym(into, synonym.Phrase)?.Means ?? [];
            Put(synonym with { Community = into, Means = [.. there.Union(synonym.Means, StringComparer.OrdinalIgnoreCase)] });
        }

        foreach (var area in AreasIn(from))
        {
            Remove(area);
            if (Area(into, area.Name) is null)
                Put(area with { Community = into });
        }
    }

    public void Erase(CommunityId community)
    {
        foreach (var synonym in SynonymsIn(community))
            Remove(synonym);
        foreach (var area in AreasIn(community))
            Remove(area);
    }
}

/// <summary>Which places lie in which, as a community said with /area.</summary>
internal sealed class AreaBook
{
    private readonly Dictionary<string, string> _inside = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public AreaBook(IEnumerable<AreaInside> areas)
    {
        foreach (var area in areas)
        {
            var (inner, outer) = (FoldedName.Of(area.Name), FoldedName.Of(area.Inside));
            _inside[inner] = outer;
            _names.Add(inner);
            _names.Add(outer);
        }
    }

    public bool Knows(string folded) => _names.Contains(folded);

    public IEnumerable<string> Names => _names;

    /// <summary>The place that holds this one; null where nobody said.</summary>
    public string? Holding(string folded) => _inside.GetValueOrDefault(folded);
}
