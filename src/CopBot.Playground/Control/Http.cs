using System.Text.Json;
using System.Text.Json.Nodes;
using CopBot.Playground.Worlds;
using Microsoft.AspNetCore.Http;

namespace CopBot.Playground.Control;

/// <summary>Reads and writes JSON for the page.</summary>
internal static class Http
{
    public static JsonObject Ok() => new() { ["ok"] = true };

    public static JsonObject Sorry(string sentence) => new() { ["ok"] = false, ["error"] = sentence };

    public static async Task WriteAsync(HttpContext context, JsonNode json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(json.ToJsonString(Wire.Json.Compact), context.RequestAborted).ConfigureAwait(false);
    }

    /// <exception cref="NotPossibleException">The body is no JSON object.</exception>
    public static async Task<JsonObject> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength is 0)
            return [];
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            var text = await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
            return text.Length == 0 ? [] : JsonNode.Parse(text) as JsonObject ?? throw new NotPossibleException("Send a JSON object.");
        }
        catch (JsonException error)
        {
            throw new NotPossibleException("Send a JSON object.", error);
        }
    }
}
