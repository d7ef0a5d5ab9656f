using System.Diagnostics;
using System.Text.Json.Serialization;
using CopBot.Storage;

namespace CopBot.Benchmarks;

/// <summary>What the store costs: writes one by one and grouped, reads, and the disk's own flush to compare with.</summary>
public static class StorageBenchmark
{
    private const int Documents = 20_000;
    private static readonly DocumentKind<Thing> Plain = new("Plain", thing => thing.Id, BenchmarkJson.Default);
    private static readonly DocumentIndex<Thing> ByGroup = new("ByGroup", thing => IndexKey.Of(thing.Group, thing.At));
    private static readonly DocumentIndex<Thing> ByTag = new("ByTag", thing => thing.Tags);
    private static readonly DocumentKind<Thing> Indexed = new("Indexed", thing => thing.Id, BenchmarkJson.Default, ByGroup, ByTag);

    public static async Task Run()
    {
        var folder = Path.Combine(Path.GetTempPath(), "copbot-bench-" + Guid.NewGuid().ToString("n"));
        Directory.CreateDirectory(folder);
        try
        {
            var flush = FlushMicroseconds(folder);
            Console.WriteLine($"fdatasync of 50 KB over old bytes: median {flush:0} us");
            await using var store = new LiteDbStore(new StoreSetup { Folder = folder, CacheBytes = 0 }, [Plain, Indexed], TimeProvider.System);
            await store.OpenAsync();
            await Report("warm up", store, 2000, 1, (documents, i) => documents.Put(Plain, Make(i)));
            await Report("put, no index, 1 a transaction", store, 2000, 1, (documents, i) => documents.Put(Plain, Make(2000 + i)));
            await Report("put, no index, 64 a transaction", store, Documents, 64, (documents, i) => documents.Put(Plain, Make(10_000 + i)));
            await Report("replace, no index, 64 a transaction", store, Documents, 64, (documents, i) => documents.Put(Plain, Make(10_000 + (i * 7919 % Documents))));
            await Report("put, 2 indexes (3 keys), 64 a transaction", store, Documents, 64, (documents, i) => documents.Put(Indexed, Make(i)));
            await Report("replace, 2 indexes, 64 a transaction", store, Documents, 64, (documents, i) => documents.Put(Indexed, Make(i * 7919 % Documents)));
            await Report("get by id, not cached, 64 a transaction", store, Documents, 64, (documents, i) => documents.Get(Plain, Id(10_000 + (i * 7919 % Documents))));
            await Report("get one id again and again, not cached", store, Documents, 64, (documents, _) => documents.Get(Plain, Id(10_000)));
            await Report("get by id, not cached, 1 a transaction", store, 5000, 1, (documents, i) => documents.Get(Plain, Id(10_000 + (i * 7919 % Documents))));
            await Report("get and put, 64 a transaction", store, Documents, 64, (documents, i) =>
            {
                var thing = documents.Get(Plain, Id(10_000 + (i * 7919 % Documents)))!;
                documents.Put(Plain, thing with { Text = thing.Text + "." });
            });
            await Report("get and put of one document, 64 a transaction", store, Documents, 64, (documents, i) =>
            {
                var thing = documents.Get(Plain, Id(10_000))!;
                documents.Put(Plain, thing with { At = i });
            });
            await Report("find 1 by key", store, Documents, 64, (documents, i) => documents.Find(Indexed, ByTag, $"tag-{i * 7919 % Documents}"));
            await Report("range of 20, newest first", store, 4000, 64, (documents, i) =>
            {
                var (from, to) = IndexKey.Prefix($"group-{i % 50}");
                documents.Range(Indexed, ByGroup, from, to, descending: true, limit: 20);
            });
            await Report("empty transaction", store, 20_000, 1, (_, _) => { });
            Console.WriteLine($"data {new FileInfo(Path.Combine(folder, "copbot.db")).Length / 1e6:0.0} MB, log {new FileInfo(Path.Combine(folder, "copbot.log")).Length / 1e6:0.0} MB, "
                + $"working set {Environment.WorkingSet / 1e6:0} MB, managed {GC.GetTotalMemory(true) / 1e6:0} MB");
            await store.DisposeAsync();

            await using var cached = new LiteDbStore(new StoreSetup { Folder = folder }, [Plain, Indexed], TimeProvider.System);
            var opening = Stopwatch.StartNew();
            await cached.OpenAsync();
            Console.WriteLine($"open with {Documents * 2} documents: {opening.Elapsed.TotalMilliseconds:0} ms");
            await Report("warm the cache", cached, 5000, 64, (documents, i) => documents.Get(Plain, Id(10_000 + i)));
            await Report("get by id, cached, 64 a transaction", cached, Documents, 64, (documents, i) => documents.Get(Plain, Id(10_000 + (i % 5000))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Report(string what, LiteDbStore store, int count, int group, Action<IDocuments, int> act)
    {
        var times = new List<double>();
        var whole = Stopwatch.StartNew();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        for (var at = 0; at < count; at += group)
        {
            var first = at;
            var one = Stopwatch.StartNew();
            await store.TransactAsync(() =>
            {
                for (var i = first; i < Math.Min(first + group, count); i++)
                    act(store.Documents, i);
                return true;
            });
            times.Add(one.Elapsed.TotalMicroseconds);
        }

        var seconds = whole.Elapsed.TotalSeconds;
        cpu = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        times.Sort();
        Console.WriteLine($"{what,-48} {count / seconds,9:0}/s {seconds * 1e6 / count,8:0.0} us each, cpu {cpu.TotalMicroseconds / count,7:0.0} us; "
            + $"transaction median {times[times.Count / 2],7:0} us, p99 {times[times.Count * 99 / 100],7:0} us");
    }

    private static double FlushMicroseconds(string folder)
    {
        using var file = new StoreFile(Path.Combine(folder, "flush.test"));
        var bytes = new byte[50_000];
        var times = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            file.Write(bytes, i % 20 * (long)bytes.Length);
            var one = Stopwatch.StartNew();
            file.Flush();
            if (i >= 20)
                times.Add(one.Elapsed.TotalMicroseconds);
        }

        times.Sort();
        return times[times.Count / 2];
    }

    private static string Id(int i) => $"thing-{i:x8}";

    private static Thing Make(int i) => new(Id(i), $"group-{i % 50}", i, new string((char)('a' + (i % 26)), 380), ["common", $"tag-{i}"]);
}

internal sealed record Thing(string Id, string Group, long At, string Text, string[] Tags);

[JsonSerializable(typeof(Thing))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;
