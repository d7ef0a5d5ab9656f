using System.Collections.Immutable;
using System.Text;
using CopBot.Conversation;
using CopBot.Papers;

namespace CopBot.Digests;

/// <summary>
/// The last digest, or what is new so far where there was none, for partners who are not in the chat: Word, Markdown, and HTML with the
/// same in plain text for an e-mail. Without names: nobody here has said that people outside may read theirs. Without commands, and with
/// pages of the web in place of links into the chat.
/// </summary>
internal sealed class ExportDigest(DigestStore store, GatherDigest gather, PlanDigests plans, TimeProvider clock) : IExport
{
    public string What => "digest";

    public string Description => "The last digest, to send on: Word, Markdown, and for an e-mail";

    public IReadOnlyList<ExportedFile> Export(Community community)
    {
        var issue = store.LastSent(community.Id);
        var now = clock.GetUtcNow();
        var span = issue is null ? plans.SoFar(community, now) : new DigestSpan(community, issue.From, issue.Until);
        var leftOut = issue?.LeftOut ?? store.LeftOut(community.Id);
        var lines = Lines(gather.Of(span).Without(leftOut), gather.Of(span with { From = now, Until = now.AddTicks(1) }).Without(leftOut));
        if (lines.Count == 0)
            return [];
        var paper = Paper(issue is null ? DigestTexts.SoFarTitle(span) : DigestTexts.Title(span), issue?.Opening ?? "", lines);
        var (name, note) = (DigestTexts.FileName(span, isSent: issue is not null), DigestTexts.FileNote(span, isSent: issue is not null));
        return
        [
            new ExportedFile($"{name}.docx", DocxPaper.Write(paper)) { Note = note },
            new ExportedFile($"{name}.md", Encoding.UTF8.GetBytes(MarkdownPaper.Write(paper))) { Note = note },
            new ExportedFile($"{name}.html", Encoding.UTF8.GetBytes(EmailPaper.Html(paper))) { Note = note },
            new ExportedFile($"{name}.txt", Encoding.UTF8.GetBytes(EmailPaper.Text(paper))) { Note = note },
        ];
    }

    // What happened, as the digest told it; what is open, and the next meeting, as they stand today.
    private static IReadOnlyList<DigestLine> Lines(Digest told, Digest today)
    {
        var news = told.Lines.Where(l => l.IsNews).ToList();
        var known = news.Select(Digest.TagOf).ToHashSet();
        return [.. news.Concat(today.Lines.Where(l => !l.IsNews && !known.Contains(Digest.TagOf(l)))).Where(l => !l.IsForGroupAlone).OrderBy(l => l.Part)];
    }

    private static Paper Paper(string title, string opening, IReadOnlyList<DigestLine> lines)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        if (opening.Length > 0)
            blocks.Add(new Block.Paragraph(opening));
        foreach (var part in lines.GroupBy(l => l.Part))
        {
            blocks.Add(new Block.Heading(DigestTexts.Heading(part.Key, part.Count())));
            blocks.Add(new Block.Links([.. part.Select(l => LinkedText.To((l.WithoutNames ?? l.Text).ToPlain(), l.Address))]));
        }

        return new Paper(title, blocks.ToImmutable());
    }
}
