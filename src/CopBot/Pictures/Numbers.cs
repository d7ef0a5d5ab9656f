using System.Globalization;

namespace CopBot.Pictures;

/// <summary>How pictures and their words write numbers and days.</summary>
internal static class Numbers
{
    /// <summary>At most one place after the point.</summary>
    public static string Plain(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>With its sign, one place after the point: +2.4, −0.5.</summary>
    public static string Signed(double value) => value.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Month(DateOnly day) => day.ToString("MMM", CultureInfo.InvariantCulture);

    /// <summary>The middle one of all answers, each standing as often as it was given; between two, half way. Null where there is none.</summary>
    public static double? Middle(IReadOnlyList<int> counts, int first)
    {
        var all = counts.Sum();
        if (all == 0)
            return null;
        return (At((all - 1) / 2) + At(all / 2)) / 2.0;

        int At(int place)
        {
            for (var i = 0; ; i++)
            {
                if (place < counts[i])
                    return first + i;
                place -= counts[i];
            }
        }
    }
}
