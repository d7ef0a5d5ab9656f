using System.Collections.Immutable;
using CopBot.Search;
using NodaTime;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>What somebody seems to ask of the directory. Made by <see cref="QuestionReader"/>.</summary>
internal sealed record ServiceQuestion(string Text)
{
    /// <summary>The words that carry the topic, as they were written, at most a few: "debt advice".</summary>
    public string Topic { get; init; } = "";

    /// <summary>Where, as it was written: "Hanley", "M33 4WE"; null where no place is named.</summary>
    public string? Place { get; init; }

    /// <summary>What is sought, one by one.</summary>
    public ImmutableArray<AskedConcept> Concepts { get; init; } = [];

    public AskedAge? Age { get; init; }

    public Audiences Audience { get; init; }

    /// <summary>On any of these days; none where the day does not matter.</summary>
    public ImmutableArray<IsoDayOfWeek> Days { get; init; } = [];

    public bool InTheEvening { get; init; }

    public bool ForFree { get; init; }

    public bool Online { get; init; }

    public bool ByPhone { get; init; }

    /// <summary>The language in which it should be given, such as "Polish".</summary>
    public string? Language { get; init; }

    /// <summary>True where nothing is left to look for once the words of chat are gone.</summary>
    public bool IsEmpty => Concepts.IsEmpty;
}

/// <summary>How much a concept says about what is sought.</summary>
internal enum ConceptKind
{
    /// <summary>What it is about: debt, nappies.</summary>
    Subject,

    /// <summary>For whom: carers, women.</summary>
    Audience,

    /// <summary>The kind of thing, which most services are: a group, support, advice.</summary>
    Form,
}

/// <summary>One thing that is sought.</summary>
/// <param name="Written">As it was asked.</param>
/// <param name="Words">The literal words, folded; several where they are one phrase.</param>
/// <param name="Kind">How much it says.</param>
/// <param name="Sayings">Other ways to say it, by the synonyms, the surest first.</param>
internal sealed record AskedConcept(string Written, ImmutableArray<string> Words, ConceptKind Kind, ImmutableArray<Saying> Sayings)
{
    /// <summary>True where the synonyms know the phrase, so that it is no slip of the keyboard.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Told of the person rather than asked for: behind "for", "who" and the like.</summary>
    public bool IsStory { get; init; }

    /// <summary>An everyday verb, adjective or adverb: it tells more of what is sought, and names nothing by itself.</summary>
    public bool IsTelling { get; init; }

    /// <summary>It stands right beside another word that carries meaning, so that both may be one name: "piano tuner".</summary>
    public bool IsBeside { get; init; }

    /// <summary>Another way to say the one before it, or a second choice: "dial a ride or a minibus".</summary>
    public bool IsOr { get; init; }
}

/// <summary>In years, inclusive; null where there is no limit on that side.</summary>
internal readonly record struct AskedAge(int? From, int? To)
{
    public bool Overlaps(int? minimum, int? maximum) => (minimum ?? 0) <= (To ?? int.MaxValue) && (maximum ?? int.MaxValue) >= (From ?? 0);
}

/// <summary>For whom, as far as a service's words tell one from another.</summary>
[Flags]
internal enum Audiences
{
    None = 0,
    Men = 1,
    Women = 2,
    Children = 4,
    YoungPeople = 8,
    OlderPeople = 16,
    Carers = 32,
    Veterans = 64,
    Lgbt = 128,
    Refugees = 256,
    Disabled = 512,
    Parents = 1024,
}
