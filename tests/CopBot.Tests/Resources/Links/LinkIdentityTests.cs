using CopBot.Resources.Links;
using CopBot.Tests.Support;
using CsCheck;

namespace CopBot.Tests.Resources.Links;

public class LinkIdentityTests
{
    [Theory]
    [InlineData("https://example.org")]
    [InlineData("http://example.org")]
    [InlineData("HTTPS://EXAMPLE.ORG/")]
    [InlineData("example.org")]
    [InlineData("www.example.org")]
    [InlineData("https://example.org:443/")]
    [InlineData("http://example.org:80")]
    [InlineData("https://example.org./")]
    [InlineData("https://example.org/#top")]
    [InlineData("https://example.org/?")]
    [InlineData("https://example.org/?utm_source=x&UTM_Medium=y&fbclid=1&gclid=2&dclid=3&msclkid=4&mc_cid=5&mc_eid=6&igshid=7")]
    [InlineData("  https://example.org  ")]
    [InlineData("https://example.org.")]
    [InlineData("https://example.org/,")]
    [InlineData("(https://example.org)")]
    [InlineData("(https://example.org).")]
    [InlineData("<https://example.org>")]
    [InlineData("“https://example.org”!")]
    [InlineData("'example.org'?")]
    public void Parse_TheSameLink_HasTheSameKey(string typed) => Assert.Equal("example.org", LinkIdentity.Parse(typed)?.Key);

    [Theory]
    [InlineData("https://example.org/a/b/", "example.org/a/b")]
    [InlineData("https://example.org/A", "example.org/A")]
    [InlineData("https://example.org/a/../b", "example.org/b")]
    [InlineData("https://example.org:8443/a", "example.org:8443/a")]
    [InlineData("example.org:8080", "example.org:8080")]
    [InlineData("https://example.org/?b=2&a=1", "example.org?a=1&b=2")]
    [InlineData("https://example.org/?a=2&a=1", "example.org?a=2&a=1")]
    [InlineData("https://example.org/p?id=7&utm_campaign=x#part", "example.org/p?id=7")]
    [InlineData("https://example.org/%7euser/caf%c3%a9", "example.org/~user/caf%C3%A9")]
    [InlineData("https://example.org/café", "example.org/caf%C3%A9")]
    [InlineData("https://en.wikipedia.org/wiki/Bath_(city)", "en.wikipedia.org/wiki/Bath_(city)")]
    [InlineData("(see-example.org/wiki/Bath_(city))", "see-example.org/wiki/Bath_(city)")]
    [InlineData("https://bücher.example/x", "xn--bcher-kva.example/x")]
    [InlineData("BÜCHER.example/x", "xn--bcher-kva.example/x")]
    [InlineData("https://www.org", "www.org")]
    [InlineData("https://youtu.be/abc?si=track", "youtu.be/abc")]
    [InlineData("https://www.youtube.com/watch?v=abc&si=t&feature=share", "youtube.com/watch?v=abc")]
    [InlineData("https://open.spotify.com/track/1?si=t", "open.spotify.com/track/1")]
    [InlineData("https://example.org/?si=7", "example.org?si=7")]
    [InlineData("https://notyoutube.com/?si=7", "notyoutube.com?si=7")]
    [InlineData("http://[2001:DB8::1]:8080/a", "[2001:db8::1]:8080/a")]
    [InlineData("http://localhost:5080/a", "localhost:5080/a")]
    [InlineData("example.org/report.pdf", "example.org/report.pdf")]
    [InlineData("https://example.org/?redirect=https://other.org/?utm_source=x", "example.org?redirect=https://other.org/?utm_source=x")]
    public void Parse_Link_HasThisKey(string typed, string key) => Assert.Equal(key, LinkIdentity.Parse(typed)?.Key);

    [Theory]
    [InlineData("example.org/a", "https://example.org/a")]
    [InlineData("http://example.org/a?utm_source=x#part", "http://example.org/a?utm_source=x#part")]
    [InlineData("(https://example.org/a).", "https://example.org/a")]
    public void Parse_Address_IsAsTyped(string typed, string address) =>
        Assert.Equal(address, LinkIdentity.Parse(typed)?.Address.AbsoluteUri);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("housing")]
    [InlineData("housing policy")]
    [InlineData("https://example.org and more")]
    [InlineData("ftp://example.org/a")]
    [InlineData("javascript:alert(1)")]
    [InlineData("javascript://example.org/%0aalert(1)")]
    [InlineData("data:text/html,hello")]
    [InlineData("file:///etc/passwd")]
    [InlineData("tg://resolve?domain=x")]
    [InlineData("mailto:ann@example.org")]
    [InlineData("ann@example.org")]
    [InlineData("https://ann@example.org/")]
    [InlineData("https://ann:secret@example.org/")]
    [InlineData("https://@example.org/")]
    [InlineData("https://example.org\\@evil.example/")]
    [InlineData("https://exa\u202emple.org/")]
    [InlineData("https://exa\u0000mple.org/")]
    [InlineData("https://")]
    [InlineData("https:///a")]
    [InlineData("https://?a")]
    [InlineData("http://example.org:99999/")]
    [InlineData("e.g.")]
    [InlineData("3.14")]
    [InlineData("1.2.3")]
    [InlineData("10:30")]
    [InlineData("...")]
    [InlineData("a..b")]
    [InlineData("report.pdf")]
    [InlineData("https://\ud83d/")]
    public void Parse_AnythingElse_IsNoLink(string? typed) => Assert.Null(LinkIdentity.Parse(typed));

    [Fact]
    public void Parse_TheLongestLink_IsOne()
    {
        var longest = "https://example.org/".PadRight(LinkIdentity.Longest, 'a');
        Assert.NotNull(LinkIdentity.Parse(longest));
        Assert.NotNull(LinkIdentity.Parse($"({longest})."));
        Assert.Null(LinkIdentity.Parse(longest + "a"));
    }

    /// <summary>The machine's card through which it goes is in its host's name, and not in its address.</summary>
    [Fact]
    public void Parse_AnIpv6AddressWithAZone_KeepsItsKey()
    {
        var link = LinkIdentity.Parse("http://[fe80::1%eth0]:8080/here");
        Assert.Equal("[fe80::1]:8080/here", link?.Key);
        Assert.Equal(link?.Key, LinkIdentity.Parse(link!.Address.AbsoluteUri)?.Key);
    }

    [Fact]
    public void Parse_AnyText_NeverThrowsAndKeepsItsKey()
    {
        string[] pieces = ["http://", "https://", "www.", "example", ".", "org", "/", "?", "&", "=", "#", "%", "%zz", "%C3", ":", "@", "[", "]", "::1", "\ud83d", "é",
            "xn--", "xn--a", "\u202e", "-", " ", "\\", "utm_a=1", "80", "99999", "١", "。", "ß", "\0"];
        var text = Gen.OneOf(Gen.String, Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 12].Select(string.Concat));
        text.Each(
            typed =>
            {
                var link = LinkIdentity.Parse(typed);
                if (link is not null)
                {
                    Assert.True(link.Address.Scheme is "http" or "https");
                    Assert.Empty(link.Address.UserInfo);
                    Assert.Equal(link.Key, LinkIdentity.Parse(link.Address.AbsoluteUri)?.Key ?? link.Key);
                }
            },
            count: 20_000);
    }
}
