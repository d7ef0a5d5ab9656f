using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Storage;

namespace CopBot.Dispatch;

/// <summary>Keeps an update that broke a handler, for the operator, and says sorry to whoever sent it.</summary>
internal sealed class SetAside(IDocuments documents, OutboxBook outbox, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    public void Keep(Incoming incoming, Exception error)
    {
        var now = clock.GetUtcNow();
        foreach (var old in documents.All(DispatchKinds.Failed).TakeWhile(f => f.At < now - KeptFor))
            documents.Delete(DispatchKinds.Failed, IndexKey.Of(old.Number));
        documents.Put(DispatchKinds.Failed, new FailedUpdate(
            documents.NextNumber("failed"),
            incoming.Update?.Value ?? 0,
            incoming.GetType().Name,
            (incoming as FromPerson)?.Person.Id ?? (incoming as Searched)?.Person.Id,
            now,
            error.ToString(),
            incoming.Original?.Invoke()));
        if (incoming.Update is { } update)
            outbox.See(update);
        Settle(incoming);
        Apologise(incoming);
    }

    private void Settle(Incoming incoming)
    {
        if (incoming is ErrandDone { Entry: var errand })
            outbox.Settle(errand);
        else if (incoming is Delivered { Entry: var entry })
            outbox.Settle(entry);
    }

    private void Apologise(Incoming incoming)
    {
        switch (incoming)
        {
            case Said { Command: not null } or Said { ToTheBot: true }:
                var said = (Said)incoming;
                outbox.Add(new TextParcel(said.Chat.Id, said.Topic, new Content(DispatchTexts.Sorry.Markup, [])) { ReplyTo = said.Message });
                break;
            case Pressed pressed:
                outbox.Add(new PressAnswerParcel(pressed.PressId, DispatchTexts.Sorry.ToPlain(), MustBeClosed: true));
                break;
        }
    }
}
