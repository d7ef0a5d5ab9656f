using System.Net;
using CopBot.Playground.Api;

namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/faq (limits), #responseparameters (retry_after), and faults made on purpose.</summary>
public sealed class FloodAndFaultTests : PlaygroundTest
{
    [Fact]
    public async Task WithoutLimits_NothingIsHeldBack()
    {
        for (var i = 0; i < 50; i++)
            Assert.Equal(HttpStatusCode.OK, (await SendAsync($"{i}")).Status);
    }

    [Fact]
    public async Task AChat_TakesAShortBurstThenOneASecond()
    {
        Server.Flood = new FloodLimits(PerSecond: 0, PerChatPerSecond: 1, PerGroupPerMinute: 0, ChatBurst: 3);
        for (var i = 0; i < 3; i++)
            Assert.Null((await SendAsync($"{i}")).Description);
        var refusal = await SendAsync("4");
        Assert.Equal((429, "Too Many Requests: retry after 3"), ((int)refusal.Status, refusal.Description));
        Assert.Equal(3, refusal.Json.GetProperty("parameters").GetProperty("retry_after").GetInt32());
        Server.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Null((await SendAsync("4")).Description);
    }

    [Fact]
    public async Task AGroup_TakesTwentyAMinute()
    {
        Server.Flood = new FloodLimits(PerSecond: 0, PerChatPerSecond: 0);
        for (var i = 0; i < 20; i++)
            Assert.Null((await SendAsync($"{i}")).Description);
        Assert.Equal("Too Many Requests: retry after 60", (await SendAsync("21")).Description);
        World.Start(Amara);
        Assert.Null((await SendAsync("elsewhere", World.PrivateChat(Amara))).Description);
    }

    [Fact]
    public async Task InAll_ThirtyASecond()
    {
        Server.Flood = new FloodLimits(PerChatPerSecond: 0, PerGroupPerMinute: 0);
        for (var i = 0; i < 30; i++)
            Assert.Null((await SendAsync($"{i}")).Description);
        Assert.Equal("Too Many Requests: retry after 1", (await SendAsync("31")).Description);
        // Answers to presses and reads are not counted.
        Assert.Null((await CallAsync("getChat", new { chat_id = Group.Id })).Description);
    }

    [Fact]
    public async Task AStatusFault_HasNoEffect()
    {
        Server.Faults = call => call.Method == "sendMessage" ? new Fault.Status(500, "Internal Server Error") : null;
        var answer = await SendAsync("lost");
        Assert.Equal((500, "Internal Server Error"), ((int)answer.Status, answer.Description));
        Assert.DoesNotContain("lost", World.Transcript(Group), StringComparison.Ordinal);
        Assert.Equal(Outcome.Faulted, Server.Calls.Of("sendMessage").Single().Outcome);
        Assert.Empty(Server.Calls.Refused);
    }

    [Fact]
    public async Task ADropBefore_HasNoEffect()
    {
        Server.Faults = _ => new Fault.DropBefore();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendAsync("lost"));
        Assert.DoesNotContain("lost", World.Transcript(Group), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADropAfter_HasItsEffect()
    {
        Server.Faults = _ => new Fault.DropAfter();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendAsync("arrived"));
        Assert.Contains("arrived", World.Transcript(Group), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHeldCall_WaitsForItsTask()
    {
        var gate = new TaskCompletionSource();
        Server.Faults = _ => new Fault.Hold(gate.Task);
        var call = SendAsync("later");
        Assert.DoesNotContain("later", World.Transcript(Group), StringComparison.Ordinal);
        gate.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await call).Status);
    }

    [Fact]
    public async Task EveryCall_IsCountedInOrder()
    {
        await SendAsync("one");
        await CallAsync("sendMessage", new { chat_id = 5, text = "x" });
        await CallAsync("getMe");
        Assert.Equal(2, Server.Calls.Count("sendMessage"));
        Assert.Equal(["sendMessage", "sendMessage", "getMe"], Server.Calls.Recent.Select(c => c.Method));
        Assert.Equal([1, 2, 3], Server.Calls.Recent.Select(c => c.Order));
        Assert.Equal("Bad Request: chat not found", Server.Calls.Refused.Single().Description);
        Assert.Equal($"{Group.Id}", Server.Calls.Recent[0].Chat);
        Server.Calls.Clear();
        Assert.Empty(Server.Calls.Recent);
    }
}
