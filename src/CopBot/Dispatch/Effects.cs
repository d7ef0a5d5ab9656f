using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Scheduling;
using CopBot.Storage;

namespace CopBot.Dispatch;

/// <summary>Turns a reply into documents and outbox entries of the running transaction.</summary>
internal sealed class Effects(IDocuments documents, OutboxBook outbox, Agenda agenda, Routes routes, Confidence confidence, TimeProvider clock)
{
    public void Apply(Reply reply, Scene scene, Incoming origin)
    {
        foreach (var effect in reply.Effects)
            Apply(effect, scene, origin);
    }

    private void Apply(Effect effect, Scene scene, Incoming origin)
    {
        switch (effect, origin)
        {
            case (Say say, _):
                Add(say, scene);
                break;
            case (Whisper whisper, _):
                Add(whisper, scene, origin);
                break;
            case (Toast toast, Pressed pressed):
                outbox.Add(new PressAnswerParcel(pressed.PressId, Shorten(toast.Text, 200), toast.MustBeClosed));
                break;
            case (Toast toast, _):
                Add(new Say(Html.Of(toast.Text), Keyboard.None), scene);
                break;
            case (Rewrite rewrite, Pressed pressed):
                Add(rewrite, pressed);
                break;
            case (PostCard card, _):
                Add(card, scene);
                break;
            case (RefreshCard card, _):
                Add(card, origin);
                break;
            case (SendFile file, _):
                Add(file, scene);
                break;
            case (SendPicture picture, _):
                Add(picture, scene);
                break;
            case (PinCard pin, _):
                foreach (var chat in outbox.ChatsOf(pin.Key))
                    outbox.Add(new PinParcel(chat, pin.Key, pin.IsPinned));
                break;
            case (SendKept kept, _):
                Add(kept, scene);
                break;
            case (PostPoll poll, _):
                Add(poll, scene);
                break;
            case (ClosePoll close, _):
                outbox.Add(new ClosePollParcel(close.Chat, close.Key) { AndDelete = close.AndDelete });
                break;
            case (ShowVenue venue, _):
                Add(venue, scene);
                break;
            case (AnswerSearch answer, Searched searched):
                Add(answer, searched);
                break;
            case (AskWhichCommunity ask, _):
                Add(ask, scene, origin);
                break;
            case (OpenDialog open, _):
                Open(open, scene);
                break;
            case (CloseDialog, _):
                documents.Delete(DispatchKinds.Dialogs, OpenedDialog.IdOf(scene.Chat.Id, scene.Person.Id));
                break;
            case (RunErrand run, _):
                var errand = routes.ErrandOf(run.Errand);
                outbox.Add(new ErrandParcel(errand.Name, errand.Errand.Write(run.Errand)));
                break;
            case (SetDue due, _):
                var route = routes.DueOf(due.Payload);
                agenda.Set(new DueEntry(due.Key, route.Name, route.Payload.Write(due.Payload), due.At.ToUniversalTime()));
                break;
            case (SetDueEach each, _):
                var eachRoute = routes.DueOf(each.Payload);
                var repeat = Time.Repeat.Read(each.Repeat) ?? throw new InvalidOperationException("That is no rule.");
                agenda.SetEach(new DueEntry(each.Key, eachRoute.Name, eachRoute.Payload.Write(each.Payload), default), repeat, clock.GetUtcNow());
                break;
            case (CancelDue cancel, _):
                agenda.Cancel(cancel.Key);
                break;
            case (LeaveChat leave, _):
                outbox.Add(new LeaveParcel(leave.Chat));
                break;
            case (ResumeHeldCommand or Quietly, _):
                break;
            default:
                throw new InvalidOperationException($"{effect.GetType().Name} cannot be said in answer to {origin.GetType().Name}.");
        }
    }

    private void Add(Say say, Scene scene)
    {
        var place = say.Where ?? scene.Place;
        var parts = say.Text.Split();
        for (var i = 0; i < parts.Count; i++)
        {
            var isLast = i == parts.Count - 1;
            outbox.Add(
                new TextParcel(place.Chat, place.Topic, Pack(parts[i], isLast ? say.Buttons : Keyboard.None))
                {
                    ReplyTo = i == 0 ? ReplyTo(say.Where, scene) : null,
                    Silently = say.Silently || Silently(say.Where, scene),
                    AskFor = isLast && say.Buttons.IsEmpty ? say.AskFor : null,
                },
                say.Promise);
        }
    }

    private void Add(Whisper whisper, Scene scene, Incoming origin)
    {
        var press = origin as Pressed;
        var openly = scene.IsPrivate || whisper.Openly is null ? new Say(whisper.Text, whisper.Buttons) : whisper.Openly;
        if (scene.IsPrivate || (press is null && !scene.MayWhisper))
        {
            Add(openly, scene);
            return;
        }

        if (scene.Person.Id == PersonId.AnonymousAdministrator)
        {
            Add(openly with { Silently = true }, scene);
            return;
        }

        var content = Pack(First(whisper.Text), whisper.Buttons);
        outbox.Add(new EphemeralParcel(scene.Chat.Id, scene.Topic, scene.Person.Id, content)
        {
            PressId = press?.PressId,
            Otherwise = new TextParcel(scene.Chat.Id, scene.Topic, whisper.Openly is null ? content : Pack(First(openly.Text), openly.Buttons)) { ReplyTo = ReplyTo(null, scene), Silently = true },
        });
    }

    private void Add(PostCard card, Scene scene)
    {
        var place = card.Where ?? scene.Place;
        outbox.Add(
            new CardParcel(place.Chat, place.Topic, card.Key, Pack(First(card.Text), card.Buttons))
            {
                ReplyTo = ReplyTo(card.Where, scene),
                Silently = Silently(card.Where, scene),
            },
            card.Promise);
    }

    private void Add(RefreshCard card, Incoming origin)
    {
        var content = Pack(First(card.Text), card.Buttons);
        foreach (var chat in outbox.ChatsOf(card.Key))
            outbox.Add(new CardEditParcel(chat, card.Key, content));

        // An old copy of the card, no longer kept up to date, at least answers a press on itself.
        if (card.WasPressed && origin is Pressed { Message: { } message } pressed && !outbox.Stands(card.Key, pressed.Chat.Id, message)
            && !(card.Beside is { } beside && outbox.Stands(beside, pressed.Chat.Id, message)))
        {
            outbox.Add(new EditParcel(pressed.Chat.Id, message, content) { IsCaption = pressed.IsOnFile });
        }
    }

    private void Add(Rewrite rewrite, Pressed pressed)
    {
        var content = Pack(First(rewrite.Text), rewrite.Buttons);
        if (pressed.Ephemeral is { } ephemeral)
            outbox.Add(new EditEphemeralParcel(pressed.Chat.Id, pressed.Person.Id, ephemeral, content));
        else if (pressed.Message is { } message)
            outbox.Add(new EditParcel(pressed.Chat.Id, message, content) { IsCaption = pressed.IsOnFile });
    }

    private void Add(SendFile file, Scene scene)
    {
        var place = file.Where ?? scene.Place;
        var caption = First(file.Caption, HtmlSplitting.CaptionLimit).Markup;
        outbox.Add(new FileParcel(place.Chat, place.Topic, file.Name, file.Content.ToArray(), caption)
        {
            ReplyTo = ReplyTo(file.Where, scene),
            Library = file.Library,
        });
    }

    private void Add(SendPicture picture, Scene scene)
    {
        var place = picture.Where ?? scene.Place;
        if (picture.Key is { } key)
        {
            outbox.Add(
                new PictureCardParcel(place.Chat, place.Topic, key, picture.Name, picture.Png.ToArray(), Pack(First(picture.Caption, HtmlSplitting.CaptionLimit), picture.Buttons))
                {
                    ReplyTo = ReplyTo(picture.Where, scene),
                    Silently = picture.Silently || Silently(picture.Where, scene),
                },
                picture.Promise);
            return;
        }

        outbox.Add(
            new PictureParcel(place.Chat, place.Topic, picture.Name, picture.Png.ToArray(), First(picture.Caption, HtmlSplitting.CaptionLimit).Markup)
            {
                ReplyTo = ReplyTo(picture.Where, scene),
                Silently = picture.Silently || Silently(picture.Where, scene),
            },
            picture.Promise);
    }

    private void Add(SendKept kept, Scene scene)
    {
        var caption = Pack(First(kept.Caption, HtmlSplitting.CaptionLimit), kept.Buttons);
        var place = kept.Where ?? scene.Place;
        outbox.Add(new KeptFileParcel(place.Chat, place.Topic, kept.Key, kept.File.Kind, kept.File.File.Id, caption)
        {
            ReplyTo = ReplyTo(kept.Where, scene),
            Silently = Silently(kept.Where, scene),
        });
    }

    private void Add(PostPoll poll, Scene scene)
    {
        var place = poll.Where ?? scene.Place;
        outbox.Add(
            new PollParcel(place.Chat, place.Topic, poll.Key, poll.Sheet, Pack(Html.Empty, poll.Buttons))
            {
                ReplyTo = ReplyTo(poll.Where, scene),
                Silently = Silently(poll.Where, scene),
            },
            poll.Promise);
    }

    private void Add(ShowVenue venue, Scene scene)
    {
        var place = venue.Where ?? scene.Place;
        outbox.Add(new VenueParcel(place.Chat, place.Topic, venue.Latitude, venue.Longitude, Shorten(venue.Title, 100), Shorten(venue.Address, 200))
        {
            ReplyTo = ReplyTo(venue.Where, scene),
            Silently = Silently(venue.Where, scene),
        });
    }

    private void Add(AnswerSearch answer, Searched searched) =>
        outbox.Add(new SearchAnswerParcel(
            searched.QueryId,
            [.. answer.Hits.Select(h => new PackedHit(h.Id, Shorten(h.Title, 100), Shorten(h.Description, 200), First(h.Text).Markup, h.Url))],
            answer.Next)
        {
            AboveLabel = answer.Above?.Label,
            AboveStart = answer.Above is { } above ? routes.Payloads.PackForLink(above.Payload) : null,
        });

    private void Add(AskWhichCommunity ask, Scene scene, Incoming origin)
    {
        if (ask.Meant is { } meant && origin is Said said)
            documents.Put(DispatchKinds.Held, new HeldCommand(said.Person.Id, said with { Command = meant, Update = null, Original = null }, clock.GetUtcNow()));
        var choices = ask.Among.Select(m => new PressButton(m.Community.Name, new PickCommunity(m.Community.Id)));
        Add(new Say(DispatchTexts.WhichCommunity, Keyboard.Grid(1, choices)), scene);
    }

    private void Open(OpenDialog open, Scene scene)
    {
        var route = routes.DialogOf(open.State);
        var dialog = new OpenedDialog(
            scene.Chat.Id,
            scene.Person.Id,
            route.Name,
            route.State.Write(open.State),
            scene.Here?.Community.Id,
            clock.GetUtcNow() + (open.For < KeptFor.OpenQuestion ? open.For : KeptFor.OpenQuestion))
        { EndsQuietly = open.EndsQuietly };
        documents.Put(DispatchKinds.Dialogs, route.IsConfidential ? confidence.Close(dialog) : dialog);
    }

    private Content Pack(Html text, Keyboard buttons) => new(
        text.Markup,
        [.. buttons.Rows.Where(row => !row.IsEmpty).Select(row => row.Select(Pack).ToImmutableArray())]);

    private PackedButton Pack(Button button) => button switch
    {
        PressButton press => new(Shorten(press.Label, 60), Data: routes.Payloads.Pack(press.Payload)),
        LinkButton link => new(Shorten(link.Label, 60), Url: link.Url),
        PrivateButton start => new(Shorten(start.Label, 60), Start: routes.Payloads.PackForLink(start.Payload)),
        SearchButton search => new(Shorten(search.Label, 60), Query: search.Query),
        _ => throw new InvalidOperationException(button.GetType().Name),
    };

    private static Html First(Html text, int limit = HtmlSplitting.MessageLimit) => text.Split(limit) is [var first, ..] ? first : Html.Empty;

    private static string Shorten(string text, int units) => PlainText.Shorten(text, units);

    // In private there is nobody else to whom it could be an answer.
    private static MessageId? ReplyTo(Place? where, Scene scene) => where is null && !scene.IsPrivate ? scene.Message : null;

    private static bool Silently(Place? where, Scene scene) => where is null && !scene.IsPrivate && scene.Here?.Community.QuietAnswers == true;
}
