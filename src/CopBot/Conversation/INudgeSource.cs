namespace CopBot.Conversation;

/// <summary>
/// A room that sometimes has something to say which nobody asked for, such as that a question has had no answer for three days. It says
/// what would be worth saying now; the room of nudges decides whether, when and in what order it is said, within the group's budget for
/// noise, and remembers by its key that it was. Used by the reader alone, inside its transaction.
/// </summary>
internal interface INudgeSource
{
    /// <summary>The switch in /settings; off, nothing of this is asked for.</summary>
    CommunitySwitch Switch { get; }

    /// <summary>What would be worth saying to the group now. Cheap: it is asked each hour for each community.</summary>
    IEnumerable<GroupNudge> ForGroup(Community community, DateTimeOffset now) => [];

    /// <summary>What would be worth saying to single people, in private.</summary>
    IEnumerable<PersonNudge> ForPeople(Community community, DateTimeOffset now) => [];
}

/// <summary>
/// Something to say to a group once. <paramref name="Key"/> tells it apart for ever, such as "ask 14"; <paramref name="Worth"/> from 0 to
/// 100: what is worth most goes first.
/// </summary>
internal sealed record GroupNudge(string Key, int Worth, Html Text, Keyboard Buttons);

/// <summary>Something to say to one person once; <paramref name="Why"/> says why they get it.</summary>
internal sealed record PersonNudge(PersonId Person, string Key, int Worth, Html Text, Keyboard Buttons, Html Why);
