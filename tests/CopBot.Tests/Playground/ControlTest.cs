using System.Net.Http.Json;
using System.Text.Json;
using CopBot.Playground;
using CopBot.Playground.Worlds;

namespace CopBot.Tests.Playground;

/// <summary>A playground as the page meets it: seeded, with a client that sends what the page sends.</summary>
public abstract class ControlTest : PlaygroundTest
{
    protected override PlaygroundOptions Options => base.Options with { Seeded = true };

    protected Chat Family => World.Chats[0];

    protected Person Ewa => World.People.Single(p => p.FirstName == "Ewa");

    protected async Task<JsonElement> StateAsync() => await Http.GetFromJsonAsync<JsonElement>($"{Server.Url}/play/state", Stop);

    protected async Task<JsonElement> PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Server.Url}/play/{path}");
        request.Headers.Add("X-Playground", "1");
        request.Content = JsonContent.Create(body);
        using var response = await Http.SendAsync(request, Stop);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    protected async Task<JsonElement> ActAsync(Person person, string what, object more)
    {
        var body = JsonSerializer.SerializeToNode(more)!.AsObject();
        body["as"] = person.Id;
        body["do"] = what;
        body["chat"] ??= Family.Id;
        return await PostAsync("act", body);
    }

    protected static bool IsOk(JsonElement answer) => answer.GetProperty("ok").GetBoolean();

    protected static string? ErrorOf(JsonElement answer) => answer.TryGetProperty("error", out var error) ? error.GetString() : null;
}
