using CopBot.Papers;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CopBot.Tests.Papers;

public sealed class PaperTests
{
    private static readonly Paper Example = new(
        "Record of <the> meeting",
        [
            new Block.Heading("What we decided"),
            new Block.Bullets(["we meet *weekly*", "مرحبا 👩🏽‍💻", "a control \u0001 character"]),
            new Block.Links([LinkedText.To("a <guide>", "https://example.org/a(b)?c=\"d\"&e=[f]"), LinkedText.To("no page", "javascript:alert(1)")]),
            new Block.Paragraph("10:00–12:00, e.g. in Hanley."),
            new Block.Table(["Who", "When"], [["Ann | Ben", "1. May"]]),
        ]);

    [Fact]
    public void Docx_IsValidAndHasHeadingsForScreenReaders()
    {
        using var stream = new MemoryStream(DocxPaper.Write(Example));
        using var file = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(file, TestContext.Current.CancellationToken).Select(e => e.Description));
        var paragraphs = file.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().ToList();
        Assert.Equal(["Title", "Heading1", "ListBullet", "ListBullet", "ListBullet", "ListBullet", "ListBullet", "Normal", "Normal"], paragraphs.Select(p => p.ParagraphProperties!.ParagraphStyleId!.Val!.Value));
        Assert.Equal("Record of <the> meeting", paragraphs[0].InnerText);
        Assert.Equal("مرحبا 👩🏽‍💻", paragraphs[3].InnerText);
        Assert.Equal("a control  character", paragraphs[4].InnerText);
        Assert.Equal("a <guide>", paragraphs[5].InnerText);
        Assert.Equal("https://example.org/a(b)?c=%22d%22&e=[f]", Assert.Single(file.MainDocumentPart.HyperlinkRelationships).Uri.AbsoluteUri);
        Assert.Equal("Record of <the> meeting", file.PackageProperties.Title);
    }

    [Fact]
    public void Markdown_TakesWhatPeopleWroteAsItIs() => Assert.Equal(
        """
        # Record of \<the\> meeting

        ## What we decided

        - we meet \*weekly\*
        - مرحبا 👩🏽‍💻
        - a control  character

        - [a \<guide\>](<https://example.org/a(b)?c=%22d%22&e=[f]>)
        - no page

        10:00–12:00, e.g. in Hanley.

        | Who | When |
        | --- | --- |
        | Ann \| Ben | 1\. May |

        """.Replace("control  char", "control \u0001 char", StringComparison.Ordinal),
        MarkdownPaper.Write(Example));

    [Fact]
    public void Email_LinksToPagesOfTheWebAlone()
    {
        var html = EmailPaper.Html(Example);
        Assert.Contains("<a href=\"https://example.org/a(b)?c=%22d%22&amp;e=[f]\" style=\"color:#0b57d0\">a &lt;guide&gt;</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", html, StringComparison.Ordinal);
        Assert.Contains("* a <guide>\n  https://example.org/a(b)?c=%22d%22&e=[f]\n* no page\n", EmailPaper.Text(Example), StringComparison.Ordinal);
    }
}
