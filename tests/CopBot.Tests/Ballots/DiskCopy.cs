using System.Reflection;
using System.Text;
using System.Text.Json;
using CopBot.Storage;
using CopBot.Tests.Support;

namespace CopBot.Tests.Ballots;

/// <summary>A document as it stands in a copy of the database.</summary>
internal sealed record Found(string Kind, string Id, string Json);

/// <summary>What somebody who takes the disk away has: all files of a data folder as they were at one instant, and the documents in them.</summary>
internal sealed class DiskCopy : IDisposable
{
    private readonly TempFolder _folder = new();

    private DiskCopy()
    {
    }

    public IReadOnlyList<Found> Documents { get; private set; } = [];

    /// <summary>Copies while the bot runs, as `cp -r` would, and opens the copy.</summary>
    public static async Task<DiskCopy> OfAsync(string data, IReadOnlyList<DocumentKind> kinds, TimeProvider clock)
    {
        var copy = new DiskCopy();

        // The lock is an empty file that nobody else may open.
        foreach (var file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var path = copy._folder.File(Path.Combine("raw", Path.GetRelativePath(data, file)));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await using var to = File.Create(path);
            await from.CopyToAsync(to, TestContext.Current.CancellationToken);
        }

        // Opening writes, so the raw files are kept beside.
        var opened = copy._folder.File("opened");
        Directory.CreateDirectory(opened);
        foreach (var file in Directory.EnumerateFiles(copy._folder.File("raw")))
            File.Copy(file, Path.Combine(opened, Path.GetFileName(file)));
        await using var store = new LiteDbStore(new StoreSetup { Folder = opened }, kinds, clock);
        await store.OpenAsync(TestContext.Current.CancellationToken);
        copy.Documents = await store.TransactAsync(() => kinds.SelectMany(k => Read(store.Documents, k)).ToList(), TestContext.Current.CancellationToken);
        return copy;
    }

    public Found Only(string kind) => Assert.Single(Documents, d => d.Kind == kind);

    /// <summary>True where a text, or a number, stands anywhere on the disk: in UTF-8, UTF-16, Base64 or, of a number, as its eight bytes.</summary>
    public bool Holds(string text) => Forms(text).Any(HoldsBytes) || Documents.Any(d => d.Json.Contains(text, StringComparison.OrdinalIgnoreCase));

    public void Dispose() => _folder.Dispose();

    private bool HoldsBytes(byte[] form) =>
        Directory.EnumerateFiles(_folder.File("raw"), "*", SearchOption.AllDirectories).Any(f => File.ReadAllBytes(f).AsSpan().IndexOf(form) >= 0);

    private static IEnumerable<byte[]> Forms(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        yield return utf8;
        yield return Encoding.Unicode.GetBytes(text);
        for (var lead = 0; lead < 3; lead++)
        {
            // Without the letters at both ends, in which other bytes have a part.
            var encoded = Convert.ToBase64String([.. new byte[lead], .. utf8]);
            var (from, until) = ((lead * 8 + 5) / 6, (lead + utf8.Length) * 8 / 6);
            yield return Encoding.ASCII.GetBytes(encoded[from..until]);
        }

        if (!long.TryParse(text, out var number))
            yield break;
        yield return BitConverter.GetBytes(number);
        yield return [.. BitConverter.GetBytes(number).Reverse()];
    }

    private static IEnumerable<Found> Read(IDocuments documents, DocumentKind kind) => (IEnumerable<Found>)typeof(DiskCopy)
        .GetMethod(nameof(ReadAll), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(kind.GetType().GenericTypeArguments).Invoke(null, [documents, kind])!;

    // How many plus signs sealed bytes have in Base64, each escaped in JSON, is chance.
    private static List<Found> ReadAll<T>(IDocuments documents, DocumentKind<T> kind)
        where T : class => [.. documents.All(kind).Select(d => new Found(kind.Name, kind.IdOf(d), JsonSerializer.Serialize(d, kind.Json).Replace("\\u002B", "+", StringComparison.Ordinal)))];
}
