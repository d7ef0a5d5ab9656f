using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Secrecy;
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

/// <summary>What somebody said without their name, until it is given to facilitators together with others'.</summary>
internal sealed record SaidWithoutName(string Worth, string Change);

internal static class FeedbackKinds
{
    public static DocumentIndex<FeedbackAnswer> AnswersByMeeting { get; } = new("meeting", a => IndexKey.Of(a.Meeting.Value));

    public static DocumentKind<FeedbackAnswer> Answers { get; } = new("feedback", a => IndexKey.Of(a.Id), FeedbackJson.Default, AnswersByMeeting);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(FeedbackAnswer))]
[JsonSerializable(typeof(SaidWithoutName))]
[JsonSerializable(typeof(FeedbackDue))]
[JsonSerializable(typeof(FeedbackCloses))]
[JsonSerializable(typeof(WorthQuestion))]
[JsonSerializable(typeof(ChangeQuestion))]
internal sealed partial class FeedbackJson : JsonSerializerContext;

/// <summary>
/// What people said of meetings. What is said without a name waits in a sealed box, so that nothing tells who put it there, and is taken out
/// when facilitators are given it with the others.
/// </summary>
internal sealed class FeedbackStore(IDocuments documents, BallotBoxes boxes)
{
    // Two texts, each character at most three bytes in UTF-8 and six in JSON where it is written as \u0000.
    private const int AnswerBytes = (2 * 6 * FeedbackAnswer.LongestText) + 100;

    /// <summary>False where what waits cannot be read under this token.</summary>
    public bool CanRead(MeetingId meeting) => boxes.CanRead(UrnOf(meeting));

    public bool HasGiven(MeetingId meeting, PersonId person) => boxes.HasAnswered(UrnOf(meeting), person);

    public void Add(Meeting meeting, Person person, string worth, string change, bool named)
    {
        var urn = UrnOf(meeting.Id);
        if (!boxes.IsOpen(urn))
            boxes.Open(urn, meeting.Community, AnswerBytes);
        boxes.Put(urn, person.Id, named ? "" : JsonSerializer.Serialize(new SaidWithoutName(worth, change), FeedbackJson.Default.SaidWithoutName));
        if (named)
            Put(meeting, worth, change, person);
    }

    /// <summary>How many have answered and are not given yet, and all that are: no more than that is known before they are given.</summary>
    public int CountOf(MeetingId meeting) => boxes.Answers(UrnOf(meeting)).Count(a => a.Length > 0) + Of(meeting).Count;

    /// <summary>Those with a name and those that were given, in the order of their numbers, which is none.</summary>
    public IReadOnlyList<FeedbackAnswer> Of(MeetingId meeting) => documents.Find(FeedbackKinds.Answers, FeedbackKinds.AnswersByMeeting, IndexKey.Of(meeting.Value));

    public IReadOnlyList<FeedbackAnswer> By(PersonId person) => [.. documents.All(FeedbackKinds.Answers).Where(a => a.By == person)];

    /// <summary>All that is there counts as given to facilitators.</summary>
    public void Give(Meeting meeting)
    {
        foreach (var said in boxes.TakeOut(UrnOf(meeting.Id)).Where(a => a.Length > 0).Select(a => JsonSerializer.Deserialize(a, FeedbackJson.Default.SaidWithoutName)!))
            Put(meeting, said.Worth, said.Change, null);
        foreach (var answer in Of(meeting.Id).Where(a => !a.IsGiven))
            documents.Put(FeedbackKinds.Answers, answer with { IsGiven = true });
    }

    /// <summary>It is no longer known who has answered; what was not given is gone.</summary>
    public void Close(MeetingId meeting) => boxes.Discard(UrnOf(meeting));

    public void Forget(PersonId person)
    {
        foreach (var answer in By(person))
            documents.Put(FeedbackKinds.Answers, answer with { By = null, ByName = "" });
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var answer in documents.All(FeedbackKinds.Answers).Where(a => a.Community == from))
            documents.Put(FeedbackKinds.Answers, answer with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var answer in documents.All(FeedbackKinds.Answers).Where(a => a.Community == community))
            documents.Delete(FeedbackKinds.Answers, IndexKey.Of(answer.Id));
    }

    private void Put(Meeting meeting, string worth, string change, Person? by)
    {
        var id = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) & long.MaxValue;
        documents.Put(FeedbackKinds.Answers, new FeedbackAnswer(id, meeting.Id, meeting.Community, worth, change) { By = by?.Id, ByName = by?.Name ?? "" });
    }

    private static Urn UrnOf(MeetingId meeting) => new("fb", meeting.Value);
}
