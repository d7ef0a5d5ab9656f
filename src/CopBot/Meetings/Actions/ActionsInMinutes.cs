using CopBot.Conversation;

namespace CopBot.Meetings.Actions;

/// <summary>What was noted to be done, at the meeting or just around it.</summary>
internal sealed class ActionsInMinutes(ActionStore store) : IMinutesPart
{
    public int Order => 40;

    public IEnumerable<MinutesSection> Sections(Meeting meeting, Community community)
    {
        if (store.Of(meeting.Id) is { Count: > 0 } actions)
            yield return new MinutesSection("Actions", [.. actions.Select(ActionTexts.InMinutes)]);
    }
}
