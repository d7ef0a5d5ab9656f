using System.Text.Json.Nodes;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Wire;

/// <summary>Writes a file into the field of Message that its kind has: document, photo, voice and so on.</summary>
internal static class FileJson
{
    public static void Write(MessageFile file, JsonObject message)
    {
        var json = Ids(file.Stored);
        switch (file.Kind)
        {
            case FileKind.Photo:
                json["width"] = Math.Max(1, file.Width);
                json["height"] = Math.Max(1, file.Height);
                message["photo"] = new JsonArray(json);
                return;
            case FileKind.Voice:
                json["duration"] = file.Duration;
                json["mime_type"] = file.Mime;
                message["voice"] = json;
                return;
            case FileKind.Video:
                json["width"] = file.Width;
                json["height"] = file.Height;
                json["duration"] = file.Duration;
                Named(json, file);
                message["video"] = json;
                return;
            case FileKind.Animation:
                json["width"] = file.Width;
                json["height"] = file.Height;
                json["duration"] = file.Duration;
                Named(json, file);
                message["animation"] = json;
                // core.telegram.org/bots/api#message: "For backward compatibility, … the document field will also be set."
                var document = Ids(file.Stored);
                Named(document, file);
                message["document"] = document;
                return;
            case FileKind.VideoNote:
                json["length"] = file.Width;
                json["duration"] = file.Duration;
                message["video_note"] = json;
                return;
            case FileKind.Audio:
                json["duration"] = file.Duration;
                if (file.Performer is not null)
                    json["performer"] = file.Performer;
                if (file.Title is not null)
                    json["title"] = file.Title;
                Named(json, file);
                message["audio"] = json;
                return;
            default:
                Named(json, file);
                message["document"] = json;
                return;
        }
    }

    public static JsonObject File(StoredFile file)
    {
        var json = Ids(file);
        json["file_path"] = file.Path;
        return json;
    }

    private static JsonObject Ids(StoredFile file) => new()
    {
        ["file_id"] = file.Id,
        ["file_unique_id"] = file.UniqueId,
        ["file_size"] = file.Size,
    };

    private static void Named(JsonObject json, MessageFile file)
    {
        if (file.Name is not null)
            json["file_name"] = file.Name;
        json["mime_type"] = file.Mime;
    }
}
