using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Resources;
using CopBot.Search;
using CopBot.Transport;
using Microsoft.Extensions.Logging.Abstractions;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace CopBot.Benchmarks;

/// <summary>
/// What an update costs on its way in, from Telegram's JSON to the house's value, and an answer on its way out, from values to the
/// bytes of a call; each beside the least that could be done: reading the JSON alone, and Telegram.Bot's own request.
/// </summary>
internal static class MessageBenchmark
{
    private const string Update = """
        {"update_id":918273645,"message":{"message_id":4711,"from":{"id":10000007,"is_bot":false,"first_name":"Amara","last_name":"Osei",
        "language_code":"en"},"chat":{"id":-1001234567890,"title":"Family Support CoP","type":"supergroup"},"date":1763856000,
        "text":"/find debt advice hanley","entities":[{"offset":0,"length":5,"type":"bot_command"}]}}
        """;

    public static void Run()
    {
        Console.WriteLine("Messages, one thread");
        var bot = new BotIdentity();
        bot.Learn(new PersonId(1), "cop_bot");
        var translator = new UpdateTranslator(bot, NullLogger<UpdateTranslator>.Instance);
        var json = Encoding.UTF8.GetBytes(Update);
        var read = Measure("read an update's JSON with Telegram.Bot", () => JsonSerializer.Deserialize<ReceivedUpdate>(json, JsonBotAPI.Options)!);
        var received = JsonSerializer.Deserialize<ReceivedUpdate>(json, JsonBotAPI.Options)!;
        Compare("translate it", read, Measure("translate it", () => translator.Translate(received)));

        var (question, found, resources, scene) = Answer();
        var render = Measure("render an answer of five resources", () => ResourceTexts.Found(question, found, resources, 0, null, scene));
        var text = ResourceTexts.Found(question, found, resources, 0, null, scene);
        var buttons = ImmutableArray.Create(ImmutableArray.Create(new PackedButton("1", "res.open~14"), new PackedButton("2", "res.open~15")));
        var content = new Content(text.Markup, buttons);
        var write = Measure("write the call", () => Sent(new SendText(scene.Chat.Id, null, content, "cop_bot").ToHttpContent()));
        var plain = Measure("write it with Telegram.Bot", () => Sent(new Telegram.Bot.Requests.SendMessageRequest
        {
            ChatId = scene.Chat.Id.Value,
            Text = text.Markup,
            ParseMode = ParseMode.Html,
            LinkPreviewOptions = Telegram.Bot.Types.LinkPreviewOptions.Disabled,
            ReplyMarkup = new Telegram.Bot.Types.ReplyMarkups.InlineKeyboardMarkup(
                [[.. buttons[0].Select(b => Telegram.Bot.Types.ReplyMarkups.InlineKeyboardButton.WithCallbackData(b.Label, b.Data!))]]),
        }.ToHttpContent()!));
        Compare("render", plain, render);
        Compare("write", plain, write);
    }

    private static (FindQuestion Question, SearchResult Found, IReadOnlyList<Resource> Resources, Scene Scene) Answer()
    {
        var now = TimeProvider.System.GetUtcNow();
        var community = new Community(new CommunityId(1), new ChatId(-1001234567890), "Family Support CoP", "Europe/London", new QuietHours(new TimeOnly(20, 0), new TimeOnly(8, 0)));
        var person = new Person(new PersonId(10000007), "Amara Osei", null);
        var scene = new Scene(person, new Chat(community.Chat, ChatKind.Supergroup, "Family Support CoP"), now)
        {
            Here = new Membership(community, Role.Member),
        };
        Resource[] resources = [.. Enumerable.Range(1, 5).Select(i => new Resource(
            new ResourceId(i), community.Id, ResourceKind.Link, $"Debt advice & benefits guide {i}", person.Id, "Amara Osei", now.AddDays(-i))
        {
            Link = $"https://example.org/guide/{i}",
            Note = "A short guide for families: what to do first, whom to ring, which forms to bring along.",
            Themes = ["debt", "benefits"],
        })];
        return (FindQuestion.Parse("debt advice hanley", community.Zone, now), new SearchResult([.. resources.Select(r => r.Id.ToString())], 23), resources, scene);
    }

    // Telegram.Bot serialises only when the body is copied to the wire.
    private static HttpContent Sent(HttpContent body)
    {
        body.CopyTo(Stream.Null, null, CancellationToken.None);
        return body;
    }

    // The median of 15 rounds, in µs; each round is long enough for the clock and for the compiler to have settled.
    private static double Measure(string what, Func<object?> act)
    {
        const int Times = 20_000;
        var rounds = new List<double>();
        for (var round = 0; round < 15; round++)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < Times; i++)
                GC.KeepAlive(act());
            rounds.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds / Times);
        }

        var median = rounds.Order().ElementAt(rounds.Count / 2);
        Console.WriteLine($"  {what,-45} {median,8:F2} µs");
        return median;
    }

    private static void Compare(string what, double than, double it) => Console.WriteLine($"  {what}: {it / than:F2} times that");
}
