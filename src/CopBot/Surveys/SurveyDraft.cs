using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Surveys;

[JsonConverter(typeof(SurveyDraftIdJson))]
internal readonly record struct SurveyDraftId(long Value);

internal sealed class SurveyDraftIdJson() : NumberJson<SurveyDraftId>(id => id.Value, value => new(value));

/// <summary>A survey that somebody is just making, kept for <see cref="KeptFor.Draft"/> after they touched it last. <paramref name="Id"/> is 0 until it is kept.</summary>
internal sealed record SurveyDraft(SurveyDraftId Id, PersonId Person, CommunityId Community, SurveyForm Form)
{
    public DateTimeOffset At { get; init; }

    public DateTimeOffset? Closes { get; init; }

    /// <summary>Where the group was when it was begun.</summary>
    public TopicId? Topic { get; init; }
}

/// <summary>Surveys that are being made.</summary>
internal sealed class SurveyDrafts(IDocuments documents)
{
    /// <summary>How many somebody may have; the one that was touched longest ago makes room.</summary>
    public const int MostForOne = 10;

    public SurveyDraft? Get(SurveyDraftId id) => documents.Get(SurveyKinds.Drafts, IndexKey.Of(id.Value));

    /// <summary>Keeps it, with a number where it has none, as touched now.</summary>
    public SurveyDraft Keep(SurveyDraft draft, DateTimeOffset now)
    {
        var kept = draft with { At = now, Id = draft.Id == default ? Next(draft.Person) : draft.Id };
        documents.Put(SurveyKinds.Drafts, kept);
        return kept;
    }

    public void Delete(SurveyDraftId id) => documents.Delete(SurveyKinds.Drafts, IndexKey.Of(id.Value));

    /// <summary>The one touched last comes first.</summary>
    public IReadOnlyList<SurveyDraft> Of(PersonId person) =>
        [.. documents.All(SurveyKinds.Drafts).Where(d => d.Person == person).OrderByDescending(d => d.At).ThenByDescending(d => d.Id.Value)];

    public void Forget(PersonId person)
    {
        foreach (var draft in Of(person))
            Delete(draft.Id);
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var draft in In(from))
            documents.Put(SurveyKinds.Drafts, draft with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var draft in In(community))
            Delete(draft.Id);
    }

    public void Drop(DateTimeOffset before)
    {
        foreach (var draft in documents.All(SurveyKinds.Drafts).Where(d => d.At <= before))
            Delete(draft.Id);
    }

    private List<SurveyDraft> In(CommunityId community) => [.. documents.All(SurveyKinds.Drafts).Where(d => d.Community == community)];

    private SurveyDraftId Next(PersonId person)
    {
        foreach (var old in Of(person).Skip(MostForOne - 1))
            Delete(old.Id);
        return new(documents.NextNumber("surveyDrafts"));
    }
}

/// <summary>Removes what nobody has touched for a week.</summary>
internal sealed class TidySurveyDrafts(SurveyDrafts drafts) : ITidy
{
    public void Tidy(DateTimeOffset now) => drafts.Drop(now - KeptFor.Draft);
}
