using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using CopBot.Playground.Markup;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>What reply_markup asks for.</summary>
internal sealed record Keyboard(ImmutableArray<ImmutableArray<Button>> Buttons, bool ForceReply)
{
    public static Keyboard None { get; } = new([], ForceReply: false);
}

/// <summary>
/// Reads reply_markup (core.telegram.org/bots/api#inlinekeyboardmarkup, #inlinekeyboardbutton, #forcereply). Wording of the
/// refusals as observed; at most 100 buttons, as observed.
/// </summary>
internal static class ReadKeyboard
{
    private const int MostButtons = 100;
    private const int MostData = 64;

    private static readonly string[] Kinds =
    [
        "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled",
    ];

    private static readonly string[] Looks = ["text", "icon_custom_emoji_id", "style"];

    public static Keyboard From(ApiRequest request, bool inlineOnly = false) => From(request.Object("reply_markup"), inlineOnly);

    public static Keyboard From(JsonObject? markup, bool inlineOnly)
    {
        if (markup is null)
            return Keyboard.None;
        if (markup["inline_keyboard"] is { } inline)
            return new Keyboard(Rows(inline), ForceReply: false);
        if (inlineOnly)
            throw Refused.Bad("inline keyboard expected");
        if (JsonFields.Flag(markup, "force_reply"))
        {
            if (JsonFields.Text(markup, "input_field_placeholder") is { Length: > 64 })
                throw Refused.Bad("INPUT_FIELD_PLACEHOLDER is too long: 64 characters at most");
            return Keyboard.None with { ForceReply = true };
        }

        if (markup["keyboard"] is not null || JsonFields.Flag(markup, "remove_keyboard"))
            return Keyboard.None;
        return markup.Count == 0 ? Keyboard.None : throw Refused.Bad("object expected as reply markup");
    }

    private static ImmutableArray<ImmutableArray<Button>> Rows(JsonNode inline)
    {
        if (inline is not JsonArray rows)
            throw Refused.Bad("field \"inline_keyboard\" of the InlineKeyboardMarkup must be of type Array");
        var read = ImmutableArray.CreateBuilder<ImmutableArray<Button>>();
        var count = 0;
        foreach (var row in rows)
        {
            if (row is not JsonArray buttons)
                throw Refused.Bad("field \"inline_keyboard\" must be an Array of Arrays");
            count += buttons.Count;
            if (buttons.Count > 0)
                read.Add([.. buttons.Select(One)]);
        }

        if (count > MostButtons)
            throw Refused.Bad("REPLY_MARKUP_TOO_LONG");
        return read.ToImmutable();
    }

    private static Button One(JsonNode? node)
    {
        if (node is not JsonObject json)
            throw Refused.Bad("can't parse inline keyboard button: expected an Object");
        var text = JsonFields.Text(json, "text");
        if (string.IsNullOrWhiteSpace(text))
            throw Refused.Bad("can't parse inline keyboard button: Field \"text\" must not be empty");
        foreach (var (name, _) in json)
        {
            if (!Kinds.Contains(name) && !Looks.Contains(name))
                throw Refused.Bad($"can't parse inline keyboard button: unknown field \"{name}\"");
        }

        var kinds = Kinds.Where(k => json[k] is not null).ToList();
        if (kinds.Count == 0)
            throw Refused.Bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        if (kinds.Count > 1)
            throw Refused.Bad("can't parse inline keyboard button: exactly one of the optional fields must be used");
        if (JsonFields.Text(json, "style") is not (null or "danger" or "success" or "primary"))
            throw Refused.Bad("can't parse inline keyboard button: invalid button style specified");
        return Content(new Button(text) { Json = json.ToJsonString(Wire.Json.Compact) }, kinds[0], json);
    }

    private static Button Content(Button button, string kind, JsonObject json)
    {
        switch (kind)
        {
            case "callback_data":
                var data = JsonFields.Text(json, kind)!;
                var size = Encoding.UTF8.GetByteCount(data);
                return size is 0 or > MostData ? throw Refused.Bad("BUTTON_DATA_INVALID") : button with { Data = data };
            case "url":
                var url = Links.Checked(JsonFields.Text(json, kind)!);
                return url is null ? throw Refused.Bad("BUTTON_URL_INVALID") : button with { Url = url };
            case "switch_inline_query":
                return button with { InlineQuery = JsonFields.Text(json, kind) };
            case "switch_inline_query_current_chat":
                return button with { InlineQuery = JsonFields.Text(json, kind), Here = true };
            case "switch_inline_query_chosen_chat":
                return button with { InlineQuery = json[kind] is JsonObject chosen ? JsonFields.Text(chosen, "query") ?? "" : "" };
            case "copy_text":
                var copy = json[kind] is JsonObject inner ? JsonFields.Text(inner, "text") : null;
                return copy is null or { Length: 0 or > 256 } ? throw Refused.Bad("BUTTON_COPY_TEXT_INVALID") : button with { Copy = copy };
            case "disabled":
                return button with { Disabled = true };
            default:
                throw Refused.Bad($"the playground does not serve buttons of the kind \"{kind}\"");
        }
    }
}
