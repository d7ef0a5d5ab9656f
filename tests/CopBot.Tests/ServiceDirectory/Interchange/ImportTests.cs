using System.Globalization;
using System.Text;
using CopBot.Conversation;
using CopBot.Playground.Worlds;
using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Interchange;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Chat = CopBot.Playground.Worlds.Chat;
using Person = CopBot.Playground.Worlds.Person;

namespace CopBot.Tests.ServiceDirectory.Interchange;

public sealed class ImportTests
{
    private const string TwoServices = """
        name,organisation,address,postcode,telephone,opening times,colour
        Debt advice,Money Help,1 High Street,ST1 3EJ,01632 960001,Tue & Thu 10-2,red
        Baby bank,Little Ones,2 High Street,ST1 4AA,01632 960002,whenever we can,blue
        ,Nameless,,,,,
        """;

    [Fact]
    public async Task Import_AsCaptionOfAFile_ShowsFirstAndChangesNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await SendAsync(house, house.Amara, TwoServices);
        Assert.Contains("services.csv: 2 services. Nothing has changed yet.", card.Text, StringComparison.Ordinal);
        Assert.Contains("• 2 new", card.Text, StringComparison.Ordinal);
        Assert.Contains("• 1 that I can’t take:\n   row 4: it has no name", card.Text, StringComparison.Ordinal);
        Assert.Contains("Columns that I don’t know and leave out: colour.", card.Text, StringComparison.Ordinal);
        Assert.Contains("The core group will answer for what is new.", card.Text, StringComparison.Ordinal);
        Assert.Equal(["Import", "Cancel"], card.Labels);
        Assert.Empty(await AllAsync(house));
    }

    [Fact]
    public async Task Import_Pressed_TakesThemIn_AndCanBeUndoneForADay()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await SendAsync(house, house.Amara, TwoServices);
        await house.PressAsync(house.Amara, card, "Import");
        Assert.Contains("• 2 added", card.Text, StringComparison.Ordinal);
        var services = await AllAsync(house);
        Assert.Equal(["Baby bank", "Debt advice"], services.Select(s => s.Name).Order());
        Assert.All(services, s => Assert.Null(s.VouchedBy));
        Assert.Equal("0" + "1632 960001", services.Single(s => s.Name == "Debt advice").Phones[0].Number);

        await house.PressAsync(house.Amara, card, "Undo");
        Assert.Contains("the import is undone", card.Text, StringComparison.Ordinal);
        Assert.Empty(card.Labels);
        Assert.Empty(await AllAsync(house));
    }

    [Fact]
    public async Task Import_ADayLater_CanNoLongerBeUndone()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await SendAsync(house, house.Amara, TwoServices);
        await house.PressAsync(house.Amara, card, "Import");
        var undo = card.Buttons[0][0].Data!;
        await house.MoveClockAsync(TimeSpan.FromHours(25));
        Assert.Empty(card.Labels);
        Assert.Contains("This import is over", await RawAsync(house, house.Amara, card, undo), StringComparison.Ordinal);
        Assert.Equal(2, (await AllAsync(house)).Count);
        Assert.Equal((0, 0), await house.ReadAsync(d => (d.Count(InterchangeKinds.Jobs), d.Count(InterchangeKinds.Steps))));
    }

    [Fact]
    public async Task Import_NobodyDecides_IsOverAfterADay()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await SendAsync(house, house.Amara, TwoServices);
        await house.MoveClockAsync(TimeSpan.FromHours(25));
        Assert.Contains("Nobody decided within a day, so nothing was imported.", card.Text, StringComparison.Ordinal);
        Assert.Empty(await AllAsync(house));
    }

    [Fact]
    public async Task Import_Cancelled_ChangesNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await SendAsync(house, house.Amara, TwoServices);
        var go = card.Buttons[0][0].Data!;
        await house.PressAsync(house.Amara, card, "Cancel");
        Assert.Contains("Cancelled. Nothing has changed.", card.Text, StringComparison.Ordinal);
        Assert.Equal("That is no longer possible here.", await RawAsync(house, house.Amara, card, go));
        Assert.Empty(await AllAsync(house));
    }

    [Fact]
    public async Task Import_TheSameFileAgain_HasNothingToDo()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PressAsync(house.Amara, await SendAsync(house, house.Amara, TwoServices), "Import");
        var again = await SendAsync(house, house.Amara, TwoServices);
        Assert.Contains("• 2 already here, with nothing new", again.Text, StringComparison.Ordinal);
        Assert.Contains("There is nothing to import", again.Text, StringComparison.Ordinal);
        Assert.Empty(again.Labels);
    }

    [Fact]
    public async Task Import_OfAChangedFile_ChangesAndKeepsTheHistory_AndUndoBringsBackWhatWas()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PressAsync(house.Amara, await SendAsync(house, house.Amara, TwoServices), "Import");
        var card = await SendAsync(house, house.Amara, TwoServices.Replace("01632 960001", "01632 960009", StringComparison.Ordinal));
        Assert.Contains("• 1 already here, with something new in the file", card.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, card, "Import");
        var debt = (await AllAsync(house)).Single(s => s.Name == "Debt advice");
        Assert.Equal("01632 960009", debt.Phones[0].Number);
        var history = await house.ReadAsync(_ => house.Services.GetRequiredService<ServiceStore>().History(debt.Id));
        Assert.Equal(("imported", "01632 960001"), (history[^1].What, history[^1].Before!.Phones[0].Number));

        await house.PressAsync(house.Amara, card, "Undo");
        Assert.Equal("01632 960001", (await AllAsync(house)).Single(s => s.Name == "Debt advice").Phones[0].Number);
    }

    [Fact]
    public async Task Undo_WhatSomebodyHasChangedSince_StaysAndIsSaid()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await SendAsync(house, house.Amara, TwoServices);
        await house.PressAsync(house.Amara, card, "Import");
        var debt = (await AllAsync(house)).Single(s => s.Name == "Debt advice");
        await house.Services.GetRequiredService<CopBot.Storage.IStore>().TransactAsync(() =>
            house.Services.GetRequiredService<ServiceStore>().Save(debt with { Alert = "Moved" }, null, "alert", TestHouse.Start));
        await house.PressAsync(house.Amara, card, "Undo");
        Assert.Contains("One record stays as it is, because somebody has changed or checked it since.", card.Text, StringComparison.Ordinal);
        Assert.Equal(["Debt advice"], (await AllAsync(house)).Select(s => s.Name));
    }

    [Fact]
    public async Task Import_Twins_AreShownSideBySide_AndDecidedOneByOne()
    {
        await using var house = await TestHouse.OpenAsync();
        var here = await house.AddAsync("Citizens Advice Hanley", "Advice", s => s with { Phones = [new Phone("01632 960001")] });
        await house.AddAsync("Potteries Baby Bank", "Nappies", s => s with { Phones = [new Phone("01632 960002")] });
        var card = await SendAsync(house, house.Amara, "name,telephone,website\nCAB Hanley,01632 960001,example.org/cab\nPotteries babybank,01632 960002,example.org/baby\n");
        Assert.Contains("• 2 look like a service that is already here. Are they the same?", card.Text, StringComparison.Ordinal);
        Assert.Equal(["Look at them one by one", "All the same", "All different", "Cancel"], card.Labels);

        await house.PressAsync(house.Amara, card, "one by one");
        Assert.Contains("Are these the same service? (1 of 2)\n\nIn the file, row 2\nCAB Hanley\n01632 960001\n\nIn the directory\nCitizens Advice Hanley", card.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, card, "Same");
        Assert.Contains("(2 of 2)", card.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, card, "Different");
        Assert.Contains("• 1 new\n• 1 already here, with something new in the file", card.Text, StringComparison.Ordinal);

        await house.PressAsync(house.Amara, card, "Import");
        var all = await AllAsync(house);
        Assert.Equal(3, all.Count);
        Assert.Equal("example.org/cab", all.Single(s => s.Id == here.Id).Url);
    }

    [Theory]
    [InlineData("All the same", 1)]
    [InlineData("All different", 2)]
    public async Task Import_Twins_AreDecidedAllAtOnce(string press, int services)
    {
        await using var house = await TestHouse.OpenAsync();
        await house.AddAsync("Citizens Advice Hanley", "Advice", s => s with { Phones = [new Phone("01632 960001")] });
        var card = await SendAsync(house, house.Amara, "name,telephone\nCAB Hanley,01632 960001\n");
        await house.PressAsync(house.Amara, card, press);
        await house.PressAsync(house.Amara, card, "Import");
        Assert.Equal(services, (await AllAsync(house)).Count);
    }

    [Fact]
    public async Task Import_InTheMeantimeATwinWasAdded_AsksAgain()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await SendAsync(house, house.Amara, "name,telephone\nCAB Hanley,01632 960001\n");
        await house.AddAsync("Citizens Advice Hanley", "Advice", s => s with { Phones = [new Phone("01632 960001")] });
        await house.PressAsync(house.Amara, card, "Import");
        Assert.Contains("• 1 looks like a service that is already here. Is it the same?", card.Text, StringComparison.Ordinal);
        Assert.Single(await AllAsync(house));
    }

    [Fact]
    public async Task Import_AsReplyToAFile_AndBare_AsksForIt()
    {
        await using var house = await TestHouse.OpenAsync();
        var file = house.World.SendFile(house.Amara, house.Group, FileKind.Document, "list.csv", Encoding.UTF8.GetBytes(TwoServices));
        await house.SettleAsync();
        var asReply = (await house.SayAsync(house.Amara, house.Group, "/import", file)).Single();
        Assert.Contains("2 services", asReply.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, asReply, "Cancel");

        var question = (await house.SayPrivatelyAsync(house.Amara, "/import")).Single();
        Assert.Contains("Please send me the file", question.Text, StringComparison.Ordinal);
        Assert.Contains("There is no file in that message.", (await house.SayPrivatelyAsync(house.Amara, "here it comes")).Single().Text, StringComparison.Ordinal);
        var card = (await house.SendFileAsync(house.Amara, house.World.PrivateChat(house.Amara), FileKind.Document, "list.csv", bytes: Encoding.UTF8.GetBytes(TwoServices))).Single();
        Assert.Contains("2 services", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ByAMember_IsRefused()
    {
        await using var house = await TestHouse.OpenAsync();
        var answer = (await house.SendFileAsync(house.Bryn, house.Group, FileKind.Document, "services.csv", "/import", Encoding.UTF8.GetBytes(TwoServices))).Single();
        Assert.Contains("Only facilitators and the core group can use /import.", answer.Text, StringComparison.Ordinal);
        var card = await SendAsync(house, house.Amara, TwoServices, house.Group);
        Assert.Contains("Only facilitators and the core group", (await house.PressAsync(house.Bryn, card, "Import")).Answer!.Text, StringComparison.Ordinal);
        Assert.Empty(await AllAsync(house));
    }

    [Fact]
    public async Task Import_PressOfAnotherCommunity_OrForged_IsRefused()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await SendAsync(house, house.Amara, TwoServices, house.Group);
        var go = card.Buttons[0][0].Data!;
        var stranger = house.World.AddPerson("Zed");
        var other = house.World.AddSupergroup("Other CoP", [stranger]);
        house.World.AddBotTo(other, stranger);
        await house.SettleAsync();
        await house.SayAsync(stranger, other, "/help");
        Assert.Contains("This import is over", await RawAsync(house, stranger, other.Messages[^1], go), StringComparison.Ordinal);
        Assert.Contains("This import is over", await RawAsync(house, house.Amara, card, "dir.imp:999:0:0"), StringComparison.Ordinal);
        await RawAsync(house, house.Amara, card, go[..^3] + "6:77");
        Assert.Contains("Nothing has changed yet.", card.Text, StringComparison.Ordinal);
        Assert.Empty(await AllAsync(house));
    }

    [Theory]
    [InlineData("{\"contents\": [", "This JSON file is broken")]
    [InlineData("%PDF-1.4", "That is a PDF.")]
    [InlineData("a,b\n1,2", "I can’t find the column")]
    public async Task Import_OfABrokenFile_ChangesNothingAndSaysWhy(string text, string says)
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await SendAsync(house, house.Amara, text);
        Assert.Contains(says, card.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing has changed.", card.Text, StringComparison.Ordinal);
        Assert.Empty(card.Labels);
    }

    [Fact]
    public async Task Import_OfAPicture_AsksForTheFile()
    {
        await using var house = await TestHouse.OpenAsync();
        var answer = (await house.SendFileAsync(house.Amara, house.World.PrivateChat(house.Amara), FileKind.Photo, null, "/import")).Single();
        Assert.Contains("as a file", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ManyRefusedRows_ComeAsATextFile()
    {
        await using var house = await TestHouse.OpenAsync();
        var rows = string.Concat(Enumerable.Range(0, 9).Select(i => $",Nameless {i}\n"));
        var said = await house.SendFileAsync(house.Amara, house.World.PrivateChat(house.Amara), FileKind.Document, "services.csv", "/import", Encoding.UTF8.GetBytes("name,organisation\nA,B\n" + rows));
        Assert.Contains("… and 4 more", said[0].Text, StringComparison.Ordinal);
        var file = Assert.Single(said, m => m.File is not null).File!;
        Assert.Contains("row 11: it has no name", Encoding.UTF8.GetString(file.Stored.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfAFileThatTelegramLost_SaysSo()
    {
        await using var house = await TestHouse.OpenAsync(replace: services => services.AddSingleton<IReadFiles>(new NoFiles(new FileBrought.Gone())));
        Assert.Contains("Telegram does not have that file any more.", (await SendAsync(house, house.Amara, TwoServices)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AfterARestart_ReadsTheFileAgain()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await SendAsync(house, house.Amara, TwoServices);
        await house.RestartAsync();
        await house.PressAsync(house.Amara, card, "Import");
        Assert.Contains("• 2 added", card.Text, StringComparison.Ordinal);
        await house.RestartAsync();
        await house.PressAsync(house.Amara, card, "Undo");
        Assert.Empty(await AllAsync(house));
    }

    // Wherever the stop falls, the rest follows after the start, and no row twice.
    [Fact]
    public async Task Import_StoppedInTheMiddle_GoesOn()
    {
        await using var house = await TestHouse.OpenAsync();

        // An edit that was under way is sent again, and Telegram says that it changes nothing.
        house.AllowsTrouble = true;
        var card = await SendAsync(house, house.Amara, Many(1500));
        house.World.Press(house.Amara, card, "Import");
        await house.World.ConfirmedAsync(TestContext.Current.CancellationToken);
        await house.StopBotAsync();
        await house.StartBotAsync();
        await house.SettleAsync();
        Assert.Contains("• 1,500 added", card.Text, StringComparison.Ordinal);
        Assert.Equal(1500, (await AllAsync(house)).Select(s => s.Name).Distinct().Count());
        Assert.Equal(1500, (await AllAsync(house)).Count);
        house.World.Press(house.Amara, card, "Undo");
        await house.World.ConfirmedAsync(TestContext.Current.CancellationToken);
        await house.RestartAsync();
        Assert.Contains("the import is undone", card.Text, StringComparison.Ordinal);
        Assert.Empty(await AllAsync(house));
    }

    [Fact]
    public async Task Import_AnEchoOfAnEarlierTurn_DoesNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await SendAsync(house, house.Amara, TwoServices);
        await house.PressAsync(house.Amara, card, "Import");
        var job = await house.ReadAsync(d => d.All(InterchangeKinds.Jobs).Single());
        var inbox = house.Services.GetRequiredService<Inbox>();
        await inbox.TakeAsync(new ErrandDone(default, "dir.rows", new NextRows(job.Id, 0), new RowsTurn()), TestContext.Current.CancellationToken);
        await inbox.TakeAsync(new ErrandDone(default, "dir.compare", new CompareImport(job.Id, job.File, ""), new Compared.Lost()), TestContext.Current.CancellationToken);
        await house.SettleAsync();
        Assert.Equal(2, (await AllAsync(house)).Count);
        Assert.Contains("• 2 added", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OntoAWithheldRecord_BringsNoPlace()
    {
        await using var house = await TestHouse.OpenAsync();
        var refuge = await house.AddAsync("Safe house", "Refuge", s => s with { SourceId = "r1", AddressWithheld = true });
        var card = await SendAsync(house, house.Amara, "id,name,address,postcode,website\nr1,Safe house,7 Hidden Lane,ST6 9ZZ,example.org\n");
        await house.PressAsync(house.Amara, card, "Import");
        var after = (await AllAsync(house)).Single(s => s.Id == refuge.Id);
        Assert.True(after.AddressWithheld);
        Assert.Empty(after.Locations);
        Assert.Equal("example.org", after.Url);
    }

    [Fact]
    public async Task Import_WhoImportedIsForgotten_LeavesNoName()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PressAsync(house.Amara, await SendAsync(house, house.Amara, TwoServices), "Import");
        await house.ReadAsync(_ =>
        {
            house.Services.GetRequiredService<ImportStore>().Forget(new PersonId(house.Amara.Id));
            return 0;
        });
        var job = await house.ReadAsync(d => d.All(InterchangeKinds.Jobs).Single());
        Assert.Null(job.By);
        Assert.Equal("a former member", job.ByName);
    }

    [Fact]
    public async Task Export_ByTheCommand_GivesBothFiles_ThatImportAgainWithNothingToDo()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PressAsync(house.Amara, await SendAsync(house, house.Amara, TwoServices), "Import");
        var files = await house.SayPrivatelyAsync(house.Amara, "/export services");
        Assert.Equal(["services.json", "services.csv"], files.Select(f => f.File!.Stored.Name));
        foreach (var file in files)
        {
            var card = (await house.SendFileAsync(house.Amara, house.World.PrivateChat(house.Amara), FileKind.Document, file.File!.Stored.Name, "/import", file.File.Stored.Bytes)).Single();
            Assert.Contains("• 2 already here, with nothing new", card.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Presses_DuringAnImport_AreAnsweredMeanwhile_AndDoNotHarmIt()
    {
        var turns = new HeldTurns();
        await using var house = await TestHouse.OpenAsync(replace: services => services.AddSingleton<IRun<NextRows, RowsTurn>>(turns));
        var old = await house.AddAsync("Debt advice", "Help with debts");
        const int rows = 5000;
        var card = await SendAsync(house, house.Amara, Many(rows));
        var go = card.Buttons[0][0].Data!;
        house.World.Press(house.Amara, card, "Import");
        await turns.Held.WaitAsync(TestContext.Current.CancellationToken);

        // The import's own buttons, pressed again; and somebody else who looks, asks, and changes a record.
        var again = house.World.PressRaw(house.Amara, card.Chat, card.Id, go);
        var undo = house.World.PressRaw(house.Amara, card.Chat, card.Id, go[..^3] + "1:0");
        house.World.Say(house.Bryn, house.Group, "/who debt advice");
        while (house.Group.Messages[^1] is not { From.IsBot: true })
            await Task.Yield();
        var flag = house.World.Press(house.Bryn, house.Group.Messages[^1], "Still right");
        while (flag.Answer is null)
            await Task.Yield();
        var then = await JobAsync(house);
        Assert.True(then is { State: ImportState.Applying, Applied: < rows }, $"{then.State}, {then.Applied}");
        Assert.Contains("Debt advice", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Equal("That is no longer possible here.", again.Answer?.Text);
        Assert.Equal("That is no longer possible here.", undo.Answer?.Text);

        turns.GoOn();
        await house.SettleAsync();
        Assert.Contains("• 5,000 added", card.Text, StringComparison.Ordinal);
        var all = await AllAsync(house);
        Assert.Equal((rows + 1, rows + 1), (all.Count, all.Select(s => s.Name).Distinct().Count()));
        Assert.Equal(house.Bryn.Id, all.Single(s => s.Id == old.Id).Checked?.By?.Value);
    }

    /// <summary>Lets the first rows in, and holds the others back.</summary>
    private sealed class HeldTurns : IRun<NextRows, RowsTurn>
    {
        private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Completes when the first rows are in.</summary>
        public Task Held => _held.Task;

        public void GoOn() => _goOn.SetResult();

        public async Task<RowsTurn> RunAsync(NextRows errand, CancellationToken cancellationToken)
        {
            if (errand.From > 0)
            {
                _held.TrySetResult();
                await _goOn.Task.WaitAsync(cancellationToken);
            }

            return new RowsTurn();
        }
    }

    private static string Many(int rows)
    {
        var text = new StringBuilder("name,organisation,telephone,postcode\n");
        for (var i = 0; i < rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"Service {i:x4} of {i * 7919 % 9973},Org {i % 50},01632 {960000 + (i % 1000):000000},ST{1 + (i % 20)} {i % 10}AA\n");
        return text.ToString();
    }

    private static async Task<Message> SendAsync(TestHouse house, Person by, string text, Chat? chat = null) =>
        (await house.SendFileAsync(by, chat ?? house.World.PrivateChat(by), FileKind.Document, "services.csv", "/import", Encoding.UTF8.GetBytes(text))).First(m => m.File is null);

    private static async Task<string> RawAsync(TestHouse house, Person by, Message on, string data)
    {
        Press? press = null;
        await house.AfterAsync(on.Chat, by, () => press = house.World.PressRaw(by, on.Chat, on.Id, data));
        return press!.Answer?.Text ?? "";
    }

    private static Task<IReadOnlyList<Service>> AllAsync(TestHouse house) => house.ReadAsync(d => d.All(ServiceKinds.Services));
    private static Task<ImportJob> JobAsync(TestHouse house) => house.ReadAsync(d => d.All(InterchangeKinds.Jobs).Single());


    private sealed class NoFiles(FileBrought answer) : IReadFiles
    {
        public Task<FileBrought> ReadAsync(TelegramFile file, int atMost, CancellationToken cancellationToken) => Task.FromResult(answer);
    }
}
