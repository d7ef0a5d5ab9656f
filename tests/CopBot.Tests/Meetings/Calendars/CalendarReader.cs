using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CopBot.Tests.Support;

namespace CopBot.Tests.Meetings.Calendars;

/// <summary>
/// Reads calendars with ical.js, an implementation that shares nothing with the one that writes them. Needs Node.js, and what
/// <c>npm ci</c> puts into the folder Reader; tests skip where they are not there. Nothing is fetched.
/// </summary>
internal static class CalendarReader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static string Folder => Path.Combine(Repository.Root, "tests", "CopBot.Tests", "Meetings", "Calendars", "Reader");

    /// <summary>What each file holds; its dates are those that begin between two instants, both included.</summary>
    public static async Task<IReadOnlyList<ReadFile>> ReadAsync(IEnumerable<string> files, DateTimeOffset from, DateTimeOffset until)
    {
        Assert.SkipWhen(Node() is null, "There is no Node.js to read calendars with; install it (apt-get install nodejs npm).");
        Assert.SkipWhen(!Directory.Exists(Path.Combine(Folder, "node_modules", "ical.js")), $"There is no ical.js to read calendars with; run npm ci in {Path.GetRelativePath(Repository.Root, Folder)}.");
        var ask = JsonSerializer.Serialize(new { From = from.ToUnixTimeMilliseconds(), Until = until.ToUnixTimeMilliseconds(), Files = files }, Json);
        return JsonSerializer.Deserialize<List<ReadFile>>(await RunAsync(ask), Json)!;
    }

    public static async Task<ReadFile> ReadAsync(ReadOnlyMemory<byte> file, DateTimeOffset from, DateTimeOffset until) =>
        Assert.Single(await ReadAsync([Encoding.UTF8.GetString(file.Span)], from, until));

    private static async Task<string> RunAsync(string ask)
    {
        using var node = Process.Start(new ProcessStartInfo(Node()!, "read.mjs")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(ask);
        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await errors);
        return await output;
    }

    private static string? Node() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")).FirstOrDefault(File.Exists);
}

/// <summary>A file as the reader understood it. Properties by their names in small letters.</summary>
internal sealed record ReadFile(Dictionary<string, string> Calendar, string[] Zones, Dictionary<string, string>[] Events, ReadDate[] Dates)
{
    public IEnumerable<DateTimeOffset> Starts => Dates.Where(d => d.Status != "CANCELLED").Select(d => d.StartsAt);
}

/// <summary>One date as an app would show it. Instants in milliseconds since 1970.</summary>
internal sealed record ReadDate(string Uid, long Start, long End, string? Status, string Summary, string? Location, int? Sequence)
{
    public DateTimeOffset StartsAt => DateTimeOffset.FromUnixTimeMilliseconds(Start);

    public DateTimeOffset EndsAt => DateTimeOffset.FromUnixTimeMilliseconds(End);
}
