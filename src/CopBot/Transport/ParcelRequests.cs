using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Outbox;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.InlineQueryResults;
using Telegram.Bot.Types.ReplyMarkups;
using Tg = Telegram.Bot.Types;

namespace CopBot.Transport;

/// <summary>
/// Which of the Bot API's requests a parcel is. Texts are HTML; link previews are off throughout, since a message with
/// three links would show the picture of the first.
/// </summary>
internal static class ParcelRequests
{
    /// <summary>Telegram's limit of the hint in a message box (core.telegram.org/bots/api#forcereply).</summary>
    private const int HintLimit = 64;

    /// <summary>Telegram's limit of a press's answer (core.telegram.org/bots/api#answercallbackquery).</summary>
    private const int ToastLimit = 200;

    /// <summary>True where the bot's own name is needed to write the parcel down.</summary>
    public static bool NeedName(Parcel parcel) => ButtonsOf(parcel) is { IsDefaultOrEmpty: false } rows && Buttons.NeedName(rows);

    public static SendMessageRequest Of(TextParcel text, BotIdentity bot) => new()
    {
        ChatId = text.Chat.Value,
        MessageThreadId = text.Topic?.Value,
        Text = text.Content.Markup,
        ParseMode = ParseMode.Html,
        LinkPreviewOptions = Tg.LinkPreviewOptions.Disabled,
        DisableNotification = text.Silently,
        ReplyParameters = ReplyTo(text.ReplyTo),
        ReplyMarkup = text.AskFor is { } hint ? AskFor(hint) : Buttons.Of(text.Content.Buttons, bot.Username),
    };

    public static SendMessageRequest Of(CardParcel card, BotIdentity bot) =>
        Of(new TextParcel(card.Chat, card.Topic, card.Content) { ReplyTo = card.ReplyTo, Silently = card.Silently }, bot);

    public static SendMessageRequest Of(EphemeralParcel whisper, BotIdentity bot)
    {
        var request = Of(new TextParcel(whisper.Chat, whisper.Topic, whisper.Content), bot);
        request.EphemeralMessageParameters = new() { ReceiverUserId = whisper.Receiver.Value, CallbackQueryId = whisper.PressId };
        return request;
    }

    public static EditMessageTextRequest Of(EditParcel edit, BotIdentity bot) => new()
    {
        ChatId = edit.Chat.Value,
        MessageId = edit.Message.Value,
        Text = edit.Content.Markup,
        ParseMode = ParseMode.Html,
        LinkPreviewOptions = Tg.LinkPreviewOptions.Disabled,
        ReplyMarkup = Buttons.Of(edit.Content.Buttons, bot.Username),
    };

    /// <summary>The same for a message that is a file with a caption; what is too long for a caption is cut.</summary>
    public static EditMessageCaptionRequest CaptionOf(EditParcel edit, BotIdentity bot) => new()
    {
        ChatId = edit.Chat.Value,
        MessageId = edit.Message.Value,
        Caption = Html.FromMarkup(edit.Content.Markup).Split(HtmlSplitting.CaptionLimit)[0].Markup,
        ParseMode = ParseMode.Html,
        ReplyMarkup = Buttons.Of(edit.Content.Buttons, bot.Username),
    };

    public static EditEphemeralMessageTextRequest Of(EditEphemeralParcel edit, BotIdentity bot) => new()
    {
        ChatId = edit.Chat.Value,
        ReceiverUserId = edit.Receiver.Value,
        EphemeralMessageId = edit.Ephemeral,
        Text = edit.Content.Markup,
        ParseMode = ParseMode.Html,
        LinkPreviewOptions = Tg.LinkPreviewOptions.Disabled,
        ReplyMarkup = Buttons.Of(edit.Content.Buttons, bot.Username),
    };

    public static SendDocumentRequest Of(FileParcel file) => new()
    {
        ChatId = file.Chat.Value,
        MessageThreadId = file.Topic?.Value,
        Document = Tg.InputFile.FromStream(new MemoryStream(file.Bytes, writable: false), file.Name),
        Caption = file.Caption,
        ParseMode = ParseMode.Html,
        // Our exports are files, whatever they look like.
        DisableContentTypeDetection = true,
        ReplyParameters = ReplyTo(file.ReplyTo),
    };

    /// <param name="kept">A file that Telegram keeps.</param>
    /// <param name="kind">What it is: an <see cref="AttachmentKind"/>, or <c>Animation</c> or <c>VideoNote</c> once Telegram has said so.</param>
    /// <param name="bot">For the buttons.</param>
    public static IRequest<Tg.Message> Of(KeptFileParcel kept, string kind, BotIdentity bot)
    {
        Tg.ChatId chat = kept.Chat.Value;
        var file = Tg.InputFile.FromFileId(kept.FileId);
        var (topic, caption, reply) = (kept.Topic?.Value, kept.Content.Markup, ReplyTo(kept.ReplyTo));
        var buttons = Buttons.Of(kept.Content.Buttons, bot.Username);
        return kind.ToUpperInvariant() switch
        {
            "PHOTO" => new SendPhotoRequest { ChatId = chat, Photo = file, MessageThreadId = topic, Caption = caption, ParseMode = ParseMode.Html, ReplyParameters = reply, ReplyMarkup = buttons },
            "VOICE" => new SendVoiceRequest { ChatId = chat, Voice = file, MessageThreadId = topic, Caption = caption, ParseMode = ParseMode.Html, ReplyParameters = reply, ReplyMarkup = buttons },
            "VIDEO" => new SendVideoRequest { ChatId = chat, Video = file, MessageThreadId = topic, Caption = caption, ParseMode = ParseMode.Html, ReplyParameters = reply, ReplyMarkup = buttons },
            "AUDIO" => new SendAudioRequest { ChatId = chat, Audio = file, MessageThreadId = topic, Caption = caption, ParseMode = ParseMode.Html, ReplyParameters = reply, ReplyMarkup = buttons },
            "ANIMATION" => new SendAnimationRequest { ChatId = chat, Animation = file, MessageThreadId = topic, Caption = caption, ParseMode = ParseMode.Html, ReplyParameters = reply, ReplyMarkup = buttons },
            // Round notes take no caption.
            "VIDEONOTE" => new SendVideoNoteRequest { ChatId = chat, VideoNote = file, MessageThreadId = topic, ReplyParameters = reply, ReplyMarkup = buttons },
            _ => new SendDocumentRequest { ChatId = chat, Document = file, MessageThreadId = topic, Caption = caption, ParseMode = ParseMode.Html, ReplyParameters = reply, ReplyMarkup = buttons },
        };
    }

    public static AnswerCallbackQueryRequest Of(PressAnswerParcel answer) => new()
    {
        CallbackQueryId = answer.PressId,
        Text = answer.Text is { } text ? PlainText.Shorten(text, ToastLimit) : null,
        ShowAlert = answer.MustBeClosed,
    };

    public static AnswerInlineQueryRequest Of(SearchAnswerParcel answer) => new()
    {
        InlineQueryId = answer.QueryId,
        Results = [.. answer.Hits.Select(Of)],
        IsPersonal = true,
        CacheTime = 0,
        NextOffset = answer.Next,
        Button = answer.AboveLabel is { } label ? new InlineQueryResultsButton(label) { StartParameter = answer.AboveStart } : null,
    };

    private static InlineQueryResultArticle Of(PackedHit hit) =>
        new(hit.Id, hit.Title, new InputTextMessageContent(hit.Markup) { ParseMode = ParseMode.Html, LinkPreviewOptions = Tg.LinkPreviewOptions.Disabled })
        {
            Description = hit.Description,
            Url = hit.Url,
        };

    // Selective: only the person whose message is replied to gets the box.
    private static ForceReplyMarkup AskFor(string hint) => new() { Selective = true, InputFieldPlaceholder = PlainText.Shorten(hint, HintLimit) };

    // Numbers begin with 1; an ephemeral message has 0 (core.telegram.org/bots/api#message) and no reply to it is wanted openly.
    private static Tg.ReplyParameters? ReplyTo(MessageId? message) =>
        message is { Value: > 0 } known ? new() { MessageId = known.Value, AllowSendingWithoutReply = true } : null;

    private static ImmutableArray<ImmutableArray<PackedButton>> ButtonsOf(Parcel parcel) => parcel switch
    {
        TextParcel text => text.Content.Buttons,
        CardParcel card => card.Content.Buttons,
        EphemeralParcel whisper => whisper.Content.Buttons,
        EditParcel edit => edit.Content.Buttons,
        EditEphemeralParcel edit => edit.Content.Buttons,
        KeptFileParcel kept => kept.Content.Buttons,
        _ => [],
    };
}
