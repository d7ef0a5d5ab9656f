using CopBot.Conversation;

namespace CopBot.Meetings.Agendas;

/// <summary>Asks what is to be put on an agenda. Of no series: <see cref="AgendaItem.AnySeries"/>.</summary>
internal sealed record AskForItem(CommunityId Community, SeriesId Series);

/// <summary>Waits for what is to be put on it.</summary>
internal sealed record AgendaQuestion(CommunityId Community, SeriesId Series);

/// <summary>Puts what was just added on the agenda of another meeting.</summary>
internal sealed record PutElsewhere(AgendaItemId Item, SeriesId Series);

/// <summary>/agenda with words or as a reply, and the button: any member, at any time. Bare, it shows the agenda.</summary>
internal sealed class AddToAgenda(AgendaStore store, AgendaBook book, ShowAgenda show, AgendaOnCard card)
    : IHandle<Called>, IHandle<Press<AskForItem>>, IHandle<Answered<AgendaQuestion>>, IHandle<Press<PutElsewhere>>
{
    public Reply Handle(Called what, Scene scene)
    {
        var words = what.Arguments.Length > 0 ? what.Arguments : what.Said.ReplyTo is { IsFromBot: false, Text: var quoted } ? quoted : "";
        var next = book.Next(scene.Community.Id, scene.Now);
        if (PlainText.OneLine(words).Length > 0)
            return Add(words, next.Count > 0 ? book.Root(next[0].Series) : AgendaItem.AnySeries, scene);
        return show.Begin(scene);
    }

    public Reply Handle(Press<AskForItem> what, Scene scene)
    {
        var (community, series) = what.Payload;
        if (scene.In(community) is not { } here)
            return Reply.Toast(AgendaTexts.NoLongerHere, mustBeClosed: true);
        return Reply.Ask(AgendaTexts.WhatToAdd(here), new AgendaQuestion(community, series), AgendaTexts.WhatToAddHint);
    }

    public Reply Handle(Answered<AgendaQuestion> what, Scene scene)
    {
        if (scene.In(what.State.Community) is not { } here)
            return Reply.Whisper(Html.Of(AgendaTexts.NoLongerHere));
        if (PlainText.OneLine(what.Said.Text).Length == 0)
            return Reply.Ask(AgendaTexts.WordsPlease, what.State, AgendaTexts.WhatToAddHint);

        // The meeting may have been cancelled since, or it is another community's by a forged number.
        var root = what.State.Series;
        if (book.Next(here.Community.Id, root, scene.Now) is null)
            root = book.Next(here.Community.Id, scene.Now) is [var first, ..] ? book.Root(first.Series) : AgendaItem.AnySeries;
        return Add(what.Said.Text, root, here);
    }

    public Reply Handle(Press<PutElsewhere> what, Scene scene)
    {
        if (store.Get(what.Payload.Item) is not { IsWaiting: true } item || scene.In(item.Community) is not { } here)
            return Reply.Toast(AgendaTexts.ItemNoLongerHere, mustBeClosed: true);
        if (!item.MayBeTakenOutBy(here))
            return Reply.Toast(AgendaTexts.NotYours, mustBeClosed: true);
        if (book.Next(item.Community, what.Payload.Series, scene.Now) is null)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        if (store.Waiting(item.Community, what.Payload.Series).Count >= AgendaItem.MostWaiting)
            return Reply.Toast(AgendaTexts.TooMany, mustBeClosed: true);
        var moved = item with { Series = what.Payload.Series };
        store.Put(moved);
        var (text, buttons) = Added(moved, here);
        return Reply.Rewrite(text, buttons) + card.Refresh(item.Series, here.Community, scene.Now) + card.Refresh(moved.Series, here.Community, scene.Now);
    }

    private Reply Add(string words, SeriesId root, Scene scene)
    {
        if (store.Waiting(scene.Community.Id, root).Count >= AgendaItem.MostWaiting)
            return Reply.Whisper(Html.Of(AgendaTexts.TooMany));
        var id = store.NextId();
        var (text, minutes) = ItemWords.Read(words);
        var item = new AgendaItem(id, scene.Community.Id, root, text, scene.Now)
        {
            By = scene.Person.Id,
            ByName = scene.Person.Name,
            Minutes = minutes,
            Place = id.Value,
        };
        store.Put(item);
        var (said, buttons) = Added(item, scene);
        return Reply.Say(said, buttons) + card.Refresh(root, scene.Community, scene.Now);
    }

    private (Html Text, Keyboard Buttons) Added(AgendaItem item, Scene scene)
    {
        var community = scene.Community.Id;
        var meeting = book.Next(community, item.Series, scene.Now);
        var items = store.Waiting(community, item.Series);
        var number = items.TakeWhile(i => i.Id != item.Id).Count() + 1;
        var buttons = Keyboard.Row(
            new PressButton("See the agenda", new TurnAgenda(community, item.Series, ShowAgenda.PageOf(number - 1))),
            new PressButton("Take it back", new RemoveItem(item.Id, Undo: false)));
        foreach (var other in book.Next(community, scene.Now).Where(m => book.Root(m.Series) != item.Series).Take(ShowAgenda.MostOthers))
            buttons = buttons.And(new PressButton(AgendaTexts.ForMeeting(other), new PutElsewhere(item.Id, book.Root(other.Series))));
        return (AgendaTexts.Added(item, number, meeting, items, scene.Now), buttons);
    }
}
