using CopBot.Conversation;
using Microsoft.Extensions.Options;

namespace CopBot.Meetings.Calendars;

/// <summary>Gives the next meeting, or all, as a file.</summary>
internal sealed record TakeCalendar(CommunityId Community, bool All);

/// <summary>Opens the private chat and shows the address there, so that it does not stand in the group for ever.</summary>
internal sealed record Subscribe(CommunityId Community);

/// <summary>/calendar: files, and the address where there is one.</summary>
internal sealed class ShowCalendar(MeetingStore meetings, CalendarStore calendars, ReadPlans plans, IOptions<HttpOptions> http)
    : IHandle<Called>, IHandle<Press<TakeCalendar>>, IHandle<Followed<Subscribe>>
{
    public Reply Handle(Called what, Scene scene)
    {
        var community = scene.Community;
        var next = meetings.Coming(community.Id, scene.Now).FirstOrDefault();
        if (next is null && !http.Value.IsOn)
            return Reply.Say(MeetingTexts.NoneComing);
        var files = next is null
            ? Keyboard.None
            : Keyboard.Row(
                new PressButton(CalendarTexts.NextMeeting, new TakeCalendar(community.Id, All: false)),
                new PressButton(CalendarTexts.AllMeetings, new TakeCalendar(community.Id, All: true)));
        var text = CalendarTexts.Files(next, community, scene.Now);
        if (!http.Value.IsOn)
            return Reply.Say(Html.Paragraphs(text, CalendarTexts.FilesDoNotFollow), files);
        if (scene.IsPrivate)
            return Reply.Say(Html.Paragraphs(text, Address(scene)), new Keyboard([.. files.Rows, .. AddressButtons(scene).Rows]));
        return Reply.Say(Html.Paragraphs(text, CalendarTexts.OrSubscribe), files.And(new PrivateButton(CalendarTexts.Subscribe, new Subscribe(community.Id))));
    }

    public Reply Handle(Press<TakeCalendar> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        if (meetings.Coming(here.Community.Id, here.Now).FirstOrDefault() is not { } next)
            return Reply.Toast(CalendarTexts.NothingToPutIn, mustBeClosed: true);
        return what.Payload.All
            ? Reply.Of(new SendFile("meetings.ics", WriteCalendar.Write(plans.All(here.Community, here.Now)), CalendarTexts.AllAsFile(here)))
            : Reply.Of(new SendFile("next-meeting.ics", WriteCalendar.Write(plans.One(here.Community, next)), CalendarTexts.OneAsFile(next)));
    }

    public Reply Handle(Followed<Subscribe> what, Scene scene) =>
        scene.In(what.Payload.Community) is { } here && http.Value.IsOn
            ? Reply.Say(Html.Paragraphs(CalendarTexts.Heading(here.Community), Address(here)), AddressButtons(here))
            : Reply.Say(Html.Of(MeetingTexts.NoLongerHere));

    private Html Address(Scene scene) => CalendarTexts.Address(CalendarAddress.File(http.Value, calendars.Of(scene.Community.Id).Secret));

    private Keyboard AddressButtons(Scene scene)
    {
        var secret = calendars.Of(scene.Community.Id).Secret;
        var buttons = Keyboard.Row(
            new LinkButton(CalendarTexts.MyCalendarApp, CalendarAddress.Opening(http.Value, secret)),
            new LinkButton(CalendarTexts.GoogleCalendar, CalendarAddress.Google(http.Value, secret)));
        return scene.Steers ? buttons.And(new PressButton(CalendarTexts.NewAddress, new RenewCalendar(scene.Community.Id, IsSure: false))) : buttons;
    }
}
