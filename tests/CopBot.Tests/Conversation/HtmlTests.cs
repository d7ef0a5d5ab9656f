using CopBot.Conversation;
using CopBot.Tests.Support;
using CsCheck;

namespace CopBot.Tests.Conversation;

public sealed class HtmlTests
{
    [Fact]
    public void Holes_AreEscaped_AndLiteralsAreMarkup()
    {
        const string title = "<b>Tom & \"Jerry\"</b>";
        Html html = $"<i>{title}</i> {5} {'<'} {1.5:0.00}";
        Assert.Equal("<i>&lt;b&gt;Tom &amp; &quot;Jerry&quot;&lt;/b&gt;</i> 5 &lt; 1.50", html.Markup);
    }

    [Fact]
    public void Holes_ThatAreHtml_StayMarkup()
    {
        Html inner = $"<b>{"a<b"}</b>";
        Html outer = $"[{inner}]";
        Assert.Equal("[<b>a&lt;b</b>]", outer.Markup);
    }

    [Fact]
    public void Holes_ThatAreNull_AreEmpty()
    {
        string? text = null;
        Html? html = null;
        Html made = $"[{text}{html}]";
        Assert.Equal("[]", made.Markup);
    }

    [Fact]
    public void Of_AnyText_ReadsBackAsItself() =>
        Gen.String.Each(text => Html.Of(text).ToPlain() == text.Replace("\0", "", StringComparison.Ordinal) && !Html.Of(text).Markup.AsSpan().ContainsAny('<', '>'));

    [Fact]
    public void Mention_EscapesTheName() =>
        Assert.Equal("<a href=\"tg://user?id=7\">&lt;i&gt;</a>", Html.Mention(new Person(new PersonId(7), "<i>")).Markup);

    [Fact]
    public void Joins_LeaveEmptyOnesOut()
    {
        Assert.Equal("a\nb", Html.Lines($"a", Html.Empty, $"b").Markup);
        Assert.Equal("a\n\nb", Html.Paragraphs(Html.Empty, $"a", $"b").Markup);
        Assert.Equal("", Html.Join(Html.Of(", "), []).Markup);
        Assert.Equal("a &lt; b", Html.Join(Html.Of(" < "), [Html.Of("a"), Html.Of("b")]).Markup);
        Assert.Equal("ab", (Html.Of("a") + Html.Of("b")).Markup);
    }

    [Fact]
    public void Equality_IsOfMarkup()
    {
        Html one = $"<b>{"x"}</b>";
        Assert.Equal(Html.FromMarkup("<b>x</b>"), one);
        Assert.Equal(Html.FromMarkup("<b>x</b>").GetHashCode(), one.GetHashCode());
        Assert.NotEqual(Html.Of("x"), one);
    }
}
