namespace CopBot.Storage;

/// <summary>The data folder: what is where in it, and the lock that keeps a second process out.</summary>
internal sealed class StoreFolder : IDisposable
{
    private readonly FileStream _lock;

    private StoreFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    public string DataFile => DataFileIn(Path);

    public string LogFile => LogFileIn(Path);

    public static string DataFileIn(string folder) => System.IO.Path.Combine(folder, "copbot.db");

    public static string LogFileIn(string folder) => System.IO.Path.Combine(folder, "copbot.log");

    /// <summary>Makes the folder where it is missing, sees that it can be written, and takes it for this process alone.</summary>
    /// <exception cref="StorePathException">It cannot be made or written.</exception>
    /// <exception cref="StoreInUseException">Another process, or another store of this one, has it.</exception>
    public static StoreFolder Take(string folder)
    {
        var path = System.IO.Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(path);
            var probe = System.IO.Path.Combine(path, $".write-test-{Guid.NewGuid():n}");
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorePathException(
                $"Storage:Path is '{folder}', but CopBot cannot make or write the folder '{path}' ({e.Message.TrimEnd('.')}). "
                + "Give Storage:Path a folder that CopBot's user may write, or correct the rights of this one.",
                e);
        }

        try
        {
            return new StoreFolder(path, new FileStream(System.IO.Path.Combine(path, "copbot.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new StoreInUseException(
                $"Another CopBot is using the data folder '{path}'. Stop it first, or give this one a Storage:Path of its own.",
                e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StorePathException(
                $"CopBot may not open 'copbot.lock' in the data folder '{path}' (Storage:Path). Let CopBot's user own all the files there.",
                e);
        }
    }

    public void Dispose() => _lock.Dispose();
}
