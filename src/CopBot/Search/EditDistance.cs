namespace CopBot.Search;

/// <summary>
/// How many slips of the keyboard lie between two words: a letter missing, doubled, changed, or two neighbours swapped
/// (Damerau–Levenshtein in the form where a swapped pair is not changed again).
/// </summary>
internal static class EditDistance
{
    private const int Longest = 66;

    /// <summary>The distance, or <paramref name="most"/> + 1 when it is greater. Words are at most 65 chars.</summary>
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length >= Longest || b.Length >= Longest)
        {
            return most + 1;
        }

        Span<int> before = stackalloc int[Longest];
        Span<int> last = stackalloc int[Longest];
        Span<int> row = stackalloc int[Longest];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = a[i - 1] == b[j - 1];
                var cost = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost = Math.Min(cost, before[j - 2] + 1);
                }

                row[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > most)
            {
                return most + 1;
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return Math.Min(last[b.Length], most + 1);
    }
}
