using CopBot.Conversation;
using Microsoft.Extensions.Options;

namespace CopBot.Meetings.Calendars;

/// <summary>Gives the calendar another address; asks first.</summary>
internal sealed record RenewCalendar(CommunityId Community, bool IsSure);

/// <summary>A new address for a calendar whose old one has got out. The old one stops at once. For those who steer, in private.</summary>
internal sealed class RenewAddress(CalendarStore calendars, IOptions<HttpOptions> http) : IHandle<Press<RenewCalendar>>
{
    public Reply Handle(Press<RenewCalendar> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here || !http.Value.IsOn)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        if (!here.Steers)
            return Reply.Toast(MeetingTexts.OnlySteering, mustBeClosed: true);
        if (!scene.IsPrivate)
            return Reply.Toast(CalendarTexts.OnlyInPrivate, mustBeClosed: true);
        if (!what.Payload.IsSure)
            return Reply.Say(CalendarTexts.SureToRenew(here.Community), Keyboard.Row(new PressButton(CalendarTexts.YesRenew, what.Payload with { IsSure = true })));
        var renewed = calendars.Renew(here.Community.Id);
        return Reply.Rewrite(CalendarTexts.Renewed(CalendarAddress.File(http.Value, renewed.Secret)));
    }
}
