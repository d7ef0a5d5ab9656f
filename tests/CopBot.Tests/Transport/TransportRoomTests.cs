using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Outbox;
using CopBot.Tests.Transport.Support;
using CopBot.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CopBot.Tests.Transport;

/// <summary>The room in a real host, as Program adds it.</summary>
public sealed class TransportRoomTests
{
    private const string Me = """{"id":123456,"is_bot":true,"first_name":"CopBot","username":"cop_bot","can_join_groups":true,"supports_inline_queries":false}""";

    [Fact]
    public async Task Start_PollsBeforeAnythingElseIsAnswered()
    {
        var polled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var closing = new TaskCompletionSource();
        await using var api = await FakeBotApi.StartAsync(call =>
        {
            if (call.Method != "getUpdates")
                return call.Method == "getMe" ? ApiAnswer.Ok(Me) with { After = polled.Task } : ApiAnswer.Error(500, "x");
            polled.TrySetResult();
            return ApiAnswer.Ok("[]") with { After = closing.Task };
        });
        using var host = Host(api.Url, out var log);
        await host.StartAsync(Cancel);
        var bot = host.Services.GetRequiredService<BotIdentity>();
        await bot.Known.WaitAsync(Cancel);
        Assert.Equal((new PersonId(123456), "cop_bot"), (bot.Id, bot.Username));
        await host.StopAsync(Cancel);
        closing.SetResult();
        Assert.Contains(log.Lines, l => l.StartsWith("Information This is @cop_bot (123456)", StringComparison.Ordinal));
        Assert.Contains(log.Lines, l => l.StartsWith("Warning Inline mode is off", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, l => l.Contains("verySECRET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_WithAWebhook_ListensAndDoesNotPoll()
    {
        await using var api = await FakeBotApi.StartAsync(call => ApiAnswer.Ok(call.Method == "getMe" ? Me : "true"));
        using var host = Host(api.Url, out _, ("Telegram:Webhook:Url", "http://localhost/hook"), ("Telegram:Webhook:Secret", "s"), ("Telegram:Webhook:Listen", "http://127.0.0.1:0"));
        await host.StartAsync(Cancel);
        Assert.NotNull(host.Services.GetRequiredService<WebhookListener>().Address);
        await host.Services.GetRequiredService<BotIdentity>().Known.WaitAsync(Cancel);
        await host.StopAsync(Cancel);
        Assert.DoesNotContain(api.Calls, c => c.Method == "getUpdates");
    }

    [Fact]
    public async Task Start_WithAWrongKey_IsRefusedWithItsSentence()
    {
        using var host = Host("http://127.0.0.1:1", out _, ("Telegram:Limits:PerSecond", "-4"));
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancel));
        Assert.Equal("Telegram:Limits:PerSecond is -4, less than nothing; use a number of messages, or 0 for no limit.", refused.Message);
    }

    [Fact]
    public void Limits_ReachTheSender()
    {
        using var host = Host("http://127.0.0.1:1", out _, ("Telegram:Limits:PerSecond", "5"), ("Telegram:Limits:PerChatPerSecond", "0"));
        Assert.Equal(new SendingOptions(5, 0, 20), host.Services.GetRequiredService<SendingOptions>());
    }

    [Fact]
    public async Task Introduction_IsTriedUntilItWorks()
    {
        var calls = 0;
        await using var api = await FakeBotApi.StartAsync(_ => ++calls <= 2 ? ApiAnswer.Error(502, "Bad Gateway") : ApiAnswer.Ok(Me));
        using var lines = new TelegramLines(Options.Create(Known.Options(api)));
        using var lifetime = new FakeLifetime();
        var (bot, log, clock) = (new BotIdentity(), new LogLines(), new HastyClock());
        var refusal = new TokenRefusal(lifetime, log.For<TokenRefusal>());
        await new Introduction(lines, bot, refusal, new WireClock(clock), log.For<Introduction>()).RunAsync(Cancel);
        Assert.Equal("cop_bot", bot.Username);
        Assert.Equal([0.5, 1], clock.Pauses.Select(p => p.TotalSeconds));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IHost Host(string url, out LogLines log, params (string Key, string Value)[] settings)
    {
        var lines = log = new LogLines();
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Telegram:Token"] = FakeBotApi.Token, ["Telegram:ApiUrl"] = url });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        builder.Services.AddSingleton<ILoggerFactory>(lines);
        builder.Services.AddSingleton<Inbox>().AddSingleton<Reception>().AddSingleton(new Routes([]));
        builder.Services.AddTransport();
        return builder.Build();
    }
}
