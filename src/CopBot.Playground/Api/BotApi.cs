using System.Text;
using System.Text.Json.Nodes;
using CopBot.Playground.Worlds;
using Microsoft.AspNetCore.Http;

namespace CopBot.Playground.Api;

/// <summary>
/// The Bot API over HTTP: /bot‹token›/‹method› and /file/bot‹token›/‹path› (core.telegram.org/bots/api#making-requests).
/// </summary>
internal sealed class BotApi(World world, string token, CallLog calls, Func<Func<ApiCall, Fault?>?> faults, Func<FloodLimits?> limits) : IAsyncDisposable
{
    // Known to the API, but with an effect that the playground does not have: taking them silently would hide a mistake.
    private static readonly HashSet<string> Unserved = new(StringComparer.Ordinal)
    {
        "business_connection_id", "direct_messages_topic_id", "suggested_post_parameters", "allow_paid_broadcast", "rich_message",
        "explanation_media", "media_group_id", "country_codes", "members_only",
    };

    private readonly FloodGate _flood = new();
    private Receiving? _receiving;
    private MethodTable? _methods;

    private Receiving Receiving => _receiving ??= new Receiving(world);

    private MethodTable Methods => _methods ??= MethodTable.Whole(_flood, limits, Receiving);

    /// <summary>True while the bot waits in getUpdates. Read under the world's lock.</summary>
    public bool IsPolled => Receiving.IsPolled;

    public IEnumerable<string> Served => Methods.Names;

    /// <returns>False when the path is not the Bot API's.</returns>
    public async Task<bool> TryHandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.StartsWith("/bot", StringComparison.Ordinal))
        {
            var rest = path[4..];
            var slash = rest.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0)
                await AnswerAsync(context, new Refused(404, "Not Found")).ConfigureAwait(false);
            else if (!IsToken(rest[..slash]))
                await AnswerAsync(context, new Refused(401, "Unauthorized")).ConfigureAwait(false);
            else
                await CallAsync(context, rest[(slash + 1)..]).ConfigureAwait(false);
            return true;
        }

        const string file = "/file/bot";
        if (!path.StartsWith(file, StringComparison.Ordinal))
            return false;
        await DownloadAsync(context, path[file.Length..]).ConfigureAwait(false);
        return true;
    }

    /// <summary>Lets go of a waiting poll and a webhook, and forgets what was counted.</summary>
    public void Reset()
    {
        lock (world.Gate)
        {
            _flood.Clear();
            Receiving.Webhook.Remove();
        }

        Receiving.Release();
    }

    public ValueTask DisposeAsync() => Receiving.Webhook.DisposeAsync();

    private bool IsToken(string given) => string.Equals(given, token, StringComparison.Ordinal);

    private async Task CallAsync(HttpContext context, string name)
    {
        if (!ApiFacts.Methods.TryGetValue(name, out var facts) || (Methods.Find(name) is not { } run))
        {
            var unknown = calls.Begin(name, new Dictionary<string, string>(), world.Now);
            var refusal = new Refused(404, "Not Found: method not found");
            calls.End(unknown, Outcome.Refused, refusal.Code, refusal.Message);
            await AnswerAsync(context, refusal).ConfigureAwait(false);
            return;
        }

        var call = calls.Begin(facts.Name, new Dictionary<string, string>(), world.Now);
        try
        {
            var (values, uploads) = await ReadRequest.FromAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
            call.Parameters = values;
            var fault = faults()?.Invoke(call);
            if (await SufferAsync(context, call, fault).ConfigureAwait(false))
                return;
            var request = new ApiRequest(world, facts.Name, values, uploads);
            Check(facts, request);
            var result = facts.Name == "getUpdates"
                ? await Receiving.PollAsync(request, context.RequestAborted).ConfigureAwait(false)
                : Run(run, request);
            calls.End(call, fault is Fault.DropAfter ? Outcome.Faulted : Outcome.Ok, 200, description: null);
            if (fault is Fault.DropAfter)
                context.Abort();
            else
                await WriteAsync(context, 200, "{\"ok\":true,\"result\":" + result + "}").ConfigureAwait(false);
        }
        catch (Refused refusal)
        {
            calls.End(call, Outcome.Refused, refusal.Code, refusal.Message);
            await AnswerAsync(context, refusal).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException || context.RequestAborted.IsCancellationRequested)
        {
            // Also in the middle of what it was saying, which is found out before the connection is known to be gone.
            calls.End(call, Outcome.Abandoned, 0, "the bot hung up");
        }
    }

    private string Run(Func<ApiRequest, JsonNode> run, ApiRequest request)
    {
        lock (world.Gate)
            return run(request).ToJsonString(Wire.Json.Compact);
    }

    private async Task<bool> SufferAsync(HttpContext context, ApiCall call, Fault? fault)
    {
        switch (fault)
        {
            case Fault.Status status:
                calls.End(call, Outcome.Faulted, status.Code, status.Description);
                await AnswerAsync(context, new Refused(status.Code, status.Description) { RetryAfter = status.RetryAfter }).ConfigureAwait(false);
                return true;
            case Fault.DropBefore:
                calls.End(call, Outcome.Faulted, 0, "connection dropped");
                context.Abort();
                return true;
            case Fault.Delay delay:
                await Task.Delay(delay.Time, TimeProvider.System, context.RequestAborted).ConfigureAwait(false);
                return false;
            case Fault.Hold hold:
                await hold.Until.WaitAsync(context.RequestAborted).ConfigureAwait(false);
                return false;
            default:
                return false;
        }
    }

    // Telegram ignores parameters that it does not know; here they are refused, so that a slip of the pen is found.
    private static void Check(ApiFacts.MethodFacts facts, ApiRequest request)
    {
        foreach (var name in request.Values.Keys)
        {
            if (!facts.Knows(name))
                throw Refused.Bad($"{facts.Name} has no parameter \"{name}\" (the playground is stricter here than Telegram)");
            if (Unserved.Contains(name) && request.Has(name))
                throw Refused.Bad($"the playground does not serve the parameter \"{name}\"");
        }

        foreach (var name in request.Uploads.Keys)
        {
            if (!facts.Knows(name) && !request.Values.Values.Any(v => v.Contains("attach://" + name, StringComparison.Ordinal)))
                throw Refused.Bad($"{facts.Name} has no parameter \"{name}\" (the playground is stricter here than Telegram)");
        }

        foreach (var name in facts.Required)
        {
            // An empty url takes the webhook away; an empty text has its own refusal.
            if (request.Has(name) || request.Uploads.ContainsKey(name) || name is "url" or "text" or "question")
                continue;
            throw Refused.Bad(name switch
            {
                "chat_id" or "from_chat_id" => $"{name} is empty",
                "message_id" => "message identifier is not specified",
                _ => $"parameter \"{name}\" is required",
            });
        }
    }

    private async Task DownloadAsync(HttpContext context, string rest)
    {
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        StoredFile? file = null;
        if (slash > 0 && IsToken(rest[..slash]))
        {
            lock (world.Gate)
                file = world.Files.ByPath(rest[(slash + 1)..]);
        }

        if (file is null)
        {
            await AnswerAsync(context, new Refused(404, "Not Found")).ConfigureAwait(false);
            return;
        }

        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = file.Size;
        await context.Response.Body.WriteAsync(file.Bytes, context.RequestAborted).ConfigureAwait(false);
    }

    private static Task AnswerAsync(HttpContext context, Refused refusal) => WriteAsync(context, refusal.Code, refusal.ToJson());

    private static async Task WriteAsync(HttpContext context, int status, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }
}
