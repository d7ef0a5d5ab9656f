using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.Surveys.Results;

/// <summary>Something said in somebody's own words, or by voice; the name is empty where they gave none.</summary>
internal sealed record Saying(string Text, TelegramFile? Voice, string ByName);

/// <summary>What came of one question.</summary>
/// <param name="Question">Which.</param>
/// <param name="All">How many handed the survey in.</param>
/// <param name="Answered">How many of them answered this question.</param>
/// <param name="Counts">How often each of <see cref="Question.Labels"/> was picked; of a ranking, put first.</param>
internal sealed record Figures(Question Question, int All, int Answered, ImmutableArray<int> Counts)
{
    /// <summary>True where enough answered to show figures.</summary>
    public bool IsShown { get; init; }

    public ImmutableArray<Saying> Sayings { get; init; } = [];

    /// <summary>Of a ranking: each option's place on average, from 1.</summary>
    public ImmutableArray<double> Places { get; init; } = [];

    /// <summary>Of dates: how often each was given, the earliest first.</summary>
    public ImmutableArray<(string Date, int Count)> Dates { get; init; } = [];

    /// <summary>The average number of a scale.</summary>
    public double Average => Answered == 0 ? 0 : Question.First + (Counts.Select((c, i) => (double)c * i).Sum() / Answered);

    /// <summary>The middle number of a scale: as many gave a lower one as a higher one.</summary>
    public double Middle
    {
        get
        {
            int[] given = [.. Counts.SelectMany((count, i) => Enumerable.Repeat(Question.First + i, count))];
            return given.Length == 0 ? 0 : (given[(given.Length - 1) / 2] + given[given.Length / 2]) / 2.0;
        }
    }

    /// <summary>Of five steps: the upper two.</summary>
    public int Agreeing => Counts[^2] + Counts[^1];

    public int Disagreeing => Counts[0] + Counts[1];
}

/// <summary>An importance and a confidence about one topic, where enough answered both.</summary>
internal sealed record TopicFigures(string Topic, double Important, double Confident, int Fewest);

/// <summary>A closed survey, counted. Nothing of it says who.</summary>
internal sealed record Findings(Survey Survey, ImmutableArray<ClosedAnswer> Answers, ImmutableArray<AnswerSheet> Sheets, ImmutableArray<Figures> Questions)
{
    public int All => Sheets.Length;

    /// <summary>True where some gave their name and some did not: what the ones say alone shows what the others said.</summary>
    public bool IsMixed => Answers.Any(a => a.IsNameless) && Answers.Any(a => !a.IsNameless);

    public Figures? Of(int question) => Questions.FirstOrDefault(q => q.Question.Id == question);

    /// <summary>In the order of their questions.</summary>
    public ImmutableArray<TopicFigures> Topics =>
    [
        .. Questions.Where(q => q.Question.Side == TopicSide.Important && q.IsShown)
            .Select(i => (Important: i, Confident: Questions.FirstOrDefault(c => c.Question.Side == TopicSide.Confident && c.Question.Topic == i.Question.Topic)))
            .Where(t => t.Confident is { IsShown: true })
            .Select(t => new TopicFigures(t.Important.Question.Topic, t.Important.Average, t.Confident!.Average, Math.Min(t.Important.Answered, t.Confident.Answered))),
    ];

    /// <summary>Null while it is open, and where fewer than <paramref name="smallest"/> answered.</summary>
    public static Findings? Of(Survey survey, ClosedAnswers? closed, int smallest)
    {
        if (survey.IsOpen || closed is null || closed.Answers.Length < smallest)
            return null;
        ImmutableArray<AnswerSheet> sheets = [.. closed.Answers.Select(a => AnswerSheet.Read(a.Written))];
        return new Findings(survey, closed.Answers, sheets, [.. survey.Form.Questions.Select(q => Count(survey.Form, q, closed.Answers, sheets, smallest))]);
    }

    private static Figures Count(SurveyForm form, Question question, ImmutableArray<ClosedAnswer> answers, ImmutableArray<AnswerSheet> sheets, int smallest)
    {
        var given = sheets.Select(s => s[question.Id]).OfType<GivenAnswer>().ToList();
        var picks = question.Kind == QuestionKind.Ranking ? given.Select(g => g.Picks[0]) : given.SelectMany(g => g.Picks);
        var nameless = sheets.Where((s, i) => answers[i].IsNameless && s[question.Id] is not null).Count();
        var counts = new int[question.Labels.Length];
        foreach (var pick in picks)
            counts[pick]++;
        var figures = new Figures(question, sheets.Length, given.Count, [.. counts])
        {
            // Less those with a name, whose answers are known, there must be none left, or enough.
            IsShown = given.Count >= smallest && (nameless == 0 || nameless >= smallest),
            Places = question.Kind == QuestionKind.Ranking && given.Count > 0 ? [.. counts.Select((_, option) => 1 + given.Average(g => g.Picks.IndexOf(option)))] : [],
            Dates = question.Kind == QuestionKind.Date ? [.. given.GroupBy(g => g.Text, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count()))] : [],
        };

        // Where an answer led past it, whoever did answer it has thereby said something else, too.
        return !question.TakesWords || (form.CanBePassed(question.Id) && !figures.IsShown)
            ? figures
            : figures with
            {
                Sayings =
                [
                    .. sheets.Select((s, i) => (Given: s[question.Id], answers[i].ByName))
                        .Where(s => s.Given is { Picks.IsEmpty: true })
                        .Select(s => new Saying(s.Given!.Text, s.Given.Voice, s.ByName ?? ""))
                        .OrderBy(s => s.Text, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Voice?.Unique, StringComparer.Ordinal),
                ],
            };
    }
}
