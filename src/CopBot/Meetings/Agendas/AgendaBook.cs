using CopBot.Conversation;

namespace CopBot.Meetings.Agendas;

/// <summary>Which agenda belongs to which meeting.</summary>
internal sealed class AgendaBook(AgendaStore store, MeetingStore meetings)
{
    /// <inheritdoc cref="MeetingStore.Root"/>
    public SeriesId Root(SeriesId series) => meetings.Root(series);

    /// <summary>The next date, or the one that goes on now, of every series of the community; the soonest first.</summary>
    public IReadOnlyList<Meeting> Next(CommunityId community, DateTimeOffset now) =>
        [.. meetings.Coming(community, now).DistinctBy(m => Root(m.Series))];

    /// <summary>The next date of a series; null where there is none.</summary>
    public Meeting? Next(CommunityId community, SeriesId root, DateTimeOffset now) =>
        meetings.Coming(community, now).FirstOrDefault(m => Root(m.Series) == root);

    /// <summary>
    /// The agenda of a meeting: what waits, where it is the next of its series; what stood on it, where it is over; nothing where it is
    /// further off.
    /// </summary>
    public IReadOnlyList<AgendaItem> Of(Meeting meeting, DateTimeOffset now)
    {
        if (meeting.EndsAt <= now)
            return store.Of(meeting.Id);
        var root = Root(meeting.Series);
        return Next(meeting.Community, root, now)?.Id == meeting.Id ? store.Waiting(meeting.Community, root) : [];
    }
}
