using CopBot.Conversation;
using CopBot.Meetings.Invitation;
using CopBot.Meetings.Setup;
using CopBot.Time;
using NodaTime;

namespace CopBot.Meetings.Changes;

/// <summary>
/// Carries changes out. What has been stays as it was: a change from some date on ends the series there, and another one carries on.
/// Whoever has answered hears of it; what was set for the old time is set anew.
/// </summary>
internal sealed class Rearrange(MeetingStore store, PlanDates dates, MeetingCards cards, OfferPlaces offers, IMembers members)
{
    private const int MostDates = RepeatRule.MostDates;

    /// <summary>Changes one part of a date, or of it and all later ones.</summary>
    public Reply Change(Meeting meeting, Plan plan, Reach reach, Scene here)
    {
        if (reach == Reach.AllFromHere)
            return plan.Changing == PlanPart.When ? Retime(meeting, plan, here) : Describe(meeting, plan, here);

        // Of the plan the changed part alone: somebody else may have changed another one since.
        var isTime = plan.Changing == PlanPart.When;
        var changed = meeting with
        {
            Details = Copy(isTime && meeting.Details.Venue is null ? PlanPart.Where : plan.Changing!.Value, plan.Details, meeting.Details),
            Start = isTime ? plan.Time!.Start : meeting.Start,
            Minutes = isTime ? plan.Time!.Minutes : meeting.Minutes,
        };
        if (store.Get(meeting.Series) is { Repeat: null } only)
        {
            store.Put(only with { Details = changed.Details, Start = changed.Start, Minutes = changed.Minutes, Sequence = only.Sequence + 1, Changed = here.Now });
            changed = changed with { Planned = changed.Start };
        }

        return Keep(changed, meeting, here) + Announce(changed, meeting, here);
    }

    public Reply Cancel(Meeting meeting, string why, Reach reach, Scene here)
    {
        var falling = reach == Reach.ThisDate ? [meeting] : store.Of(meeting.Series).Where(m => m.Planned >= meeting.Planned && !m.IsCancelled).ToList();
        if (store.Get(meeting.Series) is { } series && (reach == Reach.AllFromHere || series.Repeat is null))
            store.Put(End(series, meeting.Planned) with { Sequence = series.Sequence + 1, Changed = here.Now });
        var words = ChangeTexts.Cancelled(meeting, why, reach);
        return falling.Aggregate(Reply.None, (reply, m) => reply + Fall(m, why, here))
            + new Say(words, Keyboard.None) { Where = new Place(here.Community.Chat) }
            + TellPrivately(falling, words, Keyboard.None, here);
    }

    public Reply HoldAfterAll(Meeting meeting, Scene here)
    {
        var held = meeting with { Status = MeetingStatus.Planned, Why = "", Sequence = meeting.Sequence + 1, Changed = here.Now };
        if (store.Get(meeting.Series) is { } series && !series.Dates(meeting.Planned, 1).Contains(meeting.Planned))
        {
            // Its series ended before it.
            var alone = series with { Id = store.NextSeriesId(), Start = held.Start, Minutes = held.Minutes, Repeat = null, IsCancelled = false, Continues = series.Id, Details = held.Details, Changed = here.Now };
            store.Put(alone);
            held = held with { Series = alone.Id, Planned = held.Start };
        }

        store.Put(held);

        // What was offered before it was cancelled has run out in the meantime.
        foreach (var late in store.AttendeesOf(held.Id).Where(a => a.OfferedUntil <= here.Now))
            store.Put(late with { OfferedUntil = null });
        return dates.Stands(held, here.Community, here.Now) + offers.Offer(held, here.Community, here.Now) + cards.Post(held, here.Community, new Place(here.Community.Chat), ChangeTexts.HeldAfterAll) + TellOf(held, ChangeTexts.HeldAfterAllWords(held), here);
    }

    // The same for every date from this one on, but for those whose own it is already.
    private Reply Describe(Meeting meeting, Plan plan, Scene here)
    {
        var part = plan.Changing!.Value;
        var series = Split(store.Get(meeting.Series)!, meeting.Planned, here.Now);
        var before = series.Details;
        store.Put(series with { Details = Copy(part, plan.Details, before), Sequence = series.Sequence + 1, Changed = here.Now });
        var reply = Reply.None;
        foreach (var date in store.Of(series.Id).Where(m => m.Planned >= meeting.Planned && !m.IsCancelled && (m.Id == meeting.Id || IsSame(part, m.Details, before))))
        {
            var changed = date with { Details = Copy(part, plan.Details, date.Details) };
            reply += Keep(changed, date, here);
            if (date.Id != meeting.Id && IsElsewhere(changed, date))
                reply += TellOf(changed, ChangeTexts.OtherPlaceWords(changed), here);
        }

        return reply + Announce(store.Get(meeting.Id)!, meeting, here);
    }

    // A new rule gives the dates that are kept their new days in their order, so that who answered and what was noted goes with them. A new
    // hour leaves each on its day, and those that were moved where they are.
    private Reply Retime(Meeting meeting, Plan plan, Scene here)
    {
        var time = plan.Time!;
        var isNewRule = time.Repeat is not null;
        var before = Split(store.Get(meeting.Series)!, meeting.Planned, here.Now);
        var repeat = time.Repeat ?? (before.Repeat is { } old ? old with { Start = time.Start } : null);
        var series = before with { Start = repeat?.Start ?? time.Start, Minutes = time.Minutes, Repeat = repeat, Sequence = before.Sequence + 1, Changed = here.Now };
        store.Put(series);
        var kept = store.Of(series.Id).Where(m => m.Planned >= meeting.Planned && m.EndsAt > here.Now && !(isNewRule && m.IsCancelled)).ToList();
        var fresh = isNewRule ? series.Dates(series.Start, kept.Count) : [.. kept.Select(m => m.Planned.Date.At(series.Start.TimeOfDay))];
        var reply = Reply.None;
        for (var i = 0; i < kept.Count; i++)
        {
            var date = kept[i];
            if (i >= fresh.Length)
            {
                reply = reply + Fall(date, "", here) + TellOf(date with { Status = MeetingStatus.Cancelled }, ChangeTexts.Cancelled(date, "", Reach.ThisDate), here);
                continue;
            }

            var staysMoved = !isNewRule && date.Id != meeting.Id && date.Start != date.Planned;
            var changed = date with { Planned = fresh[i], Start = staysMoved ? date.Start : fresh[i], Minutes = staysMoved ? date.Minutes : series.Minutes };
            reply += Keep(changed, date, here);
            if (date.Id != meeting.Id && !date.IsCancelled && changed.Start != date.Start)
                reply += TellOf(changed, ChangeTexts.MovedWords(changed, date), here);
        }

        return reply + dates.Plan(series, here.Community, here.Now) + Announce(store.Get(meeting.Id)!, meeting, here);
    }

    // The series itself where this is its first date, else another one that carries on from it.
    private Series Split(Series series, LocalDateTime from, DateTimeOffset now)
    {
        if (series.Repeat is not { } repeat || from <= series.Start)
            return series;
        var past = repeat.Rule.Count is null ? 0 : repeat.Rule.Dates(repeat.Start.Date, repeat.Start.Date, MostDates).Count(d => d < from.Date);
        var rest = repeat with
        {
            Start = from,
            Rule = repeat.Rule.Count is { } count ? repeat.Rule with { Count = Math.Max(1, count - past) } : repeat.Rule,
            Except = [.. repeat.Except.Where(d => d >= from.Date)],
        };
        var carried = series with { Id = store.NextSeriesId(), Start = from, Repeat = rest, Continues = series.Id, Sequence = 0, At = now, Changed = now };
        foreach (var date in store.Of(series.Id).Where(m => m.Planned >= from))
            store.Put(date with { Series = carried.Id });
        store.Put(End(series, from) with { Sequence = series.Sequence + 1, Changed = now });
        store.Put(carried);
        return carried;
    }

    private static Series End(Series series, LocalDateTime from) =>
        series.Repeat?.Before(from.Date) is { } before && from > series.Start ? series with { Repeat = before } : series with { IsCancelled = true };

    private Reply Keep(Meeting changed, Meeting before, Scene here)
    {
        var kept = changed with { Series = store.Get(before.Id)?.Series ?? changed.Series, Sequence = before.Sequence + 1, Changed = here.Now };
        store.Put(kept);
        if (kept.IsCancelled)
            return Reply.None;
        var seated = kept.Details.Places == before.Details.Places ? Reply.None : Seat(kept, here) + offers.Offer(kept, here.Community, here.Now);
        return seated + cards.Refresh(kept, here.Community) + dates.Stands(kept, here.Community, here.Now);
    }

    // Without a limit nobody waits.
    private Reply Seat(Meeting meeting, Scene here)
    {
        if (meeting.Details.Places is not null)
            return Reply.None;
        var reply = Reply.None;
        foreach (var waiting in store.AttendeesOf(meeting.Id).Where(a => a.Rsvp == Rsvp.Waiting))
        {
            store.Put(waiting with { Rsvp = Rsvp.Going, OfferedUntil = null });
            reply += new CancelDue(OfferEnds.KeyOf(meeting.Id, waiting.Person));
            if (IsReachable(meeting, waiting.Person))
                reply += new Say(InvitationTexts.PlaceForAll(meeting), Keyboard.Row(new PressButton("Look at it", new LookAt(meeting.Id)))) { Where = new Place(waiting.Person.PrivateChat) };
        }

        return reply;
    }

    private Reply Fall(Meeting meeting, string why, Scene here)
    {
        var fallen = meeting with { Series = store.Get(meeting.Id)?.Series ?? meeting.Series, Status = MeetingStatus.Cancelled, Why = why, Sequence = meeting.Sequence + 1, Changed = here.Now };
        store.Put(fallen);
        return cards.Refresh(fallen, here.Community) + dates.Falls(fallen, here.Community, here.Now);
    }

    private Reply Announce(Meeting changed, Meeting before, Scene here)
    {
        if (changed.Start != before.Start || changed.Minutes != before.Minutes)
        {
            return Reply.Of(cards.Post(changed, here.Community, new Place(here.Community.Chat), ChangeTexts.Moved(before)))
                + TellOf(changed, ChangeTexts.MovedWords(changed, before), here);
        }

        return IsElsewhere(changed, before)
            ? Reply.Of(cards.Post(changed, here.Community, new Place(here.Community.Chat), ChangeTexts.OtherPlace)) + TellOf(changed, ChangeTexts.OtherPlaceWords(changed), here)
            : Reply.None;
    }

    private static bool IsElsewhere(Meeting changed, Meeting before) =>
        changed.Details.Venue?.Name != before.Details.Venue?.Name || changed.Details.Venue?.Address != before.Details.Venue?.Address;

    private Reply TellOf(Meeting meeting, Html words, Scene here) =>
        TellPrivately([meeting], words, meeting.IsCancelled ? Keyboard.None : Keyboard.Row(new PressButton("Look at it", new LookAt(meeting.Id))), here);

    // Everybody who has answered, whatever they said: who could not come may be able to now. Once each.
    private Reply TellPrivately(IEnumerable<Meeting> meetings, Html words, Keyboard buttons, Scene here) => new(
    [
        .. meetings.SelectMany(m => store.AttendeesOf(m.Id).Where(a => a.Rsvp != Rsvp.None && a.Person != here.Person.Id && IsReachable(m, a.Person)))
            .Select(a => a.Person).Distinct()
            .Select(person => new Say(words, buttons) { Where = new Place(person.PrivateChat) }),
    ]);

    private bool IsReachable(Meeting meeting, PersonId person) => members.Find(meeting.Community, person) is { PrivateIsOpen: true, HasDeclined: false };

    private static bool IsSame(PlanPart part, MeetingDetails one, MeetingDetails other) =>
        part == PlanPart.Reminders ? one.Reminders.SequenceEqual(other.Reminders) : Copy(part, one, other) == other;

    private static MeetingDetails Copy(PlanPart part, MeetingDetails from, MeetingDetails into) => part switch
    {
        PlanPart.Title => into with { Title = from.Title },
        PlanPart.Where => into with { Venue = from.Venue, OnlineLink = from.OnlineLink },
        PlanPart.Access => into with { Venue = from.Venue },
        PlanPart.OnlineLink => into with { OnlineLink = from.OnlineLink },
        PlanPart.Bring => into with { Bring = from.Bring },
        PlanPart.Places => into with { Places = from.Places },
        PlanPart.Reminders => into with { Reminders = from.Reminders },
        _ => into,
    };
}
