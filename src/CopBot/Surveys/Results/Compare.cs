using System.Collections.Immutable;

namespace CopBot.Surveys.Results;

/// <summary>A table of one question by another; <paramref name="Of"/> says of what.</summary>
internal sealed record Comparison(Question Question, string Of, CrossTable Table);

/// <summary>
/// Answers by one other question. Whoever did not answer is a row or a column of their own, so the sums are those that the questions show
/// alone. A survey is compared by one question only, the first that shows something: from two tables that share no question but that one, no more follows than from each.
/// That holds where no question says something about another, so those that an answer leads past are left out: who did not answer one of
/// them is who gave that answer. And it holds where nobody's answers are known by name.
/// </summary>
internal static class Compare
{
    /// <summary>
    /// By which questions answers can be compared with a hope of seeing something. Only how many are in each group decides that, which is
    /// known from each question alone: what people of a group said besides must not show in what is offered.
    /// </summary>
    public static IEnumerable<Figures> Ways(Findings findings, int smallest) => findings.IsMixed ? [] : findings.Questions.Where(q =>
        CanBeCompared(findings, q) && q.Question.Kind is QuestionKind.Single or QuestionKind.Agree or QuestionKind.Scale && q.Question.Side == TopicSide.None
        && Sizes(findings, Groups(q.Question)) is var rows && rows.Count(s => s >= smallest) > 1
        && Others(findings, q.Question.Id).Any(o => CrossTable.CouldShow(rows, Sizes(findings, o.By), smallest)));

    public static IReadOnlyList<Comparison> All(Findings findings, int by, int smallest)
    {
        if (findings.IsMixed || findings.Of(by) is not { } way || !CanBeCompared(findings, way))
            return [];
        var rows = Groups(way.Question);
        return [.. Others(findings, by).Select(o => new Comparison(o.Question, o.Of, CrossTable.Of(rows.Names, o.By.Names, Cells(o.By), smallest)))];

        int[,] Cells(Grouping columns)
        {
            var cells = new int[rows.Names.Length, columns.Names.Length];
            foreach (var sheet in findings.Sheets)
                cells[rows.Of(sheet), columns.Of(sheet)]++;
            return cells;
        }
    }

    // Each table is another question, or one of its options where several can be chosen.
    private static IEnumerable<(Question Question, string Of, Grouping By)> Others(Findings findings, int by) =>
        findings.Questions.Where(q => CanBeCompared(findings, q) && q.Question.Id != by).Select(q => q.Question).SelectMany(question => question.Kind switch
        {
            QuestionKind.Several => question.Options.Select((option, place) => (question, option, new Grouping(["chosen", "not chosen"], sheet => sheet[question.Id]?.Picks.Contains(place) == true ? 0 : 1))),
            QuestionKind.Single or QuestionKind.Agree or QuestionKind.Scale or QuestionKind.Part => [(question, "", Groups(question))],
            _ => Enumerable.Empty<(Question, string, Grouping)>(),
        });

    private static int[] Sizes(Findings findings, Grouping by)
    {
        var sizes = new int[by.Names.Length];
        foreach (var sheet in findings.Sheets)
            sizes[by.Of(sheet)]++;
        return sizes;
    }

    private static bool CanBeCompared(Findings findings, Figures figures) => figures.IsShown && !findings.Survey.Form.CanBePassed(figures.Question.Id);

    // Numbers and steps are put together, since single ones would hardly ever be enough to be shown.
    private static Grouping Groups(Question question)
    {
        const string none = "no answer";
        switch (question.Kind)
        {
            case QuestionKind.Agree:
                return new(["disagree", "neither", "agree", none], sheet => Pick(sheet) is { } step ? (step < 2 ? 0 : step == 2 ? 1 : 2) : 3);
            case QuestionKind.Scale:
                var third = Math.Max(1, (int)Math.Round(question.Labels.Length / 3.0, MidpointRounding.AwayFromZero));
                var high = question.Labels.Length - third;
                return new([Span(0, third - 1), Span(third, high - 1), Span(high, question.Labels.Length - 1), none], sheet => Pick(sheet) is { } number ? (number < third ? 0 : number < high ? 1 : 2) : 3);
            case QuestionKind.Part:
                return new(["agree", "would change something", none], sheet => sheet[question.Id] is { } given ? (given.Picks.IsEmpty ? 1 : 0) : 2);
            default:
                return new([.. question.Options, none], sheet => Pick(sheet) ?? question.Options.Length);
        }

        int? Pick(AnswerSheet sheet) => sheet[question.Id] is { Picks: [var pick, ..] } ? pick : null;

        string Span(int from, int to) => from == to ? $"{question.First + from}" : $"{question.First + from} to {question.First + to}";
    }

    /// <summary>Groups, and which of them somebody is in.</summary>
    private sealed record Grouping(ImmutableArray<string> Names, Func<AnswerSheet, int> Of);
}
