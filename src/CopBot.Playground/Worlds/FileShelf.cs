using System.Security.Cryptography;

namespace CopBot.Playground.Worlds;

/// <summary>All files of a world, found by file_id or by path. Callers hold the world's lock.</summary>
internal sealed class FileShelf
{
    private readonly Dictionary<string, StoredFile> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredFile> _byPath = new(StringComparer.Ordinal);

    private readonly Dictionary<(string Unique, string? Name, int Duration), StoredFile> _same = [];

    public StoredFile Put(FileKind kind, string? name, string? mime, ReadOnlyMemory<byte> bytes, int duration = 0)
    {
        var hash = Convert.ToHexString(SHA256.HashData(bytes.Span))[..22];
        var unique = $"AQ{(char)('A' + (int)kind)}{hash}";
        if (_same.TryGetValue((unique, name, duration), out var same))
            return same;
        var (width, height) = PictureSize.Of(bytes.Span);
        var extension = Path.GetExtension(name) is { Length: > 1 } known ? known : Extension(kind);
        var folder = kind switch
        {
            FileKind.Photo => "photos",
            FileKind.Voice => "voice",
            FileKind.Video => "videos",
            FileKind.Audio => "music",
            FileKind.Animation => "animations",
            FileKind.VideoNote => "video_notes",
            _ => "documents",
        };
        var file = new StoredFile($"BQAC{unique}AAQ{_byPath.Count:x}", unique, kind, name, mime ?? MimeTypes.Of(name, kind), bytes, $"{folder}/file_{_byPath.Count}{extension}")
        {
            Width = width,
            Height = height,
            Duration = duration,
        };
        _byId[file.Id] = file;
        _byPath[file.Path] = file;
        _same[(unique, name, duration)] = file;
        return file;
    }

    public StoredFile? ById(string id) => _byId.GetValueOrDefault(id);

    public StoredFile? ByUniqueId(string id) => _byId.Values.FirstOrDefault(f => f.UniqueId == id);

    public StoredFile? ByPath(string path) => _byPath.GetValueOrDefault(path);

    public void Clear()
    {
        _byId.Clear();
        _byPath.Clear();
        _same.Clear();
    }

    private static string Extension(FileKind kind) => kind switch
    {
        FileKind.Photo => ".jpg",
        FileKind.Voice => ".oga",
        FileKind.Video or FileKind.Animation or FileKind.VideoNote => ".mp4",
        FileKind.Audio => ".mp3",
        _ => ".bin",
    };
}
