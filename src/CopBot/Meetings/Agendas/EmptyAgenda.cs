using CopBot.Conversation;
using NodaTime;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.Meetings.Agendas;

/// <summary>An agenda that is still empty three days before the meeting, until the day before it.</summary>
internal sealed class EmptyAgenda(AgendaBook book) : INudgeSource
{
    private const int DaysAhead = 3;

    public CommunitySwitch Switch { get; } = new("agenda", "Ask for items when an agenda is empty", IsOnAtFirst: true);

    public bool IsAheadOfMeetings => true;

    public IEnumerable<GroupNudge> ForGroup(Community community, DateTimeOffset now)
    {
        var today = LocalTime.DateIn(community.Zone, now);
        return book.Next(community.Id, now)
            .Where(m => Period.DaysBetween(today, m.Start.Date) is >= 1 and <= DaysAhead && book.Of(m, now).Count == 0)
            .Select(m => new GroupNudge($"agenda {m.Id} {m.Start.Date:uuuu-MM-dd}", 60, AgendaTexts.StillEmpty(m), Keyboard.None)
            {
                Brief = new NudgeInBrief(AgendaTexts.StillEmptyInBrief(m)),
            });
    }
}
