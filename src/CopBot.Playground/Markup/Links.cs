using System.Globalization;

namespace CopBot.Playground.Markup;

internal static class Links
{
    private const string UserLink = "tg://user?id=";

    public static long? UserIdOf(string url) =>
        url.StartsWith(UserLink, StringComparison.OrdinalIgnoreCase)
        && long.TryParse(url.AsSpan(UserLink.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    /// <summary>The link as Telegram keeps it (a scheme and a path are added), or null when it takes it for no link.</summary>
    public static string? Checked(string url)
    {
        url = url.Trim();
        if (url.Length == 0 || url.Any(char.IsWhiteSpace))
            return null;
        if (!url.Contains("://", StringComparison.Ordinal) && !url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            && !url.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            url = "http://" + url;
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
            return null;
        if (uri.Scheme is "tg" or "ton" or "mailto" or "tel")
            return url;
        if (uri.Scheme is not ("http" or "https" or "ftp") || (!uri.Host.Contains('.', StringComparison.Ordinal) && uri.HostNameType == UriHostNameType.Dns))
            return null;
        var rest = url[(url.IndexOf("://", StringComparison.Ordinal) + 3)..];
        return rest.AsSpan().IndexOfAny("/?#") < 0 ? url + "/" : url;
    }
}
