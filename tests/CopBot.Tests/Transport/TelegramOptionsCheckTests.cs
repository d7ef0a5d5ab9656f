using CopBot.Transport;

namespace CopBot.Tests.Transport;

public sealed class TelegramOptionsCheckTests
{
    private const string Good = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11";

    [Fact]
    public void Validate_TheDefaults_AreFine() => Assert.True(Check(new TelegramOptions()).Succeeded);

    [Fact]
    public void Validate_AFullWebhook_IsFine() => Assert.True(Check(new TelegramOptions
    {
        Token = Good,
        ApiUrl = "http://localhost:8081/",
        Webhook = new() { Url = "https://bot.example.org/telegram", Secret = "a_b-C1", Listen = "http://0.0.0.0:8443" },
        Limits = new() { PerSecond = 0, PerChatPerSecond = 0, PerGroupPerMinute = 0 },
    }).Succeeded);

    [Theory]
    [InlineData("secret-without-colon")]
    [InlineData("765432:")]
    [InlineData("123456:abc def")]
    [InlineData(" 123456:abc")]
    [InlineData("\"123456:abc\"")]
    [InlineData("12345678901234567890:abc")]
    public void Validate_NoToken_SaysHowToMendItAndNotTheToken(string token)
    {
        var fault = Fault(new TelegramOptions { Token = token });
        Assert.StartsWith("Telegram:Token ", fault, StringComparison.Ordinal);
        Assert.Contains("@BotFather", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Trim('"', ' '), fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api.telegram.org")]
    [InlineData("ftp://example.org")]
    [InlineData("")]
    [InlineData("https://example.org/bot")]
    [InlineData("https://u:p@example.org")]
    public void Validate_NoApiUrl_NamesTheKey(string url) =>
        Assert.StartsWith("Telegram:ApiUrl ", Fault(new TelegramOptions { ApiUrl = url }), StringComparison.Ordinal);

    [Fact]
    public void Validate_ApiUrlWithAPath_SaysWhatToWrite() =>
        Assert.Contains("write https://example.org:81 instead", Fault(new TelegramOptions { ApiUrl = "https://example.org:81/x" }), StringComparison.Ordinal);

    [Theory]
    [InlineData("bot.example.org", "s", null, "Telegram:Webhook:Url")]
    [InlineData("http://bot.example.org/x", "s", null, "Telegram:Webhook:Url")]
    [InlineData("https://bot.example.org/x", "", null, "Telegram:Webhook:Secret")]
    [InlineData("https://bot.example.org/x", "no spaces", null, "Telegram:Webhook:Secret")]
    [InlineData("https://bot.example.org/x", "a\n", null, "Telegram:Webhook:Secret")]
    [InlineData("https://bot.example.org/x", "s", "https://127.0.0.1:8443", "Telegram:Webhook:Listen")]
    [InlineData("https://bot.example.org/x", "s", "http://example.org:8443", "Telegram:Webhook:Listen")]
    [InlineData("https://bot.example.org/x", "s", "http://127.0.0.1:8443/x", "Telegram:Webhook:Listen")]
    [InlineData("https://bot.example.org/x", "s", "8443", "Telegram:Webhook:Listen")]
    public void Validate_AWebhookThatCannotWork_NamesTheKey(string url, string secret, string? listen, string key)
    {
        var webhook = new WebhookOptions { Url = url, Secret = secret };
        if (listen is not null)
            webhook.Listen = listen;
        Assert.StartsWith(key + " ", Fault(new TelegramOptions { Webhook = webhook }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:8443")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://[::1]:8443")]
    [InlineData("http://[::]:8443")]
    public void Validate_ListenOnThisMachine_IsFine(string listen) => Assert.True(Check(new TelegramOptions
    {
        Webhook = new() { Url = "http://localhost/x", Secret = "s", Listen = listen },
    }).Succeeded);

    [Fact]
    public void Validate_ASecretTooLong_IsRefusedWithoutRepeatingIt()
    {
        var secret = new string('z', 257);
        var fault = Fault(new TelegramOptions { Webhook = new() { Url = "https://b.example.org", Secret = secret } });
        Assert.DoesNotContain("zz", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, 1, 20, "Telegram:Limits:PerSecond is -1")]
    [InlineData(30, -2, 20, "Telegram:Limits:PerChatPerSecond is -2")]
    [InlineData(30, 1, -3, "Telegram:Limits:PerGroupPerMinute is -3")]
    public void Validate_ALimitBelowNothing_NamesTheKey(int all, int chat, int group, string begins) => Assert.StartsWith(
        begins,
        Fault(new TelegramOptions { Limits = new() { PerSecond = all, PerChatPerSecond = chat, PerGroupPerMinute = group } }),
        StringComparison.Ordinal);

    private static Microsoft.Extensions.Options.ValidateOptionsResult Check(TelegramOptions options) => new TelegramOptionsCheck().Validate(null, options);

    private static string Fault(TelegramOptions options)
    {
        var result = Check(options);
        Assert.True(result.Failed);
        var fault = Assert.Single(result.Failures!);
        // One sentence.
        Assert.EndsWith(".", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(". ", fault, StringComparison.Ordinal);
        return fault;
    }
}
