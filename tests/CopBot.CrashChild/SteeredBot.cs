using System.Globalization;
using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Hosting;
using CopBot.Playground.Clock;
using CopBot.Scheduling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CopBot.CrashChild;

/// <summary>
/// The whole bot, as it runs live but for its clock, which stands where whoever started it says. It reads lines, a word and an instant in
/// ticks, moves its clock there, does what is due by then and what the word says, and answers with when the next thing falls due.
/// </summary>
internal static class SteeredBot
{
    /// <summary>Until <c>stop</c>, or until nobody is left who steers.</summary>
    public static async Task RunAsync(string[] options)
    {
        var started = await ReadAsync();
        if (started is not { } first)
            return;
        using var clock = new PlaygroundClock(first.At, frozen: true);
        var settings = new ConfigurationManager();
        settings.AddCommandLine(options);
        using var host = HouseBuilder.Build(settings, services =>
        {
            services.AddSingleton<TimeProvider>(clock);

            // Whoever steers says when it is night.
            services.RemoveAll<NightlyTidy>();
            services.RemoveAll<NightlyBackup>();
        });
        await host.StartAsync();
        var inbox = host.Services.GetRequiredService<Inbox>();
        var timer = host.Services.GetRequiredService<DueTimer>();
        var dispatcher = host.Services.GetRequiredService<Dispatcher>();

        // As each start does.
        await inbox.TakeAsync(new NightFell(), CancellationToken.None);
        for (var asked = started; asked is { } line && line.Word != "stop"; asked = await ReadAsync())
        {
            clock.MoveTo(line.At);
            await timer.CatchUpAsync(CancellationToken.None);
            if (line.Word == "night")
                await inbox.TakeAsync(new NightFell(), CancellationToken.None);
            await dispatcher.QuietAsync();
            await Console.Out.WriteLineAsync("next " + (timer.NextDue?.UtcTicks ?? 0).ToString(CultureInfo.InvariantCulture));
        }

        await host.StopAsync();
    }

    private static async Task<(string Word, DateTimeOffset At)?> ReadAsync() =>
        (await Console.In.ReadLineAsync())?.Split(' ') is [var word, var ticks]
            ? (word, new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero))
            : null;
}
