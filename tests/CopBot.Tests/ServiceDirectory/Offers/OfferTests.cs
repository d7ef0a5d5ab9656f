using CopBot.Playground.Worlds;
using CopBot.ServiceDirectory;
using CopBot.Tests.Support;

namespace CopBot.Tests.ServiceDirectory.Offers;

public sealed class OfferTests
{
    [Fact]
    public async Task Offer_QuestionByQuestion_BecomesARecord()
    {
        await using var house = await TestHouse.OpenAsync();
        var question = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/offer"));
        Assert.StartsWith("Name (1 of 16)\nWhat is the service called?", question.Text, StringComparison.Ordinal);
        Assert.Equal("Preview | Cancel", question.Labels());

        question = await AnswerAsync(house, "Baby bank");
        Assert.StartsWith("Organisation (2 of 16)", question.Text, StringComparison.Ordinal);
        question = await AnswerAsync(house, "Little Feet");
        question = await AnswerAsync(house, "Nappies, cots and clothes for babies.");
        Assert.StartsWith("Phone (4 of 16)", question.Text, StringComparison.Ordinal);
        question = await AnswerAsync(house, "(01782) 000111");
        Assert.StartsWith("How to refer", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Phone");
        await house.PressAsync(house.Bryn, question, "Just turn up");
        Assert.Contains("✓ Phone", question.Labels(), StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Next ›");
        Assert.StartsWith("Who it is for", question.Text, StringComparison.Ordinal);
        question = await AnswerAsync(house, "families, under 5s");
        Assert.StartsWith("Area", question.Text, StringComparison.Ordinal);
        question = await AnswerAsync(house, "Hanley and Burslem");
        await house.PressAsync(house.Bryn, question, "Free");
        Assert.StartsWith("How to attend", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "in person");
        await house.PressAsync(house.Bryn, question, "Next ›");
        question = await AnswerAsync(house, "Tue & Thu 10–2");
        Assert.StartsWith("I read that as: Tue and Thu 10am–2pm.", question.Text, StringComparison.Ordinal);
        question = await AnswerAsync(house, "12 High Street, Hanley, st13ej");
        Assert.Contains("Should the address stay secret, as for a refuge?", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "People may know it");
        Assert.StartsWith("Languages", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Polish");
        await house.PressAsync(house.Bryn, question, "Next ›");
        question = await AnswerAsync(house, "hello@littlefeet.example.org");
        question = await AnswerAsync(house, "littlefeet.example.org");
        question = await AnswerAsync(house, "#baby, clothes");
        Assert.StartsWith("This is how it will look.", question.Text, StringComparison.Ordinal);
        Assert.Contains("Where: 12 High Street, Hanley, ST1 3EJ", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Save");
        Assert.StartsWith("Saved. Thank you.", question.Text, StringComparison.Ordinal);
        Assert.Contains("in 90 days I ask you here", question.Text, StringComparison.Ordinal);

        var service = Assert.Single(await house.ServicesAsync());
        Assert.Equal("Baby bank", service.Name);
        Assert.Equal("Little Feet", service.Organization.Name);
        Assert.Equal("01782 000111", service.Phones.Single().Number);
        Assert.Equal("Phone, Just turn up", service.ApplicationProcess);
        Assert.Equal(("families", null, 4), (service.EligibilityDescription, service.MinimumAge, service.MaximumAge));
        Assert.Equal(["Hanley", "Burslem"], service.ServiceAreas.Select(a => a.Name));
        Assert.Equal("Free", service.Fees);
        Assert.Equal("TU,TH", service.Schedules[0].ByDay);
        Assert.Equal("in person", service.Schedules[1].AttendingType);
        Assert.Equal(("12 High Street", "Hanley", "ST1 3EJ"), (service.Locations[0].Address, service.Locations[0].City, service.Locations[0].PostalCode));
        Assert.Equal(["Polish"], service.Languages);
        Assert.Equal("https://littlefeet.example.org/", service.Url);
        Assert.Equal(["baby", "clothes"], service.TaxonomyTerms.Select(t => t.Name));
        Assert.Equal(house.Bryn.Id, service.VouchedBy?.Value);
        Assert.Equal("Bryn Lewis", service.Checked?.ByName);

        Task<Message> AnswerAsync(TestHouse at, string text) => OneAsync(at.SayPrivatelyAsync(at.Bryn, text));
    }

    [Fact]
    public async Task Offer_InOneLine_FillsInWhatItCan_AndAsksForTheRest()
    {
        await using var house = await TestHouse.OpenAsync();
        var question = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/offer Debt advice — Potteries Money Help — 01782 000000"));
        Assert.StartsWith("What it offers (3 of 16)", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Preview");
        Assert.Contains("Debt advice\nPotteries Money Help", question.Text, StringComparison.Ordinal);
        Assert.Contains("1782 000000", question.Text, StringComparison.Ordinal);
        Assert.Contains("Still needed before you can save: what it offers.", question.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Save", question.Labels(), StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "What it offers");
        question = await OneAsync(house.SayPrivatelyAsync(house.Bryn, "Free help with debts"));
        Assert.StartsWith("This is how it will look.", question.Text, StringComparison.Ordinal);
        Assert.Contains("Save | Go on asking | Cancel", question.Labels(), StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Go on asking");
        Assert.StartsWith("How to refer", question.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offer_InTheGroup_GoesOnInPrivate_WithWhatWasSaid()
    {
        await using var house = await TestHouse.OpenAsync();
        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/offer Debt advice | Potteries Money Help | help@pmh.example.org"));
        Assert.Equal("I ask you about it in our private chat, one question at a time. Nobody else sees it until you save it.", said.Text);
        var question = await OneAsync(house.FollowAsync(house.Bryn, said, "Go on in private"));
        Assert.StartsWith("What it offers (3 of 16)", question.Text, StringComparison.Ordinal);

        // Somebody else's link opens a form of one's own, without what the other one said.
        var other = await OneAsync(house.FollowAsync(house.Dev, said, "Go on in private"));
        Assert.StartsWith("Name (1 of 16)", other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Potteries", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offer_AsAReply_TakesTheOthersWords()
    {
        await using var house = await TestHouse.OpenAsync();
        var talk = house.World.Say(house.Dev, house.Group, "Potteries Money Help are great with debts, ring 01782 000000");
        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/offer", talk));
        var question = await OneAsync(house.FollowAsync(house.Bryn, said, "Go on in private"));
        Assert.StartsWith("Name (1 of 16)", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Preview");
        await house.PressAsync(house.Bryn, question, "Phone");
        Assert.Contains("Now it says: 01782 000000", question.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_Back_Skip_AndLeaveItEmpty()
    {
        await using var house = await TestHouse.OpenAsync();
        var question = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, Forms.DebtAdvice));
        Assert.StartsWith("How to refer (5 of 16)", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Skip");
        Assert.StartsWith("Who it is for", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "‹ Back");
        await house.PressAsync(house.Bryn, question, "‹ Back");
        Assert.StartsWith("Phone (4 of 16)", question.Text, StringComparison.Ordinal);
        Assert.Contains("Now it says: 01782 000000", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Leave it empty");
        Assert.StartsWith("Who it is for", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Preview");
        Assert.DoesNotContain("01782", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Cancel");
        Assert.Equal("Thrown away. Nothing was added. To begin or go on with a form, send /offer.", question.Text);
        Assert.Empty(await house.ServicesAsync());
        Assert.StartsWith("Name (1 of 16)", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/offer")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Phone", "ring me", "I could not read a telephone number in that. Write it like 01782 000000.")]
    [InlineData("E-mail", "help at example", "That does not look like an e-mail address. Write it like help@example.org.")]
    [InlineData("Web page", "javascript:alert(1)", "That does not look like a web address. Write it like www.example.org.")]
    [InlineData("Hours", "12", "I could not read hours in that. Write them like Tue & Thu 10–2")]
    [InlineData("Address", "??", "I could not read an address in that. Write it like 12 High Street, Hanley, ST1 3EJ.")]
    [InlineData("How to attend", "by pigeon", "I know in person, online, by phone and home visit.")]
    [InlineData("Who it is for", "25 and over, under 16", "Say in a few words who it is for")]
    [InlineData("Languages", "12345", "I need names of languages")]
    public async Task Form_WrongAnswer_GetsAnExample_AndChangesNothing(string part, string answer, string sentence)
    {
        await using var house = await TestHouse.OpenAsync();
        var question = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, Forms.DebtAdvice));
        await house.PressAsync(house.Bryn, question, "Preview");
        var before = question.Text;
        await house.PressAsync(house.Bryn, question, part);
        var again = await OneAsync(house.SayPrivatelyAsync(house.Bryn, answer));
        Assert.StartsWith(sentence, again.Text, StringComparison.Ordinal);
        Assert.Contains(part, again.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, again, "Preview");
        Assert.Equal(before, again.Text);
    }

    [Fact]
    public async Task SecretAddress_IsNotKeptAtAll()
    {
        await using var house = await TestHouse.OpenAsync();
        var question = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/offer Refuge — Safe Haven — 01782 000222 — A safe place — 7 Hidden Lane, Leek, ST13 5AA"));
        await house.PressAsync(house.Bryn, question, "Preview");
        await house.PressAsync(house.Bryn, question, "Save");
        Assert.Contains("Should the address stay secret, as for a refuge?", question.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Skip", question.Labels(), StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Keep the address secret");
        await house.PressAsync(house.Bryn, question, "Save");
        Assert.StartsWith("Saved.", question.Text, StringComparison.Ordinal);
        Assert.Contains("The address is not given out, to keep people safe.", question.Text, StringComparison.Ordinal);
        var service = Assert.Single(await house.ServicesAsync());
        Assert.True(service.AddressWithheld);
        Assert.Empty(service.Locations);
        Assert.DoesNotContain("Hidden Lane", question.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecretAddress_ByItsButton_AsksForNoAddress()
    {
        await using var house = await TestHouse.OpenAsync();
        var question = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/offer Refuge — Safe Haven — 01782 000222 — A safe place"));
        await house.PressAsync(house.Bryn, question, "Preview");
        await house.PressAsync(house.Bryn, question, "Address");
        await house.PressAsync(house.Bryn, question, "Keep the address secret");
        Assert.StartsWith("This is how it will look.", question.Text, StringComparison.Ordinal);
        Assert.Contains("Where: The address is not given out", question.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_SurvivesARestart_AndAWeek()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/offer Debt advice");
        await house.RestartAsync();
        var question = await OneAsync(house.SayPrivatelyAsync(house.Bryn, "Potteries Money Help"));
        Assert.StartsWith("What it offers (3 of 16)", question.Text, StringComparison.Ordinal);

        // The question is open for a day; the form for a week.
        await house.MoveClockAsync(TimeSpan.FromDays(6));
        Assert.StartsWith("That question is closed. To answer it, begin again", (await OneAsync(house.SayPrivatelyAsync(house.Bryn, "Free help"))).Text, StringComparison.Ordinal);
        var choice = await OneAsync(house.SayPrivatelyAsync(house.Bryn, "/offer"));
        Assert.StartsWith("You have a half-finished form: Debt advice.", choice.Text, StringComparison.Ordinal);
        Assert.Equal("Go on with Debt advice / Throw away Debt advice and start again / Throw away Debt advice", choice.Labels());
        await house.PressAsync(house.Bryn, choice, "Go on with Debt advice");
        Assert.StartsWith("What it offers (3 of 16)", choice.Text, StringComparison.Ordinal);
        await NightAsync(house, TimeSpan.FromDays(6));
        Assert.StartsWith("You have a half-finished form", (await OneAsync(house.SayPrivatelyAsync(house.Bryn, "/offer"))).Text, StringComparison.Ordinal);
        await NightAsync(house, TimeSpan.FromDays(8));
        Assert.StartsWith("Name (1 of 16)", (await OneAsync(house.SayPrivatelyAsync(house.Bryn, "/offer"))).Text, StringComparison.Ordinal);
        Assert.Equal("This form is gone. Send /offer to begin a new one.", (await house.PressAsync(house.Bryn, choice, "Preview")).Answer?.Text);
    }

    [Fact]
    public async Task HalfFinishedForm_BesideANewOne_LosesNeither()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/offer Debt advice");
        var choice = await OneAsync(house.SayPrivatelyAsync(house.Bryn, "/offer Baby bank — Little Feet"));
        Assert.StartsWith("You have a half-finished form: Debt advice.\nDo you want to go on with it, or start with Baby bank?", choice.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, choice, "Start with Baby bank");
        Assert.StartsWith("What it offers", choice.Text, StringComparison.Ordinal);
        var both = await OneAsync(house.SayPrivatelyAsync(house.Bryn, "/offer"));
        Assert.StartsWith("You have 2 half-finished forms: Baby bank, Debt advice.", both.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, both, "Throw away Baby bank");
        Assert.Equal("Thrown away. Nothing was added. To begin or go on with a form, send /offer.", both.Text);
        Assert.StartsWith("You have a half-finished form: Debt advice.", (await OneAsync(house.SayPrivatelyAsync(house.Bryn, "/offer"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_TakesNoTextThatIsNoAnswer()
    {
        await using var house = await TestHouse.OpenAsync();
        var question = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/offer Debt advice — Potteries Money Help"));
        await house.SayPrivatelyAsync(house.Bryn, "/help");
        await house.SayPrivatelyAsync(house.Bryn, "Just talking");
        await house.PressAsync(house.Bryn, question, "Preview");
        Assert.Contains("Still needed before you can save: what it offers.", question.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Just talking", question.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TellGroup_PostsAShortCardOnce_WithDetails()
    {
        await using var house = await TestHouse.OpenAsync();
        var saved = await house.OfferAsync(house.Bryn);
        var posted = await house.AfterAsync(house.Group, null, () => house.World.Press(house.Bryn, saved, "Tell the group"));
        var card = Assert.Single(posted);
        Assert.StartsWith("Bryn Lewis added to the directory:\n\nDebt advice · Potteries Money Help\nFree help with debts and bills", card.Text, StringComparison.Ordinal);
        Assert.StartsWith("Saved, and the group knows.", saved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tell the group", saved.Labels(), StringComparison.Ordinal);
        Assert.Equal("That was told already, or is too long ago.", await house.ForgeAsync(house.Bryn, saved, "dir.tell:1"));
        var details = await house.PressAsync(house.Dev, card, "Details");
        Assert.Contains("1782 000000", Assert.Single(details.Said).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twin_TheSame_TakesWhatIsNew()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        var question = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/offer Debt Advice — Potteries money help — 01782 000000 — Free help with debts and bills — help@pmh.example.org"));
        await house.PressAsync(house.Bryn, question, "Preview");
        await house.PressAsync(house.Bryn, question, "Save");
        Assert.StartsWith("Is it the same?", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "The same as Debt advice");
        Assert.Contains("This is new in what you wrote:\n\nE-mail: help@pmh.example.org", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Put it in");
        Assert.StartsWith("Done, the record now says this:", question.Text, StringComparison.Ordinal);
        Assert.Equal("help@pmh.example.org", Assert.Single(await house.ServicesAsync()).Email);
    }

    [Fact]
    public async Task Twin_Different_IsAdded_AndSomebodyElsesIsOnlyFlagged()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.OfferAsync(house.Bryn);
        var question = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/offer Debt advice — Potteries Money Help — 01782 000999 — Free help with debts and bills"));
        await house.PressAsync(house.Dev, question, "Preview");
        await house.PressAsync(house.Dev, question, "Save");
        await house.PressAsync(house.Dev, question, "The same as Debt advice");
        await house.PressAsync(house.Dev, question, "Put it in");
        Assert.StartsWith("Thank you. Only Bryn Lewis or a facilitator can change Debt advice", question.Text, StringComparison.Ordinal);
        var service = Assert.Single(await house.ServicesAsync());
        Assert.Equal("01782 000000", service.Phones.Single().Number);
        Assert.Equal("phone: 01782 000999", service.Flags.Single().Why);

        question = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/offer Debt advice — Potteries Money Help — 01782 000999 — For tenants"));
        await house.PressAsync(house.Dev, question, "Preview");
        await house.PressAsync(house.Dev, question, "Save");
        await house.PressAsync(house.Dev, question, "It is a different one: add it");
        Assert.StartsWith("Saved.", question.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await house.ServicesAsync()).Count);
    }

    [Fact]
    public async Task Form_HtmlInAnswers_IsText()
    {
        await using var house = await TestHouse.OpenAsync();
        var question = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/offer <b>Debt</b> & Co — \"Help\" <i>Ltd — 01782 000000 — <script>alert(1)</script>"));
        await house.PressAsync(house.Bryn, question, "Preview");
        Assert.Contains("<b>Debt</b> & Co\n\"Help\" <i>Ltd", question.Text, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", question.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, question, "Save");
        Assert.Equal("<b>Debt</b> & Co", Assert.Single(await house.ServicesAsync()).Name);
    }

    [Fact]
    public async Task Form_OfSomebodyElse_OrInTheGroup_IsRefused()
    {
        await using var house = await TestHouse.OpenAsync();
        var mine = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, Forms.DebtAdvice));
        var other = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/help"));
        foreach (var data in new[] { "dir.f:1:1:Evil", "dir.t:1:3:0", "dir.t:1:5:0", "dir.t:1:6:0", "dir.pick:1:1", "dir.same:1:1", "dir.same:1:", "dir.upd:1:1", "dir.tell:1" })
            Assert.False(string.IsNullOrEmpty(await house.ForgeAsync(house.Dev, other, data)), data);
        var inGroup = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/help"));
        Assert.Equal("Forms are between you and me. Please go on in our private chat.", await house.ForgeAsync(house.Bryn, inGroup, "dir.t:1:3:0"));
        await house.PressAsync(house.Bryn, mine, "Preview");
        Assert.Contains("Debt advice", mine.Text, StringComparison.Ordinal);
        Assert.Empty(await house.ServicesAsync());
    }

    [Fact]
    public async Task Offer_BySomebodyOfTwoCommunities_IsForTheChosenOne()
    {
        await using var house = await TestHouse.OpenAsync();
        var other = house.World.AddSupergroup("Housing CoP", [house.Ewa], [house.Bryn]);
        house.World.AddBotTo(other, house.Ewa);
        await house.SayAsync(house.Bryn, other, "/help");
        await house.SayAsync(house.Bryn, house.Group, "/help");
        var which = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, Forms.DebtAdvice));
        var question = Assert.Single((await house.PressAsync(house.Bryn, which, "Housing CoP")).Said, m => m.Text.StartsWith("How to refer", StringComparison.Ordinal));
        await house.PressAsync(house.Bryn, question, "Preview");
        await house.PressAsync(house.Bryn, question, "Save");
        Assert.Contains("Members of Housing CoP now find it.", question.Text, StringComparison.Ordinal);
        Assert.Equal(2, Assert.Single(await house.ServicesAsync()).Community.Value);

        // Dev is in the first group alone: the record is none of his.
        var elsewhere = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/help"));
        foreach (var data in new[] { "dir.ok:1", "dir.old:1", "dir.why:1:0", "dir.edit:1:0", "dir.edit:1:4", "dir.hist:1", "dir.hp:1:0", "dir.undo:1:1", "dir.show:1", "dir.list:2:5:0:0", "dir.walk:2:1:1", "dir.walk:1:1:1", "dir.stop:2:1" })
            Assert.False(string.IsNullOrEmpty(await house.ForgeAsync(house.Dev, elsewhere, data)), data);
        Assert.DoesNotContain("debts and bills", house.Transcript(house.World.PrivateChat(house.Dev)), StringComparison.Ordinal);
        Assert.Empty(Assert.Single(await house.ServicesAsync()).Flags);
    }

    private static async Task<Message> OneAsync(Task<IReadOnlyList<Message>> said) => Assert.Single(await said);

    private static async Task NightAsync(TestHouse house, TimeSpan later)
    {
        await house.MoveClockAsync(later);
        await house.NightAsync();
    }

    [Fact]
    public async Task Cancel_InAForm_SaysThatItStays_AndHowToThrowItAway()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, Forms.DebtAdvice);
        var said = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/cancel"));
        Assert.Equal("All right, I stop asking. What you told me about Debt advice is not in the directory. I keep it for 7 days in case you want to go on; nobody else sees it.", said.Text);
        Assert.Equal("Go on with it | Throw it away", said.Labels());
        Assert.StartsWith("I am not sure what you mean.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "01782 000001")).Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, said, "Throw it away");
        Assert.StartsWith("Thrown away.", said.Text, StringComparison.Ordinal);
        Assert.Empty(await house.ReadDraftsAsync(d => d.Of(new CopBot.Conversation.PersonId(house.Bryn.Id))));
    }

    [Fact]
    public async Task Cancel_InAForm_CanBeGoneOnWith()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, Forms.DebtAdvice);
        var said = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/cancel"));
        await house.PressAsync(house.Bryn, said, "Go on with it");
        Assert.StartsWith("How to refer (5 of 16)", said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_InAChange_LeavesNothingBehind()
    {
        await using var house = await TestHouse.OpenAsync();
        var saved = await house.OfferAsync(house.Bryn);
        await house.PressAsync(house.Bryn, saved, "Change");
        var menu = house.World.PrivateChat(house.Bryn).Messages[^1];
        await house.PressAsync(house.Bryn, menu, "Phone");
        Assert.Equal("All right, that is cancelled. Nothing was changed.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/cancel")).Text);
        Assert.DoesNotContain(await house.ReadDraftsAsync(d => d.Of(new CopBot.Conversation.PersonId(house.Bryn.Id))), d => d.IsChange && d.SavedAs is null);
    }

    [Fact]
    public async Task HowToAttend_IsShown()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.AddAsync("Talking helps", "Counselling for adults", s => s with { Schedules = [new Schedule { AttendingType = "online" }, new Schedule { AttendingType = "home_visit" }] });
        var answer = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/who counselling"));
        Assert.Contains("online, home visit", answer.Text, StringComparison.Ordinal);
        Assert.Contains("How to attend: online, home visit", (await house.PressAsync(house.Bryn, answer, "Details")).Said[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_SaysPricesAndAgesOnce()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.AddAsync("Stay and play", "Toys and songs for toddlers", s => s with
        {
            EligibilityDescription = "Anyone aged 16 or over",
            MinimumAge = 16,
            CostOptions = [new CostOption(1.5m) { AmountDescription = "a family" }, new CostOption(2m) { AmountDescription = "two" }],
        });
        var answer = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/who stay and play"));
        Assert.Contains("Anyone aged 16 or over · £1.50 a family; £2 two", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ended_IsListedForThoseWhoSteer()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.AddAsync("Old club", "Chess", s => s with { Status = ServiceStatus.Defunct });
        var list = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/services"));
        Assert.Equal("Ended (1)", list.Labels());
        await house.AddAsync("Debt advice", "Help with debts");
        Assert.DoesNotContain("Ended", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/services")).Labels(), StringComparison.Ordinal);
        list = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/services"));
        await house.PressAsync(house.Amara, list, "Ended (1)");
        Assert.StartsWith("Ended or taken off the list\n1. Old club · Potteries Help (closed)", list.Text, StringComparison.Ordinal);
    }
}
