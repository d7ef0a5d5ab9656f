namespace CopBot.Conversation;

/// <summary>
/// A room that sometimes has something to say which nobody asked for, such as that a question has had no answer for three days. It says
/// what would be worth saying now; the room of nudges decides whether, when and in what order it is said, within the group's budget for
/// noise, and remembers by its key that it was. Used by the reader alone, inside its transaction.
/// </summary>
internal interface INudgeSource
{
    /// <summary>The switch in /settings; off, nothing of this is asked for. Its name is the kind that a person can stop.</summary>
    CommunitySwitch Switch { get; }

    /// <summary>True for what a group does itself that has set a nudge ahead of its meetings; it is not said there.</summary>
    bool IsAheadOfMeetings => false;

    /// <summary>What would be worth saying to the group now. Cheap: it is asked a few times a day for each community.</summary>
    IEnumerable<GroupNudge> ForGroup(Community community, DateTimeOffset now) => [];

    /// <summary>What would be worth saying to single people, in private.</summary>
    IEnumerable<PersonNudge> ForPeople(Community community, DateTimeOffset now) => [];

    /// <summary>These were said, so that what was kept for them alone can go.</summary>
    void Said(Community community, IReadOnlyList<string> keys, DateTimeOffset now)
    {
    }
}

/// <summary>
/// Something to say to a group once. <paramref name="Key"/> tells it apart from all others, such as "ask 14", and is remembered for
/// <see cref="KeptFor.SaidNudge"/>: what would still be worth saying after that is said again. <paramref name="Worth"/> from 0 to 100: what
/// is worth most goes first.
/// </summary>
internal sealed record GroupNudge(string Key, int Worth, Html Text, Keyboard Buttons)
{
    /// <summary>Set where it is a live card, so that a press changes it.</summary>
    public CardKey? Card { get; init; }

    public TopicId? Topic { get; init; }

    /// <summary>One line for when several are said in one message; null where it can only be said by itself.</summary>
    public NudgeInBrief? Brief { get; init; }
}

/// <summary><paramref name="Open"/> is the payload of a press that shows it in full; null where the line says all.</summary>
internal sealed record NudgeInBrief(Html Line, object? Open = null);

/// <summary>Something to say to one person once; <paramref name="Why"/> says why they get it.</summary>
internal sealed record PersonNudge(PersonId Person, string Key, int Worth, Html Text, Keyboard Buttons, Html Why)
{
    /// <summary>Set where it is a live card, so that a press changes it.</summary>
    public CardKey? Card { get; init; }
}
