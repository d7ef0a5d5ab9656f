using System.Net;
using System.Net.Http.Json;
using CopBot.Playground;

namespace CopBot.Tests.Playground;

/// <summary>Who may use the page's API, and how the page itself is served.</summary>
public sealed class ControlDoorTests : ControlTest
{
    // Against DNS rebinding: a name that was made to mean this machine is not a loopback name.
    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:5080", HttpStatusCode.OK)]
    [InlineData("[::1]:5080", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.MisdirectedRequest)]
    public async Task OnlyLoopbackNames_AreAnswered(string host, HttpStatusCode status)
    {
        foreach (var path in (string[])["/play/state", $"/bot{Server.Token}/getMe"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Server.Url + path);
            request.Headers.Host = host;
            using var response = await Http.SendAsync(request, Stop);
            Assert.Equal(status, response.StatusCode);
        }
    }

    // Against forged requests: a form on another page can't set this header.
    [Theory]
    [InlineData("act")]
    [InlineData("file")]
    [InlineData("reset")]
    [InlineData("example")]
    [InlineData("people")]
    [InlineData("clock")]
    public async Task AChange_NeedsTheHeader(string path)
    {
        using var response = await Http.PostAsJsonAsync($"{Server.Url}/play/{path}", new { by = "day" }, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(Noon, Server.Clock.GetUtcNow());
    }

    [Fact]
    public async Task EveryAnswer_CarriesThePolicy()
    {
        using var response = await Http.GetAsync($"{Server.Url}/play/state", Stop);
        Assert.StartsWith("default-src 'self';", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task AnUnknownAddress_Is404()
    {
        foreach (var path in (string[])["/page/nothing.css", "/page/../PlaygroundServer.cs", "/play/nothing", "/play/files/nothing", "/etc"])
        {
            using var response = await Http.GetAsync(Server.Url + path, Stop);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("http://192.168.1.5:5080")]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("https://localhost:5080")]
    public async Task OnlyLoopback_IsListenedOn(string url) =>
        await Assert.ThrowsAsync<ArgumentException>(() => PlaygroundServer.StartAsync(new PlaygroundOptions { Url = new Uri(url) }, Stop));

    [Fact]
    public async Task ATakenPort_IsAnIOException() =>
        await Assert.ThrowsAsync<IOException>(() => PlaygroundServer.StartAsync(new PlaygroundOptions { Url = new Uri(Server.Url) }, Stop));
}
