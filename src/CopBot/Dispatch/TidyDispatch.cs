using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Dispatch;

/// <summary>Removes questions that are closed, commands that nobody waits for any more, and updates set aside long ago.</summary>
internal sealed class TidyDispatch(IDocuments documents) : ITidy
{
    // Open questions and held commands are few, one for each person and chat, so they are read through.
    public void Tidy(DateTimeOffset now)
    {
        foreach (var dialog in documents.All(DispatchKinds.Dialogs).Where(d => d.Until < now))
            documents.Delete(DispatchKinds.Dialogs, OpenedDialog.IdOf(dialog.Chat, dialog.Person));
        foreach (var held in documents.All(DispatchKinds.Held).Where(h => h.At + KeptFor.HeldCommand <= now))
            documents.Delete(DispatchKinds.Held, IndexKey.Of(held.Person.Value));
        foreach (var old in documents.Range(DispatchKinds.Failed, DispatchKinds.FailedByTime, null, IndexKey.Of(now - KeptFor.FailedUpdate)))
            documents.Delete(DispatchKinds.Failed, IndexKey.Of(old.Number));
    }
}
