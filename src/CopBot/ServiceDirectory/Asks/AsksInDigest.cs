using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>Opens the private chat with a question's card.</summary>
internal sealed record AskLink(AskId Ask);

/// <summary>What was asked: still open ones first, then what was sorted.</summary>
internal sealed class AsksInDigest(AskStore store) : IDigestSource
{
    public IEnumerable<DigestLine> Lines(DigestSpan span) => store.AllIn(span.Community.Id)
        .Where(a => a.At < span.Until && a.Status != AskStatus.Withdrawn && (a.ClosedAt is not { } closed || span.Holds(closed)))
        .OrderBy(a => a.Status != AskStatus.Open).ThenByDescending(a => a.At)
        .Select(a => new DigestLine(DigestPart.Questions, $"ask {a.Id}", AskTexts.InDigest(a))
        {
            Opens = new AskLink(a.Id),
            Worth = a.Status != AskStatus.Open ? 45 : a.Helpers.IsEmpty ? 70 : 60,
            IsNews = span.Holds(a.At) || (a.ClosedAt is { } closed && span.Holds(closed)),
        });

    public IEnumerable<DigestCount> Counts(DigestSpan span)
    {
        var all = store.AllIn(span.Community.Id).Where(a => a.Status != AskStatus.Withdrawn).ToList();
        yield return new(DigestPart.Questions, "question asked", "questions asked", all.Count(a => span.Holds(a.At)));
        yield return new(DigestPart.Questions, "question answered", "questions answered", all.Count(a => a is { Status: AskStatus.Sorted, ClosedAt: { } closed } && span.Holds(closed)));
    }
}
