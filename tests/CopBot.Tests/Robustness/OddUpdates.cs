using System.Text.Json.Nodes;
using CopBot.Playground.Worlds;

namespace CopBot.Tests.Robustness;

/// <summary>Updates as JSON by hand: what Telegram sends today, what it may send tomorrow, and what nobody should.</summary>
internal sealed class OddUpdates(Random random, OddTexts texts, IReadOnlyList<(Chat Chat, IReadOnlyList<Person> People)> places, IReadOnlyList<(string Field, string Json)> files)
{
    private static readonly string[] EntityTypes =
    [
        "bot_command", "mention", "hashtag", "cashtag", "url", "email", "phone_number", "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote",
        "expandable_blockquote", "code", "pre", "text_link", "text_mention", "custom_emoji", "date_time", "entity_of_tomorrow", "",
    ];

    private static readonly int[] Odd = [int.MinValue, -1, 0, 1, 4096, int.MaxValue];

    private int _message = 500_000;

    /// <summary>A message with words, perhaps a command, perhaps a file, and marks that need not fit them.</summary>
    public JsonObject Message(bool command)
    {
        var (chat, people) = Place();
        var message = Head(chat, people[random.Next(people.Count)]);
        var text = command ? texts.CommandLine() : texts.Words();
        var withFile = files.Count > 0 && random.Next(6) == 0;
        if (text.Length > 0 || random.Next(2) == 0)
            message[withFile ? "caption" : "text"] = text;
        if (withFile)
            Attach(message);
        if (Entities(text, command) is { } entities)
            message[withFile ? "caption_entities" : "entities"] = entities;
        if (random.Next(8) == 0)
            message["reply_to_message"] = Quoted(chat, people);
        Decorate(message, people);
        return message;
    }

    /// <summary>What Telegram itself says in a chat.</summary>
    public JsonObject Service()
    {
        var (chat, people) = Place();
        var person = people[random.Next(people.Count)];
        var message = Head(chat, person);
        switch (random.Next(9))
        {
            case 0:
                message["new_chat_members"] = new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => (JsonNode)User(people[random.Next(people.Count)]))]);
                break;
            case 1:
                message["new_chat_title"] = texts.Words();
                break;
            case 2:
                message["pinned_message"] = Quoted(chat, people);
                break;
            case 3:
                message["group_chat_created"] = true;
                break;
            case 4:
                message["left_chat_member"] = new JsonObject { ["id"] = 99, ["is_bot"] = true, ["first_name"] = texts.Piece() };
                break;
            case 5:
                message["message_auto_delete_timer_changed"] = new JsonObject { ["message_auto_delete_time"] = OddNumber() };
                break;
            case 6:
                message["delete_chat_photo"] = true;
                break;
            case 7:
                message["forum_topic_created"] = new JsonObject { ["name"] = texts.Piece(), ["icon_color"] = 1 };
                break;
            default:
                message["service_of_tomorrow"] = new JsonObject { ["x"] = texts.Piece() };
                break;
        }

        return message;
    }

    /// <summary>A change of somebody's standing; not the bot's, whom the world keeps where it is.</summary>
    public JsonObject MemberChange()
    {
        var (chat, people) = Place();
        var person = people[random.Next(people.Count)];
        return new JsonObject
        {
            ["chat"] = ChatOf(chat),
            ["from"] = User(person),
            ["date"] = 1_795_514_400,
            ["old_chat_member"] = Member(person),
            ["new_chat_member"] = Member(person),
        };
    }

    /// <summary>An update of a kind that the bot did not ask for, or that does not exist.</summary>
    public JsonObject Stranger() => new()
    {
        [random.Next(5) switch { 0 => "poll", 1 => "channel_post", 2 => "message_reaction", 3 => "update_of_tomorrow", _ => "business_message" }] = random.Next(2) == 0
            ? new JsonObject()
            : new JsonObject { ["id"] = "1", ["question"] = texts.Piece(), ["options"] = new JsonArray() },
    };

    /// <summary>JSON that is no update: a field of another type, or text that is no text. Such a one can only be set aside.</summary>
    public string Broken()
    {
        var (chat, people) = Place();
        var id = $"\"chat\":{ChatOf(chat).ToJsonString()},\"from\":{User(people[0]).ToJsonString()}";
        return random.Next(6) switch
        {
            0 => Message("\"seven\"", "\"hello\""),
            1 => Message("7", "[\"hello\"]"),
            2 => """{"message":[{"message_id":7}]}""",
            3 => """{"callback_query":{"id":7,"from":"somebody","data":{}}}""",
            4 => Message("7", "\"hello\",\"entities\":{\"type\":\"bold\"}"),
            _ => Message("99999999999999", "\"hello\""),
        };

        string Message(string number, string text) => $"{{\"message\":{{\"message_id\":{number},\"date\":1,{id},\"text\":{text}}}}}";
    }

    public static JsonObject User(Person person) => new()
    {
        ["id"] = person.Id,
        ["is_bot"] = false,
        ["first_name"] = person.FirstName,
    };

    private (Chat Chat, IReadOnlyList<Person> People) Place() => places[random.Next(places.Count)];

    private JsonObject Head(Chat chat, Person person)
    {
        var from = User(person);
        if (random.Next(6) == 0)
            from["first_name"] = texts.Words(64);
        if (random.Next(6) == 0)
            from["last_name"] = texts.Words(64);
        if (random.Next(10) == 0)
            from["username"] = texts.Piece();
        return new JsonObject
        {
            ["message_id"] = ++_message,
            ["date"] = random.Next(20) == 0 ? 0 : 1_795_514_400,
            ["chat"] = ChatOf(chat),
            ["from"] = from,
        };
    }

    private JsonObject ChatOf(Chat chat)
    {
        var json = new JsonObject
        {
            ["id"] = chat.Id,
            ["type"] = chat.Kind switch { ChatKind.Private => "private", ChatKind.Group => "group", _ => "supergroup" },
        };
        if (random.Next(10) != 0)
            json[chat.Kind == ChatKind.Private ? "first_name" : "title"] = random.Next(5) == 0 ? texts.Words(128) : chat.Title;
        return json;
    }

    private JsonObject Quoted(Chat chat, IReadOnlyList<Person> people)
    {
        var quoted = Head(chat, people[random.Next(people.Count)]);
        quoted["text"] = texts.Words();
        if (random.Next(3) == 0)
            quoted.Remove("from");
        if (random.Next(3) == 0 && files.Count > 0)
            Attach(quoted);
        if (Entities(quoted["text"]!.GetValue<string>(), command: false) is { } entities)
            quoted["entities"] = entities;
        return quoted;
    }

    private void Attach(JsonObject message)
    {
        var (field, json) = files[random.Next(files.Count)];
        var file = JsonNode.Parse(json)!;
        if (file is JsonObject one && one.ContainsKey("file_name"))
            one["file_name"] = texts.Words(200);
        message[field] = file;
    }

    private JsonArray? Entities(string text, bool command)
    {
        var entities = new JsonArray();
        if (command && random.Next(10) != 0)
        {
            var end = text.AsSpan().IndexOfAny(' ', '\n');
            entities.Add(new JsonObject { ["type"] = "bot_command", ["offset"] = 0, ["length"] = end < 0 ? text.Length : end });
        }

        for (var i = random.Next(4); i > 0; i--)
        {
            var entity = new JsonObject
            {
                ["type"] = EntityTypes[random.Next(EntityTypes.Length)],
                ["offset"] = random.Next(4) == 0 ? OddNumber() : random.Next(-5, text.Length + 50),
                ["length"] = random.Next(4) == 0 ? OddNumber() : random.Next(-3, text.Length + 50),
            };
            if (random.Next(3) == 0)
                entity["url"] = texts.Piece();
            if (random.Next(3) == 0)
                entity["user"] = User(places[0].People[0]);
            entities.Add(entity);
        }

        return entities.Count == 0 && random.Next(2) == 0 ? null : entities;
    }

    // Fields that come and go.
    private void Decorate(JsonObject message, IReadOnlyList<Person> people)
    {
        switch (random.Next(25))
        {
            case 0:
                message.Remove("from");
                break;
            case 1:
                message["sender_chat"] = message["chat"]!.DeepClone();
                break;
            case 2:
                message["sender_chat"] = new JsonObject { ["id"] = -1009999999999, ["type"] = "channel", ["title"] = texts.Piece() };
                break;
            case 3:
                message["forward_origin"] = new JsonObject { ["type"] = "user", ["date"] = 1, ["sender_user"] = User(people[0]) };
                break;
            case 4:
                message["forward_origin"] = new JsonObject { ["type"] = "hidden_user", ["date"] = 1, ["sender_user_name"] = texts.Piece() };
                break;
            case 5:
                message["via_bot"] = new JsonObject { ["id"] = 98, ["is_bot"] = true, ["first_name"] = "Other" };
                break;
            case 6:
                message["field_of_tomorrow"] = new JsonArray(1, "two", new JsonObject());
                break;
            case 7:
                message["date"] = int.MaxValue;
                break;
            case 8:
                message["location"] = new JsonObject { ["latitude"] = 91.5, ["longitude"] = -720 };
                break;
        }
    }

    private JsonObject Member(Person person)
    {
        var status = random.Next(6) switch { 0 => "creator", 1 => "administrator", 2 => "restricted", 3 => "left", 4 => "kicked", _ => "member" };
        var member = new JsonObject { ["status"] = status, ["user"] = User(person) };
        if (status == "restricted")
            member["is_member"] = random.Next(2) == 0;
        if (status is "kicked" or "restricted")
            member["until_date"] = 0;
        if (status is "creator" or "administrator")
            member["is_anonymous"] = random.Next(2) == 0;
        return member;
    }

    private int OddNumber() => Odd[random.Next(Odd.Length)];
}
