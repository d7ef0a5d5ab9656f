using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>
/// What the imports of this hour work with, in memory: files that were read, and the community's records as they were. All of it can
/// be made again, so a start with an empty desk loses nothing but time.
/// </summary>
internal sealed class ImportDesk
{
    /// <summary>More files than this are not held at once; who comes later has theirs read again.</summary>
    private const int MostAtOnce = 3;

    private readonly ConcurrentDictionary<ImportId, ImportFile> _files = [];
    private readonly ConcurrentDictionary<ImportId, IReadOnlyList<Service>> _here = [];
    private readonly ConcurrentDictionary<ImportId, ImportPlan> _plans = [];

    /// <summary>The records that a file is to be compared with.</summary>
    public void Lay(ImportId import, IReadOnlyList<Service> here) => _here[import] = here;

    public bool Take(ImportId import, [NotNullWhen(true)] out IReadOnlyList<Service>? here) => _here.TryRemove(import, out here);

    public void Keep(ImportId import, ImportFile file)
    {
        foreach (var old in _files.Keys.Where(id => id != import).OrderBy(id => id.Value).SkipLast(MostAtOnce - 1))
            Clear(old);
        _files[import] = file;
    }

    public ImportFile? File(ImportId import) => _files.GetValueOrDefault(import);

    public void Keep(ImportId import, ImportPlan plan) => _plans[import] = plan;

    public ImportPlan? Plan(ImportId import) => _plans.GetValueOrDefault(import);

    public void Clear(ImportId import)
    {
        _files.TryRemove(import, out _);
        _here.TryRemove(import, out _);
        _plans.TryRemove(import, out _);
    }
}
