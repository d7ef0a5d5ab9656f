using CopBot.Conversation;
using CopBot.Meetings.Invitation;

namespace CopBot.Meetings.Agendas;

/// <summary>The next meeting's card says what is on the agenda, so it follows each change.</summary>
internal sealed class AgendaOnCard(AgendaBook book, MeetingCards cards)
{
    public Reply Refresh(SeriesId root, Community community, DateTimeOffset now) =>
        book.Next(community.Id, root, now) is { } meeting ? cards.Refresh(meeting, community) : Reply.None;
}
