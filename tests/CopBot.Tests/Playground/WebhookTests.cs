using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#setwebhook, with delivery to a real server on loopback.</summary>
public sealed class WebhookTests : PlaygroundTest, IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Secret, JsonElement Update)> _got = new();
    private WebApplication _hook = null!;
    private Func<JsonElement, int> _answer = _ => 200;

    private string Url => _hook.Urls.First() + "/updates";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await CallAsync("getUpdates", new { offset = World.PastUpdates[^1].Id + 1 });
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _hook = builder.Build();
        _hook.MapPost("/updates", async (HttpContext context) =>
        {
            var update = (await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted)).RootElement;
            var status = _answer(update);
            if (status == 200)
                _got.Enqueue((context.Request.Headers["X-Telegram-Bot-Api-Secret-Token"].ToString(), update));
            context.Response.StatusCode = status;
        });
        await _hook.StartAsync(Stop);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await base.DisposeAsync();
        await _hook.DisposeAsync();
    }

    [Fact]
    public async Task Updates_AreDeliveredWithTheSecret()
    {
        await CallAsync("setWebhook", new { url = Url, secret_token = "s3cret_-" });
        World.Say(Amara, Group, "/hello");
        await World.ConfirmedAsync(Stop);
        var (secret, update) = _got.Single();
        Assert.Equal(("s3cret_-", "/hello"), (secret, update.GetProperty("message").GetProperty("text").GetString()));
    }

    [Fact]
    public async Task WhileAWebhookIsSet_GetUpdatesIsAConflict()
    {
        await CallAsync("setWebhook", new { url = Url });
        await RefusedAsync(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first", "getUpdates");
        await CallAsync("deleteWebhook");
        Assert.Equal(HttpStatusCode.OK, (await CallAsync("getUpdates")).Status);
    }

    [Fact]
    public async Task SettingAWebhook_EndsAPoll()
    {
        var poll = CallAsync("getUpdates", new { timeout = 30 });
        await Server.PolledAsync(Stop);
        await CallAsync("setWebhook", new { url = Url });
        Assert.Equal("Conflict: terminated by setWebhook request", (await poll).Description);
    }

    // "a request with response HTTP status code different from 2XY … we will repeat the request"; order in a chat is kept.
    [Fact]
    public async Task ARefusedUpdate_IsTriedAgainBeforeTheNext()
    {
        var refusals = 2;
        _answer = _ => Interlocked.Decrement(ref refusals) >= 0 ? 500 : 200;
        await CallAsync("setWebhook", new { url = Url });
        World.Say(Amara, Group, "/one");
        World.Say(Amara, Group, "/two");
        var confirmed = World.ConfirmedAsync(Stop);
        while (!confirmed.IsCompleted)
        {
            Server.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(["/one", "/two"], _got.Select(g => g.Update.GetProperty("message").GetProperty("text").GetString()));
        Assert.StartsWith("Wrong response from the webhook: 500", (await CallAsync("getWebhookInfo")).Result.GetProperty("last_error_message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWaited_IsDeliveredFirst()
    {
        World.Say(Amara, Group, "/before");
        await CallAsync("setWebhook", new { url = Url });
        await World.ConfirmedAsync(Stop);
        Assert.Equal("/before", _got.Single().Update.GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public async Task ManyChats_EachKeepTheirOrder()
    {
        World.Start(Amara);
        World.Start(Bryn);
        await CallAsync("setWebhook", new { url = Url, drop_pending_updates = true, max_connections = 8 });
        for (var i = 0; i < 40; i++)
        {
            World.Say(Amara, Group, $"/n{i}");
            World.Say(Amara, World.PrivateChat(Amara), $"/n{i}");
            World.Say(Bryn, World.PrivateChat(Bryn), $"/n{i}");
        }

        await World.ConfirmedAsync(Stop);
        var perChat = _got.Select(g => g.Update.GetProperty("message")).GroupBy(m => m.GetProperty("chat").GetProperty("id").GetInt64()).ToList();
        Assert.Equal(3, perChat.Count);
        Assert.All(perChat, chat => Assert.Equal(Enumerable.Range(0, 40).Select(i => $"/n{i}"), chat.Select(m => m.GetProperty("text").GetString())));
    }

    [Fact]
    public async Task TheInfo_TellsWhatIsSet()
    {
        await CallAsync("setWebhook", new { url = Url, max_connections = 7, allowed_updates = (string[])["message"] });
        var info = (await CallAsync("getWebhookInfo")).Result;
        Assert.Equal((Url, 7, 0), (info.GetProperty("url").GetString(), info.GetProperty("max_connections").GetInt32(), info.GetProperty("pending_update_count").GetInt32()));
        await CallAsync("setWebhook", new { url = "" });
        Assert.Equal("", (await CallAsync("getWebhookInfo")).Result.GetProperty("url").GetString());
    }

    // "1-256 characters. Only characters A-Z, a-z, 0-9, _ and - are allowed."
    [Fact]
    public async Task WrongSettings_AreRefused()
    {
        await RefusedAsync(400, "Bad Request: secret token contains unallowed characters", "setWebhook", new { url = Url, secret_token = "with space" });
        await RefusedAsync(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook", "setWebhook", new { url = "ftp://127.0.0.1/x" });
        await RefusedAsync(400, "Bad Request: bad webhook: the playground calls loopback addresses only", "setWebhook", new { url = "https://example.org/x" });
        await RefusedAsync(400, "Bad Request: max_connections must be between 1 and 100", "setWebhook", new { url = Url, max_connections = 101 });
    }
}
