using CopBot.Conversation;

namespace CopBot.Scales;

internal static class ScaleSwitches
{
    public static CommunitySwitch Nudges { get; } = new("scalenudge", "A reminder before a scale or check-in closes", IsOnAtFirst: true);
}

/// <summary>A scale or a check-in that closes within a day, and has been open for longer than that.</summary>
internal sealed class ScaleNudges(ScaleStore store) : INudgeSource
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(24);

    // A check-in of which nobody says when it closes is open until the next afternoon: that is short.
    private static readonly TimeSpan LongCheckin = TimeSpan.FromHours(41);

    public CommunitySwitch Switch => ScaleSwitches.Nudges;

    public IEnumerable<GroupNudge> ForGroup(Community community, DateTimeOffset now) => store.AllIn(community.Id)
        .Where(s => !s.IsClosed && s.Closes > now && s.Closes - now <= Ahead && s.Closes - s.At > (s.Sheet.Kind == ScaleKind.Checkin ? LongCheckin : Ahead) && store.CanRead(s))
        .Select(s => new GroupNudge($"scale {s.Id}", 55, ScaleTexts.ClosesSoon(s, store.Turnout(s), community, now), Keyboard.Row(new PrivateButton(ScaleTexts.NudgeButton, new OpenScale(s.Id)))) { Topic = s.Topic });
}
