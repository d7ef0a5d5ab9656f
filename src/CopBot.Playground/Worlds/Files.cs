namespace CopBot.Playground.Worlds;

public enum FileKind
{
    Document,
    Photo,
    Voice,
    Video,
    Audio,
    Animation,
    VideoNote,
}

/// <summary>Bytes that somebody uploaded. The same bytes of one kind keep one unique id.</summary>
public sealed class StoredFile
{
    internal StoredFile(string id, string uniqueId, FileKind kind, string? name, string mime, ReadOnlyMemory<byte> bytes, string path) =>
        (Id, UniqueId, Kind, Name, Mime, Bytes, Path) = (id, uniqueId, kind, name, mime, bytes, path);

    public string UniqueId { get; }

    /// <summary>The file_id that a bot may send again or ask for with getFile.</summary>
    public string Id { get; }

    public FileKind Kind { get; }

    public string? Name { get; }

    public string Mime { get; }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The file_path for downloading, without the address of the server.</summary>
    public string Path { get; }

    public int Size => Bytes.Length;

    /// <summary>Pixels; 0 when it is no picture.</summary>
    public int Width { get; internal init; }

    public int Height { get; internal init; }

    /// <summary>Seconds; 0 when it has none.</summary>
    public int Duration { get; internal init; }
}

/// <summary>A file in a message. Duration in seconds, width and height in pixels.</summary>
public sealed record MessageFile(StoredFile Stored)
{
    public FileKind Kind => Stored.Kind;

    public string? Name { get; init; } = Stored.Name;

    public string Mime => Stored.Mime;

    public int Size => Stored.Size;

    public int Duration { get; init; } = Stored.Duration;

    public int Width { get; init; } = Stored.Width;

    public int Height { get; init; } = Stored.Height;

    public string? Title { get; init; }

    public string? Performer { get; init; }

    /// <summary>Whether Telegram keeps the names of files of this kind.</summary>
    internal static bool HasName(FileKind kind) => kind is not (FileKind.Photo or FileKind.Voice or FileKind.VideoNote);
}
