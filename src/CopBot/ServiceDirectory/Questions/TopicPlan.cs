using CopBot.Search;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>How one community's words answer to what is sought: which words to look for, and how much each concept counts.</summary>
internal sealed class TopicPlan
{
    private const double FormCounts = 0.22;
    private const double AudienceCounts = 0.5;
    private const double StoryCounts = 0.4;
    private const double LeastOfRarity = 0.4;
    private const double OfLongerWords = 0.8;
    private const double OfSlips = 0.8;
    private const int ShortestBeginning = 5;
    private const int MostLonger = 8;
    private const int LongestTail = 6;

    private readonly List<IReadOnlyList<Saying>> _sayings = [];
    private readonly List<AskedConcept> _concepts = [];
    private double[] _weights = [];

    private TopicPlan()
    {
    }

    public static TopicPlan For(ServiceQuestion question, ConceptScope<ServiceFacts> scope)
    {
        var plan = new TopicPlan();
        for (var i = 0; i < question.Concepts.Length; i++)
        {
            var concept = question.Concepts[i];
            plan._concepts.Add(concept);
            List<Saying> sayings = [new([.. concept.Words.Select(PorterStem.Of)], 1), .. concept.Sayings];
            if (concept.Words is [var word])
                AddLike(word, concept.IsKnown, scope.Vocabulary, sayings);
            else
                AddJoined(concept.Words, scope.Vocabulary, sayings);
            if (concept.Words.Length == 1 && i + 1 < question.Concepts.Length && question.Concepts[i + 1].Words is [var next])
                AddJoined([concept.Words[0], next], scope.Vocabulary, sayings);
            plan._sayings.Add(sayings);
        }

        return plan;
    }

    public IReadOnlyList<Covered<ServiceFacts>> Cover(ConceptScope<ServiceFacts> scope)
    {
        var all = scope.Cover(_sayings);
        var having = new int[_concepts.Count];
        foreach (var covered in all)
        {
            for (var c = 0; c < having.Length; c++)
                having[c] += covered.Worth[c] > 0 ? 1 : 0;
        }

        var hasSubject = _concepts.Exists(c => c.Kind == ConceptKind.Subject && !c.IsStory);
        var hasAudience = _concepts.Exists(c => c.Kind != ConceptKind.Form);
        _weights = [.. _concepts.Select((c, i) => Rarity(having[i], scope.Count) * (c.Kind switch
        {
            ConceptKind.Form => hasAudience ? FormCounts : 1,
            ConceptKind.Audience => hasSubject ? AudienceCounts : 1,
            _ => 1,
        }) * (c.IsStory && hasSubject ? StoryCounts : 1))];
        return all;
    }

    /// <summary>How surely an entry is about what is sought: 1 where it has all of it in the very words.</summary>
    public double Confidence(Covered<ServiceFacts> covered) => Weighed(covered.Worth);

    /// <summary>The same, by how prominently it says so.</summary>
    public double Rank(Covered<ServiceFacts> covered) => Weighed(covered.Strength);

    private double Weighed(double[] has)
    {
        var sum = 0.0;
        var all = 0.0;
        for (var c = 0; c < has.Length; c++)
        {
            sum += _weights[c] * has[c];
            all += _weights[c];
        }

        return all == 0 ? 0 : sum / all;
    }

    private static double Rarity(int having, int entries) =>
        LeastOfRarity + ((1 - LeastOfRarity) * Math.Log((entries + 1.0) / (having + 1)) / Math.Log(entries + 2.0));

    /// <summary>Longer words that begin with it; for a word that nobody wrote, one a slip away.</summary>
    private static void AddLike(string word, bool isKnown, Vocabulary vocabulary, List<Saying> sayings)
    {
        List<Word>? longer = null;
        if (word.Length >= ShortestBeginning)
            vocabulary.Continuing(word, ref longer);
        var stem = PorterStem.Of(word);
        foreach (var one in (longer ?? []).Where(w => w.Text.Length <= word.Length + LongestTail && w.Stem.Text != stem).DistinctBy(w => w.Stem.Text).Take(MostLonger))
            sayings.Add(new Saying([one.Stem.Text], OfLongerWords));
        if (isKnown || longer is not null || vocabulary.FindStem(stem) is not null || Synonyms.BuiltIn.HasWord(stem))
            return;
        if (Slips.Nearest(word, vocabulary) is { } meant)
        {
            sayings.Add(new Saying([PorterStem.Of(meant)], OfSlips));
            if (Synonyms.BuiltIn.Of([PorterStem.Of(meant)]) is { } known)
                sayings.AddRange(known.Select(s => s with { Worth = s.Worth * OfSlips }));
        }
    }

    /// <summary>"food bank" is "foodbank".</summary>
    private static void AddJoined(IReadOnlyList<string> words, Vocabulary vocabulary, List<Saying> sayings)
    {
        var joined = PorterStem.Of(string.Concat(words));
        if (words.Count == 2 && vocabulary.FindStem(joined) is not null && !sayings.Exists(s => s.Stems is [var only] && only == joined))
            sayings.Add(new Saying([joined], 1));
    }
}

/// <summary>Tells a slip of the keyboard from another word.</summary>
internal static class Slips
{
    private const string Rows = "qwertyuiop.asdfghjkl..zxcvbnm...";
    private const int RowLength = 11;

    /// <summary>The likeliest word that was meant; null where none is near enough.</summary>
    public static string? Nearest(string word, Vocabulary vocabulary)
    {
        if (word.Length < 4 || word.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        var most = word.Length >= 8 ? 2 : 1;
        foreach (var (near, distance) in vocabulary.Near(word, most))
        {
            if (near.Text.Length >= 4 && near.Text[0] == word[0] && (distance > 1 ? word.Length >= 9 : IsLikely(word, near.Text)))
                return near.Text;
        }

        return null;
    }

    /// <summary>A letter too many, too few or swapped is likely; a changed one only where its key is beside, or a vowel for a vowel.</summary>
    private static bool IsLikely(string typed, string meant)
    {
        if (typed.Length != meant.Length)
            return typed.Length >= 5 || meant.Length >= 5;
        var at = 0;
        while (at < typed.Length && typed[at] == meant[at])
            at++;
        if (at + 1 < typed.Length && typed[at] == meant[at + 1] && typed[at + 1] == meant[at])
            return true;
        return at < typed.Length && typed.Length >= 6 && (AreBeside(typed[at], meant[at]) || (IsVowel(typed[at]) && IsVowel(meant[at])));
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool AreBeside(char one, char other)
    {
        var (a, b) = (Rows.IndexOf(one, StringComparison.Ordinal), Rows.IndexOf(other, StringComparison.Ordinal));
        return a >= 0 && b >= 0 && Math.Abs((a / RowLength) - (b / RowLength)) <= 1 && Math.Abs((a % RowLength) - (b % RowLength)) <= 1;
    }
}
