using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Papers;
using CopBot.Pictures;

namespace CopBot.Surveys.Results;

/// <summary>Writes the report of a closed survey, with its pictures, and sends it to a private chat.</summary>
internal sealed record WriteReport(SurveyId Survey, ChatId Chat);

/// <summary>The report as a Word file; empty where the survey is gone.</summary>
internal sealed record WrittenReport(string Title, byte[] Docx);

/// <summary>Draws and writes outside the reader.</summary>
internal sealed class ReportWriter(ReadFindings read, SurveyStore surveys, PictureMaker pictures)
    : IRun<WriteReport, WrittenReport>, IHandle<Brought<WriteReport, WrittenReport>>
{
    public async Task<WrittenReport> RunAsync(WriteReport errand, CancellationToken cancellationToken)
    {
        var smallest = read.Smallest;
        var (findings, community) = await read.ReadAsync(errand.Survey, cancellationToken);
        if (findings is null || community is null)
            return new WrittenReport("", []);
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Block.Paragraph(ResultTexts.Period(findings.Survey, community)));
        if (findings.Survey.Form.About.Length > 0)
            blocks.Add(new Block.Paragraph(findings.Survey.Form.About));
        var drawn = ResultPictures.Of(findings, smallest);
        foreach (var (_, picture) in drawn.Where(p => p.Question is null))
        {
            blocks.Add(new Block.Heading("What matters most and is least sure"));
            await AddAsync(picture);
        }

        foreach (var question in findings.Questions.Where(q => q.Question.Side == TopicSide.None))
        {
            blocks.Add(new Block.Heading($"{findings.Survey.Form.PlaceOf(question.Question.Id) + 1}. {PlainText.Shorten(PlainText.OneLine(question.Question.Text), 200)}"));
            if (question.Question.Kind == QuestionKind.Part && question.Question.Text.Length > 200)
                blocks.Add(new Block.Paragraph(question.Question.Text));
            if (drawn.FirstOrDefault(p => p.Question == question).Picture is { } picture)
                await AddAsync(picture);
            else
                blocks.Add(new Block.Paragraph(ResultTexts.WithoutPicture(question, smallest)));
            if (!question.Sayings.IsEmpty)
                blocks.Add(new Block.Bullets([.. question.Sayings.Select(s => s.Voice is null ? s.Text : "(a voice message)")]));
            if (findings.Survey.WeDid.FirstOrDefault(w => w.Question == question.Question.Id) is { } did)
            {
                if (did.Said.Length > 0)
                    blocks.Add(new Block.Paragraph($"What people said: {did.Said}"));
                blocks.Add(new Block.Paragraph($"What came of it: {did.Text}"));
            }
        }

        AddComparisons(findings, smallest, blocks);
        blocks.Add(new Block.Heading("What these figures can say, and what not"));
        blocks.Add(new Block.Bullets([.. ResultTexts.Limits(findings.Survey, smallest)]));
        return new WrittenReport(findings.Survey.Form.Title, DocxPaper.Write(new Paper(findings.Survey.Form.Title, blocks.ToImmutable())));

        async Task AddAsync(Picture picture)
        {
            var words = picture.Words().Split('\n', 2)[^1];
            blocks.Add(new Block.Image(await pictures.DrawAsync(picture, cancellationToken), words));
            blocks.Add(new Block.Bullets([.. words.Split('\n')]));
        }
    }

    public Reply Handle(Brought<WriteReport, WrittenReport> what, Scene scene)
    {
        // Deleted meanwhile.
        if (what.Result.Docx.Length == 0 || surveys.Get(what.Errand.Survey) is not { } survey)
            return Reply.None;
        return Reply.Of(new SendFile($"survey-{survey.Id}-report.docx", what.Result.Docx, Html.Of(ResultTexts.ReportNote(survey))) { Where = new Place(what.Errand.Chat) });
    }

    private static void AddComparisons(Findings findings, int smallest, ImmutableArray<Block>.Builder blocks)
    {
        if (findings.IsMixed || findings.Survey.ComparedBy is not { } by || findings.Of(by) is not { } way)
            return;
        var all = Compare.All(findings, by, smallest).Where(c => c.Table.ShowsAnything).ToList();
        blocks.Add(new Block.Heading($"Compared by: {way.Question.Text}"));
        if (all.Count == 0)
            blocks.Add(new Block.Paragraph("Too few people took part to compare anything."));
        foreach (var comparison in all)
        {
            var table = comparison.Table;
            blocks.Add(new Block.Paragraph(ResultTexts.Name(findings, comparison)));
            blocks.Add(new Block.Table(
                ["", .. table.Columns, "all"],
                [.. table.Rows.Select((row, r) => (ImmutableArray<string>)[row, .. table.Columns.Select((_, c) => ResultTexts.Cell(table, r, c)), $"{table.RowSum(r)}"])]));
        }
    }
}
