using System.Text;

namespace CopBot.Storage;

/// <summary>What a store takes, whichever database is behind it.</summary>
internal static class StoreLimits
{
    /// <summary>The longest id or index key, in bytes of UTF-8. An index entry holds both, and LiteDB refuses entries over 1,023 bytes.</summary>
    public const int KeyBytes = 500;

    /// <summary>The largest document, in bytes of UTF-8 JSON. LiteDB itself refuses documents over about 16.6 million bytes.</summary>
    public const int DocumentBytes = 16_000_000;

    /// <summary>Gives <paramref name="key"/> back, or refuses it.</summary>
    /// <exception cref="ArgumentException">The key is null, too long, or holds U+0000 or half of a surrogate pair.</exception>
    public static string Check(string key, string kind, string what)
    {
        if (key is null)
            throw new ArgumentException($"The {what} of a document of the kind '{kind}' is null.", nameof(key));
        if (key.Length * 3 > KeyBytes && Encoding.UTF8.GetByteCount(key) > KeyBytes)
            throw new ArgumentException($"The {what} of a document of the kind '{kind}' is longer than {KeyBytes} bytes; shorten it or use a digest.", nameof(key));

        if (key.Contains('\0'))
            throw new ArgumentException($"The {what} of a document of the kind '{kind}' holds U+0000, which no database takes; compose it with IndexKey.", nameof(key));

        for (var i = 0; i < key.Length; i++)
        {
            if (!char.IsSurrogate(key[i]))
                continue;
            if (!char.IsSurrogatePair(key, i))
                throw new ArgumentException($"The {what} of a document of the kind '{kind}' holds half of a surrogate pair.", nameof(key));
            i++;
        }

        return key;
    }
}
