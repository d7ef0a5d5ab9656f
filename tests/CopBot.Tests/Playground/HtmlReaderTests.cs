using CopBot.Playground.Markup;

namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#html-style; wording of the errors as observed.</summary>
public sealed class HtmlReaderTests
{
    [Theory]
    [InlineData("<b>a</b>", "bold")]
    [InlineData("<strong>a</strong>", "bold")]
    [InlineData("<i>a</i>", "italic")]
    [InlineData("<em>a</em>", "italic")]
    [InlineData("<u>a</u>", "underline")]
    [InlineData("<ins>a</ins>", "underline")]
    [InlineData("<s>a</s>", "strikethrough")]
    [InlineData("<strike>a</strike>", "strikethrough")]
    [InlineData("<del>a</del>", "strikethrough")]
    [InlineData("<code>a</code>", "code")]
    [InlineData("<pre>a</pre>", "pre")]
    [InlineData("<tg-spoiler>a</tg-spoiler>", "spoiler")]
    [InlineData("<span class=\"tg-spoiler\">a</span>", "spoiler")]
    [InlineData("<blockquote>a</blockquote>", "blockquote")]
    [InlineData("<blockquote expandable>a</blockquote>", "expandable_blockquote")]
    [InlineData("<a href=\"https://example.org/\">a</a>", "text_link")]
    [InlineData("<a href='tg://user?id=5'>a</a>", "text_mention")]
    [InlineData("<tg-emoji emoji-id=\"5368324170671202286\">a</tg-emoji>", "custom_emoji")]
    [InlineData("<B >a</B>", "bold")]
    public void EveryTag_MakesItsEntity(string html, string type)
    {
        var (text, error) = HtmlReader.Read(html);
        Assert.Null(error);
        Assert.Equal("a", text!.Text);
        Assert.Equal((type, 0, 1), text.Entities.Select(e => (e.Type, e.Offset, e.Length)).Single());
    }

    [Theory]
    [InlineData("<div>a</div>", "Unsupported start tag \"div\" at byte offset 0")]
    [InlineData("é<br>", "Unsupported start tag \"br\" at byte offset 2")]
    [InlineData("a < b", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("<b>a", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("a</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<b><i>a</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("<b", "Unclosed start tag at byte offset 0")]
    [InlineData("<a href=\"x", "Unclosed start tag at byte offset 0")]
    [InlineData("<b>a</b", "Unclosed end tag at byte offset 4")]
    [InlineData("<span>a</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("<a href=x_y>a</a>", "Unexpected end of name token at byte offset 8")]
    [InlineData("<a =x>a</a>", "Empty attribute name in the tag \"a\" at byte offset 0")]
    public void WhatDoesNotParse_IsSaid(string html, string error) => Assert.Equal(error, HtmlReader.Read(html).Error);

    // "The API currently supports only the following named HTML entities: &lt;, &gt;, &amp; and &quot;." All numerical ones.
    [Theory]
    [InlineData("&lt;b&gt; &amp; &quot;x&quot;", "<b> & \"x\"")]
    [InlineData("&#39;&#x41;&#128578;", "'A🙂")]
    [InlineData("&nbsp;&apos;&copy;", "&nbsp;&apos;&copy;")]
    [InlineData("Q&A &", "Q&A &")]
    public void Entities_AreTheNamedFourAndNumbers(string html, string text) => Assert.Equal(text, HtmlReader.Read(html).Text!.Text);

    [Fact]
    public void Offsets_AreUtf16()
    {
        var text = HtmlReader.Read("🙂é<b>🙂</b>").Text!;
        Assert.Equal((3, 2), text.Entities.Select(e => (e.Offset, e.Length)).Single());
    }

    [Fact]
    public void Nesting_GivesTheOuterFirst()
    {
        var text = HtmlReader.Read("<b>bold <i>italic <u>all</u></i></b>").Text!;
        Assert.Equal(["bold", "italic", "underline"], text.Entities.Select(e => e.Type));
    }

    // "Programming language can't be specified for standalone code tags"; nested in pre it names the language.
    [Fact]
    public void CodeInPre_NamesItsLanguage()
    {
        var text = HtmlReader.Read("<pre><code class=\"language-python\">x = 1</code></pre>").Text!;
        Assert.Equal(("pre", "python"), text.Entities.Select(e => (e.Type, e.Language)).Single());
        Assert.Null(HtmlReader.Read("<code class=\"language-python\">x</code>").Text!.Entities[0].Language);
    }

    // "pre and code entities can't contain other entities".
    [Fact]
    public void NothingIsNestedInCode() => Assert.Equal(["code"], HtmlReader.Read("<code>a <b>b</b></code>").Text!.Entities.Select(e => e.Type));

    // Observed: a link that is none stays as plain text.
    [Fact]
    public void ALinkWithoutAHost_IsText() => Assert.Empty(HtmlReader.Read("<a href=\"nowhere\">a</a>").Text!.Entities);

    // Observed: of more than 100 entities only 100 are kept.
    [Fact]
    public void NoMoreThanAHundredEntities_AreKept() =>
        Assert.Equal(100, HtmlReader.Read(string.Concat(Enumerable.Repeat("<b>a</b> ", 150))).Text!.Entities.Length);
}
