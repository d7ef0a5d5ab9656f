using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace CopBot.Resources.Links;

/// <summary>
/// Reads the title and the description out of a page's first bytes. AngleSharp cuts the page into tags; no tree is made of them,
/// because a hostile page of this size can make a tree of gigabytes.
/// </summary>
internal static partial class PageHead
{
    private const int PrescanBytes = 2048;
    private const RegexOptions Style = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    static PageHead() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads a page's head; what it does not give is null.</summary>
    /// <param name="page">The page's bytes, whole or cut off anywhere.</param>
    /// <param name="charset">As the server named it; null when it did not.</param>
    /// <returns>Cleaned, see <see cref="PageText"/>. og:title goes before title, og:description before description.</returns>
    public static (string? Title, string? Description) Read(ReadOnlySpan<byte> page, string? charset, CancellationToken cancellationToken)
    {
        using var source = new TextSource(Decode(page, charset));
        var tags = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true, SkipScriptText = true, SkipRawText = true };
        var found = new Findings();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var token = tags.Get();
            if (token.Type == HtmlTokenType.EndOfFile || found.IsDone(token))
            {
                break;
            }

            if (token is HtmlTagToken { Type: HtmlTokenType.StartTag } tag)
            {
                tags.State = ModeAfter(tag.Name);
            }

            found.Take(token);
        }

        var title = PageText.OneLine(found.OpenGraphTitle, PageText.LongestTitle) ?? PageText.OneLine(found.Title, PageText.LongestTitle);
        var description = PageText.OneLine(found.OpenGraphDescription, PageText.LongestDescription)
            ?? PageText.OneLine(found.Description, PageText.LongestDescription);
        return (title, description == title ? null : description);
    }

    /// <summary>What the text inside an element is read as: markup within a title or a script is no markup (HTML, 13.2.6.2).</summary>
    private static HtmlParseMode ModeAfter(string tag) => tag switch
    {
        "title" or "textarea" => HtmlParseMode.RCData,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "script" => HtmlParseMode.Script,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => HtmlParseMode.PCData,
    };

    /// <summary>A mark at the start goes before the server's word, that before the page's own (HTML, 13.2.3.2); else UTF-8, if it is that.</summary>
    private static string Decode(ReadOnlySpan<byte> page, string? charset)
    {
        if (page.StartsWith("\uFEFF"u8))
        {
            return Encoding.UTF8.GetString(page[3..]);
        }

        if (page is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
        {
            return (page[0] == 0xFE ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(page[2..]);
        }

        return (Named(charset) ?? Named(Declared(page)) ?? Guess(page)).GetString(page);
    }

    private static Encoding? Named(string? charset) =>
        charset?.Trim(' ', '"', '\'') is { Length: > 0 } name && TextEncoding.IsSupported(name) ? TextEncoding.Resolve(name) : null;

    private static string? Declared(ReadOnlySpan<byte> page)
    {
        var start = Encoding.Latin1.GetString(page[..Math.Min(page.Length, PrescanBytes)]);
        var declared = MetaCharset().Match(start) is { Success: true } meta ? meta : XmlEncoding().Match(start);

        // A page that can be read as ASCII up to here is not UTF-16, whatever it says.
        return !declared.Success ? null
            : declared.Groups["name"].Value.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? "utf-8" : declared.Groups["name"].Value;
    }

    private static Encoding Guess(ReadOnlySpan<byte> page)
    {
        // The last sign may be cut off; a page in another encoding breaks the rules of UTF-8 long before it.
        var whole = page[..Math.Max(0, page.Length - 4)];
        return System.Text.Unicode.Utf8.IsValid(whole) || BreaksOnlyAtItsEnd(whole) ? Encoding.UTF8 : TextEncoding.Windows1252;
    }

    private static bool BreaksOnlyAtItsEnd(ReadOnlySpan<byte> bytes)
    {
        for (var cut = 1; cut <= 3 && cut <= bytes.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(bytes[..^cut]))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}(?<name>[A-Za-z0-9_:.-]{1,40})""", Style, 2000)]
    private static partial Regex MetaCharset();

    [GeneratedRegex("""^\s{0,9}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["'](?<name>[A-Za-z0-9_:.-]{1,40})""", Style, 2000)]
    private static partial Regex XmlEncoding();

    private sealed class Findings
    {
        private StringBuilder? _title;
        private bool _hasTitle;
        private int _inside;

        public string? Title => _title?.ToString();

        public string? OpenGraphTitle { get; private set; }

        public string? Description { get; private set; }

        public string? OpenGraphDescription { get; private set; }

        /// <summary>The body begins: what it holds is the page's, not about the page. Some put their head there all the same.</summary>
        public bool IsDone(HtmlToken token) =>
            (_hasTitle || OpenGraphTitle is not null) && token is HtmlTagToken { Type: HtmlTokenType.StartTag, Name: "body" };

        public void Take(HtmlToken token)
        {
            switch (token.Type)
            {
                case HtmlTokenType.Character when _title is not null && !_hasTitle:
                    _title.Append(token.Data);
                    break;
                case HtmlTokenType.StartTag when token is HtmlTagToken tag:
                    Start(tag);
                    break;
                case HtmlTokenType.EndTag when token.Name is "title":
                    _hasTitle |= _title is not null;
                    break;
                case HtmlTokenType.EndTag when token.Name is "svg" or "template":
                    _inside = Math.Max(0, _inside - 1);
                    break;
            }
        }

        private void Start(HtmlTagToken tag)
        {
            if (tag.Name is "svg" or "template")
            {
                _inside += tag.IsSelfClosing ? 0 : 1;
            }
            else if (_inside > 0)
            {
                // The title of a drawing is not the page's.
            }
            else if (tag.Name == "title" && _title is null)
            {
                _title = new StringBuilder();
            }
            else if (tag.Name == "meta")
            {
                Meta(tag.GetAttribute("property"), tag.GetAttribute("name"), tag.GetAttribute("content"));
            }
        }

        private void Meta(string property, string name, string content)
        {
            if (string.IsNullOrWhiteSpace(content))
            {
                return;
            }

            switch ((string.IsNullOrEmpty(property) ? name : property)?.Trim().ToLowerInvariant())
            {
                case "og:title":
                    OpenGraphTitle ??= content;
                    break;
                case "og:description":
                    OpenGraphDescription ??= content;
                    break;
                case "description":
                    Description ??= content;
                    break;
            }
        }
    }
}
