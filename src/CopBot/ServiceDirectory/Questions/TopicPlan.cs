using CopBot.Search;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>How one community's words answer to what is sought: which words to look for, and how much each concept counts.</summary>
internal sealed class TopicPlan
{
    private const double FormCounts = 0.22;
    private const double AudienceCounts = 0.5;
    private const double StoryCounts = 0.35;
    private const double FormRanks = 0.1;
    private const double AudienceRanks = 0.6;
    private const double StoryRanks = 0.75;
    private const double Prominent = 0.7;
    private const double ProminentIsWorth = 0.1;
    private const double MainIsWorth = 0.1;
    private const double Half = 0.5;
    private const double MostWithoutSubject = 0.55;
    private const double UnknownCounts = 0.5;
    private const double LiteralIsWorth = 0.5;
    private const double MostOfStory = 0.45;
    private const double LeastOfRarity = 0.4;
    private const double OfLongerWords = 0.8;
    private const double OfSlips = 0.8;
    private const int ShortestBeginning = 5;
    private const int MostLonger = 8;
    private const int LongestTail = 6;

    private readonly List<IReadOnlyList<Saying>> _sayings = [];
    private readonly List<AskedConcept> _concepts = [];
    private double[] _weights = [];
    private double[] _ranks = [];

    // Of several subjects the one that counts most; -1 where there is but one.
    private int _main = -1;

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
            List<Saying> sayings = [new([.. concept.Words.Select(PorterStem.Of)], IsOfEverything(concept) ? LiteralIsWorth : 1), .. concept.Sayings];
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

    public Coverage<ServiceFacts> Cover(ConceptScope<ServiceFacts> scope)
    {
        var all = scope.Cover(_sayings);

        // What is only like the sought hardly makes it common: hence the fourth power.
        var having = new double[_concepts.Count];
        for (var at = 0; at < all.Count; at++)
        {
            var worth = all.Worth(at);
            for (var c = 0; c < having.Length; c++)
                having[c] += worth[c] * worth[c] * worth[c] * worth[c];
        }

        var hasSubject = _concepts.Exists(c => c.Kind == ConceptKind.Subject && !c.IsStory);
        var hasMore = _concepts.Exists(c => c.Kind != ConceptKind.Form);
        var hasKnown = _concepts.Exists(c => c is { Kind: ConceptKind.Subject, IsStory: false, IsKnown: true });
        _weights = Weights(having, scope.Count, c => Counts(c, hasSubject, hasMore, StoryCounts, AudienceCounts, FormCounts) * (hasKnown && IsUnknown(c) ? UnknownCounts : 1), MostOfStory);
        _ranks = Weights(having, scope.Count, c => Counts(c, hasSubject, hasMore, StoryRanks, AudienceRanks, FormRanks), 1);
        var subjects = Enumerable.Range(0, having.Length).Where(c => _concepts[c] is { Kind: ConceptKind.Subject, IsStory: false, IsOr: false }).ToList();
        _main = subjects.Count > 1 ? subjects.MaxBy(c => _weights[c]) : -1;
        return all;
    }

    /// <summary>How surely an entry is about what is sought: 1 where it has all of it in the very words.</summary>
    public double Confidence(Coverage<ServiceFacts> all, int at)
    {
        var worth = all.Worth(at);
        var strength = all.Strength(at);
        var isItsName = false;
        for (var c = 0; c < _concepts.Count; c++)
            isItsName |= _concepts[c] is { Kind: ConceptKind.Subject, IsStory: false } && strength[c] >= Prominent;
        var confidence = Weighed(worth, _weights) + (isItsName ? ProminentIsWorth : 0) - (_main >= 0 && worth[_main] < Half ? MainIsWorth : 0);
        return IsAboutSubject(worth) ? confidence : Math.Min(confidence, MostWithoutSubject);
    }

    /// <summary>False where it has nothing of what was asked for but what is only near it: for whom and what is told make no answer.</summary>
    private bool IsAboutSubject(ReadOnlySpan<double> worth)
    {
        var hasSubject = false;
        for (var c = 0; c < _concepts.Count; c++)
        {
            if (_concepts[c] is not { Kind: ConceptKind.Subject, IsStory: false })
                continue;
            if (worth[c] >= Half)
                return true;
            hasSubject = true;
        }

        return !hasSubject;
    }

    /// <summary>The same, by how prominently it says so, and with the story around it.</summary>
    public double Rank(Coverage<ServiceFacts> all, int at) => (Weighed(all.Strength(at), _ranks) + Weighed(all.Worth(at), _ranks)) / 2;

    /// <summary>The rarer the more; a long story never outweighs what was asked for.</summary>
    private double[] Weights(double[] having, int entries, Func<AskedConcept, double> counts, double mostOfStory)
    {
        double[] weights = [.. _concepts.Select((c, i) => Rarity(having[i], entries) * counts(c))];
        var isAsked = _concepts.ConvertAll(c => c is { Kind: ConceptKind.Subject, IsStory: false });
        var asked = weights.Where((_, i) => isAsked[i]).Sum();
        var told = weights.Where((_, i) => !isAsked[i]).Sum();
        if (asked > 0 && told > mostOfStory * asked)
        {
            for (var i = 0; i < weights.Length; i++)
                weights[i] *= isAsked[i] ? 1 : mostOfStory * asked / told;
        }

        return weights;
    }

    /// <summary>A word that is none of the directory's: beside one that is, it may be part of the tale. It still ranks those that have it.</summary>
    private static bool IsUnknown(AskedConcept concept) =>
        concept is { Kind: ConceptKind.Subject, IsKnown: false, IsBeside: false, Words: [var word] } && !Synonyms.BuiltIn.HasWord(PorterStem.Of(word));

    private static double Counts(AskedConcept concept, bool hasSubject, bool hasMore, double story, double audience, double form) => concept.Kind switch
    {
        ConceptKind.Form => hasMore ? form : 1,
        ConceptKind.Audience => hasSubject ? audience : 1,
        _ => 1,
    } * (concept.IsStory && hasSubject ? story : 1);

    /// <summary>Of choices, the one that an entry has counts.</summary>
    private double Weighed(ReadOnlySpan<double> has, double[] weights)
    {
        var sum = 0.0;
        var all = 0.0;
        for (var c = 0; c < has.Length; c++)
        {
            var (best, weight) = (has[c], weights[c]);
            while (c + 1 < has.Length && _concepts[c + 1].IsOr)
            {
                c++;
                (best, weight) = (Math.Max(best, has[c]), Math.Max(weight, weights[c]));
            }

            sum += weight * best;
            all += weight;
        }

        return all == 0 ? 0 : sum / all;
    }

    private static double Rarity(double having, int entries) =>
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

    /// <summary>Charities write that they work for somebody's benefit; who asks about benefits means money.</summary>
    private static bool IsOfEverything(AskedConcept concept) => concept.Words is ["benefit" or "benefits"];

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

    private static readonly string[] _alike = ["bp", "dt", "sz", "cs", "ck", "fv", "mn"];

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
        if (at < typed.Length && SoundAlike(typed[at], meant[at]))
            return true;
        return at < typed.Length && typed.Length >= 6 && (AreBeside(typed[at], meant[at]) || (IsVowel(typed[at]) && IsVowel(meant[at])));
    }

    private static bool SoundAlike(char one, char other) => _alike.Contains($"{one}{other}") || _alike.Contains($"{other}{one}");

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static bool AreBeside(char one, char other)
    {
        var (a, b) = (Rows.IndexOf(one, StringComparison.Ordinal), Rows.IndexOf(other, StringComparison.Ordinal));
        return a >= 0 && b >= 0 && Math.Abs((a / RowLength) - (b / RowLength)) <= 1 && Math.Abs((a % RowLength) - (b % RowLength)) <= 1;
    }
}
