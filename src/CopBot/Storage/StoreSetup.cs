namespace CopBot.Storage;

/// <summary>What a store needs to know besides its kinds.</summary>
internal sealed record StoreSetup
{
    /// <summary>The data folder, made where it is missing.</summary>
    public required string Folder { get; init; }

    /// <summary>Where the backup before a migration goes; by default "backups" in the data folder.</summary>
    public string? BackupFolder { get; init; }

    public IReadOnlyList<Migration> Migrations { get; init; } = [];

    /// <summary>After how many pages of 8 KiB the log is brought into the data file. Bounds the log's size and the time of a restart.</summary>
    public int CheckpointPages { get; init; } = 2000;

    /// <summary>How many bytes of documents are kept in memory, so that what is read often is not looked up each time.</summary>
    public int CacheBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How a file is opened; the tests put a failing disk here.</summary>
    public Func<string, IStoreFile> OpenFile { get; init; } = path => new StoreFile(path);
}
