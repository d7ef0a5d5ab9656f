using CopBot.Conversation;

namespace CopBot.Meetings.Notes;

/// <summary>Opens the private chat with what was noted at a meeting.</summary>
internal sealed record NotesLink(MeetingId Meeting);

/// <summary>The last meeting: how many came, and what was decided.</summary>
internal sealed class RecordInDigest(MeetingStore meetings, NoteStore notes) : IDigestSource
{
    public IEnumerable<DigestLine> Lines(DigestSpan span)
    {
        foreach (var meeting in Held(span).OrderByDescending(m => m.StartsAt))
        {
            var noted = notes.Of(meeting.Id);
            yield return new DigestLine(DigestPart.LastMeeting, $"meet {meeting.Id}", NoteTexts.InDigest(meeting, Came(meeting), noted.Count))
            {
                Opens = new NotesLink(meeting.Id),
                Worth = 60,
                IsForGroupAlone = Came(meeting) == 0 && noted.Count == 0,
            };
            foreach (var decided in noted.Where(n => n is { Kind: NoteKind.Decision, Text.Length: > 0 }))
                yield return new DigestLine(DigestPart.Decisions, $"note {decided.Id}", NoteTexts.DecidedInDigest(decided)) { Opens = new NotesLink(meeting.Id), Worth = 60 };
        }
    }

    public IEnumerable<DigestCount> Counts(DigestSpan span)
    {
        var held = Held(span).ToList();
        yield return new(DigestPart.LastMeeting, "visit to a meeting", "visits to meetings", held.Sum(Came));
    }

    private IEnumerable<Meeting> Held(DigestSpan span) =>
        meetings.Between(span.Community.Id, span.From - MeetingStore.LongestMeeting, span.Until).Where(m => !m.IsCancelled && span.Holds(m.EndsAt));

    private int Came(Meeting meeting) => meetings.AttendeesOf(meeting.Id).Count(a => a.Came == true) + meeting.CameWithoutName;
}

/// <summary>The notes of one meeting in private, from a link.</summary>
internal sealed class OpenNotes(MeetingStore meetings, NoteStore notes) : IHandle<Followed<NotesLink>>
{
    public Reply Handle(Followed<NotesLink> what, Scene scene) =>
        meetings.Get(what.Payload.Meeting) is { } meeting && scene.In(meeting.Community) is not null
            ? Reply.Say(NoteTexts.All(meeting, notes.Of(meeting.Id)))
            : Reply.Say(Html.Of(MeetingTexts.NoLongerHere));
}
