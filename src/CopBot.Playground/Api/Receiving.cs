using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>
/// How the bot gets its updates: getUpdates with long polling, or a webhook; never both
/// (core.telegram.org/bots/api#getting-updates). The wording of the conflicts is as observed.
/// </summary>
internal sealed class Receiving(World world)
{
    private const int LongestPoll = 50;

    private TaskCompletionSource<string?>? _waiting;

    /// <summary>True while a getUpdates waits for something to arrive. Read under the world's lock.</summary>
    public bool IsPolled => _waiting is { Task.IsCompleted: false };

    public WebhookSender Webhook { get; } = new(world);

    public void AddTo(MethodTable table)
    {
        table.Add("setWebhook", SetWebhook);
        table.Add("deleteWebhook", request =>
        {
            Drop(request);
            Webhook.Remove();
            return true;
        });
        table.Add("getWebhookInfo", _ => Webhook.Info());
        table.Add("getUpdates", _ => throw new InvalidOperationException("getUpdates waits; it is called by its own name."));
        world.Updates.Arrived += () => _waiting?.TrySetResult(null);
    }

    /// <returns>The result as JSON.</returns>
    /// <exception cref="Refused">409 when a webhook is set, or when another getUpdates came while this one waited.</exception>
    public async Task<string> PollAsync(ApiRequest request, CancellationToken cancellation)
    {
        var limit = request.Integer("limit") is { } asked and >= 1 and <= 100 ? asked : 100;
        var timeout = Math.Clamp(request.Integer("timeout") ?? 0, 0, LongestPoll);
        var allowed = Types(request);
        TaskCompletionSource<string?> mine;
        lock (world.Gate)
        {
            if (Webhook.IsSet)
                throw Refused.Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
            _waiting?.TrySetResult("terminated by other getUpdates request; make sure that only one bot instance is running");
            _waiting = null;
            world.Updates.Allow(allowed);
            world.Updates.Confirm(request.Number("offset") ?? 0);
            if (world.Updates.Any || timeout == 0)
                return Batch(limit);
            _waiting = mine = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
            world.Wake();
        }

        return await WaitAsync(mine, limit, TimeSpan.FromSeconds(timeout), cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends a poll that waits; its answer is empty.</summary>
    public void Release()
    {
        lock (world.Gate)
        {
            _waiting?.TrySetResult(null);
            _waiting = null;
        }
    }

    private async Task<string> WaitAsync(TaskCompletionSource<string?> mine, int limit, TimeSpan timeout, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var pause = world.Clock.PauseAsync(timeout, stop.Token);
        var first = await Task.WhenAny(mine.Task, pause).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        var conflict = first == mine.Task ? await mine.Task.ConfigureAwait(false) : null;
        lock (world.Gate)
        {
            if (_waiting == mine)
                _waiting = null;
            cancellation.ThrowIfCancellationRequested();
            return conflict is null ? Batch(limit) : throw Refused.Conflict(conflict);
        }
    }

    private string Batch(int limit)
    {
        var json = new StringBuilder("[");
        foreach (var update in world.Updates.Peek(limit))
            json.Append(json.Length > 1 ? "," : "").Append(update.Json);
        return json.Append(']').ToString();
    }

    private JsonNode SetWebhook(ApiRequest request)
    {
        var url = request.Text("url") ?? "";
        Drop(request);
        if (url.Length == 0)
        {
            Webhook.Remove();
            return true;
        }

        // Plain http and any port are what Telegram's own local Bot API server allows.
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw Refused.Bad("bad webhook: An HTTPS URL must be provided for webhook");
        if (!address.IsLoopback)
            throw Refused.Bad("bad webhook: the playground calls loopback addresses only");
        var secret = request.Text("secret_token") ?? "";
        if (secret.Length > 256 || !secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            throw Refused.Bad("secret token contains unallowed characters");
        var connections = request.Integer("max_connections") ?? 40;
        if (connections is < 1 or > 100)
            throw Refused.Bad("max_connections must be between 1 and 100");
        world.Updates.Allow(Types(request));
        _waiting?.TrySetResult("terminated by setWebhook request");
        _waiting = null;
        Webhook.Set(address, secret, connections);
        return true;
    }

    private void Drop(ApiRequest request)
    {
        if (request.Flag("drop_pending_updates"))
            world.Updates.Clear();
    }

    private static List<string>? Types(ApiRequest request)
    {
        if (request.Array("allowed_updates") is not { } array)
            return null;
        var types = new List<string>();
        foreach (var node in array)
        {
            if (node?.GetValueKind() != JsonValueKind.String)
                throw Refused.Bad("can't parse allowed_updates: expected an Array of String");
            types.Add(node.GetValue<string>());
        }

        return types;
    }
}
