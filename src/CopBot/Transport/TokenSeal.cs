using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CopBot.Conversation;
using Microsoft.Extensions.Options;

namespace CopBot.Transport;

/// <summary>
/// Seals with AES-256-GCM (NIST SP 800-38D) under a key made of the bot's token by HKDF-SHA256 (RFC 5869): the token is the one secret
/// that is needed to run the bot and is in no database and no backup. Written: a version, the nonce, the tag, then the length and the
/// content with zeros behind, encrypted.
/// </summary>
internal sealed class TokenSeal(IOptions<TelegramOptions> options) : ISeal
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int Head = 1 + NonceBytes + TagBytes;

    private readonly Lazy<byte[][]> _keys = new(() => [.. new[] { options.Value.Token, options.Value.FormerToken }.Where((t, i) => i == 0 || t.Length > 0).Select(KeyOf)]);

    public byte[] Seal(ReadOnlySpan<byte> plain, int step = 1024)
    {
        var padded = new byte[(sizeof(int) + plain.Length + step - 1) / step * step];
        BinaryPrimitives.WriteInt32LittleEndian(padded, plain.Length);
        plain.CopyTo(padded.AsSpan(sizeof(int)));
        var written = new byte[Head + padded.Length];
        written[0] = Version;
        var nonce = written.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_keys.Value[0], TagBytes);
        aes.Encrypt(nonce, padded, written.AsSpan(Head), written.AsSpan(1 + NonceBytes, TagBytes));
        return written;
    }

    public byte[]? Open(ReadOnlySpan<byte> written)
    {
        if (written.Length < Head + sizeof(int) || written[0] != Version)
            return null;
        var padded = new byte[written.Length - Head];
        foreach (var key in _keys.Value)
        {
            using var aes = new AesGcm(key, TagBytes);
            try
            {
                aes.Decrypt(written.Slice(1, NonceBytes), written[Head..], written.Slice(1 + NonceBytes, TagBytes), padded);
                var length = BinaryPrimitives.ReadInt32LittleEndian(padded);
                return padded[sizeof(int)..(sizeof(int) + length)];
            }
            catch (AuthenticationTagMismatchException)
            {
                // Another token's, perhaps the former one's.
            }
        }

        return null;
    }

    private static byte[] KeyOf(string token) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(token), 32, salt: [], info: "CopBot: what is sealed in the database"u8.ToArray());
}
