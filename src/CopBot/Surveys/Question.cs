using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CopBot.Surveys;

/// <summary>Kept and carried by number: never renumber.</summary>
internal enum QuestionKind
{
    /// <summary>One of the options.</summary>
    Single,

    /// <summary>Any number of them.</summary>
    Several,

    /// <summary>A number, 0 to 10 unless it says otherwise.</summary>
    Scale,

    /// <summary>Five steps from disagree to agree.</summary>
    Agree,

    /// <summary>All options, in one's own order.</summary>
    Ranking,

    /// <summary>In one's own words, or by voice.</summary>
    Words,

    Date,

    /// <summary>A part of a draft: agree, or say what should change.</summary>
    Part,
}

/// <summary>Of which of the two questions about a topic this is. Kept by number.</summary>
internal enum TopicSide
{
    None,
    Important,
    Confident,
}

/// <summary>
/// "If the answer is this option, go on with that question." <paramref name="To"/> is a question's <see cref="Question.Id"/>, or 0 for the
/// end; it stands after this one, so nobody goes round in a circle.
/// </summary>
internal sealed record SkipRule(int Option, int To);

/// <summary>A question of a survey. <paramref name="Id"/> tells it apart within its survey, and stays when questions are moved.</summary>
internal sealed record Question(int Id, QuestionKind Kind, string Text)
{
    public const int LongestText = 300;

    /// <summary>Of a part of a draft.</summary>
    public const int LongestPart = 1500;

    public const int LongestOption = 100;

    public const int MostOptions = 12;

    public static readonly ImmutableArray<string> Steps = ["Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"];

    public ImmutableArray<string> Options { get => field.IsDefault ? [] : field; init; } = [];

    public bool IsRequired { get; init; }

    public SkipRule? Skip { get; init; }

    /// <summary>The lowest number of a scale.</summary>
    public int First { get; init; }

    /// <summary>The highest number of a scale.</summary>
    public int Last { get; init; }

    /// <summary>What the lowest number means.</summary>
    public string LowMeans { get => field ?? ""; init; } = "";

    public string HighMeans { get => field ?? ""; init; } = "";

    /// <summary>What it belongs to, such as a topic of a survey about needs; empty for a question by itself.</summary>
    public string Topic { get => field ?? ""; init; } = "";

    public TopicSide Side { get; init; }

    [JsonIgnore]
    public bool HasOptions => Kind is QuestionKind.Single or QuestionKind.Several or QuestionKind.Ranking;

    [JsonIgnore]
    public bool TakesWords => Kind is QuestionKind.Words or QuestionKind.Part;

    [JsonIgnore]
    public bool IsReady => Text.Length > 0 && (!HasOptions || Options.Length > 1);

    /// <summary>What can be picked, in order; nothing where it is answered in words or by a date.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Labels => Kind switch
    {
        QuestionKind.Single or QuestionKind.Several or QuestionKind.Ranking => Options,
        QuestionKind.Scale => [.. Enumerable.Range(First, Last - First + 1).Select(n => $"{n}")],
        QuestionKind.Agree => Steps,
        QuestionKind.Part => [AgreedLabel],
        QuestionKind.Words or QuestionKind.Date => [],
    };

    public const string AgreedLabel = "I agree";

    /// <summary>A skip rule can hang on the answer.</summary>
    [JsonIgnore]
    public bool TakesRule => Kind is QuestionKind.Single or QuestionKind.Agree;

    /// <summary>How long it takes, in seconds, as people are told before they begin.</summary>
    [JsonIgnore]
    public int Seconds => Kind switch
    {
        QuestionKind.Words => 40,
        QuestionKind.Part => 20 + (Text.Length / 20),
        QuestionKind.Ranking => 25,
        QuestionKind.Several or QuestionKind.Date => 15,
        QuestionKind.Single or QuestionKind.Scale or QuestionKind.Agree => 10,
    };

    public static Question Scaled(int id, string text, int first = 0, int last = 10, string low = "", string high = "") =>
        new(id, QuestionKind.Scale, text) { First = first, Last = last, LowMeans = low, HighMeans = high };
}
