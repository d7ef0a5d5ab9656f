using CopBot.Conversation;
using Humanizer;

namespace CopBot.ServiceDirectory.Assurance;

/// <summary>Every word of keeping records true.</summary>
internal static class AssuranceTexts
{
    private const int MostNamed = 10;

    public static string NoLongerHere => "This service is no longer in the directory.";

    public static string Noted => "Thank you. It is noted that you checked this today.";

    public static Html AskForOne(Service service, bool isTheirs, Scene scene) => Html.Paragraphs(
        isTheirs
            ? $"You answer for this service in the directory of <b>{scene.Community.Name}</b>. Is all of it still right?"
            : (Html)$"Nobody has checked this service in the directory of <b>{scene.Community.Name}</b> for a while. Could you, or somebody else in the core group, see whether it is still right?",
        ServiceTexts.Details(service, scene));

    public static Html AskForSeveral(Community community, IReadOnlyList<Service> own, IReadOnlyList<Service> core) => Html.Paragraphs(
        own.Count > 0 ? Html.Lines($"You answer for {"service".ToQuantity(own.Count)} in the directory of <b>{community.Name}</b> that nobody has checked for a while:", List(own)) : Html.Empty,
        core.Count > 0 ? Html.Lines($"{(own.Count > 0 ? "And for" : "For")} the core group of <b>{community.Name}</b>: {"service".ToQuantity(core.Count)} that nobody has checked for a while:", List(core)) : Html.Empty,
        $"It takes a minute to go through them.");

    public static Html TellGroup(IReadOnlyList<Service> services) => Html.Paragraphs(
        Html.Lines($"{"service".ToQuantity(services.Count)} in our directory {(services.Count == 1 ? "has" : "have")} not been checked for a while:", List(services)),
        services.Count == 1 ? $"If you know it, please tap <b>Have a look</b>." : (Html)$"If you know one of them, please tap <b>Have a look</b>.");

    public static Html OnTheWay(Service service, int left, Scene scene) => Html.Paragraphs(
        $"<b>Is all of this still right?</b>{(left > 0 ? $" ({left} more after this)" : "")}", ServiceTexts.Details(service, scene));

    public static Html AllSeen(int left) => left == 0
        ? $"Thank you, that was all. Nothing more is due."
        : (Html)$"That was the last one. {"service".ToQuantity(left)} still {(left == 1 ? "waits" : "wait")} for a check. /services shows them, too.";

    public static Html Stopped(Community community) =>
        $"All right, I do not ask you any more about services of <b>{community.Name}</b>. Others are asked instead: the core group, or the whole group where nobody in it wants to be. You still answer for what you answered for; /services shows it.";

    public static Html AskedAgain(Community community, int days) =>
        $"Thank you. When a service of yours in <b>{community.Name}</b> has not been checked for {"day".ToQuantity(days)}, I ask you here.";

    private static Html List(IReadOnlyList<Service> services) => Html.Lines(
    [
        .. services.Take(MostNamed).Select(s => (Html)$"• {ServiceTexts.Named(s)}"),
        services.Count > MostNamed ? (Html)$"• and {services.Count - MostNamed} more" : Html.Empty,
    ]);
}
