using System.Globalization;
using System.Text.RegularExpressions;

namespace CopBot.Meetings.Setup;

/// <summary>
/// Finds a place in what people copy from a map: the link of OpenStreetMap, Google Maps or a geo link (RFC 5870), or the two numbers.
/// </summary>
internal static partial class MapLink
{
    /// <summary>Degrees, north and east positive; null where there are none.</summary>
    public static (double Latitude, double Longitude)? Read(string text)
    {
        foreach (var pattern in new[] { Marker(), Pair() })
        {
            if (pattern.Match(text) is { Success: true } found
                && double.TryParse(found.Groups["lat"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
                && double.TryParse(found.Groups["lon"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
                && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180)
            {
                return (latitude, longitude);
            }
        }

        return null;
    }

    /// <summary>True for a link to a map, which is no link of an online meeting.</summary>
    public static bool IsMap(Uri link) => link.Host is "maps.app.goo.gl" or "www.openstreetmap.org" or "openstreetmap.org" or "osm.org"
        || (link.Host.Contains("google.", StringComparison.Ordinal) && (link.Host.StartsWith("maps.", StringComparison.Ordinal) || link.AbsolutePath.StartsWith("/maps", StringComparison.Ordinal)));

    /// <summary>The words without the two numbers.</summary>
    public static string Without(string words) => Pair().Replace(words, "").Trim(' ', ',', ';');

    [GeneratedRegex(@"mlat=(?<lat>-?\d{1,2}\.\d+)&mlon=(?<lon>-?\d{1,3}\.\d+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Marker();

    [GeneratedRegex(@"(?<![\d.])(?<lat>-?\d{1,2}\.\d{3,})(\s*,\s*|/)(?<lon>-?\d{1,3}\.\d{3,})(?![\d.])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Pair();
}
