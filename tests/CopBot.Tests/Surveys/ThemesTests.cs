using CopBot.Surveys;
using CopBot.Surveys.Making;
using CopBot.Surveys.Results;

namespace CopBot.Tests.Surveys;

public sealed class ThemesTests
{
    [Fact]
    public void Themes_AreWordsOfSeveral_ByTheirStems_PairsBeforeSingles()
    {
        string[] texts = ["More debt advice please", "Debt advice for families", "The debt advice was late", "Parking is a problem", "Nowhere to park", "I have nothing to add"];
        var themes = Themes.Of(texts, 5);
        Assert.Equal(new Theme("debt advice", 3), themes[0]);
        Assert.Contains(themes, t => t is { Words: "park" or "parking", Answers: 2 });
        Assert.DoesNotContain(themes, t => t.Words is "debt" or "advice" or "the" or "for");
    }

    [Fact]
    public void Themes_OfFewerThanFive_AreNone() => Assert.Empty(Themes.Of(["debt advice", "debt advice", "debt advice", "debt advice"], 5));

    [Theory]
    [InlineData("Which?\u001eYou\u001f", "Which?You")]
    [InlineData("a\r\nb\0c", "a\nbc")]
    public void Words_KeepNoSignThatPartsAnswers(string said, string kept) => Assert.Equal(kept, AnswerSheet.Clean(said));

    [Fact]
    public void Sheet_ReadsBackWhatItWrote_WithinTheRoomThatWasCounted()
    {
        var form = new SurveyForm("All")
        {
            Questions =
            [
                new(40, QuestionKind.Several, "?") { Options = [.. Enumerable.Range(1, 12).Select(i => $"{i}")] },
                new(39, QuestionKind.Ranking, "?") { Options = [.. Enumerable.Range(1, 12).Select(i => $"{i}")] },
                new(38, QuestionKind.Words, "?"),
                new(37, QuestionKind.Part, "?"),
                new(36, QuestionKind.Date, "?"),
                Question.Scaled(35, "?"),
            ],
        };
        var sheet = AnswerSheet.Empty
            .With(40, GivenAnswer.Of([.. Enumerable.Range(0, 12)])).With(39, GivenAnswer.Of([.. Enumerable.Range(0, 12).Reverse()]))
            .With(38, GivenAnswer.Said(new string('€', 399) + "=")).With(37, new GivenAnswer { Voice = new(new string('f', 100), "u=1") })
            .With(36, GivenAnswer.Said("2027-02-03")).With(35, GivenAnswer.Of(10));
        var written = sheet.Write();
        Assert.True(System.Text.Encoding.UTF8.GetByteCount(written) <= form.AnswerBytes);
        var read = AnswerSheet.Read(written);
        Assert.Equal(written, read.Write());
        Assert.Equal(new string('€', 399) + "=", read[38]!.Text);
        Assert.Equal("u=1", read[37]!.Voice!.Value.Unique);
        Assert.Equal(11, read[39]!.Picks[0]);
    }

    [Theory]
    [InlineData("One\nTwo\nThree", "One|Two|Three")]
    [InlineData("One\nstill one\n\nTwo", "One\nstill one|Two")]
    [InlineData("1. One\n2. Two\n3. Three", "One|Two|Three")]
    [InlineData("Part 1: One\nPart 2: Two", "One|Two")]
    [InlineData("In 2026 we met.\nIn 2027 we meet.", "In 2026 we met.|In 2027 we meet.")]
    public void Parts_AreFoundByNumbersByEmptyLinesOrByLines(string text, string parts) => Assert.Equal(parts, string.Join('|', Templates.Parts(text)));
}
