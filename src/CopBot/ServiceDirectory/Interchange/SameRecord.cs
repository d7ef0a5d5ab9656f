using System.Security.Cryptography;
using System.Text.Json;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>Tells whether two records say the same, whatever their lists are made of.</summary>
internal static class SameRecord
{
    /// <summary>A short text that two records share only where all of their content is the same; when it was changed counts for nothing.</summary>
    public static string Of(Service service) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(service with { LastModified = default }, ServiceJson.Default.Service)).AsSpan(0, 16));
}
