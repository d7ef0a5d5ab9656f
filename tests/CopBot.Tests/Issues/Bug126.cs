using CopBot.Tests.Support;

namespace CopBot.Tests.Issues;

/// <summary>
/// The systemd unit refused all calls of @resources. One of them is sched_setaffinity, without which .NET does not start: "Failed to
/// create CoreCLR, HRESULT: 0x8007054F".
/// </summary>
public sealed class Bug126
{
    [Fact]
    public void TheUnit_LetsNetSetItsAffinity()
    {
        var filters = File.ReadLines(Path.Combine(Repository.Root, "deploy", "copbot.service"))
            .Where(line => line.StartsWith("SystemCallFilter=", StringComparison.Ordinal))
            .Select(line => line["SystemCallFilter=".Length..])
            .ToList();

        // The later line wins.
        var refused = filters.FindIndex(f => f.StartsWith('~') && f.Contains("@resources", StringComparison.Ordinal));
        Assert.True(filters.FindLastIndex(f => f.Split(' ').Contains("sched_setaffinity", StringComparer.Ordinal)) > refused);
    }
}
