using CopBot.Conversation;
using CopBot.Pictures;
using CopBot.Polls;
using CopBot.Storage;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Issues;

/// <summary>
/// An administrator who writes as the group: a typo that they corrected in a poll made a second one, and the form that /poll began for them
/// could be opened by nobody.
/// </summary>
public sealed class Bug147
{
    [Fact]
    public async Task Poll_ThatIsCorrected_TakesThePlaceOfTheFirst()
    {
        await using var family = await OpenAsync();
        var anonymous = family.Parlour.Somebody(PersonId.AnonymousAdministrator.Value, "A facilitator");
        var message = new MessageId(4711);
        await anonymous.SaysIn(family.Group, "/poll Wen shall we meet? | Tuesday | Wednesday", said => said with { Message = message });
        var again = await anonymous.SaysIn(family.Group, "/poll When shall we meet? | Tuesday | Wednesday", said => said with { Message = message, Edited = true });
        Assert.Single(again, s => s.Kind == "poll");
        var poll = Assert.Single(await family.Parlour.Store.TransactAsync(() => Documents(family).All(PollKinds.Polls)));
        Assert.Equal("When shall we meet?", poll.Sheet.Question);
    }

    [Theory]
    [InlineData("/poll")]
    [InlineData("/poll When shall we meet?")]
    public async Task Form_BeginsInThePrivateChatOfWhoeverFollowsTheLink(string command)
    {
        await using var family = await OpenAsync();
        var anonymous = family.Parlour.Somebody(PersonId.AnonymousAdministrator.Value, "A facilitator");
        var offer = (await anonymous.SaysIn(family.Group, command)).Only();
        Assert.Empty(await family.Parlour.Store.TransactAsync(() => Documents(family).All(PollKinds.Drafts)));

        Assert.StartsWith("What would you like to ask Family Support CoP?", (await family.Ann.Opens(offer, "Make it in private")).Only().Text, StringComparison.Ordinal);
        Assert.Contains("Which answers can people choose from?", (await family.Ann.Says("When shall we meet?")).Only().Text, StringComparison.Ordinal);
        Assert.Equal(family.Ann.Id, Assert.Single(await family.Parlour.Store.TransactAsync(() => Documents(family).All(PollKinds.Drafts))).Person);
        Assert.StartsWith("This form is no longer here.", (await family.Dan.Opens(offer, "Make it in private")).Only().Text, StringComparison.Ordinal);
    }

    private static IDocuments Documents(Family family) => family.Parlour.Services.GetRequiredService<IDocuments>();

    private static Task<Family> OpenAsync() => Family.OpenAsync(more: services => services.AddPictures().AddPolls());
}
