using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.Wins;

/// <summary>Waits for what went well.</summary>
internal sealed record WinQuestion;

/// <summary>In private: posts a win with the name of whoever tells it, or without.</summary>
internal sealed record PostWin(long Draft, bool WithName);

/// <summary>
/// /win: keeps what went well, and posts its card. As a reply it is the win of whoever wrote that message. In private it is asked first
/// whether with a name; without, nothing that is kept leads to whoever told it.
/// </summary>
internal sealed class TellWin(WinStore store, IMembers members) : IHandle<Called>, IHandle<Answered<WinQuestion>>, IHandle<Press<PostWin>>
{
    public Reply Handle(Called what, Scene scene) => Begin(what.Said, what.Arguments, scene);

    public Reply Handle(Answered<WinQuestion> what, Scene scene) => Begin(what.Said with { ReplyTo = null }, what.Said.Text, scene);

    public Reply Handle(Press<PostWin> what, Scene scene)
    {
        if (store.Draft(what.Payload.Draft) is not { } draft || scene.In(draft.Community) is not { } here)
            return Reply.Toast(WinTexts.TellAgain, mustBeClosed: true);
        store.Delete(draft);
        var win = new Win(store.NextWinId(), draft.Community, draft.Text, scene.Now) { Themes = draft.Themes, Photo = draft.Photo };
        win = what.Payload.WithName
            ? win with { By = scene.Person.Id, For = scene.Person.Id, Name = scene.Person.Name, NameIsGiven = true }
            : win with { Secret = WinStore.DrawNumber() };
        store.Put(win);
        var takeBack = what.Payload.WithName ? Keyboard.None : Keyboard.Row(new PressButton("Take it back", new TakeWinBack(win.Id, win.Secret)));
        return Reply.Rewrite(WinTexts.Told(win, here), takeBack) + WinCards.Post(win, here, new Place(here.Community.Chat));
    }

    private Reply Begin(Said said, string words, Scene scene)
    {
        var quoted = said.ReplyTo is { IsFromBot: false } other ? other : null;
        var (rest, themes) = Hashtags.Extract(words, Win.MostThemes);
        var text = PlainText.OneLine(rest);
        if (text.Length == 0 && quoted is not null)
        {
            var (others, otherThemes) = Hashtags.Extract(quoted.Text, Win.MostThemes);
            (text, themes) = (PlainText.OneLine(others), themes.IsEmpty ? otherThemes : themes);
        }

        var photo = PhotoOf(said.Attachment) ?? PhotoOf(quoted?.Attachment);
        if (text.Length == 0)
            return photo is null ? Reply.Ask(WinTexts.WhatWentWell(scene), new WinQuestion(), WinTexts.WhatWentWellHint) : Reply.Whisper(WinTexts.WordsPlease);
        text = PlainText.Shorten(text, Win.LongestText);
        return scene.IsPrivate ? AskHow(text, themes, photo, scene) : Post(text, themes, photo, quoted?.Author, scene);
    }

    private Reply AskHow(string text, ImmutableArray<string> themes, TelegramFile? photo, Scene scene)
    {
        var draft = new WinDraft(WinStore.DrawNumber(), scene.Community.Id, text, scene.Now) { Themes = themes, Photo = photo };
        store.Put(draft);
        return Reply.Say(WinTexts.HowToTell(text, scene), Keyboard.Row(
            new PressButton("With my name", new PostWin(draft.Id, WithName: true)),
            new PressButton("Without my name", new PostWin(draft.Id, WithName: false))));
    }

    private Reply Post(string text, ImmutableArray<string> themes, TelegramFile? photo, Person? author, Scene scene)
    {
        var teller = Named(scene.Person);
        var whose = author is null ? teller : Named(author);
        var win = new Win(store.NextWinId(), scene.Community.Id, text, scene.Now)
        {
            By = teller?.Id,
            For = whose?.Id,
            Name = whose?.Name ?? "",
            NameIsGiven = whose is not null && whose.Id == teller?.Id,
            Themes = themes,
            Photo = photo,
        };
        store.Put(win);
        var reply = Reply.Of(WinCards.Post(win, scene));

        // Whoever it is about hears of it where they can, so that they can take their name off.
        return win.IsOfAnother && members.Find(win.Community, whose!.Id) is { PrivateIsOpen: true, HasDeclined: false }
            ? reply + new Say(WinTexts.YourWinWasTold(win, scene.Person.Id == PersonId.AnonymousAdministrator ? "" : scene.Person.Name, scene.Community), Keyboard
                .Row(new PressButton("That is fine", new NameOnWin(win.Id, Keep: true)))
                .And(new PressButton("Take my name off", new NameOnWin(win.Id, Keep: false)), new PressButton("Remove it", new RemoveWin(win.Id, Undo: false))))
            {
                Where = new Place(whose.Id.PrivateChat),
            }
            : reply;
    }

    // The group's own name is nobody's.
    private static Person? Named(Person person) => person.Id == PersonId.AnonymousAdministrator ? null : person;

    private static TelegramFile? PhotoOf(Attachment? attachment) => attachment is { Kind: AttachmentKind.Photo, File: var file } ? file : null;
}
