using System.Text.Json.Serialization;
using CopBot.Storage;
using CopBot.Surveys.Answering;
using CopBot.Surveys.Making;
using CopBot.Surveys.Results;

namespace CopBot.Surveys;

internal static class SurveyKinds
{
    public static DocumentIndex<Survey> ByCommunity { get; } = new("community", s => IndexKey.Of(s.Community.Value, s.Id.Value));

    public static DocumentKind<Survey> Surveys { get; } = new("surveys", s => IdOf(s.Id), SurveyJson.Default, ByCommunity);

    public static DocumentKind<SurveyDraft> Drafts { get; } = new("surveyDrafts", d => IndexKey.Of(d.Id.Value), SurveyJson.Default);

    public static DocumentIndex<NamedAnswer> NamedBySurvey { get; } = new("survey", a => IndexKey.Of(a.Survey.Value));

    public static DocumentIndex<NamedAnswer> NamedByPerson { get; } = new("person", a => IndexKey.Of(a.Person.Value));

    public static DocumentKind<NamedAnswer> Named { get; } =
        new("surveyAnswers", a => IndexKey.Of(a.Survey.Value, a.Person.Value), SurveyJson.Default, NamedBySurvey, NamedByPerson);

    public static DocumentKind<ClosedAnswers> Closed { get; } = new("surveyResults", c => IdOf(c.Survey), SurveyJson.Default);

    public static string IdOf(SurveyId id) => IndexKey.Of(id.Value);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Survey))]
[JsonSerializable(typeof(SurveyDraft))]
[JsonSerializable(typeof(NamedAnswer))]
[JsonSerializable(typeof(ClosedAnswers))]
[JsonSerializable(typeof(DraftWords))]
[JsonSerializable(typeof(AnswerWords))]
[JsonSerializable(typeof(ResultWords))]
[JsonSerializable(typeof(SurveyCloses))]
[JsonSerializable(typeof(SurveyReminds))]
[JsonSerializable(typeof(SurveyTells))]
[JsonSerializable(typeof(DrawResults))]
[JsonSerializable(typeof(WriteReport))]
internal sealed partial class SurveyJson : JsonSerializerContext;
