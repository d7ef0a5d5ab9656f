using System.Collections.Immutable;
using System.Text;
using CopBot.Conversation;
using CopBot.Papers;

namespace CopBot.Digests;

/// <summary>
/// The last digest, or what is new so far where there was none, for partners who are not in the chat: Word, Markdown, and HTML with the
/// same in plain text for an e-mail. Without names: nobody here has said that people outside may read theirs.
/// </summary>
internal sealed class ExportDigest(DigestStore store, GatherDigest gather, PlanDigests plans, TimeProvider clock) : IExport
{
    public string What => "digest";

    public string Description => "The last digest, to send on: Word, Markdown, and for an e-mail";

    public IReadOnlyList<ExportedFile> Export(Community community)
    {
        var issue = store.LastSent(community.Id);
        var span = issue is null ? plans.SoFar(community, clock.GetUtcNow()) : new DigestSpan(community, issue.From, issue.Until);
        var digest = gather.Of(span).Without(issue?.LeftOut ?? []);
        if (digest.Lines.IsEmpty)
            return [];
        var paper = Paper(issue is null ? DigestTexts.SoFarTitle(span) : DigestTexts.Title(span), issue?.Opening ?? "", digest);
        return
        [
            new ExportedFile("digest.docx", DocxPaper.Write(paper)),
            new ExportedFile("digest.md", Encoding.UTF8.GetBytes(MarkdownPaper.Write(paper))),
            new ExportedFile("digest.html", Encoding.UTF8.GetBytes(EmailPaper.Html(paper))),
            new ExportedFile("digest.txt", Encoding.UTF8.GetBytes(EmailPaper.Text(paper))),
        ];
    }

    private static Paper Paper(string title, string opening, Digest digest)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        if (opening.Length > 0)
            blocks.Add(new Block.Paragraph(opening));
        foreach (var part in digest.Lines.GroupBy(l => l.Part))
        {
            blocks.Add(new Block.Heading(DigestTexts.Heading(part.Key)));
            blocks.Add(new Block.Bullets([.. part.Select(l => (l.WithoutNames ?? l.Text).ToPlain())]));
        }

        return new Paper(title, blocks.ToImmutable());
    }
}
