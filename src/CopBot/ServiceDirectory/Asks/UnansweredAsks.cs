using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>A question that nobody has answered for three days: one gentle nudge to the group; after that it waits in /asks.</summary>
internal sealed class UnansweredAsks(AskStore store) : INudgeSource
{
    public static readonly TimeSpan After = TimeSpan.FromDays(3);

    /// <summary>Later it is old news.</summary>
    private static readonly TimeSpan Until = TimeSpan.FromDays(10);

    public CommunitySwitch Switch { get; } = new("asks", "Bring back questions that nobody answers", IsOnAtFirst: true);

    public IEnumerable<GroupNudge> ForGroup(Community community, DateTimeOffset now) => store.Open(community.Id)
        .Where(a => a.Helpers.IsEmpty && a.At + After <= now && a.At + Until > now)
        .OrderBy(a => a.At)
        .Select(a => new GroupNudge($"ask {a.Id}", 70, AskTexts.Nudge(a), AskCards.Buttons(a))
        {
            Card = AskCards.Key(a.Id),
            Topic = a.Topic,
            Brief = new NudgeInBrief(AskTexts.NudgeInBrief(a), new ShowAsk(a.Id)),
        });
}
