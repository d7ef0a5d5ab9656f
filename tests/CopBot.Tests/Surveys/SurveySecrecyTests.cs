using CopBot.Conversation;
using CopBot.Secrecy;
using CopBot.Surveys;
using CopBot.Surveys.Answering;
using CopBot.Surveys.Results;
using CopBot.Tests.Meetings;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Question = CopBot.Surveys.Question;

namespace CopBot.Tests.Surveys;

/// <summary>What must not follow from what a survey shows, says and keeps.</summary>
public sealed class SurveySecrecyTests
{
    private const int Smallest = 5;

    private static readonly Asked Where = new("Where do you work?", "One of several", "Housing\nHealth");

    [Fact]
    public async Task Reminders_WhichTellWhoHasNotAnswered_WaitSealed()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.True(house.Services.GetRequiredService<Routes>().DueOf(new SurveyReminds(new SurveyId(1), 1)).IsConfidential);
    }

    [Fact]
    public async Task FewWithoutAName_AtClosing_TakeAllNamesOff_AsWasPromised()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Where);
        var card = await house.GiveAsync("As each likes");
        const string promise = "if fewer than 5 answer without their name, I take all names off when it closes";
        Assert.Contains(promise, card.Text, StringComparison.Ordinal);
        Assert.Contains(promise, Assert.Single(await house.FollowAsync(house.Bryn, card, "Answer in private")).Text, StringComparison.Ordinal);
        var people = house.People(5);
        foreach (var person in people)
            await house.AnswerAsync(person, card, person == people[0] ? "Without my name" : "With my name", person == people[0] ? "Health" : "Housing", "Hand in");

        var page = await house.CloseAsync();
        const string said = "Fewer than 5 answered without a name, so I took all names off";
        Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.Contains(house.World.PrivateChat(house.Amara).Messages, m => m.From.IsBot && m.Text.Contains($"{said}: else it would be plain who they are. The results are ready for you.", StringComparison.Ordinal));
        Assert.DoesNotContain(said, house.Group.Messages[^1].Text, StringComparison.Ordinal);
        var closed = Assert.Single(await house.DocumentsAsync(d => d.All(SurveyKinds.Closed)));
        Assert.Equal(5, closed.Answers.Length);
        Assert.All(closed.Answers, a => Assert.Equal((null, null, true), (a.By, a.ByName, a.IsNameless)));
        await house.PressAsync(house.Amara, page, "Files");
        var table = System.Text.Encoding.UTF8.GetString(house.World.PrivateChat(house.Amara).Messages.Last(m => m.File?.Stored.Name?.EndsWith(".csv", StringComparison.Ordinal) == true).File!.Stored.Bytes.Span);
        Assert.DoesNotContain("name", table, StringComparison.Ordinal);
        Assert.DoesNotContain(people[1].Name, table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomeWithANameAndSomeWithout_AreNotCompared()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Where, new Asked("Our meetings help me", "Agree or disagree"));
        var card = await house.GiveAsync("As each likes");
        var people = house.People(10);
        for (var i = 0; i < people.Count; i++)
            await house.AnswerAsync(people[i], card, i < 5 ? "Without my name" : "With my name", "Housing", "Agree", "Hand in");
        var page = await house.CloseAsync();
        Assert.DoesNotContain("took all names off", page.Text, StringComparison.Ordinal);
        Assert.Equal(ResultTexts.MixedCannotBeCompared, (await house.PressAsync(house.Amara, page, "Compare")).Answer!.Text);
        var survey = await house.SurveyAsync();
        await house.PressRawAsync(house.Amara, page, $"survey.see:{survey.Id}:{(int)ResultTurn.CompareNow}:1");
        Assert.Null((await house.SurveyAsync()).ComparedBy);
    }

    [Fact]
    public void Question_ThatFewAnsweredWithoutAName_ShowsNoFigures_AlsoWhereMoreAnsweredWithOne()
    {
        var form = new SurveyForm("Rooms")
        {
            Names = Naming.AsEachLikes,
            Questions = [new Question(1, QuestionKind.Single, "Where?") { Options = ["Housing", "Health"] }, new Question(2, QuestionKind.Single, "Sure?") { Options = ["Yes", "No"] }],
        };
        var first = AnswerSheet.Empty.With(1, GivenAnswer.Of(0));
        var both = first.With(2, GivenAnswer.Of(1));
        List<ClosedAnswer> answers = [new ClosedAnswer(both.Write())];
        for (var i = 0; i < Smallest; i++)
            answers.AddRange([new ClosedAnswer(first.Write()), new ClosedAnswer(both.Write(), new PersonId(100 + i), $"P{i}")]);
        var findings = Find(form, answers);
        Assert.True(findings.Of(1)!.IsShown);
        Assert.Equal((6, false), (findings.Of(2)!.Answered, findings.Of(2)!.IsShown));
        Assert.Equal("Fewer than 5 answered this without a name, so nothing is shown.", ResultTexts.WithoutPicture(findings.Of(2)!, Smallest));

        // A name that went with /forgetme was there to be read; it hides nothing from anybody.
        findings = Find(form, [.. answers.Select(a => a.By is null ? new ClosedAnswer(a.Written) { WasNamed = true } : a)]);
        Assert.True(findings.Of(2)!.IsShown);
        Assert.False(findings.IsMixed);
    }

    [Fact]
    public void Comparing_LeavesOutWhatAnAnswerLeadsPast_SinceTwoTablesWouldBeLinked()
    {
        // Whoever says no is not asked the second: its "no answer" would be the first one's "no" once more, in a table with other numbers hidden.
        var form = new SurveyForm("Rooms")
        {
            Questions =
            [
                new Question(1, QuestionKind.Single, "A room?") { Options = ["Yes", "No"], Skip = new SkipRule(1, 3), IsRequired = true },
                new Question(2, QuestionKind.Single, "Big?") { Options = ["Big", "Small"], IsRequired = true },
                new Question(3, QuestionKind.Single, "Where?") { Options = ["Housing", "Health"], IsRequired = true },
            ],
        };
        List<ClosedAnswer> answers = [];
        for (var i = 0; i < 40; i++)
        {
            var sheet = AnswerSheet.Empty.With(3, GivenAnswer.Of(i % 2));
            sheet = i < 20 ? sheet.With(1, GivenAnswer.Of(1)) : sheet.With(1, GivenAnswer.Of(0)).With(2, GivenAnswer.Of(i < 30 ? 0 : 1));
            answers.Add(new ClosedAnswer(sheet.Write()));
        }

        var findings = Find(form, answers);
        Assert.True(findings.Of(2)!.IsShown);
        Assert.Equal([1, 3], Compare.Ways(findings, 5).Select(w => w.Question.Id));
        Assert.Equal(1, Assert.Single(Compare.All(findings, 3, Smallest)).Question.Id);
        Assert.Empty(Compare.All(findings, 2, Smallest));

        // Without the rule it is a question like any other.
        var free = Find(form with { Questions = [.. form.Questions.Select(q => q with { Skip = null })] }, answers);
        Assert.Equal([1, 2], Compare.All(free, 3, Smallest).Select(c => c.Question.Id));
    }

    [Fact]
    public async Task BegunAnswers_AreEquallyLong_HoweverMuchWasSaid()
    {
        await using var house = await TestHouse.OpenAsync();
        var form = new SurveyForm("Long") { Questions = [.. Enumerable.Range(1, 12).Select(q => new Question(q, QuestionKind.Words, "Why?"))] };
        Assert.True(form.AnswerBytes > 8000);
        var survey = new Survey(new SurveyId(7), new CommunityId(1), form, TestHouse.Start, TestHouse.Start.AddDays(7));
        var words = AnswerSheet.Empty;
        foreach (var question in form.Questions)
            words = words.With(question.Id, GivenAnswer.Said(new string('w', form.WordBytes - 1)));
        var begun = house.Services.GetRequiredService<BegunAnswers>();
        await house.DocumentsAsync(documents =>
        {
            begun.Keep(survey, new PersonId(1), new Progress(1, false, AnswerSheet.Empty));
            begun.Keep(survey, new PersonId(2), new Progress(12, true, words));
            Assert.Single(documents.All(SecretKinds.Notes).Select(n => n.Written.Length).Distinct());
            Assert.Equal(12, begun.Get(survey.Id, new PersonId(2))!.Sheet.Answers.Count);
            return 0;
        });
    }

    [Fact]
    public async Task Delete_UnderAnotherToken_TakesAllOut()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.MakeAsync("Rooms", Where);
        var card = await house.GiveAsync("As each likes");
        await house.AnswerAsync(house.Bryn, card, "Without my name", "Housing", "Hand in");
        await house.AnswerAsync(house.Chloe, card, "With my name", "Housing", "Hand in");
        await house.AnswerAsync(house.Dev, card, "Without my name");
        var survey = await house.SurveyAsync();
        await house.DocumentsAsync(documents =>
        {
            var seal = TestSeal.Of("123456:Another");
            var store = new SurveyStore(documents, new BallotBoxes(documents, seal), new SecretNotes(documents, seal));
            Assert.Null(store.Turnout(survey));
            store.Delete(survey);
            Assert.Null(store.Get(survey.Id));
            Assert.Empty(documents.All(SurveyKinds.Named));
            Assert.Empty(documents.All(SecretKinds.Boxes));
            Assert.Empty(documents.All(SecretKinds.Rolls));
            Assert.Empty(documents.All(SecretKinds.Notes));
            return 0;
        });
    }

    [Fact]
    public void Keeps_SaysWhatIsUnderANameAndWhatIsNotSealed()
    {
        var said = SurveyTexts.Keeps.ToPlain();
        Assert.Contains("What you have begun to answer: under your name, sealed, until you hand it in or the survey closes.", said, StringComparison.Ordinal);
        Assert.Contains("no longer sealed: whoever runs me could read it, too, but not whose it is.", said, StringComparison.Ordinal);
    }

    private static Findings Find(SurveyForm form, List<ClosedAnswer> answers) => Findings.Of(
        new Survey(new SurveyId(1), new CommunityId(1), form, TestHouse.Start, TestHouse.Start.AddDays(1)) { ClosedAt = TestHouse.Start.AddDays(1) },
        new ClosedAnswers(new SurveyId(1), new CommunityId(1)) { Answers = [.. answers] },
        Smallest)!;
}
