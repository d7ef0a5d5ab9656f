using System.Collections.Immutable;
using System.Text;
using CopBot.Conversation;
using Microsoft.Extensions.Logging;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>Fetches the file where it is not on the desk, reads it, and compares it with what the community has.</summary>
internal sealed record CompareImport(ImportId Import, TelegramFile File, string FileName);

/// <summary>What came of it.</summary>
internal abstract record Compared
{
    private Compared()
    {
    }

    internal sealed record Ready(ImportPlan Plan) : Compared;

    /// <summary>The house was started anew: what the file was to be compared with is no longer on the desk.</summary>
    internal sealed record Lost : Compared;

    /// <summary>A sentence.</summary>
    internal sealed record Unusable(string Why) : Compared;
}

/// <summary>The slow half: runs outside the reader.</summary>
internal sealed partial class FetchAndCompare(IReadFiles files, ImportDesk desk, ILogger<FetchAndCompare> log) : IRun<CompareImport, Compared>
{
    public async Task<Compared> RunAsync(CompareImport errand, CancellationToken cancellationToken)
    {
        try
        {
            return await CompareAsync(errand, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A bug of ours; without an answer the import would stay under way for ever, and no other could begin.
            Broke(log, errand.Import.Value, e.GetType().Name);
            return new Compared.Unusable(ImportTexts.CannotRead);
        }
    }

    [LoggerMessage(LogLevel.Error, "Import {Import} could not be read or compared: {Error}")]
    private static partial void Broke(ILogger logger, long import, string error);

    private async Task<Compared> CompareAsync(CompareImport errand, CancellationToken cancellationToken)
    {
        if (desk.File(errand.Import) is not { } file)
        {
            switch (await files.ReadAsync(errand.File, IReadFiles.Largest, cancellationToken))
            {
                case FileBrought.Here here:
                    // Reading ten thousand rows takes a second or more of computing; the sender's threads are for waiting.
                    file = await Task.Run(() => ReadImportFile.Read(here.Bytes.Span, cancellationToken), cancellationToken);
                    break;
                case FileBrought.TooLarge:
                    return new Compared.Unusable(ImportTexts.TooLarge);
                case FileBrought.Gone:
                    return new Compared.Unusable(ImportTexts.FileGone);
                default:
                    return new Compared.Unusable(ImportTexts.OutOfReach);
            }

            if (file.Broken is { } broken)
                return new Compared.Unusable(broken);
            desk.Keep(errand.Import, file);
        }

        if (!desk.Take(errand.Import, out var services))
            return new Compared.Lost();
        var plan = await Task.Run(() => ImportPlan.Make(file, services, cancellationToken), cancellationToken);
        desk.Keep(errand.Import, plan);
        return new Compared.Ready(plan);
    }
}

/// <summary>The quick half: shows what would become of the rows, or goes on with taking them in.</summary>
internal sealed class ShowImport(ImportStore imports, ServiceStore services, ImportDesk desk, IScenes scenes, TimeProvider clock) : IHandle<Brought<CompareImport, Compared>>
{
    private const int ShownRefusals = 5;

    // More twins than this are for a spreadsheet, not for a chat; the rest of them is taken for new.
    private const int MostTwins = 200;

    public Reply Handle(Brought<CompareImport, Compared> what, Scene scene)
    {
        if (imports.Get(what.Errand.Import) is not { State: ImportState.Reading or ImportState.Starting or ImportState.Applying } job || scenes.Community(job.Community) is null)
        {
            desk.Clear(what.Errand.Import);
            return Reply.None;
        }

        return what.Result switch
        {
            Compared.Ready ready => Show(job, ready.Plan),
            Compared.Lost => Again(job),
            Compared.Unusable unusable => Fail(job, unusable.Why),
            _ => throw new InvalidOperationException(what.Result.GetType().Name),
        };
    }

    private Reply Again(ImportJob job)
    {
        desk.Lay(job.Id, services.AllIn(job.Community));
        return Reply.Of(new RunErrand(new CompareImport(job.Id, job.File, job.FileName)));
    }

    private Reply Fail(ImportJob job, string why)
    {
        // What was taken in before can be undone.
        var failed = job with { State = job.Applied > 0 ? ImportState.Done : ImportState.Failed, Why = why, DoneAt = job.Applied > 0 ? clock.GetUtcNow() : null };
        imports.Put(failed);
        return ImportCard.Refresh(failed);
    }

    private Reply Show(ImportJob job, ImportPlan plan)
    {
        if (job.State == ImportState.Applying)
            return Reply.Of(new RunErrand(new NextRows(job.Id, job.Applied)));
        var decided = job.Twins.ToDictionary(t => t.Number);
        var twins = plan.Rows.Where(r => r.Fate == RowFate.Twin)
            .OrderByDescending(r => IsWithheld(r.Target!.Value)).Take(MostTwins).OrderBy(r => r.Row.Number)
            .Select(r => new TwinRow(
                r.Row.Number,
                r.Target!.Value,
                decided.TryGetValue(r.Row.Number, out var before) && before.Like == r.Target ? before.IsSame : null,
                Face(r.Row.Service, IsWithheld(r.Target!.Value))))
            .ToImmutableArray();
        var compared = job with
        {
            Twins = twins,
            Counts = new ImportCounts(plan.Count(RowFate.New) + plan.Count(RowFate.Twin) - twins.Length, plan.Count(RowFate.Changed), plan.Count(RowFate.Unchanged), plan.File.Refused.Length, plan.File.LeftOut.Length)
            {
                MoreTwins = plan.Count(RowFate.Twin) - twins.Length,
                FirstRefused = [.. plan.File.Refused.Take(ShownRefusals)],
                UnknownColumns = [.. plan.File.UnknownColumns.Take(10).Select(c => PlainText.Shorten(c, 40))],
                Dated = plan.File.Rows.Count(r => r.Service.AssuredDate is not null),
            },
        };

        // Whoever pressed Import has decided all that there was to decide, unless something new is alike by now.
        if (job.State == ImportState.Starting && !compared.IsUndecided)
        {
            var applying = compared with { State = ImportState.Applying };
            imports.Put(applying);
            return ImportCard.Refresh(applying) + new RunErrand(new NextRows(job.Id, 0));
        }

        var shown = compared with { State = ImportState.Shown };
        imports.Put(shown);
        var reply = ImportCard.Refresh(shown);
        return job.State == ImportState.Reading && plan.File.Refused.Length + plan.File.LeftOut.Length > ShownRefusals
            ? reply + new SendFile(ImportTexts.NotesFile, Encoding.UTF8.GetBytes(ImportTexts.Notes(plan.File)), ImportTexts.NotesCaption(job)) { Where = job.Where }
            : reply;
    }

    private bool IsWithheld(ServiceId id) => services.Get(id) is { AddressWithheld: true };

    // What may be the address of a place that must not be known is not shown beside it, whoever has published it.
    private static TwinFace Face(Service service, bool isSecret) => new(
        service.Name,
        service.Organization.Name,
        service.Phones is [var phone, ..] ? phone.Number : "",
        !isSecret && service.OpenLocations is [var place, ..] ? place.PostalCode : "",
        !isSecret && service.OpenLocations is [var first, ..] ? PlainText.Shorten(first.Address, 80) : "");
}
