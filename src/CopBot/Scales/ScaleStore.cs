using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Secrecy;
using CopBot.Storage;

namespace CopBot.Scales;

/// <summary>What the group is asked for a number or a word, and the answers that are held with a name while it is open.</summary>
internal sealed class ScaleStore(IDocuments documents, BallotBoxes boxes, ISeal seal)
{
    /// <summary>In the box: what makes it so, a separator, what one step higher looks like; or a check-in's number or word.</summary>
    private const char Separator = '\u001f';

    /// <summary>A UTF-16 unit takes at most three bytes.</summary>
    private const int BytesOfWords = (Scale.LongestWords * 2 * 3) + 1;

    private const int BytesOfAnswer = Scale.LongestWord * 3;

    /// <summary>A number takes one byte, so all are equally long.</summary>
    private const int SealStep = 16;

    public Scale? Get(ScaleId id) => documents.Get(ScaleKinds.Scales, ScaleKinds.IdOf(id));

    public ScaleId NextId() => new(documents.NextNumber("scales"));

    public void Put(Scale scale) => documents.Put(ScaleKinds.Scales, scale);

    /// <summary>Keeps it, and begins to collect.</summary>
    public void Open(Scale scale)
    {
        Put(scale);
        if (scale.Sheet.IsSecret || scale.Sheet.Kind == ScaleKind.Scale)
            boxes.Open(scale.Urn, scale.Community, scale.Sheet.IsSecret ? BytesOfAnswer : BytesOfWords);
    }

    /// <summary>How many have answered; null where that cannot be read under this token.</summary>
    public int? Turnout(Scale scale) => scale.IsClosed ? scale.Answered
        : scale.Sheet.IsSecret ? boxes.CanRead(scale.Urn) ? boxes.Turnout(scale.Urn) : null
        : documents.CountWhere(ScaleKinds.Answers, ScaleKinds.AnswersByScale, ScaleKinds.IdOf(scale.Id));

    /// <summary>False where some of what was answered cannot be read under this token.</summary>
    public bool CanRead(Scale scale) => boxes.CanRead(scale.Urn) && Kept(scale).All(CanRead);

    /// <summary>False where this person's answer could not be changed, or put with the others, under this token.</summary>
    public bool CanTake(Scale scale, PersonId person) =>
        boxes.CanRead(scale.Urn) && (documents.Get(ScaleKinds.Answers, ScaleAnswer.IdOf(scale.Id, person)) is not { } answer || CanRead(answer));

    /// <exception cref="SealedUnderAnotherTokenException">As with what lies in boxes: it cannot be read under this token.</exception>
    public ScaleAnswer? AnswerOf(PersonId person, Scale scale) =>
        documents.Get(ScaleKinds.Answers, ScaleAnswer.IdOf(scale.Id, person)) is { } answer ? Opened(answer) : null;

    public void Put(ScaleAnswer answer) => documents.Put(ScaleKinds.Answers, answer);

    /// <summary>By name where the group sees names; of a scale sealed, so that the database alone does not tell whose number is which.</summary>
    public void PutNumber(Scale scale, Person person, int number) => Put(scale.Sheet.Kind == ScaleKind.Scale
        ? new ScaleAnswer(scale.Id, scale.Community, person.Id, "", 0) { Sealed = seal.Seal([(byte)number], SealStep) }
        : new ScaleAnswer(scale.Id, scale.Community, person.Id, person.Name, number));

    /// <summary>By name: in the order of the alphabet, which says nothing of who is high and who is low.</summary>
    public IReadOnlyList<ScaleAnswer> AnswersTo(Scale scale) =>
        [.. Kept(scale).Select(Opened).OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase).ThenBy(a => a.Person.Value)];

    public static string Packed(string already, string higher) => already + Separator + higher;

    public static (string Already, string Higher) Unpacked(string words) => words.Split(Separator) is [var already, var higher] ? (already, higher) : (words, "");

    /// <summary>
    /// Ends it: what was answered is counted, and what linked it to people goes. Where fewer than three answered, only how many is kept; where
    /// fewer than three wrote words about their number, none of the words are.
    /// </summary>
    public Scale Close(Scale scale, DateTimeOffset now)
    {
        var answered = Turnout(scale) ?? throw new SealedUnderAnotherTokenException($"scale/{scale.Id}");
        var closed = scale with { IsClosed = true, ClosedAt = now, Answered = answered };
        var isShown = answered >= Scale.SmallestGroup || scale.Sheet.IsNamed;
        if (isShown)
        {
            IReadOnlyList<string> said = boxes.IsOpen(scale.Urn) ? boxes.Answers(scale.Urn) : [];
            var numbers = scale.Sheet.IsSecret ? said.Select(NumberIn) : AnswersTo(scale).Select(a => a.Number);
            closed = scale.Sheet switch
            {
                { IsWord: true, IsNamed: true } => closed with { Words = InOrder(AnswersTo(scale).Select(a => a.Word)) },
                { IsWord: true } => closed with { Words = InOrder(said) },
                { Kind: ScaleKind.Checkin } => closed with { Counts = Count(numbers) },
                _ when said.Count(w => w.Trim(Separator).Length > 0) < Scale.SmallestGroup =>
                    closed with { Counts = Count(numbers), KeepsWordsBack = said.Any(w => w.Trim(Separator).Length > 0) },
                _ => closed with
                {
                    Counts = Count(numbers),
                    Already = InOrder(said.Select(w => Unpacked(w).Already)),
                    Higher = InOrder(said.Select(w => Unpacked(w).Higher)),
                },
            };
        }

        if (!scale.Sheet.IsNamed)
            DropAnswers(scale);
        Put(closed);
        return closed;
    }

    public void Delete(Scale scale)
    {
        DropAnswers(scale);
        documents.Delete(ScaleKinds.Scales, ScaleKinds.IdOf(scale.Id));
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Scale> AllIn(CommunityId community)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return documents.Range(ScaleKinds.Scales, ScaleKinds.ByCommunity, from, to, descending: true);
    }

    /// <summary>Of a check-in that comes again: the oldest first.</summary>
    public IReadOnlyList<Scale> AllOf(CheckinSeriesId series)
    {
        var (from, to) = IndexKey.Prefix(series.Value);
        return documents.Range(ScaleKinds.Scales, ScaleKinds.BySeries, from, to);
    }

    public CheckinSeriesId NextSeriesId() => new(documents.NextNumber("checkinSeries"));

    public CheckinSeries? Get(CheckinSeriesId id) => documents.Get(ScaleKinds.Series, IndexKey.Of(id.Value));

    public void Put(CheckinSeries series) => documents.Put(ScaleKinds.Series, series);

    public void Delete(CheckinSeriesId id) => documents.Delete(ScaleKinds.Series, IndexKey.Of(id.Value));

    public IReadOnlyList<CheckinSeries> SeriesIn(CommunityId community) => documents.Find(ScaleKinds.Series, ScaleKinds.SeriesByCommunity, IndexKey.Of(community.Value));

    public IReadOnlyList<Scale> AskedBy(PersonId person) => documents.Find(ScaleKinds.Scales, ScaleKinds.ByPerson, IndexKey.Of(person.Value));

    public IReadOnlyList<CheckinSeries> SeriesBy(PersonId person) => documents.Find(ScaleKinds.Series, ScaleKinds.SeriesByPerson, IndexKey.Of(person.Value));

    /// <summary>One that cannot be read under this token is still sealed.</summary>
    public IReadOnlyList<ScaleAnswer> AnswersOf(PersonId person) => [.. KeptOf(person).Select(a => CanRead(a) ? Opened(a) : a)];

    public bool HasAnswers(PersonId person) => KeptOf(person).Count > 0;

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var scale in AllIn(from))
        {
            Put(scale with { Community = into });
            foreach (var answer in Kept(scale))
                Put(answer with { Community = into });
        }

        foreach (var series in SeriesIn(from))
            Put(series with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var scale in AllIn(community))
            Delete(scale);
        foreach (var series in SeriesIn(community))
            Delete(series.Id);
    }

    /// <summary>The numbers of what is closed stay; an answer that is still held with a name goes.</summary>
    public void Forget(PersonId person)
    {
        foreach (var scale in AskedBy(person))
            Put(scale.Without(person));
        foreach (var series in SeriesBy(person))
            Put(series with { By = null, ByName = ScaleTexts.SomebodyForgotten });
        foreach (var answer in KeptOf(person))
            documents.Delete(ScaleKinds.Answers, ScaleAnswer.IdOf(answer.Scale, person));
    }

    private void DropAnswers(Scale scale)
    {
        foreach (var answer in Kept(scale))
            documents.Delete(ScaleKinds.Answers, ScaleAnswer.IdOf(scale.Id, answer.Person));
        boxes.Discard(scale.Urn);
    }

    private IReadOnlyList<ScaleAnswer> Kept(Scale scale) => documents.Find(ScaleKinds.Answers, ScaleKinds.AnswersByScale, ScaleKinds.IdOf(scale.Id));

    private IReadOnlyList<ScaleAnswer> KeptOf(PersonId person) => documents.Find(ScaleKinds.Answers, ScaleKinds.AnswersByPerson, IndexKey.Of(person.Value));

    private bool CanRead(ScaleAnswer answer) => answer.Sealed is not { } written || seal.Open(written) is not null;

    private ScaleAnswer Opened(ScaleAnswer answer) => answer.Sealed is not { } written ? answer
        : seal.Open(written) is [var number] ? answer with { Number = number, Sealed = null }
        : throw new SealedUnderAnotherTokenException($"scale/{answer.Scale}");

    private static int NumberIn(string answer) => int.Parse(answer, System.Globalization.CultureInfo.InvariantCulture);

    private static ImmutableArray<int> Count(IEnumerable<int> numbers)
    {
        var counts = new int[ScaleSheet.Highest + 1];
        foreach (var number in numbers)
            counts[number]++;
        return [.. counts];
    }

    private static ImmutableArray<string> InOrder(IEnumerable<string> words) => [.. words.Where(w => w.Length > 0).Order(StringComparer.OrdinalIgnoreCase)];
}
