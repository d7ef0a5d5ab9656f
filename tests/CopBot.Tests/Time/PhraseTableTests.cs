using CopBot.Time;

namespace CopBot.Tests.Time;

/// <summary>The labelled phrases, counted. A third of them is kept apart: the parser is not tuned on it.</summary>
public sealed class PhraseTableTests(ITestOutputHelper output)
{
    private const double LeastRight = 0.85;

    [Fact]
    public void Read_OfThePhrasesToTuneOn_NoneIsWrong()
    {
        var phrases = PhraseTable.All.Where(phrase => !phrase.IsKept).ToList();
        Assert.True(PhraseTable.All.Count >= 200);
        var misses = Count("tuned on", phrases, out var right);
        foreach (var miss in misses)
            output.WriteLine(miss);
        Assert.DoesNotContain(misses, miss => miss.StartsWith("Wrong", StringComparison.Ordinal));
        Assert.True(right >= LeastRight * phrases.Count);
    }

    [Fact]
    public void Read_OfThePhrasesKeptApart_NoneIsWrongAndMostAreRight()
    {
        var phrases = PhraseTable.All.Where(phrase => phrase.IsKept).ToList();
        Assert.InRange(phrases.Count, PhraseTable.All.Count / 3, PhraseTable.All.Count);
        var misses = Count("kept apart", phrases, out var right);
        Assert.DoesNotContain(misses, miss => miss.StartsWith("Wrong", StringComparison.Ordinal));
        Assert.True(right >= LeastRight * phrases.Count, $"{right} of {phrases.Count} are right.");
    }

    private List<string> Count(string name, List<LabelledPhrase> phrases, out int right)
    {
        var verdicts = phrases.Select(phrase => (Phrase: phrase, Reading: phrase.Read())).Select(one => (one.Phrase, one.Reading, Verdict: one.Phrase.Judge(one.Reading))).ToList();
        right = verdicts.Count(one => one.Phrase.IsRight(one.Verdict));
        output.WriteLine(
            $"{name}: {phrases.Count} phrases; certain and right {Of(Verdict.CertainAndRight)}, guessed and right {Of(Verdict.GuessedAndRight)}, "
            + $"refused {Of(Verdict.Refused)} ({verdicts.Count(one => one.Verdict == Verdict.Refused && one.Phrase.Kind is "R" or "GR")} rightly), wrong {Of(Verdict.Wrong)}; "
            + $"right in all {100.0 * right / phrases.Count:0.0} %.");
        return
        [
            .. verdicts.Where(one => !one.Phrase.IsRight(one.Verdict))
                .Select(one => $"{one.Verdict}: {one.Phrase.Text} | meant {one.Phrase.Meant} {one.Phrase.Kind} | read {LabelledPhrase.Written(one.Reading)} | {(one.Reading is PhraseReading.NotUnderstood no ? no.Why : one.Reading is PhraseReading.Guessed guessed ? string.Join(' ', guessed.Notes) : "certain")}"),
        ];

        int Of(Verdict verdict) => verdicts.Count(one => one.Verdict == verdict);
    }
}
