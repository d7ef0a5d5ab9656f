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
        if (reach == Reach.ThisDate)
        {
            var changed = meeting with { Details = plan.Details, Start = plan.Time!.Start, Minutes = plan.Time.Minutes, IsOwn = true };
            if (store.Get(meeting.Series) is { Repeat: null } only)
            {
                store.Put(only with { Details = changed.Details, Start = changed.Start, Minutes = changed.Minutes, Sequence = only.Sequence + 1, Changed = here.Now });
                changed = changed with { Planned = changed.Start, IsOwn = false };
            }

            return Keep(changed, meeting, here) + Announce(changed, meeting, here);
        }

        return plan.Changing == PlanPart.When ? Retime(meeting, plan, here) : Describe(meeting, plan, here);
    }

    public Reply Cancel(Meeting meeting, string why, Reach reach, Scene here)
    {
        var falling = reach == Reach.ThisDate ? [meeting] : store.Of(meeting.Series).Where(m => m.Planned >= meeting.Planned && !m.IsCancelled).ToList();
        if (store.Get(meeting.Series) is { } series && (reach == Reach.AllFromHere || series.Repeat is null))
            store.Put(End(series, meeting.Planned) with { Sequence = series.Sequence + 1, Changed = here.Now });
        return falling.Aggregate(Reply.None, (reply, m) => reply + Fall(m, why, here)) + Tell(meeting, ChangeTexts.Cancelled(meeting, why, reach), here);
    }

    public Reply HoldAfterAll(Meeting meeting, Scene here)
    {
        var held = meeting with { Status = MeetingStatus.Planned, Why = "", Sequence = meeting.Sequence + 1, Changed = here.Now };
        if (store.Get(meeting.Series) is { } series && !series.Dates(meeting.Planned, 1).Contains(meeting.Planned))
        {
            // Its series ended before it.
            var alone = series with { Id = store.NextSeriesId(), Start = held.Start, Minutes = held.Minutes, Repeat = null, IsCancelled = false, Continues = series.Id, Details = held.Details, Changed = here.Now };
            store.Put(alone);
            held = held with { Series = alone.Id, Planned = held.Start, IsOwn = false };
        }

        store.Put(held);
        return dates.Stands(held, here.Community, here.Now) + cards.Post(held, here.Community, new Place(here.Community.Chat), ChangeTexts.HeldAfterAll) + TellPrivately(held, ChangeTexts.HeldAfterAllWords(held), here);
    }

    // The same for every date from this one on, but for those that differ already.
    private Reply Describe(Meeting meeting, Plan plan, Scene here)
    {
        var series = Split(store.Get(meeting.Series)!, meeting.Planned, here.Now);
        var carried = series with { Details = Copy(plan.Changing!.Value, plan.Details, series.Details), Sequence = series.Sequence + 1, Changed = here.Now };
        store.Put(carried);
        var reply = Reply.None;
        foreach (var date in store.Of(carried.Id).Where(m => m.Planned >= meeting.Planned && !m.IsCancelled))
            reply += Keep(date with { Details = Copy(plan.Changing.Value, plan.Details, date.Details) }, date, here);
        return reply + Announce(store.Get(meeting.Id)!, meeting, here);
    }

    // The dates that are kept get the new ones in their order, so that who answered and what was noted goes with them.
    private Reply Retime(Meeting meeting, Plan plan, Scene here)
    {
        var time = plan.Time!;
        var before = Split(store.Get(meeting.Series)!, meeting.Planned, here.Now);
        var repeat = time.Repeat ?? (before.Repeat is { } old ? old with { Start = time.Start, Except = old.Except } : null);
        var series = before with { Start = repeat?.Start ?? time.Start, Minutes = time.Minutes, Repeat = repeat, Sequence = before.Sequence + 1, Changed = here.Now };
        store.Put(series);
        var kept = store.Of(series.Id).Where(m => m.Planned >= meeting.Planned && m.EndsAt > here.Now).ToList();
        var fresh = series.Dates(series.Start, kept.Count);
        var reply = Reply.None;
        for (var i = 0; i < kept.Count; i++)
        {
            reply += i < fresh.Length
                ? Keep(kept[i] with { Planned = fresh[i], Start = fresh[i], Minutes = series.Minutes, Status = MeetingStatus.Planned, IsOwn = false }, kept[i], here)
                : Fall(kept[i], "", here);
        }

        var moved = store.Get(meeting.Id)!;
        return reply + dates.Plan(series, here.Community, here.Now) + Announce(moved, meeting, here);
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
        var reply = Reply.Of(cards.Refresh(kept, here.Community)) + dates.Stands(kept, here.Community, here.Now);
        return kept.Details.Places == before.Details.Places ? reply : reply + offers.Offer(Promoted(kept), here.Community, here.Now);
    }

    // Without a limit nobody waits.
    private Meeting Promoted(Meeting meeting)
    {
        if (meeting.Details.Places is null)
        {
            foreach (var waiting in store.AttendeesOf(meeting.Id).Where(a => a.Rsvp == Rsvp.Waiting))
                store.Put(waiting with { Rsvp = Rsvp.Going, OfferedUntil = null });
        }

        return meeting;
    }

    private Reply Fall(Meeting meeting, string why, Scene here)
    {
        var fallen = meeting with { Series = store.Get(meeting.Id)?.Series ?? meeting.Series, Status = MeetingStatus.Cancelled, Why = why, Sequence = meeting.Sequence + 1, Changed = here.Now };
        store.Put(fallen);
        return Reply.Of(cards.Refresh(fallen, here.Community)) + dates.Falls(fallen, here.Community, here.Now);
    }

    private Reply Announce(Meeting changed, Meeting before, Scene here)
    {
        if (changed.Start != before.Start || changed.Minutes != before.Minutes)
        {
            return Reply.Of(cards.Post(changed, here.Community, new Place(here.Community.Chat), ChangeTexts.Moved(before)))
                + TellPrivately(changed, ChangeTexts.MovedWords(changed, before), here);
        }

        return changed.Details.Venue?.Name != before.Details.Venue?.Name || changed.Details.Venue?.Address != before.Details.Venue?.Address
            ? Reply.Of(cards.Post(changed, here.Community, new Place(here.Community.Chat), ChangeTexts.OtherPlace)) + TellPrivately(changed, ChangeTexts.OtherPlaceWords(changed), here)
            : Reply.None;
    }

    private Reply Tell(Meeting meeting, Html words, Scene here) =>
        Reply.Of(new Say(words, Keyboard.None) { Where = new Place(here.Community.Chat) }) + TellPrivately(meeting, words, here);

    // Everybody who has answered, whatever they said: who could not come may be able to now.
    private Reply TellPrivately(Meeting meeting, Html words, Scene here) => new(
    [
        .. store.AttendeesOf(meeting.Id)
            .Where(a => a.Rsvp != Rsvp.None && a.Person != here.Person.Id && members.Find(meeting.Community, a.Person) is { PrivateIsOpen: true, HasDeclined: false })
            .Select(a => new Say(words, meeting.IsCancelled ? Keyboard.None : Keyboard.Row(new PressButton("Look at it", new LookAt(meeting.Id)))) { Where = new Place(a.Person.PrivateChat) }),
    ]);

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
