using CopBot.Conversation;

namespace CopBot.Polls;

/// <summary>What facilitators can turn on and off about polls.</summary>
internal static class PollSwitches
{
    public static CommunitySwitch OnlyFacilitators { get; } = new("polls", "Only facilitators make polls", IsOnAtFirst: false);

    public static CommunitySwitch Nudges { get; } = new("pollnudge", "A reminder before a poll closes", IsOnAtFirst: true);

    public static bool MayMake(Scene scene) => scene.Steers || !scene.Community.Has(OnlyFacilitators);
}
