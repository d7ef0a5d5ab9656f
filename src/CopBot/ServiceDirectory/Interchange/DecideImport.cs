using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>Takes what is pressed under an import: go, cancel, undo, and whether twins are the same.</summary>
internal sealed class DecideImport(ImportStore imports, ServiceStore services, ImportDesk desk) : IHandle<Press<PressImport>>
{
    public Reply Handle(Press<PressImport> what, Scene scene)
    {
        if (imports.Get(what.Payload.Import) is not { } job || scene.In(job.Community) is not { } here)
            return Reply.Toast(ImportTexts.Over, mustBeClosed: true);
        if (!here.Steers)
            return Reply.Toast(ImportTexts.NotYours, mustBeClosed: true);
        if (what.Payload.Verb != ImportVerb.Undo && job.State != ImportState.Shown)
            return Reply.Toast(ImportTexts.NotNow);
        return what.Payload.Verb switch
        {
            ImportVerb.Undo => Undo(job, here),
            ImportVerb.Go => Go(job),
            ImportVerb.Cancel => Cancel(job),
            ImportVerb.OneByOne => ShowNext(job),
            ImportVerb.AllSame => DecideRest(job, same: true),
            ImportVerb.AllDifferent => DecideRest(job, same: false),
            ImportVerb.Same => Decide(job, what.Payload.Row, same: true),
            ImportVerb.Different => Decide(job, what.Payload.Row, same: false),
        };
    }

    private Reply Go(ImportJob job)
    {
        if (job.IsUndecided)
            return ShowNext(job);
        if (imports.JobsIn(job.Community).Any(j => j.Id != job.Id && j.IsRunning))
            return Reply.Toast(ImportTexts.WaitForOther, mustBeClosed: true);
        var starting = job with { State = ImportState.Starting };
        imports.Put(starting);
        desk.Lay(job.Id, services.AllIn(job.Community));
        return ImportCard.Refresh(starting, wasPressed: true) + new RunErrand(new CompareImport(job.Id, job.File, job.FileName));
    }

    private Reply Cancel(ImportJob job)
    {
        var cancelled = job with { State = ImportState.Cancelled, Twins = [] };
        imports.Put(cancelled);
        desk.Clear(job.Id);
        return ImportCard.Refresh(cancelled, wasPressed: true);
    }

    private Reply DecideRest(ImportJob job, bool same)
    {
        if (!job.IsUndecided)
            return Reply.Toast(ImportTexts.NotNow);
        var decided = job with { Twins = [.. job.Twins.Select(t => t.IsSame is null ? t with { IsSame = same } : t)] };
        imports.Put(decided);
        return ImportCard.Refresh(decided, wasPressed: true);
    }

    private Reply Decide(ImportJob job, int row, bool same)
    {
        if (!job.Twins.Any(t => t.Number == row && t.IsSame is null))
            return Reply.Toast(ImportTexts.NotNow);
        var decided = job with { Twins = [.. job.Twins.Select(t => t.Number == row ? t with { IsSame = same } : t)] };
        imports.Put(decided);
        return decided.IsUndecided ? ShowNext(decided) : ImportCard.Refresh(decided, wasPressed: true);
    }

    private Reply ShowNext(ImportJob job)
    {
        if (job.Twins.FirstOrDefault(t => t.IsSame is null) is not { } twin)
            return Reply.Toast(ImportTexts.NotNow);
        var number = job.Twins.Count(t => t.IsSame is not null) + 1;
        return Reply.Of(new RefreshCard(ImportCard.Key(job.Id), ImportTexts.SideBySide(job, twin, number, services.Get(twin.Like)), ImportCard.TwinButtons(job, twin)) { WasPressed = true });
    }

    private Reply Undo(ImportJob job, Scene scene)
    {
        if (job is not { State: ImportState.Done, DoneAt: { } done })
            return Reply.Toast(ImportTexts.NotNow);
        if (done + ImportServices.UndoFor < scene.Now)
            return Reply.Toast(ImportTexts.TooLateToUndo, mustBeClosed: true);
        if (imports.JobsIn(job.Community).Any(j => j.Id != job.Id && j.IsRunning))
            return Reply.Toast(ImportTexts.WaitForOther, mustBeClosed: true);
        var undoing = job with { State = ImportState.Undoing, LeftAlone = 0 };
        imports.Put(undoing);
        return ImportCard.Refresh(undoing, wasPressed: true) + new RunErrand(new NextRows(job.Id, job.Applied));
    }
}
