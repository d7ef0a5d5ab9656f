using System.Security.Cryptography;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Meetings.Feedback;

/// <summary>
/// What somebody said of a meeting. Its number is drawn at random and it holds no time, so that nothing tells in which order answers
/// came. <paramref name="Worth"/> and <paramref name="Change"/> are empty where they were left out.
/// </summary>
internal sealed record FeedbackAnswer(long Id, MeetingId Meeting, CommunityId Community, string Worth, string Change)
{
    public const int LongestText = 500;

    /// <summary>True for those that facilitators were given together; the others follow when the questions close.</summary>
    public bool IsGiven { get; init; }

    /// <summary>Only where they wanted their name with it.</summary>
    public PersonId? By { get; init; }

    public string ByName { get => field ?? ""; init; } = "";
}

/// <summary>That somebody has answered, apart from what they said; so that nobody answers twice. Kept until the questions close.</summary>
internal sealed record FeedbackGiven(MeetingId Meeting, CommunityId Community, PersonId Person);

internal static class FeedbackKinds
{
    public static DocumentIndex<FeedbackAnswer> AnswersByMeeting { get; } = new("meeting", a => IndexKey.Of(a.Meeting.Value));

    public static DocumentKind<FeedbackAnswer> Answers { get; } = new("feedback", a => IndexKey.Of(a.Id), FeedbackJson.Default, AnswersByMeeting);

    public static DocumentIndex<FeedbackGiven> GivenByMeeting { get; } = new("meeting", g => IndexKey.Of(g.Meeting.Value));

    public static DocumentKind<FeedbackGiven> Given { get; } = new("feedbackGiven", g => IdOf(g.Meeting, g.Person), FeedbackJson.Default, GivenByMeeting);

    public static string IdOf(MeetingId meeting, PersonId person) => IndexKey.Of(meeting.Value, person.Value);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(FeedbackAnswer))]
[JsonSerializable(typeof(FeedbackGiven))]
[JsonSerializable(typeof(FeedbackDue))]
[JsonSerializable(typeof(FeedbackCloses))]
[JsonSerializable(typeof(WorthQuestion))]
[JsonSerializable(typeof(ChangeQuestion))]
internal sealed partial class FeedbackJson : JsonSerializerContext;

/// <summary>What people said of meetings.</summary>
internal sealed class FeedbackStore(IDocuments documents)
{
    public bool HasGiven(MeetingId meeting, PersonId person) => documents.Get(FeedbackKinds.Given, FeedbackKinds.IdOf(meeting, person)) is not null;

    public void Add(Meeting meeting, Person person, string worth, string change, bool named)
    {
        documents.Put(FeedbackKinds.Given, new FeedbackGiven(meeting.Id, meeting.Community, person.Id));
        var id = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue;
        documents.Put(FeedbackKinds.Answers, new FeedbackAnswer(id, meeting.Id, meeting.Community, worth, change) { By = named ? person.Id : null, ByName = named ? person.Name : "" });
    }

    /// <summary>In the order of their numbers, which is none.</summary>
    public IReadOnlyList<FeedbackAnswer> Of(MeetingId meeting) => documents.Find(FeedbackKinds.Answers, FeedbackKinds.AnswersByMeeting, IndexKey.Of(meeting.Value));

    public IReadOnlyList<FeedbackAnswer> By(PersonId person) => [.. documents.All(FeedbackKinds.Answers).Where(a => a.By == person)];

    public IReadOnlyList<FeedbackGiven> GivenBy(PersonId person) => [.. documents.All(FeedbackKinds.Given).Where(g => g.Person == person)];

    /// <summary>All that is there counts as given to facilitators.</summary>
    public void Give(MeetingId meeting)
    {
        foreach (var answer in Of(meeting).Where(a => !a.IsGiven))
            documents.Put(FeedbackKinds.Answers, answer with { IsGiven = true });
    }

    /// <summary>It is no longer known who has answered.</summary>
    public void Close(MeetingId meeting)
    {
        foreach (var given in documents.Find(FeedbackKinds.Given, FeedbackKinds.GivenByMeeting, IndexKey.Of(meeting.Value)))
            Delete(given);
    }

    public void Forget(PersonId person)
    {
        foreach (var answer in By(person))
            documents.Put(FeedbackKinds.Answers, answer with { By = null, ByName = "" });
        foreach (var given in GivenBy(person))
            Delete(given);
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var answer in documents.All(FeedbackKinds.Answers).Where(a => a.Community == from))
            documents.Put(FeedbackKinds.Answers, answer with { Community = into });
        foreach (var given in documents.All(FeedbackKinds.Given).Where(g => g.Community == from))
            documents.Put(FeedbackKinds.Given, given with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var answer in documents.All(FeedbackKinds.Answers).Where(a => a.Community == community))
            documents.Delete(FeedbackKinds.Answers, IndexKey.Of(answer.Id));
        foreach (var given in documents.All(FeedbackKinds.Given).Where(g => g.Community == community))
            Delete(given);
    }

    private void Delete(FeedbackGiven given) => documents.Delete(FeedbackKinds.Given, FeedbackKinds.IdOf(given.Meeting, given.Person));
}
