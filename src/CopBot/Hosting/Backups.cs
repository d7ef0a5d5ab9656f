using CopBot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Hosting;

/// <summary><c>CopBot backup</c> and <c>CopBot restore</c>.</summary>
internal static class Backups
{
    /// <summary>Needs no word with a CopBot that is running: the files themselves tell what is committed.</summary>
    public static async Task<int> BackUpAsync(IConfiguration settings, string folder)
    {
        var file = StoreBackup.Copy(DataFolder(settings), folder, TimeProvider.System, null, CancellationToken.None);
        await Console.Out.WriteLineAsync($"Backup written: {file}");
        return 0;
    }

    public static async Task<int> RestoreAsync(IConfiguration settings, string file)
    {
        var data = DataFolder(settings);
        var kept = StoreRestore.Restore(file, data, Migrations(), TimeProvider.System);
        await Console.Out.WriteLineAsync($"Restored {Path.GetFullPath(file)} into {Path.GetFullPath(data)}. Start CopBot again now.");
        if (kept is not null)
            await Console.Out.WriteLineAsync($"What was there before is kept as {kept}; delete it when all is well.");
        return 0;
    }

    internal static string DataFolder(IConfiguration settings) => settings["Storage:Path"] is { Length: > 0 } path ? path : new StorageOptions().Path;

    private static List<Migration> Migrations() =>
        [.. new ServiceCollection().AddRooms().Select(s => s.ImplementationInstance).OfType<Migration>().OrderBy(m => m.To)];
}
