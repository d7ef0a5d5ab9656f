using System.Numerics;
using System.Text;

namespace CopBot.Search;

/// <summary>What the table keeps in the place of a word: all words with one stem are one term of their scope.</summary>
internal sealed class Stem(string text, byte[] term)
{
    public string Text { get; } = text;

    /// <summary>The scope's key and the stem, as UTF-8: only letters, digits and marks.</summary>
    public ReadOnlySpan<byte> Term => term;

    /// <summary>How many entries have a word of this stem; one that has two such words may count twice.</summary>
    public int Entries { get; set; }
}

/// <summary>A word that stands in at least one entry of a scope.</summary>
internal sealed class Word(string text, string written, Stem stem)
{
    public string Text { get; } = text;

    public string Written { get; } = written;

    public Stem Stem { get; } = stem;

    public int Entries { get; set; }

    /// <summary>Which letters it has: tells quickly that two words are too far apart.</summary>
    public uint Letters { get; } = Vocabulary.LettersOf(text);

    /// <summary>Its place in the vocabulary's list.</summary>
    public int Place { get; set; }
}

/// <summary>The words of one scope: which there are, which begin with some letters, which are near to a mistyped one.</summary>
internal sealed class Vocabulary(string key)
{
    private const int ShortestPrefix = 3;

    private readonly Dictionary<string, Word> _words = [];
    private readonly Dictionary<string, Stem> _stems = [];
    private readonly Dictionary<ulong, List<Word>> _beginnings = [];
    private readonly List<Word> _list = [];

    /// <summary>What every term of this scope begins with, and none of another: a query cannot even name another scope's words.</summary>
    public string Key { get; } = key;

    public Word? Find(string text) => _words.GetValueOrDefault(text) is { Entries: > 0 } found ? found : null;

    public Stem? FindStem(string stem) => _stems.GetValueOrDefault(stem) is { Entries: > 0 } found ? found : null;

    /// <summary>The word as this scope knows it; made if it is new. It is not counted before <see cref="Count"/>.</summary>
    public Word Learn(string text, string written)
    {
        if (_words.TryGetValue(text, out var word))
        {
            return word;
        }

        var stem = PorterStem.Of(text);
        if (!_stems.TryGetValue(stem, out var known))
        {
            _stems[stem] = known = new Stem(stem, Encoding.UTF8.GetBytes(Key + stem));
        }

        word = new Word(text, written == text ? text : written, known);
        _words.Add(text, word);
        Place(word);
        return word;
    }

    /// <summary>Notes that entries with this word came (1) or went (-1). A word of no entry is forgotten.</summary>
    public void Count(Word word, int change)
    {
        // A rollback goes strictly backwards, so a word that it brings back is known as this very object or not at all.
        if (change > 0 && _words.TryAdd(word.Text, word))
        {
            _stems[word.Stem.Text] = word.Stem;
            Place(word);
        }

        word.Entries += change;
        word.Stem.Entries += change;
        if (word.Entries == 0)
        {
            Drop(word);
        }
    }

    /// <summary>The words that begin with these letters, the whole word itself left out. None, and no list, for fewer than three letters.</summary>
    public void Continuing(string beginning, ref List<Word>? into)
    {
        if (beginning.Length < ShortestPrefix || !_beginnings.TryGetValue(BeginningOf(beginning), out var words))
        {
            return;
        }

        foreach (var word in words)
        {
            if (word.Text.Length > beginning.Length && word.Entries > 0 && word.Text.StartsWith(beginning, StringComparison.Ordinal))
            {
                (into ??= []).Add(word);
            }
        }
    }

    /// <summary>The words at most so many slips away, nearest first, then those in most entries; words of chat are never among them.</summary>
    public List<(Word Word, int Distance)> Near(string text, int most)
    {
        List<(Word Word, int Distance)> near = [];
        var letters = LettersOf(text);
        foreach (var word in _list)
        {
            if (Math.Abs(word.Text.Length - text.Length) > most || BitOperations.PopCount(word.Letters ^ letters) > 2 * most)
            {
                continue;
            }

            var distance = EditDistance.Between(text, word.Text, most);
            if (distance <= most && word.Entries > 0 && !StopWords.Contains(word.Text))
            {
                near.Add((word, distance));
            }
        }

        near.Sort(static (a, b) => a.Distance != b.Distance ? a.Distance - b.Distance
            : a.Word.Entries != b.Word.Entries ? b.Word.Entries - a.Word.Entries
            : string.CompareOrdinal(a.Word.Text, b.Word.Text));
        return near;
    }

    public static uint LettersOf(string text)
    {
        var letters = 0u;
        foreach (var c in text)
        {
            letters |= 1u << (char.IsAsciiLetterLower(c) ? c - 'a' : 26 + (c % 6));
        }

        return letters;
    }

    private static ulong BeginningOf(string text) => text[0] | ((ulong)text[1] << 16) | ((ulong)text[2] << 32);

    private void Place(Word word)
    {
        word.Place = _list.Count;
        _list.Add(word);
        if (word.Text.Length >= ShortestPrefix)
        {
            var beginning = BeginningOf(word.Text);
            if (!_beginnings.TryGetValue(beginning, out var words))
            {
                _beginnings[beginning] = words = new List<Word>(1);
            }

            words.Add(word);
        }
    }

    private void Drop(Word word)
    {
        var last = _list[^1];
        _list[word.Place] = last;
        last.Place = word.Place;
        _list.RemoveAt(_list.Count - 1);
        _words.Remove(word.Text);
        if (word.Stem.Entries == 0)
        {
            _stems.Remove(word.Stem.Text);
        }

        if (word.Text.Length >= ShortestPrefix)
        {
            var words = _beginnings[BeginningOf(word.Text)];
            words.Remove(word);
            if (words.Count == 0)
            {
                _beginnings.Remove(BeginningOf(word.Text));
            }
        }
    }
}
