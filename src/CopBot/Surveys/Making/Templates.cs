using System.Text.RegularExpressions;
using CopBot.Conversation;

namespace CopBot.Surveys.Making;

/// <summary>Ready-made surveys.</summary>
internal static partial class Templates
{
    public const int MostTopics = 15;

    public const int MostParts = 20;

    private const string DraftTitle = "Your view on a draft";

    private const int LongestName = 100;

    public static SurveyForm Begin(Template template) => template switch
    {
        Template.TrainingNeeds => new SurveyForm("What would help us to learn?") { Template = template, About = "For each topic: how important it is for your work, and how sure you feel of it. What matters most and is least sure comes first." },
        Template.AfterMeeting => new SurveyForm("After our meeting") { Template = template, Questions = [.. AfterMeeting] },
        Template.Health => new SurveyForm("How is our community doing?") { Template = template, About = "Twice a year: does what we do here still help? Say how far you agree.", Questions = [.. Health] },
        Template.Draft => new SurveyForm(DraftTitle) { Template = template, About = "For each part: agree, or say what you would change." },
        Template.None => new SurveyForm(""),
    };

    /// <summary>Two questions about each topic, and one in people's own words.</summary>
    public static SurveyForm WithTopics(SurveyForm form, IReadOnlyList<string> topics)
    {
        var questions = topics.SelectMany((topic, i) => new[]
        {
            Question.Scaled((2 * i) + 1, $"How important is this for your work: {topic}?", 1, 5, "not important", "very important") with { Topic = topic, Side = TopicSide.Important },
            Question.Scaled((2 * i) + 2, $"How confident are you in this now: {topic}?", 1, 5, "not at all", "very confident") with { Topic = topic, Side = TopicSide.Confident },
        });
        return form with { Questions = [.. questions, new Question((2 * topics.Count) + 1, QuestionKind.Words, "What else would you like to learn, and how would you like to learn it?")] };
    }

    public static SurveyForm WithParts(SurveyForm form, IEnumerable<string> parts)
    {
        var next = form.NextQuestion;
        return form with { Questions = [.. form.Questions, .. parts.Select((part, i) => new Question(next + i, QuestionKind.Part, part))] };
    }

    /// <summary>
    /// Takes the draft's name off, into the title that nobody has changed yet: one short line that is no sentence and stands above the
    /// first of several numbers. Null where there is none.
    /// </summary>
    public static (SurveyForm Form, string? Name, string Left) TakeName(SurveyForm form, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).SkipWhile(l => l.Length == 0).ToList();
        if (form.Title != DraftTitle || !form.Questions.IsEmpty || lines.Count(l => Number().IsMatch(l)) < 2)
            return (form, null, text);
        var rest = lines.Skip(1).SkipWhile(l => l.Length == 0).ToList();
        var name = PlainText.OneLine(lines[0].TrimEnd(':', ' '));
        return Number().IsMatch(lines[0]) || !Number().IsMatch(rest[0]) || name.Length is 0 or > LongestName || ".!;,".Contains(name[^1], StringComparison.Ordinal)
            ? (form, null, text)
            : (form with { Title = $"{DraftTitle}: {name}" }, name, string.Join('\n', rest));
    }

    /// <summary>One a line, or with bars between; a comma belongs to what it stands in. Bullets and numbers at the beginning are left out, and so is what comes twice.</summary>
    public static IReadOnlyList<string> Lines(string text) =>
    [
        .. text.Split(['\n', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => PlainText.OneLine(Bullet().Replace(line, "")).TrimEnd(',', ';', ' '))
            .Where(line => line.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>
    /// The parts of a document: where lines begin with numbers, each is a part; else what stands between empty lines; else each line.
    /// </summary>
    public static IReadOnlyList<string> Parts(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).ToList();
        var isNumbered = lines.Count(l => Number().IsMatch(l)) > 1;
        var isSpaced = lines.SkipWhile(l => l.Length == 0).Reverse().SkipWhile(l => l.Length == 0).Any(l => l.Length == 0);
        List<List<string>> parts = [];
        var begins = true;
        foreach (var line in lines)
        {
            begins |= isNumbered ? Number().IsMatch(line) : !isSpaced || line.Length == 0;
            if (line.Length == 0)
                continue;
            if (begins || parts.Count == 0)
                parts.Add([]);
            parts[^1].Add(isNumbered ? Number().Replace(line, "") : line);
            begins = false;
        }

        return [.. parts.Select(p => string.Join('\n', p.Where(l => l.Length > 0))).Where(p => p.Length > 0)];
    }

    private static IEnumerable<Question> AfterMeeting =>
    [
        new(1, QuestionKind.Agree, "The meeting was worth my time.") { IsRequired = true },
        new(2, QuestionKind.Agree, "I could say what I wanted to say.") { IsRequired = true },
        new(3, QuestionKind.Agree, "I take something away that I will use.") { IsRequired = true },
        new(4, QuestionKind.Words, "What was of most use to you?"),
        new(5, QuestionKind.Words, "What should we do differently next time?"),
    ];

    private static IEnumerable<Question> Health =>
    [
        Statement(1, "What we are about", "What this community is about matters for my work."),
        Statement(2, "What we are about", "It is clear to me what we want to get better at together."),
        Statement(3, "What we are about", "We talk about what is pressing right now."),
        Statement(4, "Our community", "I know whom to ask when I am stuck."),
        Statement(5, "Our community", "I feel free to say what I think, and what I do not know."),
        Statement(6, "Our community", "New people find their way in easily."),
        Statement(7, "Our practice", "I have changed something in my work because of this community."),
        Statement(8, "Our practice", "We keep what we learn so that others can find and use it."),
        Statement(9, "Our practice", "What I bring in is used by others."),
        new(10, QuestionKind.Words, "What one thing would make this community more useful to you?"),
    ];

    private static Question Statement(int id, string topic, string text) => new(id, QuestionKind.Agree, text) { Topic = topic };

    [GeneratedRegex(@"^(?:[-–—•*·]\s*|\d{1,2}[.)]\s+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?:part\s+|section\s+)?\d{1,2}(?:[.):]|\s+[-–—])\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Number();
}
