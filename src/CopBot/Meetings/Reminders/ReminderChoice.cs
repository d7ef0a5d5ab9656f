using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Storage;
using CopBot.Time;

namespace CopBot.Meetings.Reminders;

/// <summary>Which private reminders somebody wants. Kept by number: never renumber.</summary>
internal enum ReminderScope
{
    All,

    /// <summary>The one that is a day before; where there is none, the last.</summary>
    DayBefore,

    None,
}

/// <summary>What somebody chose, for the meetings of one community.</summary>
internal sealed record ReminderChoice(PersonId Person, CommunityId Community)
{
    public ReminderScope Scope { get; init; }

    /// <summary>A time of their own, beside those of the group; null where they want none.</summary>
    public Lead? Own { get; init; }

    [JsonIgnore]
    public bool IsStandard => Scope == ReminderScope.All && Own is null;
}

/// <summary>Who wants which reminders.</summary>
internal sealed class ReminderChoices(IDocuments documents)
{
    public ReminderChoice Of(PersonId person, CommunityId community) =>
        documents.Get(MeetingKinds.ReminderChoices, MeetingKinds.IdOf(community, person)) ?? new ReminderChoice(person, community);

    public void Put(ReminderChoice choice)
    {
        if (choice.IsStandard)
            documents.Delete(MeetingKinds.ReminderChoices, MeetingKinds.IdOf(choice.Community, choice.Person));
        else
            documents.Put(MeetingKinds.ReminderChoices, choice);
    }

    public IReadOnlyList<ReminderChoice> In(CommunityId community)
    {
        var all = documents.Find(MeetingKinds.ReminderChoices, MeetingKinds.ChoicesByCommunity, IndexKey.Of(community.Value));
        return all;
    }

    public IReadOnlyList<ReminderChoice> Of(PersonId person) => [.. documents.All(MeetingKinds.ReminderChoices).Where(c => c.Person == person)];

    public void Forget(PersonId person)
    {
        foreach (var choice in Of(person))
            Delete(choice);
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var choice in In(from))
        {
            Delete(choice);
            if (Of(choice.Person, into).IsStandard)
                Put(choice with { Community = into });
        }
    }

    public void Erase(CommunityId community)
    {
        foreach (var choice in In(community))
            Delete(choice);
    }

    private void Delete(ReminderChoice choice) => documents.Delete(MeetingKinds.ReminderChoices, MeetingKinds.IdOf(choice.Community, choice.Person));
}
