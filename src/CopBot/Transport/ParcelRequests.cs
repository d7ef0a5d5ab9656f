using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Outbox;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.InlineQueryResults;
using Tg = Telegram.Bot.Types;

namespace CopBot.Transport;

/// <summary>
/// Which of the Bot API's requests a parcel is. Texts are HTML; link previews are off throughout.
/// </summary>
internal static class ParcelRequests
{
    /// <summary>Telegram's limit of a press's answer (core.telegram.org/bots/api#answercallbackquery).</summary>
    private const int ToastLimit = 200;

    /// <summary>True where the bot's own name is needed to write the parcel down.</summary>
    public static bool NeedName(Parcel parcel) => Buttons.NeedName(ButtonsOf(parcel));

    public static SendText Of(TextParcel text, BotIdentity bot) =>
        new(text.Chat, text.Topic, text.Content, bot.Username) { ReplyTo = text.ReplyTo, Silently = text.Silently, AskFor = text.AskFor };

    public static SendText Of(CardParcel card, BotIdentity bot) =>
        new(card.Chat, card.Topic, card.Content, bot.Username) { ReplyTo = card.ReplyTo, Silently = card.Silently };

    public static SendText Of(EphemeralParcel whisper, BotIdentity bot) =>
        new(whisper.Chat, whisper.Topic, whisper.Content, bot.Username) { Receiver = whisper.Receiver, PressId = whisper.PressId };

    public static Sending Of(EditParcel edit, BotIdentity bot) => new(new EditMessageTextRequest
    {
        ChatId = edit.Chat.Value,
        MessageId = edit.Message.Value,
        Text = edit.Content.Markup,
        ParseMode = ParseMode.Html,
        LinkPreviewOptions = Tg.LinkPreviewOptions.Disabled,
        ReplyMarkup = Buttons.Of(edit.Content.Buttons, bot.Username),
    });

    /// <summary>The same for a message that is a file with a caption; what is too long for a caption is cut.</summary>
    public static Sending CaptionOf(EditParcel edit, BotIdentity bot) => new(new EditMessageCaptionRequest
    {
        ChatId = edit.Chat.Value,
        MessageId = edit.Message.Value,
        Caption = Html.FromMarkup(edit.Content.Markup).Split(HtmlSplitting.CaptionLimit)[0].Markup,
        ParseMode = ParseMode.Html,
        ReplyMarkup = Buttons.Of(edit.Content.Buttons, bot.Username),
    });

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

    public static Sending Of(FileParcel file) => new(new SendDocumentRequest
    {
        ChatId = file.Chat.Value,
        MessageThreadId = file.Topic?.Value,
        Document = Tg.InputFile.FromStream(new MemoryStream(file.Bytes, writable: false), file.Name),
        Caption = file.Caption,
        ParseMode = ParseMode.Html,
        // Our exports are files, whatever they look like.
        DisableContentTypeDetection = true,
        ReplyParameters = ReplyTo(file.ReplyTo),
    });

    public static Sending Of(PictureParcel picture) => new(new SendPhotoRequest
    {
        ChatId = picture.Chat.Value,
        MessageThreadId = picture.Topic?.Value,
        Photo = Tg.InputFile.FromStream(new MemoryStream(picture.Bytes, writable: false), picture.Name),
        Caption = picture.Caption,
        ParseMode = ParseMode.Html,
        DisableNotification = picture.Silently,
        ReplyParameters = ReplyTo(picture.ReplyTo),
    });

    public static Sending Of(PictureCardParcel card, BotIdentity bot) => new(new SendPhotoRequest
    {
        ChatId = card.Chat.Value,
        MessageThreadId = card.Topic?.Value,
        Photo = Tg.InputFile.FromStream(new MemoryStream(card.Bytes, writable: false), card.Name),
        Caption = card.Content.Markup,
        ParseMode = ParseMode.Html,
        DisableNotification = card.Silently,
        ReplyMarkup = Buttons.Of(card.Content.Buttons, bot.Username),
        ReplyParameters = ReplyTo(card.ReplyTo),
    });

    public static SendText WordsOf(PictureCardParcel card, BotIdentity bot) =>
        new(card.Chat, card.Topic, card.Content, bot.Username) { ReplyTo = card.ReplyTo, Silently = card.Silently };

    /// <summary>What the picture says, for a chat that does not take it.</summary>
    public static TextParcel WordsOf(PictureParcel picture) => new(picture.Chat, picture.Topic, new Content(picture.Caption, []))
    {
        ReplyTo = picture.ReplyTo,
        Silently = picture.Silently,
    };

    public static Sending Of(VenueParcel venue) => new(new SendVenueRequest
    {
        ChatId = venue.Chat.Value,
        MessageThreadId = venue.Topic?.Value,
        Latitude = venue.Latitude,
        Longitude = venue.Longitude,
        Title = venue.Title,
        Address = venue.Address,
        DisableNotification = venue.Silently,
        ReplyParameters = ReplyTo(venue.ReplyTo),
    });

    public static SendPoll Of(PollParcel poll, BotIdentity bot) =>
        new(poll.Chat, poll.Topic, poll.Sheet, poll.Content, bot.Username) { ReplyTo = poll.ReplyTo, Silently = poll.Silently };

    /// <summary>Of a message whose words cannot be changed, the buttons.</summary>
    public static Sending ButtonsOf(EditParcel edit, BotIdentity bot) => new(new EditMessageReplyMarkupRequest
    {
        ChatId = edit.Chat.Value,
        MessageId = edit.Message.Value,
        ReplyMarkup = Buttons.Of(edit.Content.Buttons, bot.Username),
    });

    public static SendKept Of(KeptFileParcel kept, SendKept.Way way, BotIdentity bot) =>
        new(way, kept.Chat, kept.Topic, kept.FileId, kept.Content, bot.Username) { ReplyTo = kept.ReplyTo };

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

    // As in HandWrittenSend.
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
        PictureCardParcel card => card.Content.Buttons,
        PollParcel poll => poll.Content.Buttons,
        _ => [],
    };
}
