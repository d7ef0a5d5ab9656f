using CopBot.Conversation;
using CopBot.Meetings.Invitation;

namespace CopBot.Meetings.Actions;

/// <summary>The next meeting's card says what is still to be done, so it follows each change.</summary>
internal sealed class ActionOnCard(MeetingStore meetings, MeetingCards cards)
{
    public Reply Refresh(Community community, DateTimeOffset now) =>
        meetings.Coming(community.Id, now).FirstOrDefault() is { } meeting ? cards.Refresh(meeting, community) : Reply.None;
}
