using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.Surveys.Answering;

/// <summary>Reads what somebody writes where there are buttons: a number, an option's words, or several of them.</summary>
internal static class WrittenPick
{
    private static readonly char[] Between = [',', ';', '\n', '›', '>'];

    private static readonly char[] Around = [' ', '.', '!', '"', '“', '”', '\'', '✓', '(', ')'];

    private static readonly string[] _agreed = ["agree", "i agree", "agreed", "yes, i agree"];

    /// <summary>Places in <see cref="Question.Labels"/>, in the order in which they were written; nothing where it could mean none or another.</summary>
    public static ImmutableArray<int> Of(Question question, Said said)
    {
        if (said.Attachment is not null || question.Labels.IsEmpty)
            return [];
        var text = AnswerSheet.Clean(said.Text).Trim(Around);
        if (question.Kind == QuestionKind.Part)
            return _agreed.Contains(text, StringComparer.OrdinalIgnoreCase) ? [0] : [];
        if (One(question, PlainText.OneLine(text)) is { } one)
            return [one];
        if (question.Kind is not (QuestionKind.Several or QuestionKind.Ranking))
            return [];
        var parts = text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => One(question, PlainText.OneLine(p.Trim(Around)))).ToList();
        return parts.Contains(null) ? [] : [.. parts.Select(p => p!.Value).Distinct()];
    }

    public static bool SaysSkip(Said said) => said.Attachment is null && string.Equals(said.Text.Trim(Around), AnsweringTexts.Skip, StringComparison.OrdinalIgnoreCase);

    // The whole of it, else the one that begins with it; a number where the options are numbered on the page.
    private static int? One(Question question, string written)
    {
        if (written.Length == 0)
            return null;
        var labels = question.Labels;
        var same = Places((l, _) => string.Equals(l.Trim(Around), written, StringComparison.OrdinalIgnoreCase));
        if (same.Count == 0 && QuestionPage.OptionsInText(question) && Places((_, i) => $"{i + 1}" == written) is { Count: 1 } numbered)
            return numbered[0];
        if (same.Count == 0 && question.Kind != QuestionKind.Scale)
            same = Places((l, _) => l.StartsWith(written, StringComparison.OrdinalIgnoreCase) && (l.Length == written.Length || !char.IsLetterOrDigit(l[written.Length])));
        if (same.Count == 0 && written.Length == 1 && char.ToUpperInvariant(written[0]) is 'Y' or 'N')
            same = Places((l, _) => string.Equals(l, written is "y" or "Y" ? "yes" : "no", StringComparison.OrdinalIgnoreCase));
        return same.Count == 1 ? same[0] : null;

        List<int> Places(Func<string, int, bool> which) => [.. Enumerable.Range(0, labels.Length).Where(i => which(labels[i], i))];
    }
}
