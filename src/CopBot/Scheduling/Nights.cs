using CopBot.Conversation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CopBot.Scheduling;

/// <summary>What is done once a night, by the clock of the community's default zone.</summary>
internal sealed class Nights(Clockwork clockwork, IOptions<CommunityOptions> community, ILogger<Nights> log)
{
    public Task EachAsync(string name, TimeOnly at, Func<CancellationToken, Task> work, CancellationToken cancellationToken) =>
        clockwork.DailyAsync(name, at, Zone(community.Value.TimeZone), work, cancellationToken);

    // The zone was checked against the house's own data; the machine's may lack it, as in the smallest container images.
    private TimeZoneInfo Zone(string name)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return zone;
        SchedulingLog.ZoneUnknown(log, name);
        return TimeZoneInfo.Utc;
    }
}
