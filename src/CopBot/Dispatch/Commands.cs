using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Storage;

namespace CopBot.Dispatch;

/// <summary>A command's way: is it ours, may it be used here, by this person, and for which community?</summary>
internal sealed class Commands(
    IServiceProvider services,
    IDocuments documents,
    OutboxBook outbox,
    Routes routes,
    Effects effects,
    Confidence confidence,
    IScenes scenes,
    BotIdentity bot,
    TimeProvider clock)
{
    /// <summary>How long after a message was sent its correction still counts.</summary>
    private static readonly TimeSpan Correctable = TimeSpan.FromMinutes(5);

    public void Handle(Said said, Command command)
    {
        var route = routes.Command(command.Name);
        if (said.Edited && (route is not { TakesEdits: true } || clock.GetUtcNow() - said.SentAt > Correctable))
            return;

        // Groups have other bots, whose commands are none of our business.
        if (route is null && !said.Chat.IsPrivate)
            return;
        var scene = scenes.Of(said);
        var open = said.Edited ? null : documents.Get(DispatchKinds.Dialogs, OpenedDialog.IdOf(said.Chat.Id, said.Person.Id));
        if (open is not null)
            documents.Delete(DispatchKinds.Dialogs, OpenedDialog.IdOf(said.Chat.Id, said.Person.Id));
        var called = new Called(command, said)
        {
            ClosedAQuestion = open is not null,
            Cancelled = command.Name == "cancel" && open is not null ? Cancel(open, scene) : null,
        };
        effects.Apply(route is null ? Reply.Whisper(DispatchTexts.UnknownCommand(command.Name)) : Answer(called, route, scene), scene, said);
    }

    /// <summary>Handles the command that waited for this person's choice of a community, where one did.</summary>
    public void Resume(PersonId person)
    {
        var id = IndexKey.Of(person.Value);
        if (documents.Get(DispatchKinds.Held, id) is not { } held)
            return;
        documents.Delete(DispatchKinds.Held, id);
        if (held.At + KeptFor.HeldCommand > clock.GetUtcNow() && confidence.Open(held) is { Command: { } command } said)
            Handle(said, command);
    }

    private Reply Answer(Called called, CommandRoute route, Scene scene)
    {
        if (route.Where == Where.InGroup && scene.IsPrivate)
            return Reply.Whisper(DispatchTexts.OnlyInGroup(route.Name));
        if (route.Where == Where.InPrivate && !scene.IsPrivate)
            return Reply.Whisper(DispatchTexts.OnlyInPrivate(route.Name), Keyboard.Row(new LinkButton("Open our private chat", $"https://t.me/{bot.Username}")));
        if (route.Name == "start" && Follow(called.Arguments, scene) is { } followed)
            return followed;
        if (route.NeedsCommunity && scene.Here is null)
            return scene.Memberships.IsEmpty ? Reply.Whisper(DispatchTexts.NoCommunity) : Hold(called.Said, scene);
        if (scene.Here is not null && scene.Role < route.Needs)
        {
            return Reply.Whisper(route.Needs == Role.Facilitator
                ? DispatchTexts.OnlyAdministrators(route.Name)
                : DispatchTexts.OnlyFacilitators(route.Name));
        }

        if (route.IsConfidentialInPrivate && scene.IsPrivate)
            outbox.KeepConfidential();
        return route.Handle(services, called, scene);
    }

    private Reply? Cancel(OpenedDialog open, Scene scene)
    {
        if (routes.Dialog(open.Name) is not { Cancel: { } cancel } route || confidence.Open(open) is not { } opened)
            return null;
        if (route.IsConfidential)
            outbox.KeepConfidential();
        return cancel(services, route.State.Read(opened.State), scene) is { Effects.IsEmpty: false } reply ? reply : null;
    }

    private Reply? Follow(string link, Scene scene)
    {
        if (link.Length == 0 || routes.Payloads.UnpackFromLink(link) is not { } payload || routes.Link(payload.GetType()) is not { } route)
            return null;
        if (route.IsConfidential)
            outbox.KeepConfidential();
        return route.Handle(services, payload, scene);
    }

    private Reply Hold(Said said, Scene scene)
    {
        documents.Put(DispatchKinds.Held, confidence.Hold(said, clock.GetUtcNow()));
        return Reply.Of(new AskWhichCommunity(scene.Memberships));
    }
}
