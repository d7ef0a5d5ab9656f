using CopBot.Ballots;
using CopBot.Tests.Meetings;
using CopBot.Tests.Support;

namespace CopBot.Tests.Ballots;

public sealed class ProposalTests
{
    private const string Line = "/propose We meet online in winter months, closes Friday 5pm";

    [Fact]
    public async Task Proposal_WithNames_OneTapCounts_AnotherChangesIt_AndTheOutcomeIsKept()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, Line);
        Assert.Equal(
            """
            Proposal 1

            We meet online in winter months

            One objection stops it, so please say why you object, and what would help.

            With names: people here can see who answered how.
            Closes Fri 27 November 2026, 17:00.
            Asked by Bryn Lewis.

            No answers yet.
            """.ReplaceLineEndings("\n"),
            card.Text);
        Assert.Equal("Consent | Concern | Object | Stand aside | More", card.Labels());

        Assert.Equal("Counted: you object. To change it, tap another button.", (await house.PressAsync(house.Bryn, card, "Object")).Answer!.Text);
        Assert.EndsWith("1 answer: Object 1.", card.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, card, "Consent");
        await house.PressAsync(house.Bryn, card, "Consent");
        await house.PressAsync(house.Chloe, card, "Concern");
        await house.PressAsync(house.Dev, card, "Stand aside");
        Assert.EndsWith("3 answers: Consent 1, Concern 1, Stand aside 1.", card.Text, StringComparison.Ordinal);

        var said = await house.CloseInTimeAsync();
        var picture = Assert.Single(said, m => m.File is not null);
        Assert.StartsWith("Adopted: nobody objected. There is 1 concern to keep in mind.\n\nWe meet online in winter months\nConsent: 1\nConcern: 1\nObject: 0\nStand aside: 1\n3 people answered.", picture.Text, StringComparison.Ordinal);
        Assert.Equal("Adopted: nobody objected. There is 1 concern to keep in mind. Closed Fri 27 November 2026, 17:00.", card.Text.Split("\n\n")[^1]);
        Assert.Equal("More", card.Labels());
        Assert.Equal("This has closed. No more answers are taken.", (await house.PressRawAsync(house.Ewa, card, "vote.say:1:0")).Answer!.Text);

        var list = Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/decisions WINTER online"));
        Assert.Contains("1. We meet online in winter months (27 November 2026)", list.Text, StringComparison.Ordinal);
        var shown = (await house.PressAsync(house.Ewa, list, "1")).Said;
        Assert.Contains("Adopted: nobody objected.", Assert.Single(shown).Text, StringComparison.Ordinal);
        Assert.Contains("no decision with “summer”", Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/decisions summer")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objection_IsAskedFor_WithNameAndWithout_AndLeadsToAnotherVersion()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.JoinAsync(house.Chloe, house.Dev);
        var card = await house.AskAsync(house.Bryn, Line);

        // The private chat is open: asked there. With the name.
        await house.PressAsync(house.Chloe, card, "Object");
        var asked = house.Private(house.Chloe);
        Assert.StartsWith("You object to “We meet online in winter months”. Why?", asked.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Chloe, asked, "Say why, with my name");
        Assert.Contains("with your name", Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "My line is too slow")).Text, StringComparison.Ordinal);

        // Without the name, then changed by the button below one's own message.
        await house.PressAsync(house.Dev, card, "Concern");
        await house.PressAsync(house.Dev, house.Private(house.Dev), "Say why, without my name");
        var kept = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "I cannot see faces"));
        await house.PressAsync(house.Dev, kept, "Change it or take it back");
        Assert.Equal("Changed. Thank you.", Assert.Single(await house.SayPrivatelyAsync(house.Dev, "I cannot see people's faces")).Text);

        // The private chat is not open: a button leads there.
        var whispered = Assert.Single((await house.PressAsync(house.Ewa, card, "Object")).Said);
        Assert.Equal(house.Ewa, whispered.EphemeralFor);
        var why = Assert.Single(await house.FollowAsync(house.Ewa, whispered, "Say why"));
        await house.PressAsync(house.Ewa, why, "Rather not");

        var page = Assert.Single(await house.FollowAsync(house.Bryn, card, "More"));
        Assert.Contains($"{house.Chloe.Name}: Object (My line is too slow)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Reasons that people give without their name are shown once this closes.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("faces", page.Text, StringComparison.Ordinal);

        var said = await house.CloseInTimeAsync();
        var words = said.Single(m => m.File is not null).Text;
        Assert.StartsWith("Not adopted: there are 2 objections. It can be amended and asked again.", words, StringComparison.Ordinal);
        Assert.Contains($"• My line is too slow ({house.Chloe.Name})", words, StringComparison.Ordinal);
        Assert.Contains("• I cannot see people's faces\n", words + "\n", StringComparison.Ordinal);
        Assert.Contains("Nothing has been decided here yet", Assert.Single(await house.SayAsync(house.Ewa, house.Group, "/decisions")).Text, StringComparison.Ordinal);

        Assert.Contains("Reasons without a name\n• I cannot see people's faces", Assert.Single(await house.FollowAsync(house.Bryn, card, "More")).Text, StringComparison.Ordinal);

        // The closed card comes once more, with what to do.
        var again = said.Single(m => m.Labels().StartsWith("Amend", StringComparison.Ordinal));
        var question = Assert.Single(await house.FollowAsync(house.Bryn, again, "Amend and ask again"));
        Assert.Contains("We meet online in winter months", question.Text, StringComparison.Ordinal);
        var preview = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "We meet online in January and February"));
        Assert.StartsWith("This is what I would ask the group:\n\nWe meet online in January and February\n", preview.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, preview, "Ask the group");
        Assert.StartsWith("Proposal 2 (a new version of 1)\n\nWe meet online in January and February", house.Group.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proposal_WithoutNames_IsAnsweredInPrivate_ChangedByItsButton_AndCountedAtTheEnd()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, Line + ", without names, quorum 3");
        Assert.Equal("Answer in private | More", card.Labels());
        Assert.Contains("Without names: nobody here can see who answered how. How it stands is not shown before it closes; if fewer than 3 answer, only their number is.\n3 people must answer.", card.Text, StringComparison.Ordinal);

        var page = Assert.Single(await house.FollowAsync(house.Chloe, card, "Answer in private"));
        Assert.Contains("Without names", page.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Chloe, page, "Object");
        Assert.Contains("Your answer, without your name: Object.", page.Text, StringComparison.Ordinal);
        Assert.EndsWith("1 answer.", card.Text, StringComparison.Ordinal);
        await house.SayWhyAsync(house.Chloe, page, "Too soon");
        Assert.Contains("answered this already", Assert.Single(await house.FollowAsync(house.Chloe, card, "Answer in private")).Text, StringComparison.Ordinal);

        // Another answer, and so another reason.
        await house.TapAsync(house.Chloe, page, "Change my answer", "Concern");
        await house.SayWhyAsync(house.Chloe, page, "Rather soon");
        await house.VoteAsync(house.Dev, card, "Consent");
        await house.VoteAsync(house.Ewa, card, "Consent");
        Assert.EndsWith("3 answers.", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("soon", Assert.Single(await house.FollowAsync(house.Amara, card, "More")).Text, StringComparison.Ordinal);

        var words = (await house.CloseInTimeAsync()).Single(m => m.File is not null).Text;
        Assert.StartsWith("Adopted: nobody objected. There is 1 concern to keep in mind.", words, StringComparison.Ordinal);
        Assert.Contains("What people said\n• Rather soon", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Too soon", words, StringComparison.Ordinal);
        Assert.DoesNotContain(house.Chloe.Name, words, StringComparison.Ordinal);
        Assert.Equal(0, await house.DocumentsAsync(d => d.Count(CopBot.Secrecy.SecretKinds.Boxes) + d.Count(CopBot.Secrecy.SecretKinds.Rolls)));
    }

    [Fact]
    public async Task WithoutNames_ADoubleTap_LeavesTheButtonThatChangesIt()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, Line + ", without names");
        var page = Assert.Single(await house.FollowAsync(house.Chloe, card, "Answer in private"));
        var consent = page.Buttons.SelectMany(r => r).Single(b => b.Text == "Consent").Data!;
        await house.PressRawAsync(house.Chloe, page, consent);
        Assert.StartsWith("You have answered this already, without your name.", (await house.PressRawAsync(house.Chloe, page, consent)).Answer!.Text, StringComparison.Ordinal);
        await house.TapAsync(house.Chloe, page, "Change my answer", "Object");
        Assert.Contains("Your answer, without your name: Object.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutNames_AReason_StaysWhereItIsStillAWorry_ElseIsSaidToBeGone()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, Line + ", without names");
        var kept = await house.VoteAsync(house.Dev, card, "Object");
        Assert.Contains("Why? And what would have to change? It helps the others to read it: please tap Say why.", kept.Text, StringComparison.Ordinal);
        await house.SayWhyAsync(house.Dev, kept, "Too dear");
        await house.TapAsync(house.Dev, kept, "Change my answer", "Concern");
        Assert.Contains("The reason that you gave stays with it.", kept.Text, StringComparison.Ordinal);

        var gone = await house.VoteAsync(house.Chloe, card, "Concern");
        await house.SayWhyAsync(house.Chloe, gone, "Too soon");
        await house.TapAsync(house.Chloe, gone, "Change my answer", "Consent");
        Assert.Contains("The reason that you gave went with your answer before and is gone.", gone.Text, StringComparison.Ordinal);
        Assert.Contains("If you like, tap Say why.", gone.Text, StringComparison.Ordinal);

        var taken = await house.VoteAsync(house.Ewa, card, "Concern");
        await house.SayWhyAsync(house.Ewa, taken, "Too far");
        await house.TapAsync(house.Ewa, taken, "Change my answer", "Concern");
        Assert.Equal("That is fine. Your answer counts without a reason.", (await house.SayWhyAsync(house.Ewa, taken, "-")).Text);

        await house.CloseInTimeAsync();
        Assert.Equal([new Reason("", "Too dear")], (await house.OnlyBallotAsync()).Outcome!.Reasons);
    }

    [Fact]
    public async Task ReasonWithoutAName_ComesAtClosing_AndIsTakenBackWithTheAnswer()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.JoinAsync(house.Dev);
        var card = await house.AskAsync(house.Bryn, Line);
        await house.PressAsync(house.Dev, card, "Concern");
        var asked = house.Private(house.Dev);
        await house.PressAsync(house.Dev, asked, "Say why, without my name");
        var kept = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "I cannot see faces"));
        await house.PressAsync(house.Chloe, card, "Object");
        Assert.DoesNotContain("faces", Assert.Single(await house.FollowAsync(house.Bryn, card, "More")).Text, StringComparison.Ordinal);
        await house.PressAsync(house.Ewa, card, "Object");

        // However many there are: whoever looks again after the next answer would see whose reason is new.
        var page = Assert.Single(await house.FollowAsync(house.Bryn, card, "More"));
        Assert.DoesNotContain("faces", page.Text, StringComparison.Ordinal);
        Assert.Contains("Reasons that people give without their name are shown once this closes.", page.Text, StringComparison.Ordinal);
        Assert.Contains("I cannot tell which reason without a name is yours", (await house.PressAsync(house.Dev, card, "Consent")).Answer!.Text, StringComparison.Ordinal);
        Assert.Equal("Taken back.", Assert.Single((await house.PressAsync(house.Dev, kept, "Change it or take it back")).Said).Text);
        await house.PressAsync(house.Amara, card, "Concern");
        await house.CloseInTimeAsync();
        Assert.DoesNotContain("faces", Assert.Single(await house.FollowAsync(house.Bryn, card, "More")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReasonWithoutAName_OfSomebodyWithoutAWorry_IsNotTakenAndNotShown()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.JoinAsync(house.Chloe, house.Dev);
        var card = await house.AskAsync(house.Bryn, Line);

        // The question is still there when the answer has changed: in both ways to it.
        await house.PressAsync(house.Chloe, card, "Object");
        var asked = house.Private(house.Chloe);
        await house.PressAsync(house.Chloe, card, "Consent");
        await house.PressAsync(house.Chloe, asked, "Say why, without my name");
        Assert.StartsWith("A reason goes with a concern or an objection. Your answer now is Consent", asked.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Dev, card, "Object");
        await house.PressAsync(house.Dev, house.Private(house.Dev), "Say why, without my name");
        await house.PressAsync(house.Dev, card, "Stand aside");
        Assert.StartsWith("A reason goes with a concern", Assert.Single(await house.SayPrivatelyAsync(house.Dev, "Too loud")).Text, StringComparison.Ordinal);

        // One that was given, and left there when its answer changed.
        await house.PressAsync(house.Dev, card, "Object");
        await house.PressAsync(house.Dev, house.Private(house.Dev), "Say why, without my name");
        await house.SayPrivatelyAsync(house.Dev, "Too dark");
        await house.PressAsync(house.Dev, card, "Consent");
        await house.CloseInTimeAsync();
        Assert.Empty((await house.OnlyBallotAsync()).Outcome!.Reasons);
    }

    [Fact]
    public async Task WithoutNames_TwoAnswers_AreNotShownAtTheEndEither()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, Line + ", without names");
        await house.VoteAsync(house.Dev, card, "Consent");
        await house.SayWhyAsync(house.Ewa, await house.VoteAsync(house.Ewa, card, "Object"), "Because of my secret");
        var said = await house.CloseInTimeAsync();
        Assert.StartsWith("Not decided: 2 people answered. With fewer than 3", Assert.Single(said).Text, StringComparison.Ordinal);
        Assert.Null(said[0].File);
        var ballot = await house.OnlyBallotAsync();
        Assert.Empty(ballot.Outcome!.Counts);
        Assert.Empty(ballot.Outcome.Reasons);
    }

    [Fact]
    public async Task Quorum_ThatIsNotReached_IsSaidSo()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.JoinAsync(house.Bryn, house.Chloe, house.Dev);
        var card = await house.AskAsync(house.Bryn, "/propose We meet online quorum two thirds closes Friday 5pm");
        Assert.Contains("It needs as many answers as two thirds of those who joined: 2 as of now.", card.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, card, "Consent");
        Assert.StartsWith("Not decided: 1 person answered, and 2 had to.", (await house.CloseInTimeAsync()).Single(m => m.File is not null).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hidden_ShowsTheNumberAlone_UntilItCloses()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.JoinAsync(house.Chloe);
        var card = await house.AskAsync(house.Bryn, Line + ", hidden until it closes");
        Assert.Contains("With names. Hidden until it closes; then people here can see who answered how.", card.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Chloe, card, "Object");
        Assert.EndsWith("1 answer.", card.Text, StringComparison.Ordinal);

        // Whose private chat is not open is told in the answer to their tap alone.
        var (answer, said) = await house.PressAsync(house.Ewa, card, "Object");
        Assert.Equal("Counted: you object. To change it, tap another button. To say why in private, tap “More”.", answer!.Text);
        Assert.DoesNotContain(said, m => m.EphemeralFor is not null);
        var page = Assert.Single(await house.FollowAsync(house.Ewa, card, "More"));
        Assert.StartsWith("You object to", Assert.Single(await house.FollowAsync(house.Ewa, page, "Say why")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(house.Chloe.Name, Assert.Single(await house.FollowAsync(house.Bryn, card, "More")).Text, StringComparison.Ordinal);
        Assert.Contains("Your answer: Object.", Assert.Single(await house.FollowAsync(house.Chloe, card, "More")).Text, StringComparison.Ordinal);
        await house.CloseInTimeAsync();
        Assert.Contains($"{house.Chloe.Name}: Object", Assert.Single(await house.FollowAsync(house.Bryn, card, "More")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/propose We share cases without names", "We share cases without names", "Tue 1 December 2026, 17:00")]
    [InlineData("/propose We stop when the office closes early", "We stop when the office closes early", "Tue 1 December 2026, 17:00")]
    [InlineData("/propose We meet online. Closes 1 Dec.", "We meet online", "Tue 1 December 2026, 17:00")]
    [InlineData("/propose We meet, and eat, closes Friday 27 Nov, 5pm", "We meet, and eat", "Fri 27 November 2026, 17:00")]
    public async Task Words_AtTheEnd_AreReadOnlyWhereTheyAreMeant(string line, string text, string closes)
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, line);
        Assert.Equal(text, card.Text.Split("\n\n")[1]);
        Assert.Contains($"Closes {closes}.", card.Text, StringComparison.Ordinal);
        Assert.Contains("With names", card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/propose We meet online, closes yesterday", "That time has passed. Please give one to come")]
    [InlineData("/propose We meet online, closes 1 Nov 2026", "That time has passed. Please give one to come")]
    [InlineData("/propose We meet online, closes 20 November 2026 9am", "That time has passed. Please give one to come")]
    [InlineData("/propose We meet online, closes soon", "I could not read when it closes.")]
    [InlineData("/propose We meet online, closes 1 May", "That is too far away.")]
    [InlineData("/propose We meet online, quorum plenty", "I could not read the quorum “plenty”.")]
    [InlineData("/propose , closes Friday", "What do you propose?")]
    [InlineData("/vote Where? | A | B", "Please say first which kind of vote it is:")]
    [InlineData("/vote ranked Where? | A", "That needs at least 2 options.")]
    [InlineData("/vote ranked Where? | A | a", "“A” is there twice.")]
    [InlineData("/vote dots Where? | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13", "You gave 13 options, and I can take 12.")]
    [InlineData("/vote time Planning | Tue 1 Dec | Wed 2 Dec 2pm", "“Tue 1 Dec” has no time of day.")]
    [InlineData("/vote time Planning | every Tuesday 10am | Wed 2 Dec 2pm", "“every Tuesday 10am”: This needs one date, not one that repeats.")]
    [InlineData("/vote dots 500 Where? | A | B", "You wrote 500 dots, and everybody can have 1 to 20.")]
    [InlineData("/vote dots 0 Where? | A | B", "You wrote 0 dots, and everybody can have 1 to 20.")]
    [InlineData("/vote time", "What is it for, and which dates are possible? Write it behind the command, such as: /vote time Planning day | Tue 1 Dec 10am")]
    [InlineData("/vote time Planning | Tue 1 Dec 10am", "That needs at least 2 dates. Put a bar between them, such as: Planning day | Tue 1 Dec 10am")]
    [InlineData("/vote time Planning", "That needs at least 2 dates.")]
    [InlineData("/vote score", "What is the vote about? Write it behind the command, such as: /vote score Where")]
    [InlineData("/vote time Planning | soon | Wed 2 Dec 2pm", "“soon”: I could not find a day or a time in that.")]
    public async Task What_CannotBe_IsSaidBeforeItIsPosted(string line, string said)
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.StartsWith(said, Assert.Single(await house.SayAsync(house.Bryn, house.Group, line)).Text, StringComparison.Ordinal);
        Assert.Empty(await house.DocumentsAsync(d => d.All(BallotKinds.Ballots)));
    }

    [Fact]
    public async Task Quorum_WithoutNames_IsAtLeastThree_AndTheReasonSaysSo()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/propose We meet online, without names, quorum 1, closes Friday 5pm");
        Assert.Contains("3 people must answer: without names, fewer are not counted.", card.Text, StringComparison.Ordinal);
        var page = await house.VoteAsync(house.Chloe, card, "Object");
        Assert.Contains("It is shown without your name once this closes, if at least 3 have answered.", page.Text, StringComparison.Ordinal);
        Assert.Contains("if at least 3 have answered", (await house.SayWhyAsync(house.Chloe, page, "The line is slow")).Text, StringComparison.Ordinal);

        // By a share, too.
        card = await house.AskAsync(house.Bryn, "/propose We meet in person, without names, quorum half, closes Friday 5pm");
        Assert.Contains("half of those who joined: nobody has yet, so 1, and at least 3, as it is without names.", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quorum_OfMoreThanThereAre_IsNoted()
    {
        await using var house = await TestHouse.OpenAsync();
        var said = await house.SayAsync(house.Bryn, house.Group, "/propose We meet online, quorum 40");
        Assert.StartsWith("40 must answer, and I know ", said[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("40 must answer, and I know ", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/propose We meet online, quorum 40")).Text.Split("\n\n")[^2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongText_IsRefusedWithItsLength()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.StartsWith("That has 1001 characters, and I can take 1000.", Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/propose " + new string('x', 1001))).Text, StringComparison.Ordinal);
        Assert.Contains("has 101 characters, and an option can have 100.", Assert.Single(await house.SayAsync(house.Bryn, house.Group, $"/vote ranked Which? | A | {new string('y', 101)}")).Text, StringComparison.Ordinal);
    }
}
