using System.Diagnostics;
using System.Globalization;
using CopBot.CrashChild;
using CopBot.Storage;
using CopBot.Tests.Support;

namespace CopBot.Tests.Storage;

/// <summary>Real processes, killed with SIGKILL while they write; each cycle goes on with what the last one left.</summary>
[Collection("Crashes")]
public sealed class CrashTests
{
    [Theory]
    [InlineData("plain", 10, 0)]
    [InlineData("plain", 7, 120)]
    [InlineData("context", 8, 60)]
    [InlineData("four", 7, 60)]
    public async Task Kill_AtAnyMoment_LosesNothingAcknowledged_AndLeavesNothingHalfDone(string mode, int cycles, int mostAcknowledged)
    {
        using var folder = new TempFolder();
        var random = new Random(cycles + mostAcknowledged);
        var before = 0;
        for (var cycle = 0; cycle < cycles; cycle++)
        {
            // With none more, the kill comes right after the first acknowledgement.
            var acknowledged = await RunAndKill(folder.Path, mode, 1 + random.Next(mostAcknowledged + 1));
            var (last, fault) = await Check(folder.Path);

            Assert.Null(fault);
            Assert.True(acknowledged > before, $"Cycle {cycle}: nothing was acknowledged.");
            Assert.True(last >= acknowledged, $"Cycle {cycle}: {acknowledged} was acknowledged, but the last one there is {last}.");
            before = last;
        }
    }

    /// <summary>The highest number that was acknowledged, also of those that were on their way when the process was killed.</summary>
    private static async Task<int> RunAndKill(string folder, string mode, int killAfter)
    {
        var child = Path.Combine(AppContext.BaseDirectory, "CopBot.CrashChild.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { child, folder, mode },
        };
        using var process = Process.Start(start)!;
        try
        {
            var acknowledged = 0;
            for (var lines = 0; lines < killAfter; lines++)
            {
                var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
                    ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
                acknowledged = Math.Max(acknowledged, int.Parse(line, CultureInfo.InvariantCulture));
            }

            process.Kill();
            var rest = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            // The very last line may have been cut short by the kill.
            foreach (var line in rest.Split('\n')[..^1])
                acknowledged = Math.Max(acknowledged, int.Parse(line, CultureInfo.InvariantCulture));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return acknowledged;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private static async Task<(int Last, string? Fault)> Check(string folder)
    {
        await using var store = new LiteDbStore(new StoreSetup { Folder = folder }, Numbered.Kinds, TimeProvider.System);
        await store.OpenAsync(TestContext.Current.CancellationToken);
        return await store.TransactAsync(() => Numbered.Check(store.Documents), TestContext.Current.CancellationToken);
    }
}
