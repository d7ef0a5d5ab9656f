using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Records that may be the same service: the same number, or the same name of the same organisation, or nearly.</summary>
internal sealed class LikelyTwins(ServiceStore store)
{
    private const int Most = 3;

    public IReadOnlyList<Service> Like(Service service, CommunityId community) =>
    [
        .. store.AllIn(community).Select(s => (Service: s, Likeness: Likeness(service, s))).Where(s => s.Likeness > 0)
            .OrderByDescending(s => s.Likeness).Take(Most).Select(s => s.Service),
    ];

    private static int Likeness(Service one, Service other)
    {
        var name = Plain(one.Name) == Plain(other.Name) ? 2 : 0;
        var organization = Plain(one.Organization.Name) == Plain(other.Organization.Name) ? 1 : 0;
        var phone = one.Phones.Any(p => other.Phones.Any(o => Digits(o.Number) == Digits(p.Number))) ? 2 : 0;
        return name + organization + phone is var sum && sum >= 3 || (phone > 0 && organization == 0 && name == 0) ? sum : 0;
    }

    private static string Plain(string text) => new([.. text.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    private static string Digits(string text) => new([.. text.Where(char.IsAsciiDigit)]);
}
