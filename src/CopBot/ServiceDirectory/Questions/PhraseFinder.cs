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

        // "Feeling really down" is "feeling down".
        int[] places = [.. Enumerable.Range(0, words.Count).Where(i => !Synonyms.IsBetween(words[i].Text))];
        string[] stems = [.. places.Select(i => words[i].Stem)];
        var at = 0;
        while (at < places.Length)
        {
            var length = Math.Min(_longest, places.Length - at);
            while (length > 0 && (Crosses(words, places.AsSpan(at, length)) || (length == 1 && IsJustAVerb(words, places[at])) || !Has(stems.AsSpan(at, length), out _)))
                length--;
            if (length > 0)
            {
                Has(stems.AsSpan(at, length), out var sayings);
                found.Add(new FoundPhrase(places[at], places[at + length - 1] - places[at] + 1, sayings));
            }

            at += Math.Max(length, 1);
        }

        return found;
    }

    private static bool Crosses(QuestionWords words, ReadOnlySpan<int> places)
    {
        foreach (var i in places)
        {
            if (words.IsTaken(i) || words[i].Sentence != words[places[0]].Sentence)
                return true;
        }

        return false;
    }

    /// <summary>"Send" is a word of chat, SEND is a subject: what is both counts with capitals, or behind "with".</summary>
    private static bool IsJustAVerb(QuestionWords words, int at) =>
        ChatFiller.IsFiller(words[at]) && !(words[at].Written.Length > 1 && words[at].Written.All(char.IsAsciiLetterUpper)) && (at == 0 || words[at - 1].Text != "with");

    private bool Has(ReadOnlySpan<string> stems, out IReadOnlyList<Saying> sayings)
    {
        List<Saying> all = [];
        foreach (var table in tables)
        {
            if (table.Of(stems) is not { } some)
                continue;
            all.AddRange(some.Where(s => !all.Exists(a => a.Stems.SequenceEqual(s.Stems))));

            // "boracic = debt advice": what else is said for debt advice is meant, too.
            if (table != Synonyms.BuiltIn)
            {
                all.AddRange(some.SelectMany(s => (Synonyms.BuiltIn.Of([.. s.Stems]) ?? []).Select(m => m with { Worth = m.Worth * s.Worth }))
                    .Where(m => !all.Exists(a => a.Stems.SequenceEqual(m.Stems))).ToList());
            }
        }

        sayings = all;
        return all.Count > 0;
    }
}
