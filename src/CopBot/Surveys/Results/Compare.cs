using System.Collections.Immutable;

namespace CopBot.Surveys.Results;

/// <summary>A table of one question by another; <paramref name="Of"/> says of what.</summary>
internal sealed record Comparison(Question Question, string Of, CrossTable Table);

/// <summary>
/// Answers by one other question. Whoever did not answer is a row or a column of their own, so the sums are those that the questions show
/// alone. A survey is compared by one question only: from two tables that share no question but that one, no more follows than from each.
/// That holds where no question says something about another, so those that an answer leads past are left out: who did not answer one of
/// them is who gave that answer. And it holds where nobody's answers are known by name.
/// </summary>
internal static class Compare
{
    /// <summary>By which questions answers can be compared.</summary>
    public static IEnumerable<Figures> Ways(Findings findings) =>
        findings.IsMixed ? [] : findings.Questions.Where(q => CanBeCompared(findings, q) && q.Question.Kind is QuestionKind.Single or QuestionKind.Agree or QuestionKind.Scale && q.Question.Side == TopicSide.None);

    public static IReadOnlyList<Comparison> All(Findings findings, int by, int smallest)
    {
        if (findings.IsMixed || findings.Of(by) is not { } way || !CanBeCompared(findings, way))
            return [];
        var (rows, rowOf) = Groups(way.Question);
        List<Comparison> all = [];
        foreach (var figures in findings.Questions.Where(q => CanBeCompared(findings, q) && q.Question.Id != by))
        {
            var question = figures.Question;
            if (question.Kind == QuestionKind.Several)
            {
                for (var option = 0; option < question.Options.Length; option++)
                {
                    var place = option;
                    all.Add(Made(question, question.Options[option], ["chosen", "not chosen"], sheet => sheet[question.Id]?.Picks.Contains(place) == true ? 0 : 1));
                }
            }
            else if (question.Kind is QuestionKind.Single or QuestionKind.Agree or QuestionKind.Scale or QuestionKind.Part)
            {
                var (columns, columnOf) = Groups(question);
                all.Add(Made(question, "", columns, columnOf));
            }
        }

        return all;

        Comparison Made(Question question, string of, ImmutableArray<string> columns, Func<AnswerSheet, int> columnOf)
        {
            var cells = new int[rows.Length, columns.Length];
            foreach (var sheet in findings.Sheets)
                cells[rowOf(sheet), columnOf(sheet)]++;
            return new Comparison(question, of, CrossTable.Of(rows, columns, cells, smallest));
        }
    }

    private static bool CanBeCompared(Findings findings, Figures figures) => figures.IsShown && !findings.Survey.Form.CanBePassed(figures.Question.Id);

    // Numbers and steps are put together, since single ones would hardly ever be enough to be shown.
    private static (ImmutableArray<string> Names, Func<AnswerSheet, int> Of) Groups(Question question)
    {
        const string none = "no answer";
        switch (question.Kind)
        {
            case QuestionKind.Agree:
                return (["disagree", "neither", "agree", none], sheet => Pick(sheet) is { } step ? (step < 2 ? 0 : step == 2 ? 1 : 2) : 3);
            case QuestionKind.Scale:
                var third = Math.Max(1, (int)Math.Round(question.Labels.Length / 3.0, MidpointRounding.AwayFromZero));
                var high = question.Labels.Length - third;
                return ([Span(0, third - 1), Span(third, high - 1), Span(high, question.Labels.Length - 1), none], sheet => Pick(sheet) is { } number ? (number < third ? 0 : number < high ? 1 : 2) : 3);
            case QuestionKind.Part:
                return (["agree", "would change something", none], sheet => sheet[question.Id] is { } given ? (given.Picks.IsEmpty ? 1 : 0) : 2);
            default:
                return ([.. question.Options, none], sheet => Pick(sheet) ?? question.Options.Length);
        }

        int? Pick(AnswerSheet sheet) => sheet[question.Id] is { Picks: [var pick, ..] } ? pick : null;

        string Span(int from, int to) => from == to ? $"{question.First + from}" : $"{question.First + from} to {question.First + to}";
    }
}
