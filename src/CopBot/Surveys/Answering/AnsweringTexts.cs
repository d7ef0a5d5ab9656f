using CopBot.Conversation;
using Humanizer;

namespace CopBot.Surveys.Answering;

/// <summary>Every word to those who answer.</summary>
internal static class AnsweringTexts
{
    public const string Begin = "Begin";
    public const string GoOn = "Go on";
    public const string Pause = "Pause";
    public const string Skip = "Skip";
    public const string Done = "That is all";
    public const string Again = "Begin the order again";
    public const string HandIn = "Hand in";
    public const string ThrowAway = "Throw away what I said";
    public const string Voice = "a voice message";

    public static Html InPrivate(Survey survey) => $"<b>{survey.Form.Title}</b> is answered in private.";

    public static Html IsClosed(Survey survey) => $"<b>{survey.Form.Title}</b> is closed, so it takes no more answers.";

    public static Html HasAnswered(Survey survey) => $"You have answered <b>{survey.Form.Title}</b> already. Thank you.";

    public static Html ThrownAway => $"Thrown away. Nothing of it is kept. You can begin again from the group's card while it is open.";

    public static Html Full => $"I could not take it: no more answers fit into this survey. Please tell a facilitator.";

    public static string NothingToHandIn => "You have skipped everything, so there is nothing to hand in. Go back to answer something.";

    public static Html Paused(Survey survey, Scene here) => $"All right, <b>{survey.Form.Title}</b> can wait. What you said is kept, sealed until you hand it in. Come back with this button or the one on the group's card, until {SurveyTexts.Until(survey.ClosesAt, here.Community, here.Now)}.";

    public static Html Welcome(Survey survey, Scene here, int smallest, int? answered) => Html.Paragraphs(
        $"<b>{survey.Form.Title}</b>",
        Html.Of(survey.Form.About),
        Html.Lines(
            $"{SurveyTexts.Length(survey.Form)}. Open until {SurveyTexts.Until(survey.ClosesAt, here.Community, here.Now)}. You can pause at any time and come back.",
            Html.Of(SurveyTexts.Promise(survey.Form.Names, smallest))),
        survey.Form.Questions.Any(q => q.TakesWords) && survey.Form.Names != Naming.With
            ? Html.Of("What you write in your own words is read as you wrote it, so leave out what only you could know. A voice message is kept as your voice: people may know it.")
            : Html.Empty,
        answered is { } count ? (Html)$"You have begun: {"answer".ToQuantity(count)} so far." : Html.Empty);

    public static string Place(int place, int all) => $"Question {place} of {all}";

    public static string How(Question question) => question.Kind switch
    {
        QuestionKind.Several => "Choose as many as you like.",
        QuestionKind.Scale => string.Join(", ", new[] { Means(question.First, question.LowMeans), Means(question.Last, question.HighMeans) }.Where(m => m.Length > 0)),
        QuestionKind.Ranking => "Tap them in your order: first what matters most to you.",
        QuestionKind.Words => "Write your answer, or send a voice message. A voice can be known again.",
        QuestionKind.Date => "Write a date, such as 3 February or next Tuesday.",
        QuestionKind.Part => "Tap I agree, or write what you would change. You can also send a voice message; a voice can be known again.",
        QuestionKind.Single or QuestionKind.Agree => "",
    };

    public static Html SoFar(GivenAnswer given) => given.Voice is null ? (Html)$"Your answer so far: {PlainText.Shorten(given.Text, 200)}" : $"Your answer so far: {Voice}";

    public static string IsRequired(Question question) => $"This one needs an answer: {PlainText.Shorten(PlainText.OneLine(question.Text), 120)}";

    public static Html TapAButton => $"Please tap one of the buttons. To look for something else, tap {Pause} first.";

    public static Html TapOrWrite(Question question) => question.Kind == QuestionKind.Scale
        ? (Html)$"Please tap one of the buttons, or send a number from {question.First} to {question.Last}. To look for something else, tap {Pause} first."
        : TapAButton;

    public static Html NoDate => $"I could not find a date in that. Please write one such as 3 February.";

    public static Html VoiceNotTaken => $"I could not take this voice message. Please write your answer.";

    public static Html OnlyWordsOrVoice => $"I can take words or a voice message here.";

    public static Html TooLong(int length, int most) => $"That has {length} characters, and there is room for about {most}. Please shorten it.";

    public static Html Review(SurveyForm form, IReadOnlyList<Question> path, Progress progress)
    {
        var given = path.Count(q => progress.Sheet[q.Id] is not null);
        return Html.Paragraphs(
            $"That was the last question of <b>{form.Title}</b>. You answered {given} of {path.Count}{(form.Names == Naming.AsEachLikes ? progress.Named ? ", with your name" : ", without your name" : "")}:",
            Html.Lines([.. path.Select(q => (Html)$"{form.PlaceOf(q.Id) + 1}. {(progress.Sheet[q.Id] is { } answer ? PlainText.Shorten(PlainText.OneLine(QuestionPage.Short(q, answer)), 80) : "–")}")]),
            $"Once you hand it in it cannot be changed{(progress.Named ? "" : ", since I no longer know which answers are yours")}.");
    }

    public static Html Thanks(Survey survey, Scene here, bool named) => $"Thank you. Your answers to <b>{survey.Form.Title}</b> are in, {(named ? "with" : "without")} your name. The group hears what came of it after {SurveyTexts.Until(survey.ClosesAt, here.Community, here.Now)}.";

    public static Html Reminder(Survey survey, Community community, bool hasBegun, int smallest, DateTimeOffset now) => Html.Paragraphs(
        $"<b>{survey.Form.Title}</b> is open until {SurveyTexts.Until(survey.ClosesAt, community, now)}. {(hasBegun ? "You have begun it: what you said is kept." : $"It is {SurveyTexts.Length(survey.Form)}.")} If you would rather not, just leave it.",
        Html.Of(hasBegun ? "" : SurveyTexts.Promise(survey.Form.Names, smallest)));

    public static Html FewSoFar(Survey survey, int turnout, int smallest, Community community, DateTimeOffset now) => $"<b>{survey.Form.Title}</b> closes {SurveyTexts.Until(survey.ClosesAt, community, now)} and has {"answer".ToQuantity(turnout)}. With fewer than {smallest}, I show nothing. You can give people longer.";

    private static string Means(int number, string meaning) => meaning.Length > 0 ? $"{number} = {meaning}" : "";
}
