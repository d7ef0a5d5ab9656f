using System.Text.Json.Nodes;
using CopBot.Playground.Wire;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>sendDocument, sendPhoto, sendVoice and the others: by upload or by file_id (core.telegram.org/bots/api#sending-files).</summary>
internal static class SendFiles
{
    /// <summary>The most that a photo may have, in bytes (core.telegram.org/bots/api#sendphoto).</summary>
    private const int MostPhoto = 10 * 1024 * 1024;

    public static void AddTo(MethodTable table, SendingDoor door)
    {
        foreach (var kind in Enum.GetValues<FileKind>())
        {
            table.Add($"send{kind}", request =>
            {
                Reach.ForWriting(request);
                var caption = ReadText.Caption(request);
                var file = Described(request, Read(request, kind, request.Text(FieldOf(kind)) ?? "", FieldOf(kind)));
                return MessageJson.Of(door.Send(request, m => (m.File, m.Body) = (file, caption)));
            });
        }
    }

    /// <summary>The file of an InputMedia… object, for editMessageMedia and inline results.</summary>
    public static MessageFile FromMedia(ApiRequest request, JsonObject media)
    {
        var kind = JsonFields.Text(media, "type") switch
        {
            "document" => FileKind.Document,
            "photo" => FileKind.Photo,
            "video" => FileKind.Video,
            "audio" => FileKind.Audio,
            "animation" => FileKind.Animation,
            _ => throw Refused.Bad("can't parse InputMedia: the playground serves animation, audio, document, photo and video"),
        };
        return Read(request, kind, JsonFields.Text(media, "media") ?? "", field: "media");
    }

    public static string FieldOf(FileKind kind) => kind switch
    {
        FileKind.Document => "document",
        FileKind.Photo => "photo",
        FileKind.Voice => "voice",
        FileKind.Video => "video",
        FileKind.Audio => "audio",
        FileKind.Animation => "animation",
        FileKind.VideoNote => "video_note",
        _ => throw new InvalidOperationException("Unknown kind of file"),
    };

    private static MessageFile Read(ApiRequest request, FileKind kind, string source, string field)
    {
        if (UploadFor(request, source, field) is { } upload)
            return new MessageFile(Put(request, kind, upload));
        if (source.Length == 0)
            throw Refused.Bad($"there is no {field} in the request");
        if (source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            throw Refused.Bad("failed to get HTTP URL content (the playground fetches nothing from elsewhere)");
        var stored = request.World.Files.ById(source)
            ?? throw Refused.Bad("wrong file identifier/HTTP URL specified");
        return stored.Kind == kind
            ? new MessageFile(stored)
            : throw Refused.Bad($"can't use file of type {stored.Kind} as {kind}");
    }

    private static Upload? UploadFor(ApiRequest request, string source, string field)
    {
        const string attach = "attach://";
        if (!source.StartsWith(attach, StringComparison.Ordinal))
            return source.Length == 0 ? request.Uploads.GetValueOrDefault(field) : null;
        return request.Uploads.GetValueOrDefault(source[attach.Length..])
            ?? throw Refused.Bad($"there is no file attached under the name {source[attach.Length..]}");
    }

    private static StoredFile Put(ApiRequest request, FileKind kind, Upload upload)
    {
        if (upload.Bytes.IsEmpty)
            throw Refused.Bad("file must be non-empty");
        if (kind == FileKind.Photo)
            CheckPhoto(upload);
        var name = MessageFile.HasName(kind) ? upload.Name : null;
        // What the bot says of a document's type is not taken: Telegram looks at the name.
        var mime = kind == FileKind.Document ? MimeTypes.Of(upload.Name) : MimeTypes.Of(upload.Name, kind);
        return request.World.Files.Put(kind, name, mime, upload.Bytes, Math.Max(0, request.Integer("duration") ?? 0));
    }

    // core.telegram.org/bots/api#sendphoto: at most 10 MB; width and height at most 10000 in all, their ratio at most 20.
    private static void CheckPhoto(Upload upload)
    {
        if (upload.Bytes.Length > MostPhoto)
            throw Refused.Bad("file is too big");
        var (width, height) = PictureSize.Of(upload.Bytes.Span);
        if (width <= 0 || height <= 0)
            throw Refused.Bad("IMAGE_PROCESS_FAILED");
        if (width + height > 10_000 || Math.Max(width, height) > 20 * Math.Min(width, height))
            throw Refused.Bad("PHOTO_INVALID_DIMENSIONS");
    }

    private static MessageFile Described(ApiRequest request, MessageFile file) => file with
    {
        Duration = request.Integer("duration") ?? file.Duration,
        Width = request.Integer("width") ?? file.Width,
        Height = request.Integer("height") ?? file.Height,
        Title = request.Text("title"),
        Performer = request.Text("performer"),
    };
}
