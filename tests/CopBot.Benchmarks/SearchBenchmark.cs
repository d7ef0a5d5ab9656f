using System.Diagnostics;
using CopBot.Search;

namespace CopBot.Benchmarks;

/// <summary>How long the index takes to rebuild, to change and to answer. Made-up texts with the uneven word counts of real ones.</summary>
internal static class SearchBenchmark
{
    private const string Scope = "-1001";

    private static readonly SearchShape _shape = new(
        "resources", [new("title", 10), new("themes", 6), new("note", 2), new("file", 3), new("by", 3)]);

    private static readonly string[] _themes = ["housing", "benefits", "debt", "mentoring", "youth", "carers", "health", "food"];
    private static string[] _words = [];

    public static void Run()
    {
        _words = MakeWords(9_000);
        Console.WriteLine("Search index (SQLite FTS5 in memory), one thread");
        Console.WriteLine($"  {"entries",8} {"what",-34} {"median µs",10} {"p99 µs",10} {"found",8}");
        foreach (var entries in new[] { 1_000, 10_000, 100_000 })
        {
            Measure(entries);
        }
    }

    private static void Measure(int count)
    {
        using var index = new SearchIndex(_shape);
        var random = new Random(7);
        SearchEntry[] entries = [.. Enumerable.Range(0, count).Select(i => Entry(random, i))];
        index.Rebuild(entries);
        var times = new List<(double Wall, double Processor)>();
        for (var i = 0; i < 5; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var used = Environment.CpuUsage.TotalTime;
            index.Rebuild(entries);
            times.Add((Stopwatch.GetElapsedTime(started).TotalMilliseconds, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds));
        }

        // The processor's time is what a busy machine disturbs least.
        Console.WriteLine($"  {count,8} rebuild: median {times.Select(t => t.Wall).Order().ElementAt(2):F0} ms, "
            + $"of the processor {times.Select(t => t.Processor).Order().ElementAt(2):F0} ms");
        using var another = new SearchIndex(_shape);
        var before = Memory();
        another.Rebuild(entries);
        var after = Memory();
        Console.WriteLine($"  {count,8} memory added: {after.Managed - before.Managed:F1} MB managed, {after.Sqlite - before.Sqlite:F1} MB in SQLite");

        Queries(index, count, "one word, rare", i => Query(_words[3_000 + (i % 3_000)]));
        Queries(index, count, "one word, usual", i => Query(_words[150 + (i % 600)]));
        Queries(index, count, "one word, very common", i => Query(_words[i % 10]));
        Queries(index, count, "two words", i => Query($"{_words[50 + (i % 100)]} {_words[20 + (i % 70)]}"));
        Queries(index, count, "three words, seldom together", i => Query($"{_words[400 + (i % 100)]} {_words[500 + (i % 70)]} {_words[900 + (i % 77)]}"));
        Queries(index, count, "sentence", i => Query($"does anyone know any good {_words[30 + (i % 90)]} for {_words[200 + (i % 70)]}"));
        Queries(index, count, "prefix of 3 letters", i => Query(_words[300 + (i % 500)][..3]));
        Queries(index, count, "mistyped", i => Query(Mistype(_words[300 + (i % 500)])));
        Queries(index, count, "phrase", i => Query("") with { Phrases = [$"{_words[10 + (i % 30)]} {_words[11 + (i % 30)]}"] });
        Queries(index, count, "word and facet", i => Query(_words[100 + (i % 300)]) with { Facets = [["kind:document"]] });
        Queries(index, count, "newest of a theme", i => Query("") with { Facets = [[$"theme:{_themes[i % 8]}"]] });
        Queries(index, count, "found nowhere", i => Query($"zq{i % 97}xwv"));
        Changes(index, random, count);
        Queries(index, count, "one word, usual, after changes", i => Query(_words[150 + (i % 600)]));
    }

    private static void Queries(SearchIndex index, int count, string what, Func<int, SearchQuery> query)
    {
        const int Times = 2_000;
        for (var i = 0; i < 300; i++)
        {
            index.Query(query(i));
        }

        var times = new double[Times];
        var found = 0L;
        for (var i = 0; i < Times; i++)
        {
            var asked = query(i);
            var started = Stopwatch.GetTimestamp();
            found += index.Query(asked).Total;
            times[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }

        Print(count, what, times, found / (double)Times);
    }

    private static void Changes(SearchIndex index, Random random, int count)
    {
        var times = new double[2_000];
        for (var i = 0; i < times.Length; i++)
        {
            var entry = Entry(random, random.Next(count));
            var started = Stopwatch.GetTimestamp();
            index.Put(entry);
            index.Commit();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }

        Print(count, "one change and its commit", times, 1);
    }

    private static void Print(int count, string what, double[] times, double found)
    {
        Array.Sort(times);
        Console.WriteLine($"  {count,8} {what,-34} {times[times.Length / 2],10:F1} {times[times.Length * 99 / 100],10:F1} {found,8:F1}");
    }

    private static (double Managed, double Sqlite) Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return (GC.GetTotalMemory(forceFullCollection: true) / 1e6, SQLitePCL.raw.sqlite3_memory_used() / 1e6);
    }

    private static SearchQuery Query(string words) => new([Scope], words);

    private static SearchEntry Entry(Random random, int id) => new(
        $"r{id}",
        Scope,
        [Text(random, 7), _themes[random.Next(8)], Text(random, 24), Text(random, 2), Text(random, 2)],
        [$"kind:{(random.Next(3) == 0 ? "document" : "link")}", $"theme:{_themes[random.Next(8)]}", $"by:{random.Next(40)}"],
        id);

    private static string Text(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => _words[(int)(_words.Length * Math.Pow(random.NextDouble(), 3))]));

    private static string Mistype(string word) => word.Length < 5 ? word + word[^1] : $"{word[..2]}{word[3]}{word[2]}{word[4..]}";

    private static string[] MakeWords(int count)
    {
        string[] beginnings = ["b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "tr", "pl", "gr", "sh"];
        string[] vowels = ["a", "e", "i", "o", "u", "ea", "ou"];
        string[] ends = ["", "n", "r", "t", "l", "ss", "nd", "st", "ck"];
        string[] endings = ["", "", "", "s", "ing", "ed", "er", "ation", "ness", "ment"];
        var random = new Random(3);
        var words = new HashSet<string>();
        while (words.Count < count)
        {
            var word = "";
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                word += Pick(random, beginnings) + Pick(random, vowels) + Pick(random, ends);
            }

            word += Pick(random, endings);
            if (word.Length > 3)
            {
                words.Add(word);
            }
        }

        return [.. words];
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
