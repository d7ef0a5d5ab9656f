using CopBot.Surveys;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Surveys;

public sealed class MakingTests
{
    [Fact]
    public async Task Survey_IsMadeInPrivate_AndTheGroupGetsOneCardThatSaysWhatIsPromised()
    {
        await using var house = await TestHouse.OpenAsync();
        var page = await house.MakeAsync(
            "What do you need this winter?",
            new Asked("Do you run a warm space?", "One of several", "Yes\nNo\n- Not yet", Required: true),
            new Asked("Which of these would help?", "Several of them", "Food\nMoney advice\nVolunteers"),
            new Asked("How sure are you of the winter?", "A number, 0–10"),
            new Asked("We work well together", "Agree or disagree"),
            new Asked("What comes first?", "Put in order", "Heat\nFood\nCompany"),
            new Asked("What else?", SurveySteps.InTheirOwnWords),
            new Asked("When do you open?", "A date"));
        Assert.Contains("1. Do you run a warm space? (one of several, required)", page.Text, StringComparison.Ordinal);
        Assert.Contains("7. When do you open? (a date)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Still missing:\n• Until when people can answer. Tap Deadline.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Give it to the group", page.Labels);

        await house.PressAsync(house.Amara, page, "Deadline");
        page = (await house.SayPrivatelyAsync(house.Amara, "yesterday"))[0];
        Assert.DoesNotContain("Open until", page.Text, StringComparison.Ordinal);
        page = (await house.SayPrivatelyAsync(house.Amara, "Friday 4 December"))[0];
        Assert.Contains("No time was given, so I took 17:00.", page.Text, StringComparison.Ordinal);
        Assert.Contains("7 questions, about 2 minutes.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Open until Fri 4 December 2026, 17:00.", page.Text, StringComparison.Ordinal);
        var before = house.Group.Messages.Count;
        await house.PressAsync(house.Amara, page, "Give it to the group");

        Assert.Equal(before + 1, house.Group.Messages.Count);
        var card = house.Group.Messages[^1];
        Assert.Equal(
            """
            Survey: What do you need this winter?

            7 questions, about 2 minutes.
            Open until Fri 4 December 2026, 17:00.
            Without names: nobody, facilitators included, can see who answered what. Facilitators see all answers together once it is closed, and only if at least 5 people have answered. The group gets a short summary.

            No answers yet.
            """.ReplaceLineEndings("\n"),
            card.Text);
        Assert.Equal(["Answer in private"], card.Labels);
        var survey = await house.SurveyAsync();
        Assert.Equal(["Yes", "No", "Not yet"], survey.Form.Questions[0].Options);
        Assert.Empty(await house.DocumentsAsync(d => d.All(SurveyKinds.Drafts)));
    }

    [Fact]
    public async Task WhatIsWritten_WhereTheFormHasButtons_IsTakenWhereItIsClear_AndElseTheButtonsComeAgain()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Typed");
        Assert.StartsWith("Please tap one of the buttons. To do something else, send /cancel first", Assert.Single(await house.SayPrivatelyAsync(house.Amara, "How big is the hall?")).Text, StringComparison.Ordinal);
        Assert.Equal("What is the question?", Assert.Single(await house.SayPrivatelyAsync(house.Amara, "add a question")).Text);
        await house.SayPrivatelyAsync(house.Amara, "How big is the hall?");
        var kinds = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "very"));
        Assert.StartsWith("Please tap one of the buttons.", kinds.Text, StringComparison.Ordinal);
        Assert.Contains("How is it answered?", kinds.Text, StringComparison.Ordinal);
        Assert.StartsWith("Must people answer it", Assert.Single(await house.SayPrivatelyAsync(house.Amara, "Number")).Text, StringComparison.Ordinal);
        var page = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "required"));
        Assert.Contains("1. How big is the hall? (a number, 0–10, required)", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("Please tap one of the buttons.", Assert.Single(await house.SayPrivatelyAsync(house.Amara, "Throw away")).Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, page, "Names or not");
        Assert.Contains("Names: as each likes.", Assert.Single(await house.SayPrivatelyAsync(house.Amara, "as each likes")).Text, StringComparison.Ordinal);

        // After a quarter of an hour, it is looked up as ever.
        await house.MoveClockAsync(TimeSpan.FromMinutes(16));
        Assert.DoesNotContain("Please tap", string.Join('\n', (await house.SayPrivatelyAsync(house.Amara, "debt advice")).Select(m => m.Text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Yes | No", "Yes", "No")]
    [InlineData("| Yes, always | No, never |", "Yes, always", "No, never")]
    [InlineData("Yes, | No,", "Yes", "No")]
    [InlineData("1. Yes | 2. No", "Yes", "No")]
    [InlineData("Yes\nNo", "Yes", "No")]
    public async Task Options_AreTaken_OnLinesOrWithBars(string written, string first, string second)
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Bars", new Asked("A room?", "One of several", written));
        await house.GiveAsync();
        Assert.Equal([first, second], (await house.SurveyAsync()).Form.Questions[0].Options);
    }

    [Fact]
    public async Task SkipRule_LeadsForwardAlone_AndGoesWhereMovingWouldTurnItBack()
    {
        await using var house = await TestHouse.OpenAsync();
        var page = await house.MakeAsync(
            "Rooms",
            new Asked("Do you have a room?", "One of several", "Yes\nNo"),
            new Asked("How big is it?", SurveySteps.InTheirOwnWords),
            new Asked("What else?", SurveySteps.InTheirOwnWords));
        await house.PressAsync(house.Amara, page, "1");
        await house.PressAsync(house.Amara, page, "Skip rule");
        await house.PressAsync(house.Amara, page, "No");
        Assert.DoesNotContain("1", page.Labels);
        Assert.DoesNotContain("2", page.Labels);
        await house.PressAsync(house.Amara, page, "3");
        Assert.Contains("↳ If “No”: on to 3", page.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, page, "‹ All of it");

        await house.PressAsync(house.Amara, page, "3");
        await house.PressAsync(house.Amara, page, "Move up");
        Assert.Contains("↳ If “No”: on to 2", page.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, page, "2");
        await house.PressAsync(house.Amara, page, "Move up");
        Assert.StartsWith("A skip rule would have led backwards, so I took it out.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("↳", page.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, page, "1");
        await house.PressAsync(house.Amara, page, "Delete");
        Assert.DoesNotContain("What else?", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_SurvivesARestart_AndGoesAfterAWeekUntouched()
    {
        await using var house = await TestHouse.OpenAsync();
        var page = await house.MakeAsync("Half made", new Asked("Why?", SurveySteps.InTheirOwnWords));
        await house.PressAsync(house.Amara, page, "Add a question");
        await house.RestartAsync();
        await house.SayPrivatelyAsync(house.Amara, "And how?");
        Assert.Equal("How is it answered?", house.Last(house.Amara).Text);
        await house.SayPrivatelyAsync(house.Amara, "/survey");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Go on with: Half made");
        Assert.Contains("2. And how?", house.Last(house.Amara).Text, StringComparison.Ordinal);

        await house.MoveClockAsync(CopBot.Conversation.KeptFor.Draft + TimeSpan.FromMinutes(1));
        await house.Services.GetRequiredService<CopBot.Conversation.Inbox>().TakeAsync(new CopBot.Conversation.NightFell(), TestContext.Current.CancellationToken);
        await house.SettleAsync();
        Assert.Empty(await house.DocumentsAsync(d => d.All(SurveyKinds.Drafts)));
        Assert.StartsWith("This is no longer here.", (await house.PressAsync(house.Amara, house.Last(house.Amara), "Deadline")).Answer!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Templates_AreWholeAndEachCanBeGiven()
    {
        await using var house = await TestHouse.OpenAsync();
        foreach (var (label, questions, first) in new[] { ("After a meeting", 5, "The meeting was worth my time."), ("How is our community?", 10, "What this community is about matters for my work.") })
        {
            await house.SayPrivatelyAsync(house.Amara, "/survey");
            await house.PressAsync(house.Amara, house.Last(house.Amara), label);
            await house.GiveAsync();
            var survey = await house.SurveyAsync();
            Assert.Equal(questions, survey.Form.Questions.Length);
            Assert.Equal(first, survey.Form.Questions[0].Text);
        }

        await house.SayPrivatelyAsync(house.Amara, "/survey");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Training needs");
        await house.SayPrivatelyAsync(house.Amara, string.Join('\n', Enumerable.Range(1, 16).Select(i => $"Topic {i}")));
        Assert.StartsWith("That is 16, and I can take 15 at most.", house.Last(house.Amara).Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Amara, "1. Debt advice\n• Self-harm\n• debt advice");
        Assert.Contains("(a number, 1–5)", house.Last(house.Amara).Text, StringComparison.Ordinal);
        await house.GiveAsync();
        var needs = await house.SurveyAsync();
        Assert.Equal(["Debt advice", "Debt advice", "Self-harm", "Self-harm", ""], needs.Form.Questions.Select(q => q.Topic));
        Assert.Equal((1, 5), (needs.Form.Questions[0].First, needs.Form.Questions[0].Last));
    }

    [Fact]
    public async Task DraftFeedback_TakesNumberedPartsInSeveralMessages_AndSaysWhichIsTooLong()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/survey");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Feedback on a draft");
        await house.SayPrivatelyAsync(house.Amara, "1. Short\n2. " + new string('x', 1501));
        Assert.Contains("The part that begins “xxxx", house.Last(house.Amara).Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Amara, "Preamble.\n1. We refer within a day.\nAlways.\n\n2) We ask first.");
        Assert.StartsWith("I took 3 parts from that.", house.Last(house.Amara).Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Amara, "Nobody waits.\n\nNobody is sent away.");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "‹ All of it");
        await house.GiveAsync();
        Assert.Equal(
            ["Preamble.", "We refer within a day.\nAlways.", "We ask first.", "Nobody waits.", "Nobody is sent away."],
            (await house.SurveyAsync()).Form.Questions.Select(q => q.Text));
    }

    [Fact]
    public async Task DraftFeedback_NamesTheDraft_FromTheLineAboveItsNumbers()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/survey");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Feedback on a draft");
        await house.SayPrivatelyAsync(house.Amara, "Referral protocol, version 2:\n\n1. We refer within a day.\n2. We ask first.");
        Assert.StartsWith("I took 2 parts from that, and “Referral protocol, version 2” as the draft's name.", house.Last(house.Amara).Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, house.Last(house.Amara), "‹ All of it");
        var card = await house.GiveAsync();
        Assert.StartsWith("Survey: Your view on a draft: Referral protocol, version 2\n", card.Text, StringComparison.Ordinal);
        Assert.Equal(["We refer within a day.", "We ask first."], (await house.SurveyAsync()).Form.Questions.Select(q => q.Text));
    }

    [Fact]
    public async Task Copy_OfAnEarlierOne_HasItsQuestionsAndNoneOfItsAnswers()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("First", new Asked("Why?", SurveySteps.InTheirOwnWords));
        var card = await house.GiveAsync("As each likes");
        await house.AnswerAsync(house.Bryn, card, "Without my name", "Because", "Hand in");
        await house.SayPrivatelyAsync(house.Amara, "/survey");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Copy an earlier one");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "1. First (open)");
        var copy = await house.GiveAsync();
        Assert.Contains("No answers yet.", copy.Text, StringComparison.Ordinal);
        var survey = await house.SurveyAsync();
        Assert.Equal((2, "Why?", Naming.AsEachLikes), (survey.Id.Value, survey.Form.Questions[0].Text, survey.Form.Names));
    }

    [Fact]
    public async Task Preview_ShowsTheCardAndEachQuestion_AndChangesNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        var page = await house.MakeAsync("Look", new Asked("Which?", "One of several", "This\nThat"), new Asked("How?", "A number, 0–10"));
        await house.PressAsync(house.Amara, page, "Preview");
        Assert.Contains("what the group gets", page.Text, StringComparison.Ordinal);
        Assert.Contains("Survey: Look", page.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, page, "›");
        Assert.Contains("Question 1 of 2\nWhich?", page.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, page, "That");
        Assert.Contains("Question 2 of 2\nHow?", page.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, page, "‹ All of it");
        Assert.Contains("Still missing:", page.Text, StringComparison.Ordinal);
        Assert.Empty(await house.DocumentsAsync(d => d.All(SurveyKinds.Surveys)));
    }

    [Fact]
    public async Task TooManyQuestionsInWords_AreNamedBeforeItIsGiven()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/survey");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Feedback on a draft");
        await house.SayPrivatelyAsync(house.Amara, string.Join('\n', Enumerable.Range(1, 20).Select(i => $"{i}. Part number {i}")));
        await house.PressAsync(house.Amara, house.Last(house.Amara), "‹ All of it");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Add a question");
        await house.StepsAsync(house.Amara, "What else?", SurveySteps.InTheirOwnWords, "They may skip it", "Deadline", "In a week");
        var page = house.Last(house.Amara);
        Assert.Contains("It has 21 questions that are answered in words, and 20 is the most", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Give it to the group", page.Labels);
    }

    [Fact]
    public async Task OnlyThoseWhoSteer_MakeSurveys_WithWhateverButton()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.StartsWith("Only facilitators and the core group can use /survey.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/survey Mine")).Text, StringComparison.Ordinal);
        var page = await house.MakeAsync("Mine", new Asked("Why?", SurveySteps.InTheirOwnWords));
        var whisper = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/survey"));
        Assert.Equal(["Make it in private"], whisper.Labels);
        var menu = Assert.Single(await house.FollowAsync(house.Amara, whisper, "Make it in private"));
        Assert.Contains("Go on with: Mine", menu.Labels);
        house.World.SetAdmin(house.Group, house.Amara, admin: false, by: house.Bryn);
        await house.MoveClockAsync(TimeSpan.FromMinutes(11));
        Assert.Equal("Only facilitators and the core group can do this.", (await house.PressAsync(house.Amara, page, "Deadline")).Answer!.Text);
        Assert.Empty(await house.DocumentsAsync(d => d.All(SurveyKinds.Surveys)));
    }
}
