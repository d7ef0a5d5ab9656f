using CopBot.Conversation;
using CopBot.Hosting;
using CopBot.Storage;
using CopBot.Tests.Support;
using CopBot.Transport;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CopBot.Tests.Hosting;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Telegram:Token=nonsense", "Telegram:Token is not a bot's token; copy the whole line")]
    [InlineData("Telegram:ApiUrl=telegram", "Telegram:ApiUrl is \"telegram\", which is no http or https address; leave it out")]
    [InlineData("Telegram:Webhook:Url=http://bot.example.org/", "Telegram:Webhook:Url must be the public https address")]
    [InlineData("Telegram:Webhook:Url=https://bot.example.org/", "Telegram:Webhook:Secret is missing; choose")]
    [InlineData("Telegram:Webhook:Url=https://bot.example.org/ Telegram:Webhook:Secret=sécret", "Telegram:Webhook:Secret may only hold")]
    [InlineData(
        "Telegram:Webhook:Url=https://bot.example.org/ Telegram:Webhook:Secret=s Telegram:Webhook:Listen=8443",
        "Telegram:Webhook:Listen is \"8443\" but must be an http address of this machine; use")]
    [InlineData("Telegram:Limits:PerSecond=many", "Telegram:Limits:PerSecond is \"many\", which is not a whole number; write one such as 30")]
    [InlineData("Telegram:Limits:PerChatPerSecond=-1", "Telegram:Limits:PerChatPerSecond is -1, less than nothing; use")]
    [InlineData("Telegram:Limits:PerGroupPerMinute=1.5", "Telegram:Limits:PerGroupPerMinute is \"1.5\", which is not a whole number; write")]
    [InlineData("Storage:Path=", "Storage:Path is empty.")]
    [InlineData("Storage:Backup:At=3am", "Storage:Backup:At is \"3am\", which is not a time of day; write hours and minutes such as \"03:15\"")]
    [InlineData("Storage:Backup:Keep=0", "Storage:Backup:Keep must be a whole number from 1 to 1000")]
    [InlineData("Playground:Url=localhost", "Playground:Url is \"localhost\", which is no plain http address; write one such as")]
    [InlineData("Playground:Url=http://192.168.1.4:5080", "the playground opens on this machine only; write http://localhost:5080")]
    [InlineData("Community:TimeZone=london", "Community:TimeZone is \"london\", which is no time zone; write Europe/London")]
    [InlineData("Community:TimeZone=GMT+25", "Community:TimeZone is \"GMT+25\", which is no time zone; write an IANA name")]
    [InlineData("Community:QuietHours:From=8pm", "Community:QuietHours:From is \"8pm\", which is not a time of day; write")]
    [InlineData("Community:QuietHours:Until=25:00", "Community:QuietHours:Until is \"25:00\", which is not a time of day; write")]
    [InlineData("Surveys:SmallestGroup=2", "Surveys:SmallestGroup is 2; write a number of people from 3 to 50, such as 5.")]
    [InlineData("Surveys:SmallestGroup=few", "Surveys:SmallestGroup is \"few\", which is not a whole number; write one such as 5")]
    [InlineData("Resources:FetchTitles=yes", "Resources:FetchTitles is \"yes\", but it can only be true or false; write true")]
    [InlineData("Telegram:Token=1:a Http:Url=bot.example.org", "Http:Url is \"bot.example.org\", but must be the public https address")]
    [InlineData("Telegram:Token=1:a Http:Url=http://bot.example.org/", "Http:Url is \"http://bot.example.org/\", but must be the public https address")]
    [InlineData("Telegram:Token=1:a Http:Url=https://bot.example.org/?a=b", "Http:Url must end after the host or a path; write https://bot.example.org/ instead")]
    [InlineData("Telegram:Token=1:a Http:Url=https://bot.example.org/ Http:Listen=https://127.0.0.1:8444", "Http:Listen is \"https://127.0.0.1:8444\" but must be an http address of this machine; use")]
    [InlineData("Telegram:Token=1:a Http:Url=https://bot.example.org/ Http:Listen=http://198.51.100.7:8444", "Http:Listen is \"http://198.51.100.7:8444\" but must be")]
    [InlineData(
        "Http:Url=https://bot.example.org/ Http:Listen=http://0.0.0.0:8443 Telegram:Webhook:Url=https://bot.example.org/telegram Telegram:Webhook:Secret=s",
        "Http:Listen and Telegram:Webhook:Listen both have the port 8443; write another one for Http:Listen, such as http://0.0.0.0:8444")]
    [InlineData("Telegram:Tokn=1", "Telegram:Tokn is not a setting of CopBot; write Telegram:Token")]
    [InlineData("Operator:Shoe=44", "Operator:Shoe is not a setting of CopBot; take it out; appsettings.example.json has all the keys")]
    public async Task WrongValue_StopsTheStartWithOneSentence(string settings, string sentence)
    {
        var fault = await FaultAsync(settings.Split(' '));
        Assert.Contains(sentence, fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault);
        Assert.EndsWith(".", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Telegram:Token=123456:not/a/token")]
    [InlineData("Telegram:Webhook:Url=https://bot.example.org/ Telegram:Webhook:Secret=not/a/secret")]
    public async Task WrongSecret_IsNotRepeated(string settings) =>
        Assert.DoesNotContain("not/a", await FaultAsync(settings.Split(' ')), StringComparison.Ordinal);

    [Fact]
    public void File_OfTheExample_HasEveryKeyWithItsDefault()
    {
        var example = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.example.json")).Build();
        var there = example.AsEnumerable().Where(pair => pair.Value is not null).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();

        Assert.Equal(Setting.All.Select(s => s.Key).Order(StringComparer.Ordinal), there.Select(pair => pair.Key));
        Assert.All(Setting.All, setting => Assert.Equal(setting.Example, example[setting.Key], StringComparer.OrdinalIgnoreCase));
        CheckSettings.In(example);
    }

    [Fact]
    public void File_OfTheExample_ExplainsEveryKey()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "appsettings.example.json"));
        Assert.All(Setting.All, setting => Assert.Contains(lines, line => line.Trim() == "// " + setting.Explanation));
    }

    [Fact]
    public void Defaults_OfTheRooms_AreThoseOfTheExample()
    {
        using var host = HouseBuilder.Build(new ConfigurationManager());
        using var told = HouseBuilder.Build(Read(Setting.All.Where(s => s.Example.Length > 0).Select(s => $"--{s.Key}={s.Example}")));
        Assert.Equivalent(Of<TelegramOptions>(told), Of<TelegramOptions>(host), strict: true);
        Assert.Equivalent(Of<StorageOptions>(told), Of<StorageOptions>(host), strict: true);
        Assert.Equivalent(Of<CommunityOptions>(told), Of<CommunityOptions>(host), strict: true);
        Assert.Equivalent(Of<OperatorOptions>(told), Of<OperatorOptions>(host), strict: true);
        Assert.Equivalent(Of<ResourceOptions>(told), Of<ResourceOptions>(host), strict: true);
        Assert.Equivalent(Of<HttpOptions>(told), Of<HttpOptions>(host), strict: true);

        static T Of<T>(Microsoft.Extensions.Hosting.IHost host)
            where T : class => host.Services.GetRequiredService<IOptions<T>>().Value;
    }

    [Fact]
    public void File_ThatIsNoJson_IsNamedWithItsLine()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File(Settings.File), "{\n  \"Telegram\": {\n    Token: 1\n  }\n}");
        var fault = Assert.Throws<SettingException>(() => Settings.Read(folder.Path, []));
        Assert.Equal("appsettings.json cannot be read: something is wrong in line 3; compare it with appsettings.example.json.", fault.Message);
    }

    [Fact]
    public void CommandLine_WinsOverTheFile()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File(Settings.File), "{ \"Operator\": { \"Name\": \"file\", \"Contact\": \"file\" } }");
        var settings = Settings.Read(folder.Path, ["--operator:name", "line"]);
        Assert.Equal(("line", "file"), (settings["Operator:Name"], settings["Operator:Contact"]));
    }

    private static ConfigurationManager Read(IEnumerable<string> options)
    {
        using var empty = new TempFolder();
        return Settings.Read(empty.Path, [.. options]);
    }

    // What the operator is told: by the reading of settings, or by a room when the house starts.
    private static async Task<string> FaultAsync(string[] settings)
    {
        try
        {
            using var host = HouseBuilder.Build(ReadAll(settings));
            await host.StartAsync(TestContext.Current.CancellationToken);
        }
        catch (Exception e) when (CommandLine.Sentence(e) is { } sentence)
        {
            return sentence;
        }

        throw new InvalidOperationException("It started.");
    }

    // As from a file. Nothing here may reach Telegram, or write into the current folder, should it start after all.
    private static ConfigurationManager ReadAll(string[] settings)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Telegram:ApiUrl"] = "http://127.0.0.1:9",
            ["Storage:Path"] = Path.Combine(Path.GetTempPath(), "copbot-test-never-made"),
        });
        configuration.AddInMemoryCollection(settings.Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create(s[0], (string?)s[1])));
        CheckSettings.In(configuration);
        return configuration;
    }
}
