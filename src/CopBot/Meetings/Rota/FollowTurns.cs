using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Meetings.Invitation;
using CopBot.Time;

namespace CopBot.Meetings.Rota;

/// <summary>Whoever has not volunteered by now: a fair turn.</summary>
internal sealed record FillTurns(MeetingId Meeting)
{
    public static string KeyOf(MeetingId meeting) => $"rota/{meeting}/fair";
}

/// <summary>Reminds those whose turn it is.</summary>
internal sealed record TellTurns(MeetingId Meeting)
{
    public static string KeyOf(MeetingId meeting) => $"rota/{meeting}/tell";
}

/// <summary>
/// What happens around a date: eight days before, open roles go to those whose turn it is; seven days before, each is reminded, once,
/// privately where that is open. Of a date that is set up later than that, a day is left for volunteers.
/// </summary>
internal sealed class FollowTurns(RotaStore store, FairTurns fair, MeetingStore meetings, MeetingCards cards, IMembers members, IScenes scenes)
    : IFollowMeetings, IHandle<Due<FillTurns>>, IHandle<Due<TellTurns>>, IHandle<StandingChanged>, IHandle<StandingLearned>
{
    private const int FairDaysBefore = 8;

    private const int TellDaysBefore = 7;

    private static readonly TimeSpan ForVolunteers = TimeSpan.FromDays(1);

    /// <summary>Whoever is asked later than this cannot get ready.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromHours(12);

    public Reply Stands(Meeting meeting, Community community, DateTimeOffset now)
    {
        var hasMoved = false;
        foreach (var turn in Turns(meeting.Id).Where(t => t.StartsAt != meeting.StartsAt))
        {
            store.Put(turn with { StartsAt = meeting.StartsAt, IsTold = false, CannotCome = [] });
            hasMoved |= turn.IsTaken;
        }

        var reply = Fill(meeting, now);
        return (TellAt(meeting) > now || hasMoved) && Tell(meeting, community, now) is { } tell ? reply + tell : reply + new CancelDue(TellTurns.KeyOf(meeting.Id));
    }

    public Reply ClockChanged(Meeting before, Meeting meeting, Community community, DateTimeOffset now)
    {
        foreach (var turn in Turns(meeting.Id))
            store.Put(turn with { StartsAt = meeting.StartsAt });

        // Whoever was told is not told again; what would have been told by now, by the new clock, is.
        var wasAhead = TellAt(before) > now;
        return Fill(meeting, now) + (wasAhead && Tell(meeting, community, now) is { } tell ? tell : new CancelDue(TellTurns.KeyOf(meeting.Id)));
    }

    public Reply Falls(Meeting meeting, Community community, DateTimeOffset now)
    {
        if (meeting.StartsAt > now)
            store.Delete(meeting.Id);
        return Reply.Of(new CancelDue(FillTurns.KeyOf(meeting.Id)), new CancelDue(TellTurns.KeyOf(meeting.Id)));
    }

    public Reply Handle(Due<FillTurns> what, Scene scene)
    {
        if (Coming(what.Payload.Meeting, scene.Now) is not var (meeting, community) || meeting.StartsAt - TooLate < scene.Now)
            return Reply.None;
        if (fair.Fill(meeting).IsEmpty)
            return Reply.None;
        var reply = cards.Refresh(meeting, community);
        return Tell(meeting, community, scene.Now) is { } tell ? reply + tell : reply;
    }

    public Reply Handle(Due<TellTurns> what, Scene scene)
    {
        if (Coming(what.Payload.Meeting, scene.Now) is not var (meeting, community))
            return Reply.None;

        // Late, since the bot was off; or the community has other quiet hours since.
        if (community.Quiet.Contains(LocalTime.TimeIn(community.Zone, scene.Now)))
            return Tell(meeting, community, scene.Now) is { } later ? Reply.Of(later) : Reply.None;
        var reply = Reply.None;
        foreach (var turns in Turns(meeting.Id).Where(t => t is { IsTold: false, Person: not null }).GroupBy(t => t.Person!.Value))
        {
            foreach (var turn in turns)
                store.Put(turn with { IsTold = true });
            reply += members.Find(community.Id, turns.Key) is { } member ? Remind(meeting, [.. turns], member, community, scene.Now) : Reply.None;
        }

        return reply;
    }

    /// <summary>Whoever leaves the group is on its rota no more.</summary>
    public Reply Handle(StandingChanged what, Scene scene) => what.After == Standing.Out ? Leave(what.Person.Id, what.Chat.Id, scene) : Reply.None;

    public Reply Handle(StandingLearned what, Scene scene) => what.Standing == Standing.Out ? Leave(what.Person, what.Chat, scene) : Reply.None;

    private Reply Leave(PersonId person, ChatId chat, Scene scene)
    {
        if (scenes.CommunityOf(chat) is not { } community)
            return Reply.None;
        foreach (var role in RotaStore.Roles)
            store.SayNo(community, person, role);
        var reply = Reply.None;
        foreach (var turn in store.Naming(person).Where(t => t.Community == community && t.Person == person && t.StartsAt > scene.Now))
        {
            store.Put(turn.Reopened(cannotCome: true));
            reply += meetings.Get(turn.Meeting) is { } meeting ? Fill(meeting, scene.Now) : Reply.None;
        }

        return reply;
    }

    /// <summary>When those whose turn it is are reminded; null where there is no good time left.</summary>
    public static SetDue? Tell(Meeting meeting, Community community, DateTimeOffset now)
    {
        var at = GoodTime.AtOrAfter(community, TellAt(meeting) > now ? TellAt(meeting) : now);
        return at < meeting.StartsAt ? new SetDue(TellTurns.KeyOf(meeting.Id), at, new TellTurns(meeting.Id)) : null;
    }

    /// <summary>When what nobody took goes to those whose turn it is.</summary>
    public static Reply Fill(Meeting meeting, DateTimeOffset now)
    {
        var at = LocalTime.Instant(meeting.Zone, meeting.Start.PlusDays(-FairDaysBefore));
        if (at <= now)
            at = now + ForVolunteers;
        return Reply.Of(at < meeting.StartsAt - TooLate
            ? new SetDue(FillTurns.KeyOf(meeting.Id), at, new FillTurns(meeting.Id))
            : new CancelDue(FillTurns.KeyOf(meeting.Id)));
    }

    /// <summary>True where reminders of this date have gone out.</summary>
    public static bool IsTellingPast(Meeting meeting, DateTimeOffset now) => TellAt(meeting) <= now;

    private static DateTimeOffset TellAt(Meeting meeting) => LocalTime.Instant(meeting.Zone, meeting.Start.PlusDays(-TellDaysBefore));

    private static Reply Remind(Meeting meeting, ImmutableArray<Turn> turns, Member member, Community community, DateTimeOffset now)
    {
        var isPrivate = member is { PrivateIsOpen: true, HasDeclined: false };
        var buttons = turns.Aggregate(Keyboard.None, (rows, turn) => rows.And(
            new PressButton(turns.Length == 1 ? "I can't" : RotaTexts.CannotLabel(turn.Role), new GiveUpTurn(turn.Meeting, turn.Role, turn.Person!.Value, Spot.Post))));
        return Reply.Of(new Say(RotaTexts.Reminder(meeting, [.. turns.Select(t => t.Role)], isPrivate ? null : member.Person, now), buttons)
        {
            Where = new Place(isPrivate ? member.Person.Id.PrivateChat : community.Chat),
        });
    }

    private List<Turn> Turns(MeetingId meeting) => [.. RotaStore.Roles.Select(role => store.Get(meeting, role)).OfType<Turn>()];

    private (Meeting Meeting, Community Community)? Coming(MeetingId id, DateTimeOffset now) =>
        meetings.Get(id) is { IsCancelled: false } meeting && meeting.StartsAt > now && scenes.Community(meeting.Community) is { } community ? (meeting, community) : null;
}
