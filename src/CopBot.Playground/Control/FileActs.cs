using System.Text.Json.Nodes;
using CopBot.Playground.Api;
using CopBot.Playground.Worlds;
using Microsoft.AspNetCore.Http;

namespace CopBot.Playground.Control;

/// <summary>POST /play/file and GET /play/files/‹id›.</summary>
internal sealed class FileActs(World world)
{
    public async Task<JsonObject> SendAsync(HttpContext context)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var uploads = new Dictionary<string, Upload>(StringComparer.Ordinal);
        var type = context.Request.ContentType ?? "";
        if (!type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw new NotPossibleException("Send the file as a form.");
        try
        {
            await ReadRequest.ReadPartsAsync(context.Request, type, values, uploads, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Refused refusal)
        {
            throw new NotPossibleException(refusal.Code == 413 ? "That file is larger than 50 MB." : "The form can't be read.", refusal);
        }

        var file = uploads.GetValueOrDefault("file") ?? throw new NotPossibleException("Choose a file first.");
        var wanted = new Wanted(world, name => values.GetValueOrDefault(name));
        var kind = Enum.TryParse<FileKind>(wanted.Text("kind"), ignoreCase: true, out var known) ? known : FileKind.Document;
        var duration = int.TryParse(wanted.Text("duration"), System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
        if (kind == FileKind.Photo && PictureSize.Of(file.Bytes.Span) == default)
            kind = FileKind.Document;
        var mime = file.Mime is { Length: > 0 } given ? given : null;
        world.SendFile(wanted.As, wanted.Chat(), kind, file.Name, file.Bytes, mime, wanted.Text("caption"), wanted.ReplyTo, wanted.Topic, duration);
        return Http.Ok();
    }

    public async Task ServeAsync(HttpContext context, string id)
    {
        StoredFile? file;
        lock (world.Gate)
            file = world.Files.ById(id);
        if (file is null)
        {
            context.Response.StatusCode = 404;
            return;
        }

        // Only what a browser can show without running it is shown in place; the rest is saved.
        var harmless = file.Mime.Split(';')[0] is "image/png" or "image/jpeg" or "image/gif" or "image/webp" or "application/pdf"
            || file.Mime.StartsWith("audio/", StringComparison.Ordinal) || file.Mime.StartsWith("video/", StringComparison.Ordinal);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, max-age=3600";
        headers.ContentDisposition = (harmless ? "inline" : "attachment") + $"; filename*=UTF-8''{Uri.EscapeDataString(file.Name ?? Path.GetFileName(file.Path))}";
        context.Response.ContentType = harmless ? file.Mime : "application/octet-stream";
        context.Response.ContentLength = file.Size;
        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted).ConfigureAwait(false);
    }
}
