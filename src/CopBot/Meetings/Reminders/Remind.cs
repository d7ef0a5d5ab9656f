using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Meetings.Invitation;
using CopBot.Time;
using Microsoft.Extensions.Logging;

namespace CopBot.Meetings.Reminders;

/// <summary>The group's reminder number <paramref name="Number"/> of a meeting, and the private ones that come with it.</summary>
internal sealed record RemindAll(MeetingId Meeting, int Number)
{
    public static string KeyOf(MeetingId meeting, int number) => $"meet/{meeting}/remind/{number}";
}

/// <summary>A reminder at a time that somebody chose for themselves.</summary>
internal sealed record RemindOne(MeetingId Meeting, PersonId Person)
{
    public static string KeyOf(MeetingId meeting, PersonId person) => $"meet/{meeting}/own/{person}";
}

/// <summary>
/// Reminds the group by the meeting's card, and in private those who joined and are going or have not answered. After a pause, of
/// several that are late only the last is sent, and none once the meeting has begun.
/// </summary>
internal sealed class Remind(MeetingStore store, MeetingCards cards, ReminderChoices choices, IMembers members, IScenes scenes, ILogger<Remind> log)
    : IHandle<Due<RemindAll>>, IHandle<Due<RemindOne>>, IFollowMeetings
{
    // As many reminders as a meeting can have (LeadPhrase takes ten).
    private const int Most = 10;

    public Reply Handle(Due<RemindAll> what, Scene scene)
    {
        if (store.Get(what.Payload.Meeting) is not { IsCancelled: false } meeting || scenes.Community(meeting.Community) is not { } community)
            return Reply.None;
        var times = ReminderTimes.Of(meeting, meeting.Details.Reminders, community);
        if (what.Payload.Number >= times.Length || !IsUseful(meeting, times, what.Payload.Number, scene.Now))
        {
            RemindersLog.Dropped(log, meeting.Id.Value, what.At);
            return Reply.None;
        }

        var good = GoodTime.AtOrAfter(community, scene.Now);
        if (good > scene.Now && good < meeting.StartsAt)
            return Reply.Of(new SetDue(what.Key, good, what.Payload));
        var isDayBefore = IsDayBefore(times, what.Payload.Number);
        var posted = cards.PostReminder(meeting, community);
        return new([posted, .. People(meeting).Where(m => Wants(m.Person.Id, community.Id, isDayBefore)).Select(m => Privately(meeting, m.Person.Id, scene.Now))]);
    }

    public Reply Handle(Due<RemindOne> what, Scene scene)
    {
        if (store.Get(what.Payload.Meeting) is not { IsCancelled: false } meeting || scenes.Community(meeting.Community) is not { } community)
            return Reply.None;
        if (choices.Of(what.Payload.Person, meeting.Community).Own is null || !People(meeting).Any(m => m.Person.Id == what.Payload.Person))
            return Reply.None;
        if (meeting.StartsAt <= scene.Now)
        {
            RemindersLog.Dropped(log, meeting.Id.Value, what.At);
            return Reply.None;
        }

        // With the group's reminder of the same moment they have heard already.
        var times = ReminderTimes.Of(meeting, meeting.Details.Reminders, community);
        for (var i = 0; i < times.Length; i++)
        {
            if (times[i].At == what.At && Wants(what.Payload.Person, community.Id, IsDayBefore(times, i)))
                return Reply.None;
        }

        var good = GoodTime.AtOrAfter(community, scene.Now);
        return good > scene.Now && good < meeting.StartsAt
            ? Reply.Of(new SetDue(what.Key, good, what.Payload))
            : Reply.Of(Privately(meeting, what.Payload.Person, scene.Now));
    }

    public Reply Stands(Meeting meeting, Community community, DateTimeOffset now)
    {
        var times = ReminderTimes.Of(meeting, meeting.Details.Reminders, community);
        var group = Enumerable.Range(0, Most).Select(n => n < times.Length && times[n].At > now
            ? (Effect)new SetDue(RemindAll.KeyOf(meeting.Id, n), times[n].At, new RemindAll(meeting.Id, n))
            : new CancelDue(RemindAll.KeyOf(meeting.Id, n)));
        return new([.. group, .. choices.In(meeting.Community).Select(c => Own(meeting, c, community, now))]);
    }

    public Reply ClockChanged(Meeting before, Meeting meeting, Community community, DateTimeOffset now)
    {
        var (old, times) = (Times(before, before.Details.Reminders), Times(meeting, meeting.Details.Reminders));
        var group = Enumerable.Range(0, Most).Select(n => n < times.Length
            ? Follow(RemindAll.KeyOf(meeting.Id, n), old.FirstOrDefault(o => o.Lead == times[n].Lead, times[n]).At, times[n].At, new RemindAll(meeting.Id, n), now)
            : new CancelDue(RemindAll.KeyOf(meeting.Id, n)));
        var own = choices.In(meeting.Community).Where(c => c.Own is not null).Select(c => (Times(before, [c.Own!]), Times(meeting, [c.Own!])) is ([var was], [var time])
            ? Follow(RemindOne.KeyOf(meeting.Id, c.Person), was.At, time.At, new RemindOne(meeting.Id, c.Person), now)
            : new CancelDue(RemindOne.KeyOf(meeting.Id, c.Person)));
        return new([.. group, .. own]);

        // Quiet hours were those of the clock of then.
        ImmutableArray<ReminderTime> Times(Meeting of, IEnumerable<Lead> leads) => ReminderTimes.Of(of, leads, community with { Zone = of.Zone });
    }

    public Reply Falls(Meeting meeting, Community community, DateTimeOffset now) => new(
    [
        .. Enumerable.Range(0, Most).Select(n => new CancelDue(RemindAll.KeyOf(meeting.Id, n))),
        .. choices.In(meeting.Community).Select(c => new CancelDue(RemindOne.KeyOf(meeting.Id, c.Person))),
    ]);

    /// <summary>Sets, or takes back, somebody's own reminder of one date.</summary>
    public static Effect Own(Meeting meeting, ReminderChoice choice, Community community, DateTimeOffset now)
    {
        var key = RemindOne.KeyOf(meeting.Id, choice.Person);
        return choice.Own is { } own && ReminderTimes.Of(meeting, [own], community) is [var time] && time.At > now
            ? new SetDue(key, time.At, new RemindOne(meeting.Id, choice.Person))
            : new CancelDue(key);
    }

    // What has gone out does not go out again; what was still to come and is past by the new clock goes out now.
    private static Effect Follow(string key, DateTimeOffset before, DateTimeOffset at, object payload, DateTimeOffset now) =>
        before <= now ? new CancelDue(key) : new SetDue(key, at > now ? at : now, payload);

    // Late, it is said once: where a later one is due as well, that one says it.
    private static bool IsUseful(Meeting meeting, IReadOnlyList<ReminderTime> times, int number, DateTimeOffset now) =>
        meeting.StartsAt > now && !times.Skip(number + 1).Any(t => t.At <= now);

    private static bool IsDayBefore(IReadOnlyList<ReminderTime> times, int number) =>
        times.Any(t => t.Lead.Days == 1) ? times[number].Lead.Days == 1 : number == times.Count - 1;

    private bool Wants(PersonId person, CommunityId community, bool isDayBefore) => choices.Of(person, community).Scope switch
    {
        ReminderScope.All => true,
        ReminderScope.DayBefore => isDayBefore,
        ReminderScope.None => false,
    };

    // Who joined and is going or has not answered, and who may come: they still have to decide.
    private IEnumerable<Member> People(Meeting meeting)
    {
        var answers = store.AttendeesOf(meeting.Id).ToDictionary(a => a.Person);
        return members.All(meeting.Community).Where(m => m is { Joined: true, PrivateIsOpen: true, HasDeclined: false }
            && (!answers.TryGetValue(m.Person.Id, out var answer) || answer.Rsvp != Rsvp.Cant));
    }

    private Say Privately(Meeting meeting, PersonId person, DateTimeOffset now)
    {
        var mine = store.Get(meeting.Id, person);
        var buttons = MeetingCards.Answers(meeting, [], mine).And(new PressButton("More", new LookAt(meeting.Id)), new PressButton("My reminders", new ShowReminderChoice(meeting.Id)));
        return new Say(ReminderTexts.Privately(meeting, mine, now), buttons) { Where = new Place(person.PrivateChat) };
    }
}
