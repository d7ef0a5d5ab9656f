using CopBot.Conversation;
using CopBot.Tests.Support;

namespace CopBot.Tests.Communities;

public sealed class IntroductionTests
{
    [Fact]
    public async Task Add_ToAGroup_IntroducesItselfOnce()
    {
        await using var parlour = await Parlour.OpenAsync();
        var ann = parlour.Somebody(50001, "Ann");
        var group = await parlour.GroupAsync("Tom & <Jerry>", ann);
        var card = Assert.Single(parlour.Telegram.Seen);
        Assert.Equal(group.Id, card.Chat);
        Assert.Contains("the memory of Tom & <Jerry>.", card.Text, StringComparison.Ordinal);
        Assert.Contains("Tom &amp; &lt;Jerry&gt;", card.Markup, StringComparison.Ordinal);
        Assert.Contains("/privacy", card.Text, StringComparison.Ordinal);
        Assert.Contains("I don't see your other messages.", card.Text, StringComparison.Ordinal);
        Assert.Equal("Get private reminders", card.Labels);

        var promoted = await parlour.TakeAsync(new BotStandingChanged(ann.Person, group.Chat, Standing.Member, Standing.Administrator));
        promoted.Nothing();
    }

    [Fact]
    public async Task AddAsAnAdministrator_SaysThatItSeesAll()
    {
        await using var parlour = await Parlour.OpenAsync();
        var ann = parlour.Somebody(50001, "Ann");
        var added = await parlour.TakeAsync(new BotStandingChanged(
            ann.Person, new Chat(new ChatId(-42), ChatKind.Group, "G"), Standing.Out, Standing.Administrator));
        Assert.Contains("Telegram shows me all messages here, but I keep none of the others.", added.Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_FromAGroupThatIsNotKnown_MakesItsCommunityAndIsAnswered()
    {
        await using var parlour = await Parlour.OpenAsync();
        var (ann, ben) = (parlour.Somebody(50001, "Ann"), parlour.Somebody(50002, "Ben"));
        var group = new Group(new Chat(new ChatId(-1001), ChatKind.Supergroup, "Added while it was down"));
        parlour.Telegram.Members[group.Id] = [ann.Person, ben.Person];
        parlour.Telegram.Administrators[group.Id] = [ann.Person];
        Assert.Contains("Settings of Added while it was down", (await ann.SaysIn(group, "/settings")).Only().Text, StringComparison.Ordinal);
        Assert.Contains("Only facilitators", (await ben.SaysIn(group, "/settings")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rename_ChangesTheName_UntilItWasChosen()
    {
        await using var family = await Family.OpenAsync();
        var (ann, group) = (family.Ann, family.Group);
        await family.Parlour.TakeAsync(new ChatRenamed(ann.Person, group.Chat with { Title = "New title" }));
        var settings = (await ann.SaysIn(group, "/settings")).Only();
        Assert.Contains("Settings of New title", settings.Text, StringComparison.Ordinal);
        var question = (await ann.Presses(settings, "Name")).Only();
        await ann.Answers(group, question, "Our own name");
        await family.Parlour.TakeAsync(new ChatRenamed(ann.Person, group.Chat with { Title = "Newer title" }));
        Assert.Contains("Settings of Our own name", (await ann.SaysIn(group, "/settings")).Only().Text, StringComparison.Ordinal);
    }
}
