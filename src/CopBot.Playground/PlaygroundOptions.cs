namespace CopBot.Playground;

/// <summary>What a playground starts with.</summary>
public sealed record PlaygroundOptions
{
    /// <summary>Where it listens: loopback only. Port 0 takes any free one.</summary>
    public Uri Url { get; init; } = new("http://127.0.0.1:0");

    /// <summary>The token that the bot must give.</summary>
    public string Token { get; init; } = "7000000001:AAE-playground-token-that-opens-nothing00";

    public string BotName { get; init; } = "CopBot";

    public string BotUsername { get; init; } = "CopBot";

    /// <summary>True: the clock stands still and moves only by hand.</summary>
    public bool Frozen { get; init; }

    /// <summary>The clock's first reading; null: the real time.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>True: the example group and its five people are there from the start.</summary>
    public bool Seeded { get; init; }

    /// <summary>Chooses ids; the same seed gives the same ids.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>When the next thing falls due for the bot, for the page's clock; null when nothing does.</summary>
    public Func<DateTimeOffset?>? NextDue { get; init; }
}
