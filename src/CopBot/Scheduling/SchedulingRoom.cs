using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Scheduling;

/// <summary>The door of the room.</summary>
internal static class SchedulingRoom
{
    /// <summary>Adds the agenda, the timer that follows it, the nightly tidy and backup. Who starts the house starts these three.</summary>
    public static IServiceCollection AddScheduling(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(Agenda.Kind)
        .AddSingleton<Alarm>()
        .AddSingleton<Agenda>()
        .AddSingleton<Clockwork>()
        .AddSingleton<DueTimer>()
        .AddSingleton<Nights>()
        .AddSingleton<NightlyTidy>()
        .AddSingleton<NightlyBackup>();
}
