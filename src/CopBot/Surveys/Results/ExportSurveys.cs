using System.Globalization;
using System.Security.Cryptography;
using CopBot.Conversation;
using CopBot.Surveys.Answering;
using CsvHelper;
using Microsoft.Extensions.Options;

namespace CopBot.Surveys.Results;

/// <summary>
/// A closed survey as a table and as a report. In the table, answers without a name stand each column in a random order of its own: lines
/// that held together would show what comparing hides.
/// </summary>
internal sealed class ExportSurveys(SurveyStore store, IOptions<SurveyOptions> options) : IExport
{
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public string What => "survey";

    public string Description => "A closed survey by its number, such as /export survey 4: its answers as a table, and a report (Word)";

    public IReadOnlyList<ExportedFile> Export(Community community) => Export(community, "");

    public IReadOnlyList<ExportedFile> Export(Community community, string which) => Find(community, which) is not { } findings
        ? []
        : [new ExportedFile($"survey-{findings.Survey.Id}.csv", Table(findings)) { Note = ResultTexts.FileNote(findings.Survey) }];

    public IReadOnlyList<(string Which, string Title)> There(Community community) =>
        [.. store.In(community.Id).Where(s => Find(community, s.Id.ToString()) is not null).Select(s => (s.Id.ToString(), s.Form.Title))];

    public Reply More(Community community, string which, ChatId chat) =>
        Find(community, which) is { } findings ? Reply.Of(new RunErrand(new WriteReport(findings.Survey.Id, chat))) : Reply.None;

    // Without a number, the one that was closed last.
    private Findings? Find(Community community, string which)
    {
        var survey = which.Length == 0 ? store.In(community.Id).Where(s => store.Closed(s.Id) is not null).MaxBy(s => s.ClosedAt)
            : long.TryParse(which.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? store.Get(new SurveyId(number))
            : null;
        return survey is not null && survey.Community == community.Id ? Findings.Of(survey, store.Closed(survey.Id), options.Value.SmallestGroup) : null;
    }

    private static byte[] Table(Findings findings)
    {
        var survey = findings.Survey;
        var shown = findings.Questions.Where(q => q.IsShown || !q.Sayings.IsEmpty).ToList();
        var questions = shown.Select(q => q.Question).ToList();
        var named = findings.Answers.Select((a, i) => (Answer: a, Sheet: findings.Sheets[i])).Where(a => a.Answer.ByName is not null).ToList();
        var unnamed = findings.Answers.Select((a, i) => (Answer: a, Sheet: findings.Sheets[i])).Where(a => a.Answer.ByName is null).Select(a => a.Sheet).ToList();
        var columns = shown.Select(q => Shuffled(unnamed.Select(s => Written(q, s)))).ToList();
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Csv, leaveOpen: true))
        {

            // The file may be read without the message that came with it, so it says so itself: as a header, so that programs still find a table.
            string[] warning = unnamed.Count == 0 ? [] : [named.Count == 0 ? ResultTexts.ColumnsApart : ResultTexts.NamelessColumnsApart];
            string[] names = survey.Form.Names == Naming.Without || survey.NamesDropped ? [] : ["name"];
            csv.WriteHeader([.. warning, .. names, .. questions.Select(q => $"{survey.Form.PlaceOf(q.Id) + 1}. {PlainText.OneLine(q.Text)}")]);
            foreach (var (answer, sheet) in named)
                csv.WriteRecord([.. warning.Select(_ => ""), answer.ByName!, .. shown.Select(q => Written(q, sheet))]);
            for (var line = 0; line < unnamed.Count; line++)
                csv.WriteRecord([.. warning.Select(_ => ""), .. names.Select(_ => ""), .. columns.Select(c => c[line])]);
        }

        return bytes.ToArray();
    }

    // Where figures are not shown, as on the screen: what people said in their own words alone.
    private static string Written(Figures figures, AnswerSheet sheet)
    {
        var question = figures.Question;
        if (sheet[question.Id] is not { } given || (!figures.IsShown && !given.Picks.IsEmpty))
            return "";
        return question.Kind == QuestionKind.Date ? given.Text : QuestionPage.Short(question, given);
    }

    private static string[] Shuffled(IEnumerable<string> values)
    {
        var all = values.ToArray();
        RandomNumberGenerator.Shuffle<string>(all);
        return all;
    }
}
