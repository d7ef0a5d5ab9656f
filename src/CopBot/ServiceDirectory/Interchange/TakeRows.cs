using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>The next rows of an import, or of its undoing. A pause between two transactions, so that others have their turn.</summary>
/// <param name="Import">Which.</param>
/// <param name="From">So many are done; anything else is an echo of an earlier turn.</param>
internal sealed record NextRows(ImportId Import, int From);

/// <summary>The turn has come.</summary>
internal sealed record RowsTurn;

/// <summary>Nothing to fetch: the rows lie on the desk.</summary>
internal sealed class AwaitTurn : IRun<NextRows, RowsTurn>
{
    public Task<RowsTurn> RunAsync(NextRows errand, CancellationToken cancellationToken) => Task.FromResult(new RowsTurn());
}

/// <summary>Falls due when an import can no longer be undone, or nobody has decided on it.</summary>
internal sealed record EndOfUndo(ImportId Import);

/// <summary>
/// Takes rows in, or back, a few hundred in each transaction; how far it is is committed with them, so that a kill in the middle
/// neither loses nor repeats a row, and the next start goes on.
/// </summary>
internal sealed class TakeRows(ImportStore imports, ServiceStore services, ImportDesk desk, IScenes scenes, TimeProvider clock)
    : IHandle<Brought<NextRows, RowsTurn>>, IHandle<Due<EndOfUndo>>
{
    /// <summary>More make the whole faster, and whoever presses a button meanwhile wait longer.</summary>
    private const int AtOnce = 250;

    public Reply Handle(Brought<NextRows, RowsTurn> what, Scene scene)
    {
        if (imports.Get(what.Errand.Import) is not { } job || job.Applied != what.Errand.From || scenes.Community(job.Community) is null)
            return Reply.None;
        return job.State switch
        {
            ImportState.Applying => Apply(job),
            ImportState.Undoing => TakeBack(job),
            _ => Reply.None,
        };
    }

    public Reply Handle(Due<EndOfUndo> what, Scene scene)
    {
        if (imports.Get(what.Payload.Import) is not { } job)
            return Reply.None;

        var now = clock.GetUtcNow();
        if (job.IsRunning)
            return GiveUp(job, now);
        if (job.DoneAt is { } done && done + ImportServices.UndoFor > now)
            return Reply.Of(new SetDue(ImportCard.DueKey(job.Id), done + ImportServices.UndoFor, new EndOfUndo(job.Id)));
        imports.Delete(job);
        desk.Clear(job.Id);
        return Reply.Of(new RefreshCard(ImportCard.Key(job.Id), ImportTexts.CardAfterwards(job), Keyboard.None));
    }

    // One that has run for a day has lost its way, and no other may begin while it runs. What it took in can be undone for a day more.
    private Reply GiveUp(ImportJob job, DateTimeOffset now)
    {
        var ended = job with { State = job.Applied > 0 ? ImportState.Done : ImportState.Failed, Why = ImportTexts.TookTooLong, DoneAt = now };
        imports.Put(ended);
        desk.Clear(job.Id);
        return ImportCard.Refresh(ended) + new SetDue(ImportCard.DueKey(job.Id), now + ImportServices.UndoFor, new EndOfUndo(job.Id));
    }

    private Reply Apply(ImportJob job)
    {
        if (desk.Plan(job.Id) is not { } plan)
        {
            desk.Lay(job.Id, services.AllIn(job.Community));
            return Reply.Of(new RunErrand(new CompareImport(job.Id, job.File, job.FileName)));
        }

        var now = clock.GetUtcNow();
        var by = job.By is { } person ? new Person(person, job.ByName) : null;
        var decided = job.Twins.ToDictionary(t => t.Number);
        var changes = ImmutableArray.CreateBuilder<StepChange>();
        var until = Math.Min(job.Applied + AtOnce, plan.Rows.Length);
        for (var i = job.Applied; i < until; i++)
        {
            var row = plan.Rows[i];

            // One that nobody was asked about, and that may be a place that must not be known, is left out.
            if (row.Fate == RowFate.Twin && !decided.ContainsKey(row.Row.Number) && row.Target is { } like && services.Get(like) is { AddressWithheld: true })
                continue;
            var target = row.Fate != RowFate.Twin ? row.Target
                : decided.TryGetValue(row.Row.Number, out var twin) && twin.IsSame == true ? twin.Like
                : null;
            if (Take(job, row.Row.Service, target, by, now) is { } change)
                changes.Add(change);
        }

        if (changes.Count > 0)
            imports.Put(new ImportStep(job.Id, job.Applied) { Changes = changes.ToImmutable() });
        var isOver = until >= plan.Rows.Length;
        var further = job with
        {
            Applied = until,
            Added = job.Added + changes.Count(c => c.Before is null),
            Changed = job.Changed + changes.Count(c => c.Before is not null),
            State = isOver ? ImportState.Done : ImportState.Applying,
            DoneAt = isOver ? now : null,
        };
        imports.Put(further);
        if (!isOver)
            return ImportCard.Refresh(further) + new RunErrand(new NextRows(job.Id, until));
        desk.Clear(job.Id);
        return ImportCard.Refresh(further) + new SetDue(ImportCard.DueKey(job.Id), now + ImportServices.UndoFor, new EndOfUndo(job.Id));
    }

    // Null where nothing is to be changed.
    private StepChange? Take(ImportJob job, Service said, ServiceId? target, Person? by, DateTimeOffset now)
    {
        var before = target is { } id ? services.Get(id) : said.SourceId.Length > 0 ? services.WithSource(job.Community, said.SourceId) : null;
        if (before is null || before.Community != job.Community)
        {
            var added = services.Save(said with { Id = services.NextId(), Community = job.Community }, by, ImportTexts.Imported, now);
            return new StepChange(added.Id, SameRecord.Of(added), null);
        }

        var after = CarryOver.Onto(before, said);
        if (SameRecord.Of(after) is var mark && mark == SameRecord.Of(before))
            return null;
        services.Save(after, by, ImportTexts.Imported, now);

        // A withheld place is kept nowhere but in its record.
        return new StepChange(before.Id, mark, before.AddressWithheld || after.AddressWithheld ? before with { Locations = [] } : before);
    }

    private Reply TakeBack(ImportJob job)
    {
        // The last step first, so that a record that was changed twice ends as it began. A step that changed nothing was not kept.
        var from = Math.Max(0, job.Applied - 1) / AtOnce * AtOnce;
        var leftAlone = imports.Step(job.Id, from) is { } step ? step.Changes.Reverse().Count(change => !TakeBack(change)) : 0;
        var further = job with
        {
            Applied = from,
            LeftAlone = job.LeftAlone + leftAlone,
            State = from > 0 ? ImportState.Undoing : ImportState.Undone,
        };
        imports.Put(further);
        return from > 0 ? ImportCard.Refresh(further) + new RunErrand(new NextRows(job.Id, from)) : ImportCard.Refresh(further);
    }

    // False where somebody has touched it since.
    private bool TakeBack(StepChange change)
    {
        if (services.Get(change.Service) is not { } now)
            return change.Before is null;
        if (SameRecord.Of(now) != change.After)
            return false;
        if (change.Before is not { } before)
            services.Delete(now);
        else
            services.Save(before with { AddressWithheld = before.AddressWithheld || now.AddressWithheld }, null, ImportTexts.ImportUndone, clock.GetUtcNow());
        return true;
    }
}
