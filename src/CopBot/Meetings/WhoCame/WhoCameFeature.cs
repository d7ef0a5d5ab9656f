using CopBot.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Meetings.WhoCame;

/// <summary>Who came. It keeps nothing of its own: that somebody was there stands with their answer to the invitation.</summary>
internal sealed class WhoCameFeature(MeetingStore store) : RoomWithoutMemory
{
    public override string Name => "came";

    public override void Map(RouteBuilder routes)
    {
        routes.Command<ShowAttendance>("attendance", "See how many came, over time", HelpGroup.Meetings, needs: Role.Core);
        routes.Press<AskWhoCame, WasThere>("was");
        routes.Press<CorrectWhoCame, TurnCame>("p");
        routes.Press<CorrectWhoCame, MarkCame>("mark");
        routes.Press<CorrectWhoCame, CountOthers>("n");
        routes.Link<CorrectWhoCame, CorrectLink>("fix");
        routes.Due<AskWhoCame, CameDue>("ask", CameJson.Default);
        routes.Errand<DrawAttendance, DrawnAttendance, SendAttendance, SendAttendance>("draw", CameJson.Default);
    }

    public override bool StandsFor(CardKey card) => AskWhoCame.Meeting(card) is { } id && store.Get(id) is not null;
}

internal static class WhoCameRoom
{
    public static IServiceCollection AddWhoCame(this IServiceCollection services) => services
        .AddSingleton<AskWhoCame>()
        .AddSingleton<IFollowMeetings>(s => s.GetRequiredService<AskWhoCame>())
        .AddSingleton<CorrectWhoCame>()
        .AddSingleton<Attendances>()
        .AddSingleton<ShowAttendance>()
        .AddSingleton<SendAttendance>()
        .AddSingleton<IExport, ExportAttendance>()
        .AddSingleton<IFeature, WhoCameFeature>();
}
