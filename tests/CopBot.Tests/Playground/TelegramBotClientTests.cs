using CopBot.Playground.Worlds;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace CopBot.Tests.Playground;

/// <summary>The unchanged client library that the bot uses gets on with the playground.</summary>
public sealed class TelegramBotClientTests : PlaygroundTest
{
    private TelegramBotClient Client => new(new TelegramBotClientOptions(Server.Token, Server.Url) { RetryThreshold = 0 }, Http);

    [Fact]
    public async Task GetMe_SaysWhoTheBotIs()
    {
        var me = await Client.GetMe(Stop);
        Assert.Equal(("CopBot", true, false, true), (me.Username, me.IsBot, me.CanReadAllGroupMessages, me.SupportsInlineQueries));
    }

    [Fact]
    public async Task ACommand_IsReadAnsweredPressedAndEdited()
    {
        World.Say(Amara, Group, "/share https://example.org/housing Housing #housing");
        var updates = await Client.GetUpdates(cancellationToken: Stop);
        var said = updates.Select(u => u.Message).Single(m => m?.Text is not null)!;
        Assert.Equal([MessageEntityType.BotCommand, MessageEntityType.Url, MessageEntityType.Hashtag], said.Entities!.Select(e => e.Type));

        var card = await Client.SendMessage(
            said.Chat,
            "<b>Housing</b>",
            ParseMode.Html,
            said,
            new InlineKeyboardMarkup(InlineKeyboardButton.WithCallbackData("Useful", "r:1")),
            cancellationToken: Stop);
        var seen = Group.Messages[^1];
        Assert.Equal("CopBot: Housing  [Useful]", seen.ToString());

        var press = World.Press(Bryn, seen, "Useful");
        var query = (await Client.GetUpdates(updates[^1].Id + 1, cancellationToken: Stop)).Single().CallbackQuery!;
        Assert.Equal(("r:1", card.Id), (query.Data, query.Message!.Id));
        await Client.AnswerCallbackQuery(query.Id, "Thanks", showAlert: true, cancellationToken: Stop);
        Assert.Equal(new PressAnswer("Thanks", Alert: true, Url: null), press.Answer);

        await Client.EditMessageText(card.Chat, card.Id, "<b>Housing</b> 1", ParseMode.Html, cancellationToken: Stop);
        Assert.Equal("CopBot: Housing 1", seen.ToString());
        Assert.Empty(Server.Calls.Refused);
    }

    [Fact]
    public async Task AFile_GoesUpAndComesDownUnchanged()
    {
        World.Start(Amara);
        var bytes = "title;link\n"u8.ToArray();
        using var content = new MemoryStream(bytes);
        var sent = await Client.SendDocument(Amara.Id, InputFile.FromStream(content, "resources.csv"), "Yours", cancellationToken: Stop);
        Assert.Equal(("resources.csv", "text/csv", "Yours"), (sent.Document!.FileName, sent.Document.MimeType, sent.Caption));

        using var back = new MemoryStream();
        await Client.GetInfoAndDownloadFile(sent.Document.FileId, back, Stop);
        Assert.Equal(bytes, back.ToArray());

        var again = await Client.SendDocument(Amara.Id, InputFile.FromFileId(sent.Document.FileId), cancellationToken: Stop);
        Assert.Equal(sent.Document.FileUniqueId, again.Document!.FileUniqueId);
    }

    [Fact]
    public async Task ARefusal_ArrivesAsTheLibrarysException()
    {
        var error = await Assert.ThrowsAsync<ApiRequestException>(() => Client.SendMessage(Amara.Id, "Hello", cancellationToken: Stop));
        Assert.Equal((403, "Forbidden: bot can't initiate conversation with a user"), (error.ErrorCode, error.Message));
    }

    [Fact]
    public async Task Menus_AreSetForAScope()
    {
        await Client.SetMyCommands([new BotCommand("help", "What I can do")], BotCommandScope.AllGroupChats(), cancellationToken: Stop);
        Assert.Equal("help", (await Client.GetMyCommands(BotCommandScope.AllGroupChats(), cancellationToken: Stop)).Single().Command);
        Assert.Empty(await Client.GetMyCommands(cancellationToken: Stop));
    }
}
