using CopBot.Playground.Markup;

namespace CopBot.Tests.Playground;

/// <summary>What the page inserts is made here, from text and entities: only known tags, all else escaped.</summary>
public sealed class HtmlWriterTests
{
    [Fact]
    public void TextIsEscaped() => Assert.Equal("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more", HtmlWriter.ForPage(FormattedText.Plain("<script>alert(1)</script> & more")));

    [Fact]
    public void LinksOpenApart() => Assert.Equal(
        "See <a href=\"https://example.org/a\" target=\"_blank\" rel=\"noopener\">https://example.org/a</a>",
        HtmlWriter.ForPage(FormattedText.Typed("See https://example.org/a")));

    [Fact]
    public void CommandsAreMarked() => Assert.Equal(
        "<span class=\"command\" data-command=\"/help\">/help</span>",
        HtmlWriter.ForPage(FormattedText.Typed("/help")));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("\" onmouseover=\"x")]
    public void AnOddAddress_IsNoLink(string url)
    {
        var html = HtmlWriter.ForPage(new FormattedText("tap", [new TextEntity("text_link", 0, 3) { Url = url }]));
        Assert.Equal("tap", html);
    }

    [Fact]
    public void QuotesInAnAddress_AreEscaped()
    {
        var html = HtmlWriter.ForPage(new FormattedText("tap", [new TextEntity("text_link", 0, 3) { Url = "https://example.org/\"onclick=\"x" }]));
        Assert.DoesNotContain("\"onclick", html, StringComparison.Ordinal);
    }

    [Fact]
    public void OverlappingEntities_GiveTagsThatNest()
    {
        var text = new FormattedText("abcdef", [new TextEntity("bold", 0, 4), new TextEntity("italic", 2, 4)]);
        Assert.Equal("<b>ab<i>cd</i></b><i>ef</i>", HtmlWriter.ForBots(text));
    }

    [Theory]
    [InlineData("<b>a <i>b</i></b> <code>c&lt;d</code>")]
    [InlineData("<blockquote>q</blockquote> <tg-spoiler>s</tg-spoiler>")]
    [InlineData("<pre><code class=\"language-sql\">select 1</code></pre>")]
    public void WhatABotWrote_IsGivenBackTheSame(string html) => Assert.Equal(html, HtmlWriter.ForBots(HtmlReader.Read(html).Text!));
}
