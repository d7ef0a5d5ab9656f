using CopBot.Playground.Worlds;
using CopBot.Surveys;
using CopBot.Surveys.Results;
using CopBot.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Surveys;

public sealed partial class ResultsTests
{
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
}
