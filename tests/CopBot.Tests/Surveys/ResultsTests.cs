using System.Text;
using CopBot.Playground.Worlds;
using CopBot.Surveys;
using CopBot.Tests.Meetings;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Surveys;

public sealed partial class ResultsTests
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
