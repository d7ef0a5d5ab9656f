using System.Collections.Frozen;
using CopBot.Search;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>
/// Which everyday words mean which words of a directory. Lines of <c>a, b => x, y</c>: who says one of the left may mean any of the
/// right, the surest first; of <c>a, b, c</c>: each means the others. <c>#</c> begins a remark. Phrases are compared by their stems.
/// </summary>
internal sealed class Synonyms
{
    private const double Surest = 0.95;
    private const double Less = 0.04;
    private const double Least = 0.6;

    private readonly FrozenDictionary<string, Saying[]> _sayings;
    private readonly FrozenSet<string> _words;

    private Synonyms(Dictionary<string, List<Saying>> sayings, HashSet<string> words)
    {
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
        foreach (var line in lines)
        {
            var arrow = line.IndexOf("=>", StringComparison.Ordinal);
            var left = Phrases(arrow < 0 ? line : line[..arrow]);
            var right = arrow < 0 ? left : Phrases(line[(arrow + 2)..]);
            foreach (var stem in left.Concat(right).SelectMany(p => p))
                words.Add(stem);
            foreach (var from in left)
            {
                var key = string.Join(' ', from);
                if (!sayings.TryGetValue(key, out var list))
                    sayings[key] = list = [];
                var worth = Surest;
                foreach (var to in right.Where(to => !to.SequenceEqual(from)))
                {
                    if (!list.Exists(s => s.Stems.SequenceEqual(to)))
                        list.Add(new Saying(to, worth) { Together = to.Count > 1 });
                    worth = Math.Max(Least, worth - Less);
                }
            }
        }

        return new Synonyms(sayings, words);
    }

    /// <summary>What these words together may mean; null where they are no phrase of the table's left side.</summary>
    public IReadOnlyList<Saying>? Of(ReadOnlySpan<string> stems) => _sayings.GetValueOrDefault(string.Join(' ', stems));

    /// <summary>True for a stem that stands anywhere in the table.</summary>
    public bool HasWord(string stem) => _words.Contains(stem);

    private static List<IReadOnlyList<string>> Phrases(string list) =>
        [.. list.Split(',').Select(FoldedName.StemsOf).Where(p => p.Count > 0)];
}
