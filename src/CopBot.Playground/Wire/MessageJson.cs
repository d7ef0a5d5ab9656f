using System.Text.Json.Nodes;
using CopBot.Playground.Markup;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Wire;

/// <summary>Writes a message as the Bot API's Message.</summary>
internal static class MessageJson
{
    /// <param name="nested">True for a message inside another, which carries no reply of its own.</param>
    public static JsonObject Of(Message message, bool nested = false)
    {
        var json = new JsonObject { ["message_id"] = message.Id, ["from"] = ChatJson.User(message.From), ["chat"] = ChatJson.Chat(message.Chat) };
        json["date"] = message.Date.ToUnixTimeSeconds();
        if (message.EphemeralFor is { } receiver)
        {
            json["ephemeral_message_id"] = message.EphemeralId;
            json["receiver_user"] = ChatJson.User(message.From.IsBot ? receiver : message.Chat.World.Bot);
        }

        if (message.Edited is { } edited)
            json["edit_date"] = edited.ToUnixTimeSeconds();
        if (message.Topic is { } topic)
        {
            json["message_thread_id"] = topic.Id;
            json["is_topic_message"] = true;
        }

        if (message.Forwarded is { } origin)
        {
            json["forward_origin"] = new JsonObject
            {
                ["type"] = "user",
                ["sender_user"] = ChatJson.User(origin.From),
                ["date"] = origin.Date.ToUnixTimeSeconds(),
            };
        }

        if (!nested && message.ReplyTo is { } to)
            json["reply_to_message"] = Of(to, nested: true);
        if (message.ViaBot)
            json["via_bot"] = ChatJson.User(message.Chat.World.Bot);
        if (message.Protected)
            json["has_protected_content"] = true;
        WriteContent(message, json);
        if (Keyboard(message) is { } keyboard)
            json["reply_markup"] = keyboard;
        return json;
    }

    public static JsonArray Entities(FormattedText text)
    {
        var array = new JsonArray();
        foreach (var entity in text.Entities)
        {
            var json = new JsonObject { ["offset"] = entity.Offset, ["length"] = entity.Length, ["type"] = entity.Type };
            if (entity.Url is not null)
                json["url"] = entity.Url;
            if (entity.Language is not null)
                json["language"] = entity.Language;
            if (entity.CustomEmojiId is not null)
                json["custom_emoji_id"] = entity.CustomEmojiId;
            if (entity.UserId is { } id)
                json["user"] = new JsonObject { ["id"] = id, ["is_bot"] = false, ["first_name"] = text.Part(entity) };
            array.Add(json);
        }

        return array;
    }

    private static JsonObject? Keyboard(Message message) => message.Buttons.IsEmpty
        ? null
        : new JsonObject
        {
            ["inline_keyboard"] = new JsonArray([.. message.Buttons.Select(row => (JsonNode)new JsonArray([.. row.Select(b => JsonNode.Parse(b.Json))]))]),
        };

    private static void WriteContent(Message message, JsonObject json)
    {
        if (message.Service is { } service)
        {
            if (service.Field == "new_chat_members")
                json["new_chat_member"] = service.Value.AsArray()[0]!.DeepClone();
            json[service.Field] = service.Value.DeepClone();
            return;
        }

        if (message.File is { } file)
            FileJson.Write(file, json);
        if (message.Poll is { } poll)
            json["poll"] = PollJson.Of(poll);
        if (message.Venue is { } venue)
        {
            json["venue"] = VenueJson(venue);
            json["location"] = Location(venue);
        }

        if (message.Body.Text.Length == 0)
            return;
        var media = message.File is not null;
        json[media ? "caption" : "text"] = message.Body.Text;
        if (!message.Body.Entities.IsEmpty)
            json[media ? "caption_entities" : "entities"] = Entities(message.Body);
    }

    private static JsonObject VenueJson(Venue venue) => new()
    {
        ["location"] = Location(venue),
        ["title"] = venue.Title,
        ["address"] = venue.Address,
    };

    private static JsonObject Location(Venue venue) => new() { ["latitude"] = venue.Latitude, ["longitude"] = venue.Longitude };
}
