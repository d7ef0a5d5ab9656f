using CopBot.Conversation;
using CopBot.Pictures;
using CopBot.Surveys.Answering;

namespace CopBot.Surveys.Results;

/// <summary>What came of a survey, as pictures.</summary>
internal static class ResultPictures
{
    private const int MostDates = 12;

    /// <summary>Topics in one picture; else one for each question of which enough is known, in their order.</summary>
    public static IReadOnlyList<(Figures? Question, Picture Picture)> Of(Findings findings, int smallest)
    {
        List<(Figures?, Picture)> pictures = [];
        if (OfTopics(findings) is { } topics)
            pictures.Add((null, topics));
        foreach (var question in findings.Questions.Where(q => q.Question.Side == TopicSide.None))
        {
            if (Of(question, smallest) is { } picture)
                pictures.Add((question, picture));
        }

        return pictures;
    }

    /// <summary>One that tells the group the most; null where there is none such.</summary>
    public static Picture? ForGroup(Findings findings)
    {
        if (OfTopics(findings) is { } topics)
            return topics;
        var agreed = findings.Questions.Where(q => q is { IsShown: true, Question.Kind: QuestionKind.Agree }).ToList();
        if (agreed.Count > 1)
            return new BarChart(findings.Survey.Form.Title, [.. agreed.Select(q => new Bar(q.Question.Text, q.Agreeing) { Shown = ResultTexts.OutOf(q.Agreeing, q.Answered) })], findings.All, ResultTexts.AgreeFootnote(findings.All)) { HasShares = false };
        var parts = findings.Questions.Where(q => q is { IsShown: true, Question.Kind: QuestionKind.Part }).ToList();
        return parts.Count > 1
            ? new BarChart(findings.Survey.Form.Title, [.. parts.Select(q => new Bar(ResultTexts.Part(findings.Survey.Form, q.Question), q.Counts[0]) { Shown = ResultTexts.OutOf(q.Counts[0], q.Answered) })], findings.All, ResultTexts.AgreeFootnote(findings.All)) { HasShares = false }
            : null;
    }

    private static Importance? OfTopics(Findings findings)
    {
        var topics = findings.Topics;
        return topics.IsEmpty ? null : new Importance(
            findings.Survey.Form.Title, [.. topics.Select(t => new Topic(t.Topic, t.Important, t.Confident))], 5, ResultTexts.TopicsFootnote(findings.All))
        { Bottom = 1 };
    }

    private static Picture? Of(Figures figures, int smallest)
    {
        var question = figures.Question;
        var title = PlainText.Shorten(PlainText.OneLine(question.Text), Picture.LongestTitle);
        var footnote = ResultTexts.Footnote(figures);
        if (question.Kind == QuestionKind.Words)
        {
            var themes = Themes.Of([.. figures.Sayings.Where(s => s.Voice is null).Select(s => s.Text)], smallest);
            return themes.Count == 0 ? null : new BarChart(title, [.. themes.Select(t => new Bar(t.Words, t.Answers))], figures.Sayings.Length, ResultTexts.ThemesFootnote(figures)) { HasShares = false };
        }

        if (!figures.IsShown)
            return null;
        return question.Kind switch
        {
            QuestionKind.Single or QuestionKind.Several => BarChart.OfPoll(title, question.Options.Select((o, i) => (o, figures.Counts[i])), figures.Answered, footnote),
            QuestionKind.Agree => new BarChart(title, [.. question.Labels.Select((l, i) => new Bar(l, figures.Counts[i])).Reverse()], figures.Answered, footnote),
            QuestionKind.Scale => new Histogram(title, figures.Counts, question.LowMeans, question.HighMeans, footnote) { First = question.First },
            QuestionKind.Ranking => new BarChart(
                title,
                [
                    .. question.Options.Select((o, i) => (Option: o, Place: i)).OrderBy(o => Math.Round(figures.Places[o.Place], 6)).ThenBy(o => o.Place)
                        .Select(o => new Bar(o.Option, 1 + question.Options.Length - figures.Places[o.Place]) { Shown = ResultTexts.AveragePlace(figures.Places[o.Place]), Detail = ResultTexts.PutFirst(figures.Counts[o.Place]) }),
                ],
                question.Options.Length,
                ResultTexts.RankingFootnote(figures))
            { HasShares = false },
            QuestionKind.Date => new BarChart(title, [.. figures.Dates.OrderByDescending(d => d.Count).Take(MostDates).OrderBy(d => d.Date, StringComparer.Ordinal).Select(d => new Bar(QuestionPage.Day(d.Date), d.Count))], figures.Answered, footnote),
            QuestionKind.Part => new BarChart(title, [new Bar(ResultTexts.Agrees, figures.Counts[0]), new Bar(ResultTexts.WouldChange, figures.Answered - figures.Counts[0])], figures.Answered, footnote),
            QuestionKind.Words => null,
        };
    }
}
