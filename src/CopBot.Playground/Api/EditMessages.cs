using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CopBot.Playground.Markup;
using CopBot.Playground.Wire;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>editMessageText, …Caption, …ReplyMarkup, …Media (core.telegram.org/bots/api#updating-messages).</summary>
internal static class EditMessages
{
    private const string Same = "message is not modified: specified new message content and reply markup are exactly the same "
        + "as a current content and reply markup of the message";

    public static void AddTo(MethodTable table, SendingDoor door)
    {
        table.Add("editMessageText", request => Change(request, door, m => NewText(request, m)));
        table.Add("editMessageCaption", request => Change(request, door, m => NewCaption(request, m)));
        table.Add("editMessageReplyMarkup", request => Change(request, door, _ => null));
        table.Add("editMessageMedia", request => Change(request, door, m => NewMedia(request)));
    }

    /// <summary>What an edit makes of a message; null leaves a part as it is.</summary>
    public sealed record Edit(FormattedText Body, MessageFile? File);

    public static Edit NewText(ApiRequest request, Message message)
    {
        if (message.File is not null || message.Poll is not null || message.Venue is not null)
            throw Refused.Bad("there is no text in the message to edit");
        return new Edit(ReadText.Body(request, editing: true), File: null);
    }

    public static Edit NewCaption(ApiRequest request, Message message)
    {
        if (message.File is null)
            throw Refused.Bad("there is no caption in the message to edit");
        return new Edit(ReadText.Caption(request), message.File);
    }

    public static void Apply(Message message, Edit? edit, ImmutableArray<ImmutableArray<Button>> buttons)
    {
        var body = edit?.Body ?? message.Body;
        var file = edit is null ? message.File : edit.File;
        var sameContent = body == message.Body && file?.Stored == message.File?.Stored;
        if (sameContent && SameButtons(buttons, message.Buttons))
            throw Refused.Bad(Same);
        (message.Body, message.File, message.Buttons) = (body, file, buttons);
        message.Chat.World.Touch(message, content: !sameContent);
    }

    private static Edit NewMedia(ApiRequest request)
    {
        var media = request.Object("media") ?? throw Refused.Bad("media is empty");
        var caption = ReadText.Caption(JsonFields.Text(media, "caption") ?? "", JsonFields.Text(media, "parse_mode"), media["caption_entities"] as JsonArray);
        return new Edit(caption, SendFiles.FromMedia(request, media));
    }

    private static JsonNode Change(ApiRequest request, SendingDoor door, Func<Message, Edit?> read)
    {
        if (request.Has("inline_message_id"))
        {
            var inline = request.World.FindInline(request.Text("inline_message_id")!) ?? throw Refused.Bad("MESSAGE_ID_INVALID");
            Apply(inline, read(inline), ReadKeyboard.From(request, inlineOnly: true).Buttons);
            return true;
        }

        var chat = Reach.ForWriting(request);
        var id = request.Integer("message_id") ?? throw Refused.Bad("message identifier is not specified");
        if (chat.Find(id) is not { Id: > 0 } message)
            throw Refused.Bad("message to edit not found");
        if (message.From != request.World.Bot || message.Service is not null || message.Forwarded is not null)
            throw Refused.Bad("message can't be edited");
        var edit = read(message);
        var keyboard = ReadKeyboard.From(request, inlineOnly: true);
        door.Pass(chat);
        Apply(message, edit, keyboard.Buttons);
        return MessageJson.Of(message);
    }

    private static bool SameButtons(ImmutableArray<ImmutableArray<Button>> one, ImmutableArray<ImmutableArray<Button>> other) =>
        one.Length == other.Length && one.Zip(other).All(rows => rows.First.SequenceEqual(rows.Second));
}
