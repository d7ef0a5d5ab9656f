using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Meetings.Changes;
using CopBot.Meetings.Invitation;
using CopBot.Meetings.Reminders;
using CopBot.Meetings.Setup;
using CopBot.Storage;

namespace CopBot.Meetings;

internal static class MeetingKinds
{
    public static DocumentIndex<Series> SeriesByCommunity { get; } = new("community", s => IndexKey.Of(s.Community.Value));

    public static DocumentIndex<Series> SeriesByPerson { get; } = new("person", s => s.By is { } by ? IndexKey.Of(by.Value) : null);

    public static DocumentKind<Series> Series { get; } = new("series", s => IdOf(s.Id), MeetingJson.Default, SeriesByCommunity, SeriesByPerson);

    /// <summary>All dates of a community by when they begin.</summary>
    public static DocumentIndex<Meeting> ByTime { get; } = new("time", m => IndexKey.Of(m.Community.Value, m.StartsAt));

    /// <summary>All dates of a series by when it has them.</summary>
    public static DocumentIndex<Meeting> BySeries { get; } = new("series", m => IndexKey.Of(m.Series.Value, PlannedKey(m)));

    public static DocumentKind<Meeting> Meetings { get; } = new("meetings", m => IdOf(m.Id), MeetingJson.Default, ByTime, BySeries);

    public static DocumentIndex<Attendee> AttendeesByMeeting { get; } = new("meeting", a => IdOf(a.Meeting));

    public static DocumentIndex<Attendee> AttendeesByPerson { get; } = new("person", a => IndexKey.Of(a.Person.Value));

    public static DocumentKind<Attendee> Attendees { get; } = new("attendees", a => IdOf(a.Meeting, a.Person), MeetingJson.Default, AttendeesByMeeting, AttendeesByPerson);

    public static DocumentIndex<ReminderChoice> ChoicesByCommunity { get; } = new("community", c => IndexKey.Of(c.Community.Value));

    public static DocumentKind<ReminderChoice> ReminderChoices { get; } = new("reminderChoices", c => IdOf(c.Community, c.Person), MeetingJson.Default, ChoicesByCommunity);

    public static DocumentKind<Plan> Plans { get; } = new("plans", p => IndexKey.Of(p.Id.Value), MeetingJson.Default);

    public static string IdOf(SeriesId id) => IndexKey.Of(id.Value);

    public static string IdOf(MeetingId id) => IndexKey.Of(id.Value);

    public static string IdOf(MeetingId meeting, PersonId person) => IndexKey.Of(meeting.Value, person.Value);

    public static string IdOf(CommunityId community, PersonId person) => IndexKey.Of(community.Value, person.Value);

    private static string PlannedKey(Meeting meeting) => NodaTime.Text.LocalDateTimePattern.GeneralIso.Format(meeting.Planned);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = [typeof(Time.ClockTimeJson)])]
[JsonSerializable(typeof(Series))]
[JsonSerializable(typeof(Meeting))]
[JsonSerializable(typeof(Attendee))]
[JsonSerializable(typeof(Plan))]
[JsonSerializable(typeof(PlanQuestion))]
[JsonSerializable(typeof(MeetingEnds))]
[JsonSerializable(typeof(ChangeQuestion))]
[JsonSerializable(typeof(NeedsQuestion))]
[JsonSerializable(typeof(NeedsEnd))]
[JsonSerializable(typeof(OfferEnds))]
[JsonSerializable(typeof(OfferFree))]
[JsonSerializable(typeof(RemindAll))]
[JsonSerializable(typeof(RemindOne))]
[JsonSerializable(typeof(OwnReminderQuestion))]
[JsonSerializable(typeof(ReminderChoice))]
internal sealed partial class MeetingJson : JsonSerializerContext;

/// <summary>Series, their dates, and who answered.</summary>
internal sealed class MeetingStore(IDocuments documents)
{
    public Series? Get(SeriesId id) => documents.Get(MeetingKinds.Series, MeetingKinds.IdOf(id));

    public Meeting? Get(MeetingId id) => documents.Get(MeetingKinds.Meetings, MeetingKinds.IdOf(id));

    public Attendee? Get(MeetingId meeting, PersonId person) => documents.Get(MeetingKinds.Attendees, MeetingKinds.IdOf(meeting, person));

    /// <summary>The series that this one carries on from in the end; itself where it carries on from none.</summary>
    public SeriesId Root(SeriesId series)
    {
        // A ring would be a fault of ours, and must not hang.
        for (var i = 0; i < LongestChain && Get(series) is { Continues: { } before }; i++)
            series = before;
        return series;
    }

    public SeriesId NextSeriesId() => new(documents.NextNumber("series"));

    public MeetingId NextMeetingId() => new(documents.NextNumber("meetings"));

    public long NextTurn() => documents.NextNumber("turns");

    public void Put(Series series) => documents.Put(MeetingKinds.Series, series);

    public void Put(Meeting meeting) => documents.Put(MeetingKinds.Meetings, meeting);

    /// <summary>Keeps it, or takes it away where nothing is left to keep.</summary>
    public void Put(Attendee attendee)
    {
        if (attendee.IsEmpty)
            documents.Delete(MeetingKinds.Attendees, MeetingKinds.IdOf(attendee.Meeting, attendee.Person));
        else
            documents.Put(MeetingKinds.Attendees, attendee);
    }

    public IReadOnlyList<Series> SeriesOf(CommunityId community) =>
        documents.Find(MeetingKinds.Series, MeetingKinds.SeriesByCommunity, IndexKey.Of(community.Value));

    /// <summary>Dates that begin in a span (UTC; both may be null for no bound), cancelled ones too, in their order.</summary>
    public IReadOnlyList<Meeting> Between(CommunityId community, DateTimeOffset? from, DateTimeOffset? until, bool descending = false, int limit = int.MaxValue)
    {
        var (first, last) = IndexKey.Prefix(community.Value);
        return documents.Range(
            MeetingKinds.Meetings,
            MeetingKinds.ByTime,
            from is { } begin ? IndexKey.Of(community.Value, begin) : first,
            until is { } end ? IndexKey.Of(community.Value, end) : last,
            descending,
            limit);
    }

    /// <summary>Dates that are not over and not cancelled, the next first.</summary>
    public IEnumerable<Meeting> Coming(CommunityId community, DateTimeOffset now) =>
        Between(community, now - LongestMeeting, null).Where(m => !m.IsCancelled && m.EndsAt > now);

    /// <summary>The one that took place last: it has begun by now, and was not cancelled.</summary>
    public Meeting? Latest(CommunityId community, DateTimeOffset now) =>
        Between(community, null, now.AddTicks(1), descending: true, limit: 50).FirstOrDefault(m => !m.IsCancelled);

    /// <summary>All dates of a series that are kept, in the order in which it has them.</summary>
    public IReadOnlyList<Meeting> Of(SeriesId series)
    {
        var (from, to) = IndexKey.Prefix(series.Value);
        return documents.Range(MeetingKinds.Meetings, MeetingKinds.BySeries, from, to);
    }

    /// <summary>Everybody who has answered, or was there, in the order of their answers.</summary>
    public IReadOnlyList<Attendee> AttendeesOf(MeetingId meeting) =>
        [.. documents.Find(MeetingKinds.Attendees, MeetingKinds.AttendeesByMeeting, MeetingKinds.IdOf(meeting)).OrderBy(a => a.Turn)];

    public IReadOnlyList<Attendee> Of(PersonId person) =>
        documents.Find(MeetingKinds.Attendees, MeetingKinds.AttendeesByPerson, IndexKey.Of(person.Value));

    public void Delete(Attendee attendee) => documents.Delete(MeetingKinds.Attendees, MeetingKinds.IdOf(attendee.Meeting, attendee.Person));

    public void Delete(Meeting meeting)
    {
        foreach (var attendee in AttendeesOf(meeting.Id))
            Delete(attendee);
        documents.Delete(MeetingKinds.Meetings, MeetingKinds.IdOf(meeting.Id));
    }

    public IReadOnlyList<Series> SeriesBy(PersonId person) => documents.Find(MeetingKinds.Series, MeetingKinds.SeriesByPerson, IndexKey.Of(person.Value));

    /// <summary>Nothing leads to this person afterwards; that somebody came stays as a number.</summary>
    public void Forget(PersonId person)
    {
        foreach (var attendee in Of(person))
        {
            if (attendee.Came == true && Get(attendee.Meeting) is { } meeting)
                Put(meeting with { CameWithoutName = meeting.CameWithoutName + 1 });
            Delete(attendee);
        }

        foreach (var series in SeriesBy(person))
            Put(series with { By = null });
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var series in SeriesOf(from))
            Put(series with { Community = into });
        foreach (var meeting in Between(from, null, null))
            Put(meeting with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var meeting in Between(community, null, null))
            Delete(meeting);
        foreach (var series in SeriesOf(community))
            documents.Delete(MeetingKinds.Series, MeetingKinds.IdOf(series.Id));
    }

    private const int LongestChain = 1000;

    /// <summary>No meeting is longer.</summary>
    public static readonly TimeSpan LongestMeeting = TimeSpan.FromDays(1);
}
