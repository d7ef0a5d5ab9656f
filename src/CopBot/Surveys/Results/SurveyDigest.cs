using CopBot.Conversation;
using CopBot.Surveys.Answering;
using CopBot.Time;
using Humanizer;
using Microsoft.Extensions.Options;

namespace CopBot.Surveys.Results;

/// <summary>For the digest: what surveys that closed have shown, and which are still open.</summary>
internal sealed class SurveyDigest(SurveyStore store, ShowResults results, IOptions<SurveyOptions> options) : IDigestSource
{
    private const int TopicsNamed = 3;

    public IEnumerable<DigestLine> Lines(DigestSpan span)
    {
        foreach (var survey in store.In(span.Community.Id))
        {
            if (survey.ClosedAt is { } closed && span.Holds(closed))
                yield return Line(survey) with { Opens = new AnswerLink(survey.Id) };
            else if (survey.OpenedAt < span.Until && survey.ClosesAt >= span.Until && (survey.ClosedAt is null || survey.ClosedAt >= span.Until))
                yield return new DigestLine(survey.Form.Template == Template.TrainingNeeds ? DigestPart.Learning : DigestPart.Decisions, $"survey {survey.Id} open", $"Survey “{survey.Form.Title}” is open until {LocalTime.DateInWords(span.Community.Zone, survey.ClosesAt, span.Until)}") { IsNews = false, Worth = 40, Opens = new AnswerLink(survey.Id) };
        }
    }

    public IEnumerable<DigestCount> Counts(DigestSpan span)
    {
        var answers = store.In(span.Community.Id).Where(s => s.ClosedAt is { } closed && span.Holds(closed)).Sum(s => s.Answered);
        if (answers > 0)
            yield return new DigestCount(DigestPart.Decisions, "answer to a survey", "answers to surveys", answers);
    }

    private DigestLine Line(Survey survey)
    {
        var key = $"survey {survey.Id}";
        var took = "person".ToQuantity(survey.Answered);
        if (results.Findings(survey) is not { } findings)
            return new DigestLine(DigestPart.Decisions, key, $"Survey “{survey.Form.Title}” closed with {took}; fewer than {options.Value.SmallestGroup}, so nothing is shown") { Worth = 10 };

        // What people want to learn are the topics of training needs alone, not who they are or what else they were asked.
        var topics = findings.Topics.OrderByDescending(t => Math.Round(t.Important - t.Confident, 6)).ThenByDescending(t => t.Important).Take(TopicsNamed).Select(t => t.Topic).ToList();
        if (topics.Count > 0)
            return new DigestLine(DigestPart.Learning, key, $"What {took} want to learn most: {topics.Humanize("and")}") { Worth = 80 };
        var first = findings.Questions.FirstOrDefault(q => q.IsShown && q.Question.Kind != QuestionKind.Words);
        return first is null
            ? new DigestLine(DigestPart.Decisions, key, $"Survey “{survey.Form.Title}”: {took} answered") { Worth = 50 }
            : new DigestLine(DigestPart.Decisions, key, $"Survey “{survey.Form.Title}”: {took} answered. {PlainText.Shorten(PlainText.OneLine(first.Question.Text), 80)} {ResultTexts.InShort(first)}") { Worth = 60 };
    }
}

/// <summary>For /polls and /results.</summary>
internal sealed class AskedSurveys(SurveyStore store) : IAsksTheGroup
{
    public IReadOnlyList<AskedOfGroup> Asked(Scene scene, int limit) =>
    [
        .. store.In(scene.Community.Id).OrderByDescending(s => s.IsOpen).ThenByDescending(s => s.OpenedAt).Take(limit)
            .Select(s => new AskedOfGroup("survey", s.Form.Title, s.OpenedAt, s.IsOpen, s.ClosedAt ?? s.ClosesAt, new OpenSurvey(s.Id))),
    ];
}
