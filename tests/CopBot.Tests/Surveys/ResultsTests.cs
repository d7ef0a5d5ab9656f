using System.Text;
using CopBot.Playground.Worlds;
using CopBot.Surveys;
using CopBot.Surveys.Results;
using CopBot.Tests.Meetings;
using CopBot.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Surveys;

public sealed class ResultsTests
{
    private static readonly Asked[] Rooms =
    [
        new("Where do you work?", "One of several", "Housing\nHealth"),
        new("How sure are you?", "A number, 0–10"),
        new("Our meetings help me", "Agree or disagree"),
        new("What would help?", "Several of them", "Food\nMoney"),
        new("What comes first?", "Put in order", "Heat\nLight\nQuiet"),
        new("What else?", SurveySteps.InTheirOwnWords),
        new("From when?", "A date"),
    ];

    [Fact]
    public async Task UnderFive_NothingIsShownToAnybody_NorKept()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms);
        var card = await house.GiveAsync();
        foreach (var person in house.People(4))
            await house.AnswerAsync(person, card, "Begin", "Housing", "7", "Agree", "Skip", "Skip", "Quite secret", "Skip", "Hand in");
        var page = await house.LookAsync();
        Assert.Contains("4 answers so far. Until it closes, that is all that anybody sees.", page.Text, StringComparison.Ordinal);
        page = await house.CloseAsync();
        Assert.Contains("4 people took part", page.Text, StringComparison.Ordinal);
        Assert.Contains("That is fewer than 5, so nothing is shown, and what was answered is not kept.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Copy it", "Delete it"], page.Labels);
        Assert.Contains("Fewer than 5 answered, so nothing is shown", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        var survey = await house.SurveyAsync();
        for (var turn = 0; turn <= 10; turn++)
            Assert.Equal("Fewer than 5 people answered, so there is nothing to show.", (await house.PressRawAsync(house.Amara, page, $"survey.see:{survey.Id}:{turn}:1")).Answer!.Text);
        Assert.StartsWith("Family Support CoP has no survey 1 that can be exported.", Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/export survey 1")).Text, StringComparison.Ordinal);
        Assert.Empty(await house.DocumentsAsync(d => d.All(SurveyKinds.Closed)));
        Assert.DoesNotContain(house.World.Chats.SelectMany(c => c.Messages), m => m.From.IsBot && m.Text.Contains("• Quite secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SmallestGroup_CanBeSetHigher()
    {
        await using var house = await TestHouse.OpenAsync(new() { ["Surveys:SmallestGroup"] = "6" });
        await house.MakeAsync("Rooms", Rooms[1]);
        var card = await house.GiveAsync();
        Assert.Contains("only if at least 6 people have answered", card.Text, StringComparison.Ordinal);
        foreach (var person in house.People(5))
            await house.AnswerAsync(person, card, "Begin", "7", "Hand in");
        Assert.Contains("fewer than 6", (await house.CloseAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_ComeInWordsAndPictures_ToFacilitators_AndInShortToTheGroup()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms);
        var card = await house.GiveAsync();
        var people = house.People(7);
        for (var i = 0; i < people.Count; i++)
        {
            await house.AnswerAsync(
                people[i], card, "Begin", i < 5 ? "Housing" : "Health", $"{4 + i}", i < 6 ? "Agree" : "Strongly disagree", "Food", "That is all",
                i < 4 ? "Heat" : "Light", "Quiet", i < 6 ? $"More training about debt, <b>{i}</b>" : "Skip", i < 5 ? "3 February" : "Skip", "Hand in");
        }

        var page = await house.CloseAsync();
        var summary = house.Group.Messages[^1];
        Assert.Equal(
            """
            Rooms is closed. 7 people took part. Thank you to all who answered.

            • Where do you work? Housing 5, Health 2
            • How sure are you? the middle answer is 7, of 0 to 10
            • Our meetings help me 6 of 7 agree
            • What would help? Food 7, Money 0
            • What comes first? first: Heat
            • From when? Wed 3 February 2027 (5)

            6 answers in people's own words went to the facilitators.
            """.ReplaceLineEndings("\n"),
            summary.Text);
        Assert.Equal("Rooms (survey 1)\n\nClosed. 7 people took part.", page.Text);
        await house.PressAsync(house.Amara, page, "Results in words");
        var words = house.Last(house.Amara).Text;
        Assert.Contains("Housing: 5 (71%), most votes", words, StringComparison.Ordinal);
        Assert.Contains("The middle answer is 7.", words, StringComparison.Ordinal);
        Assert.Contains("Heat: place 1.9, 4 people put it first", words, StringComparison.Ordinal);
        Assert.Contains("debt: 6", words, StringComparison.Ordinal);
        Assert.Contains("5 of 7 who took part answered this.", words, StringComparison.Ordinal);

        var before = house.World.PrivateChat(house.Amara).Messages.Count;
        await house.PressAsync(house.Amara, page, "Pictures");
        var pictures = house.World.PrivateChat(house.Amara).Messages.Skip(before).ToList();
        Assert.Equal(7, pictures.Count);
        Assert.All(pictures, p => Assert.Equal(FileKind.Photo, p.File!.Kind));
        Assert.StartsWith("1. Where do you work?\nHousing: 5", pictures[0].Text, StringComparison.Ordinal);
        Assert.Equal(["1.", "2.", "3.", "4.", "5.", "6.", "7."], pictures.Select(p => p.Text[..2]));

        await house.PressAsync(house.Amara, page, "What people wrote");
        var wrote = house.Last(house.Amara).Text;
        Assert.Contains("• More training about debt, <b>5</b>", wrote, StringComparison.Ordinal);
        Assert.Contains("Comes up often: training (6), debt (6)", wrote, StringComparison.Ordinal);

        // Members get what the group got, whatever they press.
        await house.SayPrivatelyAsync(house.Bryn, "/help");
        await house.PressRawAsync(house.Bryn, house.Last(house.Bryn), "survey.open:1");
        Assert.Equal(summary.Text, house.Last(house.Bryn).Text);
    }

    [Fact]
    public async Task GroupSummary_SaysThatThereAreOthers_AndTheDigestPutsItWithPolls()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Autumn", new Asked("What is your role?", "One of several", "Worker\nParent\nNurse\nTeacher"), Rooms[6]);
        var card = await house.GiveAsync();
        var people = house.People(6);
        for (var i = 0; i < people.Count; i++)
            await house.AnswerAsync(people[i], card, "Begin", i < 3 ? "Worker" : "Parent", $"{1 + i} February", "Hand in");
        await house.CloseAsync();
        var told = house.Group.Messages[^1].Text;
        Assert.Contains("• What is your role? Worker 3, Parent 3, Nurse 0 and 1 other\n", told, StringComparison.Ordinal);
        Assert.Contains("Wed 3 February 2027 (1) and 3 others", told, StringComparison.Ordinal);
        var line = Assert.Single(await house.DigestAsync());
        Assert.Equal(CopBot.Conversation.DigestPart.Decisions, line.Part);
        Assert.StartsWith("Survey “Autumn”: 6 people answered. What is your role?", line.Text.ToPlain(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ranking_WithATie_NamesAllThatAreFirst()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Winter", new Asked("What first?", "Put in order", "Heating\nFood\nLight"));
        var card = await house.GiveAsync();
        var people = house.People(6);
        for (var i = 0; i < people.Count; i++)
            await house.AnswerAsync(people[i], card, "Begin", i % 2 == 0 ? "Heating" : "Food", i % 2 == 0 ? "Food" : "Heating", "Hand in");
        await house.CloseAsync();
        Assert.Contains("• What first? first: Heating and Food alike", house.Group.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task QuestionThatFewAnswered_ShowsNoFigures_AndBehindASkipRuleNoWordsEither()
    {
        await using var house = await TestHouse.OpenAsync();
        var page = await house.MakeAsync("Rooms", new Asked("Have you a room?", "One of several", "Yes\nNo"), new Asked("How big?", SurveySteps.InTheirOwnWords), new Asked("How sure?", "A number, 0–10"));
        foreach (var label in new[] { "1", "Skip rule", "No", "3", "‹ All of it" })
            await house.PressAsync(house.Amara, page, label);
        var card = await house.GiveAsync();
        var people = house.People(6);
        await house.AnswerAsync(people[0], card, "Begin", "Yes", "The only big hall", "3", "Hand in");
        foreach (var person in people.Skip(1))
            await house.AnswerAsync(person, card, "Begin", "No", "Skip", "Hand in");
        page = await house.CloseAsync();
        foreach (var label in new[] { "Results in words", "What people wrote" })
        {
            await house.PressAsync(house.Amara, page, label);
            Assert.DoesNotContain("hall", house.Last(house.Amara).Text, StringComparison.Ordinal);
            Assert.Contains("Fewer than 5 answered this, so nothing is shown.", house.Last(house.Amara).Text, StringComparison.Ordinal);
        }

        await house.PressAsync(house.Amara, page, "Files");
        Assert.DoesNotContain("hall", Table(house), StringComparison.Ordinal);
        Assert.DoesNotContain("How sure", Table(house), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_IsByOneQuestion_ShowsNoSmallNumber_AndStays()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms[0], Rooms[2], Rooms[3]);
        var card = await house.GiveAsync();
        var people = house.People(24);
        for (var i = 0; i < people.Count; i++)
            await house.AnswerAsync(people[i], card, "Begin", i < 12 ? "Housing" : "Health", i % 12 < 6 ? "Agree" : "Disagree", i < 6 ? "Food" : "Money", "That is all", "Hand in");
        var page = await house.CloseAsync();
        await house.PressAsync(house.Amara, page, "Compare");
        var ask = house.Last(house.Amara);
        Assert.Equal(["1. Where do you work?", "2. Our meetings help me"], ask.Labels);
        await house.PressAsync(house.Amara, ask, "1. Where do you work?");
        await house.PressAsync(house.Amara, ask, "Yes, by this one");
        var table = house.Last(house.Amara).Text;
        Assert.Contains("2. Our meetings help me\nHousing (12): disagree 6, agree 6\nHealth (12): disagree 6, agree 6", table, StringComparison.Ordinal);

        // Six of Housing chose food, and nobody of Health: that is not shown, nor anything from which it follows.
        Assert.DoesNotContain("Food", table, StringComparison.Ordinal);
        var survey = await house.SurveyAsync();
        await house.PressRawAsync(house.Amara, ask, $"survey.see:{survey.Id}:6:2");
        Assert.Equal(1, (await house.SurveyAsync()).ComparedBy);
        Assert.Contains("compared by: Where do you work?", house.Last(house.Amara).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_OffersOnlyWhatCouldShowSomething_AndAnEmptyOneIsNotSpent()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", new Asked("Who are you?", "One of several", "Worker\nParent"), Rooms[0], Rooms[2], Rooms[3]);
        var card = await house.GiveAsync();
        var people = house.People(24);

        // Four parents: no two groups of five. By where they work, all say the same within each place; by how the meetings help, money does not.
        for (var i = 0; i < people.Count; i++)
            await house.AnswerAsync(people[i], card, "Begin", i < 20 ? "Worker" : "Parent", i < 12 ? "Housing" : "Health", i < 12 ? "Agree" : "Disagree", i < 12 ? "Food" : "Money", "That is all", "Hand in");
        var page = await house.CloseAsync();
        await house.PressAsync(house.Amara, page, "Compare");
        var ask = house.Last(house.Amara);
        Assert.Equal(["2. Where do you work?", "3. Our meetings help me"], ask.Labels);
        var survey = await house.SurveyAsync();
        await house.PressRawAsync(house.Amara, ask, $"survey.see:{survey.Id}:6:1");
        Assert.Null((await house.SurveyAsync()).ComparedBy);
        await house.PressAsync(house.Amara, ask, "2. Where do you work?");
        await house.PressAsync(house.Amara, ask, "Yes, by this one");
        Assert.Contains("It does not count, so you can choose another question.", ask.Text, StringComparison.Ordinal);
        Assert.Equal(["Another one"], ask.Labels);
        Assert.Null((await house.SurveyAsync()).ComparedBy);
        await house.PressAsync(house.Amara, ask, "Another one");
        Assert.Equal(["2. Where do you work?", "3. Our meetings help me"], house.Last(house.Amara).Labels);
    }

    [Fact]
    public async Task Compare_WithoutTwoGroupsThatAreBigEnough_OffersNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms[0], Rooms[2]);
        var card = await house.GiveAsync();
        var people = house.People(6);
        for (var i = 0; i < people.Count; i++)
            await house.AnswerAsync(people[i], card, "Begin", i < 3 ? "Housing" : "Health", "Agree", "Hand in");
        var page = await house.CloseAsync();
        Assert.Equal(ResultTexts.NothingToCompareBy(5), (await house.PressAsync(house.Amara, page, "Compare")).Answer!.Text);
    }

    [Fact]
    public async Task TrainingNeeds_AreOrderedByImportanceLessConfidence_ForTheGroupTheReportAndTheDigest()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/survey");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Training needs");
        await house.SayPrivatelyAsync(house.Amara, "Debt advice\nSelf-harm");
        var card = await house.GiveAsync();
        foreach (var person in house.People(5))
            await house.AnswerAsync(person, card, "Begin", "3", "3", "5", "1", "A day with a nurse", "Hand in");
        await house.CloseAsync();
        var told = house.Group.Messages[^1];
        Assert.Equal(FileKind.Photo, told.File!.Kind);
        Assert.Contains("What matters most and is least sure:\n1. Self-harm: important 5.0, confident 1.0 (of 5)\n2. Debt advice: important 3.0, confident 3.0 (of 5)", told.Text, StringComparison.Ordinal);
        var lines = await house.DigestAsync();
        Assert.Contains(lines, l => l.Part == CopBot.Conversation.DigestPart.Learning && l.Text.ToPlain() == "What 5 people want to learn most: Self-harm and Debt advice");
    }

    [Fact]
    public async Task DraftFeedback_GoesBackToTheGroup_AsYouSaidWeDid()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Amara, "/survey");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Feedback on a draft");
        await house.SayPrivatelyAsync(house.Amara, "1. We refer within a day.\n2. We ask first.");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "‹ All of it");
        var card = await house.GiveAsync();
        var people = house.People(6);
        foreach (var person in people)
            await house.AnswerAsync(person, card, "Begin", "I agree", person == people[0] ? "In their own language" : "I agree", "Hand in");
        var page = await house.CloseAsync();
        Assert.Contains("• We ask first. 5 of 6 agree, 1 would change something", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, page, "You said, we did");
        await house.PressAsync(house.Amara, page, "2");
        Assert.Equal(["5 of 6 agree, 1 would change something", "Skip", "‹ Back"], page.Labels);
        await house.PressAsync(house.Amara, page, "5 of 6 agree, 1 would change something");
        Assert.Contains("And what came of it?", page.Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Amara, "Interpreters are in part 2 now.");
        var old = house.Last(house.Amara);
        await house.PressAsync(house.Amara, page, "‹ Back");
        await house.PressAsync(house.Amara, page, "‹ Back");
        await house.PressAsync(house.Amara, page, "1");
        await house.SayPrivatelyAsync(house.Amara, "A day is short for some");
        Assert.Contains("You said: A day is short for some", house.Last(house.Amara).Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Amara, "It says two days now.");
        var given = house.Last(house.Amara);
        await house.PressAsync(house.Amara, given, "Give it to the group");
        Assert.Equal(
            """
            You said, we did: Your view on a draft

            1. We refer within a day.
            You said: A day is short for some
            We did: It says two days now.

            2. We ask first.
            You said: 5 of 6 agree, 1 would change something
            We did: Interpreters are in part 2 now.
            """.ReplaceLineEndings("\n"),
            house.Group.Messages[^1].Text);
        Assert.Equal(["‹ Back to the survey"], given.Labels);

        // An older page that still has the button does not give it to the group again, and loses it.
        var before = house.Group.Messages.Count;
        Assert.Equal("The group has this already.", (await house.PressAsync(house.Amara, old, "Give it to the group")).Answer!.Text);
        Assert.Equal(before, house.Group.Messages.Count);
        Assert.Equal(["1", "2", "‹ Back to the survey"], old.Labels);
        await house.PressAsync(house.Amara, old, "2");
        await house.PressAsync(house.Amara, old, "Take it out");
        Assert.Contains("Give it to the group", old.Labels);
        await house.PressAsync(house.Amara, old, "‹ Back to the survey");
        Assert.Contains("Results in words", old.Labels);
    }

    [Fact]
    public async Task YouSaidWeDid_OffersWhatComesUpOften_AndMayLeaveOutWhatWasSaid()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms[5]);
        var card = await house.GiveAsync();
        foreach (var person in house.People(5))
            await house.AnswerAsync(person, card, "Begin", "Training about debt", "Hand in");
        var page = await house.CloseAsync();
        await house.PressAsync(house.Amara, page, "You said, we did");
        await house.PressAsync(house.Amara, page, "1");
        Assert.Equal(["Much about training and debt", "5 comments", "Skip", "‹ Back"], page.Labels);
        await house.PressAsync(house.Amara, page, "Much about training and debt");
        await house.SayPrivatelyAsync(house.Amara, "A course is booked.");
        var result = house.Last(house.Amara);
        Assert.Contains("You said: much about training and debt\nWe did: A course is booked.", result.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, result, "1");
        await house.PressAsync(house.Amara, result, "Skip");
        await house.SayPrivatelyAsync(house.Amara, "A course is booked for May.");
        await house.PressAsync(house.Amara, house.Last(house.Amara), "Give it to the group");
        Assert.Equal("You said, we did: Rooms\n\n1. What else?\nWe did: A course is booked for May.", house.Group.Messages[^1].Text);
    }

    [Fact]
    public async Task Voice_StaysVoice_AndFacilitatorsCanListen()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Why", Rooms[5]);
        var card = await house.GiveAsync();
        var people = house.People(5);
        foreach (var person in people.Skip(1))
            await house.AnswerAsync(person, card, "Begin", "Because", "Hand in");
        var question = await house.AnswerAsync(people[0], card, "Begin");
        Assert.Contains("A voice can be known again.", question.Text, StringComparison.Ordinal);
        Assert.StartsWith("I can take words or a voice message here.", Assert.Single(await house.SendFileAsync(people[0], house.World.PrivateChat(people[0]), FileKind.Document, "a.pdf")).Text, StringComparison.Ordinal);
        var review = Assert.Single(await house.SendFileAsync(people[0], house.World.PrivateChat(people[0]), FileKind.Voice, null));
        Assert.Contains("1. a voice message", review.Text, StringComparison.Ordinal);
        await house.PressAsync(people[0], review, "Hand in");
        var page = await house.CloseAsync();
        await house.PressAsync(house.Amara, page, "What people wrote");
        var wrote = house.Last(house.Amara);
        Assert.Contains("• voice message 1", wrote.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, wrote, "Listen 1");
        Assert.Equal(FileKind.Voice, house.Last(house.Amara).File!.Kind);
        Assert.Equal("Voice message 1: What else?", house.Last(house.Amara).Text);
    }

    [Fact]
    public async Task Export_GivesATableThatReadsBack_AndAReportWithPictures()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms);
        var card = await house.GiveAsync("As each likes");
        var people = house.People(6);
        for (var i = 0; i < people.Count; i++)
            await house.AnswerAsync(people[i], card, i == 0 ? "With my name" : "Without my name", "Housing", $"{i}", "Agree", "Food", "Money", "That is all", "Heat", "Quiet", $"=Word {i}, \"here\"", "3 February", "Hand in");
        await house.CloseAsync();
        await house.SayPrivatelyAsync(house.Amara, "/export survey 1");
        var table = Table(house);
        Assert.DoesNotContain("2026", table, StringComparison.Ordinal);
        var rows = Rows(table);
        Assert.Equal([ResultTexts.NamelessColumnsApart, "name", "1. Where do you work?", "2. How sure are you?", "3. Our meetings help me", "4. What would help?", "5. What comes first?", "6. What else?", "7. From when?"], rows[0]);
        Assert.Equal(7, rows.Count);
        Assert.Equal(["", people[0].Name, "Housing", "0", "Agree", "Food; Money", "Heat › Quiet › Light", "'=Word 0, \"here\"", "2027-02-03"], rows[1]);
        Assert.Equal(["1", "2", "3", "4", "5"], rows.Skip(2).Select(r => r[3]).Order(StringComparer.Ordinal));
        Assert.All(rows.Skip(2), r => Assert.Equal(("", ""), (r[0], r[1])));

        var report = house.World.PrivateChat(house.Amara).Messages.Single(m => m.File?.Stored.Name == "survey-1-report.docx");
        using var word = WordprocessingDocument.Open(new MemoryStream(report.File!.Stored.Bytes.ToArray()), false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(word, TestContext.Current.CancellationToken));
        var text = word.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains("6 people took part", text, StringComparison.Ordinal);
        Assert.Contains("=Word 3, \"here\"", text, StringComparison.Ordinal);
        Assert.Contains("What these figures can say, and what not", text, StringComparison.Ordinal);
        Assert.DoesNotContain(people[0].Name, text, StringComparison.Ordinal);
        Assert.Equal(7, word.MainDocumentPart.ImageParts.Count());
        Assert.All(word.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>(), p => Assert.NotEqual("", p.Description!.Value));
    }

    [Fact]
    public async Task Export_OfANumberThatThereIsNot_ListsThoseThatThereAre()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.Equal("Family Support CoP has no survey 4 that can be exported. There is no survey yet that can.", Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/export survey 4")).Text);
        foreach (var title in new[] { "First", "Second" })
        {
            await house.MakeAsync(title, Rooms[1]);
            var card = await house.GiveAsync();
            foreach (var person in house.People(5))
                await house.AnswerAsync(person, card, "Begin", "7", "Hand in");
            await house.CloseAsync();
        }

        await house.MakeAsync("Still open", Rooms[1]);
        await house.GiveAsync();
        Assert.Equal(
            "Family Support CoP has no survey 4 that can be exported. There are:\n/export survey 2 – Second\n/export survey 1 – First",
            Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/export survey 4")).Text);
    }

    [Fact]
    public async Task Export_WithoutTheRight_OrOfAnotherCommunity_GivesNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms[1]);
        var card = await house.GiveAsync();
        foreach (var person in house.People(5))
            await house.AnswerAsync(person, card, "Begin", "7", "Hand in");
        await house.CloseAsync();
        Assert.StartsWith("Only facilitators", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/export survey 1")).Text, StringComparison.Ordinal);
        await house.DocumentsAsync(_ =>
        {
            var export = house.Services.GetRequiredService<ExportSurveys>();
            var other = new CopBot.Conversation.Community(new(99), new(-99), "Other", "Europe/London", default);
            Assert.Empty(export.Export(other, "1"));
            Assert.Empty(export.More(other, "1", new(1)).Effects);
            Assert.Empty(export.Export(other));
            return 0;
        });
    }

    [Fact]
    public async Task ThreeHundredAnswers_AreAllThere_AndCounted()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Many", Rooms[0], Rooms[5]);
        var card = await house.GiveAsync();
        var survey = await house.SurveyAsync();
        var store = house.Services.GetRequiredService<SurveyStore>();
        await house.DocumentsAsync(_ =>
        {
            for (var i = 0; i < 295; i++)
                Assert.True(store.Answer(survey, new CopBot.Conversation.Person(new(7_000_000 + i), $"P{i}"), AnswerSheet.Empty.With(1, GivenAnswer.Of(i % 2)).With(2, GivenAnswer.Said($"Word {i} {new string('w', 580)}")), named: false));
            return 0;
        });
        foreach (var person in house.People(5))
            await house.AnswerAsync(person, card, "Begin", "Housing", "Warm", "Hand in");
        Assert.Contains("300 answers so far.", card.Text, StringComparison.Ordinal);
        await house.CloseAsync();
        Assert.Contains("300 people took part", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Housing 153, Health 147", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, house.Last(house.Amara), "What people wrote");
        Assert.Contains(house.World.PrivateChat(house.Amara).Messages, m => m.Text.StartsWith("People wrote more than fits here", StringComparison.Ordinal));
        var rows = Rows(Table(house));
        Assert.Equal(301, rows.Count);
        Assert.Equal([ResultTexts.ColumnsApart, "1. Where do you work?", "2. What else?"], rows[0]);
    }

    [Fact]
    public async Task QuietHours_HoldBackWhatIsTold_NotTheClosing()
    {
        await using var house = await TestHouse.OpenAsync();
        var page = await house.MakeAsync("Late", Rooms[1]);
        await house.PressAsync(house.Amara, page, "Deadline");
        await house.SayPrivatelyAsync(house.Amara, "tomorrow 10pm");
        var card = await house.GiveAsync();
        await house.MoveClockToAsync(2026, 11, 25, 22, 5);
        Assert.Contains("Closed.", card.Text, StringComparison.Ordinal);
        Assert.Equal(card, house.Group.Messages[^1]);
        await house.MoveClockToAsync(2026, 11, 26, 8, 1);
        Assert.StartsWith("Late is closed.", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Late is closed.", house.Last(house.Amara).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BotThatIsOutOfTheGroup_ClosesAndTellsOnceItIsBack()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Away", Rooms[1]);
        var card = await house.GiveAsync();
        foreach (var person in house.People(5))
            await house.AnswerAsync(person, card, "Begin", "7", "Hand in");
        house.World.RemoveBot(house.Group, house.Amara);
        await house.SettleAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(9));
        Assert.True((await house.SurveyAsync()).IsOpen);
        house.World.AddBotTo(house.Group, house.Amara);
        await house.SettleAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(1));
        Assert.False((await house.SurveyAsync()).IsOpen);
        Assert.Contains(house.Group.Messages, m => m.Text.StartsWith("Away is closed. 5 people took part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task BotThatIsOutOfTheGroup_AfterClosingAtNight_TellsOnceItIsBack()
    {
        await using var house = await TestHouse.OpenAsync();
        var page = await house.MakeAsync("Night", Rooms[1]);
        await house.PressAsync(house.Amara, page, "Deadline");
        await house.SayPrivatelyAsync(house.Amara, "tomorrow 10pm");
        await house.GiveAsync();
        await house.MoveClockToAsync(2026, 11, 25, 22, 5);
        house.World.RemoveBot(house.Group, house.Amara);
        await house.SettleAsync();
        await house.MoveClockToAsync(2026, 11, 26, 9, 0);
        Assert.Single(await house.DueAsync("survey/1/tell"));
        house.World.AddBotTo(house.Group, house.Amara);
        await house.SettleAsync();
        await house.MoveClockToAsync(2026, 11, 27, 9, 0);
        Assert.Contains(house.Group.Messages, m => m.Text.StartsWith("Night is closed.", StringComparison.Ordinal));
        Assert.Empty(await house.DueAsync("survey/1/tell"));
    }

    [Fact]
    public async Task DigestLine_OfAClosedSurvey_OpensTheSummary()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Rooms[1]);
        var card = await house.GiveAsync();
        foreach (var person in house.People(5))
            await house.AnswerAsync(person, card, "Begin", "7", "Hand in");
        var link = SurveySteps.LinkOf(card);
        await house.CloseAsync();
        Assert.Equal(new CopBot.Surveys.Answering.AnswerLink(new(1)), Assert.Single(await house.DigestAsync()).Opens);
        var told = house.Group.Messages[^1].Text;
        var member = Assert.Single(await house.AfterAsync(house.World.PrivateChat(house.Bryn), house.Bryn, () => house.World.Start(house.Bryn, link)));
        Assert.Equal(told, member.Text);
        Assert.Empty(member.Labels);
        var facilitator = Assert.Single(await house.AfterAsync(house.World.PrivateChat(house.Amara), house.Amara, () => house.World.Start(house.Amara, link)));
        Assert.Equal(["Look at it"], facilitator.Labels);
        var stranger = house.Stranger();
        var theirs = await house.AfterAsync(house.World.PrivateChat(stranger), stranger, () => house.World.Start(stranger, link));
        Assert.DoesNotContain(theirs, m => m.Text.Contains("took part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delete_TakesTheAnswersAndTheCardOut()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Gone", Rooms[1]);
        var card = await house.GiveAsync();
        await house.AnswerAsync(house.Bryn, card, "Begin", "7", "Hand in");
        var page = await house.LookAsync();
        await house.PressAsync(house.Amara, page, "Delete it");
        await house.PressAsync(house.Amara, page, "Yes, delete it");
        Assert.Equal("The survey Gone was taken out, with all answers.", card.Text);
        Assert.Empty(await house.DocumentsAsync(d => d.All(SurveyKinds.Surveys)));
        Assert.Empty(await house.DocumentsAsync(d => d.All(CopBot.Secrecy.SecretKinds.Boxes)));
        Assert.Empty(await house.DueAsync("survey/"));
    }

    private static string Table(TestHouse house) =>
        Encoding.UTF8.GetString(house.World.PrivateChat(house.Amara).Messages.Last(m => m.File?.Stored.Name?.EndsWith(".csv", StringComparison.Ordinal) == true).File!.Stored.Bytes.Span).TrimStart('\uFEFF');

    private static List<string[]> Rows(string text)
    {
        using var csv = CsvHelper.CsvReader.Create(Encoding.UTF8.GetBytes(text), CsvHelper.CsvReaderOptions.Default);
        csv.ReadHeader();
        List<string[]> rows = [csv.Headers.ToArray()];
        while (csv.Read())
        {
            var row = new string[csv.FieldCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = csv.GetString(i);
            rows.Add(row);
        }

        return rows;
    }
}
