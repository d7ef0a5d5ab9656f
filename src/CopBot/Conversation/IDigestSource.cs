namespace CopBot.Conversation;

/// <summary>
/// A room that has something to tell of a span of time, such as a month: for the digest, which knows no room. Used by the reader alone,
/// inside its transaction.
/// </summary>
internal interface IDigestSource
{
    /// <summary>What happened, the most useful first. Nothing where nothing did: an empty span makes no digest.</summary>
    IEnumerable<DigestLine> Lines(DigestSpan span);

    /// <summary>What can be counted, for the picture of the month at a glance, such as 12 things shared. Zeros may be left out.</summary>
    IEnumerable<DigestCount> Counts(DigestSpan span) => [];
}

/// <summary>Parts of a digest, in the order in which they are read. Carried by buttons: never renumber.</summary>
internal enum DigestPart
{
    Wins,
    Resources,
    Questions,
    Services,
    Decisions,
    Actions,
    LastMeeting,
    NextMeeting,
    Learning,
}

/// <summary>A span of a community's time. <paramref name="From"/> is included, <paramref name="Until"/> is not.</summary>
internal sealed record DigestSpan(Community Community, DateTimeOffset From, DateTimeOffset Until)
{
    public bool Holds(DateTimeOffset instant) => instant >= From && instant < Until;
}

/// <summary>
/// One thing that happened, or is open. <paramref name="Text"/> is one plain line without a bullet; names in it only of people who let
/// others see them. <paramref name="Key"/> tells it apart within its part and stays the same, so that somebody can leave it out.
/// </summary>
internal sealed record DigestLine(DigestPart Part, string Key, Html Text)
{
    /// <summary>The payload of a link (<see cref="PrivateButton"/>) that opens what the line names; null where nothing is to be opened.</summary>
    public object? Opens { get; init; }

    /// <summary>Lines of a part with the same theme stand together; null where it has none.</summary>
    public string? Theme { get; init; }

    /// <summary>How useful it is beside others of its part: higher is shown first. 0 to 100.</summary>
    public int Worth { get; init; } = 50;

    /// <summary>
    /// The same for readers outside the group: without anybody's name, and without commands; null where <see cref="Text"/> holds neither.
    /// </summary>
    public Html? WithoutNames { get; init; }

    /// <summary>The web page that it names, for readers outside the group, whom <see cref="Opens"/> does not help; null where there is none.</summary>
    public string? Address { get; init; }

    /// <summary>True where it says nothing to readers outside the group, or is none of theirs.</summary>
    public bool IsForGroupAlone { get; init; }

    /// <summary>False for what is only still open: it alone is no reason for a digest.</summary>
    public bool IsNews { get; init; } = true;
}

/// <summary>How many of something there were. <paramref name="One"/> and <paramref name="Many"/> name it: "thing shared", "things shared".</summary>
internal sealed record DigestCount(DigestPart Part, string One, string Many, int Number)
{
    public string What => Number == 1 ? One : Many;
}
