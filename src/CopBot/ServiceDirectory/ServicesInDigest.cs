using CopBot.Conversation;

namespace CopBot.ServiceDirectory;

/// <summary>Opens the private chat with a service's card.</summary>
internal sealed record ServiceLink(ServiceId Service);

/// <summary>Services that are new, and how many were checked again. A file that was taken in is one line, not hundreds.</summary>
internal sealed class ServicesInDigest(ServiceStore store) : IDigestSource
{
    private const int MostNamed = 10;

    public IEnumerable<DigestLine> Lines(DigestSpan span)
    {
        var (added, rechecked) = Of(span);
        if (added.Count > MostNamed)
        {
            yield return new DigestLine(DigestPart.Services, "added", ServiceTexts.AddedInDigest(added.Count)) { Worth = 50, WithoutNames = ServiceTexts.AddedOutside(added.Count) };
        }
        else
        {
            foreach (var service in added)
                yield return new DigestLine(DigestPart.Services, $"dir {service.Id}", ServiceTexts.InDigest(service)) { Opens = new ServiceLink(service.Id), Worth = 50, Address = service.Url };
        }

        if (rechecked > 0)
            yield return new DigestLine(DigestPart.Services, "checked", ServiceTexts.CheckedInDigest(rechecked)) { Worth = 30 };
    }

    public IEnumerable<DigestCount> Counts(DigestSpan span)
    {
        var (added, rechecked) = Of(span);
        yield return new(DigestPart.Services, "new service", "new services", added.Count);
        yield return new(DigestPart.Services, "check of a service", "checks of services", rechecked);
    }

    private (IReadOnlyList<Service> Added, int Rechecked) Of(DigestSpan span)
    {
        var offered = store.AllIn(span.Community.Id).Where(s => s.IsOffered).ToList();
        var added = store.AddedIn(span.Community.Id, span.From, span.Until);
        return (
            [.. offered.Where(s => added.Contains(s.Id))],
            offered.Count(s => s.Checked is { At: var at } && span.Holds(at) && !added.Contains(s.Id)));
    }
}

/// <summary>A service in private, from a link.</summary>
internal sealed class OpenService(ServiceStore store) : IHandle<Followed<ServiceLink>>
{
    public Reply Handle(Followed<ServiceLink> what, Scene scene) =>
        store.Get(what.Payload.Service) is { } service && scene.In(service.Community) is { } here
            ? ServiceCards.Post(service, here)
            : Reply.Say(Html.Of(ServiceTexts.NoLongerHere));
}
