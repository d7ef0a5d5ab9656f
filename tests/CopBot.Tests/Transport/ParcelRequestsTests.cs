using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Tests.Support;
using CopBot.Tests.Transport.Support;
using CopBot.Transport;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace CopBot.Tests.Transport;

public sealed class ParcelRequestsTests
{
    private const string Sent = """{"message_id":77,"date":1,"chat":{"id":-5,"type":"group","title":"x"},"from":{"a new field":[]},"text":{"of":"another type"}}""";

    private static readonly ChatId _chat = new(-1001234567890);
    private static readonly TopicId _topic = new(7);

    private static readonly ImmutableArray<ImmutableArray<PackedButton>> _buttons =
        [[new("Use", "res.use:1"), new("Page", Url: "https://a.example")], [], [new("Private", Start: "abc_-"), new("Search", Query: "debt")]];

    private static readonly Content _content = new("<b>Hi</b> “x” 👍", _buttons);

    [Fact]
    public async Task Text_WithAll_IsWhatTelegramWants()
    {
        var (outcome, call) = await DeliverAsync(new TextParcel(_chat, _topic, _content) { ReplyTo = new(3), Silently = true });
        Assert.Equal(new Outcome.Done(new MessageId(77)), outcome);
        Same("sendMessage", """
            {"chat_id":-1001234567890,"message_thread_id":7,"text":"<b>Hi</b> “x” 👍","parse_mode":"HTML","link_preview_options":{"is_disabled":true},
             "disable_notification":true,"reply_parameters":{"message_id":3,"allow_sending_without_reply":true},
             "reply_markup":{"inline_keyboard":[[{"text":"Use","callback_data":"res.use:1"},{"text":"Page","url":"https://a.example"}],
               [{"text":"Private","url":"https://t.me/cop_bot?start=abc_-"},{"text":"Search","switch_inline_query_current_chat":"debt"}]]}}
            """, call);
    }

    [Fact]
    public async Task Text_ThatAsks_OpensTheBoxOfOnePerson()
    {
        var (_, call) = await DeliverAsync(new TextParcel(_chat, null, _content) { AskFor = new string('x', 70), ReplyTo = new(0) });
        Same("sendMessage", $$"""
            {"chat_id":-1001234567890,"text":"<b>Hi</b> “x” 👍","parse_mode":"HTML","link_preview_options":{"is_disabled":true},
             "reply_markup":{"force_reply":true,"selective":true,"input_field_placeholder":"{{new string('x', 63)}}…"} }
            """, call);
    }

    [Fact]
    public async Task Poll_SaysEveryChoice_AndItsNumberIsRead()
    {
        var sheet = new PollSheet("When <b>?", ["a", "b & c"]) { IsFinal = true, TakesOptions = true };
        var poll = new PollParcel(_chat, _topic, new("poll", "1"), sheet, new("", [[new("Closes", "poll.show:1")]])) { ReplyTo = new(3), Silently = true };
        var (outcome, call) = await DeliverAsync(poll, """{"message_id":77,"poll":{"id":"58001","options":[{"a new field":1}]}}""");
        Assert.Equal(new Outcome.Done(new MessageId(77)) { Poll = "58001" }, outcome);
        Same("sendPoll", """
            {"chat_id":-1001234567890,"message_thread_id":7,"question":"When <b>?","options":[{"text":"a"},{"text":"b & c"}],"is_anonymous":false,
             "allows_multiple_answers":false,"allows_revoting":false,"hide_results_until_closes":false,"allow_adding_options":true,"shuffle_options":false,
             "disable_notification":true,"reply_parameters":{"message_id":3,"allow_sending_without_reply":true},
             "reply_markup":{"inline_keyboard":[[{"text":"Closes","callback_data":"poll.show:1"}]]}}
            """, call);
    }

    [Fact]
    public async Task StopPoll_BringsTheCounts_AndNobodysName()
    {
        var (outcome, call) = await DeliverAsync(
            new StopPollParcel(_chat, new("poll", "1"), new(77)),
            """{"id":"58001","options":[{"text":"a","voter_count":2,"added_by_user":{"id":5}},{"text":"b","voter_count":1}],"total_voter_count":3,"is_closed":true}""");
        Same("stopPoll", """{"chat_id":-1001234567890,"message_id":77}""", call);
        var tally = Assert.IsType<Outcome.Done>(outcome).Tally!;
        Assert.Equal([new OptionTally("a", 2), new OptionTally("b", 1)], tally.Options);
        Assert.Equal((3, true), (tally.Voters, tally.IsClosed));
    }

    [Fact]
    public async Task EditOfAPoll_ChangesItsButtonsAlone()
    {
        var (_, call) = await DeliverAsync(new EditParcel(_chat, new(77), new("", [[new("Closes", "poll.show:1")]])) { IsPoll = true });
        Same("editMessageReplyMarkup", """
            {"chat_id":-1001234567890,"message_id":77,"reply_markup":{"inline_keyboard":[[{"text":"Closes","callback_data":"poll.show:1"}]]}}
            """, call);
    }

    [Fact]
    public async Task Ephemeral_IsForOnePersonAndMakesNoMessage()
    {
        var (outcome, call) = await DeliverAsync(
            new EphemeralParcel(_chat, _topic, new(11), new("a", [])) { PressId = "Q" }, """{"message_id":0,"ephemeral_message_id":5}""");
        Assert.Equal(new Outcome.Done(), outcome);
        Same("sendMessage", """
            {"chat_id":-1001234567890,"message_thread_id":7,"text":"a","parse_mode":"HTML","link_preview_options":{"is_disabled":true},
             "ephemeral_message_parameters":{"receiver_user_id":11,"callback_query_id":"Q"}}
            """, call);
    }

    [Fact]
    public async Task Card_IsAText()
    {
        var (outcome, call) = await DeliverAsync(new CardParcel(_chat, null, new("res", "1"), new("a", [])) { ReplyTo = new(4) });
        Assert.Equal(new Outcome.Done(new MessageId(77)), outcome);
        Same("sendMessage", """
            {"chat_id":-1001234567890,"text":"a","parse_mode":"HTML","link_preview_options":{"is_disabled":true},
             "reply_parameters":{"message_id":4,"allow_sending_without_reply":true}}
            """, call);
    }

    [Fact]
    public async Task Edit_ChangesTheText()
    {
        var (_, call) = await DeliverAsync(new EditParcel(_chat, new(9), new("a", [[new("U", "d")]])));
        Same("editMessageText", """
            {"chat_id":-1001234567890,"message_id":9,"text":"a","parse_mode":"HTML","link_preview_options":{"is_disabled":true},
             "reply_markup":{"inline_keyboard":[[{"text":"U","callback_data":"d"}]]}}
            """, call);
    }

    [Fact]
    public async Task EditEphemeral_NamesTheReceiver()
    {
        var (outcome, call) = await DeliverAsync(new EditEphemeralParcel(_chat, new(11), 5, new("a", [])), "true");
        Assert.Equal(new Outcome.Done(), outcome);
        Same("editEphemeralMessageText", """
            {"chat_id":-1001234567890,"receiver_user_id":11,"ephemeral_message_id":5,"text":"a","parse_mode":"HTML","link_preview_options":{"is_disabled":true}}
            """, call);
    }

    [Fact]
    public async Task File_IsUploaded()
    {
        var (outcome, call) = await DeliverAsync(new FileParcel(_chat, _topic, "übung.csv", "a,b\n"u8.ToArray(), "<b>c</b>") { ReplyTo = new(3) });
        Assert.Equal(new Outcome.Done(new MessageId(77)), outcome);
        Assert.Equal("sendDocument", call.Method);
        Assert.StartsWith("multipart/form-data", call.ContentType, StringComparison.Ordinal);
        Assert.Contains("a,b\n", call.Body, StringComparison.Ordinal);
        Assert.Contains("übung.csv", call.Body, StringComparison.Ordinal);
        Assert.Contains("<b>c</b>", call.Body, StringComparison.Ordinal);
        Assert.Contains("allow_sending_without_reply", call.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picture_IsUploadedAsAPhoto()
    {
        var (outcome, call) = await DeliverAsync(new PictureParcel(_chat, _topic, "poll.png", "PNG"u8.ToArray(), "<b>c</b>") { ReplyTo = new(3), Silently = true });
        Assert.Equal(new Outcome.Done(new MessageId(77)), outcome);
        Assert.Equal("sendPhoto", call.Method);
        Assert.StartsWith("multipart/form-data", call.ContentType, StringComparison.Ordinal);
        Assert.Contains("name=photo", call.Body.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("poll.png", call.Body, StringComparison.Ordinal);
        Assert.Contains("<b>c</b>", call.Body, StringComparison.Ordinal);
        Assert.Contains("disable_notification", call.Body, StringComparison.Ordinal);
        Assert.Contains("allow_sending_without_reply", call.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AttachmentKind.Document, "sendDocument", "document")]
    [InlineData(AttachmentKind.Photo, "sendPhoto", "photo")]
    [InlineData(AttachmentKind.Voice, "sendVoice", "voice")]
    [InlineData(AttachmentKind.Video, "sendVideo", "video")]
    [InlineData(AttachmentKind.Audio, "sendAudio", "audio")]
    public async Task Kept_GoesByItsOwnMethod(object kind, string method, string field)
    {
        var (_, call) = await DeliverAsync(new KeptFileParcel(_chat, _topic, new CardKey("res", "1"), (AttachmentKind)kind, "F1", new("c", [[new("U", "d")]])) { ReplyTo = new(3) });
        Same(method, $$"""
            {"chat_id":-1001234567890,"message_thread_id":7,"{{field}}":"F1","caption":"c","parse_mode":"HTML",
             "reply_parameters":{"message_id":3,"allow_sending_without_reply":true},"reply_markup":{"inline_keyboard":[[{"text":"U","callback_data":"d"}]]} }
            """, call);
    }

    [Fact]
    public async Task PressAnswer_IsCutToTheLimit()
    {
        var (_, call) = await DeliverAsync(new PressAnswerParcel("Q", new string('a', 300), true), "true");
        Same("answerCallbackQuery", $$"""{"callback_query_id":"Q","text":"{{new string('a', 199)}}…","show_alert":true}""", call);
        (_, call) = await DeliverAsync(new PressAnswerParcel("Q", null, false), "true");
        Same("answerCallbackQuery", """{"callback_query_id":"Q"}""", call);
    }

    [Fact]
    public async Task SearchAnswer_IsPersonalAndNotCached()
    {
        var (_, call) = await DeliverAsync(
            new SearchAnswerParcel("S", [new("1", "T", "D", "<b>m</b>", "https://a.example")], "5") { AboveLabel = "Open", AboveStart = "x" }, "true");
        Same("answerInlineQuery", """
            {"inline_query_id":"S","is_personal":true,"cache_time":0,"next_offset":"5","button":{"text":"Open","start_parameter":"x"},
             "results":[{"type":"article","id":"1","title":"T","description":"D","url":"https://a.example",
               "input_message_content":{"message_text":"<b>m</b>","parse_mode":"HTML","link_preview_options":{"is_disabled":true} } }]}
            """, call);
    }

    [Fact]
    public async Task Leave_Leaves()
    {
        var (outcome, call) = await DeliverAsync(new LeaveParcel(_chat), "true");
        Assert.Equal(new Outcome.Done(), outcome);
        Same("leaveChat", """{"chat_id":-1001234567890}""", call);
    }

    // The body of sendMessage is written by hand; Telegram.Bot's own is the measure.
    [Fact]
    public void HandWrittenText_IsWhatTelegramBotWrites()
    {
        var texts = Gen.String.Where(s => s.Length > 0 && !s.Any(char.IsSurrogate));
        Gen.Select(texts, texts, Gen.Int[0, 3], Gen.Bool, Gen.Int[0, 4], Gen.Int[0, 3]).Each((text, label, thread, silent, reply, buttons) =>
        {
            var parcel = new TextParcel(
                new(-5), thread == 0 ? null : new(thread),
                new(text, buttons == 0 ? [] : [[new(label, label), new(label, Query: label)], [new(label, Start: "s")]]))
            {
                Silently = silent,
                ReplyTo = reply == 0 ? null : new(reply),
                AskFor = buttons == 3 ? label : null,
            };
            var theirs = new SendMessageRequest
            {
                ChatId = -5,
                MessageThreadId = parcel.Topic?.Value,
                Text = text,
                ParseMode = ParseMode.Html,
                LinkPreviewOptions = new() { IsDisabled = true },
                DisableNotification = silent,
                ReplyParameters = reply == 0 ? null : new() { MessageId = reply, AllowSendingWithoutReply = true },
                ReplyMarkup = buttons switch
                {
                    0 => null,
                    3 => new ForceReplyMarkup { Selective = true, InputFieldPlaceholder = PlainText.Shorten(label, 64) },
                    _ => new InlineKeyboardMarkup(
                        [
                            [InlineKeyboardButton.WithCallbackData(label, label), InlineKeyboardButton.WithSwitchInlineQueryCurrentChat(label, label)],
                            [InlineKeyboardButton.WithUrl(label, "https://t.me/cop_bot?start=s")],
                        ]),
                },
            };
            using var content = ParcelRequests.Of(parcel, Known.Bot()).ToHttpContent();
            using var stream = content.ReadAsStream();
            return JsonNode.DeepEquals(JsonNode.Parse(stream), Plain(JsonSerializer.Serialize(theirs, JsonBotAPI.Options)));
        });
    }

    private static async Task<(Outcome Outcome, ApiCall Call)> DeliverAsync(Parcel parcel, string result = Sent)
    {
        await using var api = await FakeBotApi.StartAsync(_ => ApiAnswer.Ok(result));
        using var lines = new TelegramLines(Options.Create(Known.Options(api)));
        var office = new TelegramPostOffice(lines, Known.Bot(), new(TimeProvider.System), NullLogger<TelegramPostOffice>.Instance);
        var outcome = await office.DeliverAsync(parcel, TestContext.Current.CancellationToken);
        return (outcome, Assert.Single(api.Calls));
    }

    private static void Same(string method, string json, ApiCall call)
    {
        Assert.Equal(method, call.Method);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), Plain(call.Body)), call.Body);
    }

    // Telegram.Bot writes "Html", the documentation "HTML"; Telegram takes both.
    private static JsonNode Plain(string json) =>
        JsonNode.Parse(json.Replace("\"parse_mode\":\"Html\"", "\"parse_mode\":\"HTML\"", StringComparison.Ordinal))!;
}
