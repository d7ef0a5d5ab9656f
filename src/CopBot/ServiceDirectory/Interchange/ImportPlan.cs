using System.Collections.Immutable;
using CopBot.ServiceDirectory.Questions;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>What becomes of a row.</summary>
internal enum RowFate
{
    New,
    Changed,
    Unchanged,

    /// <summary>It looks like a record that is here; somebody has to say whether it is.</summary>
    Twin,
}

/// <summary>A row with what is to become of it. <paramref name="Target"/>: the record that it is, or looks like.</summary>
internal sealed record PlannedRow(ImportedRow Row, RowFate Fate, ServiceId? Target);

/// <summary>A file, compared with what the community has.</summary>
internal sealed record ImportPlan(ImportFile File, ImmutableArray<PlannedRow> Rows)
{
    public int Count(RowFate fate) => Rows.Count(r => r.Fate == fate);

    /// <summary>
    /// Compares. The same record is first the one with the same id, then one of the same name, organisation and postcode; what is only
    /// alike is a twin. No record is the same as two rows.
    /// </summary>
    public static ImportPlan Make(ImportFile file, IReadOnlyList<Service> here, CancellationToken cancellationToken)
    {
        var bySource = new Dictionary<string, Service>(StringComparer.Ordinal);
        var byFace = new Dictionary<string, List<Service>>(StringComparer.Ordinal);
        foreach (var service in here)
        {
            if (service.SourceId.Length > 0)
                bySource.TryAdd(service.SourceId, service);
            bySource.TryAdd(StableUuid.Of(service).ToString("D"), service);
            var face = Face(service);
            if (!byFace.TryGetValue(face, out var same))
                byFace[face] = same = [];
            same.Add(service);
        }

        var taken = new HashSet<ServiceId>();
        var planned = new PlannedRow?[file.Rows.Length];

        // Rows that say which record they are come first, so that no likeness takes it from them.
        for (var i = 0; i < planned.Length; i++)
        {
            if (file.Rows[i].Service.SourceId is { Length: > 0 } id && bySource.TryGetValue(id, out var same) && taken.Add(same.Id))
                planned[i] = Same(file.Rows[i], same);
        }

        for (var i = 0; i < planned.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (planned[i] is null && byFace.TryGetValue(Face(file.Rows[i].Service), out var alike) && Best(file.Rows[i], alike, taken) is { } best)
                planned[i] = best;
        }

        var finder = here.Count == taken.Count ? null : new TwinFinder(here.Where(s => !taken.Contains(s.Id)));
        for (var i = 0; i < planned.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            planned[i] ??= finder?.Like(file.Rows[i].Service) is [var twin, ..]
                ? new PlannedRow(file.Rows[i], RowFate.Twin, twin.Service.Id)
                : new PlannedRow(file.Rows[i], RowFate.New, null);
        }

        return new ImportPlan(file, [.. planned.OfType<PlannedRow>()]);
    }

    private static PlannedRow? Best(ImportedRow row, List<Service> alike, HashSet<ServiceId> taken)
    {
        var free = alike.Where(s => !taken.Contains(s.Id)).Select(s => Same(row, s)).ToList();
        if (free.Count == 0)
            return null;
        var best = free.Find(p => p.Fate == RowFate.Unchanged) ?? free[0];
        taken.Add(best.Target!.Value);
        return best;
    }

    private static PlannedRow Same(ImportedRow row, Service service) => new(
        row, SameRecord.Of(CarryOver.Onto(service, row.Service)) == SameRecord.Of(service) ? RowFate.Unchanged : RowFate.Changed, service.Id);

    // A withheld place is no part of it: the file does not say where that is.
    private static string Face(Service service) => string.Join(
        '\u0001',
        FoldedName.Of(service.Name),
        FoldedName.Of(service.Organization.Name),
        service.OpenLocations is [{ PostalCode: var postcode }, ..] ? postcode.ToUpperInvariant() : "");
}
