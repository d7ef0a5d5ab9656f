using CopBot.Conversation;

namespace CopBot.Meetings.Agendas;

/// <summary>What stood on the agenda, and what of it was reached.</summary>
internal sealed class AgendaInMinutes(AgendaBook book, TimeProvider clock) : IMinutesPart
{
    public int Order => 20;

    public IEnumerable<MinutesSection> Sections(Meeting meeting, Community community)
    {
        var now = clock.GetUtcNow();
        var isOver = meeting.EndsAt <= now;
        if (book.Of(meeting, now) is { Count: > 0 } items)
            yield return new MinutesSection("Agenda", [.. items.Select(i => AgendaTexts.InMinutes(i, isOver ? i.Reached == meeting.Id : i.IsDone))]);
    }
}
