using System.Globalization;
using System.Text;

namespace CopBot.Resources.Links;

/// <summary>A link as somebody typed it, and what makes it the same link as another.</summary>
/// <param name="Address">Where it leads: http or https, never with a user's name in it.</param>
/// <param name="Key">
/// Equal for the same link: without scheme, <c>www.</c>, default port, fragment, trailing slash and tracking parameters; the host
/// in small letters and in its ASCII form (IDNA), the other parameters sorted by name.
/// </param>
internal sealed record LinkIdentity(Uri Address, string Key)
{
    /// <summary>In UTF-16 chars; a longer text is no link.</summary>
    public const int Longest = 2048;

    // A name with such an ending and nothing behind it is a file somebody talks of.
    private static readonly string[] _fileEndings =
        ["pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "txt", "csv", "jpg", "jpeg", "png", "gif", "mp3", "mp4", "ogg"];

    /// <summary>
    /// Reads one link, with or without scheme, in brackets or quotation marks or with the stop of a sentence behind it.
    /// Null for anything else: several words, another scheme, a mail address, a user's name in the link, more than <see cref="Longest"/>.
    /// </summary>
    public static LinkIdentity? Parse(string? typed)
    {
        if (typed is null || typed.Length > Longest + 64 || LinkText.Strip(typed) is not { Length: > 3 and <= Longest } text)
        {
            return null;
        }

        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\\' or '<' or '>' or '"' || char.GetUnicodeCategory(c) == UnicodeCategory.Format)
            {
                return null;
            }
        }

        var hasScheme = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        var rest = hasScheme ? text[(text.IndexOf(':') + 3)..] : text;
        var end = rest.AsSpan().IndexOfAny("/?#");
        var authority = end < 0 ? rest : rest[..end];
        if (authority.Contains('@') || (!hasScheme && !LooksLikeAName(authority, alone: end < 0)))
        {
            return null;
        }

        try
        {
            return Uri.TryCreate(hasScheme ? text : $"https://{text}", UriKind.Absolute, out var address) ? From(address) : null;
        }
        catch (Exception e) when (e is UriFormatException or ArgumentException)
        {
            return null; // a host that has no ASCII form, or half a character in the text
        }
    }

    /// <summary>The identity of an address; null when it is not http or https, or has a user's name in it.</summary>
    public static LinkIdentity? From(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
        {
            return null;
        }

        // An IPv6 address may say through which of a machine's cards it is reached; to others that says nothing.
        var host = (address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost).TrimEnd('.').ToLowerInvariant();
        if (host.Length == 0)
        {
            return null;
        }

        if (host.StartsWith("www.", StringComparison.Ordinal) && host.AsSpan(4).Contains('.'))
        {
            host = host[4..];
        }

        var key = new StringBuilder(address.HostNameType == UriHostNameType.IPv6 ? $"[{host.Trim('[', ']')}]" : host);
        if (!address.IsDefaultPort)
        {
            key.Append(CultureInfo.InvariantCulture, $":{address.Port}");
        }

        key.Append(LinkText.Normalize(address.AbsolutePath).TrimEnd('/'));
        var separator = '?';
        foreach (var (name, value) in Kept(address.Query, host))
        {
            key.Append(separator).Append(name).Append(value);
            separator = '&';
        }

        return new LinkIdentity(address, key.ToString());
    }

    private static IEnumerable<(string Name, string Value)> Kept(string query, string host) => query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(LinkText.Normalize)
        .Select(p => p.IndexOf('=') is var at and >= 0 ? (Name: p[..at], Value: p[at..]) : (Name: p, Value: ""))
        .Where(p => !TrackingParameters.Contains(p.Name, host))
        .OrderBy(p => p.Name, StringComparer.Ordinal);

    private static bool LooksLikeAName(string authority, bool alone)
    {
        var colon = authority.IndexOf(':');
        if (colon >= 0 && (colon == authority.Length - 1 || authority.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9')))
        {
            return false;
        }

        string[] labels = (colon < 0 ? authority : authority[..colon]).Split('.');
        var last = labels[^1];
        return labels.Length > 1 && labels.All(l => l.Length > 0) && last.Length >= 2
            && (last.All(char.IsLetter) || last.StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
            && !(alone && labels[0] != "www" && _fileEndings.Contains(last.ToLowerInvariant()));
    }
}
