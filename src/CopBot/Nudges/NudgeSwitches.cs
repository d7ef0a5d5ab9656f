using CopBot.Conversation;

namespace CopBot.Nudges;

/// <summary>What of this room can be turned on and off in /settings.</summary>
internal static class NudgeSwitches
{
    public static CommunitySwitch AnyoneReminds { get; } = new("anyoneremind", "Everybody may set reminders for the group", IsOnAtFirst: true);

    public static CommunitySwitch Welcome { get; } = new("welcome", "Welcome whoever is new", IsOnAtFirst: true);

    public static CommunitySwitch Quiet { get; } = new("quiet", "Tell facilitators when it has been quiet for three weeks", IsOnAtFirst: true);

    public static CommunitySwitch Intros { get; } = new("intros", "Introduce those who opted in (/intros), each month", IsOnAtFirst: true);
}
