using CopBot.Ballots;
using CopBot.Conversation;
using CopBot.Pictures;
using CopBot.Secrecy;
using CopBot.Storage;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Issues;

/// <summary>All administrators who write as the group have one number at Telegram, and had one vote on a proposal together, beside their own.</summary>
public sealed class Bug149
{
    [Fact]
    public async Task WhoWritesAsTheGroup_IsAskedToAnswerAsThemselves()
    {
        await using var family = await Family.OpenAsync(more: services => services.AddPictures().AddSecrecy().AddBallots());
        var card = (await family.Ben.SaysIn(family.Group, "/propose We meet online in winter months")).Only();
        var anonymous = family.Parlour.Somebody(PersonId.AnonymousAdministrator.Value, "A facilitator");
        Assert.StartsWith("You write as the group here", (await anonymous.Presses(card, "Object")).Toast().Text, StringComparison.Ordinal);
        Assert.Empty(await family.Parlour.Store.TransactAsync(() => family.Parlour.Services.GetRequiredService<IDocuments>().All(BallotKinds.Answers)));
        Assert.StartsWith("Counted: you object.", (await family.Ann.Presses(card, "Object")).Toast().Text, StringComparison.Ordinal);
    }
}
