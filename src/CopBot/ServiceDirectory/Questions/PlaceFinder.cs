using System.Collections.Frozen;
using CopBot.ServiceDirectory.Reading;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>Finds the place in a question: a postcode, a name behind "in", "near" and the like, or a bare name that is known as a place.</summary>
internal static class PlaceFinder
{
    private const int LongestName = 4;

    private static readonly FrozenSet<string> _before = (
        "in near nr around round at within across from outside by inside covering serving visiting for over").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _sureBefore = "in near nr around round within across from outside".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // What "in" stands before when no place follows.
    private static readonly FrozenSet<string> _noPlace = (
        "crisis debt need recovery care person work school hospital prison custody arrears temporary accommodation bed trouble danger distress pain general particular "
        + "advance time future past school college university foster hostel hostels schools evening evenings morning mornings afternoon weekend weekends week weekday weekdays "
        + "english welsh polish urdu arabic bsl total private group groups person isolation poverty hardship supported sheltered education employment later "
        + "early late their his her our my your the a an this that these those any some case church churches wheelchair wheelchairs refuge labour tears town home "
        + "year years nursery reception between cash kind charge touch place mind house").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static string? Take(QuestionWords words, KnownPlaces known, AreaBook areas, IReadOnlyList<FoundPhrase> phrases)
    {
        bool Knows(string name) => known.Knows(name) || areas.Knows(name) || UkPlaces.Knows(name);

        if (TakePostcode(words) is { } postcode)
        {
            // "in Hanley, ST1": the name is the story, the postcode is surer.
            if (KnownName(words, Knows, known, areas, phrases) is (var s, var l))
                words.Take(s, l);
            return postcode;
        }

        if (KnownName(words, Knows, known, areas, phrases) is (var start, var length))
            return Take(words, start, length);
        return UnknownName(words, phrases) is (var from, var count) ? Take(words, from, count) : null;
    }

    private static string Take(QuestionWords words, int start, int length)
    {
        var written = string.Join(' ', Enumerable.Range(start, length).Select(i => words[i].IsGlued ? "-" + words[i].Written : words[i].Written)).Replace(" -", "-", StringComparison.Ordinal);
        words.Take(start, length);
        if (start > 0 && _before.Contains(words[start - 1].Text))
            words.Take(start - 1);
        return written;
    }

    private static string? TakePostcode(QuestionWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.IsTaken(i))
                continue;
            var text = words[i].Text;
            if (Postcode.Read(text) is { IsWhole: true } whole)
            {
                words.Take(i);
                return whole.Text;
            }

            if (text.Length > 4 || !Postcode.IsDistrict(text) || words.At(i + 1) is "notice" or "notices" or "eviction")
                continue;
            words.Take(i);
            if (i + 1 < words.Count && Postcode.IsInward(words[i + 1].Text))
            {
                words.Take(i + 1);
                return $"{text} {words[i + 1].Text}".ToUpperInvariant();
            }

            return text.ToUpperInvariant();
        }

        return null;
    }

    /// <summary>The best known name: one behind "in" first, then the longest, then the last.</summary>
    private static (int Start, int Length)? KnownName(
        QuestionWords words, Func<string, bool> knows, KnownPlaces known, AreaBook areas, IReadOnlyList<FoundPhrase> phrases)
    {
        (int Start, int Length)? best = null;
        var bestRank = 0;
        for (var i = 0; i < words.Count; i++)
        {
            for (var length = Math.Min(LongestName, words.Count - i); length > 0; length--)
            {
                if (Enumerable.Range(i, length).Any(words.IsTaken))
                    continue;
                var name = string.Join(' ', Enumerable.Range(i, length).Select(j => words[j].Text));
                if (!knows(name))
                    continue;
                var behindIn = i > 0 && _sureBefore.Contains(words[i - 1].Text);
                var isSure = known.Knows(name) || areas.Knows(name);
                if (!behindIn && Doubtful(words, i, length, name, isSure, phrases))
                    break;
                var rank = (behindIn ? 1000 : 0) + (isSure ? 200 : 0) + (length * 20) + (i * 20 / words.Count);
                if (rank > bestRank)
                    (best, bestRank) = ((i, length), rank);
                break;
            }
        }

        return best;
    }

    private static bool Doubtful(QuestionWords words, int start, int length, string name, bool isSure, IReadOnlyList<FoundPhrase> phrases)
    {
        if (phrases.Any(p => p.Length > length && p.Start < start + length && start < p.Start + p.Length))
            return true;
        if (!UkPlaces.IsAlsoAWord(name) || words[start].IsCapital)
            return false;
        if (start > 0 && words[start - 1].Text is "jumble" or "garage" or "boot" or "plant" or "book" or "for" or "on" or "the" or "a")
            return true;
        var isLast = start + length == words.Count || words[start + length - 1].EndsClause;
        return !(isLast && start > 0 && (isSure || name is "sale" or "hale" or "bury" or "leek" or "ely" or "hull" or "stroud" or "hyde"));
    }

    /// <summary>A name that nobody knows, behind a sure preposition: with a capital, or at the very end.</summary>
    private static (int Start, int Length)? UnknownName(QuestionWords words, IReadOnlyList<FoundPhrase> phrases)
    {
        for (var i = words.Count - 1; i > 0; i--)
        {
            if (words.IsTaken(i) || words[i].IsGlued || !_sureBefore.Contains(words[i - 1].Text) || words[i - 1].Text == "from")
                continue;
            var text = words[i].Text;
            var before = words.At(i - 2);
            if (_noPlace.Contains(text) || ChatFiller.IsFiller(words[i]) || ChatFiller.IsForm(words[i].Stem) || ServiceFacts.AudienceOf(text) != Audiences.None
                || text.AsSpan().ContainsAnyInRange('0', '9') || before is "interest" or "interested" or "believe" or "involved" or "qualified" or "trained"
                || phrases.Any(p => p.Start <= i && i < p.Start + p.Length))
            {
                continue;
            }

            var length = 1;
            while (i + length < words.Count && length < LongestName && !words[i + length - 1].EndsClause && !words.IsTaken(i + length)
                && (words[i + length].IsGlued || (words[i].IsCapital && words[i + length].IsCapital && !ChatFiller.IsFiller(words[i + length]))))
            {
                length++;
            }

            // "Ashby de la Zouch"
            var more = i + length;
            while (words[i].IsCapital && more < words.Count && more < i + length + 2 && words[more].Text is "de" or "la" or "le" or "upon" or "on" or "under" or "in" or "of" or "en" or "next")
                more++;
            if (more > i + length && more < words.Count && words[more].IsCapital && !words.IsTaken(more) && !words[more - 1].EndsClause)
                length = more - i + 1;
            var isLast = i + length == words.Count || words[i + length - 1].EndsClause || ChatFiller.IsFiller(words[i + length]);
            if (words[i].IsCapital || isLast)
                return (i, length);
        }

        return null;
    }
}
