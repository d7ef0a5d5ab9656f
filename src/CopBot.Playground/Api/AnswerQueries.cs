using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using CopBot.Playground.Markup;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>answerCallbackQuery and answerInlineQuery.</summary>
internal static class AnswerQueries
{
    private const string TooOld = "query is too old and response timeout expired or query ID is invalid";
    private const int MostNotice = 200;
    private const int MostResults = 50;

    public static void AddTo(MethodTable table)
    {
        table.Add("answerCallbackQuery", request =>
        {
            var press = request.World.FindPress(request.Text("callback_query_id")!);
            if (press is null || press.Answer is not null)
                throw Refused.Bad(TooOld);
            var text = request.Text("text");
            if (text?.Length > MostNotice)
                throw Refused.Bad("MESSAGE_TOO_LONG");
            request.World.Settle(press, new PressAnswer(string.IsNullOrEmpty(text) ? null : text, request.Flag("show_alert"), Url(request)));
            return true;
        });
        table.Add("answerInlineQuery", request =>
        {
            var ask = request.World.FindAsk(request.Text("inline_query_id")!);
            if (ask is null || ask.Answered.IsCompleted)
                throw Refused.Bad(TooOld);
            var results = request.Array("results") ?? [];
            if (results.Count > MostResults)
                throw Refused.Bad("RESULTS_TOO_MUCH");
            var next = request.Text("next_offset") ?? "";
            if (Encoding.UTF8.GetByteCount(next) > 64)
                throw Refused.Bad("NEXT_OFFSET_INVALID");
            var read = results.Select(r => Result(request, r)).ToImmutableArray();
            if (read.DistinctBy(r => r.Id).Count() != read.Length)
                throw Refused.Bad("RESULT_ID_DUPLICATE");
            ask.Settle(new InlineAnswer(read, next));
            return true;
        });
    }

    // core.telegram.org/bots/api#answercallbackquery: without a game, only links to the bot itself may be opened.
    private static string? Url(ApiRequest request)
    {
        if (!request.Has("url"))
            return null;
        var url = request.Text("url")!;
        var name = request.World.Bot.Username;
        var own = url.StartsWith($"https://t.me/{name}?", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith($"t.me/{name}?", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith($"tg://resolve?domain={name}", StringComparison.OrdinalIgnoreCase);
        return own ? url : throw Refused.Bad("URL_INVALID");
    }

    private static InlineResult Result(ApiRequest request, JsonNode? node)
    {
        if (node is not JsonObject json)
            throw Refused.Bad("can't parse inline query result: expected an Object");
        var id = JsonFields.Text(json, "id") ?? "";
        if (Encoding.UTF8.GetByteCount(id) is 0 or > 64)
            throw Refused.Bad("RESULT_ID_INVALID");
        var type = JsonFields.Text(json, "type") ?? "";
        var buttons = ReadKeyboard.From(json["reply_markup"] as JsonObject, inlineOnly: true).Buttons;
        var result = new InlineResult(id, type, JsonFields.Text(json, "title"), JsonFields.Text(json, "description"), Content(json)) { Buttons = buttons };
        if (type == "article")
        {
            if (string.IsNullOrEmpty(result.Title))
                throw Refused.Bad("can't parse inline query result: Field \"title\" must not be empty");
            return json["input_message_content"] is JsonObject ? result : throw Refused.Bad("can't parse inline query result: message_text is empty");
        }

        return result with { File = Cached(request, json, type) };
    }

    private static FormattedText Content(JsonObject json)
    {
        if (json["input_message_content"] is not JsonObject content)
            return ReadText.Caption(JsonFields.Text(json, "caption") ?? "", JsonFields.Text(json, "parse_mode"), json["caption_entities"] as JsonArray);
        if (content["message_text"] is null)
            throw Refused.Bad("the playground serves InputTextMessageContent only");
        var text = ReadText.Parse(JsonFields.Text(content, "message_text")!, JsonFields.Text(content, "parse_mode"), content["entities"] as JsonArray);
        return text.Text.Length switch
        {
            0 => throw Refused.Bad("message text is empty"),
            > ReadText.MostText => throw Refused.Bad("message is too long"),
            _ => text,
        };
    }

    private static MessageFile? Cached(ApiRequest request, JsonObject json, string type)
    {
        foreach (var kind in (FileKind[])[FileKind.Document, FileKind.Photo, FileKind.Voice, FileKind.Video, FileKind.Audio])
        {
            var field = SendFiles.FieldOf(kind);
            if (type != field || JsonFields.Text(json, field + "_file_id") is not { } id)
                continue;
            var stored = request.World.Files.ById(id) ?? throw Refused.Bad("wrong file identifier/HTTP URL specified");
            if (stored.Kind != kind)
                throw Refused.Bad($"can't use file of type {stored.Kind} as {kind}");
            return json["input_message_content"] is null ? new MessageFile(stored) : null;
        }

        throw Refused.Bad($"the playground serves inline results of the type article and cached files, not \"{type}\"");
    }
}
