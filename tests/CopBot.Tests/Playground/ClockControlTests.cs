namespace CopBot.Tests.Playground;

/// <summary>POST /play/clock: all that falls due on the way happens, each thing at its own time.</summary>
public sealed class ClockControlTests : ControlTest
{
    private readonly List<DateTimeOffset> _done = [];
    private readonly Queue<DateTimeOffset> _due = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Server.NextDue = () =>
        {
            lock (_due)
                return _due.TryPeek(out var next) ? next : null;
        };
    }

    [Theory]
    [InlineData("hour", 1)]
    [InlineData("day", 24)]
    public async Task ItMovesOn(string by, int hours)
    {
        var answer = await PostAsync("clock", new { by });
        Assert.Equal(Noon.AddHours(hours), Server.Clock.GetUtcNow());
        Assert.Equal(Noon.AddHours(hours), answer.GetProperty("now").GetDateTimeOffset());
    }

    [Fact]
    public async Task ADay_StopsAtEveryThingDue()
    {
        Plan(Noon.AddHours(2), Noon.AddHours(5), Noon.AddHours(30));
        await PostAsync("clock", new { by = "day" });
        Assert.Equal([Noon.AddHours(2), Noon.AddHours(5)], _done);
        Assert.Equal(Noon.AddHours(24), Server.Clock.GetUtcNow());
        Assert.Equal(Noon.AddHours(30), (await StateAsync()).GetProperty("nextDue").GetDateTimeOffset());
    }

    [Fact]
    public async Task TheNextThingDue_IsMovedTo()
    {
        Plan(Noon.AddHours(30));
        await PostAsync("clock", new { by = "next" });
        Assert.Equal([Noon.AddHours(30)], _done);
        Assert.Equal("Nothing is due.", ErrorOf(await PostAsync("clock", new { by = "next" })));
        Assert.False(IsOk(await PostAsync("clock", new { by = "year" })));
    }

    private void Plan(params DateTimeOffset[] times)
    {
        foreach (var time in times)
        {
            _due.Enqueue(time);
            Server.Clock.CreateTimer(
                _ =>
                {
                    lock (_due)
                    {
                        _done.Add(Server.Clock.GetUtcNow());
                        _due.Dequeue();
                    }
                },
                null,
                time - Noon,
                Timeout.InfiniteTimeSpan);
        }
    }
}
