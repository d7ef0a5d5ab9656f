using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Meetings;

/// <summary>Meetings: setting them up, inviting, answering, reminding.</summary>
internal sealed class MeetingsFeature(MeetingStore store) : IFeature
{
    public string Name => "meet";

    public void Map(RouteBuilder routes)
    {
        routes.Due<PlanDates, MeetingEnds>("ends", MeetingJson.Default);
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>Meetings belong to the community, not to a chat.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into) => store.Merge(from, into);

    public void Erase(CommunityId community) => store.Erase(community);

    public Html Keeps => Html.Empty;

    public IEnumerable<HeldData> Held(PersonId person) => [];

    public Forgetting BeforeForgetting(PersonId person) => Forgetting.Nothing;

    public void Forget(PersonId person)
    {
    }
}

internal static class MeetingsRoom
{
    public static IServiceCollection AddMeetings(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(MeetingKinds.Series)
        .AddSingleton<DocumentKind>(MeetingKinds.Meetings)
        .AddSingleton<DocumentKind>(MeetingKinds.Attendees)
        .AddSingleton<MeetingStore>()
        .AddSingleton<PlanDates>()
        .AddSingleton<IFeature, MeetingsFeature>();
}
