using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Transport.Support;

/// <summary>One call that reached the server.</summary>
internal sealed record ApiCall(string Method, string Body, string ContentType)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>What the server says. <paramref name="Drop"/> breaks the connection instead; it waits for <paramref name="After"/> first.</summary>
internal sealed record ApiAnswer(int Status, string Body, bool Drop = false, Task? After = null)
{
    public static ApiAnswer Ok(string result) => new(200, $$"""{"ok":true,"result":{{result}}}""");

    public static ApiAnswer Error(int code, string description, string parameters = "{}") =>
        new(code, $$"""{"ok":false,"error_code":{{code}},"description":{{JsonSerializer.Serialize(description)}},"parameters":{{parameters}}}""");

    public static ApiAnswer Dropped { get; } = new(0, "", Drop: true);
}

/// <summary>A Bot API on loopback that answers what the test says.</summary>
internal sealed class FakeBotApi : IAsyncDisposable
{
    public const string Token = "123456:verySECRETtoken_-9";

    private readonly WebApplication _server;
    private readonly ConcurrentQueue<ApiCall> _calls = new();

    private FakeBotApi(Func<ApiCall, ApiAnswer> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddLogging();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(context => AnswerAsync(context, answer));
    }

    public string Url => _server.Urls.First();

    public IReadOnlyCollection<ApiCall> Calls => _calls;

    public static async Task<FakeBotApi> StartAsync(Func<ApiCall, ApiAnswer> answer)
    {
        var api = new FakeBotApi(answer);
        await api._server.StartAsync();
        return api;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context, Func<ApiCall, ApiAnswer> answer)
    {
        using var reader = new StreamReader(context.Request.Body);
        var call = new ApiCall(
            context.Request.Path.Value!.Replace($"/bot{Token}/", "", StringComparison.Ordinal), await reader.ReadToEndAsync(), context.Request.ContentType ?? "");
        _calls.Enqueue(call);
        var said = answer(call);
        if (said.After is { } after)
            await after.WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (said.Drop)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = said.Status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(said.Body);
    }
}
