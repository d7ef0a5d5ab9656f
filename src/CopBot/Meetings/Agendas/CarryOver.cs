using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Meetings.Agendas;

/// <summary>A meeting is over: what was reached stays with it, the rest waits for the next date.</summary>
internal sealed record CloseAgenda(MeetingId Meeting)
{
    public static string KeyOf(MeetingId meeting) => $"agenda/{meeting}/over";
}

/// <summary>Follows the dates: an agenda is closed when its meeting ends.</summary>
internal sealed class CarryOver(AgendaStore store, AgendaBook book, MeetingStore meetings, AgendaOnCard card, IScenes scenes) : IFollowMeetings, IHandle<Due<CloseAgenda>>
{
    public Reply Stands(Meeting meeting, Community community, DateTimeOffset now)
    {
        if (meeting.EndsAt <= now)
            return Reply.None;
        var root = book.Root(meeting.Series);
        foreach (var item in store.Waiting(community.Id, AgendaItem.AnySeries))
            store.Put(item with { Series = root });
        return Reply.Of(new SetDue(CloseAgenda.KeyOf(meeting.Id), meeting.EndsAt, new CloseAgenda(meeting.Id)));
    }

    /// <summary>What waits goes on waiting for the next date; where there is none, for the next meeting of any kind.</summary>
    public Reply Falls(Meeting meeting, Community community, DateTimeOffset now)
    {
        var root = book.Root(meeting.Series);
        if (!HasNext(meeting, root, now))
        {
            var into = book.Next(meeting.Community, now) is [var next, ..] ? book.Root(next.Series) : AgendaItem.AnySeries;
            foreach (var item in store.Waiting(meeting.Community, root))
                store.Put(item with { Series = into });
        }

        return Reply.Of(new CancelDue(CloseAgenda.KeyOf(meeting.Id)));
    }

    public Reply Handle(Due<CloseAgenda> what, Scene scene)
    {
        if (meetings.Get(what.Payload.Meeting) is not { IsCancelled: false } meeting || meeting.EndsAt > scene.Now || scenes.Community(meeting.Community) is not { } community)
            return Reply.None;
        var root = book.Root(meeting.Series);
        var hasNext = HasNext(meeting, root, scene.Now);
        var waiting = store.Waiting(meeting.Community, root).ToList();
        foreach (var item in waiting)
            store.Put(item.After(meeting.Id, hasNext));
        return waiting.Count > 0 ? card.Refresh(root, community, scene.Now) : Reply.None;
    }

    // Dates of the rule are planned a few at a time, and perhaps only after this.
    private bool HasNext(Meeting meeting, SeriesId root, DateTimeOffset now) =>
        book.Next(meeting.Community, root, now) is not null
        || meetings.SeriesOf(meeting.Community).Any(s => book.Root(s.Id) == root && s.Dates(LocalTime.DateTimeIn(s.Zone, now), 1).Length > 0);
}

/// <summary>The agenda so far, for the card and the reminders.</summary>
internal sealed class AgendaLines(AgendaBook book, TimeProvider clock) : IMeetingLines
{
    private const int Most = 6;

    public int Order => 10;

    public Html Lines(Meeting meeting, Community community)
    {
        var now = clock.GetUtcNow();
        return meeting.EndsAt <= now || meeting.IsCancelled ? Html.Empty : AgendaTexts.SoFar(book.Of(meeting, now), Most);
    }
}
