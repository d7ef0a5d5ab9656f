using System.Collections.Immutable;
using System.Globalization;
using CopBot.Conversation;

namespace CopBot.Surveys;

/// <summary>The answer to one question: what was picked (places in <see cref="Question.Labels"/>), or words, or a voice message, or a date.</summary>
internal sealed record GivenAnswer
{
    public ImmutableArray<int> Picks { get; init; } = [];

    public string Text { get; init; } = "";

    /// <summary>Telegram's file of a voice message; null where there is none.</summary>
    public TelegramFile? Voice { get; init; }

    public static GivenAnswer Of(params ImmutableArray<int> picks) => new() { Picks = picks };

    public static GivenAnswer Said(string text) => new() { Text = text };
}

/// <summary>One person's answers, by the question's number. A question that is missing was not answered.</summary>
internal sealed record AnswerSheet(ImmutableSortedDictionary<int, GivenAnswer> Answers)
{
    private const char Between = '\u001e';

    private const char VoiceParts = '\u001f';

    public static AnswerSheet Empty { get; } = new(ImmutableSortedDictionary<int, GivenAnswer>.Empty);

    public GivenAnswer? this[int question] => Answers.GetValueOrDefault(question);

    public AnswerSheet With(int question, GivenAnswer? answer) => new(answer is null ? Answers.Remove(question) : Answers.SetItem(question, answer));

    public AnswerSheet Only(IEnumerable<Question> questions)
    {
        var asked = questions.Select(q => q.Id).ToHashSet();
        return new(Answers.RemoveRange(Answers.Keys.Where(k => !asked.Contains(k))));
    }

    /// <summary>Without a control sign but the line's end: what is written must not be taken for the signs between answers.</summary>
    public static string Clean(string words) =>
        string.Concat(words.ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))).Trim();

    /// <summary>How many bytes an answer to this question takes at most, written by <see cref="Write()"/>.</summary>
    public static int BytesOf(Question question, int textBytes)
    {
        // The question's number, two signs, what is between them.
        const int around = 6;
        return around + question.Kind switch
        {
            QuestionKind.Words or QuestionKind.Part => textBytes,
            QuestionKind.Date => 10,
            _ => 3 * Math.Max(1, question.Labels.Length),
        };
    }

    public string Write() => string.Join(Between, Answers.Select(a => $"{a.Key}={Write(a.Value)}"));

    public static AnswerSheet Read(string written)
    {
        var answers = ImmutableSortedDictionary.CreateBuilder<int, GivenAnswer>();
        foreach (var part in written.Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = part.IndexOf('=', StringComparison.Ordinal);
            answers[int.Parse(part.AsSpan(0, sign), CultureInfo.InvariantCulture)] = ReadOne(part[(sign + 1)..]);
        }

        return new(answers.ToImmutable());
    }

    private static string Write(GivenAnswer answer) =>
        answer.Voice is { } voice ? $"v{voice.Id}{VoiceParts}{voice.Unique}"
        : answer.Picks.IsEmpty ? "t" + answer.Text
        : "p" + string.Join(',', answer.Picks);

    private static GivenAnswer ReadOne(string written) => written[0] switch
    {
        'v' when written[1..].Split(VoiceParts) is [var id, var unique] => new() { Voice = new TelegramFile(id, unique) },
        'p' => new() { Picks = [.. written[1..].Split(',').Select(p => int.Parse(p, CultureInfo.InvariantCulture))] },
        _ => new() { Text = written[1..] },
    };
}
