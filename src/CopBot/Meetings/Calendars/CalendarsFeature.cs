using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Meetings.Calendars;

/// <summary>Meetings in people's own calendars: as files, and as an address that their calendar follows.</summary>
internal sealed class CalendarsFeature(CalendarStore store) : IFeature
{
    public string Name => "cal";

    public void Map(RouteBuilder routes)
    {
        routes.Command<ShowCalendar>("calendar", "Put the meetings into your own calendar", HelpGroup.Meetings);

        routes.Press<ShowCalendar, TakeCalendar>("file");
        routes.Link<ShowCalendar, Subscribe>("sub");
        routes.Press<RenewAddress, RenewCalendar>("new");
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>A calendar belongs to the community, not to a chat.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into) => store.Merge(from, into);

    public void Erase(CommunityId community) => store.Erase(community);

    // An address is the community's, the same for all: who follows it is not known.
    public IEnumerable<HeldData> Held(PersonId person) => [];

    public Forgetting BeforeForgetting(PersonId person) => Forgetting.Nothing;

    public void Forget(PersonId person)
    {
    }
}

internal static class CalendarsRoom
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(CalendarKinds.Calendars)
        .AddSingleton<CalendarStore>()
        .AddSingleton<ReadPlans>()
        .AddSingleton<ShowCalendar>()
        .AddSingleton<RenewAddress>()
        .AddSingleton<IPages, CalendarPages>()
        .AddSingleton<IFeature, CalendarsFeature>();
}
