using CopBot.Conversation;

namespace CopBot.Resources;

/// <summary>Opens the private chat with a resource's card.</summary>
internal sealed record ResourceLink(ResourceId Resource);

/// <summary>What was shared, the most useful first.</summary>
internal sealed class ResourcesInDigest(ResourceStore store) : IDigestSource
{
    public IEnumerable<DigestLine> Lines(DigestSpan span) => Shared(span)
        .OrderByDescending(r => r.Useful.Length).ThenByDescending(r => r.SharedAt)
        .Select(r => new DigestLine(DigestPart.Resources, $"res {r.Id}", ResourceTexts.InDigest(r))
        {
            Opens = new ResourceLink(r.Id),
            Address = r.Link,
            Theme = r.Themes.IsEmpty ? null : r.Themes[0],
            Worth = Math.Min(100, 40 + (10 * r.Useful.Length)),
        });

    public IEnumerable<DigestCount> Counts(DigestSpan span) => [new(DigestPart.Resources, "thing shared", "things shared", Shared(span).Count())];

    private IEnumerable<Resource> Shared(DigestSpan span) => store.AllIn(span.Community.Id).Where(r => r.Removed is null && span.Holds(r.SharedAt));
}
