using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Meetings.Actions;

/// <summary>What was promised.</summary>
internal sealed class ActionStore(IDocuments documents)
{
    public ActionPoint? Get(ActionId id) => documents.Get(ActionKinds.Actions, ActionKinds.IdOf(id));

    public ActionId NextId() => new(documents.NextNumber("actions"));

    public void Put(ActionPoint action) => documents.Put(ActionKinds.Actions, action);

    /// <summary>Open ones: what is due first, then what has no day, each in the order in which they were noted.</summary>
    public IReadOnlyList<ActionPoint> Open(CommunityId community)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return
        [
            .. documents.Range(ActionKinds.Actions, ActionKinds.Open, from, to)
                .OrderBy(a => a.Due is null).ThenBy(a => a.Due).ThenBy(a => a.DueTime is null).ThenBy(a => a.DueTime).ThenBy(a => a.Id.Value),
        ];
    }

    /// <summary>What was noted in a meeting or just around it, without what was dropped, the earliest first.</summary>
    public IReadOnlyList<ActionPoint> Of(MeetingId meeting) =>
        [.. documents.Find(ActionKinds.Actions, ActionKinds.ByMeeting, IndexKey.Of(meeting.Value)).Where(a => a.Status != ActionStatus.Dropped).OrderBy(a => a.At)];

    /// <summary>The earliest first.</summary>
    public IReadOnlyList<ActionPoint> AllIn(CommunityId community)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return documents.Range(ActionKinds.Actions, ActionKinds.ByCommunity, from, to);
    }

    public IReadOnlyList<ActionPoint> Naming(PersonId person) =>
        documents.Find(ActionKinds.Actions, ActionKinds.ByPerson, IndexKey.Of(person.Value));

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var action in AllIn(from))
            Put(action with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var action in AllIn(community))
            documents.Delete(ActionKinds.Actions, ActionKinds.IdOf(action.Id));
    }

    /// <summary>Removes what was dropped before this instant.</summary>
    public void Tidy(DateTimeOffset droppedBefore)
    {
        foreach (var action in documents.Range(ActionKinds.Actions, ActionKinds.Dropped, null, IndexKey.Of(droppedBefore)))
            documents.Delete(ActionKinds.Actions, ActionKinds.IdOf(action.Id));
    }
}
