using System.Diagnostics;
using System.Globalization;
using System.Text;
using CopBot.Resources.Links;
using CopBot.Tests.Support;
using CsCheck;

namespace CopBot.Tests.Resources.Links;

public class PageHeadTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static (string? Title, string? Description) Read(string page) => PageHead.Read(Encoding.UTF8.GetBytes(page), null, Stop);

    [Theory]
    [InlineData("<title>Housing</title>", "Housing", null)]
    [InlineData("<!doctype html><html><head><meta charset=utf-8><title> Housing\n  policy\t</title></head><body>", "Housing policy", null)]
    [InlineData("<title>A</title><meta property='og:title' content='B'>", "B", null)]
    [InlineData("<title>A</title><meta name=og:title content=B>", "B", null)]
    [InlineData("<title>A</title><meta property=og:title content=' '>", "A", null)]
    [InlineData("<title>A</title><meta name=description content=D>", "A", "D")]
    [InlineData("<title>A</title><meta name=description content=D><meta property=og:description content=O>", "A", "O")]
    [InlineData("<title>A</title><meta name=description content=A>", "A", null)]
    [InlineData("<TITLE>A</TITLE><META NAME='Description' CONTENT='D'>", "A", "D")]
    [InlineData("<title>Food &amp; fuel &lt;b&gt; &#8212; caf&eacute; &#x1F600;</title>", "Food & fuel <b> — café 😀", null)]
    [InlineData("<title>a <b>not markup</b></title>", "a <b>not markup</b>", null)]
    [InlineData("<script>document.write('<title>no</title>')</script><title>yes</title>", "yes", null)]
    [InlineData("<style><title>no</title></style><title>yes</title>", "yes", null)]
    [InlineData("<!-- <title>no</title> --><title>yes</title>", "yes", null)]
    [InlineData("<svg><title>no</title></svg><title>yes</title>", "yes", null)]
    [InlineData("<template><title>no</title></template><title>yes</title>", "yes", null)]
    [InlineData("<title>first</title><title>second</title>", "first", null)]
    [InlineData("<title>A</title><body><meta property=og:title content=no>", "A", null)]
    [InlineData("<body><title>late</title>", "late", null)]
    [InlineData("<title>cut off", "cut off", null)]
    [InlineData("<title></title>", null, null)]
    [InlineData("<title> \u200b\u202e </title>", null, null)]
    [InlineData("<p>no title", null, null)]
    [InlineData("", null, null)]
    [InlineData("<title>\u202eevil\u2066 x\u0007y\u00a0z \u200fw</title>", "evil x y z w", null)]
    [InlineData("<title>👨‍👩‍👧 family</title>", "👨‍👩‍👧 family", null)]
    public void Read_Page_GivesTitleAndDescription(string page, string? title, string? description) =>
        Assert.Equal((title, description), Read(page));

    [Theory]
    [InlineData("windows-1251", "text", null)]
    [InlineData("iso-8859-1", "café £", null)]
    [InlineData("windows-1252", "café €", null)]
    [InlineData("shift_jis", "日本語", "<meta charset=shift_jis>")]
    [InlineData("windows-1251", "жильё", "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>")]
    [InlineData("gb18030", "住房", "<?xml version='1.0' encoding='gb18030'?>")]
    [InlineData("utf-8", "жильё", "<meta charset=utf-16>")]
    [InlineData("utf-8", "жильё", "<meta charset=nonsense>")]
    [InlineData("utf-8", "жильё", null)]
    public void Read_DeclaredOrGuessedCharset_IsUsed(string charset, string title, string? declared)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = Encoding.GetEncoding(charset).GetBytes($"{declared}<title>{title}</title>");
        Assert.Equal(title, PageHead.Read(page, null, Stop).Title);
    }

    [Fact]
    public void Read_CharsetOfTheHeader_GoesBeforeThePages()
    {
        var page = Encoding.Latin1.GetBytes("<meta charset=utf-8><title>café</title>");
        Assert.Equal("café", PageHead.Read(page, "\"ISO-8859-1\"", Stop).Title);
    }

    [Fact]
    public void Read_ByteOrderMark_GoesBeforeAll()
    {
        byte[] page = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<title>жильё</title>")];
        Assert.Equal("жильё", PageHead.Read(page, "windows-1252", Stop).Title);
    }

    [Fact]
    public void Read_Utf8CutInTheMiddleOfASign_IsStillUtf8()
    {
        var page = Encoding.UTF8.GetBytes("<title>жильё</title><p>ж");
        Assert.Equal("жильё", PageHead.Read(page.AsSpan(0, page.Length - 1), null, Stop).Title);
    }

    [Fact]
    public void Read_LongTitle_IsCutBetweenSigns()
    {
        var title = Read($"<title>{string.Concat(Enumerable.Repeat("👨‍👩‍👧", 100))}</title>").Title!;
        Assert.InRange(title.Length, 280, PageText.LongestTitle);
        Assert.EndsWith("👨‍👩‍👧…", title, StringComparison.Ordinal);
        Assert.Equal((title.Length - 1) / 8 + 1, new StringInfo(title).LengthInTextElements);
    }

    [Fact]
    public void Read_LongDescription_IsCut() =>
        Assert.Equal(PageText.LongestDescription, Read($"<title>A</title><meta name=description content='{new string('d', 9_000)}'>").Description!.Length);

    [Fact]
    public void Read_OneSignOfAThousandMarks_IsNoTitle() => Assert.Null(Read($"<title>a{new string('\u0301', 1_000)}</title>").Title);

    public static TheoryData<string, string> Hostile { get; } = new()
    {
        { "deep", string.Concat(Enumerable.Repeat("<div>", 100_000)) },
        { "deep template", "<template>" + string.Concat(Enumerable.Repeat("<div>", 100_000)) },
        { "formatting", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<b id={i}>")) + string.Concat(Enumerable.Repeat("<p>", 50_000)) },
        { "attributes", "<p " + string.Join(' ', Enumerable.Range(0, 80_000).Select(i => $"a{i}")) + ">" },
        { "attributes of a meta", "<meta " + string.Join(' ', Enumerable.Range(0, 80_000).Select(i => $"a{i}")) + ">" },
        { "one attribute", "<p a='" + new string('&', 500_000) + "'>" },
        { "entities", "<title>" + string.Concat(Enumerable.Repeat("&NotEqualTilde;", 34_000)) },
        { "half entities", "<title>" + string.Concat(Enumerable.Repeat("&CounterClockwiseContourIntegra", 16_000)) },
        { "open tags", new string('<', 500_000) },
        { "comments", string.Concat(Enumerable.Repeat("<!--", 125_000)) },
        { "declarations", string.Concat(Enumerable.Repeat("<!doctype ", 50_000)) },
        { "half closed titles", "<title>" + string.Concat(Enumerable.Repeat("</titl", 85_000)) },
        { "half closed scripts", "<script><!--" + string.Concat(Enumerable.Repeat("<script", 70_000)) },
        { "charset", string.Concat(Enumerable.Repeat("<meta charset", 39_000)) },
        { "names", "<" + new string('a', 500_000) },
        { "cdata", "<svg>" + string.Concat(Enumerable.Repeat("<![CDATA[", 55_000)) },
    };

    /// <summary>Work that grows with the square of the page would take minutes here.</summary>
    [Theory]
    [MemberData(nameof(Hostile))]
    public void Read_HostilePage_TakesLittleWork(string kind, string page)
    {
        var used = Stopwatch.StartNew();
        Read(page);
        Assert.True(used.Elapsed < TimeSpan.FromSeconds(8), $"{kind} took {used.Elapsed}");
    }

    [Fact]
    public void Read_AnyBytes_NeverThrows()
    {
        string[] pieces = ["<title>", "</title>", "<meta ", "charset=", "utf-16", "content='", ">", "<!--", "&#", "&amp", "&#xD800;", "<svg/>", "</template>", "\0", "é", "<?xml encoding='utf-7'"];
        Gen.OneOf(Gen.Byte.Array[0, 300], Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 20].Select(p => Encoding.UTF8.GetBytes(string.Concat(p))))
            .Each(bytes => PageHead.Read(bytes, null, Stop), count: 5_000);
    }
}
