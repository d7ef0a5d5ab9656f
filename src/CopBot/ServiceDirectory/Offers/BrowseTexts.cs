using CopBot.Conversation;
using Humanizer;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Every word of the lists of services.</summary>
internal static class BrowseTexts
{
    public static Html Nothing => $"The directory is empty. Be the first to add a service: send /offer.";

    public static Html Mine => $"What you answer for";

    public static Html All => $"All services";

    public static Html Ended => $"Ended or taken off the list";

    public static Html Due(int days) => $"Not checked for {"day".ToQuantity(days)} or more";

    public static Html Overview(int count, Scene scene) =>
        $"The directory of <b>{scene.Community.Name}</b> has {"service".ToQuantity(count)}. What do you want to see? To add one, send /offer.";

    public static Html Names(ServiceList opens, int count) => (opens, count) switch
    {
        (ServiceList.InArea, 0) => $"No service says which area it serves.",
        (ServiceList.OfTopic, 0) => $"No service says what it is about.",
        (ServiceList.InArea, _) => $"<b>Areas</b> and how many services they have. Tap one.",
        _ => (Html)$"<b>Topics</b> and how many services they have. Tap one.",
    };

    public static Html Page(Html title, IReadOnlyList<Service> services, int offset, int total, Scene scene) => total == 0
        ? Html.Lines($"<b>{title}</b>", $"Nothing.")
        : Html.Lines(
        [
            $"<b>{title}</b>{(total > BrowseServices.PageSize ? $" ({offset + 1}–{offset + services.Count} of {total})" : "")}",
            .. services.Select((s, i) => (Html)$"{offset + i + 1}. {ServiceTexts.Named(s)}{(s.IsOffered ? "" : " (closed)")}\n     <i>{ServiceTexts.Freshness(s, scene)}</i>"),
        ]);
}
