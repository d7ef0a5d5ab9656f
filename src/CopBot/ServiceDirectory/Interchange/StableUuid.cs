using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>
/// The ids of an export: the same thing has the same UUID in every export (RFC 9562, version 5: SHA-1 of a namespace and a name).
/// A record that came with a UUID keeps it.
/// </summary>
internal static class StableUuid
{
    // CopBot's own namespace, made once at random.
    private static readonly Guid _copBot = new("6f9c1e5a-6d0b-4b0e-9a53-3f6f2d1c8a47");

    public static Guid Of(Service service)
    {
        if (Guid.TryParseExact(service.SourceId, "D", out var own))
            return own;
        return service.SourceId.Length > 0
            ? From($"source/{service.SourceId}")
            : From(string.Create(CultureInfo.InvariantCulture, $"community/{service.Community.Value}/service/{service.Id.Value}"));
    }

    /// <summary>One organisation has one id, whichever of its services it stands in.</summary>
    public static Guid Of(Service service, Organization organization)
    {
        if (Guid.TryParseExact(organization.SourceId, "D", out var own))
            return own;
        return From(organization.SourceId.Length > 0
            ? $"organization/{organization.SourceId}"
            : string.Create(CultureInfo.InvariantCulture, $"community/{service.Community.Value}/organization/{organization.Name.ToUpperInvariant()}"));
    }

    /// <summary>The id of a part of a service: the second schedule, the first location.</summary>
    public static Guid Part(Guid service, string kind, int number) => From(string.Create(CultureInfo.InvariantCulture, $"{service:D}/{kind}/{number}"));

    /// <summary>One term of one vocabulary has one id.</summary>
    public static Guid Term(TaxonomyTerm term) => From($"term/{term.Taxonomy}/{term.Name}");

    /// <summary>True where <paramref name="id"/> is what this record is called in exports.</summary>
    public static bool IsOf(Service service, string id) => Guid.TryParseExact(id, "D", out var uuid) && uuid == Of(service);

    private static Guid From(string name)
    {
        Span<byte> bytes = new byte[16 + Encoding.UTF8.GetByteCount(name)];
        _copBot.TryWriteBytes(bytes, bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, bytes[16..]);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 9562 asks for SHA-1; nothing here is a secret.
        SHA1.HashData(bytes, hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
