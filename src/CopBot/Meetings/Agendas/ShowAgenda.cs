using CopBot.Conversation;
using CopBot.Meetings.Invitation;

namespace CopBot.Meetings.Agendas;

/// <summary>A page of the agenda of a series.</summary>
internal sealed record TurnAgenda(CommunityId Community, SeriesId Series, int Offset);

/// <summary>Shows one item with what can be done with it.</summary>
internal sealed record OpenItem(AgendaItemId Item);

/// <summary>The agenda of the next meeting, by number; and each item by itself.</summary>
internal sealed class ShowAgenda(AgendaStore store, AgendaBook book) : IHandle<Press<TurnAgenda>>, IHandle<Press<OpenItem>>
{
    public const int PageSize = 10;

    /// <summary>So many other meetings have a button.</summary>
    public const int MostOthers = 3;

    private const int NumbersInRow = 5;

    public static int PageOf(int place) => place / PageSize * PageSize;

    public Reply Begin(Scene scene)
    {
        var next = book.Next(scene.Community.Id, scene.Now);
        var (text, buttons) = Page(next.Count > 0 ? book.Root(next[0].Series) : AgendaItem.AnySeries, 0, scene);
        return Reply.Say(text, buttons);
    }

    public Reply Handle(Press<TurnAgenda> what, Scene scene)
    {
        var (community, series, offset) = what.Payload;
        return scene.In(community) is { } here ? Turn(series, offset, here) : Reply.Toast(AgendaTexts.NoLongerHere, mustBeClosed: true);
    }

    public Reply Handle(Press<OpenItem> what, Scene scene)
    {
        if (store.Get(what.Payload.Item) is not { IsWaiting: true } item || scene.In(item.Community) is not { } here)
            return Reply.Toast(AgendaTexts.ItemNoLongerHere, mustBeClosed: true);
        return Open(item, here);
    }

    /// <summary>Changes the pressed message into a page of the agenda.</summary>
    public Reply Turn(SeriesId series, int offset, Scene scene)
    {
        var (text, buttons) = Page(series, offset, scene);
        return Reply.Rewrite(text, buttons);
    }

    /// <summary>Changes the pressed message into one item.</summary>
    public Reply Open(AgendaItem item, Scene scene)
    {
        var items = store.Waiting(item.Community, item.Series);
        var place = items.TakeWhile(i => i.Id != item.Id).Count();
        var buttons = Keyboard.None;
        if (scene.Steers)
        {
            buttons = buttons
                .And(new PressButton(item.IsDone ? "Not done yet" : "Done", new ArrangeItem(item.Id, item.IsDone ? ItemChange.NotDone : ItemChange.Done)), new PressButton("Time", new ArrangeItem(item.Id, ItemChange.Time)))
                .And(new PressButton("Up", new ArrangeItem(item.Id, ItemChange.Up)), new PressButton("Down", new ArrangeItem(item.Id, ItemChange.Down)));
        }

        // In a group others press the same message; each press is asked anew whether it may.
        if (scene.Steers || item.By == scene.Person.Id)
            buttons = buttons.And(new PressButton("Take it out", new RemoveItem(item.Id, Undo: false)));
        return Reply.Rewrite(
            AgendaTexts.Item(item, place + 1, items.Count, scene),
            buttons.And(new PressButton("‹ Agenda", new TurnAgenda(item.Community, item.Series, PageOf(place)))));
    }

    private (Html Text, Keyboard Buttons) Page(SeriesId series, int offset, Scene scene)
    {
        var community = scene.Community.Id;
        var meeting = book.Next(community, series, scene.Now);
        var items = store.Waiting(community, series);
        offset = offset > 0 && offset < items.Count ? PageOf(offset) : 0;
        var shown = items.Skip(offset).Take(PageSize).ToList();
        var buttons = Keyboard.Grid(NumbersInRow, shown.Select((item, i) => new PressButton($"{offset + i + 1}", new OpenItem(item.Id))))
            .And(Pages.Turning(offset, PageSize, items.Count, o => new TurnAgenda(community, series, o)))
            .And(new PressButton("Add something", new AskForItem(community, series)));
        foreach (var other in book.Next(community, scene.Now).Where(m => book.Root(m.Series) != series).Take(MostOthers))
            buttons = buttons.And(new PressButton(AgendaTexts.OtherAgenda(other), new TurnAgenda(community, book.Root(other.Series), 0)));
        return (AgendaTexts.Agenda(meeting, items, shown, offset, scene.Now), buttons);
    }
}
