using System.Collections.Concurrent;
using System.Security.Cryptography;
using CopBot.Playground.Worlds;
using Microsoft.AspNetCore.Http;

namespace CopBot.Playground.Control;

/// <summary>The page itself: files in the assembly under Page/, with an ETag, so that a reload costs nothing.</summary>
internal static class PageFiles
{
    private static readonly ConcurrentDictionary<string, Loaded?> Cache = new(StringComparer.Ordinal);

    private sealed record Loaded(byte[] Bytes, string Tag);

    public static async Task ServeAsync(HttpContext context, string name)
    {
        if (Cache.GetOrAdd(name, Load) is not { } file)
        {
            context.Response.StatusCode = 404;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync("There is no such page.", context.RequestAborted).ConfigureAwait(false);
            return;
        }

        context.Response.Headers.ETag = file.Tag;
        context.Response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch.ToString().Contains(file.Tag, StringComparison.Ordinal))
        {
            context.Response.StatusCode = 304;
            return;
        }

        context.Response.ContentType = MimeTypes.Of(name);
        context.Response.ContentLength = file.Bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted).ConfigureAwait(false);
    }

    private static Loaded? Load(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream("Page/" + name);
        if (stream is null)
            return null;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var bytes = content.ToArray();
        return new Loaded(bytes, $"\"{Convert.ToHexString(SHA256.HashData(bytes))[..16]}\"");
    }
}
