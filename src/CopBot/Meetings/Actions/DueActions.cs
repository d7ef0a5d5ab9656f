using CopBot.Conversation;
using NodaTime;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.Meetings.Actions;

/// <summary>
/// The day of an action has come: one private nudge to everybody whom it is for. Whoever cannot be reached finds it in the next reminder
/// of a meeting.
/// </summary>
internal sealed class DueActions(ActionStore store) : INudgeSource
{
    /// <summary>Later it is old news.</summary>
    private const int DaysAfter = 6;

    /// <summary>What is due before this hour is spoken of the afternoon before.</summary>
    private static readonly NodaTime.LocalTime Morning = new(11, 0);

    public CommunitySwitch Switch { get; } = new("actions", "Remind people of what they are to do", IsOnAtFirst: true);

    public IEnumerable<PersonNudge> ForPeople(Community community, DateTimeOffset now)
    {
        var today = LocalTime.DateIn(community.Zone, now);
        var isAfternoon = LocalTime.TimeIn(community.Zone, now).Hour >= 12;
        return store.Open(community.Id)
            .Where(a => a.Due is { } due && (due <= today || (isAfternoon && due == today.PlusDays(1) && a.DueTime < Morning)) && Period.DaysBetween(due, today) <= DaysAfter)
            .SelectMany(a => a.For.Select(d => d.Person).OfType<PersonId>().Distinct().Select(p => new PersonNudge(
                p, $"action {a.Id} {a.Due:uuuu-MM-dd}", 90, ActionTexts.Nudge(a, community, now), ActionCards.Buttons(a), ActionTexts.WhyNudged(community))
            { Card = ActionCards.Key(a.Id) }));
    }
}
