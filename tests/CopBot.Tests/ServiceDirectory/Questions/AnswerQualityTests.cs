using CopBot.Benchmarks;

namespace CopBot.Tests.ServiceDirectory.Questions;

/// <summary>
/// Floors for what the labelled questions measure (tests/CopBot.Benchmarks/Answers), a little below the figures there, so that a change
/// that answers worse is seen.
/// </summary>
public sealed class AnswerQualityTests
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "Answers");
    private static readonly AnsweringDirectory _directory = new(TraffordServices.Read(_folder));

    [Theory]
    [InlineData(false, 0.83, 0.94, 0.88)]
    [InlineData(true, 0.80, 0.92, 0.80)]
    public void LabelledQuestions_AreAnsweredWell(bool keptApart, double first, double top, double told)
    {
        var score = Score.Of([.. LabelledQuestion.Read(_folder).Where(q => q.IsKeptApart == keptApart)], _directory);
        Assert.True(score.With >= 60 && score.Without >= 15, $"{score}");
        Assert.True(score.FirstPart >= first, $"{score}");
        Assert.True(score.TopPart >= top, $"{score}");
        Assert.True(score.ToldPart >= told, $"{score}");
    }

    [Fact]
    public void LabelledQuestions_NameRecordsThatThereAre()
    {
        var known = TraffordServices.Read(_folder).Select(s => s.SourceId).ToHashSet(StringComparer.Ordinal);
        var named = LabelledQuestion.Read(_folder).SelectMany(q => q.Right).Where(r => r != "none" && !r.Contains(':', StringComparison.Ordinal)).ToList();
        Assert.True(named.Count > 200);
        Assert.DoesNotContain(named, id => !known.Contains($"tr-{id}"));
    }

    [Theory]
    [InlineData(false, 0.98, 0.95)]
    [InlineData(true, 0.90, 0.90)]
    public void Chat_IsToldApart(bool keptApart, double leastPrecision, double leastRecall)
    {
        var talk = LabelledTalk.Read(_folder).Where(t => t.IsKeptApart == keptApart).ToList();
        Assert.True(talk.Count > 60);
        var (precision, recall) = LabelledTalk.Score(talk);
        TestContext.Current.SendDiagnosticMessage($"Chat {(keptApart ? "kept apart" : "tuned on")}: precision {precision:P1}, recall {recall:P1} of {talk.Count} lines.");
        Assert.True(precision >= leastPrecision, $"Precision {precision:P1}.");
        Assert.True(recall >= leastRecall, $"Recall {recall:P1}.");
    }
}
