using CopBot.Ballots;
using CopBot.Meetings;
using CopBot.Tests.Meetings;
using CopBot.Tests.Support;

namespace CopBot.Tests.Ballots;

public sealed class VoteTests
{
    [Theory]
    [InlineData("")]
    [InlineData(", without names")]
    public async Task Ranked_ByThree_ShowsItsRounds(string names)
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/vote ranked Where shall we hold the summer meeting? | Hanley | Stafford | Online, closes Friday 5pm" + names);
        Assert.StartsWith("Ranked vote 1\n\nWhere shall we hold the summer meeting?\n• Hanley\n• Stafford\n• Online\n\nVote in private", card.Text, StringComparison.Ordinal);
        Assert.Equal("Vote in private | More", card.Labels());

        var page = await house.VoteAsync(house.Bryn, card, "Stafford", "Hanley", "Undo", "Online");
        Assert.Contains("1. Stafford\n2. Online\n\nTap the next, or Done.", page.Text, StringComparison.Ordinal);
        await house.TapAsync(house.Bryn, page, "Done");
        Assert.Contains("1. Stafford\n2. Online", page.Text, StringComparison.Ordinal);
        await house.VoteAsync(house.Chloe, card, "Hanley", "Done");
        var third = await house.VoteAsync(house.Dev, card, "Online", "Stafford", "Hanley", "Done");

        // Changed: from nothing but what the page itself holds.
        await house.TapAsync(house.Dev, third, "Change my answer", "Undo", "Undo", "Undo", "Hanley", "Online", "Done");
        Assert.EndsWith(names.Length > 0 ? "3 answers." : "3 answers: first choices: Hanley 2, Stafford 1, Online 0.", card.Text, StringComparison.Ordinal);

        var words = (await house.CloseInTimeAsync()).Single(m => m.File is not null).Text;
        Assert.StartsWith("Chosen: Hanley.\n\nWhere shall we hold the summer meeting?\nHanley: wins, 2 votes\nStafford: 1 vote\nOnline: 0 votes", words, StringComparison.Ordinal);
        Assert.EndsWith("It is kept: /decisions", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ranked_ThatTies_SaysByWhichRule()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/vote ranked Where? | Hanley | Stafford | Online");
        await house.VoteAsync(house.Bryn, card, "Stafford", "Done");
        await house.VoteAsync(house.Chloe, card, "Hanley", "Done");
        var words = (await house.CloseInTimeAsync()).Single(m => m.File is not null).Text;
        Assert.StartsWith("A tie between Hanley and Stafford. No lot is drawn: talk about it, or ask again with these alone.", words, StringComparison.Ordinal);
        Assert.Contains("Hanley: tied, 1 vote in round 1, 1 in round 2", words, StringComparison.Ordinal);
        Assert.Contains("Round 2: all that were left had equally many votes, so they are tied.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("/decisions", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATie_CanBeAskedAgain_WithThoseAlone_ByTheAskerAndFacilitators()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        var card = await house.AskAsync(house.Bryn, "/vote approval Where? | Hanley | Stafford | Online, quorum 2");
        await house.VoteAsync(house.Bryn, card, "Stafford", "Done");
        await house.VoteAsync(house.Chloe, card, "Hanley", "Done");
        var again = (await house.CloseInTimeAsync()).Single(m => m.Labels() == "Ask again with these alone | More");
        Assert.StartsWith("Whoever asked this, facilitators and the core group can ask it again.", Assert.Single(await house.FollowAsync(house.Chloe, again, "Ask again with these alone")).Text, StringComparison.Ordinal);
        foreach (var person in new[] { house.Amara, house.Bryn })
            Assert.Contains("Where?\n• Hanley\n• Stafford\n\nIt is an approval vote.", Assert.Single(await house.FollowAsync(person, again, "Ask again with these alone")).Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, house.Private(house.Bryn), "Ask the group");
        Assert.StartsWith("Approval vote 2\n\nWhere?\n• Hanley\n• Stafford\n\n", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("2 people must answer.", house.Group.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ranked_WhereTheOrderOfGoingOutDecides_IsATie_AndSaysSo()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/vote ranked Where? | Hanley | Stafford | Online");
        await house.VoteAsync(house.Bryn, card, "Hanley", "Stafford", "Done");
        await house.VoteAsync(house.Chloe, card, "Stafford", "Hanley", "Done");
        await house.VoteAsync(house.Dev, card, "Online", "Done");
        await house.VoteAsync(house.Ewa, card, "Online", "Done");
        var words = (await house.CloseInTimeAsync()).Single(m => m.File is not null).Text;
        Assert.StartsWith("A tie between Hanley, Stafford", words, StringComparison.Ordinal);
        Assert.Contains("Round 1: a tie for the fewest votes, in every round so far. Who wins depends on which of them goes out first, so Hanley, Stafford", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutNames_ADoubleTap_LeavesTheButtonThatChangesIt()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/vote approval Which? | Tree | Knot, without names");
        var page = await house.VoteAsync(house.Chloe, card, "Tree");
        var done = page.Buttons.SelectMany(r => r).Single(b => b.Text == "Done").Data!;
        await house.PressRawAsync(house.Chloe, page, done);
        Assert.StartsWith("You have answered this already, without your name.", (await house.PressRawAsync(house.Chloe, page, done)).Answer!.Text, StringComparison.Ordinal);
        await house.TapAsync(house.Chloe, page, "Change my answer", "Knot", "Done");
        Assert.Contains("✓ Tree\n✓ Knot", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" | without names")]
    public async Task Score_ByThree_AsksOneByOne(string names)
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/vote score Which topic? | Debt | Housing | closes Friday 5pm" + names);
        var page = Assert.Single(await house.FollowAsync(house.Bryn, card, "Vote in private"));
        Assert.Contains("1 of 2:\nDebt\n0: not at all. 5: very much.", page.Text, StringComparison.Ordinal);
        await house.TapAsync(house.Bryn, page, "5", "Leave it out ›");
        Assert.Contains("Debt: 5\nHousing: left out, counts as 0", page.Text, StringComparison.Ordinal);
        await house.TapAsync(house.Bryn, page, "‹ Back", "2", "Done");
        await house.VoteAsync(house.Chloe, card, "0", "4", "Done");
        await house.VoteAsync(house.Dev, card, "3", "4", "Done");
        var words = (await house.CloseInTimeAsync()).Single(m => m.File is not null).Text;
        Assert.StartsWith("Chosen: Housing.\n\nWhich topic?\nDebt: 8, 2.7 on average\nHousing: 10, most, 3.3 on average", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", anonymous")]
    public async Task Dots_ByThree_CannotBeOverspent(string names)
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/vote dots 3 What matters most? | Debt | Housing | Food" + names);
        Assert.StartsWith("Vote 1, by dots\n", card.Text, StringComparison.Ordinal);
        Assert.Contains("you have 3 dots to spend, also several on one", card.Text, StringComparison.Ordinal);
        var page = await house.VoteAsync(house.Bryn, card, "Debt: 0", "Debt: 1", "Food: 0");
        Assert.Contains("You have spent all your dots.", page.Text, StringComparison.Ordinal);
        Assert.Equal("You have spent all your dots. Take one back first.", (await house.PressAsync(house.Bryn, page, "Housing: 0")).Answer!.Text);
        await house.TapAsync(house.Bryn, page, "Done");
        Assert.Contains("Debt: 2 dots\nFood: 1 dot", page.Text, StringComparison.Ordinal);
        await house.VoteAsync(house.Chloe, card, "Food: 0", "Done");
        await house.VoteAsync(house.Dev, card, "Food: 0", "Done");
        var words = (await house.CloseInTimeAsync()).Single(m => m.File is not null).Text;
        Assert.StartsWith("Chosen: Food.\n\nWhat matters most?\nDebt: 2\nHousing: 0\nFood: 3, most\n3 people answered. Each had 3 dots.", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", without names")]
    public async Task Approval_ByThree_TakesAsManyAsOneLikes(string names)
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/vote approval Which logo? | Tree | Bridge | Knot" + names);
        var page = await house.VoteAsync(house.Bryn, card, "Tree", "Bridge", "✓ Tree", "Done");
        Assert.Contains("✓ Bridge", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tree", page.Text.Split("\n\n")[1], StringComparison.Ordinal);
        await house.VoteAsync(house.Chloe, card, "Bridge", "Knot", "Done");
        await house.VoteAsync(house.Dev, card, "Done");
        var words = (await house.CloseInTimeAsync()).Single(m => m.File is not null).Text;
        Assert.StartsWith("Chosen: Bridge.\n\nWhich logo?\nTree: 0\nBridge: 2, most\nKnot: 1\n3 people answered.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LongOptions_StandInTheTextByNumber_WithWhatWasChosen()
    {
        const string hall = "The community hall beside the old library in the middle of Stafford, ground floor";
        const string attic = "The community hall beside the old library in the middle of Stafford, top floor";
        await using var house = await TestHouse.OpenAsync();

        var card = await house.AskAsync(house.Bryn, $"/vote dots 3 Where? | {hall} | {attic} | Online");
        var page = await house.VoteAsync(house.Bryn, card, "2: 0", "2: 1", "3: 0");
        Assert.Contains($"1. {hall}\n2. {attic}: 2 dots\n3. Online: 1 dot\n\nYou have spent all your dots.", page.Text, StringComparison.Ordinal);
        Assert.Equal("1: 0 | 2: 2 | Take one back | 3: 1 | Take one back | Done", page.Labels());
        await house.TapAsync(house.Bryn, page, "Done");
        Assert.Contains($"{attic}: 2 dots\nOnline: 1 dot", page.Text, StringComparison.Ordinal);

        card = await house.AskAsync(house.Bryn, $"/vote ranked Where? | {hall} | {attic} | Online");
        page = await house.VoteAsync(house.Bryn, card, "2");
        Assert.Contains($"1. {hall}\n2. {attic} (your 1st)\n3. Online\n\nTap the number of the next, or Done.", page.Text, StringComparison.Ordinal);
        Assert.Equal("1 | 3 | Undo | Done", page.Labels());
        await house.TapAsync(house.Bryn, page, "1", "Done");
        Assert.Contains($"1. {attic}\n2. {hall}", page.Text, StringComparison.Ordinal);

        card = await house.AskAsync(house.Bryn, $"/vote approval Where? | {hall} | {attic} | Online");
        page = await house.VoteAsync(house.Bryn, card, "1", "2", "✓ 1");
        Assert.Contains($"1. {hall}\n✓ 2. {attic}\n3. Online\n\nTap the numbers", page.Text, StringComparison.Ordinal);
        Assert.Equal("1 | ✓ 2 | 3 | Done", page.Labels());
        await house.TapAsync(house.Bryn, page, "Done");
        Assert.Contains($"✓ {attic}", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData(", without names", 0)]
    public async Task Time_ByThree_BecomesAMeetingWithThoseWhoCan(string names, int going)
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        var card = await house.AskAsync(house.Bryn, "/vote time Planning day | Wed 2 Dec 2pm–4pm | Tue 1 Dec 10am, closes Friday 5pm" + names);
        Assert.Contains("• Tue 1 December 2026, 10:00\n• Wed 2 December 2026, 14:00–16:00", card.Text, StringComparison.Ordinal);
        await house.VoteAsync(house.Bryn, card, "If need be", "Yes", "Done");
        await house.VoteAsync(house.Chloe, card, "No", "Yes", "Done");
        await house.VoteAsync(house.Dev, card, "Yes", "Leave it open ›", "Done");
        if (names.Length == 0)
        {
            // One line a date, and of each person only when they can.
            Assert.EndsWith("3 answers:\nTue 1 December, 10:00: 1 yes, 1 if need be\nWed 2 December, 14:00–16:00: 2 yes", card.Text, StringComparison.Ordinal);
            var more = Assert.Single(await house.FollowAsync(house.Bryn, card, "More"));
            Assert.Contains("You can come: Wed 2 December, 14:00–16:00; if need be Tue 1 December, 10:00.", more.Text, StringComparison.Ordinal);
            Assert.Matches("Who can come when\n.*Wed 2 December, 14:00–16:00; if need be Tue 1 December, 10:00\n.*: Wed 2 December, 14:00–16:00\n.*: Tue 1 December, 10:00", more.Text);
        }

        var said = await house.CloseInTimeAsync(TimeSpan.FromDays(4));
        Assert.StartsWith(
            "Best time: Wed 2 December 2026, 14:00–16:00.\n\nPlanning day\nTue 1 December 2026, 10:00: 1, if need be 1, no 1\nWed 2 December 2026, 14:00–16:00: 2, best time, if need be 0, no 1",
            said.Single(m => m.File is not null).Text,
            StringComparison.Ordinal);
        var again = said.Single(m => m.Labels().StartsWith("Make it a meeting", StringComparison.Ordinal));
        var button = again.Buttons[0][0].Text;
        Assert.Equal("Only facilitators and the core group can do this.", (await house.PressAsync(house.Bryn, again, button)).Answer!.Text);
        await house.PressAsync(house.Amara, again, button);
        var meeting = Assert.Single(await house.MeetingsAsync());
        Assert.Equal(("Planning day", new NodaTime.LocalDateTime(2026, 12, 2, 14, 0), 120), (meeting.Title, meeting.Start, meeting.Minutes));
        var attendees = await house.DocumentsAsync(d => d.All(MeetingKinds.Attendees));
        Assert.Equal(going, attendees.Count(a => a.Rsvp == Rsvp.Going));
        Assert.StartsWith("Planning day", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Equal("More", again.Labels());
        Assert.EndsWith("It was made a meeting: Wed 2 December 2026, 14:00–16:00. See /meetings.", again.Text, StringComparison.Ordinal);
        Assert.Equal("The meeting has been made already.", (await house.PressRawAsync(house.Amara, again, "vote.plan:1:1")).Answer!.Text);
        Assert.Single(await house.MeetingsAsync());
    }

    [Theory]
    [InlineData("Thursday 1pm | Monday 1pm", "Closes Wed 25 November 2026, 17:00.")]
    [InlineData("tomorrow 1pm | Thursday 1pm", "Closes Wed 25 November 2026, 12:00.")]
    [InlineData("today 1pm | Thursday 1pm", "Closes Tue 24 November 2026, 12:00.")]
    [InlineData("today 10:40am | Thursday 1pm", "Closes Tue 24 November 2026, 10:20.")]
    [InlineData("5 January 1pm | 6 January 1pm", "Closes Tue 1 December 2026, 17:00.")]
    public async Task Time_ThatNobodyGaveAClose_ClosesBeforeItsFirstDate(string dates, string closes)
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.Contains(closes, (await house.AskAsync(house.Bryn, $"/vote time Lunch | {dates}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_ThatClosesAfterItsDates_IsRefused_AndAfterSomeIsNoted()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.Equal(
            "By then, all the dates have passed; the last is Thu 26 November 2026, 13:00. Please let it close before that.",
            Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/vote time Lunch | tomorrow 1pm | Thursday 1pm, closes Friday 5pm")).Text);
        Assert.Empty(await house.DocumentsAsync(d => d.All(BallotKinds.Ballots)));

        var said = await house.SayAsync(house.Bryn, house.Group, "/vote time Lunch | tomorrow 1pm | Friday 1pm, closes Thursday 5pm");
        Assert.Contains("By the time it closes, Wed 25 November 2026, 13:00 will have passed, so it cannot be the best time.", said[^1].Text, StringComparison.Ordinal);
        var card = said[0];
        await house.VoteAsync(house.Bryn, card, "Yes", "If need be", "Done");
        var page = Assert.Single(await house.FollowAsync(house.Amara, card, "More"));
        Assert.Equal("By then, all the dates have passed. You can close it now, or begin a new vote with other dates.", (await house.PressAsync(house.Amara, page, "One day longer")).Answer!.Text);
        var words = (await house.CloseInTimeAsync(TimeSpan.FromDays(3))).Single(m => m.File is not null).Text;
        Assert.StartsWith("Best time: Fri 27 November 2026, 13:00.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_EarlyInTheMorning_ClosesBeforeTheQuietHours_SoThatItCanBeFound()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/vote time Walk | tomorrow 8am | Saturday 9am");
        Assert.Contains("Closes Tue 24 November 2026, 19:00.", card.Text, StringComparison.Ordinal);
        await house.VoteAsync(house.Bryn, card, "Yes", "No", "Done");
        Assert.StartsWith("Best time: Wed 25 November 2026, 08:00", (await house.CloseInTimeAsync(TimeSpan.FromDays(1))).Single(m => m.File is not null).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Time_WhereAllThatSuitHavePassed_IsSaidSo()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/vote time Lunch | tomorrow 1pm | Friday 1pm, closes Thursday 5pm");
        await house.VoteAsync(house.Bryn, card, "Yes", "No", "Done");
        var said = await house.CloseInTimeAsync(TimeSpan.FromDays(3));
        Assert.StartsWith("Not decided: the times that suit anybody have passed.", said.Single(m => m.File is not null).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(said, m => m.Labels().Contains("Make it a meeting", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ranked When? | Mon | Tue", "Mon", "Mon: most votes, 1 vote")]
    [InlineData("approval When? | Mon | Tue", "Mon", "Mon: 1, most")]
    [InlineData("time When? | Mon 1pm | Wed 2 Dec 1pm", "Yes/No", "Mon 30 November 2026, 13:00: 1, most, if need be 0, no 0")]
    [InlineData("consent We meet", "Object", "Object: 1\n")]
    public async Task WhereTooFewAnswered_NothingWins(string vote, string taps, string line)
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, $"/vote {vote}, quorum 2, closes Friday 5pm");
        if (card.Labels().StartsWith("Consent", StringComparison.Ordinal))
            await house.PressAsync(house.Bryn, card, taps);
        else
            await house.VoteAsync(house.Bryn, card, [.. taps.Split('/'), "Done"]);
        var ballot = await house.ClosedBallotAsync();
        var words = OutcomeTexts.Result(ballot.Ballot, ballot.Community).ToPlain();
        Assert.StartsWith("Not decided: 1 person answered, and 2 had to.", words, StringComparison.Ordinal);
        Assert.Contains(line, words, StringComparison.Ordinal);
        foreach (var verdict in (string[])["wins", "best time", "stops it", "Adopted", "Chosen"])
            Assert.DoesNotContain(verdict, words.Replace("Best: the most", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(OutcomeTexts.Picture(ballot.Ballot) is CopBot.Pictures.BarChart bars ? bars.Bars : [], b => b.StandsOut);
    }

    [Fact]
    public async Task Time_ThatHasPassed_MakesNoMeeting()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/vote time Planning day | Wed 2 Dec 2pm | Tue 1 Dec 10am, closes Friday 5pm");
        await house.VoteAsync(house.Bryn, card, "Yes", "No", "Done");
        await house.MoveClockAsync(TimeSpan.FromDays(9));
        Assert.Equal(BallotTexts.TimeHasPassed, (await house.PressRawAsync(house.Amara, card, "vote.plan:1:0")).Answer!.Text);
        Assert.Empty(await house.MeetingsAsync());
        Assert.False((await house.OnlyBallotAsync()).IsPlanned);
    }

    [Fact]
    public async Task ForgedPresses_CountNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, "/vote dots 3 What matters? | Debt | Housing | Food");
        var page = Assert.Single(await house.FollowAsync(house.Chloe, card, "Vote in private"));
        foreach (var data in new[] { "vote.m:1:900:0:0:1", "vote.m:1:11:0:0:1", "vote.m:1:---:0:0:1", "vote.m:1:111:9:0:7", "vote.m:2:111:0:0:1", "vote.q:1:0:0", "vote.say:1:0", "vote.manage:1:4", "vote.plan:1:0", "vote.rewhy:1:5" })
            Assert.NotNull((await house.PressRawAsync(house.Chloe, page, data)).Answer!.Text);
        Assert.Equal("This vote is no longer here.", (await house.PressRawAsync(house.Stranger(), card, "vote.m:1:111:0:0:1")).Answer!.Text);
        Assert.Empty(await house.DocumentsAsync(d => d.All(BallotKinds.Answers)));
        Assert.True((await house.OnlyBallotAsync()).IsOpen);
    }

    [Fact]
    public async Task Form_AsksOneThingAfterTheOther_AndShowsItBeforeTheGroupSeesIt()
    {
        await using var house = await TestHouse.OpenAsync();
        var invited = Assert.Single(await house.SayAsync(house.Chloe, house.Group, "/vote"));
        var form = Assert.Single(await house.FollowAsync(house.Chloe, invited, "Go on in private"));
        Assert.StartsWith("Which kind of vote is it to be?", form.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Chloe, form, "Dots: spend some on each");
        var options = Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "What matters most?"));
        Assert.StartsWith("What can be chosen?", options.Text, StringComparison.Ordinal);
        Assert.StartsWith("That needs at least 2 options.", Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "Debt")).Text, StringComparison.Ordinal);
        var preview = Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "Debt\nHousing\nFood"));
        Assert.Contains("you have 5 dots to spend", preview.Text, StringComparison.Ordinal);
        await house.TapAsync(house.Chloe, preview, "Hidden until it closes: no", "Names: yes");
        Assert.Equal("Ask the group | Names: no | When it closes | How many must answer | Question | Options | Dots | Throw away", preview.Labels());
        await house.TapAsync(house.Chloe, preview, "When it closes");
        preview = Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "Friday 5pm"));
        await house.TapAsync(house.Chloe, preview, "How many must answer");
        preview = Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "half"));
        await house.TapAsync(house.Chloe, preview, "Dots");
        preview = Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "4"));
        Assert.Empty(await house.DocumentsAsync(d => d.All(BallotKinds.Ballots)));

        // What is begun survives a restart.
        await house.RestartAsync();
        await house.PressAsync(house.Chloe, preview, "Ask the group");
        var card = house.Group.Messages[^1];
        Assert.Contains("you have 4 dots to spend", card.Text, StringComparison.Ordinal);
        Assert.Contains("Without names", card.Text, StringComparison.Ordinal);
        Assert.Contains("It needs as many answers as half of those who joined: nobody has yet, so 1, and at least 3, as it is without names.", card.Text, StringComparison.Ordinal);
        Assert.Contains("Closes Fri 27 November 2026, 17:00.", card.Text, StringComparison.Ordinal);
        Assert.Empty(await house.DocumentsAsync(d => d.All(BallotKinds.Drafts)));
    }
}
