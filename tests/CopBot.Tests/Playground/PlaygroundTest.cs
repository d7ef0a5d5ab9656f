using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CopBot.Playground;
using CopBot.Playground.Worlds;

namespace CopBot.Tests.Playground;

/// <summary>A playground with a frozen clock, a group with two people and the bot, and a client that speaks plain HTTP.</summary>
public abstract class PlaygroundTest : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2026, 10, 3, 12, 0, 0, TimeSpan.Zero);

    private readonly HttpClient _http = new();

    protected PlaygroundServer Server { get; private set; } = null!;

    protected World World => Server.World;

    protected Person Amara { get; private set; } = null!;

    protected Person Bryn { get; private set; } = null!;

    protected Chat Group { get; private set; } = null!;

    protected HttpClient Http => _http;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected virtual PlaygroundOptions Options => new() { Frozen = true, Start = Noon };

    public virtual async ValueTask InitializeAsync()
    {
        Server = await PlaygroundServer.StartAsync(Options, Stop);
        Amara = World.AddPerson("Amara", "Osei", "amara");
        Bryn = World.AddPerson("Bryn", "Lewis");
        Group = World.AddSupergroup("Family Support CoP", [Amara], [Bryn]);
        World.AddBotTo(Group, Amara);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _http.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Calls a method with a JSON body and gives back the status and the whole answer.</summary>
    protected async Task<Answer> CallAsync(string method, object? body = null)
    {
        using var response = await _http.PostAsJsonAsync($"{Server.Url}/bot{Server.Token}/{method}", body ?? new { }, Stop);
        return new Answer(response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Stop));
    }

    protected Task<Answer> SendAsync(string text, Chat? chat = null) => CallAsync("sendMessage", new { chat_id = (chat ?? Group).Id, text });

    /// <summary>All updates that wait, without confirming them.</summary>
    protected async Task<JsonElement[]> UpdatesAsync(object? body = null) =>
        [.. (await CallAsync("getUpdates", body)).Result.EnumerateArray()];

    protected async Task RefusedAsync(int code, string description, string method, object? body = null)
    {
        var answer = await CallAsync(method, body);
        Assert.Equal((code, description), ((int)answer.Status, answer.Description));
        Assert.Equal(code, answer.Json.GetProperty("error_code").GetInt32());
        Assert.False(answer.Json.GetProperty("ok").GetBoolean());
    }

    protected sealed record Answer(HttpStatusCode Status, JsonElement Json)
    {
        public JsonElement Result => Json.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException(Json.ToString());

        public string? Description => Json.TryGetProperty("description", out var text) ? text.GetString() : null;

        public int MessageId => Result.GetProperty("message_id").GetInt32();
    }
}
