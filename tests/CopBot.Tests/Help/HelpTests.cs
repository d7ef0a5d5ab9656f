using CopBot.Conversation;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Help;

public sealed class HelpTests
{
    [Fact]
    public async Task Help_InTheGroup_ShowsAMemberOnlyWhatMembersCanDoThere()
    {
        await using var family = await Family.OpenAsync();
        var help = (await family.Ben.SaysIn(family.Group, "/help")).Only();
        Assert.Equal("/cancel /help /join /leave /privacy", CommandsIn(help));
        Assert.StartsWith("This is what you can do in Family Support CoP:", help.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_InTheGroup_ShowsTheCoreGroupAndFacilitatorsMore()
    {
        await using var family = await Family.OpenAsync();
        Assert.Equal("/cancel /core /export /help /join /leave /privacy /settings", CommandsIn((await family.Ann.SaysIn(family.Group, "/help")).Only()));
        await family.Ann.RepliesTo(family.Ben, family.Group, "/core");
        Assert.Equal("/cancel /export /help /join /leave /privacy /settings", CommandsIn((await family.Ben.SaysIn(family.Group, "/help")).Only()));
    }

    [Fact]
    public async Task Help_InPrivate_AddsWhatIsBetweenTheTwo()
    {
        await using var family = await Family.OpenAsync();
        Assert.Equal("/cancel /community /forgetme /help /join /leave /mydata /privacy", CommandsIn((await family.Ben.Says("/help")).Only()));
    }

    [Fact]
    public async Task Help_ForSomebodyOfNoCommunity_ShowsWhatWorksWithoutOne_AndWhatToDo()
    {
        await using var family = await Family.OpenAsync();
        var help = (await family.Dan.Says("/help")).Only();
        Assert.Equal("/cancel /community /forgetme /help /mydata /privacy", CommandsIn(help));
        Assert.Contains("Ask a facilitator to add me to your group.", help.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_ForSomebodyOfTwo_ShowsWhatTheyCanDoInEither_UntilTheyChoose()
    {
        await using var family = await Family.OpenAsync();
        await family.SecondGroupAsync();
        var help = (await family.Ben.Says("/help")).Only();
        Assert.Contains("/core", CommandsIn(help), StringComparison.Ordinal);
        Assert.Contains("/community says which one we talk about", help.Text, StringComparison.Ordinal);
        await family.Ben.Presses((await family.Ben.Says("/community")).Only(), "Family Support CoP");
        Assert.DoesNotContain("/core", CommandsIn((await family.Ben.Says("/help")).Only()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_GroupsItsLines_AndShowsExamplesToCopy()
    {
        await using var family = await Family.OpenAsync(more: services => services.AddSingleton<IFeature, Library>().AddSingleton<Find>());
        var help = (await family.Ann.SaysIn(family.Group, "/help")).Only();
        var headings = new[] { "<b>What was shared</b>", "<b>Your community</b>", "<b>You</b>" };
        Assert.Equal(headings.Order(Comparer<string>.Create((a, b) => help.Markup.IndexOf(a, StringComparison.Ordinal) - help.Markup.IndexOf(b, StringComparison.Ordinal))), headings);
        Assert.Contains("/find – Find what was shared. Example: <code>/find debt &amp; advice</code>", help.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("/start", help.Text, StringComparison.Ordinal);
        Assert.Equal("Search as you type", help.Labels);
        Assert.Empty((await family.Dan.Says("/help")).Only().Buttons);
    }

    [Fact]
    public async Task Help_WhereTheBotIsAdministrator_IsSeenByTheAskerAlone()
    {
        await using var family = await Family.OpenAsync();
        Assert.Null((await family.Ben.SaysIn(family.Group, "/help")).Only().OnlyFor);
        await family.Parlour.TakeAsync(new BotStandingChanged(family.Ann.Person, family.Group.Chat, Standing.Member, Standing.Administrator));
        family.Parlour.Telegram.BotIsAdministrator[family.Group.Id] = true;
        Assert.Equal(family.Ben.Id, (await family.Ben.SaysIn(family.Group, "/help")).Only().OnlyFor);
    }

    [Fact]
    public async Task Help_WithMany_IsOneScreenInTheGroup_AndLeadsToEveryCommandInPrivate()
    {
        await using var house = await TestHouse.OpenAsync();
        var theirs = house.Services.GetRequiredService<Routes>().Commands.Where(c => !c.IsHidden).ToList();
        Assert.True(theirs.Count > 40);
        var first = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/help"));
        Assert.StartsWith("This is what people do most in Family Support CoP:\n\nWhat was shared\n/share – ", first.Text, StringComparison.Ordinal);
        Assert.Equal("/ask /find /meeting /poll /share /who /win", CommandsIn(first.Text));
        Assert.InRange(first.Text.Split('\n').Length, 10, 20);
        Assert.Equal(["All commands", "Search as you type"], first.Labels);

        var all = Assert.Single(await house.FollowAsync(house.Amara, first, "All commands"));
        Assert.Equal(theirs.Select(c => "/" + c.Name).Order(StringComparer.Ordinal), all.Text.Split('\n', ' ').Where(w => w.StartsWith('/')).Order(StringComparer.Ordinal));
        Assert.Equal(all.Text, Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/help")).Text);
        var explained = new List<string>();
        foreach (var heading in all.Labels.Where(l => l != "Search as you type").ToList())
        {
            await house.PressAsync(house.Amara, all, heading);
            explained.AddRange(all.Text.Split('\n').Where(l => l.StartsWith('/')));
            Assert.Contains(heading, all.Text, StringComparison.Ordinal);
            await house.PressAsync(house.Amara, all, "All commands");
        }

        Assert.Equal(
            theirs.Select(c => $"/{c.Name} – {c.Description}{(c.Example.Length > 0 ? $". Example: /{c.Name} {c.Example}" : "")}").Order(StringComparer.Ordinal),
            explained.Order(StringComparer.Ordinal));

        // A member sees no more than they may do, whichever way they come.
        var members = Assert.Single(await house.FollowAsync(house.Bryn, first, "All commands"));
        Assert.DoesNotContain("/settings", members.Text, StringComparison.Ordinal);
        Assert.Contains("/forgetme", members.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_GreetsBySituation()
    {
        await using var family = await Family.OpenAsync("A & <B>");
        Assert.Contains("I don't know you in a community yet.", (await family.Dan.Says("/start")).Only().Text, StringComparison.Ordinal);
        var ben = (await family.Ben.Says("/start")).Only().Text;
        Assert.StartsWith("Hello Ben <b>Bold</b>, I'm CopBot", ben, StringComparison.Ordinal);
        Assert.Contains("You are in A & <B>, so all we do here is for it.", ben, StringComparison.Ordinal);
        await family.SecondGroupAsync("C");
        Assert.Contains("You are in 2 communities: A & <B> and C.", (await family.Ben.Says("/start")).Only().Text, StringComparison.Ordinal);
        Assert.Contains("the memory of A & <B>", (await family.Ben.SaysIn(family.Group, "/start")).Only().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("old_link")]
    [InlineData("Y29tLmpvaW46OTk5OTk5OTk5OTk5OTk5OTk5OTk5")]
    [InlineData("////")]
    [InlineData("💥")]
    public async Task Start_WithALinkThatNoRouteKnows_SaysSoAndGreets(string payload)
    {
        await using var family = await Family.OpenAsync();
        var text = (await family.Ben.Says("/start " + payload)).Only().Text;
        Assert.StartsWith("The link that you followed no longer works.", text, StringComparison.Ordinal);
        Assert.Contains("I'm CopBot", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlainTalk_InPrivate_IsAnsweredWithAHint_AndNeverInGroups()
    {
        await using var family = await Family.OpenAsync(more: services => services.AddSingleton<IFeature, Library>().AddSingleton<Find>());
        (await family.Ben.SaysIn(family.Group, "hello all https://a.example")).Nothing();
        (await family.Ben.SaysIn(family.Group, "hello bot", said => said with { ToTheBot = true })).Nothing();
        Assert.StartsWith("I don't know you in a community yet", (await family.Dan.Says("hello")).Only().Text, StringComparison.Ordinal);
        Assert.Contains("<code>/share https://a.example/?x=1&amp;y=2</code>", (await family.Ben.Says("see https://a.example/?x=1&y=2")).Only().Markup, StringComparison.Ordinal);
        Assert.Contains("<code>/find debt &lt;advice&gt;</code>", (await family.Ben.Says("debt\n<advice>")).Only().Markup, StringComparison.Ordinal);
        var file = new Attachment(AttachmentKind.Document, new TelegramFile("f", "u"), "a.pdf");
        Assert.StartsWith("To keep that file", (await family.Ben.Says("", said => said with { Attachment = file })).Only().Text, StringComparison.Ordinal);
        Assert.Equal("I work with commands. To see what I can do for you, send /help.", (await family.Ben.Says(new string('x', 61))).Only().Text);
        (await family.Ben.Says("hello", said => said with { Edited = true })).Nothing();
    }

    [Fact]
    public async Task PlainTalk_WithoutALibrary_OffersNoCommandThatIsNotThere()
    {
        await using var family = await Family.OpenAsync();
        foreach (var text in new[] { "hello", "https://a.example" })
            Assert.Equal("I work with commands. To see what I can do for you, send /help.", (await family.Ben.Says(text)).Only().Text);
    }

    [Fact]
    public async Task UnknownCommands_AreAnsweredInPrivateOnly_AndOtherBotsCommandsNever()
    {
        await using var family = await Family.OpenAsync();
        Assert.Equal("I don't know /dance. Send /help to see what I can do.", (await family.Ben.Says("/dance <b>")).Only().Text);
        (await family.Ben.SaysIn(family.Group, "/dance")).Nothing();
        (await family.Ben.SaysIn(family.Group, "/help@OtherBot")).Nothing();
        Assert.Contains("/privacy", (await family.Ben.SaysIn(family.Group, "/HELP@CopBot")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditedCommands_AreLeftAlone_UnlessTheirRouteTakesThem()
    {
        await using var family = await Family.OpenAsync(more: services => services.AddSingleton<IFeature, Library>().AddSingleton<Find>());
        (await family.Ben.SaysIn(family.Group, "/help", said => said with { Edited = true })).Nothing();
        Assert.Equal("kept", (await family.Ben.SaysIn(family.Group, "/share x", said => said with { Edited = true })).Only().Text);
        (await family.Ben.SaysIn(family.Group, "/share x", said => said with { Edited = true, SentAt = said.SentAt.AddMinutes(-6) })).Nothing();
    }

    private static string CommandsIn(Seen help) => CommandsIn(help.Text);

    private static string CommandsIn(string help) => string.Join(' ', help.Split('\n').Where(l => l.StartsWith('/')).Select(l => l.Split(' ')[0]).Order(StringComparer.Ordinal));

    private sealed class Library : RoomWithoutMemory
    {
        public override string Name => "lib";

        public override void Map(RouteBuilder routes)
        {
            routes.Command<Find>("find", "Find what was shared", HelpGroup.Library, example: "debt & advice");
            routes.Command<Find>("share", "Keep something", HelpGroup.Library, takesEdits: true);
            routes.Search<Find>();
        }
    }

    private sealed class Find : IHandle<Called>, IHandle<Searched>
    {
        public Reply Handle(Called what, Scene scene) => Reply.Say(Html.Of("kept"));

        public Reply Handle(Searched what, Scene scene) => Reply.None;
    }
}
