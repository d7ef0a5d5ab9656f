using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Nudges;

/// <summary>When a nudge is due: the instant itself, and the key under which it is remembered that it was said.</summary>
internal readonly record struct NudgeDue(DateTimeOffset At, string Key);

/// <summary>When nudges are to be said, also those that follow meetings.</summary>
internal sealed class NudgeTimes(IUpcomingMeetings meetings)
{
    /// <summary>What came this much too late is old news, and is let go.</summary>
    public static readonly TimeSpan StillUseful = TimeSpan.FromHours(36);

    /// <summary>A meeting that is moved on by so much after its nudge gets another.</summary>
    private static readonly TimeSpan MovedFar = TimeSpan.FromDays(2);

    /// <summary>A meeting early in the morning is spoken of in the evening before.</summary>
    private static readonly TimeSpan BeforeQuietHours = TimeSpan.FromMinutes(30);

    private const int MostMeetings = 12;

    /// <summary>When it is due next, or has been since; null where never.</summary>
    public NudgeDue? Next(Nudge nudge, NudgeLog log, Community community, DateTimeOffset now) =>
        Coming(nudge, log, community, now, 1) is [var due] ? due : null;

    /// <summary>The next times, moved out of quiet hours; at most so many.</summary>
    public IReadOnlyList<NudgeDue> Coming(Nudge nudge, NudgeLog log, Community community, DateTimeOffset now, int most)
    {
        if (nudge.Ahead is { } ahead)
        {
            return
            [
                .. meetings.Upcoming(community.Id, now, MostMeetings)
                    .Select(m => (Meeting: m, At: NudgeWords.Before(m, ahead, community), Key: $"nudge {nudge.Id} meeting {m.Number}"))
                    .Where(m => m.At > nudge.Made && m.At + StillUseful > now && !(log.Find(m.Key) is { } said && m.At <= said.At + MovedFar))
                    .Select(m => new NudgeDue(GoodTime.AtOrAfter(community, m.At) is var good && good < m.Meeting.StartsAt ? good : GoodTime.BeforeQuiet(community, m.At) - BeforeQuietHours, m.Key))
                    .OrderBy(d => d.At)
                    .Take(most),
            ];
        }

        if (nudge.Next is not { } first)
            return [];
        var all = nudge.Repeat is { } repeat ? [first, .. repeat.Instants(first.AddTicks(1), most - 1)] : new[] { first };
        return [.. all.Take(most).Select(at => new NudgeDue(nudge.Owner is null ? GoodTime.AtOrAfter(community, at) : at, $"nudge {nudge.Id} {at.UtcTicks}"))];
    }
}
