using CopBot.Ballots;
using CopBot.Conversation;
using CopBot.Playground.Worlds;
using CopBot.Scales;
using CopBot.Secrecy;
using CopBot.Surveys;
using CopBot.Tests.Ballots;
using CopBot.Tests.Support;
using CopBot.Tests.Surveys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Person = CopBot.Playground.Worlds.Person;

namespace CopBot.Tests.Secrecy;

/// <summary>The bot's token was changed and the former one is not known: what lies in boxes says so kindly, waits, and can be taken away.</summary>
public sealed class AnotherTokenTests
{
    private const string CannotRead = "I cannot read what was answered: my key was changed. Nothing is lost.";

    private readonly ChangingSeal _seal = new();

    [Fact]
    public async Task Vote_SaysSo_WaitsPastItsEnd_AndIsCountedOnceTheFormerTokenIsKnown()
    {
        await using var house = await OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/vote approval Which? | Zoo | Park, without names, closes Friday 5pm");
        var page = await house.VoteAsync(house.Chloe, card, "Zoo", "Done");
        await house.VoteAsync(house.Bryn, card, "Zoo", "Done");
        await house.VoteAsync(house.Ewa, card, "Park", "Done");
        _seal.Change();

        Assert.StartsWith(CannotRead, Assert.Single(await house.FollowAsync(house.Dev, card, "Vote in private")).Text, StringComparison.Ordinal);
        Assert.Equal(SecrecyTexts.CannotBeReadOrCancel, (await house.PressAsync(house.Chloe, page, "Change my answer")).Answer!.Text);
        var plain = Assert.Single(await house.FollowAsync(house.Dev, card, "More"));
        Assert.Contains(CannotRead, plain.Text, StringComparison.Ordinal);
        Assert.Empty(plain.Labels);
        Assert.Equal(["Cancel it"], Assert.Single(await house.FollowAsync(house.Amara, card, "More")).Labels);
        Assert.NotEmpty(await house.SayAsync(house.Dev, house.Group, "/polls"));
        Assert.NotEmpty(await house.SayPrivatelyAsync(house.Chloe, "/mydata"));

        Assert.Empty(await house.CloseInTimeAsync(TimeSpan.FromDays(7)));
        Assert.True((await house.OnlyBallotAsync()).IsOpen);
        Assert.Contains(CannotRead, card.Text, StringComparison.Ordinal);
        Assert.StartsWith("“Which?” was to close now", Assert.Single(Told(house, house.Amara, "was to close now")).Text, StringComparison.Ordinal);
        Assert.Empty(Told(house, house.Dev, "was to close now"));
        Assert.Equal(BallotTexts.IsClosed, Assert.Single(await house.FollowAsync(house.Dev, card, "Vote in private")).Text);

        _seal.KnowTheFormer();
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        var closed = await house.OnlyBallotAsync();
        Assert.Equal((BallotState.Closed, 3), (closed.State, closed.Outcome!.Answers));
        Assert.Single(Told(house, house.Amara, "was to close now"));
    }

    [Fact]
    public async Task Vote_ThatCannotBeRead_IsCancelledByAFacilitator_AlsoPastItsEnd()
    {
        await using var house = await OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/propose We meet at the zoo, without names, closes Friday 5pm");
        await house.VoteAsync(house.Chloe, card, "Consent");
        _seal.Change();
        await house.MoveClockAsync(TimeSpan.FromDays(5));
        var told = Assert.Single(Told(house, house.Amara, "was to close now"));
        var page = Assert.Single((await house.PressAsync(house.Amara, told, "Look at it")).Said);
        await house.TapAsync(house.Amara, page, "Cancel it", "Cancel it");
        Assert.Equal(BallotState.Cancelled, (await house.OnlyBallotAsync()).State);
        Assert.Contains("This was cancelled.", card.Text, StringComparison.Ordinal);
        Assert.Empty(await house.DocumentsAsync(d => d.All(SecretKinds.Boxes)));
        Assert.Empty(await house.DocumentsAsync(d => d.All(SecretKinds.Rolls)));
    }

    [Fact]
    public async Task ProposalWithNames_GoesOn_AndItsNamelessReasonsAreLeftOutByHandAlone()
    {
        await using var house = await OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/propose We meet at the zoo, closes Friday 5pm");
        await house.PressAsync(house.Chloe, card, "Object");
        await house.PressAsync(house.Chloe, house.Last(house.Chloe), "Say why, without my name");
        await house.SayPrivatelyAsync(house.Chloe, "The noise");
        var kept = house.Last(house.Chloe);
        _seal.Change();

        await house.PressAsync(house.Dev, card, "Object");
        Assert.Equal(SecrecyTexts.CannotBeRead, (await house.PressAsync(house.Dev, house.Last(house.Dev), "Say why, without my name")).Answer!.Text);
        Assert.Equal(SecrecyTexts.CannotBeRead, (await house.PressAsync(house.Chloe, kept, StanceTexts.ChangeWhy)).Answer!.Text);
        await house.PressAsync(house.Dev, house.Last(house.Dev), "Say why, with my name");
        await house.SayPrivatelyAsync(house.Dev, "The price");
        await house.PressAsync(house.Bryn, card, "Consent");
        await house.PressAsync(house.Chloe, card, "Stand aside");

        await house.MoveClockAsync(TimeSpan.FromDays(5));
        Assert.True((await house.OnlyBallotAsync()).IsOpen);
        var page = Assert.Single((await house.PressAsync(house.Amara, Assert.Single(Told(house, house.Amara, "was to close now")), "Look at it")).Said);
        Assert.Equal(["Close it now", "Cancel it"], page.Labels);
        await house.PressAsync(house.Amara, page, "Close it now");
        Assert.Contains("I cannot read the reasons that were given without a name", page.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, page, "Close it now");
        var outcome = (await house.OnlyBallotAsync()).Outcome!;
        Assert.Equal((3, "The price"), (outcome.Answers, Assert.Single(outcome.Reasons).Text));
    }

    [Fact]
    public async Task Survey_SaysSo_WaitsPastItsEnd_AndIsDeletedByAFacilitator()
    {
        await using var house = await OpenAsync();
        await house.MakeAsync("Rooms", new Asked("Where?", "One of several", "Housing\nHealth"));
        var card = await house.GiveAsync();
        await house.AnswerAsync(house.Bryn, card, "Begin", "Housing", "Hand in");
        await house.AnswerAsync(house.Chloe, card, "Begin");
        var begun = house.Last(house.Chloe);
        _seal.Change();

        await house.FollowAsync(house.Dev, card, "Answer in private");
        Assert.StartsWith(CannotRead, house.Last(house.Dev).Text, StringComparison.Ordinal);
        await house.PressAsync(house.Chloe, begun, "Housing");
        Assert.StartsWith(CannotRead, begun.Text, StringComparison.Ordinal);
        var look = await house.LookAsync();
        Assert.Contains(CannotRead, look.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Close it now", look.Labels);

        await house.MoveClockAsync(TimeSpan.FromDays(10));
        Assert.True((await house.SurveyAsync()).IsOpen);
        Assert.Contains(CannotRead, card.Text, StringComparison.Ordinal);
        var page = Assert.Single((await house.PressAsync(house.Amara, Assert.Single(Told(house, house.Amara, "was to close now")), "Look at it")).Said);
        await house.TapAsync(house.Amara, page, "Delete it", "Yes, delete it");
        Assert.Empty(await house.DocumentsAsync(d => d.All(SurveyKinds.Surveys)));
        Assert.Empty(await house.DocumentsAsync(d => d.All(SecretKinds.Boxes)));
        await house.MoveClockAsync(TimeSpan.FromDays(2));
    }

    [Fact]
    public async Task Survey_IsClosedAndShown_OnceTheFormerTokenIsKnown()
    {
        await using var house = await OpenAsync();
        await house.MakeAsync("Rooms", new Asked("Where?", "One of several", "Housing\nHealth"));
        var card = await house.GiveAsync();
        foreach (var person in house.People(5))
            await house.AnswerAsync(person, card, "Begin", "Housing", "Hand in");
        _seal.Change();
        await house.MoveClockAsync(TimeSpan.FromDays(9));
        _seal.KnowTheFormer();
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        var survey = await house.SurveyAsync();
        Assert.Equal((false, 5), (survey.IsOpen, survey.Answered));
        Assert.Equal(5, (await house.DocumentsAsync(d => d.All(SurveyKinds.Closed))).Single().Answers.Length);
    }

    [Theory]
    [InlineData("/scale How sure are we? | closes Friday 5pm")]
    [InlineData("/checkin How full is your cup? | closes Friday 5pm")]
    public async Task ScaleOrCheckin_SaysSo_WaitsPastItsEnd_AndIsDeleted(string line)
    {
        await using var house = await OpenAsync();
        var card = await house.AskAsync(house.Amara, line);
        await house.PressAsync(house.Bryn, card, "5");
        _seal.Change();

        Assert.Equal(SecrecyTexts.CannotBeReadOrCancel, (await house.PressAsync(house.Bryn, card, "6")).Answer!.Text);
        Assert.Equal(SecrecyTexts.CannotBeReadOrCancel, (await house.PressAsync(house.Dev, card, "6")).Answer!.Text);
        Assert.StartsWith(CannotRead, Assert.Single(await house.FollowAsync(house.Dev, card, card.Buttons[^1][0].Text)).Text, StringComparison.Ordinal);
        Assert.NotEmpty(await house.SayPrivatelyAsync(house.Bryn, "/mydata"));
        await house.MoveClockAsync(TimeSpan.FromDays(7));
        Assert.False((await house.DocumentsAsync(d => d.All(ScaleKinds.Scales))).Single().IsClosed);
        var page = Assert.Single((await house.PressAsync(house.Amara, Assert.Single(Told(house, house.Amara, "was to close now")), "Look at it")).Said);
        Assert.Equal(SecrecyTexts.CannotBeReadOrDelete, (await house.PressAsync(house.Amara, page, "Close now")).Answer!.Text);
        await house.TapAsync(house.Amara, page, "Delete", "Yes, delete it");
        Assert.Empty(await house.DocumentsAsync(d => d.All(ScaleKinds.Scales)));
        Assert.Empty(await house.DocumentsAsync(d => d.All(SecretKinds.Boxes)));
        Assert.Empty(await house.DocumentsAsync(d => d.All(ScaleKinds.Answers)));
    }

    private static List<Message> Told(TestHouse house, Person person, string words) =>
        [.. house.World.PrivateChat(person).Messages.Where(m => m.From.IsBot && m.Text.Contains(words, StringComparison.Ordinal))];

    private async Task<TestHouse> OpenAsync()
    {
        var house = await TestHouse.OpenAsync(replace: services => services.Replace(ServiceDescriptor.Singleton<ISeal>(_seal)));
        await house.JoinAsync(house.Amara, house.Bryn, house.Chloe, house.Dev, house.Ewa);
        return house;
    }
}
