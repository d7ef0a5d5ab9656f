using System.Text.Json.Nodes;
using CopBot.Playground.Markup;

namespace CopBot.Playground.Api;

/// <summary>Reads a text with its formatting from a call, and holds it to Telegram's limits: UTF-16 units, after parsing.</summary>
internal static class ReadText
{
    public const int MostText = 4096;
    public const int MostCaption = 1024;

    public static FormattedText Body(ApiRequest request, string field = "text", bool editing = false)
    {
        var text = Parse(request.Text(field) ?? "", request.Text("parse_mode"), request.Array("entities"));
        if (text.Text.Length == 0)
            throw Refused.Bad("message text is empty");
        if (text.Text.Length > MostText)
            throw Refused.Bad(editing ? "MESSAGE_TOO_LONG" : "message is too long");
        return text;
    }

    public static FormattedText Caption(ApiRequest request) =>
        Caption(request.Text("caption") ?? "", request.Text("parse_mode"), request.Array("caption_entities"));

    public static FormattedText Caption(string caption, string? mode, JsonArray? entities)
    {
        var text = Parse(caption, mode, entities);
        return text.Text.Length > MostCaption ? throw Refused.Bad("message caption is too long") : text;
    }

    /// <summary>Text, parse_mode and entities as they stand in any object of the API.</summary>
    public static FormattedText Parse(string text, string? mode, JsonArray? entities)
    {
        if (text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !IsWellFormed(text))
            throw Refused.Bad("strings must be encoded in UTF-8");
        if (string.IsNullOrEmpty(mode) || mode.Equals("none", StringComparison.OrdinalIgnoreCase))
            return FindEntities.In(new FormattedText(text, entities is null ? [] : Entities(entities, text.Length)).Trimmed());
        if (!mode.Equals("HTML", StringComparison.OrdinalIgnoreCase))
            throw Refused.Bad(mode is "Markdown" or "MarkdownV2" ? $"the playground reads parse_mode HTML only, not {mode}" : "unsupported parse_mode");
        var (parsed, error) = HtmlReader.Read(text);
        return parsed is null ? throw Refused.Bad("can't parse entities: " + error) : FindEntities.In(parsed.Trimmed());
    }

    private static System.Collections.Immutable.ImmutableArray<TextEntity> Entities(JsonArray array, int length)
    {
        var read = new List<TextEntity>();
        foreach (var item in array)
        {
            if (item is not JsonObject json)
                throw Refused.Bad("can't parse entities: expected an Object");
            var type = JsonFields.Text(json, "type") ?? throw Refused.Bad("can't parse entities: Field \"type\" is required");
            var offset = JsonFields.Integer(json, "offset") ?? throw Refused.Bad("can't parse entities: Field \"offset\" is required");
            var size = JsonFields.Integer(json, "length") ?? throw Refused.Bad("can't parse entities: Field \"length\" is required");
            if (offset < 0 || size <= 0 || offset + size > length)
                throw Refused.Bad("can't parse entities: entity is out of the text");
            // Those that Telegram finds by itself are not taken from the bot.
            if (type is "bot_command" or "url" or "email" or "mention" or "hashtag" or "cashtag" or "phone_number")
                continue;
            read.Add(new TextEntity(type, offset, size)
            {
                Url = JsonFields.Text(json, "url") is { } url ? Links.Checked(url) : null,
                Language = JsonFields.Text(json, "language"),
                CustomEmojiId = JsonFields.Text(json, "custom_emoji_id"),
                UserId = json["user"] is JsonObject user ? JsonFields.Number(user, "id") : null,
            });
        }

        return EntityOrder.Settle(read.Where(e => e.Type != "text_link" || e.Url is not null));
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return false;
            i++;
        }

        return true;
    }
}
