using System.Collections.Frozen;
using NodaTime;

namespace CopBot.Time.Phrases;

/// <summary>What a single word may mean. <see cref="Meant"/> is the word as it should have been typed, where it was not.</summary>
internal sealed record Meaning(
    IsoDayOfWeek Weekday = IsoDayOfWeek.None, bool IsPlural = false, int Month = 0, int Ordinal = 0, int Count = 0, string? Meant = null, bool IsSlip = false)
{
    public static Meaning None { get; } = new();
}

/// <summary>The words that the grammar knows by kind, and what people make of them in haste.</summary>
internal static class Vocabulary
{
    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Ordinals =
    [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
        "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    private static readonly string[] Counts =
    [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ];

    // Real words and names that lie one slip away from a weekday, a month or another word of the list.
    private static readonly FrozenSet<string> RealWords = new[]
    {
        "sundry", "sundae", "sundays", "friary", "fridge", "today", "toady", "midday", "holiday", "thirsty", "dues", "wedding", "turner",
        "satire", "martian", "novella", "decimal", "mouthy", "monthly", "weekly", "foray",
    }.ToFrozenSet();

    // Words of other kinds, long enough that one slip still shows which is meant.
    private static readonly string[] Others = ["tomorrow", "fortnight", "fortnightly", "weekday", "weekdays", "monthly", "quarterly", "afternoon", "evening", "midnight", "christmas"];

    private static readonly FrozenDictionary<string, Meaning> Known = Build();

    public static string NameOf(IsoDayOfWeek day) => char.ToUpperInvariant(Weekdays[(int)day - 1][0]) + Weekdays[(int)day - 1][1..];

    public static string NameOf(int month) => char.ToUpperInvariant(Months[month - 1][0]) + Months[month - 1][1..];

    public static Meaning Meaning(string word)
    {
        if (Known.TryGetValue(word, out var known))
            return known;
        return word.Length is < 5 or > 13 || RealWords.Contains(word) ? Phrases.Meaning.None : Typo(word);
    }

    private static FrozenDictionary<string, Meaning> Build()
    {
        var known = new Dictionary<string, Meaning>();
        for (var i = 0; i < 7; i++)
        {
            var day = (IsoDayOfWeek)(i + 1);
            for (var length = 3; length <= Weekdays[i].Length; length++)
                known[Weekdays[i][..length]] = new Meaning(day);
            known[Weekdays[i] + "s"] = new Meaning(day, IsPlural: true);
        }

        known["weds"] = new Meaning(IsoDayOfWeek.Wednesday);
        known["mons"] = new Meaning(IsoDayOfWeek.Monday, IsPlural: true);
        known["fris"] = new Meaning(IsoDayOfWeek.Friday, IsPlural: true);
        for (var i = 0; i < 12; i++)
        {
            for (var length = 3; length <= Months[i].Length; length++)
                known.TryAdd(Months[i][..length], new Meaning(Month: i + 1));
        }

        known.Remove("marc");
        known.Remove("octo");
        foreach (var (word, month) in new[] { ("apirl", 4), ("aprill", 4), ("arpil", 4), ("marhc", 3), ("juen", 6), ("jully", 7), ("agust", 8), ("augst", 8) })
            known[word] = new Meaning(Month: month, Meant: NameOf(month), IsSlip: true);
        for (var i = 0; i < Ordinals.Length; i++)
            known[Ordinals[i]] = new Meaning(Ordinal: i + 1);
        known["thirtieth"] = new Meaning(Ordinal: 30);
        known["last"] = new Meaning(Ordinal: -1);
        known["final"] = new Meaning(Ordinal: -1);
        known["penultimate"] = new Meaning(Ordinal: -2);
        for (var i = 0; i < Counts.Length; i++)
            known[Counts[i]] = new Meaning(Count: i + 1);
        foreach (var (word, count) in new[] { ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("ninety", 90) })
            known[word] = new Meaning(Count: count);
        foreach (var word in new[] { "tmrw", "tmw", "tomoz", "tomorow", "tommorow", "tommorrow", "tomorro", "tomorrows", "tommorows" })
            known[word] = new Meaning(Meant: "tomorrow");
        foreach (var word in Others.Concat(["evenings", "afternoons", "fortnights", "fortnightly", "midnights"]))
            known[word] = Phrases.Meaning.None;
        return known.ToFrozenDictionary();
    }

    // One slip (a letter too many, too few, another, or two that changed places); two in "wednesday" and longer. The first letter holds.
    private static Meaning Typo(string word)
    {
        var found = Phrases.Meaning.None;
        var best = int.MaxValue;
        void Try(string wanted, int slips, Func<Meaning> meaning)
        {
            if (wanted[0] != word[0] || wanted.Length < 6 || Math.Abs(wanted.Length - word.Length) > slips)
                return;
            var distance = Slips(word, wanted);
            if (distance > slips || distance > best)
                return;
            var made = meaning();
            // Two words that are as near as each other: no telling which.
            found = distance == best && made != found ? Phrases.Meaning.None : made;
            best = distance;
        }

        for (var i = 0; i < 7; i++)
        {
            var day = (IsoDayOfWeek)(i + 1);
            var slips = Weekdays[i].Length >= 9 ? 2 : 1;
            Try(Weekdays[i], slips, () => new Meaning(day, Meant: NameOf(day), IsSlip: true));
            if (word[^1] == 's')
                Try(Weekdays[i] + "s", slips, () => new Meaning(day, IsPlural: true, Meant: NameOf(day) + "s", IsSlip: true));
        }

        for (var i = 0; i < 12; i++)
        {
            var month = i + 1;
            Try(Months[i], Months[i].Length >= 8 ? 2 : 1, () => new Meaning(Month: month, Meant: NameOf(month), IsSlip: true));
        }

        foreach (var other in Others)
            Try(other, 1, () => new Meaning(Meant: other, IsSlip: true));
        return found;
    }

    /// <summary>Damerau's and Levenshtein's distance, of adjacent letters.</summary>
    private static int Slips(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[one.Length, other.Length];
    }
}
