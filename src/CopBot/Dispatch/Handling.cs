using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Scheduling;
using CopBot.Storage;

namespace CopBot.Dispatch;

/// <summary>One incoming value's way: seen before? which route? may they? Then the handler, and its reply's effects.</summary>
internal sealed class Handling(
    IServiceProvider services,
    IDocuments documents,
    OutboxBook outbox,
    Agenda agenda,
    Routes routes,
    Commands commands,
    Effects effects,
    SetAside setAside,
    Confidence confidence,
    IScenes scenes,
    IEnumerable<IFeature> features,
    IEnumerable<ITidy> tidies,
    TimeProvider clock)
{
    /// <summary>core.telegram.org/bots/api#answerinlinequery</summary>
    private const int MostHits = 50;

    private const char OffsetSeparator = ',';

    private const string AtItsEnd = "-";

    private static readonly Person House = new(new PersonId(0), "CopBot");

    public void Handle(Incoming incoming)
    {
        if (incoming.Update is { } update)
        {
            if (outbox.HasSeen(update))
                return;
            outbox.See(update);
        }

        switch (incoming)
        {
            case Delivered delivered:
                Settle(delivered);
                break;
            case CardGone gone:
                outbox.Leave(gone.Card, gone.Chat, gone.Message);
                break;
            case Broke broke:
                GiveUp(broke);
                break;
            case Claimed claimed:
                outbox.Claim(claimed.Entry, claimed.Withdrawn);
                break;
            case Said said:
                HandleSaid(said);
                break;
            case Pressed pressed:
                HandlePress(pressed);
                break;
            case Searched searched:
                HandleSearch(searched);
                break;
            case FellDue due:
                HandleDue(due);
                break;
            case ErrandDone done:
                HandleErrand(done);
                break;
            case NightFell:
                foreach (var tidy in tidies)
                    tidy.Tidy(clock.GetUtcNow());
                Raise(incoming, NoScene());
                break;
            case Several several:
                foreach (var part in several.Parts)
                    Handle(part with { Update = null });
                break;
            case Untranslatable broken:
                setAside.Keep(broken, broken.Error);
                break;
            case Ignored:
                break;
            case ChatMoved moved:
                Move(moved);
                break;
            case FromPerson fromPerson:
                Raise(incoming, scenes.Of(fromPerson));
                break;
            default:
                Raise(incoming, NoScene());
                break;
        }
    }

    // Where Telegram told of the new group first, it has a community of its own by now; the older of the two stays.
    private void Move(ChatMoved moved)
    {
        if (scenes.CommunityOf(moved.From) is { } one && scenes.CommunityOf(moved.To) is { } other && one != other)
        {
            var (older, younger) = one.Value < other.Value ? (one, other) : (other, one);
            foreach (var feature in features)
                feature.Merge(younger, older);
        }

        outbox.Leave(moved.From);
        foreach (var feature in features)
            feature.Move(moved.From, moved.To);
    }

    // At the third start; whoever waits for a poll's end hears that it does not come.
    private void GiveUp(Broke broke)
    {
        if (!outbox.Break(broke.Entry))
            return;
        setAside.Keep(broke);
        if (broke.Poll is { } poll)
            Raise(new PollClosed(poll, PollEnd.Failed, null), NoScene());
    }

    private void Settle(Delivered delivered)
    {
        outbox.Settle(delivered.Entry);
        if (delivered.Placed is { } placed)
            outbox.Place(placed);
    }

    private void HandleSaid(Said said)
    {
        if (said.Command is { } command)
        {
            commands.Handle(said, command);
            return;
        }

        if (said.Edited)
            return;
        var scene = scenes.Of(said);
        if (!HandleAnswer(said, scene))
            HandleTalk(said, scene);
    }

    // One answer is enough: features are asked in the order in which they open, until one has something to say or do.
    private void HandleTalk(Said said, Scene scene)
    {
        if (said.ReplyTo is { IsFromBot: true } quoted)
            scene = scene with { RepliedTo = outbox.CardAt(said.Chat.Id, quoted.Message) };
        foreach (var route in routes.Events(typeof(Said)))
        {
            if (route.Handle(services, said, scene) is not { Effects.IsEmpty: false } reply)
                continue;
            effects.Apply(reply, scene, said);
            return;
        }
    }

    // In a group only a reply to the bot answers its question; everything else there is talk among people.
    private bool HandleAnswer(Said said, Scene scene)
    {
        if (!scene.IsPrivate && said.ReplyTo is not { IsFromBot: true })
            return false;
        if (documents.Get(DispatchKinds.Dialogs, OpenedDialog.IdOf(said.Chat.Id, said.Person.Id)) is not { } dialog)
            return false;
        documents.Delete(DispatchKinds.Dialogs, OpenedDialog.IdOf(said.Chat.Id, said.Person.Id));
        if (dialog.EndsQuietly && dialog.Until < clock.GetUtcNow())
            return false;
        if (dialog.Community is { } community)
        {
            // Whoever has left the community meanwhile cannot go on in its name.
            if (scene.In(community) is not { } inCommunity)
                return false;
            scene = inCommunity;
        }

        if (dialog.Until < clock.GetUtcNow() || routes.Dialog(dialog.Name) is not { } route || confidence.Open(dialog) is not { } opened)
        {
            effects.Apply(Reply.Whisper(DispatchTexts.DialogOver), scene, said);
            return true;
        }

        if (route.IsConfidential)
            outbox.KeepConfidential();
        var state = route.State.Read(opened.State);
        effects.Apply(route.Handle(services, state, said, scene), scene, said);
        return true;
    }

    private void HandlePress(Pressed pressed)
    {
        var scene = scenes.Of(pressed);
        var reply = Reply.Toast(DispatchTexts.OldButton);
        if (routes.Payloads.Unpack(pressed.Data) is { } payload && routes.Press(payload.GetType()) is { } route)
        {
            if (route.IsConfidential)
                outbox.KeepConfidential();
            reply = route.Handle(services, payload, pressed, scene);
        }

        effects.Apply(reply, scene, pressed);
        if (!reply.Effects.OfType<Toast>().Any())
            outbox.Add(new PressAnswerParcel(pressed.PressId, null, false));
        if (reply.Effects.OfType<ResumeHeldCommand>().Any())
            commands.Resume(pressed.Person.Id);
    }

    private void HandleSearch(Searched searched)
    {
        var scene = scenes.Of(searched.Person);
        var offsets = searched.Offset.Length == 0 ? [] : searched.Offset.Split(OffsetSeparator);
        var next = new string[routes.Searches.Count];
        var all = new AnswerSearch([], "");
        for (var i = 0; i < next.Length; i++)
        {
            // Every feature has its own part of the offset; one that has come to its end is not asked again.
            var offset = offsets.Length == next.Length ? offsets[i] : "";
            if (offset == AtItsEnd)
            {
                next[i] = AtItsEnd;
                continue;
            }

            var answer = routes.Searches[i](services, searched with { Offset = offset }, scene)?.Effects.OfType<AnswerSearch>().FirstOrDefault();
            next[i] = answer is { Next.Length: > 0 } ? answer.Next : AtItsEnd;
            all = all with { Hits = all.Hits.AddRange(answer?.Hits ?? []), Above = all.Above ?? answer?.Above };
        }

        var more = Array.TrueForAll(next, n => n == AtItsEnd) ? "" : string.Join(OffsetSeparator, next);
        effects.Apply(Reply.Of(all with { Hits = [.. all.Hits.Take(MostHits)], Next = more }), scene, searched);
    }

    private void HandleDue(FellDue due)
    {
        if (!agenda.Take(due.Key, due.At, clock.GetUtcNow()) || routes.Due(due.Name) is not { } route)
            return;
        if (route.IsConfidential)
            outbox.KeepConfidential();
        var scene = NoScene();
        effects.Apply(route.Handle(services, route.Payload.Read(due.Payload), due, scene), scene, due);
    }

    private void HandleErrand(ErrandDone done)
    {
        outbox.Settle(done.Entry);
        var scene = NoScene();
        if (routes.Errand(done.Name) is { } route)
            effects.Apply(route.Handle(services, done.Errand, done.Result, scene), scene, done);
    }

    private void Raise(Incoming incoming, Scene scene)
    {
        foreach (var route in routes.Events(incoming.GetType()))
            effects.Apply(route.Handle(services, incoming, scene), scene, incoming);
    }

    private Scene NoScene() => new(House, new Chat(new ChatId(0), ChatKind.Private, ""), clock.GetUtcNow());
}
