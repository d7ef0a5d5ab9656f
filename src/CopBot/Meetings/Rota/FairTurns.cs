using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.Meetings.Rota;

/// <summary>Who comes next, among those who said yes to turns.</summary>
internal sealed class FairTurns(RotaStore store, MeetingStore meetings, IMembers members)
{
    /// <summary>
    /// Gives the open roles of a meeting to those whose turn it is: who had the role least recently, then fewest times, then said yes
    /// first. Nobody who cannot come; nobody has both roles where that can be avoided. Returns those who have a role now by this.
    /// </summary>
    public ImmutableArray<Turn> Fill(Meeting meeting)
    {
        var turns = RotaStore.Roles.Select(role => store.Get(meeting.Id, role) ?? Turn.Open(meeting, role)).ToDictionary(t => t.Role);
        var open = turns.Values.Where(t => !t.IsTaken).ToList();
        if (open.Count == 0)
            return [];
        var queues = open.ToDictionary(t => t.Role, t => Queue(meeting, t));
        var chosen = open.Count == 2
            ? Pair(queues[RotaRole.Facilitator], queues[RotaRole.Notes])
            : [(open[0].Role, queues[open[0].Role].FirstOrDefault(m => turns.Values.All(t => t.Person != m.Person.Id)) ?? queues[open[0].Role].FirstOrDefault())];
        var given = ImmutableArray.CreateBuilder<Turn>();
        foreach (var (role, member) in chosen)
        {
            if (member is null)
                continue;
            var turn = turns[role].For(member.Person, TurnCame.InTurn);
            store.Put(turn);
            given.Add(turn);
        }

        return given.ToImmutable();
    }

    // The pair of two people that is fairest to the facilitator; one person for both only where there is nobody else.
    private static (RotaRole Role, Member? Member)[] Pair(List<Member> facilitators, List<Member> noteTakers)
    {
        foreach (var facilitator in facilitators)
        {
            if (noteTakers.Find(m => m.Person.Id != facilitator.Person.Id) is { } noteTaker)
                return [(RotaRole.Facilitator, facilitator), (RotaRole.Notes, noteTaker)];
        }

        return [(RotaRole.Facilitator, facilitators.FirstOrDefault()), (RotaRole.Notes, noteTakers.FirstOrDefault())];
    }

    private List<Member> Queue(Meeting meeting, Turn open)
    {
        var before = store.Between(meeting.Community, null, null).Where(t => t.Role == open.Role && t.Person is not null && t.Meeting != meeting.Id).ToLookup(t => t.Person!.Value);
        return
        [
            .. store.Willing(meeting.Community)
                .Where(w => w.Role == open.Role && !open.CannotCome.Contains(w.Person) && meetings.Get(meeting.Id, w.Person)?.Rsvp != Rsvp.Cant)
                .OrderBy(w => before[w.Person].Max(t => (DateTimeOffset?)t.StartsAt) ?? DateTimeOffset.MinValue)
                .ThenBy(w => before[w.Person].Count())
                .ThenBy(w => w.Since)
                .Select(w => members.Find(meeting.Community, w.Person))
                .OfType<Member>(),
        ];
    }
}
