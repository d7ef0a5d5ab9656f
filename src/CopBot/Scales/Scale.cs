using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Secrecy;

namespace CopBot.Scales;

[JsonConverter(typeof(ScaleIdJson))]
internal readonly record struct ScaleId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class ScaleIdJson() : NumberJson<ScaleId>(id => id.Value, value => new(value));

[JsonConverter(typeof(SeriesIdJson))]
internal readonly record struct CheckinSeriesId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class SeriesIdJson() : NumberJson<CheckinSeriesId>(id => id.Value, value => new(value));

/// <summary>Kept by number: never renumber.</summary>
internal enum ScaleKind
{
    /// <summary>Where are we between 0 and 10, what makes it that, what would one more look like?</summary>
    Scale,

    /// <summary>A light question before or between meetings.</summary>
    Checkin,
}

/// <summary>What is asked, and how it may be answered.</summary>
internal sealed record ScaleSheet(ScaleKind Kind, string Question)
{
    public const int LongestQuestion = 300;

    public const int LongestMeaning = 60;

    public const int Lowest = 0;

    public const int Highest = 10;

    /// <summary>Of a check-in: the group sees who said what. Otherwise nobody does.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Of a check-in: a word, and not a number.</summary>
    public bool IsWord { get; init; }

    /// <summary>What 0 means; empty where nobody said.</summary>
    public string LowestMeans { get => field ?? ""; init; } = "";

    /// <summary>What 10 means.</summary>
    public string HighestMeans { get => field ?? ""; init; } = "";

    /// <summary>Nothing links an answer to who gave it, from the beginning.</summary>
    [JsonIgnore]
    public bool IsSecret => Kind == ScaleKind.Checkin && !IsNamed;
}

/// <summary>Something that the group was asked for a number or a word.</summary>
/// <param name="Id">Our number of it.</param>
/// <param name="Community">Whose group was asked.</param>
/// <param name="Sheet">What was asked.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Closes">When it is to close, or was, UTC.</param>
internal sealed record Scale(ScaleId Id, CommunityId Community, ScaleSheet Sheet, DateTimeOffset At, DateTimeOffset Closes)
{
    /// <summary>Below this no answer is shown, only how many there were.</summary>
    public const int SmallestGroup = 3;

    /// <summary>How long one is open where nobody says.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromDays(7);

    public static readonly TimeSpan CheckinOpenFor = TimeSpan.FromDays(1);

    public const int LongestWord = 40;

    public const int LongestWords = 300;

    /// <summary>Who asked; null once they are forgotten, for an anonymous administrator, and for one that came by itself.</summary>
    public PersonId? By { get; init; }

    public string ByName { get => field ?? ""; init; } = "";

    public TopicId? Topic { get; init; }

    /// <summary>The check-in that comes again and again, of which this is one.</summary>
    public CheckinSeriesId? Series { get; init; }

    public bool IsClosed { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Once it is closed: how many answered.</summary>
    public int Answered { get; init; }

    /// <summary>Once it is closed, how often each number was given, from 0; empty where too few answered, and for words.</summary>
    public ImmutableArray<int> Counts { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Once it is closed: the words of a check-in, in the order of the alphabet.</summary>
    public ImmutableArray<string> Words { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Once it is closed: what makes it that number already, in people's words, in the order of the alphabet.</summary>
    public ImmutableArray<string> Already { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Once it is closed: what one step higher would look like.</summary>
    public ImmutableArray<string> Higher { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Once it is closed: somebody wrote about their number, but too few did to show it.</summary>
    public bool KeepsWordsBack { get; init; }

    /// <summary>The box of what is said without a name: a check-in's answers, or a scale's words.</summary>
    [JsonIgnore]
    public Urn Urn => new("scale", Id.Value);

    public bool MayBeChangedBy(Scene scene) => scene.Steers || (By is { } by && by == scene.Person.Id);

    public Scale Without(PersonId person) => By == person ? this with { By = null, ByName = ScaleTexts.SomebodyForgotten } : this;
}

/// <summary>
/// What somebody answered under their own name, or while a scale is open, so that they can change it: of a scale, this goes when it closes,
/// and stands sealed in the database, without the name.
/// </summary>
/// <param name="Name">As Telegram named them; of a scale: empty.</param>
/// <param name="Number">Of a word: 0.</param>
internal sealed record ScaleAnswer(ScaleId Scale, CommunityId Community, PersonId Person, string Name, int Number)
{
    public string Word { get => field ?? ""; init; } = "";

    /// <summary>Of a scale, in the database: its number; null once it is opened, and for what stands open.</summary>
    public byte[]? Sealed { get; init; }

    public static string IdOf(ScaleId scale, PersonId person) => Storage.IndexKey.Of(scale.Value, person.Value);
}

/// <summary>A check-in that comes again and again.</summary>
/// <param name="Id">Our number of it.</param>
/// <param name="Community">Whose group is asked.</param>
/// <param name="Sheet">What is asked.</param>
/// <param name="Repeat">When: as <c>Time.Repeat</c> writes it.</param>
internal sealed record CheckinSeries(CheckinSeriesId Id, CommunityId Community, ScaleSheet Sheet, string Repeat)
{
    public TopicId? Topic { get; init; }

    public PersonId? By { get; init; }

    public string ByName { get => field ?? ""; init; } = "";

    /// <summary>When it is asked instead of at its last time, which had no room.</summary>
    public DateTimeOffset? Later { get; init; }
}
