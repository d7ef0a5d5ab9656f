using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Dispatch;

/// <summary>What the house itself holds on a person for a while: an open question, a command that waits, an update set aside.</summary>
internal sealed class DispatchPersonalData(IDocuments documents) : IPersonalData
{
    public IEnumerable<HeldData> Held(PersonId person)
    {
        var dialogs = documents.Find(DispatchKinds.Dialogs, DispatchKinds.DialogsByPerson, IndexKey.Of(person.Value));
        if (dialogs.Count > 0)
            yield return new HeldData("open questions", $"A question of mine that you have not answered yet, for up to a day.", [.. dialogs]);
        if (documents.Get(DispatchKinds.Held, IndexKey.Of(person.Value)) is { } held)
            yield return new HeldData("waiting command", $"A command of yours that waits until you say which community it is for.", [held]);
        var failed = Failed(person);
        if (failed.Count > 0)
            yield return new HeldData("set aside", $"Messages of yours that I failed on, kept for up to 30 days to mend the fault.", [.. failed]);
    }

    public Forgetting BeforeForgetting(PersonId person) =>
        Held(person).Any() ? new Forgetting(["Messages of yours that I had not finished with."], []) : Forgetting.Nothing;

    public void Forget(PersonId person)
    {
        foreach (var dialog in documents.Find(DispatchKinds.Dialogs, DispatchKinds.DialogsByPerson, IndexKey.Of(person.Value)))
            documents.Delete(DispatchKinds.Dialogs, OpenedDialog.IdOf(dialog.Chat, dialog.Person));
        documents.Delete(DispatchKinds.Held, IndexKey.Of(person.Value));
        foreach (var failed in Failed(person))
            documents.Delete(DispatchKinds.Failed, IndexKey.Of(failed.Number));
    }

    // Few, so they are read through.
    private List<FailedUpdate> Failed(PersonId person) => [.. documents.All(DispatchKinds.Failed).Where(f => f.Person == person)];
}
