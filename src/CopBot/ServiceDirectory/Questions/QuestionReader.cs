using System.Collections.Frozen;
using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>Reads what people write as a question to the directory. Any text is safe; only the beginning of a long one is read.</summary>
internal sealed class QuestionReader(ServiceIndex index, WordStore words)
{
    private const int MostConcepts = 8;
    private const int LongestTopic = 80;

    // So many services are for these that it hardly tells what is sought; carers or refugees do.
    private const Audiences Broad = Audiences.Men | Audiences.Women | Audiences.Children | Audiences.YoungPeople | Audiences.OlderPeople | Audiences.Parents;

    private static readonly FrozenSet<string> _storyBegins = "for to who whose that which because as since so with after but where when".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <param name="text">As it was written, with or without the command.</param>
    /// <param name="community">Whose places and synonyms count.</param>
    public ServiceQuestion Read(string text, CommunityId community)
    {
        var all = ChatWords.Of(text);
        if (all.Count == 0)
            return new ServiceQuestion(text);
        var phrases = new PhraseFinder([.. words.SynonymsOf(community), Synonyms.BuiltIn]);
        var asking = Asking(all);
        var question = Read(text, asking, community, phrases);
        if (asking.Count == all.Count)
            return question;

        // The question may say no more than "anything in Urmston?", and the story may say where and for whom.
        var whole = Read(text, all, community, phrases);
        return question.IsEmpty
            ? whole
            : question with { Place = question.Place ?? whole.Place, Age = question.Age ?? whole.Age, Language = question.Language ?? whole.Language };
    }

    /// <summary>
    /// True where this is clearly a question about a service. In a group (<paramref name="toTheBot"/> false) a sentence that only looks
    /// like one is none; whoever writes to the bot is believed sooner.
    /// </summary>
    public static bool AsksForAService(string text, bool toTheBot) => QuestionShape.IsQuestion(ChatWords.Of(text), toTheBot);

    private ServiceQuestion Read(string text, List<ChatWord> some, CommunityId community, PhraseFinder phrases)
    {
        var reading = new QuestionWords(some);
        var filters = QuestionFilters.Take(reading);
        var place = PlaceFinder.Take(reading, index.PlacesOf(community), words.AreasOf(community), phrases.Find(reading));
        var concepts = Concepts(reading, phrases.Find(reading), AsksFrom(some));
        var telling = concepts.Where(c => c.Kind != ConceptKind.Form).Select(c => c.Written).ToList();
        var topic = string.Join(' ', telling.Count > 0 ? telling : concepts.Select(c => c.Written));
        return filters with
        {
            Text = text,
            Place = place,
            Concepts = concepts,
            Topic = topic.Length > LongestTopic ? topic[..LongestTopic].TrimEnd() : topic,
            Audience = concepts.SelectMany(c => c.Words).Aggregate(Audiences.None, (whom, w) => whom | ServiceFacts.AudienceOf(w)),
        };
    }

    /// <summary>Where there are several sentences, those that ask; what else is told is the story around it.</summary>
    private static List<ChatWord> Asking(List<ChatWord> all)
    {
        var sentences = all.GroupBy(w => w.Sentence).ToList();
        if (sentences.Count < 2)
            return all;
        var asking = sentences.Where(s => QuestionShape.Opens([.. s]) || s.First().IsAsked).SelectMany(s => s).ToList();
        return asking.Count > 0 ? asking : all;
    }

    /// <summary>Where the last sentence begins to ask: in "she has just left prison, who helps with housing?" at "housing".</summary>
    private static int AsksFrom(List<ChatWord> words)
    {
        var asks = 0;
        foreach (var sentence in words.GroupBy(w => w.Sentence).Select(s => s.ToList()))
        {
            var start = words.IndexOf(sentence[0]);
            if (QuestionShape.AsksFrom(sentence) is var from && from > 0)
                asks = start + from;
            else if (QuestionShape.WishesFrom(sentence) is var wish && wish > 0)
                asks = start + wish;
        }

        return asks;
    }

    /// <summary>What is told before the question is its story, unless that says nothing of its own: "my lad has autism, who can help?"</summary>
    private static ImmutableArray<AskedConcept> Concepts(QuestionWords reading, IReadOnlyList<FoundPhrase> phrases, int asksFrom)
    {
        if (asksFrom > 0)
        {
            var told = Concepts(reading, phrases, 0, asksFrom);
            var asked = Concepts(reading, phrases, asksFrom, reading.Count);
            if (told.Length > 0 && asked.Any(c => c is { Kind: ConceptKind.Subject, IsKnown: true, IsStory: false }))
            {
                var known = asked.Select(c => c.Written).ToHashSet(StringComparer.OrdinalIgnoreCase);
                return [.. told.Where(c => !known.Contains(c.Written)).Select(c => c with { IsStory = true }).Concat(asked).TakeLast(MostConcepts)];
            }
        }

        return Concepts(reading, phrases, 0, reading.Count);
    }

    private static ImmutableArray<AskedConcept> Concepts(QuestionWords reading, IReadOnlyList<FoundPhrase> phrases, int from, int to)
    {
        var concepts = ImmutableArray.CreateBuilder<AskedConcept>();
        HashSet<string> seen = new(StringComparer.Ordinal);
        var hasSubject = false;
        var isStory = false;
        var isOr = false;
        for (var i = from; i < to && concepts.Count < MostConcepts; i++)
        {
            // "Furniture for a mum who just moved": what was asked for is said, the rest is told.
            isStory |= hasSubject && _storyBegins.Contains(reading[i].Text);
            isOr |= reading[i].Text == "or" || reading[i].IsOr;
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
                        [.. (telling.Count > 1 ? telling : inside).Select(w => w.Text)],
                        KindOf(telling),
                        [.. phrase.Sayings])
                    {
                        IsKnown = true,
                        IsStory = isStory,
                        IsOr = isOr && concepts.Count > 0,
                    });
                    hasSubject |= concepts[^1].Kind == ConceptKind.Subject;
                    isOr = false;
                }

                i += phrase.Length - 1;
                continue;
            }

            var word = reading[i];
            if (!ChatFiller.IsFiller(word) && word.Text.AsSpan().ContainsAnyExceptInRange('0', '9') && seen.Add(word.Stem))
            {
                concepts.Add(new AskedConcept(word.Written, [word.Text], KindOf([word]), [])
                {
                    IsStory = isStory || (hasSubject && IsDoing(word)),
                    IsOr = isOr && concepts.Count > 0,
                    IsTelling = ChatFiller.IsTelling(word),
                    IsBeside = (i > from && !reading[i - 1].EndsClause && Says(reading, i - 1)) || (i + 1 < to && !word.EndsClause && Says(reading, i + 1)),
                });
                isOr = false;
                hasSubject |= concepts[^1] is { Kind: ConceptKind.Subject, IsTelling: false };
            }
        }

        return concepts.Any(c => c is { Kind: ConceptKind.Subject, IsTelling: false, IsStory: false })
            ? [.. concepts.Select(c => c.IsTelling ? c with { IsStory = true } : c)]
            : concepts.ToImmutable();
    }

    private static bool Says(QuestionWords reading, int at) => !reading.IsTaken(at) && !ChatFiller.IsFiller(reading[at]) && !ChatFiller.IsTelling(reading[at]);

    /// <summary>A verb behind what was asked for tells of it: "people rebuilding their lives".</summary>
    private static bool IsDoing(ChatWord word) =>
        word.Text.Length > 5 && (word.Text.EndsWith("ing", StringComparison.Ordinal) || word.Text.EndsWith("ed", StringComparison.Ordinal)) && !Synonyms.BuiltIn.HasWord(word.Stem);

    private static ConceptKind KindOf(List<ChatWord> words)
    {
        if (words.TrueForAll(w => (ServiceFacts.AudienceOf(w.Text) & Broad) != Audiences.None || ChatFiller.IsRelative(w.Text)))
            return ConceptKind.Audience;
        return words.TrueForAll(w => ChatFiller.IsForm(w.Stem)) ? ConceptKind.Form : ConceptKind.Subject;
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
