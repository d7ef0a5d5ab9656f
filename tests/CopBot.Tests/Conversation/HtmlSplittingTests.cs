using System.Globalization;
using CopBot.Conversation;
using CopBot.Tests.Support;
using CsCheck;

namespace CopBot.Tests.Conversation;

public sealed class HtmlSplittingTests
{
    // Words of one or more whole characters: plain, special in HTML, joined emoji, flags, combining marks, right to left.
    private static readonly Gen<string> Word = Gen.OneOf(
        "a", "word", "&", "<\u0301", "<b>", "\"", "👩‍👩‍👧‍👦", "🇬🇧", "e\u0301", "🤷🏽‍♀️", "שלום", "مرحبا", "漢字", "நி", "x\u0327\u0308", "</i>", ";", "&amp;");

    private static readonly Gen<string> Text = Gen.Select(Word, Gen.OneOf(" ", " ", "\n", "\n\n", "", "  "), (word, gap) => word + gap).Array[0, 60].Select(string.Concat);

    private static readonly Gen<Html> Node = Gen.Select(Text, Gen.Int[0, 4], Text, (inner, kind, after) => kind switch
    {
        0 => (Html)$"<b>{inner}</b>{after}",
        1 => (Html)$"<a href=\"https://x.example/?a=1&amp;b=2\">{inner}<i>{after}</i></a>",
        2 => (Html)$"<blockquote expandable><b>{inner}</b> {after}</blockquote>",
        3 => (Html)$"<code>{inner}</code>",
        _ => Html.Of(inner + after),
    });

    private static readonly Gen<Html> Message = Node.Array[0, 6].Select(nodes => nodes.Aggregate(Html.Empty, (all, node) => all + node));

    [Fact]
    public void Split_AnyMessage_GivesPartsWithinTheLimit_Balanced_AndLosesNothingVisible() =>
        Gen.Select(Message, Gen.Int[16, 120]).Each((html, limit) =>
        {
            var parts = html.Split(limit);
            foreach (var part in parts)
            {
                Assert.True(part.VisibleLength() <= limit, $"{part.VisibleLength()} > {limit}");
                Assert.Equal(part.ToPlain().Length, part.VisibleLength());
                AssertBalanced(part.Markup);
            }

            Assert.Equal(Squeeze(html.ToPlain()), Squeeze(string.Concat(parts.Select(p => p.ToPlain()))));
            AssertWholeCharacters(html.ToPlain(), parts);
        }, count: 500);

    [Fact]
    public void Split_WhatFits_IsLeftAsItIs()
    {
        Html html = $"<b>{new string('x', 4096)}</b>";
        Assert.Same(html, Assert.Single(html.Split()));
        Assert.Equal(4096, html.VisibleLength());
        Html one = $"{new string('<', 4097)}";
        Assert.Equal([4096, 1], one.Split().Select(p => p.VisibleLength()));
    }

    [Fact]
    public void Split_PrefersParagraphs_ThenLines_ThenWords()
    {
        Assert.Equal(["aaaa aaaa", "bbbb bbbb"], Html.Of("aaaa aaaa\n\nbbbb bbbb").Split(15).Select(p => p.Markup));
        Assert.Equal(["aaaa aaaa", "bbbb bbbb"], Html.Of("aaaa aaaa\nbbbb bbbb").Split(15).Select(p => p.Markup));
        Assert.Equal(["aaaa aaaa", "bbbb bbbb"], Html.Of("aaaa aaaa bbbb bbbb").Split(10).Select(p => p.Markup));
        Assert.Equal(["aaaaaaaaaa", "aaaa"], Html.Of("aaaaaaaaaaaaaa").Split(10).Select(p => p.Markup));
    }

    [Fact]
    public void Split_InsideMarkup_ClosesAndOpensIt()
    {
        Html html = $"<a href=\"https://x.example\"><b>aaaa bbbb</b></a>";
        Assert.Equal(
            ["<a href=\"https://x.example\"><b>aaaa </b></a>", "<a href=\"https://x.example\"><b>bbbb</b></a>"],
            html.Split(6).Select(p => p.Markup));
    }

    [Fact]
    public void Split_MarksThatBelongToAnEscapedSign_StayWithIt() =>
        Assert.All(Html.Of(string.Concat(Enumerable.Repeat("<\u0301", 20))).Split(7), part => Assert.StartsWith("<", part.ToPlain(), StringComparison.Ordinal));

    [Theory]
    [InlineData(5000)]
    [InlineData(50_000)]
    public void Split_ACharacterLongerThanAMessage_IsCutAnyway(int marks)
    {
        var parts = Html.Of("e" + new string('\u0301', marks)).Split();
        Assert.All(parts, part => Assert.InRange(part.VisibleLength(), 1, 4096));
        Assert.Equal(marks + 1, parts.Sum(part => part.VisibleLength()));
    }

    [Fact]
    public void Split_NothingButWhiteSpace_GivesNoEmptyMessages() => Assert.Empty(Html.Of(new string('\n', 5000)).Split());

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static void AssertBalanced(string markup)
    {
        var open = new Stack<string>();
        for (var i = markup.IndexOf('<', StringComparison.Ordinal); i >= 0; i = markup.IndexOf('<', i + 1))
        {
            var tag = markup[(i + 1)..markup.IndexOf('>', i)];
            if (tag[0] == '/')
                Assert.Equal(tag[1..], open.Pop());
            else
                open.Push(tag.Split(' ')[0]);
        }

        Assert.Empty(open);
    }

    // Every part begins and ends where a character of the whole begins and ends.
    private static void AssertWholeCharacters(string whole, IReadOnlyList<Html> parts)
    {
        var starts = StringInfo.ParseCombiningCharacters(whole).Append(whole.Length).ToHashSet();
        var from = 0;
        foreach (var part in parts.Select(p => p.ToPlain()))
        {
            from = whole.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(from >= 0);
            Assert.Contains(from, starts);
            from += part.Length;
            Assert.Contains(from, starts);
        }
    }
}
