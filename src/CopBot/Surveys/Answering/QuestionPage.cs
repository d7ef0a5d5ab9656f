using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Surveys.Answering;

/// <summary>How one question looks to whoever answers it.</summary>
internal static class QuestionPage
{
    private const int LongestButton = 40;

    public static Html Text(SurveyForm form, Question question, int place, AnswerSheet sheet)
    {
        var given = sheet[question.Id];
        var inText = OptionsInText(question);
        return Html.Paragraphs(
            Html.Lines($"<i>{AnsweringTexts.Place(place + 1, form.Questions.Length)}{(question.Topic.Length > 0 ? $" · {question.Topic}" : "")}</i>", $"<b>{question.Text}</b>"),
            inText ? Html.Lines([.. question.Labels.Select((l, i) => (Html)$"{i + 1}. {l}")]) : Html.Empty,
            Html.Of(AnsweringTexts.How(question)),
            question.Kind == QuestionKind.Ranking && given is not null ? Html.Lines([.. given.Picks.Select((p, i) => (Html)$"{i + 1}. {question.Options[p]}")]) : Html.Empty,
            question.TakesWords && given is { Picks.IsEmpty: true } ? AnsweringTexts.SoFar(given) : Html.Empty,
            question.Kind == QuestionKind.Date && given is not null ? AnsweringTexts.SoFar(GivenAnswer.Said(Day(given.Text))) : Html.Empty);
    }

    /// <summary>A button for each thing that can be picked.</summary>
    public static Keyboard Options(Question question, AnswerSheet sheet, Func<int, object> payload)
    {
        var given = sheet[question.Id];
        var inText = OptionsInText(question);
        var buttons = question.Labels.Select((label, i) => (Place: i, Label: inText ? $"{i + 1}" : label));
        if (question.Kind == QuestionKind.Ranking && given is not null)
            buttons = buttons.Where(b => !given.Picks.Contains(b.Place));
        var made = buttons.Select(b => new PressButton(
            question.Kind != QuestionKind.Ranking && given?.Picks.Contains(b.Place) == true ? $"✓ {b.Label}" : b.Label, payload(b.Place)));
        return Keyboard.Grid(question.Kind == QuestionKind.Scale || inText ? 6 : 1, made);
    }

    /// <summary>An answer in a few words.</summary>
    public static string Short(Question question, GivenAnswer given) => given switch
    {
        { Voice: not null } => AnsweringTexts.Voice,
        { Picks.IsEmpty: false } when question.Kind == QuestionKind.Ranking => string.Join(" › ", given.Picks.Select(p => question.Labels[p])),
        { Picks.IsEmpty: false } => string.Join("; ", given.Picks.Select(p => question.Labels[p])),
        _ when question.Kind == QuestionKind.Date => Day(given.Text),
        _ => given.Text,
    };

    /// <summary>A date as it is kept, for people to read.</summary>
    public static string Day(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso) is { Success: true } date ? TimeTexts.Date(date.Value) : iso;

    /// <summary>True where the options are too long for buttons, so that the buttons have numbers.</summary>
    public static bool OptionsInText(Question question) => question.HasOptions && question.Options.Any(o => o.Length > LongestButton);
}
