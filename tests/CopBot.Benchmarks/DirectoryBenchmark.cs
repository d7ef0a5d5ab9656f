using System.Diagnostics;
using CopBot.ServiceDirectory;

namespace CopBot.Benchmarks;

/// <summary>
/// How long the directory takes to rebuild, to change and to answer, on the labelled questions. The records are those of Trafford over
/// and over, each copy with a few words and a place of its own, so that the vocabulary grows as it does with real ones.
/// </summary>
internal static class DirectoryBenchmark
{
    private static readonly string[] _sounds = ["ba", "ker", "lo", "min", "sta", "ren", "fi", "hol", "wen", "tor", "ash", "ley", "dun", "mer", "ox", "bri"];

    public static void Run()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Answers");
        var real = TraffordServices.Read(folder);
        var questions = LabelledQuestion.Read(folder).Select(q => q.Text).ToList();
        Console.WriteLine("Service directory, one thread");
        foreach (var count in new[] { 1_000, 10_000, 100_000 })
            Measure(count, real, questions);
    }

    private static void Measure(int count, IReadOnlyList<Service> real, List<string> questions)
    {
        var services = Enumerable.Range(0, count).Select(i => Copy(real[i % real.Count], i, i / real.Count)).ToList();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var directory = new AnsweringDirectory(services);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        var rebuilds = Enumerable.Range(0, 3).Select(_ => Measured(() => directory.Index.Rebuild(services))).ToList();
        foreach (var question in questions)
            directory.Ask(question);
        var asked = Enumerable.Range(0, 4).SelectMany(_ => questions).Select(q => Time(() => directory.Ask(q))).Order().ToList();
        var used = Measured(() => questions.ForEach(q => directory.Ask(q)));
        var changed = Enumerable.Range(0, 500).Select(i => Time(() =>
        {
            directory.Index.Put(services[i * 2 % count] with { Description = $"Changed {i}" });
            directory.Index.Committed();
        })).Order().ToList();
        GC.KeepAlive(directory);
        Console.WriteLine(
            $"  {count,7} services: rebuild {rebuilds.Min(r => r.Wall):F0} ms (of the processor {rebuilds.Min(r => r.Processor):F0} ms), question median {At(asked, 0.5):F2} ms, p99 {At(asked, 0.99):F2} ms, of the processor each {used.Processor / questions.Count:F2} ms, "
            + $"change and commit median {At(changed, 0.5):F3} ms, memory added {(after - before) / 1e6:F0} MB");
    }

    private static Service Copy(Service service, int number, int round)
    {
        if (round == 0)
            return service with { Id = new ServiceId(number + 1) };
        var random = new Random(number);
        var (name, town) = (Word(random), Word(new Random(round)));
        return service with
        {
            Id = new ServiceId(number + 1),
            SourceId = "",
            Name = $"{name} {service.Name}",
            Description = $"{service.Description} {Word(random)} {Word(random)}",
            ServiceAreas = [new ServiceArea(town)],
        };
    }

    private static string Word(Random random)
    {
        var word = string.Concat(Enumerable.Range(0, 3).Select(_ => _sounds[random.Next(_sounds.Length)]));
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static double Time(Action what)
    {
        var started = Stopwatch.GetTimestamp();
        what();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static (double Wall, double Processor) Measured(Action what)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var wall = Time(what);
        return (wall, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }

    private static double At(List<double> sorted, double part) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];
}
