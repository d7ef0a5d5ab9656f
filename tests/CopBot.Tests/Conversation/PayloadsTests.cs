using CopBot.Conversation;
using CopBot.Tests.Support;
using CsCheck;

namespace CopBot.Tests.Conversation;

public sealed class PayloadsTests
{
    private static readonly Payloads Payloads = new(new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["x.all"] = typeof(All),
        ["x.none"] = typeof(None),
        ["x.text"] = typeof(Text),
        ["x.maybe"] = typeof(Maybe),
    });

    [Fact]
    public void Pack_AnyValues_UnpackAsTheSame() =>
        Gen.Select(Gen.Int, Gen.Bool, Gen.Enum<Colour>(), Gen.Long, Gen.OneOf("", ":", "a b", "%", "x:y", "é", "\n"))
            .Select(t => new All(t.Item1, t.Item2, t.Item3, new PersonId(t.Item4), t.Item5))
            .Each(all =>
            {
                var packed = Payloads.Pack(all);
                Assert.True(System.Text.Encoding.UTF8.GetByteCount(packed) <= Payloads.Limit);
                Assert.Equal(all, Payloads.Unpack(packed));
            });

    [Fact]
    public void Pack_ForALink_UsesOnlyWhatTelegramTakes() =>
        Gen.Select(Gen.Long, Gen.OneOf("a", "???", "~~~", "ÿÿ")).Each((number, text) =>
        {
            var link = Payloads.PackForLink(new Maybe(new CommunityId(number % 10_000), text));
            Assert.Matches("^[A-Za-z0-9_-]{1,64}$", link);
            Assert.Equal(new Maybe(new CommunityId(number % 10_000), text), Payloads.UnpackFromLink(link));
        });

    [Fact]
    public void Pack_WithoutFields_IsTheBarePrefix()
    {
        Assert.Equal("x.none", Payloads.Pack(new None()));
        Assert.Equal(new None(), Payloads.Unpack("x.none"));
    }

    [Fact]
    public void Pack_OptionalOnes_KnowNothingFromNumbers()
    {
        Assert.Equal("x.maybe::", Payloads.Pack(new Maybe(null, "")));
        Assert.Equal(new Maybe(null, ""), Payloads.Unpack("x.maybe::"));
        Assert.Equal(new Maybe(new CommunityId(0), ""), Payloads.Unpack("x.maybe:0:"));
    }

    [Theory]
    [InlineData(57, false)]
    [InlineData(58, true)]
    public void Pack_TooLong_IsABugOfTheFeature(int length, bool throws)
    {
        var payload = new Text(new string('x', length));
        if (throws)
            Assert.Throws<InvalidOperationException>(() => Payloads.Pack(payload));
        else
            Assert.Equal(64, Payloads.Pack(payload).Length);
    }

    [Theory]
    [InlineData(41, false)]
    [InlineData(42, true)]
    public void PackForLink_TooLong_IsABugOfTheFeature(int length, bool throws)
    {
        var payload = new Text(new string('x', length));
        if (throws)
            Assert.Throws<InvalidOperationException>(() => Payloads.PackForLink(payload));
        else
            Assert.Equal(64, Payloads.PackForLink(payload).Length);
    }

    [Fact]
    public void Pack_AnUnknownType_IsABugOfTheFeature() => Assert.Throws<InvalidOperationException>(() => Payloads.Pack("text"));

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData("x")]
    [InlineData("y.all:1:1:1:1:a")]
    [InlineData("x.all")]
    [InlineData("x.all:1:1:1:1")]
    [InlineData("x.all:1:1:1:1:a:b")]
    [InlineData("x.all:1.5:1:1:1:a")]
    [InlineData("x.all:2147483648:1:1:1:a")]
    [InlineData("x.all:1:yes:1:1:a")]
    [InlineData("x.all:1:1:9:1:a")]
    [InlineData("x.all:1:1:1:9223372036854775808:a")]
    [InlineData("x.all:1:1:1::a")]
    [InlineData("x.none:1")]
    public void Unpack_WhatNoRoutePacked_IsNull(string packed)
    {
        Assert.Null(Payloads.Unpack(packed));
        Assert.Null(Payloads.UnpackFromLink(packed));
    }

    [Fact]
    public void Unpack_AnyText_NeverThrows()
    {
        Gen.String.Each(text => Tried(text), count: 2000);
        Gen.OneOf("x.all", "x.none", "x.text", "x.maybe").Select(Gen.String, (prefix, rest) => prefix + ":" + rest).Each(text => Tried(text), count: 2000);
        Gen.Char["x.alnotemyb:0123456789-%A"].Array[0, 40].Select(chars => new string(chars)).Each(text => Tried(text), count: 2000);
    }

    [Fact]
    public void ATypeThatCannotStandInAButton_IsRefusedAtStart()
    {
        Assert.Throws<InvalidOperationException>(() => new Payloads(new Dictionary<string, Type> { ["x.bad"] = typeof(Bad) }));
        Assert.Throws<InvalidOperationException>(() => new Payloads(new Dictionary<string, Type> { ["x.bad"] = typeof(Worse) }));
    }

    private static void Tried(string text)
    {
        _ = Payloads.Unpack(text);
        _ = Payloads.UnpackFromLink(text);
    }

    internal enum Colour
    {
        Red,
        Green,
        Blue,
    }

    internal sealed record All(int Number, bool Truth, Colour Colour, PersonId Person, string Text);

    internal sealed record None;

    internal sealed record Text(string Value);

    internal sealed record Maybe(CommunityId? Community, string Text);

    internal sealed record Bad(DateTimeOffset At);

    internal sealed record Worse(IReadOnlyList<int> Numbers);
}
