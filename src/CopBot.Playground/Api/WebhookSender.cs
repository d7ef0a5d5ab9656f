using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>
/// Delivers updates to the bot's webhook: side by side, but one at a time for a chat, so that order is kept there. An answer
/// that is not 2xx makes it try again after a growing pause, for as long as the webhook is set.
/// </summary>
internal sealed class WebhookSender(World world) : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(60) };
    private Hook? _hook;
    private string? _lastError;
    private DateTimeOffset _lastErrorAt;

    private sealed record Hook(Uri Address, string Secret, int Connections, CancellationTokenSource Stop, SemaphoreSlim Bell)
    {
        /// <summary>The lanes with an update on its way.</summary>
        public HashSet<long> Busy { get; } = [];
    }

    public bool IsSet => _hook is not null;

    public void Set(Uri address, string secret, int connections)
    {
        Remove();
        var hook = new Hook(address, secret, connections, new CancellationTokenSource(), new SemaphoreSlim(0));
        _hook = hook;
        _lastError = null;
        world.Updates.Arrived += Ring;
        Delivering = Task.Run(() => DeliverAsync(hook));
    }

    /// <summary>The loop that delivers; completes after the webhook was removed.</summary>
    public Task Delivering { get; private set; } = Task.CompletedTask;

    public void Remove()
    {
        world.Updates.Arrived -= Ring;
        _hook?.Stop.Cancel();
        _hook?.Bell.Release();
        _hook = null;
    }

    public JsonObject Info()
    {
        var json = new JsonObject
        {
            ["url"] = _hook?.Address.OriginalString ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = world.Updates.Count,
        };
        if (_hook is not null)
        {
            json["max_connections"] = _hook.Connections;
            json["ip_address"] = "127.0.0.1";
        }

        if (_lastError is not null)
        {
            json["last_error_date"] = _lastErrorAt.ToUnixTimeSeconds();
            json["last_error_message"] = _lastError;
        }

        if (world.Updates.Allowed is { } allowed)
            json["allowed_updates"] = new JsonArray([.. allowed.Select(a => (JsonNode)a)]);
        return json;
    }

    public async ValueTask DisposeAsync()
    {
        lock (world.Gate)
            Remove();
        await Delivering.ConfigureAwait(false);
        _http.Dispose();
    }

    private void Ring() => _hook?.Bell.Release();

    private async Task DeliverAsync(Hook hook)
    {
        var under = new List<Task>();
        while (!hook.Stop.IsCancellationRequested)
        {
            under.RemoveAll(t => t.IsCompleted);
            Update? next;
            lock (world.Gate)
            {
                next = under.Count < hook.Connections && !hook.Stop.IsCancellationRequested ? world.Updates.NextOutside(hook.Busy) : null;
                if (next is not null)
                    hook.Busy.Add(next.Lane);
            }

            if (next is null)
                await hook.Bell.WaitAsync().ConfigureAwait(false);
            else
                under.Add(OneAsync(hook, next));
        }

        await Task.WhenAll(under).ConfigureAwait(false);
    }

    private async Task OneAsync(Hook hook, Update update)
    {
        var pause = TimeSpan.FromSeconds(1);
        try
        {
            while (!await TryAsync(hook, update).ConfigureAwait(false))
            {
                await world.Clock.PauseAsync(pause, hook.Stop.Token).ConfigureAwait(false);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }

            lock (world.Gate)
                world.Updates.Confirm(update);
        }
        catch (OperationCanceledException)
        {
            // The webhook was removed: the update stays for whoever asks next.
        }
        finally
        {
            lock (world.Gate)
                hook.Busy.Remove(update.Lane);
            hook.Bell.Release();
        }
    }

    private async Task<bool> TryAsync(Hook hook, Update update)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Address);
        request.Content = new StringContent(update.Json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        if (hook.Secret.Length > 0)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", hook.Secret);
        string error;
        try
        {
            using var answer = await _http.SendAsync(request, hook.Stop.Token).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
                return true;
            error = $"Wrong response from the webhook: {(int)answer.StatusCode} {answer.ReasonPhrase}";
        }
        catch (HttpRequestException)
        {
            error = "Connection refused";
        }
        catch (TaskCanceledException) when (!hook.Stop.IsCancellationRequested)
        {
            error = "Read timeout expired";
        }

        lock (world.Gate)
            (_lastError, _lastErrorAt) = (error, world.Now);
        return false;
    }
}
