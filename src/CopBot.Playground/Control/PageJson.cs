using System.Text.Json.Nodes;
using CopBot.Playground.Markup;
using CopBot.Playground.Wire;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Control;

/// <summary>Writes the world for the page. Callers hold the world's lock.</summary>
internal static class PageJson
{
    public static JsonArray People(World world) => [.. world.People.Select(p => new JsonObject
    {
        ["id"] = p.Id,
        ["firstName"] = p.FirstName,
        ["lastName"] = p.LastName,
        ["username"] = p.Username,
        ["facilitator"] = world.Chats.Any(c => c.IsGroup && Worlds.Chat.Leads(c.StandingOf(p))),
        ["started"] = p.Started,
        ["blocked"] = p.Blocked,
    })];

    /// <summary>All chats but those that became another.</summary>
    public static JsonArray Chats(World world, bool withMessages) =>
        [.. world.Chats.Where(c => c.MigratedTo is null).Select(c => Chat(c, withMessages))];

    public static JsonObject Message(Message message) => new()
    {
        ["id"] = message.PageId,
        ["chat"] = message.Chat.Id,
        ["from"] = From(message.From),
        ["date"] = Time(message.Date),
        ["html"] = HtmlWriter.ForPage(message.Body),
        ["text"] = message.Text,
        ["replyTo"] = message.ReplyTo is { } to ? new JsonObject { ["id"] = to.PageId, ["name"] = to.From.Name, ["text"] = Gist(to) } : null,
        ["topic"] = message.Topic?.Id,
        ["edited"] = message.Edited is not null,
        ["forwardedFrom"] = message.Forwarded is { } origin ? From(origin.From) : null,
        ["via"] = message.ViaBot ? message.Chat.World.Bot.Username : null,
        ["file"] = message.File is { } file ? File(file) : null,
        ["poll"] = message.Poll is { } poll ? Poll(poll) : null,
        ["venue"] = message.Venue is { } venue
            ? new JsonObject { ["title"] = venue.Title, ["address"] = venue.Address, ["latitude"] = venue.Latitude, ["longitude"] = venue.Longitude }
            : null,
        ["buttons"] = new JsonArray([.. message.Buttons.Select(row => (JsonNode)new JsonArray([.. row.Select(Button)]))]),
        ["reactions"] = new JsonArray([.. message.Reactions.GroupBy(r => r.Emoji).Select(g => (JsonNode)new JsonObject
        {
            ["emoji"] = g.Key,
            ["people"] = new JsonArray([.. g.Select(r => (JsonNode)r.By.Id)]),
        })]),
        ["ephemeralFor"] = message.EphemeralFor?.Id,
        ["service"] = message.Service?.Sentence,
        ["forceReply"] = message.ForceReply,
        ["pinned"] = message.Pinned,
    };

    public static string? Time(DateTimeOffset? time) => time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    public static JsonNode Answer(PressAnswer answer) => new JsonObject { ["text"] = answer.Text, ["alert"] = answer.Alert, ["url"] = answer.Url };

    private static JsonObject Chat(Chat chat, bool withMessages)
    {
        var json = new JsonObject
        {
            ["id"] = chat.Id,
            ["type"] = ChatJson.TypeOf(chat),
            ["title"] = chat.Title,
            ["personId"] = chat.Person?.Id,
            ["members"] = new JsonArray([.. Members(chat).Select(p => (JsonNode)p.Id)]),
            ["admins"] = new JsonArray([.. chat.Admins.Select(p => (JsonNode)p.Id)]),
            ["botIn"] = chat.BotIn,
            ["botIsAdmin"] = chat.BotIsAdmin,
            ["isForum"] = chat.IsForum,
            ["topics"] = new JsonArray([.. chat.TopicList.Select(t => (JsonNode)new JsonObject { ["id"] = t.Id, ["name"] = t.Name })]),
        };
        if (withMessages)
            json["messages"] = new JsonArray([.. chat.Timeline.Select(m => (JsonNode)Message(m))]);
        return json;
    }

    private static IEnumerable<Person> Members(Chat chat) => chat.Person is { } only ? [only] : chat.Members;

    private static JsonObject From(Account account) => new() { ["id"] = account.Id, ["name"] = account.Name, ["isBot"] = account.IsBot };

    private static JsonObject File(MessageFile file) => new()
    {
        ["kind"] = Api.SendFiles.FieldOf(file.Kind),
        ["name"] = file.Name,
        ["size"] = file.Size,
        ["mime"] = file.Mime,
        ["url"] = "/play/files/" + file.Stored.Id,
        ["duration"] = file.Duration > 0 ? file.Duration : null,
        ["width"] = file.Width > 0 ? file.Width : null,
        ["height"] = file.Height > 0 ? file.Height : null,
    };

    private static JsonObject Poll(Poll poll) => new()
    {
        ["question"] = poll.Question,
        ["options"] = new JsonArray([.. poll.Options.Select((text, i) => (JsonNode)new JsonObject
        {
            ["text"] = text,
            ["votes"] = poll.VotersOf(i).Count,
            ["voters"] = new JsonArray([.. poll.VotersOf(i).Select(p => (JsonNode)p.Id)]),
        })]),
        ["hidden"] = poll.HidesResults,
        ["takesOptions"] = poll.TakesOptions && poll.Options.Length < Worlds.Poll.MostOptions,
        ["shuffled"] = poll.Shuffled,
        ["revotable"] = poll.Revotable,
        ["anonymous"] = poll.Anonymous,
        ["multiple"] = poll.Multiple,
        ["closed"] = poll.Closed,
        ["total"] = poll.Total,
    };

    private static JsonNode Button(Button button) => new JsonObject
    {
        ["text"] = button.Text,
        ["data"] = button.Data,
        ["url"] = button.Url,
        ["inlineQuery"] = button.InlineQuery,
        ["copy"] = button.Copy,
    };

    private static string Gist(Message message)
    {
        var text = message.Text.Length > 0 ? message.Text : message.Poll?.Question ?? message.File?.Name ?? message.Venue?.Title ?? message.Service?.Sentence ?? "";
        return text.Length > 200 ? text[..199] + "…" : text;
    }
}
