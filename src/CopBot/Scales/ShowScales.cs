using CopBot.Conversation;

namespace CopBot.Scales;

/// <summary>Puts an open one's card where the button is, or shows what came of it.</summary>
internal sealed record ShowScale(ScaleId Scale);

/// <summary>The result in private, from a link.</summary>
internal sealed record OpenResult(ScaleId Scale);

/// <summary>What the group was asked for a number or a word.</summary>
internal sealed class ShowScales(ScaleStore store, ScaleResults results) : IHandle<Press<ShowScale>>, IHandle<Followed<OpenResult>>, IAsksTheGroup
{
    public Reply Handle(Press<ShowScale> what, Scene scene)
    {
        if (store.Get(what.Payload.Scale) is not { } scale || scene.In(scale.Community) is not { } here)
            return Reply.Toast(ScaleTexts.NoLongerHere, mustBeClosed: true);
        return scale.IsClosed ? results.Show(scale, here) : ScaleCards.Post(scale, store.Turnout(scale), here.Community, null, Promise.AtLeastOnce);
    }

    public Reply Handle(Followed<OpenResult> what, Scene scene)
    {
        if (store.Get(what.Payload.Scale) is not { } scale || scene.In(scale.Community) is not { } here)
            return Reply.Say(Html.Of(ScaleTexts.NoLongerHere));
        return scale.IsClosed ? results.Show(scale, here) : ScaleCards.Post(scale, store.Turnout(scale), here.Community, null, Promise.AtLeastOnce);
    }

    public IReadOnlyList<AskedOfGroup> Asked(Scene scene, int limit) =>
    [
        .. store.AllIn(scene.Community.Id)
            .OrderBy(s => s.IsClosed)
            .Take(limit)
            .Select(s => new AskedOfGroup(ScaleTexts.Kind(s.Sheet.Kind), s.Sheet.Question, s.At, !s.IsClosed, s.ClosedAt ?? s.Closes, new ShowScale(s.Id))),
    ];

    public Reply? Show(object open, Scene scene) =>
        open is ShowScale show && store.Get(show.Scale) is { IsClosed: true } scale && scene.In(scale.Community) is { } here ? results.Show(scale, here) : null;
}

/// <summary>What scales and check-ins give to the digest of a month: the middle of each; of one that comes again, the last.</summary>
internal sealed class ScaleNews(ScaleStore store) : IDigestSource
{
    public IEnumerable<DigestLine> Lines(DigestSpan span) => Closed(span)
        .Where(s => s.Answered >= Scale.SmallestGroup && (!s.Counts.IsEmpty || !s.Words.IsEmpty))
        .DistinctBy(s => s.Series is { } series ? -series.Value : s.Id.Value)
        .Select(s => new DigestLine(DigestPart.Decisions, $"scale {s.Id}", ScaleTexts.InLine(s))
        {
            Opens = new OpenResult(s.Id),
            Worth = s.Sheet.Kind == ScaleKind.Scale ? 60 : 30,
        });

    public IEnumerable<DigestCount> Counts(DigestSpan span) =>
        Closed(span).Count() is > 0 and var count ? [new DigestCount(DigestPart.Decisions, "scale or check-in", "scales and check-ins", count)] : [];

    private IEnumerable<Scale> Closed(DigestSpan span) => store.AllIn(span.Community.Id).Where(s => s is { IsClosed: true, ClosedAt: { } closed } && span.Holds(closed));
}
