using CopBot.Search;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>A phrase that a synonym table knows, and what it may mean.</summary>
internal sealed record FoundPhrase(int Start, int Length, IReadOnlyList<Saying> Sayings);

/// <summary>Finds the phrases that the synonym tables know, longest first; all the tables' meanings of one count.</summary>
internal sealed class PhraseFinder(IReadOnlyList<Synonyms> tables)
{
    private readonly int _longest = tables.Count == 0 ? 0 : tables.Max(t => t.LongestPhrase);

    public IReadOnlyList<FoundPhrase> Find(QuestionWords words)
    {
        List<FoundPhrase> found = [];
        var stems = new string[words.Count];
        for (var i = 0; i < stems.Length; i++)
            stems[i] = words[i].Stem;
        var at = 0;
        while (at < words.Count)
        {
            var length = Math.Min(_longest, words.Count - at);
            while (length > 0 && (Crosses(words, at, length) || !Has(stems.AsSpan(at, length), out _)))
                length--;
            if (length > 0)
            {
                Has(stems.AsSpan(at, length), out var sayings);
                found.Add(new FoundPhrase(at, length, sayings));
                at += length;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    private static bool Crosses(QuestionWords words, int at, int length)
    {
        for (var i = at; i < at + length; i++)
        {
            if (words.IsTaken(i) || (i > at && words[i].Sentence != words[i - 1].Sentence))
                return true;
        }

        return false;
    }

    private bool Has(ReadOnlySpan<string> stems, out IReadOnlyList<Saying> sayings)
    {
        List<Saying> all = [];
        foreach (var table in tables)
        {
            if (table.Of(stems) is { } some)
                all.AddRange(some.Where(s => !all.Exists(a => a.Stems.SequenceEqual(s.Stems))));
        }

        sayings = all;
        return all.Count > 0;
    }
}
