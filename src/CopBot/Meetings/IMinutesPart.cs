using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.Meetings;

/// <summary>A section of a meeting's record, such as its agenda or what is to be done.</summary>
internal interface IMinutesPart
{
    /// <summary>Where among the others; the lowest first.</summary>
    int Order { get; }

    /// <summary>None where there is nothing to say.</summary>
    IEnumerable<MinutesSection> Sections(Meeting meeting, Community community);
}

/// <summary>A heading and lines below it, plain text.</summary>
internal sealed record MinutesSection(string Heading, ImmutableArray<string> Lines);
