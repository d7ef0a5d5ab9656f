using CopBot.Conversation;
using CopBot.Time;
using Humanizer;

namespace CopBot.Surveys.Making;

/// <summary>Every word about making a survey.</summary>
internal static class MakingTexts
{
    private const int Line = 60;

    public static Html InPrivate => $"Let us make a survey. I ask you in private, so that the group stays quiet; the group sees it when you give it to them.";

    public static string GoOnInPrivate => "Make it in private";

    public static string DraftIsGone => "This is no longer here. To make a survey, send /survey.";

    public static Html ThrownAway => $"Thrown away. Nothing was sent to the group.";

    public static Html KeptForAWeek => $"What you have so far is kept for {"day".ToQuantity(KeptFor.Draft.Days)}. Send /survey to go on.";

    public static string NoneYet => "There are no surveys yet.";

    public static Html WhichToCopy => $"Which one shall I copy? You can change everything before the group sees it.";

    public static Html WhichToOpen => $"Which one do you want to see?";

    public static Html Menu(string community) => $"A survey for <b>{community}</b>. What kind? A ready-made one saves you work, and you can change everything in it.";

    public static string GoOnWith(SurveyDraft draft) => $"Go on with: {(draft.Form.Title.Length > 0 ? draft.Form.Title : "a new one")}";

    public static string Listed(Survey survey) => $"{survey.Id}. {survey.Form.Title} {(survey.IsOpen ? "(open)" : "")}".TrimEnd();

    public static Html TapAButton => $"Please tap one of the buttons. To do something else, send /cancel first: the survey is kept.";

    public static Html Empty => $"There was nothing in that. Please write it in words.";

    public static Html TooLong(int most) => $"That is too long. Please use at most {most} characters.";

    public static Html TooMany(int count, int most) => $"That is {count}, and I can take {most} at most. Please leave some out, or put some together.";

    public static Html TooManyParts(int count) => $"That makes {count} parts, and I can take {Templates.MostParts} at most. Please put some together, so that people can finish it.";

    public static Html LineTooLong(string line) => $"“{PlainText.Shorten(line, Line)}” is too long. Please use at most {Surveys.Question.LongestOption} characters a line.";

    public static Html PartTooLong(string part) => $"The part that begins “{PlainText.Shorten(PlainText.OneLine(part), Line)}” has {part.Length} characters. Please cut it into parts of at most {Surveys.Question.LongestPart}: begin each with its number (1. 2. 3.) or leave an empty line between them.";

    public static Html PartsRead(int parts, string? name) => $"I took {"part".ToQuantity(parts)} from that{(name is null ? "" : $", and “{name}” as the draft's name")}. You can send more now, or tap ‹ All of it.";

    public static Html TwoOptions => $"Please send at least two options, one on each line, or with a bar between: Yes | No.";

    public static Html TwoEnds => $"Please send both ends with a dash between them, for example: not at all – completely.";

    public static Html TooSoon => $"Please leave people an hour at least.";

    public static Html TooLate => $"That is more than a year away. Please give a day that is nearer.";

    public static string TookEvening => "No time was given, so I took 17:00.";

    public static Html NotUnderstood(string why) => $"{why} Please write it for example like this: {TimeTexts.Example(PhraseUse.Deadline)}.";

    public static Html RuleDropped => $"A skip rule would have led backwards, so I took it out.";

    public static string NotReady => "Something is still missing: please look at the list.";

    public static Html AskKind => $"How is it answered?";

    public static Html AskNeed => $"Must people answer it, or may they skip it? People finish more often when they may skip.";

    public static Html AskNames => $"Shall answers have names? Without names, people say more of what they think; with names, you can ask back.";

    public static string Kind(QuestionKind kind) => kind switch
    {
        QuestionKind.Single => "One of several",
        QuestionKind.Several => "Several of them",
        QuestionKind.Scale => "A number, 0–10",
        QuestionKind.Agree => "Agree or disagree",
        QuestionKind.Ranking => "Put in order",
        QuestionKind.Words => "In their own words",
        QuestionKind.Date => "A date",
        QuestionKind.Part => "Part of a draft",
    };

    /// <summary>As it was made: a number may go from 1 to 5.</summary>
    private static string Kind(Question question) => question.Kind == QuestionKind.Scale ? $"A number, {question.First}–{question.Last}" : Kind(question.Kind);

    private static string NamesLine(Naming names) => names switch
    {
        Naming.AsEachLikes => $"Names: {Names(names).ToLowerInvariant()}",
        _ => Names(names),
    };

    public static string Names(Naming names) => names switch
    {
        Naming.Without => "Without names",
        Naming.With => "With names",
        Naming.AsEachLikes => "As each likes",
    };

    public static Html Ask(DraftTurn turn, SurveyDraft draft) => turn switch
    {
        DraftTurn.Title => $"What is the survey called? For example: What do you need from us this winter? To stop, send /cancel.",
        DraftTurn.About => $"What is it for, and what will you do with the answers? One or two sentences. To leave it out, send a dash (-).",
        DraftTurn.Deadline => $"Until when can people answer? For example: Friday 5pm, or 12 December.",
        DraftTurn.Topics => $"Which topics? Send them one on each line, at most {Templates.MostTopics}. I ask two short questions about each. For example:\nDebt advice\nTalking about self-harm\nThe new threshold document",
        DraftTurn.Parts => $"Paste the draft, or list its parts, at most {Templates.MostParts}. Begin each part with its number (1. 2. 3.), or leave an empty line between them. A line above the first number is taken as the draft's name. You can send it in several messages.",
        DraftTurn.Add => $"What is the question?",
        DraftTurn.Options => $"What can people choose? Send the options one on each line, or with a bar between (Yes | No), 2 to {Surveys.Question.MostOptions}.",
        DraftTurn.Ends => $"What do the lowest and the highest number mean? For example: not at all – completely.",
        _ => $"Please send the new words.",
    };

    public static Html Overview(SurveyDraft draft, Scene scene, int smallest)
    {
        var form = draft.Form;
        var faults = Faults(draft, scene.Now).ToList();
        return Html.Paragraphs(
            Html.Lines($"<b>{form.Title}</b>", Html.Of(form.About)),
            form.Questions.IsEmpty ? Html.Empty : Html.Lines([.. form.Questions.Select((q, i) => Listed(form, q, i))]),
            Html.Lines(
                form.Questions.IsEmpty ? Html.Empty : Html.Of($"{SurveyTexts.Length(form)}."),
                draft.Closes is { } closes ? (Html)$"Open until {SurveyTexts.Until(closes, scene.Community, scene.Now)}." : Html.Empty,
                (Html)$"{NamesLine(form.Names)}. With fewer than {smallest} answers, nobody is shown anything."),
            faults.Count == 0 ? $"All there. Look at the preview, then give it to the group." : Html.Lines([Html.Of("Still missing:"), .. faults.Select(f => (Html)$"• {f}")]));
    }

    public static Html Question(SurveyForm form, Question question)
    {
        var place = form.PlaceOf(question.Id);
        return Html.Paragraphs(
            $"<b>{place + 1}.</b> {question.Text}",
            Html.Lines(
                $"{Kind(question)}. {(question.IsRequired ? "Required." : "People may skip it.")}",
                question.Kind == QuestionKind.Scale ? (Html)$"{question.First}{Meaning(question.LowMeans)} to {question.Last}{Meaning(question.HighMeans)}" : Html.Empty,
                Html.Lines([.. question.HasOptions ? question.Options.Select(o => (Html)$"• {o}") : []]),
                Rule(form, question)));
    }

    public static Html AskRule(Question question) => $"{question.Text}\n\nAfter which answer shall people pass over the next questions?";

    public static Html AskRuleTarget(SurveyForm form, Question question, int option) => Html.Paragraphs(
        $"If the answer is “{question.Labels[option]}”, go on with which question?",
        Html.Lines([.. form.Questions.Select((q, i) => i > form.PlaceOf(question.Id) + 1 ? (Html)$"{i + 1}. {PlainText.Shorten(q.Text, Line)}" : Html.Empty)]));

    public static Html PreviewCard(SurveyDraft draft, Scene scene, int smallest)
    {
        var closes = draft.Closes ?? ReadDeadline.In(7, scene);
        var card = SurveyTexts.Card(new Survey(default, draft.Community, draft.Form, scene.Now, closes), scene.Community, 0, smallest);
        return Html.Paragraphs($"<i>Preview: what the group gets. Below it is the button “{SurveyTexts.AnswerLabel}”.</i>", card);
    }

    public static Html PreviewQuestion(Html question) => Html.Paragraphs($"<i>Preview: what people get in private.</i>", question);

    public static Html Posted(Survey survey, Community community) => $"Done. <b>{survey.Form.Title}</b> is survey {survey.Id}, and its card is in <b>{community.Name}</b>. I remind those who want private messages and have not answered, and I tell you when it is closed.";

    private static IEnumerable<string> Faults(SurveyDraft draft, DateTimeOffset now)
    {
        var form = draft.Form;
        if (form.Questions.IsEmpty)
            yield return "A question. Tap Add a question.";
        foreach (var question in form.Questions.Where(q => !q.IsReady))
            yield return $"The options of question {form.PlaceOf(question.Id) + 1}. Tap its number, then Options.";
        if (form.InWords > SurveyForm.MostInWords)
            yield return $"It has {form.InWords} questions that are answered in words, and {SurveyForm.MostInWords} is the most that I can keep without names. Please take {form.InWords - SurveyForm.MostInWords} out.";
        if (form.Questions.Length > SurveyForm.MostQuestions)
            yield return $"It has {form.Questions.Length} questions, and {SurveyForm.MostQuestions} is the most. Please take {form.Questions.Length - SurveyForm.MostQuestions} out.";
        if (draft.Closes is null)
            yield return "Until when people can answer. Tap Deadline.";
        else if (draft.Closes < now + ReadDeadline.Shortest)
            yield return "A deadline that is still to come. Tap Deadline.";
    }

    private static Html Listed(SurveyForm form, Question question, int place) => Html.Lines(
        $"{place + 1}. {PlainText.Shorten(PlainText.OneLine(question.Text), Line)} <i>({Kind(question).ToLowerInvariant()}{(question.IsRequired ? ", required" : "")})</i>",
        Rule(form, question));

    private static Html Rule(SurveyForm form, Question question) => question.Skip is not { } rule || rule.Option >= question.Labels.Length ? Html.Empty
        : rule.To == 0 ? (Html)$"↳ If “{question.Labels[rule.Option]}”: to the end"
        : $"↳ If “{question.Labels[rule.Option]}”: on to {form.PlaceOf(rule.To) + 1}";

    private static string Meaning(string words) => words.Length > 0 ? $" ({words})" : "";
}
