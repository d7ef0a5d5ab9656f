using CopBot.Conversation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CopBot.Hosting;

/// <summary>The door of the room that starts and stops the others.</summary>
internal static class HouseRoom
{
    /// <summary>
    /// Adds the house's own start and stop, and the options that several rooms share. Stands after the rooms that it
    /// starts and before the one that lets people in, which starts after it and stops before it.
    /// </summary>
    public static IServiceCollection AddHouse(this IServiceCollection services)
    {
        services.AddOptions<CommunityOptions>().BindConfiguration("Community");
        services.AddOptions<OperatorOptions>().BindConfiguration("Operator");
        services.AddOptions<ResourceOptions>().BindConfiguration("Resources");
        services.AddOptions<DirectoryOptions>().BindConfiguration("Directory");
        services.AddOptions<NudgeOptions>().BindConfiguration("Nudges");
        services.AddOptions<SurveyOptions>().BindConfiguration("Surveys");
        services.AddOptions<HttpOptions>().BindConfiguration("Http").ValidateOnStart();
        services.AddSingleton<House>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<House>());
        return services;
    }
}
