using System.Text.Json;
using CopBot.Conversation;
using CopBot.Transport;
using Microsoft.Extensions.Logging.Abstractions;
using Telegram.Bot;

namespace CopBot.Tests.Transport.Support;

/// <summary>Updates in the form of the Bot API, written by hand from core.telegram.org/bots/api.</summary>
internal static class Updates
{
    public const string Ada = """{"id":11,"is_bot":false,"first_name":"Ada","last_name":"Byron","username":"ada","language_code":"en"}""";
    public const string Bo = """{"id":12,"is_bot":false,"first_name":"Bo"}""";
    public const string Us = """{"id":123456,"is_bot":true,"first_name":"CopBot","username":"cop_bot"}""";
    public const string OtherBot = """{"id":99,"is_bot":true,"first_name":"Gif","username":"gif"}""";
    public const string Group = """{"id":-1001234567890,"type":"supergroup","title":"Family Support CoP"}""";
    public const string Small = """{"id":-500,"type":"group","title":"Small","all_members_are_administrators":true}""";
    public const string Channel = """{"id":-1009999999999,"type":"channel","title":"News"}""";
    public const string Private = """{"id":11,"type":"private","first_name":"Ada","last_name":"Byron","username":"ada"}""";
    public const string AnonymousBot = """{"id":1087968824,"is_bot":true,"first_name":"Group","username":"GroupAnonymousBot"}""";

    public static string Message(string rest, string from = Ada, string chat = Group, string kind = "message") =>
        $$"""{"update_id":7001,"{{kind}}":{"message_id":42,"from":{{from}},"chat":{{chat}},"date":1780000000,{{rest}}} }""";

    public static Incoming Translate(string json) => Translator().Translate(Receive(json));

    public static T Translate<T>(string json)
        where T : Incoming
    {
        var incoming = Assert.IsType<T>(Translate(json));
        Assert.NotNull(incoming.Update);
        Assert.NotNull(incoming.Original);
        return incoming;
    }

    public static ReceivedUpdate Receive(string json) => JsonSerializer.Deserialize<ReceivedUpdate>(json, JsonBotAPI.Options)!;

    private static UpdateTranslator Translator() => new(Known.Bot(), NullLogger<UpdateTranslator>.Instance);
}
