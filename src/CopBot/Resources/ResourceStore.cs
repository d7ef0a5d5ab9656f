using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Resources;

/// <summary>The library's documents; keeps the index and the themes' counts in step with every change.</summary>
internal sealed class ResourceStore(IDocuments documents, ResourceIndex index)
{
    public Resource? Get(ResourceId id) => documents.Get(ResourceKinds.Resources, ResourceKinds.IdOf(id));

    public ResourceId NextId() => new(documents.NextNumber("resources"));

    public void Put(Resource resource)
    {
        var before = Get(resource.Id);
        documents.Put(ResourceKinds.Resources, resource);
        Count(resource.Community, ThemesOf(before), -1);
        Count(resource.Community, ThemesOf(resource), 1);
        if (resource.Removed is null)
            index.Put(resource);
        else
            index.Remove(resource.Id);
    }

    public void Delete(Resource resource)
    {
        Count(resource.Community, ThemesOf(Get(resource.Id)), -1);
        documents.Delete(ResourceKinds.Resources, ResourceKinds.IdOf(resource.Id));
        index.Remove(resource.Id);
    }

    public Resource? WithLink(CommunityId community, string identity) =>
        First(documents.Find(ResourceKinds.Resources, ResourceKinds.ByLink, ResourceKinds.LinkKey(community, identity), 1));

    public Resource? WithFile(CommunityId community, TelegramFile file) =>
        First(documents.Find(ResourceKinds.Resources, ResourceKinds.ByFile, ResourceKinds.FileKey(community, file), 1));

    /// <summary>The same link or file, where this community keeps it; null for what was removed and for words.</summary>
    public Resource? Twin(Resource resource, CommunityId community) => resource switch
    {
        { Removed: not null } => null,
        { LinkIdentity: { } link } => WithLink(community, link),
        { File: { } file } => WithFile(community, file),
        _ => null,
    };

    /// <summary>What was shared by the command in this message.</summary>
    public Resource? AskedIn(SharedIn message) =>
        First(documents.Find(ResourceKinds.Resources, ResourceKinds.ByMessage, ResourceKinds.MessageKey(message), 1));

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Resource> Newest(CommunityId community, int limit)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return documents.Range(ResourceKinds.Resources, ResourceKinds.ByTime, from, to, descending: true, limit);
    }

    public IReadOnlyList<Resource> WithTheme(CommunityId community, string theme) =>
        documents.Find(ResourceKinds.Resources, ResourceKinds.ByTheme, IndexKey.Of(community.Value, theme));

    /// <summary>The community's themes, the most used first.</summary>
    public IReadOnlyList<ThemeCount> Themes(CommunityId community) =>
        [.. documents.Find(ResourceKinds.Themes, ResourceKinds.ThemesByCommunity, IndexKey.Of(community.Value))
            .OrderByDescending(t => t.Count).ThenBy(t => t.Theme, StringComparer.Ordinal)];

    public IReadOnlyList<Resource> Naming(PersonId person) =>
        documents.Find(ResourceKinds.Resources, ResourceKinds.ByPerson, IndexKey.Of(person.Value));

    public IReadOnlyList<Resource> All() => documents.All(ResourceKinds.Resources);

    public IReadOnlyList<Resource> AllIn(CommunityId community) =>
        documents.Find(ResourceKinds.Resources, ResourceKinds.ByCommunity, IndexKey.Of(community.Value));

    /// <summary>What both keep is kept once, as the one that was there first, with what people added to the other.</summary>
    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var resource in AllIn(from))
        {
            Delete(resource);
            if (Twin(resource, into) is { } twin)
                Put(twin.WithThemes(resource.Themes) with { Useful = [.. twin.Useful.Union(resource.Useful)] });
            else
                Put(resource with { Community = into });
        }

        foreach (var question in documents.All(ResourceKinds.Questions).Where(q => q.Community == from))
            documents.Put(ResourceKinds.Questions, question with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var resource in AllIn(community))
            Delete(resource);
        foreach (var question in documents.All(ResourceKinds.Questions).Where(q => q.Community == community))
            documents.Delete(ResourceKinds.Questions, IndexKey.Of(question.Number));
    }

    /// <summary>Keeps a question so that a button can name it by number.</summary>
    public long Keep(CommunityId community, PersonId person, string text, DateTimeOffset now)
    {
        var number = documents.NextNumber("questions");
        documents.Put(ResourceKinds.Questions, new KeptQuestion(number, community, person, text, now));
        return number;
    }

    public void DropQuestions(DateTimeOffset before)
    {
        foreach (var old in documents.All(ResourceKinds.Questions).Where(q => q.At < before))
            documents.Delete(ResourceKinds.Questions, IndexKey.Of(old.Number));
    }

    public KeptQuestion? Question(long number) => documents.Get(ResourceKinds.Questions, IndexKey.Of(number));

    public IReadOnlyList<KeptQuestion> QuestionsOf(PersonId person) =>
        [.. documents.All(ResourceKinds.Questions).Where(q => q.Person == person)];

    public void ForgetQuestions(PersonId person)
    {
        foreach (var question in QuestionsOf(person))
            documents.Delete(ResourceKinds.Questions, IndexKey.Of(question.Number));
    }

    private static Resource? First(IReadOnlyList<Resource> found) => found is [var first, ..] ? first : null;

    private static ImmutableArray<string> ThemesOf(Resource? resource) => resource is { Removed: null } ? resource.Themes : [];

    private void Count(CommunityId community, ImmutableArray<string> themes, int by)
    {
        foreach (var theme in themes)
        {
            var id = IndexKey.Of(community.Value, theme);
            var count = (documents.Get(ResourceKinds.Themes, id)?.Count ?? 0) + by;
            if (count > 0)
                documents.Put(ResourceKinds.Themes, new ThemeCount(community, theme, count));
            else
                documents.Delete(ResourceKinds.Themes, id);
        }
    }
}
