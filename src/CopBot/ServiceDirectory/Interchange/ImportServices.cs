using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>Waits for the file.</summary>
internal sealed record ImportQuestion;

/// <summary>/import: takes a file of services, from the message itself, from the one replied to, or from the next one.</summary>
internal sealed class ImportServices(ImportStore imports, ServiceStore services, ImportDesk desk) : IHandle<Called>, IHandle<Answered<ImportQuestion>>
{
    /// <summary>So long an unanswered preview waits, and so long an import can be undone.</summary>
    public static readonly TimeSpan UndoFor = KeptFor.Import;

    public Reply Handle(Called what, Scene scene) =>
        (what.Said.Attachment ?? what.Said.ReplyTo?.Attachment) is { } file
            ? Begin(file, scene)
            : Reply.Ask(ImportTexts.WhichFile, new ImportQuestion(), ImportTexts.WhichFileHint);

    public Reply Handle(Answered<ImportQuestion> what, Scene scene)
    {
        // Rights may have changed since it was asked.
        if (!scene.Steers)
            return Reply.Whisper(ImportTexts.NotAllowed);
        return what.Said.Attachment is { } file
            ? Begin(file, scene)
            : Reply.Ask(ImportTexts.NoFile, new ImportQuestion(), ImportTexts.WhichFileHint);
    }

    private Reply Begin(Attachment file, Scene scene)
    {
        if (file.Kind != AttachmentKind.Document)
            return Reply.Whisper(ImportTexts.NoDocument);
        if (file.Size > IReadFiles.Largest)
            return Reply.Whisper(Html.Of(ImportTexts.TooLarge));
        if (imports.JobsIn(scene.Community.Id).Any(j => j.IsRunning))
            return Reply.Whisper(ImportTexts.AnotherIsRunning);
        var job = new ImportJob(imports.NextId(), scene.Community.Id, scene.Person.Id, scene.Person.Name, scene.Now, file.File, PlainText.Shorten(file.Name ?? "the file", 80))
        {
            Chat = scene.Chat.Id,
            Topic = scene.Topic,
        };
        imports.Put(job);
        desk.Lay(job.Id, services.AllIn(job.Community));
        return Reply.Of(
            new PostCard(ImportCard.Key(job.Id), ImportTexts.Card(job), ImportCard.Buttons(job)),
            new RunErrand(new CompareImport(job.Id, job.File, job.FileName)),
            new SetDue(ImportCard.DueKey(job.Id), scene.Now + UndoFor, new EndOfUndo(job.Id)));
    }
}
