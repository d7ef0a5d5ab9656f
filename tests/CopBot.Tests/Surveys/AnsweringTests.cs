using System.Text;
using CopBot.Playground.Worlds;
using CopBot.Secrecy;
using CopBot.Surveys;
using CopBot.Tests.Meetings;
using CopBot.Tests.Support;

namespace CopBot.Tests.Surveys;

public sealed class AnsweringTests
{
    private static readonly Asked[] Rooms =
    [
        new("Do you have a room?", "One of several", "Yes\nNo", Required: true),
        new("How big is it?", SurveySteps.InTheirOwnWords, Required: true),
        new("What matters most?", "Put in order", "Heat\nLight\nQuiet"),
        new("Which days?", "Several of them", "Monday\nTuesday\nFriday"),
        new("From when?", "A date"),
    ];

    [Fact]
    public async Task Answering_GoesOneQuestionAtATime_WithSkipAndBack_AndIsHandedInAtTheEnd()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms);
        var card = await house.GiveAsync();
        var welcome = Assert.Single(await house.FollowAsync(house.Bryn, card, "Answer in private"));
        Assert.Contains("5 questions, about 2 minutes.", welcome.Text, StringComparison.Ordinal);
        Assert.Contains("Without names: nobody, facilitators included", welcome.Text, StringComparison.Ordinal);

        await house.PressAsync(house.Bryn, welcome, "Begin");
        Assert.Equal("Question 1 of 5\nDo you have a room?", welcome.Text);
        Assert.Equal(["Yes", "No", "Pause"], welcome.Labels);
        await house.PressAsync(house.Bryn, welcome, "Yes");
        Assert.Equal(["‹ Back", "Pause"], welcome.Labels);
        await house.PressAsync(house.Bryn, welcome, "‹ Back");
        Assert.Equal(["✓ Yes", "No", "Pause"], welcome.Labels);
        await house.PressAsync(house.Bryn, welcome, "✓ Yes");
        var ranking = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "Twenty chairs"));
        await house.PressAsync(house.Bryn, ranking, "Quiet");
        Assert.Contains("1. Quiet", ranking.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, ranking, "Begin the order again");
        await house.PressAsync(house.Bryn, ranking, "Light");
        await house.PressAsync(house.Bryn, ranking, "Heat");
        Assert.Contains("Question 4 of 5", ranking.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, ranking, "Friday");
        await house.PressAsync(house.Bryn, ranking, "Monday");
        await house.PressAsync(house.Bryn, ranking, "✓ Friday");
        await house.PressAsync(house.Bryn, ranking, "That is all");
        Assert.StartsWith("I could not find a date in that.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "soon")).Text, StringComparison.Ordinal);
        var review = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "3 February"));
        Assert.Equal(
            """
            That was the last question of Rooms. You answered 5 of 5:

            1. Yes
            2. Twenty chairs
            3. Light › Heat › Quiet
            4. Monday
            5. Wed 3 February 2027

            Once you hand it in it cannot be changed, since I no longer know which answers are yours.
            """.ReplaceLineEndings("\n"),
            review.Text);
        Assert.Contains("No answers yet.", card.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, review, "Hand in");
        Assert.StartsWith("Thank you. Your answers to Rooms are in, without your name.", review.Text, StringComparison.Ordinal);
        Assert.Contains("1 answer so far.", card.Text, StringComparison.Ordinal);
        Assert.Equal("You have answered Rooms already. Thank you.", Assert.Single(await house.FollowAsync(house.Bryn, card, "Answer in private")).Text);
        Assert.Empty(await house.DocumentsAsync(d => d.All(SecretKinds.Notes)));
    }

    [Fact]
    public async Task RequiredQuestion_CannotBeSkipped_AndNothingAtAllIsNotHandedIn()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Both", new Asked("Must I?", "One of several", "Yes\nNo", Required: true), new Asked("May I?", SurveySteps.InTheirOwnWords));
        var card = await house.GiveAsync();
        await house.AnswerAsync(house.Bryn, card, "Begin");
        var page = house.Last(house.Bryn);
        Assert.DoesNotContain("Skip", page.Labels);
        var data = page.Buttons.SelectMany(b => b).First(b => b.Text == "Yes").Data!;
        var survey = await house.SurveyAsync();
        Assert.Equal($"survey.a:{survey.Id}:2:1:0", data);
        Assert.StartsWith("This one needs an answer: Must I?", (await house.PressRawAsync(house.Bryn, page, $"survey.a:{survey.Id}:6:1:0")).Answer!.Text, StringComparison.Ordinal);

        // An option that there is not, a step out of turn, a survey of nobody. A page that stays as it is cannot be rewritten.
        house.AllowsTrouble = true;
        foreach (var forged in new[] { $"survey.a:{survey.Id}:2:1:7", $"survey.a:{survey.Id}:2:2:0", $"survey.a:{survey.Id}:8:0:0", $"survey.a:{survey.Id}:3:1:0", "survey.a:99:0:0:0" })
            await house.PressRawAsync(house.Bryn, page, forged);
        Assert.Contains("Must I?", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.TurnoutAsync());

        await house.MakeAsync("Nothing", new Asked("May I?", SurveySteps.InTheirOwnWords));
        var second = await house.GiveAsync();
        var review = await house.AnswerAsync(house.Bryn, second, "Begin", "Skip");
        Assert.StartsWith("You have skipped everything", (await house.PressAsync(house.Bryn, review, "Hand in")).Answer!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SkipRule_PassesQuestions_AndWhatWasSaidToThemIsNotHandedIn()
    {
        await using var house = await TestHouse.OpenAsync();
        var page = await house.MakeAsync("Rooms", Rooms[0], Rooms[1], new Asked("What else?", SurveySteps.InTheirOwnWords));
        foreach (var label in new[] { "1", "Skip rule", "No", "To the end", "‹ All of it" })
            await house.PressAsync(house.Amara, page, label);
        var card = await house.GiveAsync("With names");
        var review = await house.AnswerAsync(house.Bryn, card, "Begin", "Yes", "Twenty chairs", "‹ Back", "‹ Back", "No");
        Assert.Contains("You answered 1 of 1:\n", review.Text.Replace("\n\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, review, "Hand in");
        var kept = Assert.Single(await house.DocumentsAsync(d => d.All(SurveyKinds.Named)));
        Assert.Equal("1=p1", kept.Written);
        Assert.Equal(house.Bryn.Id, kept.Person.Value);
    }

    [Fact]
    public async Task Pause_AndARestart_LoseNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms);
        var card = await house.GiveAsync();
        await house.AnswerAsync(house.Bryn, card, "Begin", "Yes");
        await house.RestartAsync();
        var next = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "Twenty chairs"));
        await house.PressAsync(house.Bryn, next, "Pause");
        Assert.StartsWith("All right, Rooms can wait. What you said is kept, sealed until you hand it in.", next.Text, StringComparison.Ordinal);
        await house.MoveClockAsync(TimeSpan.FromDays(2));
        await house.RestartAsync();
        var again = Assert.Single(await house.FollowAsync(house.Bryn, card, "Answer in private"));
        Assert.Contains("You have begun: 2 answers so far.", again.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, again, "Go on");
        Assert.StartsWith("Question 3 of 5", again.Text, StringComparison.Ordinal);

        // An old button of the same survey changes nothing; it shows where one is.
        await house.PressAsync(house.Bryn, next, "Go on");
        Assert.StartsWith("Question 3 of 5", next.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, next, "Pause");
        await house.PressAsync(house.Bryn, next, "Throw away what I said");
        Assert.Empty(await house.DocumentsAsync(d => d.All(SecretKinds.Notes)));
    }

    [Fact]
    public async Task WhatIsWritten_WhereThereAreButtons_IsTakenWhereItIsClear_AndElseTheButtonsComeAgain()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync(
            "Typed",
            new Asked("How sure?", "A number, 0–10"),
            new Asked("A room?", "One of several", "Yes\nNo\nNo room, but a hall"),
            new Asked("It helps", "Agree or disagree"),
            new Asked("Which days?", "Several of them", "Monday\nTuesday\nFriday"),
            new Asked("What matters most?", "Put in order", "Heat\nLight\nQuiet"),
            new Asked("Which way?", "One of several", "By bus, tram or any other way that takes a ticket\nOn foot"),
            new Asked("Again?", "One of several", "Yes\nNo"));
        var card = await house.GiveAsync();
        await house.AnswerAsync(house.Bryn, card, "Begin");
        Assert.StartsWith("Please tap one of the buttons, or send a number from 0 to 10.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "11")).Text, StringComparison.Ordinal);
        Assert.Contains("10", house.Last(house.Bryn).Labels);
        Assert.Contains("A room?", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "7")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Please tap one of the buttons.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "maybe")).Text, StringComparison.Ordinal);
        Assert.Contains("It helps", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "no.")).Text, StringComparison.Ordinal);
        Assert.Contains("Which days?", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "strongly agree")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Please tap one of the buttons.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "Monday, Sunday")).Text, StringComparison.Ordinal);
        Assert.Equal(["✓ Monday", "Tuesday", "✓ Friday"], Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "friday, Monday")).Labels.Take(3));
        await house.PressAsync(house.Bryn, house.Last(house.Bryn), "That is all");
        Assert.Contains("1. Quiet", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "quiet")).Text, StringComparison.Ordinal);
        Assert.Contains("Which way?", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "heat")).Text, StringComparison.Ordinal);
        Assert.Contains("Again?", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "2")).Text, StringComparison.Ordinal);
        Assert.Contains("You answered 6 of 7", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "skip")).Text, StringComparison.Ordinal);
        var review = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "done"));
        Assert.StartsWith("Please tap one of the buttons.", review.Text, StringComparison.Ordinal);
        Assert.Contains("1. 7\n2. No\n3. Strongly agree\n4. Monday; Friday\n5. Quiet › Heat › Light\n6. On foot\n7. –", review.Text, StringComparison.Ordinal);

        // After a quarter of an hour, it is looked up as ever.
        await house.MoveClockAsync(TimeSpan.FromMinutes(16));
        Assert.DoesNotContain("Please tap", string.Join('\n', (await house.SayPrivatelyAsync(house.Bryn, "debt advice")).Select(m => m.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PartOfADraft_AgreedInWriting_IsNoWishForAChange()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/survey");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Feedback on a draft");
        await house.SayPrivatelyAsync(house.Amara, "1. We refer within a day.\n2. We ask first.");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "‹ All of it");
        var card = await house.GiveAsync();
        await house.AnswerAsync(house.Bryn, card, "Begin");
        await house.SayPrivatelyAsync(house.Bryn, "i agree");
        var review = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "I agree, but ask twice"));
        Assert.Contains("1. I agree\n2. I agree, but ask twice", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditOfAnAnswer_AfterIt_IsNotTakenForTheNext()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Two", new Asked("First?", SurveySteps.InTheirOwnWords), new Asked("Second?", SurveySteps.InTheirOwnWords));
        var card = await house.GiveAsync();
        await house.AnswerAsync(house.Bryn, card, "Begin");
        var said = house.World.Say(house.Bryn, house.World.PrivateChat(house.Bryn), "One");
        await house.SettleAsync();
        Assert.Empty(await house.AfterAsync(said.Chat, house.Bryn, () => house.World.Edit(said, "One, and more")));
        Assert.StartsWith("Question 2 of 2", house.Last(house.Bryn).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TooLongAnAnswer_IsRefused_WithHowMuchRoomThereIs()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Long", new Asked("Why?", SurveySteps.InTheirOwnWords));
        var card = await house.GiveAsync();
        await house.AnswerAsync(house.Bryn, card, "Begin");
        Assert.StartsWith("That has 601 characters, and there is room for about 600.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, new string('x', 601))).Text, StringComparison.Ordinal);
        Assert.StartsWith("That was the last question", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, new string('é', 599))).Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, house.Last(house.Bryn), "Hand in");
        Assert.Equal(1, await house.TurnoutAsync());
    }

    [Fact]
    public async Task Deadline_EndsIt_AlsoForWhoIsInTheMiddle()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Two", new Asked("First?", "One of several", "A\nB"), new Asked("Second?", SurveySteps.InTheirOwnWords));
        var card = await house.GiveAsync();
        var link = SurveySteps.LinkOf(card);
        var page = await house.AnswerAsync(house.Bryn, card, "Begin", "A");
        await house.MoveClockAsync(TimeSpan.FromDays(8));
        var refused = await house.AfterAsync(house.World.PrivateChat(house.Bryn), house.Bryn, () => house.World.Start(house.Bryn, link));
        Assert.StartsWith("Two is closed", Assert.Single(refused).Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, page, "Skip");
        Assert.Equal("Two is closed, so it takes no more answers.", page.Text);
        Assert.Empty(card.Labels);
        Assert.Contains("Closed.", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminders_GoTwice_ToThoseWhoJoinedAndHaveNotAnswered_OutsideQuietHours()
    {
        await using var house = await TestHouse.OpenAsync();
        foreach (var person in new[] { house.Bryn, house.Chloe, house.Dev, house.Ewa })
            await house.SayPrivatelyAsync(person, "/join");
        await house.SayPrivatelyAsync(house.Dev, "/leave");
        await house.MakeAsync("Rooms", Rooms);
        var card = await house.GiveAsync();
        await house.AnswerAsync(house.Bryn, card, "Begin", "No", "None", "Skip", "Skip", "Skip", "Hand in");
        await house.AnswerAsync(house.Chloe, card, "Begin", "No");
        house.World.Block(house.Ewa);
        await house.SettleAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(8));

        Assert.Equal(2, Reminders(house, house.Chloe).Count);
        Assert.Contains("You have begun it: what you said is kept.", Reminders(house, house.Chloe)[0].Text, StringComparison.Ordinal);
        Assert.Empty(Reminders(house, house.Bryn));
        Assert.Empty(Reminders(house, house.Dev));
        Assert.Empty(Reminders(house, house.Ewa));
        Assert.All(Reminders(house, house.Chloe), m => Assert.InRange(m.Date.Hour, 8, 19));
        var warning = Assert.Single(house.World.PrivateChat(house.Amara).Messages, m => m.Text.Contains("I show nothing. You can give people longer.", StringComparison.Ordinal));
        Assert.Contains("has 1 answer.", warning.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facilitator_GivesMoreTime_AndAStrangerReachesNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms);
        var card = await house.GiveAsync();
        var page = await house.LookAsync();
        await house.PressAsync(house.Amara, page, "A week longer");
        Assert.Contains("Open until Tue 8 December 2026, 17:00.", card.Text, StringComparison.Ordinal);
        await house.MoveClockAsync(TimeSpan.FromDays(9));
        Assert.True((await house.SurveyAsync()).IsOpen);

        var survey = await house.SurveyAsync();
        var stranger = house.Stranger();
        await house.SayPrivatelyAsync(stranger, "/start");
        var theirs = house.Last(stranger);
        foreach (var (data, refusal) in new[]
        {
            ($"survey.open:{survey.Id}", "This survey is no longer here."), ($"survey.a:{survey.Id}:0:0:0", "This survey is no longer here."),
            ($"survey.look:{survey.Id}:2:0", "This survey is no longer here."), ($"survey.see:{survey.Id}:0:0", "This survey is no longer here."),
        })
        {
            Assert.Equal(refusal, (await house.PressRawAsync(stranger, theirs, data)).Answer!.Text);
        }

        await house.SayPrivatelyAsync(house.Bryn, "/help");
        var members = house.Last(house.Bryn);
        foreach (var data in new[] { $"survey.look:{survey.Id}:2:0", $"survey.look:{survey.Id}:6:0", $"survey.see:{survey.Id}:0:0", "survey.list:1:0:0", "survey.new:1:0:0" })
            Assert.Equal("Only facilitators and the core group can do this.", (await house.PressRawAsync(house.Bryn, members, data)).Answer!.Text);
        Assert.True((await house.SurveyAsync()).IsOpen);

        await house.PressAsync(house.Amara, page, "Close it now");
        await house.PressAsync(house.Amara, page, "Yes, close it");
        Assert.False((await house.SurveyAsync()).IsOpen);
        Assert.Empty(await house.DueAsync("survey/"));
    }

    [Fact]
    public async Task MoreTime_PressedTwice_IsGivenOnce_AndNotBeyondAYear()
    {
        await using var house = await TestHouse.OpenAsync();
        var made = await house.MakeAsync("Rooms", Rooms[0]);
        await house.PressAsync(house.Amara, made, "Deadline");
        await house.SayPrivatelyAsync(house.Amara, "23 November 2027 at 5pm");
        var card = await house.GiveAsync();
        var page = await house.LookAsync();
        var day = page.Buttons.SelectMany(b => b).First(b => b.Text == "A day longer").Data!;

        // A page that stays as it is cannot be rewritten.
        house.AllowsTrouble = true;
        for (var times = 0; times < 2; times++)
        {
            Assert.Equal("It is open until Wed 24 November 2027, 17:00 now.", (await house.PressRawAsync(house.Amara, page, day)).Answer!.Text);
            Assert.Contains("Open until Wed 24 November 2027, 17:00.", card.Text, StringComparison.Ordinal);
        }

        var until = (await house.SurveyAsync()).ClosesAt;
        Assert.Equal("A survey can be open for a year at most.", (await house.PressAsync(house.Amara, page, "A week longer")).Answer!.Text);
        foreach (var forged in new[] { 7, 20271340, -1, int.MaxValue })
            await house.PressRawAsync(house.Amara, page, $"survey.look:1:{(int)CopBot.Surveys.Results.LookTurn.Extend}:{forged}");
        Assert.Equal(until, (await house.SurveyAsync()).ClosesAt);
    }

    [Fact]
    public async Task Names_AsEachLikes_KeepsTheNameOfThoseWhoGaveIt_AndForgetMeTakesItBack()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Why", new Asked("Why?", SurveySteps.InTheirOwnWords));
        var card = await house.GiveAsync("As each likes");
        var people = house.People(8);
        foreach (var person in people.Take(5))
            await house.AnswerAsync(person, card, "Without my name", $"Unnamed {person.FirstName}", "Hand in");
        foreach (var person in people.Skip(5))
            await house.AnswerAsync(person, card, "With my name", $"Named {person.FirstName}", "Hand in");
        Assert.Contains("8 answers so far.", card.Text, StringComparison.Ordinal);

        var (finn, pat) = (people[5], people[6]);
        Assert.Contains("What you answered with your name in 1 survey.", (await house.SayPrivatelyAsync(finn, "/mydata"))[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("with your name in", (await house.SayPrivatelyAsync(people[1], "/mydata"))[0].Text, StringComparison.Ordinal);
        await house.PressAsync(finn, (await house.SayPrivatelyAsync(finn, "/forgetme"))[^1], "Yes, erase it");
        Assert.Equal(7, await house.TurnoutAsync());

        await house.CloseAsync();
        await house.PressAsync(house.Amara, house.Last(house.Amara), "What people wrote");
        var wrote = house.Last(house.Amara).Text;
        Assert.Contains($"• Named {pat.FirstName} ({pat.FirstName})", wrote, StringComparison.Ordinal);
        Assert.Contains("• Unnamed Bryn\n", wrote, StringComparison.Ordinal);
        Assert.DoesNotContain(finn.FirstName, wrote, StringComparison.Ordinal);
        await house.PressAsync(pat, (await house.SayPrivatelyAsync(pat, "/forgetme"))[^1], "Yes, erase it");
        var closed = Assert.Single(await house.DocumentsAsync(d => d.All(SurveyKinds.Closed)));
        Assert.Equal(7, closed.Answers.Length);
        Assert.DoesNotContain(closed.Answers, a => a.By?.Value == pat.Id || a.ByName == pat.FirstName);
    }

    [Fact]
    public async Task WithoutNames_NoFileOfTheDataFolderTellsAnAnswer_NorWhoseItIs()
    {
        using var data = new TempFolder();
        await using var house = await TestHouse.OpenAsync(new() { ["Storage:Path"] = data.Path });
        await house.MakeAsync("Rooms", Rooms[0], Rooms[1]);
        var card = await house.GiveAsync("As each likes");
        await house.AnswerAsync(house.Bryn, card, "Without my name", "Yes", "Zanzibarhidden", "Hand in");
        await house.AnswerAsync(house.Chloe, card, "Without my name", "No", "Wellingtonbegun");
        await house.AnswerAsync(house.Dev, card, "With my name", "Yes", "Kilimanjaroseen", "Hand in");
        var raw = Raw(data.Path);

        // What was said with a name can be read: so the search finds what is there.
        Assert.Contains("Kilimanjaroseen", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("Zanzibarhidden", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("Wellingtonbegun", raw, StringComparison.Ordinal);
        var roll = Assert.Single(await house.DocumentsAsync(d => d.All(SecretKinds.Rolls)));
        var box = Assert.Single(await house.DocumentsAsync(d => d.All(SecretKinds.Boxes)));
        foreach (var sealedBytes in new[] { roll.Written, box.Written })
        {
            Assert.Equal(-1, sealedBytes.AsSpan().IndexOf(BitConverter.GetBytes(house.Bryn.Id)));
            Assert.Equal(-1, sealedBytes.AsSpan().IndexOf("Zanzibarhidden"u8));
        }

        // Nothing else names both the survey and somebody who answered without a name: they have no named answer and nothing begun.
        Assert.DoesNotContain(await house.DocumentsAsync(d => d.All(SurveyKinds.Named)), a => a.Person.Value == house.Bryn.Id);
        Assert.DoesNotContain(await house.DocumentsAsync(d => d.All(SecretKinds.Notes)), n => n.Person.Value == house.Bryn.Id);
        Assert.DoesNotContain(await house.DueAsync("survey/"), d => d.Key.Contains($"{house.Bryn.Id}", StringComparison.Ordinal));
        Assert.DoesNotContain(house.Complaints, c => c.Contains("Zanzibarhidden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OneAnswerMore_ChangesTheBoxToBytesOfTheSameLength()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms[0], Rooms[1]);
        var card = await house.GiveAsync();
        await house.AnswerAsync(house.Bryn, card, "Begin", "Yes", "Small", "Hand in");
        var before = (Box: Assert.Single(await house.DocumentsAsync(d => d.All(SecretKinds.Boxes))), Roll: Assert.Single(await house.DocumentsAsync(d => d.All(SecretKinds.Rolls))));
        await house.AnswerAsync(house.Chloe, card, "Begin", "No", new string('y', 500), "Hand in");
        var after = (Box: Assert.Single(await house.DocumentsAsync(d => d.All(SecretKinds.Boxes))), Roll: Assert.Single(await house.DocumentsAsync(d => d.All(SecretKinds.Rolls))));
        Assert.Equal((before.Box.Written.Length, before.Roll.Written.Length), (after.Box.Written.Length, after.Roll.Written.Length));
        Assert.NotEqual(before.Box.Written, after.Box.Written);
    }

    private static List<Message> Reminders(TestHouse house, Person person) =>
        [.. house.World.PrivateChat(person).Messages.Where(m => m.From.IsBot && m.Text.Contains("If you would rather not, just leave it.", StringComparison.Ordinal))];

    private static string Raw(string folder)
    {
        var all = new StringBuilder();
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(p => !p.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file, Encoding.Latin1);
            all.Append(reader.ReadToEnd());
        }

        return all.ToString();
    }
}
