using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Storage;
using Microsoft.Extensions.Logging;

namespace CopBot.Dispatch;

/// <summary>Keeps what broke a handler or the sender, for the operator, and says sorry to whoever sent an update.</summary>
internal sealed class SetAside(IDocuments documents, OutboxBook outbox, Confidence confidence, TimeProvider clock, ILogger<SetAside> log)
{
    /// <summary>True for what needs another token.</summary>
    public static bool IsNoFault(Incoming incoming, Exception error) => error is SealedUnderAnotherTokenException && incoming is FromPerson;

    /// <summary>
    /// Of what is confidential, only that it failed and where; not what it was, nor what the exception says of it. What needs another token is no
    /// fault to be mended here, and the operator hears of it at each start.
    /// </summary>
    public void Keep(Incoming incoming, Exception error)
    {
        if (IsNoFault(incoming, error))
        {
            if (incoming.Update is { } update)
                outbox.See(update);
            Apologise(incoming, DispatchTexts.CannotBeRead);
            return;
        }

        if (confidence.Covers(incoming))
            Keep(incoming with { Original = null }, $"{error.GetType()}{Environment.NewLine}{error.StackTrace}");
        else
            Keep(incoming, error.ToString());
    }

    public void Keep(Incoming incoming, string error)
    {
        var person = (incoming as FromPerson)?.Person.Id ?? (incoming as Searched)?.Person.Id;
        Put(incoming.Update?.Value ?? 0, incoming.GetType().Name, person, error, OriginalOf(incoming));
        if (incoming.Update is { } update)
            outbox.See(update);
        Settle(incoming);
        Apologise(incoming, DispatchTexts.Sorry);
    }

    /// <summary>Keeps why something of the outbox could not be carried out; it is not tried again.</summary>
    public void Keep(Broke broke)
    {
        DispatchLog.EntrySetAside(log, broke.Entry, broke.Kind);
        Put(0, broke.Kind, null, broke.Error, null);
    }

    private void Put(int update, string kind, PersonId? person, string error, string? original) => documents.Put(
        DispatchKinds.Failed,
        new FailedUpdate(documents.NextNumber("failed"), update, kind, person, clock.GetUtcNow(), error, original));

    // What broke a handler may well break whoever writes it down; its number and the error are kept all the same.
    private static string? OriginalOf(Incoming incoming)
    {
        try
        {
            return incoming.Original?.Invoke();
        }
#pragma warning disable CA1031 // Nothing that an update can bring may stop the reader.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"It could not be written down: {e.GetType().Name}.";
        }
    }

    private void Settle(Incoming incoming)
    {
        if (incoming is Broke { Entry: var broken })
            outbox.Settle(broken);
        else if (incoming is ErrandDone { Entry: var errand })
            outbox.Settle(errand);
        else if (incoming is Delivered { Entry: var entry })
            outbox.Settle(entry);
    }

    private void Apologise(Incoming incoming, Html words)
    {
        switch (incoming)
        {
            case Said { Command: not null } or Said { ToTheBot: true }:
                var said = (Said)incoming;
                outbox.Add(new TextParcel(said.Chat.Id, said.Topic, new Content(words.Markup, [])) { ReplyTo = said.Message });
                break;
            case Pressed pressed:
                outbox.Add(new PressAnswerParcel(pressed.PressId, words.ToPlain(), MustBeClosed: true));
                break;
        }
    }
}
