using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using CopBot.Conversation;
using CopBot.Hosting;
using CopBot.Meetings;
using CopBot.Meetings.Calendars;
using CopBot.Tests.Support;
using CopBot.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using static CopBot.Tests.Meetings.Calendars.Plans;
using Message = CopBot.Playground.Worlds.Message;

namespace CopBot.Tests.Meetings.Calendars;

/// <summary>The address that calendar apps follow, over real HTTP.</summary>
public sealed class SubscriptionTests
{
    private const string Public = "https://bot.example.org/copbot";

    private static readonly HttpClient Web = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    [Fact]
    public async Task Calendar_InTheGroup_LeadsToThePrivateChatForTheAddress()
    {
        await using var house = await OpenAsync();
        await house.AddAsync(Series("FREQ=MONTHLY;BYDAY=1TU", "2026-12-01T10:00"));
        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/calendar"));
        Assert.EndsWith("Or subscribe: then every change comes into your calendar by itself.", said.Text, StringComparison.Ordinal);
        Assert.Equal("Next meeting | All meetings | Subscribe", said.Labels());
        Assert.DoesNotContain(Public, house.Transcript(house.Group), StringComparison.Ordinal);

        var shown = Assert.Single(await house.FollowAsync(house.Bryn, said, "Subscribe"));
        var secret = Secret(shown);
        Assert.Equal(
            "Family Support CoP in your calendar\n\nTo have every change come in by itself, subscribe. Tap a button below, or copy this address into your calendar app, "
            + $"where it says “Subscribe” or “Add calendar from URL”:\n{Public}/calendar/{secret}.ics\n\n"
            + "Anyone with this address can see when and where the meetings are. It shows no names and no online links. Please keep it in this community.",
            shown.Text);
        Assert.Equal("Open my calendar app | Google Calendar", shown.Labels());
        Assert.Equal($"https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fbot.example.org%2Fcopbot%2Fcalendar%2F{secret}.ics", shown.Buttons[0][1].Url);
        Assert.Contains($"{secret}.ics", Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "/calendar")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_IsFetchedWithAnETag_AndFollowsChanges()
    {
        await using var house = await OpenAsync();
        var series = await house.AddAsync(Series("FREQ=MONTHLY;BYDAY=1TU", "2026-12-01T10:00", details: new MeetingDetails("Family Support CoP") { OnlineLink = "https://meet.example.org/secret-room" }));
        var secret = await SecretAsync(house);

        using var first = await SendAsync(house, HttpMethod.Get, $"/calendar/{secret}.ics");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("text/calendar; charset=utf-8", first.Content.Headers.ContentType!.ToString());
        Assert.Equal("private, no-cache", string.Join(", ", first.Headers.GetValues("Cache-Control").SelectMany(v => v.Split(", ")).Order().Reverse()));
        Assert.Equal(TestHouse.Start, first.Content.Headers.LastModified);
        var bytes = await first.Content.ReadAsByteArrayAsync();
        var text = System.Text.Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.DoesNotContain("secret-room", text, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(house.Amara.FirstName, text, StringComparison.Ordinal);

        using var head = await SendAsync(house, HttpMethod.Head, $"/calendar/{secret}.ics");
        Assert.Equal((HttpStatusCode.OK, (long?)bytes.Length), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Equal(first.Headers.ETag, head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());

        using var same = await SendAsync(house, HttpMethod.Get, $"/calendar/{secret}.ics", ask => ask.IfNoneMatch.Add(first.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(first.Headers.ETag, same.Headers.ETag);
        using var since = await SendAsync(house, HttpMethod.Get, $"/calendar/{secret}.ics", ask => ask.IfModifiedSince = first.Content.Headers.LastModified);
        Assert.Equal(HttpStatusCode.NotModified, since.StatusCode);

        // In the same second.
        await house.ChangeAsync(series, 0, m => m with { Start = m.Start.PlusDays(1) });
        using var changed = await SendAsync(house, HttpMethod.Get, $"/calendar/{secret}.ics", ask => ask.IfNoneMatch.Add(first.Headers.ETag!));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var changedSince = await SendAsync(house, HttpMethod.Get, $"/calendar/{secret}.ics", ask => ask.IfModifiedSince = first.Content.Headers.LastModified);
        Assert.Equal(HttpStatusCode.OK, changedSince.StatusCode);
        var read = await CalendarReader.ReadAsync(await changed.Content.ReadAsByteArrayAsync(), At("2026-11-01T00:00Z"), At("2027-01-31T00:00Z"));
        Assert.Equal([At("2026-12-02T10:00Z"), At("2027-01-05T10:00Z")], read.Starts);
    }

    [Fact]
    public async Task BrowserAddress_LeadsOnToTheCalendarApp()
    {
        await using var house = await OpenAsync();
        var secret = await SecretAsync(house);
        using var found = await SendAsync(house, HttpMethod.Get, $"/calendar/{secret}");
        Assert.Equal(HttpStatusCode.Found, found.StatusCode);
        Assert.Equal($"webcal://bot.example.org/copbot/calendar/{secret}.ics", found.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("GET", "/calendar/{other}.ics", HttpStatusCode.NotFound)]
    [InlineData("HEAD", "/calendar/{other}.ics", HttpStatusCode.NotFound)]
    [InlineData("GET", "/calendar/{other}", HttpStatusCode.NotFound)]
    [InlineData("GET", "/calendar/{secret}.ics/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/calendar/{secret}x.ics", HttpStatusCode.NotFound)]
    [InlineData("GET", "/calendar/%00.ics", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/calendar/.ics", HttpStatusCode.NotFound)]
    [InlineData("GET", "/calendar/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/calendar/%0d%0a.ics", HttpStatusCode.NotFound)]
    [InlineData("GET", "/calendar", HttpStatusCode.NotFound)]
    [InlineData("GET", "/", HttpStatusCode.NotFound)]
    [InlineData("GET", "/other/{secret}.ics", HttpStatusCode.NotFound)]
    [InlineData("POST", "/calendar/{secret}.ics", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", "/calendar/{secret}.ics", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", "/calendar/{other}.ics", HttpStatusCode.MethodNotAllowed)]
    public async Task AnythingElse_IsNotThere(string method, string path, HttpStatusCode expected)
    {
        await using var house = await OpenAsync();
        var secret = await SecretAsync(house);
        var other = (secret[0] == 'A' ? 'B' : 'A') + secret[1..];
        using var answer = await SendAsync(house, new HttpMethod(method), path.Replace("{secret}", secret, StringComparison.Ordinal).Replace("{other}", other, StringComparison.Ordinal));
        Assert.Equal(expected, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task NewAddress_StopsTheOldOneAtOnce_AndIsForFacilitatorsAlone()
    {
        await using var house = await OpenAsync();
        await house.AddAsync(Series("FREQ=MONTHLY;BYDAY=1TU", "2026-12-01T10:00"));
        var old = await SecretAsync(house);
        var uid = await UidAsync(house, old);
        var shown = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/calendar"));
        Assert.Equal("Next meeting | All meetings | Open my calendar app | Google Calendar | New address", shown.Labels());
        var sure = Assert.Single((await house.PressAsync(house.Amara, shown, "New address")).Said);
        Assert.StartsWith("Make a new calendar address for Family Support CoP? The old one stops at once", sure.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(house, old));

        await house.PressAsync(house.Amara, sure, "Yes, make a new address");
        Assert.StartsWith("This is the new address. The old one no longer works.", sure.Text, StringComparison.Ordinal);
        var renewed = Secret(sure);
        Assert.NotEqual(old, renewed);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(house, old));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(house, renewed));
        Assert.Equal(uid, await UidAsync(house, renewed));
    }

    [Fact]
    public async Task Address_IsTheSameAfterARestart()
    {
        await using var house = await OpenAsync();
        var secret = await SecretAsync(house);
        await house.RestartAsync();
        Assert.Equal(secret, await SecretAsync(house));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(house, secret));
    }

    [Fact]
    public async Task APortThatIsTaken_StopsTheStartWithOneSentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var listen = $"http://{taken.LocalEndpoint}";
        var listener = new WebListener([], Options.Create(new HttpOptions { Url = Public, Listen = listen }), NullLogger<WebListener>.Instance);
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => listener.StartAsync(TestContext.Current.CancellationToken));
        var sentence = CommandLine.Sentence(fault)!;
        Assert.StartsWith($"Http:Listen is {listen}, but CopBot cannot listen there (", sentence, StringComparison.Ordinal);
        Assert.EndsWith("); close the program that does, or write another port.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_OfAGroupWithoutTheBot_IsNotThere()
    {
        await using var house = await OpenAsync();
        var secret = await SecretAsync(house);
        house.World.RemoveBot(house.Group, house.Amara);
        await house.SettleAsync();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(house, secret));
    }

    [Fact]
    public async Task TheSecret_IsInNoLog_WhateverTheLevel()
    {
        var lines = new List<string>();
        await using var house = await OpenAsync(
            new() { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace", ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace" },
            services => services.AddSingleton<ILoggerProvider>(new Everything(lines)));
        await house.AddAsync(Series(null, "2026-12-01T10:00"));
        var secret = await SecretAsync(house);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(house, secret));
        await SendAsync(house, HttpMethod.Post, $"/calendar/{secret}.ics");
        lock (lines)
        {
            Assert.NotEmpty(lines);
            Assert.DoesNotContain(lines, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task WhereHttpIsOff_NothingListens()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.Null(house.Services.GetRequiredService<WebListener>().Address);
    }

    private static Task<TestHouse> OpenAsync(Dictionary<string, string?>? more = null, Action<IServiceCollection>? replace = null)
    {
        var settings = new Dictionary<string, string?>(more ?? []) { ["Http:Url"] = Public, ["Http:Listen"] = "http://127.0.0.1:0" };
        return TestHouse.OpenAsync(settings, replace);
    }

    private static string Secret(Message shown)
    {
        var from = shown.Text.IndexOf("/calendar/", StringComparison.Ordinal) + "/calendar/".Length;
        var secret = shown.Text[from..shown.Text.IndexOf(".ics", from, StringComparison.Ordinal)];
        Assert.Equal(CommunityCalendar.SecretLength, secret.Length);
        return secret;
    }

    private static async Task<string> SecretAsync(TestHouse house) => Secret(Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/calendar")));

    private static async Task<string> UidAsync(TestHouse house, string secret)
    {
        using var answer = await SendAsync(house, HttpMethod.Get, $"/calendar/{secret}.ics");
        return (await answer.Content.ReadAsStringAsync()).Split("\r\n").Single(line => line.StartsWith("UID:", StringComparison.Ordinal));
    }

    private static async Task<HttpStatusCode> StatusAsync(TestHouse house, string secret)
    {
        using var answer = await SendAsync(house, HttpMethod.Get, $"/calendar/{secret}.ics");
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> SendAsync(TestHouse house, HttpMethod method, string path, Action<HttpRequestHeaders>? with = null)
    {
        var at = house.Services.GetRequiredService<WebListener>().Address!;
        using var ask = new HttpRequestMessage(method, new Uri($"http://127.0.0.1:{at.Port}/copbot{path}"));
        with?.Invoke(ask.Headers);
        return await Web.SendAsync(ask, TestContext.Current.CancellationToken);
    }

    private sealed class Everything(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
                lines.Add(formatter(state, exception) + exception);
        }

        public void Dispose()
        {
        }
    }
}
