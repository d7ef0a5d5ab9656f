using CopBot.Conversation;

namespace CopBot.Meetings.Actions;

/// <summary>Opens the private chat with all open actions.</summary>
internal sealed record ActionsLink(CommunityId Community);

/// <summary>What was done, and what is still to be done.</summary>
internal sealed class ActionsInDigest(ActionStore store) : IDigestSource
{
    public IEnumerable<DigestLine> Lines(DigestSpan span)
    {
        var all = store.AllIn(span.Community.Id);
        foreach (var done in Done(all, span).OrderByDescending(a => a.ClosedAt))
            yield return Line(done, span, worth: 45, isNews: true);
        foreach (var open in all.Where(a => a.IsOpen && a.At < span.Until).OrderBy(a => a.Due is null).ThenBy(a => a.Due))
            yield return Line(open, span, worth: 40, span.Holds(open.At));
    }

    public IEnumerable<DigestCount> Counts(DigestSpan span) => [new(DigestPart.Actions, "action done", "actions done", Done(store.AllIn(span.Community.Id), span).Count())];

    private static IEnumerable<ActionPoint> Done(IEnumerable<ActionPoint> all, DigestSpan span) =>
        all.Where(a => a is { Status: ActionStatus.Done, ClosedAt: { } closed } && span.Holds(closed));

    private static NodaTime.LocalDate Day(DigestSpan span) => CopBot.Time.LocalTime.DateIn(span.Community.Zone, span.Until);

    private static DigestLine Line(ActionPoint action, DigestSpan span, int worth, bool isNews) =>
        new(DigestPart.Actions, $"act {action.Id}", ActionTexts.InDigest(action, withNames: true, Day(span)))
        {
            Opens = new ActionsLink(span.Community.Id),
            Worth = worth,
            WithoutNames = ActionTexts.InDigest(action, withNames: false, Day(span)),
            IsNews = isNews,
        };
}
