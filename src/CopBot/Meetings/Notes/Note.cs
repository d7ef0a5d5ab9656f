using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Meetings.Notes;

[JsonConverter(typeof(NoteIdJson))]
internal readonly record struct NoteId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class NoteIdJson() : NumberJson<NoteId>(id => id.Value, value => new(value));

/// <summary>Under which heading a note stands. Kept by number: never renumber.</summary>
internal enum NoteKind
{
    /// <summary>Nobody has said.</summary>
    Note,
    Insight,
    Decision,
    Question,
}

/// <summary>Something that was said or shown at a meeting. <paramref name="Text"/> is empty for a file alone.</summary>
internal sealed record Note(NoteId Id, MeetingId Meeting, CommunityId Community, string Text, DateTimeOffset At)
{
    public const int LongestText = 1000;

    public NoteKind Kind { get; init; }

    /// <summary>Whose words they are; null once they are forgotten.</summary>
    public PersonId? By { get; init; }

    /// <summary>Who wrote it down; null once they are forgotten.</summary>
    public PersonId? NotedBy { get; init; }

    public string ByName { get => field ?? ""; init; } = "";

    /// <summary>A photo of a flip chart, a voice note, a document.</summary>
    public Attachment? File { get; init; }

    public bool MayBeChangedBy(Scene scene) => scene.Steers || By == scene.Person.Id || NotedBy == scene.Person.Id;
}

/// <summary>When the notes of a meeting were begun and ended by hand.</summary>
internal sealed record NoteTaking(MeetingId Meeting, CommunityId Community)
{
    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Finished { get; init; }
}

internal static class NoteKinds
{
    public static DocumentIndex<Note> ByMeeting { get; } = new("meeting", n => IndexKey.Of(n.Meeting.Value, n.Id.Value));

    public static DocumentIndex<Note> ByCommunity { get; } = new("community", n => IndexKey.Of(n.Community.Value));

    public static DocumentIndex<Note> ByPerson { get; } = new("person", n => new[] { n.By, n.NotedBy }.Select(p => p is { } person ? IndexKey.Of(person.Value) : null));

    public static DocumentKind<Note> Notes { get; } = new("notes", n => IndexKey.Of(n.Id.Value), NoteJson.Default, ByMeeting, ByCommunity, ByPerson);

    public static DocumentIndex<NoteTaking> TakingsByCommunity { get; } = new("community", t => IndexKey.Of(t.Community.Value));

    public static DocumentKind<NoteTaking> Takings { get; } = new("noteTakings", t => IndexKey.Of(t.Meeting.Value), NoteJson.Default, TakingsByCommunity);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Note))]
[JsonSerializable(typeof(NoteTaking))]
[JsonSerializable(typeof(NoteQuestion))]
internal sealed partial class NoteJson : JsonSerializerContext;

/// <summary>The notes of meetings.</summary>
internal sealed class NoteStore(IDocuments documents)
{
    public Note? Get(NoteId id) => documents.Get(NoteKinds.Notes, IndexKey.Of(id.Value));

    public NoteId NextId() => new(documents.NextNumber("notes"));

    public void Put(Note note) => documents.Put(NoteKinds.Notes, note);

    public void Delete(NoteId id) => documents.Delete(NoteKinds.Notes, IndexKey.Of(id.Value));

    /// <summary>In the order in which they were taken.</summary>
    public IReadOnlyList<Note> Of(MeetingId meeting)
    {
        var (from, to) = IndexKey.Prefix(meeting.Value);
        return documents.Range(NoteKinds.Notes, NoteKinds.ByMeeting, from, to);
    }

    public IReadOnlyList<Note> Of(PersonId person) => documents.Find(NoteKinds.Notes, NoteKinds.ByPerson, IndexKey.Of(person.Value));

    public NoteTaking Taking(Meeting meeting) =>
        documents.Get(NoteKinds.Takings, IndexKey.Of(meeting.Id.Value)) ?? new NoteTaking(meeting.Id, meeting.Community);

    public void Put(NoteTaking taking) => documents.Put(NoteKinds.Takings, taking);

    public void Forget(PersonId person)
    {
        foreach (var note in Of(person))
        {
            Put(note with
            {
                By = note.By == person ? null : note.By,
                ByName = note.By == person ? NoteTexts.SomebodyForgotten : note.ByName,
                NotedBy = note.NotedBy == person ? null : note.NotedBy,
            });
        }
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var note in In(from))
            Put(note with { Community = into });
        foreach (var taking in TakingsIn(from))
            Put(taking with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var note in In(community))
            Delete(note.Id);
        foreach (var taking in TakingsIn(community))
            documents.Delete(NoteKinds.Takings, IndexKey.Of(taking.Meeting.Value));
    }

    private IReadOnlyList<Note> In(CommunityId community) => documents.Find(NoteKinds.Notes, NoteKinds.ByCommunity, IndexKey.Of(community.Value));

    private IReadOnlyList<NoteTaking> TakingsIn(CommunityId community) =>
        documents.Find(NoteKinds.Takings, NoteKinds.TakingsByCommunity, IndexKey.Of(community.Value));
}
