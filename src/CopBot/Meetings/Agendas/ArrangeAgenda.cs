using CopBot.Conversation;

namespace CopBot.Meetings.Agendas;

/// <summary>Carried by buttons: never renumber.</summary>
internal enum ItemChange
{
    Up,
    Down,
    Done,
    NotDone,

    /// <summary>Asks how long it may take.</summary>
    Time,
}

/// <summary>Changes an item of the agenda.</summary>
internal sealed record ArrangeItem(AgendaItemId Item, ItemChange Change);

/// <summary>Waits for how long it may take.</summary>
internal sealed record TimeQuestion(AgendaItemId Item);

/// <summary>Order, time, and what was reached: by facilitators and the core group.</summary>
internal sealed class ArrangeAgenda(AgendaStore store, MeetingStore meetings, ShowAgenda show, AgendaOnCard card) : IHandle<Press<ArrangeItem>>, IHandle<Answered<TimeQuestion>>
{
    /// <summary>For as long after a meeting, a tick means that it was reached in it.</summary>
    private static readonly TimeSpan StillThatMeeting = TimeSpan.FromDays(1);

    public Reply Handle(Press<ArrangeItem> what, Scene scene)
    {
        if (store.Get(what.Payload.Item) is not { IsWaiting: true } item || scene.In(item.Community) is not { } here)
            return Reply.Toast(AgendaTexts.ItemNoLongerHere, mustBeClosed: true);
        if (!here.Steers)
            return Reply.Toast(MeetingTexts.OnlySteering, mustBeClosed: true);
        return what.Payload.Change switch
        {
            ItemChange.Up => Swap(item, -1, here),
            ItemChange.Down => Swap(item, +1, here),
            ItemChange.Done => Tick(item, here),
            ItemChange.NotDone => Keep(item with { IsDone = false }, here),
            ItemChange.Time => Reply.Ask(AgendaTexts.HowLong(item), new TimeQuestion(item.Id), AgendaTexts.HowLongHint),
            _ => Reply.Toast(AgendaTexts.ItemNoLongerHere),
        };
    }

    public Reply Handle(Answered<TimeQuestion> what, Scene scene)
    {
        if (store.Get(what.State.Item) is not { IsWaiting: true } item || scene.In(item.Community) is not { } here)
            return Reply.Whisper(Html.Of(AgendaTexts.ItemNoLongerHere));
        if (!here.Steers)
            return Reply.Whisper(Html.Of(MeetingTexts.OnlySteering));
        if (ItemWords.ReadMinutes(what.Said.Text) is not { } minutes)
            return Reply.Ask(AgendaTexts.NoTimeRead, what.State, AgendaTexts.HowLongHint);
        var timed = item with { Minutes = minutes == 0 ? null : minutes };
        store.Put(timed);
        return Reply.Say(AgendaTexts.Timed(timed), Keyboard.Row(
            new PressButton("See the agenda", new TurnAgenda(item.Community, item.Series, 0)))) + card.Refresh(item.Series, here.Community, scene.Now);
    }

    private Reply Swap(AgendaItem item, int by, Scene scene)
    {
        var items = store.Waiting(item.Community, item.Series);
        var at = items.TakeWhile(i => i.Id != item.Id).Count();
        if (at + by < 0 || at + by >= items.Count)
            return Reply.Toast(by < 0 ? AgendaTexts.IsFirst : AgendaTexts.IsLast);
        var other = items[at + by];
        var moved = item with { Place = other.Place };
        store.Put(other with { Place = item.Place });
        store.Put(moved);
        return show.Open(moved, scene) + card.Refresh(item.Series, scene.Community, scene.Now);
    }

    // Whoever ticks after the end means the meeting that was, not the one to come.
    private Reply Tick(AgendaItem item, Scene scene)
    {
        if (item.StoodOn is [.., var last] && meetings.Get(last) is { } meeting && scene.Now - meeting.EndsAt < StillThatMeeting)
        {
            store.Put(item with { IsDone = true, Reached = last, IsClosed = true });
            return show.Turn(item.Series, 0, scene) + card.Refresh(item.Series, scene.Community, scene.Now) + new Toast(AgendaTexts.ReachedThen);
        }

        store.Put(item with { IsDone = true });
        var place = store.Waiting(item.Community, item.Series).TakeWhile(i => i.Id != item.Id).Count();
        return show.Turn(item.Series, ShowAgenda.PageOf(place), scene) + card.Refresh(item.Series, scene.Community, scene.Now) + new Toast(AgendaTexts.Ticked);
    }

    private Reply Keep(AgendaItem item, Scene scene)
    {
        store.Put(item);
        return show.Open(item, scene) + card.Refresh(item.Series, scene.Community, scene.Now);
    }
}
