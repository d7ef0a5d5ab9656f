using System.Security.Cryptography;
using CopBot.Conversation;
using CopBot.Secrecy;
using CopBot.Storage;

namespace CopBot.Surveys;

/// <summary>Surveys and what people answered: without names in the ballot boxes until closing, with names in documents of their own.</summary>
internal sealed class SurveyStore(IDocuments documents, BallotBoxes boxes, SecretNotes notes)
{
    public Survey? Get(SurveyId id) => documents.Get(SurveyKinds.Surveys, SurveyKinds.IdOf(id));

    public SurveyId NextId() => new(documents.NextNumber("surveys"));

    public void Put(Survey survey) => documents.Put(SurveyKinds.Surveys, survey);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Survey> In(CommunityId community)
    {
        var (from, to) = IndexKey.Prefix(community.Value);
        return documents.Range(SurveyKinds.Surveys, SurveyKinds.ByCommunity, from, to, descending: true);
    }

    // Of a box, in bytes as they are collected; sealed and written down they are a third more, and the store takes no document above 16 MB.
    private const long LargestBox = 11_000_000;

    public static Urn UrnOf(SurveyId id) => new("survey", id.Value);

    /// <summary>Begins to take answers.</summary>
    public void Open(Survey survey)
    {
        Put(survey);
        boxes.Open(UrnOf(survey.Id), survey.Community, survey.Form.AnswerBytes);
    }

    public bool HasAnswered(SurveyId id, PersonId person) => Named(id, person) is not null || boxes.HasAnswered(UrnOf(id), person);

    /// <summary>Who has answered, while it is open: to remind the others, never to be shown.</summary>
    public IReadOnlySet<PersonId> Answered(SurveyId id) =>
        boxes.People(UrnOf(id)).Concat(documents.Find(SurveyKinds.Named, SurveyKinds.NamedBySurvey, IndexKey.Of(id.Value)).Select(a => a.Person)).ToHashSet();

    /// <summary>False where what was answered cannot be read under this token.</summary>
    public bool CanRead(Survey survey) => boxes.CanRead(UrnOf(survey.Id));

    /// <summary>How many have answered: while it is open, all that anybody sees. Null where that cannot be read under this token.</summary>
    public int? Turnout(Survey survey) => !survey.IsOpen ? survey.Answered
        : CanRead(survey) ? boxes.Turnout(UrnOf(survey.Id)) + documents.CountWhere(SurveyKinds.Named, SurveyKinds.NamedBySurvey, IndexKey.Of(survey.Id.Value))
        : null;

    /// <summary>False, and nothing changes, where they have answered already, or nothing is taken any more.</summary>
    public bool Answer(Survey survey, Person person, AnswerSheet sheet, bool named)
    {
        if (HasAnswered(survey.Id, person.Id) || !boxes.IsOpen(UrnOf(survey.Id)) || (!named && IsFull(survey)))
            return false;
        notes.Delete(UrnOf(survey.Id), person.Id);
        if (named)
        {
            documents.Put(SurveyKinds.Named, new NamedAnswer(survey.Id, survey.Community, person.Id, person.Name, sheet.Write()));
            return true;
        }

        return boxes.Put(UrnOf(survey.Id), person.Id, sheet.Write()) is not null;
    }

    /// <summary>Takes all answers out, in a random order, and forgets who has answered, and what was begun and not handed in.</summary>
    public IReadOnlyList<ClosedAnswer> Empty(SurveyId id)
    {
        var answers = boxes.Answers(UrnOf(id)).Select(a => new ClosedAnswer(a)).ToList();
        foreach (var named in documents.Find(SurveyKinds.Named, SurveyKinds.NamedBySurvey, IndexKey.Of(id.Value)))
        {
            answers.Add(new ClosedAnswer(named.Written, named.Person, named.Name));
            documents.Delete(SurveyKinds.Named, IndexKey.Of(id.Value, named.Person.Value));
        }

        boxes.Discard(UrnOf(id));
        var shuffled = answers.ToArray();
        RandomNumberGenerator.Shuffle<ClosedAnswer>(shuffled);
        return shuffled;
    }

    public void Keep(ClosedAnswers answers) => documents.Put(SurveyKinds.Closed, answers);

    /// <summary>Null while it is open, and where too few answered.</summary>
    public ClosedAnswers? Closed(SurveyId id) => documents.Get(SurveyKinds.Closed, SurveyKinds.IdOf(id));

    /// <summary>Reads none of the answers, so that it can be deleted, too, where they cannot be read under this token.</summary>
    public void Delete(Survey survey)
    {
        foreach (var named in documents.Find(SurveyKinds.Named, SurveyKinds.NamedBySurvey, IndexKey.Of(survey.Id.Value)))
            documents.Delete(SurveyKinds.Named, IndexKey.Of(survey.Id.Value, named.Person.Value));
        boxes.Discard(UrnOf(survey.Id));
        documents.Delete(SurveyKinds.Closed, SurveyKinds.IdOf(survey.Id));
        documents.Delete(SurveyKinds.Surveys, SurveyKinds.IdOf(survey.Id));
    }

    public IReadOnlyList<Survey> By(PersonId person) => [.. documents.All(SurveyKinds.Surveys).Where(s => s.By == person)];

    public IReadOnlyList<NamedAnswer> NamedOf(PersonId person) => documents.Find(SurveyKinds.Named, SurveyKinds.NamedByPerson, IndexKey.Of(person.Value));

    public IReadOnlyList<ClosedAnswer> ClosedOf(PersonId person) =>
        [.. documents.All(SurveyKinds.Closed).SelectMany(c => c.Answers).Where(a => a.By == person)];

    /// <summary>What they answered with their name: gone while the survey is open, without the name once it is closed.</summary>
    public void Forget(PersonId person)
    {
        foreach (var survey in By(person))
            Put(survey with { By = null });
        foreach (var named in NamedOf(person))
            documents.Delete(SurveyKinds.Named, IndexKey.Of(named.Survey.Value, person.Value));
        foreach (var closed in documents.All(SurveyKinds.Closed).Where(c => c.Answers.Any(a => a.By == person)))
            Keep(closed with { Answers = [.. closed.Answers.Select(a => a.By == person ? new ClosedAnswer(a.Written) { WasNamed = true } : a)] });
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var survey in In(from))
            Put(survey with { Community = into });
        foreach (var named in documents.All(SurveyKinds.Named).Where(a => a.Community == from))
            documents.Put(SurveyKinds.Named, named with { Community = into });
        foreach (var closed in documents.All(SurveyKinds.Closed).Where(c => c.Community == from))
            Keep(closed with { Community = into });
    }

    public void Erase(CommunityId community)
    {
        foreach (var survey in In(community))
            Delete(survey);
    }

    // A box doubles when it is full.
    private bool IsFull(Survey survey)
    {
        var answers = (uint)boxes.Turnout(UrnOf(survey.Id)) + 1;
        return System.Numerics.BitOperations.RoundUpToPowerOf2(answers) * (long)(survey.Form.AnswerBytes + 16) > LargestBox;
    }

    private NamedAnswer? Named(SurveyId id, PersonId person) => documents.Get(SurveyKinds.Named, IndexKey.Of(id.Value, person.Value));
}
