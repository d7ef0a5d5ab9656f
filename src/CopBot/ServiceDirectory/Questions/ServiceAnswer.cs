using System.Collections.Immutable;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>What the directory has for a question, best first.</summary>
internal sealed record ServiceAnswer
{
    /// <summary>What fits; empty where nothing clearly does.</summary>
    public ImmutableArray<ServiceMatch> Fits { get; init; } = [];

    /// <summary>The nearest where nothing clearly fits: to be offered as no more than that.</summary>
    public ImmutableArray<ServiceMatch> MightHelp { get; init; } = [];

    /// <summary>A place was asked for, and what is shown is neither in it nor said to cover it.</summary>
    public bool LookedWider { get; init; }

    public static ServiceAnswer Nothing { get; } = new();
}

/// <summary>One service in an answer.</summary>
/// <param name="Service">Which.</param>
/// <param name="Place">How it lies to the place that was asked for.</param>
/// <param name="NotKnown">What was asked for and the record does not say.</param>
internal sealed record ServiceMatch(ServiceId Service, PlaceFit Place, ImmutableArray<NotKnown> NotKnown);

/// <summary>How a service lies to the place that was asked for, best first.</summary>
internal enum PlaceFit
{
    NotAsked,
    Inside,

    /// <summary>It serves a wider area that holds the place.</summary>
    Covers,
    Elsewhere,
}

/// <summary>What was asked for and a record says nothing about.</summary>
internal enum NotKnown
{
    Age,
    Audience,
    Day,
    Evening,
    Cost,
    Online,
    Language,
}
