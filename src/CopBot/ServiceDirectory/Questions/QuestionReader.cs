using System.Collections.Frozen;
using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>Reads what people write as a question to the directory. Any text is safe; only the beginning of a long one is read.</summary>
internal sealed class QuestionReader(ServiceIndex index, WordStore words)
{
    private const int MostConcepts = 8;
    private const int LongestTopic = 80;

    private static readonly FrozenSet<string> _storyBegins = "for who whose that which because as since so with after but where when".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <param name="text">As it was written, with or without the command.</param>
    /// <param name="community">Whose places and synonyms count.</param>
    public ServiceQuestion Read(string text, CommunityId community)
    {
        var all = ChatWords.Of(text);
        if (all.Count == 0)
            return new ServiceQuestion(text);
        var reading = new QuestionWords(Relevant(all));
        var synonyms = words.SynonymsOf(community);
        var phrases = new PhraseFinder([.. synonyms, Synonyms.BuiltIn]);

        var filters = QuestionFilters.Take(reading);
        var protectedPhrases = phrases.Find(reading);
        var place = PlaceFinder.Take(reading, index.PlacesOf(community), words.AreasOf(community), protectedPhrases);
        var concepts = Concepts(reading, phrases.Find(reading));
        var topic = string.Join(' ', concepts.Select(c => c.Written));
        return filters with
        {
            Text = text,
            Place = place,
            Concepts = concepts,
            Topic = topic.Length > LongestTopic ? topic[..LongestTopic].TrimEnd() : topic,
            Audience = concepts.SelectMany(c => c.Words).Aggregate(Audiences.None, (whom, w) => whom | ServiceFacts.AudienceOf(w)),
        };
    }

    /// <summary>
    /// True where this is clearly a question about a service. In a group (<paramref name="toTheBot"/> false) a sentence that only looks
    /// like one is none; whoever writes to the bot is believed sooner.
    /// </summary>
    public static bool AsksForAService(string text, bool toTheBot) => QuestionShape.IsQuestion(ChatWords.Of(text), toTheBot);

    /// <summary>Where there are several sentences, those that ask; what else is told is the story around it.</summary>
    private static List<ChatWord> Relevant(List<ChatWord> all)
    {
        var sentences = all.GroupBy(w => w.Sentence).ToList();
        if (sentences.Count < 2)
            return all;
        var asking = sentences.Where(s => QuestionShape.Opens([.. s]) || s.First().IsAsked).SelectMany(s => s).ToList();
        return asking.Any(w => !ChatFiller.IsFiller(w) && !ChatFiller.IsForm(w.Stem)) ? asking : all;
    }

    private static ImmutableArray<AskedConcept> Concepts(QuestionWords reading, IReadOnlyList<FoundPhrase> phrases)
    {
        var concepts = ImmutableArray.CreateBuilder<AskedConcept>();
        HashSet<string> seen = new(StringComparer.Ordinal);
        var hasSubject = false;
        var isStory = false;
        for (var i = 0; i < reading.Count && concepts.Count < MostConcepts; i++)
        {
            // "Furniture for a mum who just moved": what was asked for is said, the rest is told.
            isStory |= hasSubject && _storyBegins.Contains(reading[i].Text);
            if (reading.IsTaken(i))
                continue;
            if (phrases.FirstOrDefault(p => p.Start == i) is { } phrase)
            {
                var inside = Enumerable.Range(i, phrase.Length).Select(j => reading[j]).ToList();
                var telling = inside.Where(w => !ChatFiller.IsFiller(w)).ToList();
                if (telling.Count == 0)
                    telling = inside;
                if (seen.Add(string.Join(' ', inside.Select(w => w.Stem))))
                {
                    concepts.Add(new AskedConcept(
                        string.Join(' ', inside.Select(w => w.Written)),
                        [.. telling.Select(w => w.Text)],
                        KindOf(telling, phrase.Length > 1),
                        [.. phrase.Sayings])
                    {
                        IsKnown = true,
                        IsStory = isStory,
                    });
                    hasSubject |= concepts[^1].Kind == ConceptKind.Subject;
                }

                i += phrase.Length - 1;
                continue;
            }

            var word = reading[i];
            if (!ChatFiller.IsFiller(word) && seen.Add(word.Stem))
            {
                concepts.Add(new AskedConcept(word.Written, [word.Text], KindOf([word], false), []) { IsStory = isStory });
                hasSubject |= concepts[^1].Kind == ConceptKind.Subject;
            }
        }

        return concepts.ToImmutable();
    }

    private static ConceptKind KindOf(List<ChatWord> words, bool isPhrase)
    {
        if (!isPhrase && words.TrueForAll(w => ServiceFacts.AudienceOf(w.Text) != Audiences.None))
            return ConceptKind.Audience;
        return words.TrueForAll(w => ChatFiller.IsForm(w.Stem)) && !isPhrase ? ConceptKind.Form : ConceptKind.Subject;
    }
}

/// <summary>A message's words, of which more and more are understood and taken away.</summary>
internal sealed class QuestionWords(List<ChatWord> words)
{
    private readonly bool[] _taken = new bool[words.Count];

    public int Count => words.Count;

    public ChatWord this[int at] => words[at];

    public bool IsTaken(int at) => _taken[at];

    public void Take(int at) => _taken[at] = true;

    public void Take(int from, int count)
    {
        for (var i = from; i < from + count && i < _taken.Length; i++)
            _taken[i] = true;
    }

    /// <summary>The word there, folded; empty outside and where it is taken.</summary>
    public string At(int at) => at >= 0 && at < words.Count && !_taken[at] ? words[at].Text : "";
}
