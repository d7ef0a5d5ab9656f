using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Polls;

/// <summary>What polls give to the digest of a month: results in a line each, and what is still open.</summary>
internal sealed class PollNews(PollStore store) : IDigestSource
{
    public IEnumerable<DigestLine> Lines(DigestSpan span)
    {
        foreach (var poll in store.AllIn(span.Community.Id))
        {
            if (poll is { Status: PollStatus.Closed, ClosedAt: { } closed, Voters: > 0 } && span.Holds(closed))
                yield return new DigestLine(DigestPart.Decisions, $"poll {poll.Id}", PollTexts.ResultInLine(poll)) { Opens = new OpenPoll(poll.Id), Worth = 40 };
            else if (poll is { Status: PollStatus.Open } && poll.At < span.Until && poll.Closes >= span.Until)
                yield return new DigestLine(DigestPart.Decisions, $"poll {poll.Id}", PollTexts.OpenInLine(poll, span.Community)) { Opens = new OpenPoll(poll.Id), Worth = 30, IsNews = false };
        }
    }

    public IEnumerable<DigestCount> Counts(DigestSpan span) =>
        store.AllIn(span.Community.Id).Count(p => p is { Status: PollStatus.Closed, ClosedAt: { } closed } && span.Holds(closed)) is > 0 and var count
            ? [new DigestCount(DigestPart.Decisions, "poll", "polls", count)]
            : [];
}

/// <summary>A poll that closes tomorrow, by the community's calendar, or today where there was no time to say so, and has been open for more than a day.</summary>
internal sealed class PollNudges(PollStore store) : INudgeSource
{
    private static readonly TimeSpan OpenForLong = TimeSpan.FromHours(24);

    public CommunitySwitch Switch => PollSwitches.Nudges;

    public IEnumerable<GroupNudge> ForGroup(Community community, DateTimeOffset now) => store.Open(community.Id)
        .Where(p => p.Status == PollStatus.Open && p.Telegram.Length > 0 && p.Closes > now && LocalTime.DateIn(community.Zone, p.Closes) <= LocalTime.DateIn(community.Zone, now).PlusDays(1) && p.Closes - p.At > OpenForLong)
        .Select(p => new GroupNudge($"poll {p.Id}", 60, PollTexts.ClosesSoon(p, community, now), Buttons(p)));

    private static Keyboard Buttons(QuickPoll poll) => poll is { Chat: { IsSupergroup: true } chat, Message: { } message }
        ? Keyboard.Row(new LinkButton("Go to the poll", $"https://t.me/c/{-chat.Value - 1_000_000_000_000}/{message.Value}"))
        : Keyboard.None;
}
