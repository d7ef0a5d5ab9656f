using System.Globalization;
using CopBot.Conversation;
using CopBot.Secrecy;

namespace CopBot.Surveys.Answering;

/// <summary>
/// How far somebody is. <paramref name="At"/> is the question that they are asked, or 0 where all is answered and only to be handed in.
/// </summary>
internal sealed record Progress(int At, bool Named, AnswerSheet Sheet)
{
    /// <summary>More bytes than are written beside the answers, and than a seal puts before them.</summary>
    public const int Around = 32;

    private const char Between = '\u001d';

    public string Write() => $"{At}{Between}{(Named ? 1 : 0)}{Between}{Sheet.Write()}";

    public static Progress Read(string written)
    {
        var parts = written.Split(Between, 3);
        return new Progress(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1] == "1", AnswerSheet.Read(parts[2]));
    }
}

/// <summary>What people have begun to answer: sealed, whether it will have a name or not, and as long as the longest answer could be.</summary>
internal sealed class BegunAnswers(SecretNotes notes)
{
    public Progress? Get(SurveyId survey, PersonId person) => notes.Get(SurveyStore.UrnOf(survey), person) is { } written ? Progress.Read(written) : null;

    public void Keep(Survey survey, PersonId person, Progress progress) => notes.Put(SurveyStore.UrnOf(survey.Id), survey.Community, person, progress.Write(), survey.Form.AnswerBytes + Progress.Around);

    public void Drop(SurveyId survey, PersonId person) => notes.Delete(SurveyStore.UrnOf(survey), person);
}
