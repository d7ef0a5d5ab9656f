using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace CopBot.Storage;

/// <summary>The configuration section <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The data folder, made where it is missing. Default: <c>data</c>, in the folder that CopBot is started from.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Storage:Path is empty. Give it the folder that is to hold CopBot's data, such as \"data\".")]
    public string Path { get; set; } = "data";

    public StorageBackupOptions Backup { get; set; } = new();

    /// <summary>The folder that backups go to.</summary>
    public string BackupFolder => string.IsNullOrWhiteSpace(Backup.Folder) ? System.IO.Path.Combine(Path, "backups") : Backup.Folder;
}

/// <summary>The configuration section <c>Storage:Backup</c>.</summary>
internal sealed class StorageBackupOptions
{
    /// <summary>Where nightly backups go. Default: <c>backups</c> in the data folder; another disk is better.</summary>
    public string? Folder { get; set; }

    /// <summary>How many nightly backups are kept: 1 to 1000. Default: 7.</summary>
    [Range(1, 1000, ErrorMessage = "Storage:Backup:Keep must be a whole number from 1 to 1000, such as 7.")]
    public int Keep { get; set; } = 7;

    /// <summary>When the nightly backup is made, as hours and minutes in the community's default time zone. Default: 03:15.</summary>
    [RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$", ErrorMessage = "Storage:Backup:At must be a time of day with hours and minutes, such as \"03:15\".")]
    public string At { get; set; } = "03:15";

    public TimeOnly AtTime => TimeOnly.ParseExact(At, "HH:mm", CultureInfo.InvariantCulture);
}
