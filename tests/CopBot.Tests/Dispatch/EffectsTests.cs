using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Outbox;
using static CopBot.Tests.Dispatch.EffectsDesk;

namespace CopBot.Tests.Dispatch;

/// <summary>What each effect leaves to be done, and what it keeps.</summary>
public sealed class EffectsTests : IAsyncDisposable
{
    private static readonly CardKey Card = new("desk", "1");
    private static readonly ChatId Elsewhere = new(-1009876543210);

    private readonly EffectsDesk _desk = new();

    [Fact]
    public async Task Nothing_IsLeftToBeDone_ByAnEmptyReply() =>
        Assert.Empty(await _desk.ApplyAsync(InGroup, Talk, [.. Reply.None.Effects, .. Reply.Taken.Effects, new ResumeHeldCommand()]));

    [Fact]
    public async Task Effects_AreWrittenInTheirOrder()
    {
        var written = await _desk.ApplyAsync(InGroup, Talk, Words("one"), new PostCard(Card, $"two", Keyboard.None), Words("three"));
        Assert.Equal(["one", "two", "three"], written.Select(w => w.Parcel switch
        {
            TextParcel text => text.Content.Markup,
            CardParcel card => card.Content.Markup,
            _ => "",
        }));
    }

    [Fact]
    public async Task Say_InAGroup_IsAReply()
    {
        var text = await _desk.OneAsync<TextParcel>(InGroup, Talk, Words("Hello"));
        Assert.Equal((Group.Id, null, "Hello"), (text.Chat, text.Topic, text.Content.Markup));
        Assert.Equal((new MessageId(40), false, null), (text.ReplyTo!.Value, text.Silently, text.AskFor));
    }

    [Fact]
    public async Task Say_InATopic_StaysThere()
    {
        var text = await _desk.OneAsync<TextParcel>(InGroup with { Topic = new TopicId(5) }, Talk, Words("Hello"));
        Assert.Equal((new TopicId(5), new MessageId(40)), (text.Topic!.Value, text.ReplyTo!.Value));
    }

    [Fact]
    public async Task Say_InPrivate_IsNoReply()
    {
        var text = await _desk.OneAsync<TextParcel>(InPrivate, Talk, Words("Hello"));
        Assert.Equal(Private.Id, text.Chat);
        Assert.Null(text.ReplyTo);
    }

    [Fact]
    public async Task Say_Elsewhere_IsNoReply_AndStandsInNoTopicOfHere()
    {
        var text = await _desk.OneAsync<TextParcel>(
            Quiet(InGroup) with { Topic = new TopicId(5) }, Talk, Words("Hello") with { Where = new Place(Elsewhere) });
        Assert.Equal((Elsewhere, null, null, false), (text.Chat, text.Topic, text.ReplyTo, text.Silently));
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    public async Task Say_IsSilent_WhereTheCommunityWantsIt_OrTheHandler(bool community, bool handler, bool silent)
    {
        var scene = community ? Quiet(InGroup) : InGroup;
        Assert.Equal(silent, (await _desk.OneAsync<TextParcel>(scene, Talk, Words("Hello") with { Silently = handler })).Silently);
    }

    [Fact]
    public async Task Say_InPrivate_HasASound_WhateverTheCommunityWants() =>
        Assert.False((await _desk.OneAsync<TextParcel>(Quiet(InPrivate), Talk, Words("Hello"))).Silently);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task APromise_IsKeptWithTheEntry(bool atMostOnce)
    {
        var promise = atMostOnce ? Promise.AtMostOnce : Promise.AtLeastOnce;
        var written = await _desk.ApplyAsync(
            InGroup, Talk, Words("Hello") with { Promise = promise }, new PostCard(Card, $"Card", Keyboard.None) { Promise = promise });
        Assert.All(written, entry => Assert.Equal(promise, entry.Promise));
    }

    [Fact]
    public async Task Say_TooLongForOneMessage_RepliesWithTheFirst_AndHasItsButtonsUnderTheLast()
    {
        var written = await _desk.ApplyAsync(
            InGroup, Talk, new Say(Html.Of($"{new string('a', 3000)}\n\n{new string('b', 3000)}"), Keyboard.Row(new PressButton("Go", new DeskPress(1)))));
        Assert.Equal(2, written.Count);
        var (first, last) = ((TextParcel)written[0].Parcel, (TextParcel)written[1].Parcel);
        Assert.Equal((new MessageId(40), true), (first.ReplyTo!.Value, first.Content.Buttons.IsEmpty));
        Assert.Null(last.ReplyTo);
        Assert.Equal("desk.p:1", Assert.Single(Assert.Single(last.Content.Buttons)).Data);
    }

    [Fact]
    public async Task Say_ThatAsks_OpensTheMessageBox_UnlessThereAreButtons()
    {
        Assert.Equal("Your town", (await _desk.OneAsync<TextParcel>(InGroup, Talk, Words("Where?") with { AskFor = "Your town" })).AskFor);
        var button = Keyboard.Row(new PressButton("Skip", new DeskPress(1)));
        Assert.Null((await _desk.OneAsync<TextParcel>(InGroup, Talk, Words("Where?") with { AskFor = "Your town", Buttons = button })).AskFor);
    }

    [Fact]
    public async Task Buttons_ArePacked_EachInItsOwnWay()
    {
        Button[] row = [new PressButton("Press", new DeskPress(3)), new LinkButton("Page", "https://a.example"), new SearchButton("Look", "debt")];
        var keyboard = Keyboard.Row(row).And(new PrivateButton(new string('x', 80), new DeskLink(4)));
        var rows = (await _desk.OneAsync<TextParcel>(InGroup, Talk, new Say($"Choose", keyboard))).Content.Buttons;
        Assert.Equal(
            [new PackedButton("Press", Data: "desk.p:3"), new PackedButton("Page", Url: "https://a.example"), new PackedButton("Look", Query: "debt")],
            rows[0]);
        var start = Assert.Single(rows[1]);
        Assert.Equal(60, start.Label.Length);
        Assert.Equal("ZGVzay5sOjQ", start.Start);
    }

    [Fact]
    public async Task Buttons_InNoRow_MakeNoRow() =>
        Assert.Empty((await _desk.OneAsync<TextParcel>(InGroup, Talk, new Say($"Choose", new Keyboard([[]])))).Content.Buttons);

    [Fact]
    public async Task AButton_ThatNoRouteTakes_IsABug() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _desk.ApplyAsync(InGroup, Talk, new Say($"Go", Keyboard.Row(new PressButton("Go", "text")))));

    [Fact]
    public async Task Whisper_InPrivate_IsAnOrdinaryMessage()
    {
        var text = await _desk.OneAsync<TextParcel>(InPrivate with { MayWhisper = true }, Talk, Whispered());
        Assert.Equal((Private.Id, null), (text.Chat, text.ReplyTo));
    }

    [Fact]
    public async Task Whisper_WhereTheBotMayNot_IsAReply()
    {
        var text = await _desk.OneAsync<TextParcel>(InGroup, Talk, Whispered());
        Assert.Equal((Group.Id, new MessageId(40)), (text.Chat, text.ReplyTo!.Value));
    }

    [Fact]
    public async Task Whisper_WhereTheBotMay_IsSeenByOne_ElseSaidSilently()
    {
        var whisper = await _desk.OneAsync<EphemeralParcel>(InGroup with { MayWhisper = true, Topic = new TopicId(5) }, Talk, Whispered());
        Assert.Equal((Group.Id, new TopicId(5), Ann.Id, null), (whisper.Chat, whisper.Topic!.Value, whisper.Receiver, whisper.PressId));
        var openly = Assert.IsType<TextParcel>(whisper.Otherwise);
        Assert.Equal((new TopicId(5), new MessageId(40), true), (openly.Topic!.Value, openly.ReplyTo!.Value, openly.Silently));
        Assert.Equal(whisper.Content.Markup, openly.Content.Markup);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whisper_InAnswerToAPress_IsAlwaysAllowed(bool may)
    {
        var whisper = await _desk.OneAsync<EphemeralParcel>(InGroup with { MayWhisper = may }, Pressing, Whispered());
        Assert.Equal("press1", whisper.PressId);
    }

    [Fact]
    public async Task Whisper_ToAnAdministratorWithoutAName_IsSaidSilently_SinceTheyWouldNotSeeIt()
    {
        var nobody = new Person(PersonId.AnonymousAdministrator, "Group");
        var text = await _desk.OneAsync<TextParcel>(InGroup with { Person = nobody, MayWhisper = true }, Talk with { Person = nobody }, Whispered());
        Assert.True(text.Silently);
    }

    [Fact]
    public async Task Toast_AnswersThePress_InAtMost200Characters()
    {
        var answer = await _desk.OneAsync<PressAnswerParcel>(InGroup, Pressing, new Toast(new string('a', 300), MustBeClosed: true));
        Assert.Equal(("press1", 200, true), (answer.PressId, answer.Text!.Length, answer.MustBeClosed));
    }

    [Fact]
    public async Task Toast_WithoutAPress_IsSaid_AndIsText() =>
        Assert.Equal("a &lt; b", (await _desk.OneAsync<TextParcel>(InGroup, Talk, new Toast("a < b"))).Content.Markup);

    [Fact]
    public async Task PostCard_IsAReply_UnderItsKey()
    {
        var card = await _desk.OneAsync<CardParcel>(Quiet(InGroup) with { Topic = new TopicId(5) }, Talk, new PostCard(Card, $"Card", Keyboard.None));
        Assert.Equal((Group.Id, new TopicId(5), Card, "Card"), (card.Chat, card.Topic!.Value, card.Key, card.Content.Markup));
        Assert.Equal((new MessageId(40), true), (card.ReplyTo!.Value, card.Silently));
    }

    [Fact]
    public async Task PostCard_Elsewhere_IsNoReply()
    {
        var card = await _desk.OneAsync<CardParcel>(InGroup, Talk, new PostCard(Card, $"Card", Keyboard.None) { Where = new Place(Elsewhere, new TopicId(9)) });
        Assert.Equal((Elsewhere, new TopicId(9), null), (card.Chat, card.Topic!.Value, card.ReplyTo));
    }

    [Fact]
    public async Task RefreshCard_ThatStandsNowhere_DoesNothing() => Assert.Empty(await _desk.ApplyAsync(InGroup, Talk, new RefreshCard(Card, $"New", Keyboard.None)));

    [Fact]
    public async Task RefreshCard_IsOneEditForEachChatWhereItStands()
    {
        await _desk.PlaceAsync(Card, Group.Id, new MessageId(10));
        await _desk.PlaceAsync(Card, Group.Id, new MessageId(11));
        await _desk.PlaceAsync(Card, Elsewhere, new MessageId(12));
        await _desk.PlaceAsync(new CardKey("desk", "2"), Private.Id, new MessageId(13));
        var written = await _desk.ApplyAsync(InGroup, Talk, new RefreshCard(Card, $"New", Keyboard.None));
        Assert.Equal([(Group.Id, Card, "New"), (Elsewhere, Card, "New")], written.Select(w => (CardEditParcel)w.Parcel).Select(e => (e.Chat, e.Key, e.Content.Markup)));
    }

    [Fact]
    public async Task RefreshCard_ThatIsStillBeingPosted_IsAnEdit()
    {
        await _desk.ApplyAsync(InGroup, Talk, new PostCard(Card, $"Card", Keyboard.None));
        Assert.Equal(Group.Id, (await _desk.OneAsync<CardEditParcel>(InGroup, Talk, new RefreshCard(Card, $"New", Keyboard.None))).Chat);
    }

    [Fact]
    public async Task RefreshCard_PressedOnAnOldCopy_ChangesThatToo()
    {
        await _desk.PlaceAsync(Card, Group.Id, new MessageId(10));
        var written = await _desk.ApplyAsync(InGroup, Pressing with { IsOnFile = true }, new RefreshCard(Card, $"New", Keyboard.None) { WasPressed = true });
        Assert.IsType<CardEditParcel>(written[0].Parcel);
        var copy = Assert.IsType<EditParcel>(written[1].Parcel);
        Assert.Equal((new MessageId(39), true), (copy.Message, copy.IsCaption));
    }

    [Theory]
    [InlineData(39, true)]
    [InlineData(10, false)]
    public async Task RefreshCard_PressedOnTheCard_OrOnSomethingElse_ChangesTheCardAlone(int standsAt, bool wasPressed)
    {
        await _desk.PlaceAsync(Card, Group.Id, new MessageId(standsAt));
        await _desk.OneAsync<CardEditParcel>(InGroup, Pressing, new RefreshCard(Card, $"New", Keyboard.None) { WasPressed = wasPressed });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rewrite_ChangesTheMessage_OrTheFilesCaption(bool isFile)
    {
        var edit = await _desk.OneAsync<EditParcel>(InGroup, Pressing with { IsOnFile = isFile }, new Rewrite($"New", Keyboard.None));
        Assert.Equal((Group.Id, new MessageId(39), "New", isFile), (edit.Chat, edit.Message, edit.Content.Markup, edit.IsCaption));
    }

    [Fact]
    public async Task Rewrite_OfWhatOneAloneSees_StaysWithThem()
    {
        var edit = await _desk.OneAsync<EditEphemeralParcel>(InGroup, Pressing with { Ephemeral = 6 }, new Rewrite($"New", Keyboard.None));
        Assert.Equal((Group.Id, Ann.Id, 6), (edit.Chat, edit.Receiver, edit.Ephemeral));
    }

    [Fact]
    public async Task Rewrite_OfAMessageThatIsTooOld_DoesNothing() =>
        Assert.Empty(await _desk.ApplyAsync(InGroup, Pressing with { Message = null }, new Rewrite($"New", Keyboard.None)));

    [Fact]
    public async Task WhatAnswersAPressOrASearch_AndNothingElse_IsABugElsewhere()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _desk.ApplyAsync(InGroup, Talk, new Rewrite($"New", Keyboard.None)));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _desk.ApplyAsync(InGroup, Talk, new AnswerSearch([], "")));
    }

    [Fact]
    public async Task SendFile_IsAReply_WithItsCaptionCutToWhatTelegramTakes()
    {
        var file = await _desk.OneAsync<FileParcel>(InGroup, Talk, new SendFile("a.csv", new byte[] { 1, 2 }, Html.Of(new string('a', 2000))));
        Assert.Equal((Group.Id, "a.csv", new MessageId(40)), (file.Chat, file.Name, file.ReplyTo!.Value));
        Assert.Equal([1, 2], file.Bytes);
        Assert.Equal(1024, file.Caption.Length);
    }

    [Fact]
    public async Task SendFile_ForTheLibrary_SaysWhatItIsToBeThere()
    {
        var library = new ForLibrary(Families.Id, "Notes", "", Ann.Id, Ann.Name);
        var written = await _desk.OneAsync<FileParcel>(InGroup, Talk, new SendFile("a.md", new byte[] { 1 }, Html.Empty) { Library = library });
        Assert.Equal((library.Community, "Notes", Ann.Id), (written.Library!.Community, written.Library.Title, written.Library.By));
    }

    [Fact]
    public async Task SendFile_Elsewhere_IsNoReply()
    {
        var file = await _desk.OneAsync<FileParcel>(InGroup, Talk, new SendFile("a.csv", new byte[] { 1 }, Html.Empty) { Where = new Place(Private.Id) });
        Assert.Equal((Private.Id, null), (file.Chat, file.ReplyTo));
    }

    [Fact]
    public async Task SendKept_IsALiveCard()
    {
        var attachment = new Attachment(AttachmentKind.Voice, new TelegramFile("file1", "unique1"));
        var kept = await _desk.OneAsync<KeptFileParcel>(Quiet(InGroup), Talk, new SendKept(Card, attachment, $"Voice", Keyboard.None));
        Assert.Equal((Card, AttachmentKind.Voice, "file1", "Voice"), (kept.Key, kept.Kind, kept.FileId, kept.Content.Markup));
        Assert.Equal((new MessageId(40), true), (kept.ReplyTo!.Value, kept.Silently));
        await _desk.OneAsync<CardEditParcel>(InGroup, Talk, new RefreshCard(Card, $"New", Keyboard.None));
    }

    [Fact]
    public async Task SendPicture_IsAReply_WithItsCaptionCutToWhatTelegramTakes()
    {
        var picture = await _desk.OneAsync<PictureParcel>(InGroup, Talk, new SendPicture("a.png", new byte[] { 1, 2 }, Html.Of(new string('a', 2000))) { Silently = true });
        Assert.Equal([1, 2], picture.Bytes);
        Assert.InRange(picture.Caption.Length, 900, 1024);
        Assert.NotNull(picture.ReplyTo);
        Assert.True(picture.Silently);
    }

    [Fact]
    public async Task ShowVenue_IsAReply_WithNamesCutToWhatTelegramTakes()
    {
        var venue = await _desk.OneAsync<VenueParcel>(InGroup, Talk, new ShowVenue(51.5, -0.1, new string('t', 150), new string('a', 250)));
        Assert.Equal((51.5, -0.1, 100, 200), (venue.Latitude, venue.Longitude, venue.Title.Length, venue.Address.Length));
        Assert.Equal(new MessageId(40), venue.ReplyTo);
    }

    [Fact]
    public async Task AnswerSearch_HasItsHits_ItsNextPage_AndTheWayToThePrivateChat()
    {
        var hit = new SearchHit("7", new string('t', 150), new string('d', 250), $"<b>Hit</b>", "https://a.example");
        var answer = await _desk.OneAsync<SearchAnswerParcel>(
            InPrivate, new Searched(Ann, "query1", "debt", ""), new AnswerSearch([hit], "5") { Above = new PrivateButton("Open", new DeskLink(4)) });
        Assert.Equal(("query1", "5", "Open", "ZGVzay5sOjQ"), (answer.QueryId, answer.Next, answer.AboveLabel, answer.AboveStart));
        var packed = Assert.Single(answer.Hits);
        Assert.Equal(("7", 100, 200, "<b>Hit</b>", "https://a.example"), (packed.Id, packed.Title.Length, packed.Description.Length, packed.Markup, packed.Url));
    }

    [Fact]
    public async Task OpenDialog_IsKeptForThisPersonInThisChat_ForItsCommunity_UntilItIsOver()
    {
        await _desk.ApplyAsync(InGroup, Talk, new OpenDialog(new DeskQuestion(2), TimeSpan.FromMinutes(10)));
        var dialog = await _desk.DialogAsync(Group);
        Assert.Equal(new OpenedDialog(Group.Id, Ann.Id, "desk.q", """{"Number":2}""", Families.Id, Now.AddMinutes(10)), dialog);
        Assert.Null(await _desk.DialogAsync(Private));
    }

    [Fact]
    public async Task OpenDialog_ReplacesTheOneBefore_AndIsKeptForADayAtMost()
    {
        await _desk.ApplyAsync(InPrivate with { Here = null }, Talk, new OpenDialog(new DeskQuestion(1), TimeSpan.FromMinutes(10)));
        await _desk.ApplyAsync(InPrivate with { Here = null }, Talk, new OpenDialog(new DeskQuestion(2), TimeSpan.FromDays(30)));
        Assert.Equal(new OpenedDialog(Private.Id, Ann.Id, "desk.q", """{"Number":2}""", null, Now + KeptFor.OpenQuestion), await _desk.DialogAsync(Private));
    }

    [Fact]
    public async Task CloseDialog_EndsTheOneInThisChat_AndIsHarmlessWhereThereIsNone()
    {
        foreach (var scene in ImmutableArray.Create(InGroup, InPrivate))
            await _desk.ApplyAsync(scene, Talk, new OpenDialog(new DeskQuestion(1), TimeSpan.FromMinutes(10)));
        await _desk.ApplyAsync(InGroup, Talk, new CloseDialog(), new CloseDialog());
        Assert.Null(await _desk.DialogAsync(Group));
        Assert.NotNull(await _desk.DialogAsync(Private));
    }

    [Fact]
    public async Task SetDue_IsKeptInUtc_AndTheSameKeyMovesIt()
    {
        var inLondonsSummer = new DateTimeOffset(2027, 6, 1, 9, 0, 0, TimeSpan.FromHours(1));
        await _desk.ApplyAsync(InGroup, Talk, new SetDue("desk/1", Now, new DeskDue(1)), new SetDue("desk/2", Now, new DeskDue(2)));
        await _desk.ApplyAsync(InGroup, Talk, new SetDue("desk/1", inLondonsSummer, new DeskDue(3)));
        var agenda = await _desk.AgendaAsync();
        Assert.Equal(["desk/1", "desk/2"], agenda.Select(d => d.Key));
        Assert.Equal(("desk.d", """{"Number":3}""", TimeSpan.Zero), (agenda[0].Name, agenda[0].Payload, agenda[0].At.Offset));
        Assert.Equal(inLondonsSummer, agenda[0].At);
    }

    [Fact]
    public async Task SetDueEach_FallsDueFirst_AtTheRulesNextTime_AndKeepsTheRule()
    {
        await _desk.ApplyAsync(InGroup, Talk, new SetDueEach("desk/1", "DTSTART;TZID=Europe/London:20261102T093000\nRRULE:FREQ=WEEKLY;BYDAY=MO", new DeskDue(1)));
        var due = Assert.Single(await _desk.AgendaAsync());
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 9, 30, 0, TimeSpan.Zero), due.At);
        Assert.NotNull(due.Repeat);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _desk.ApplyAsync(InGroup, Talk, new SetDueEach("desk/2", "no rule", new DeskDue(1))));
    }

    [Fact]
    public async Task CancelDue_TakesThatOneBack_AndIsHarmlessWhereThereIsNone()
    {
        await _desk.ApplyAsync(InGroup, Talk, new SetDue("desk/1", Now, new DeskDue(1)), new SetDue("desk/2", Now, new DeskDue(2)));
        await _desk.ApplyAsync(InGroup, Talk, new CancelDue("desk/1"), new CancelDue("desk/3"));
        Assert.Equal("desk/2", Assert.Single(await _desk.AgendaAsync()).Key);
    }

    [Fact]
    public async Task RunErrand_IsLeftToBeDone()
    {
        var errand = await _desk.OneAsync<ErrandParcel>(InGroup, Talk, new RunErrand(new DeskErrand(8)));
        Assert.Equal(("desk.e", """{"Number":8}"""), (errand.Name, errand.Json));
    }

    [Fact]
    public async Task LeaveChat_LeavesThatChat() => Assert.Equal(Elsewhere, (await _desk.OneAsync<LeaveParcel>(InGroup, Talk, new LeaveChat(Elsewhere))).Chat);

    [Fact]
    public async Task AskWhichCommunity_HasAButtonForEach_AndHoldsWhatWasMeant()
    {
        ImmutableArray<Membership> among = [new(Families, Role.Member), new(Families with { Id = new CommunityId(8), Name = "Carers" }, Role.Member)];
        var said = Talk with { Chat = Private, Update = new UpdateId(3), Original = () => "{}" };
        var question = await _desk.OneAsync<TextParcel>(InPrivate, said, new AskWhichCommunity(among) { Meant = new Command("who", "debt advice") });
        Assert.Equal([("Families", "desk.pick:7"), ("Carers", "desk.pick:8")], question.Content.Buttons.Select(row => (row[0].Label, row[0].Data)));
        var held = Assert.IsType<HeldCommand>(await _desk.HeldAsync());
        Assert.Equal((Ann.Id, new Command("who", "debt advice"), null, Now), (held.Person, held.Said!.Command, held.Said.Update, held.At));
    }

    [Fact]
    public async Task AskWhichCommunity_ForACommandThatWasSent_LeavesHoldingItToWhoeverRoutedIt()
    {
        await _desk.OneAsync<TextParcel>(InPrivate, Talk, new AskWhichCommunity([new(Families, Role.Member)]));
        Assert.Null(await _desk.HeldAsync());
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    private static Say Words(string text) => new(Html.Of(text), Keyboard.None);

    private static Whisper Whispered() => new($"Only facilitators can.", Keyboard.None);

    private static Scene Quiet(Scene scene) => scene with { Here = new Membership(Families with { QuietAnswers = true }, Role.Member) };
}
