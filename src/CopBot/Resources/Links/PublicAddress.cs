using System.Net;
using System.Net.Sockets;

namespace CopBot.Resources.Links;

/// <summary>
/// Tells the addresses of the open internet from those of a machine, a house or a data centre. Follows IANA's registries of
/// special-purpose addresses (RFC 6890 and what has been added since); what is in doubt is not public.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] _notPublic =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network, RFC 791
        IPNetwork.Parse("10.0.0.0/8"), // private, RFC 1918
        IPNetwork.Parse("100.64.0.0/10"), // behind a carrier's translation, RFC 6598
        IPNetwork.Parse("127.0.0.0/8"), // loopback, RFC 1122
        IPNetwork.Parse("169.254.0.0/16"), // link-local, RFC 3927; cloud metadata
        IPNetwork.Parse("172.16.0.0/12"), // private, RFC 1918
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments, RFC 6890
        IPNetwork.Parse("192.0.2.0/24"), // documentation, RFC 5737
        IPNetwork.Parse("192.31.196.0/24"), // AS112, RFC 7535
        IPNetwork.Parse("192.52.193.0/24"), // multicast tunnels, RFC 7450
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays, RFC 7526
        IPNetwork.Parse("192.168.0.0/16"), // private, RFC 1918
        IPNetwork.Parse("192.175.48.0/24"), // AS112, RFC 7534
        IPNetwork.Parse("198.18.0.0/15"), // measuring, RFC 2544
        IPNetwork.Parse("198.51.100.0/24"), // documentation, RFC 5737
        IPNetwork.Parse("203.0.113.0/24"), // documentation, RFC 5737
        IPNetwork.Parse("224.0.0.0/4"), // multicast, RFC 5771
        IPNetwork.Parse("240.0.0.0/4"), // reserved, RFC 1112; broadcast, RFC 919
        IPNetwork.Parse("168.63.129.16/32"), // the host's own services in one large cloud, though the address looks public
        IPNetwork.Parse("2001::/23"), // protocol assignments, RFC 2928; Teredo, RFC 4380; measuring, RFC 5180; ORCHID, RFC 7343
        IPNetwork.Parse("2001:db8::/32"), // documentation, RFC 3849
        IPNetwork.Parse("2002::/16"), // 6to4, RFC 3056, given up by RFC 7526
        IPNetwork.Parse("2620:4f:8000::/48"), // AS112, RFC 7534
        IPNetwork.Parse("3fff::/20"), // documentation, RFC 9637
    ];

    // Global unicast, RFC 4291. Outside lie ::, ::1, unique local (RFC 4193), link-local, multicast, discard (RFC 6666), SRv6 (RFC 9602).
    private static readonly IPNetwork _global = IPNetwork.Parse("2000::/3");

    // IPv4 addresses in the well-known form of NAT64, RFC 6052. Networks' own forms (64:ff9b:1::/48, RFC 8215) are not public.
    private static readonly IPNetwork _nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }
        else if (address.AddressFamily == AddressFamily.InterNetworkV6 && _nat64.Contains(address))
        {
            address = new IPAddress(address.GetAddressBytes().AsSpan(12));
        }

        return address.AddressFamily switch
        {
            AddressFamily.InterNetwork => !IsListed(address),
            AddressFamily.InterNetworkV6 => _global.Contains(address) && !IsListed(address),
            _ => false,
        };
    }

    private static bool IsListed(IPAddress address) => Array.Exists(_notPublic, network => network.Contains(address));
}
