using CopBot.Conversation;
using CopBot.Time;
using Humanizer;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Every word around the history of a record.</summary>
internal static class HistoryTexts
{
    private const int LongestValue = 120;

    public static string OnlyFacilitatorsUndo => "Only facilitators and the core group can take changes back.";

    public static string NothingToUndo => "That is taken back already.";

    public static string UndoLabel(int number) => $"Undo {number}";

    public static string ChangedSince(IEnumerable<ServicePart> parts) =>
        $"That was changed again later, so it stays as it is: {Names(parts)}. Undo the later change first.";

    public static string UndoneWhat(IEnumerable<ServicePart> parts) => $"taken back: {OfferTexts.What(parts)}";

    public static Html Undone(IReadOnlyList<ServicePart> back, IReadOnlyList<ServicePart> kept) => Html.Lines(
        $"<b>Taken back:</b> {Names(back)}.",
        kept.Count > 0 ? (Html)$"This was changed again later, so it stays: {Names(kept)}." : Html.Empty);

    public static Html Page(Service service, IReadOnlyList<Html> lines) => lines.Count == 0
        ? $"Nobody has changed <b>{service.Name}</b> here yet."
        : Html.Paragraphs([$"<b>Changes of {service.Name}</b>, the newest first", .. lines]);

    /// <summary>Who, when, what, and the old and the new value in words.</summary>
    public static Html Line(int number, ServiceChange change, Service after, Scene scene)
    {
        Html head = $"{number}. {LocalTime.DateInWords(scene.Community.Zone, change.At, scene.Now)}{(change.ByName.Length > 0 ? ", " + change.ByName : "")}: {change.What}";
        return change.Before is not { } before
            ? head
            : Html.Lines([head, .. Differences(before, after).Select(p => (Html)$"     {OfferTexts.Label(p)}: {Value(p, before)} → {Value(p, after)}")]);
    }

    /// <summary>The parts in which two states of a record differ. Places are left out where either keeps them secret.</summary>
    public static IEnumerable<ServicePart> Differences(Service before, Service after) => ServiceParts.ToChange.Where(p =>
        !(p is ServicePart.Address or ServicePart.Accessibility && (before.AddressWithheld || after.AddressWithheld))
        && ServiceParts.Words(p, before) != ServiceParts.Words(p, after));

    private static string Value(ServicePart part, Service service) =>
        ServiceParts.Words(part, service) is { Length: > 0 } words ? PlainText.Shorten(PlainText.OneLine(words), LongestValue) : "nothing";

    private static string Names(IEnumerable<ServicePart> parts) => parts.Select(p => OfferTexts.Label(p).ToLowerInvariant()).Humanize("and");
}
