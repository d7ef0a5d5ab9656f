namespace CopBot.Conversation;

/// <summary>
/// A room in which the group is asked something: polls, decisions, scales, surveys. /polls and /results gather from all of them. Used by
/// the reader alone, inside its transaction.
/// </summary>
internal interface IAsksTheGroup
{
    /// <summary>What this person may know of in a community: open ones first, then the newest; at most <paramref name="limit"/>.</summary>
    IReadOnlyList<AskedOfGroup> Asked(Scene scene, int limit);

    /// <summary>
    /// What a press on <see cref="AskedOfGroup.Open"/> would show, for /results, which shows the newest result at once; null where that
    /// is not this room's, or is only for whoever presses it.
    /// </summary>
    Reply? Show(object open, Scene scene) => null;
}

/// <summary>Something that a group was asked.</summary>
/// <param name="Kind">In a word or two, in lower case: poll, proposal, ranked vote, scale, survey.</param>
/// <param name="Title">The question.</param>
/// <param name="At">When it was asked.</param>
/// <param name="IsOpen">True while answers are taken.</param>
/// <param name="Closes">When it closes, or closed; null where nobody has said.</param>
/// <param name="Open">The payload of a <see cref="PressButton"/> that shows it, or its result, to whoever presses it.</param>
internal sealed record AskedOfGroup(string Kind, string Title, DateTimeOffset At, bool IsOpen, DateTimeOffset? Closes, object Open);
