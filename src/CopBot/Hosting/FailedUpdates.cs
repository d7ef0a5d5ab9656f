using CopBot.Dispatch;
using CopBot.Storage;
using Microsoft.Extensions.Configuration;

namespace CopBot.Hosting;

/// <summary><c>CopBot updates failed</c>: what was set aside, without what people wrote.</summary>
internal static class FailedUpdates
{
    /// <summary>Reads a copy, so that it works while CopBot runs, and changes nothing.</summary>
    public static async Task<int> ListAsync(IConfiguration settings)
    {
        // Inside the data folder, so that nothing in it is ever where others may read it.
        var data = Backups.DataFolder(settings);
        var copy = Path.Combine(data, $".look-{Guid.NewGuid():n}");
        try
        {
            var file = StoreBackup.Copy(data, copy, TimeProvider.System, null, CancellationToken.None);
            File.Move(file, StoreFolder.DataFileIn(copy));
            foreach (var line in await ReadAsync(copy))
                await Console.Out.WriteLineAsync(line);
            return 0;
        }
        finally
        {
            if (Directory.Exists(copy))
                Directory.Delete(copy, recursive: true);
        }
    }

    private static async Task<List<string>> ReadAsync(string folder)
    {
        await using var store = new LiteDbStore(new StoreSetup { Folder = folder }, [DispatchKinds.Failed], TimeProvider.System);
        await store.OpenAsync();
        var failed = await store.TransactAsync(() => store.Documents.All(DispatchKinds.Failed));
        return failed.Count == 0
            ? ["No update has been set aside."]
            : [$"{"No.",-6}{"Update",-12}{"When",-18}{"Kind",-22}Error", .. failed.Select(Line)];
    }

    private static string Line(FailedUpdate failed) =>
        $"{failed.Number,-6}{(failed.Update == 0 ? "–" : failed.Update),-12}{failed.At.UtcDateTime,-18:yyyy-MM-dd HH:mm'Z'}{failed.Kind,-22}{FirstLine(failed.Error)}";

    private static string FirstLine(string error) => error.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? error[..end] : error;
}
