namespace CopBot.Playground;

/// <summary>The bot that lives in the playground, as far as the page may handle it. The host gives it.</summary>
public interface IPlaygroundBot
{
    /// <summary>Starts the bot; completes when it takes updates or is about to.</summary>
    Task StartAsync(CancellationToken cancellation);

    /// <summary>Stops the bot and forgets all that it kept, so that the next start is its first.</summary>
    Task StopAndForgetAsync(CancellationToken cancellation);
}
