using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CopBot.Playground.Api;

/// <summary>
/// Reads the parameters of a call from the query, and from a body of application/json, application/x-www-form-urlencoded or
/// multipart/form-data (core.telegram.org/bots/api#making-requests).
/// </summary>
internal static class ReadRequest
{
    /// <summary>50 MB is the most that a bot may upload (core.telegram.org/bots/api#sending-files).</summary>
    public const int MostUpload = 50 * 1024 * 1024;

    public static async Task<(Dictionary<string, string> Values, Dictionary<string, Upload> Uploads)> FromAsync(HttpRequest request, CancellationToken cancellation)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var uploads = new Dictionary<string, Upload>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Query)
            values[name] = value.ToString();
        var type = request.ContentType ?? "";
        if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            await ReadJsonAsync(request, values, cancellation).ConfigureAwait(false);
        else if (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            await ReadFormAsync(request, values, cancellation).ConfigureAwait(false);
        else if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            await ReadPartsAsync(request, type, values, uploads, cancellation).ConfigureAwait(false);
        return (values, uploads);
    }

    public static async Task ReadPartsAsync(
        HttpRequest request,
        string type,
        Dictionary<string, string> values,
        Dictionary<string, Upload> uploads,
        CancellationToken cancellation)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(type).Boundary).Value
            ?? throw Refused.Bad("multipart body without a boundary");
        var reader = new MultipartReader(boundary, request.Body) { HeadersLengthLimit = 64 * 1024 };
        while (await reader.ReadNextSectionAsync(cancellation).ConfigureAwait(false) is { } part)
        {
            if (part.GetContentDispositionHeader() is not { } disposition)
                continue;
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            var fileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
            using var content = new MemoryStream();
            await part.Body.CopyToAsync(content, cancellation).ConfigureAwait(false);
            if (fileName is null)
            {
                values[name] = System.Text.Encoding.UTF8.GetString(content.GetBuffer().AsSpan(0, (int)content.Length));
                continue;
            }

            if (content.Length > MostUpload)
                throw new Refused(413, "Request Entity Too Large");
            uploads[name] = new Upload(fileName, part.ContentType, content.ToArray());
        }
    }

    private static async Task ReadFormAsync(HttpRequest request, Dictionary<string, string> values, CancellationToken cancellation)
    {
        using var reader = new FormReader(request.Body) { ValueLengthLimit = 16 * 1024 * 1024 };
        foreach (var (name, value) in await reader.ReadFormAsync(cancellation).ConfigureAwait(false))
            values[name] = value.ToString();
    }

    private static async Task ReadJsonAsync(HttpRequest request, Dictionary<string, string> values, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancellation).ConfigureAwait(false);
        if (content.Length == 0)
            return;
        try
        {
            using var document = JsonDocument.Parse(content.GetBuffer().AsMemory(0, (int)content.Length));
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw Refused.Bad("object expected as a JSON body");
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.String)
                    values[property.Name] = property.Value.GetString()!;
                else if (property.Value.ValueKind != JsonValueKind.Null)
                    values[property.Name] = property.Value.GetRawText();
            }
        }
        catch (JsonException)
        {
            throw Refused.Bad("can't parse JSON body");
        }
        catch (InvalidOperationException)
        {
            // GetString: a lone surrogate, which is no text.
            throw Refused.Bad("strings must be encoded in UTF-8");
        }
    }
}
