namespace CopBot.Playground.Worlds;

internal static class MimeTypes
{
    public static string Of(string? name, FileKind kind) => kind switch
    {
        FileKind.Photo => name is null || !name.EndsWith(".png", StringComparison.OrdinalIgnoreCase) ? "image/jpeg" : "image/png",
        FileKind.Voice => "audio/ogg",
        FileKind.Video or FileKind.VideoNote => "video/mp4",
        FileKind.Animation => Of(name) is "image/gif" ? "image/gif" : "video/mp4",
        FileKind.Audio => "audio/mpeg",
        _ => Of(name),
    };

    public static string Of(string? name) => Path.GetExtension(name)?.ToUpperInvariant() switch
    {
        ".PDF" => "application/pdf",
        ".TXT" or ".MD" => "text/plain",
        ".CSV" => "text/csv",
        ".JSON" => "application/json",
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".GIF" => "image/gif",
        ".WEBP" => "image/webp",
        ".SVG" => "image/svg+xml",
        ".MP3" => "audio/mpeg",
        ".OGG" or ".OGA" => "audio/ogg",
        ".MP4" => "video/mp4",
        ".HTML" => "text/html; charset=utf-8",
        ".CSS" => "text/css; charset=utf-8",
        ".MJS" or ".JS" => "text/javascript; charset=utf-8",
        ".WOFF2" => "font/woff2",
        ".DOCX" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".XLSX" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".ICS" => "text/calendar",
        ".ZIP" => "application/zip",
        _ => "application/octet-stream",
    };
}
