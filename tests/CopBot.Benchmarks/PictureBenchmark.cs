using System.Diagnostics;
using CopBot.Pictures;

namespace CopBot.Benchmarks;

/// <summary>How long a picture takes from values to PNG, and what stays in memory after many.</summary>
internal static class PictureBenchmark
{
    private const int Times = 30;

    public static void Run()
    {
        Console.WriteLine("Pictures, one thread, fonts read anew for each");
        Measure("poll of 4", BarChart.OfPoll("When should the community meet in March? 📅", Options(4, 40), 31, "31 people voted"));
        Measure("poll of 12, 100 characters", BarChart.OfPoll("Which would help you most?", Options(12, 100), 31, "31 people voted"));
        Measure("poll in Urdu", BarChart.OfPoll("ہمیں مارچ میں کب ملنا چاہیے؟", [("منگل 3 مارچ", 4), ("بدھ 4 مارچ", 2)], 6, "6 people voted"));
        Measure("scale", new Histogram("How confident are you?", [0, 1, 2, 2, 4, 6, 9, 12, 7, 3, 1], "not at all", "completely", "47 people answered"));
        Measure("attendance, 24 meetings", new Trend(
            "Who came", [.. Enumerable.Range(0, 24).Select(i => new TrendPoint(new DateOnly(2026, 1, 6).AddDays(14 * i), 8 + (i * 7 % 19)))], "24 meetings"));
    }

    private static IEnumerable<(string Label, int Count)> Options(int count, int length) =>
        Enumerable.Range(1, count).Select(i => ($"{i} ".PadRight(length, 'x').Replace("xxxxxx", "word ☕ ", StringComparison.Ordinal), i * i % 7));

    private static void Measure(string what, Picture picture)
    {
        var bytes = PictureMaker.Draw(picture).Length;
        var times = new double[Times];
        var used = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            PictureMaker.Draw(picture);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        used = Environment.CpuUsage.TotalTime - used;
        Array.Sort(times);
        Console.WriteLine(
            $"  {what,-30} median {times[Times / 2],6:F1} ms, p90 {times[Times * 9 / 10],6:F1} ms, of the processor {used.TotalMilliseconds / Times,6:F1} ms, {bytes / 1024} KB; "
            + $"process {Environment.WorkingSet / 1_000_000} MB");
    }
}
