using System.Security.Cryptography;
using System.Text;

namespace CopBot.Transport;

/// <summary>
/// Compares a secret in a time that tells nothing about it: not where it begins to differ, nor how long it is
/// (core.telegram.org/bots/api#setwebhook, secret_token).
/// </summary>
internal sealed class WebhookSecret(string secret)
{
    private readonly byte[] _hash = SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public bool Is(string? given) =>
        CryptographicOperations.FixedTimeEquals(_hash, SHA256.HashData(Encoding.UTF8.GetBytes(given ?? ""))) && given is not null;
}
