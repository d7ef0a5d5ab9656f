using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Meetings.Agendas;

/// <summary>What people want to talk about.</summary>
internal sealed class AgendaStore(IDocuments documents)
{
    public AgendaItem? Get(AgendaItemId id) => documents.Get(AgendaKinds.Items, AgendaKinds.IdOf(id));

    /// <summary>Also its place: whatever comes later stands below.</summary>
    public AgendaItemId NextId() => new(documents.NextNumber("agendaItems"));

    public void Put(AgendaItem item) => documents.Put(AgendaKinds.Items, item);

    public void Delete(AgendaItemId id) => documents.Delete(AgendaKinds.Items, AgendaKinds.IdOf(id));

    /// <summary>What waits for the next date of a series, in its order; ticked ones too.</summary>
    public IReadOnlyList<AgendaItem> Waiting(CommunityId community, SeriesId root)
    {
        var (from, to) = IndexKey.Prefix(community.Value, root.Value);
        return documents.Range(AgendaKinds.Items, AgendaKinds.Waiting, from, to);
    }

    /// <summary>What stood on the agenda of a meeting that is over, in its order; <see cref="AgendaItem.Reached"/> says what was reached.</summary>
    public IReadOnlyList<AgendaItem> Of(MeetingId meeting) =>
        [.. documents.Find(AgendaKinds.Items, AgendaKinds.ByMeeting, IndexKey.Of(meeting.Value)).Where(i => i.Removed is null).OrderBy(i => i.Place)];

    public IReadOnlyList<AgendaItem> AllIn(CommunityId community) =>
        documents.Find(AgendaKinds.Items, AgendaKinds.ByCommunity, IndexKey.Of(community.Value));

    public IReadOnlyList<AgendaItem> By(PersonId person) =>
        documents.Find(AgendaKinds.Items, AgendaKinds.ByPerson, IndexKey.Of(person.Value));

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var item in AllIn(from))
            Put(item with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var item in AllIn(community))
            Delete(item.Id);
    }
}
