using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;

namespace CopBot.Surveys;

[JsonConverter(typeof(SurveyIdJson))]
internal readonly record struct SurveyId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class SurveyIdJson() : NumberJson<SurveyId>(id => id.Value, value => new(value));

/// <summary>Whether answers have names. Kept and carried by number: never renumber.</summary>
internal enum Naming
{
    Without,
    With,
    AsEachLikes,
}

/// <summary>What a survey was made from. Kept and carried by number: never renumber.</summary>
internal enum Template
{
    None,
    TrainingNeeds,
    AfterMeeting,
    Health,
    Draft,
}

/// <summary>What a survey asks.</summary>
internal sealed record SurveyForm(string Title)
{
    public const int LongestTitle = 150;

    public const int LongestAbout = 500;

    public const int MostQuestions = 40;

    /// <summary>Of an answer in words, in UTF-16 units.</summary>
    public const int LongestWords = 600;

    // For all answers in words together, so that 300 answers are about 4 MB.
    private const int RoomForWords = 8000;

    private const int LeastRoom = 400;

    /// <summary>So that each has room enough.</summary>
    public const int MostInWords = RoomForWords / LeastRoom;

    /// <summary>What it is for, in the maker's words.</summary>
    public string About { get => field ?? ""; init; } = "";

    public Naming Names { get; init; }

    public Template Template { get; init; }

    public ImmutableArray<Question> Questions { get => field.IsDefault ? [] : field; init; } = [];

    [JsonIgnore]
    public int InWords => Questions.Count(q => q.TakesWords);

    /// <summary>How many bytes of UTF-8 an answer in words may have.</summary>
    [JsonIgnore]
    public int WordBytes => Math.Clamp(RoomForWords / Math.Max(1, InWords), LeastRoom, 2 * LongestWords);

    /// <summary>How many bytes a whole answer takes at most.</summary>
    [JsonIgnore]
    public int AnswerBytes => Questions.Sum(q => AnswerSheet.BytesOf(q, WordBytes)) + 1;

    [JsonIgnore]
    public int NextQuestion => Questions.IsEmpty ? 1 : Questions.Max(q => q.Id) + 1;

    public Question? Find(int question) => Questions.FirstOrDefault(q => q.Id == question);

    /// <summary>Where a question stands, from 0; −1 where it does not.</summary>
    public int PlaceOf(int question)
    {
        for (var i = 0; i < Questions.Length; i++)
        {
            if (Questions[i].Id == question)
                return i;
        }

        return -1;
    }

    public SurveyForm With(Question changed) => this with { Questions = [.. Questions.Select(q => q.Id == changed.Id ? changed : q)] };

    /// <summary>The questions that somebody with these answers is asked, in order.</summary>
    public ImmutableArray<Question> Path(AnswerSheet sheet)
    {
        var path = ImmutableArray.CreateBuilder<Question>();
        for (var i = 0; i < Questions.Length;)
        {
            var question = Questions[i];
            path.Add(question);
            i++;
            if (question.Skip is not { } rule || sheet[question.Id]?.Picks.Contains(rule.Option) != true)
                continue;
            var to = rule.To == 0 ? Questions.Length : PlaceOf(rule.To);
            i = Math.Max(i, to);
        }

        return path.ToImmutable();
    }

    /// <summary>True where some answer leads past this question.</summary>
    public bool CanBePassed(int question)
    {
        var place = PlaceOf(question);
        return Questions.Take(place).Any(q => q.Skip is { } rule && (rule.To == 0 || PlaceOf(rule.To) > place));
    }

    /// <summary>Without rules that lead backwards, or to nothing, once questions were moved or taken out.</summary>
    public SurveyForm WithoutBrokenRules() => this with
    {
        Questions = [.. Questions.Select((q, place) => q.Skip is { } rule && (!q.TakesRule || rule.Option >= q.Labels.Length || (rule.To != 0 && PlaceOf(rule.To) <= place)) ? q with { Skip = null } : q)],
    };

    /// <summary>In whole minutes, at least 1.</summary>
    [JsonIgnore]
    public int Minutes => Math.Max(1, (int)Math.Round(Questions.Sum(q => q.Seconds) / 60.0, MidpointRounding.AwayFromZero));
}

/// <summary>What came of what people said about one question.</summary>
internal sealed record WeDid(int Question, string Text)
{
    public const int LongestText = 500;

    /// <summary>What people said, in a facilitator's words; empty where that was left out.</summary>
    public string Said { get => field ?? ""; init; } = "";
}

/// <summary>A survey that a group was given.</summary>
internal sealed record Survey(SurveyId Id, CommunityId Community, SurveyForm Form, DateTimeOffset OpenedAt, DateTimeOffset ClosesAt)
{
    /// <summary>Who made it; null once they are forgotten.</summary>
    public PersonId? By { get; init; }

    /// <summary>The topic of the group in which it was begun.</summary>
    public TopicId? Topic { get; init; }

    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Which reminders went out.</summary>
    public ImmutableArray<int> Reminded { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>When the last of them did.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>How many answered, from when it was closed.</summary>
    public int Answered { get; init; }

    /// <summary>How many people of the group the bot knew when it was closed.</summary>
    public int Known { get; init; }

    /// <summary>True where so few answered without a name that all names were taken off when it was closed.</summary>
    public bool NamesDropped { get; init; }

    /// <summary>By which question the answers are compared; one for a survey, so that no two tables give somebody away.</summary>
    public int? ComparedBy { get; init; }

    public ImmutableArray<WeDid> WeDid { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>True where the group was given <see cref="WeDid"/> as it is.</summary>
    public bool WeDidIsGiven { get; init; }

    [JsonIgnore]
    public bool IsOpen => ClosedAt is null;

    public bool TakesAnswers(DateTimeOffset now) => IsOpen && now < ClosesAt;
}

/// <summary>Somebody's answers with their name, until the survey is closed.</summary>
internal sealed record NamedAnswer(SurveyId Survey, CommunityId Community, PersonId Person, string Name, string Written);

/// <summary>Answers of a survey that is closed. <paramref name="By"/> and <paramref name="ByName"/> only where they gave their name.</summary>
internal sealed record ClosedAnswer(string Written, PersonId? By = null, string? ByName = null)
{
    /// <summary>True where the name was there and went with /forgetme: facilitators may know whose it is.</summary>
    public bool WasNamed { get; init; }

    /// <summary>True where it never had a name that anybody could see.</summary>
    [JsonIgnore]
    public bool IsNameless => By is null && !WasNamed;
}

/// <summary>All answers of a closed survey, in an order drawn at random. Nothing is kept where too few answered.</summary>
internal sealed record ClosedAnswers(SurveyId Survey, CommunityId Community)
{
    public ImmutableArray<ClosedAnswer> Answers { get => field.IsDefault ? [] : field; init; } = [];
}
