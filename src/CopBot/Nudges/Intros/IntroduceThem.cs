using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Nudges.Intros;

/// <summary>Falls due each month: those who opted in meet one another.</summary>
internal sealed class IntroduceThem(IntroStore store, IMembers members)
{
    /// <summary>Not in the first days, in which other things come.</summary>
    private const int FromDay = 5;

    /// <summary>Whoever met late in one month has time for it.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromDays(21);

    /// <summary>
    /// Once a month, at a look in waking hours: groups of those whom the bot can write to, and a message to each. Whoever is out of reach
    /// or has left is not introduced. This month's is kept with the messages, so it is never done twice.
    /// </summary>
    public Reply Introduce(Community community, DateTimeOffset now)
    {
        if (!community.Has(NudgeSwitches.Intros))
            return Reply.None;
        var today = LocalTime.DateIn(community.Zone, now);
        var month = $"{today.Year:D4}-{today.Month:D2}";
        var history = store.History(community.Id);
        if (today.Day < FromDay || string.CompareOrdinal(history.Month, month) >= 0 || history.At + Between > now)
            return Reply.None;
        var people = store.In(community.Id)
            .Select(m => (Intro: m, Member: members.Find(community.Id, m.Person)))
            .Where(p => p.Member is { PrivateIsOpen: true, HasDeclined: false })
            .Select(p => p.Intro with { Name = p.Member!.Person.Name.Length > 0 ? p.Member.Person.Name : p.Intro.Name })
            .ToList();
        if (people.Count < 2)
            return Reply.None;
        var (groups, met) = Pairing.Make(people, history.Met);
        store.Put(history with { Met = met, Month = month, At = now, Rounds = history.Rounds + 1 });
        return new Reply([.. groups.SelectMany(g => g.Select(one => Tell(one, g.Remove(one), community, history.Rounds)))]);
    }

    private static Say Tell(IntroMember one, ImmutableArray<IntroMember> others, Community community, int round) =>
        new(NudgeTexts.Meet([.. others], round, community), Keyboard.Row(new PressButton("Count me out", new JoinIntros(community.Id, In: false))))
        {
            Where = new Place(one.Person.PrivateChat),
            Promise = Promise.AtMostOnce,
        };
}
