using System.Collections.Frozen;
using CopBot.Search;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>
/// Which everyday words mean which words of a directory. Lines of <c>a, b => x, y</c>: who says one of the left may mean any of the
/// right, the surest first; of <c>a, b, c</c>: each means the others. A <c>~</c> stands before what is only near: it may help, but is no
/// answer by itself. <c>#</c> begins a remark. Phrases are compared by their stems.
/// </summary>
internal sealed class Synonyms
{
    private const double Surest = 0.95;
    private const double Less = 0.05;
    private const double Least = 0.65;
    private const double Near = 0.45;

    private static readonly FrozenSet<string> _between =
        "really very so quite just pretty extremely totally completely constantly always also a an the my his her their our your".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _betweenStems = _between.Select(PorterStem.Of).ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, Saying[]> _sayings;
    private readonly FrozenSet<string> _words;

    private readonly FrozenSet<string> _single;

    private Synonyms(Dictionary<string, List<Saying>> sayings, HashSet<string> words, HashSet<string> single)
    {
        _single = single.ToFrozenSet(StringComparer.Ordinal);
        _sayings = sayings.ToFrozenDictionary(s => s.Key, s => s.Value.OrderByDescending(v => v.Worth).ToArray(), StringComparer.Ordinal);
        _words = words.ToFrozenSet(StringComparer.Ordinal);
        LongestPhrase = _sayings.Count == 0 ? 0 : _sayings.Keys.Max(k => k.AsSpan().Count(' ') + 1);
    }

    /// <summary>The table that comes with the bot.</summary>
    public static Synonyms BuiltIn { get; } = Read(Lists.Lines("Synonyms.txt"));

    /// <summary>In words, on the left.</summary>
    public int LongestPhrase { get; }

    public static Synonyms Read(IEnumerable<string> lines)
    {
        Dictionary<string, List<Saying>> sayings = new(StringComparer.Ordinal);
        HashSet<string> words = new(StringComparer.Ordinal);
        HashSet<string> single = new(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var arrow = line.IndexOf("=>", StringComparison.Ordinal);
            var left = Phrases(arrow < 0 ? line : line[..arrow]);
            var right = arrow < 0 ? left : Phrases(line[(arrow + 2)..]);
            foreach (var stem in left.Concat(right).SelectMany(p => p.Stems))
                words.Add(stem);
            single.UnionWith(left.Concat(right).Where(p => p.Stems.Count == 1).Select(p => p.Stems[0]));
            foreach (var (from, _) in left)
            {
                var key = KeyOf(from);
                if (!sayings.TryGetValue(key, out var list))
                    sayings[key] = list = [];
                var worth = Surest;
                foreach (var (to, isNear) in right.Where(to => !to.Stems.SequenceEqual(from)))
                {
                    // The stem of "outings" is a word of chat, and would be found everywhere.
                    if (!(to.Count == 1 && StopWords.Contains(to[0])) && !list.Exists(s => s.Stems.SequenceEqual(to)))
                        list.Add(new Saying(to, isNear ? Near : worth) { Together = to.Count > 1 });
                    worth = Math.Max(Least, worth - Less);
                }
            }
        }

        return new Synonyms(sayings, words, single);
    }

    /// <summary>What these words together may mean; null where they are no phrase of the table's left side.</summary>
    /// <remarks>Without <see cref="IsBetween"/>.</remarks>
    public IReadOnlyList<Saying>? Of(ReadOnlySpan<string> stems) => _sayings.GetValueOrDefault(string.Join(' ', stems));

    /// <summary>True for a stem that stands anywhere in the table.</summary>
    public bool HasWord(string stem) => _words.Contains(stem);

    /// <summary>True for a stem that says something by itself: an entry of one word.</summary>
    public bool HasEntry(string stem) => _single.Contains(stem);

    /// <summary>Words inside a phrase that make no difference: "lost her job" is "lost my job", "feeling really low" is "feeling low".</summary>
    public static bool IsBetween(string folded) => _between.Contains(folded);

    private static string KeyOf(IReadOnlyList<string> stems)
    {
        string[] telling = [.. stems.Where(s => !_betweenStems.Contains(s))];
        return string.Join(' ', telling.Length > 1 ? telling : stems);
    }

    private static List<(IReadOnlyList<string> Stems, bool IsNear)> Phrases(string list) =>
        [.. list.Split(',').Select(p => (FoldedName.StemsOf(p), p.AsSpan().TrimStart().StartsWith("~"))).Where(p => p.Item1.Count > 0)];
}
