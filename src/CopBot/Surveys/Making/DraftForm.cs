using CopBot.Conversation;
using CopBot.Surveys.Answering;
using Microsoft.Extensions.Options;

namespace CopBot.Surveys.Making;

/// <summary>What can be done with a survey that is being made. Carried by buttons: never renumber.</summary>
internal enum DraftTurn
{
    Overview,
    Title,
    About,
    Deadline,
    DeadlineIn,
    Names,
    Add,
    AskKind,
    Kind,
    Need,
    Show,
    Text,
    Options,
    Up,
    Down,
    Delete,
    Rule,
    RuleOption,
    RuleTo,
    NoRule,
    Ends,
    Preview,
    Post,
    ThrowAway,
    Topics,
    Parts,
}

/// <summary>Turns to another page of a survey that is being made, or changes it. <paramref name="Value"/> means what the turn says.</summary>
internal sealed record TurnDraft(SurveyDraftId Draft, DraftTurn Turn, int Question, int Value);

/// <summary>Waits for words about a survey that is being made; on a page of buttons, for what somebody writes instead.</summary>
internal sealed record DraftWords(SurveyDraftId Draft, DraftTurn Turn, int Question, int Value = 0);

/// <summary>Shows a survey that is being made: all of it, one question, how it will look.</summary>
internal sealed class DraftForm(SurveyDrafts drafts, IOptions<SurveyOptions> options)
{
    private const int ButtonsInARow = 6;

    /// <summary>What its template needs first, or all of it.</summary>
    public Reply Next(SurveyDraft draft, Scene scene, bool pressed, Html? note = null) => draft.Form switch
    {
        { Title.Length: 0 } => Ask(draft, DraftTurn.Title, 0, scene, pressed, note),
        { Template: Template.TrainingNeeds, Questions.IsEmpty: true } => Ask(draft, DraftTurn.Topics, 0, scene, pressed, note),
        { Template: Template.Draft, Questions.IsEmpty: true } => Ask(draft, DraftTurn.Parts, 0, scene, pressed, note),
        _ => Overview(draft, scene, pressed, note),
    };

    public Reply Overview(SurveyDraft draft, Scene scene, bool pressed, Html? note = null)
    {
        var kept = drafts.Keep(draft, scene.Now);
        var form = kept.Form;
        var numbers = Keyboard.Grid(ButtonsInARow, form.Questions.Select((q, i) => Turn(kept, $"{i + 1}", DraftTurn.Show, q.Id)));
        var buttons = form.Questions.Length < SurveyForm.MostQuestions ? Keyboard.Row(Turn(kept, "Add a question", DraftTurn.Add)) : Keyboard.None;
        if (form.Template == Template.Draft)
            buttons = buttons.And(Turn(kept, "Add parts of the document", DraftTurn.Parts));
        buttons = new Keyboard(buttons.Rows.AddRange(numbers.Rows))
            .And(Turn(kept, "Title", DraftTurn.Title), Turn(kept, "What for", DraftTurn.About), Turn(kept, "Deadline", DraftTurn.Deadline))
            .And(Turn(kept, "Names or not", DraftTurn.Names), Turn(kept, "Preview", DraftTurn.Preview));
        buttons = (IsReady(kept, scene.Now) ? buttons.And(Turn(kept, "Give it to the group", DraftTurn.Post)) : buttons).And(Turn(kept, "Throw away", DraftTurn.ThrowAway));
        return Show(Html.Paragraphs(note ?? Html.Empty, MakingTexts.Overview(kept, scene, options.Value.SmallestGroup)), buttons, pressed) + Waiting(kept, DraftTurn.Overview);
    }

    public static bool IsReady(SurveyDraft draft, DateTimeOffset now) =>
        draft.Form is { Title.Length: > 0, Questions.IsEmpty: false } form && form.Questions.All(q => q.IsReady)
        && form.InWords <= SurveyForm.MostInWords && form.Questions.Length <= SurveyForm.MostQuestions && draft.Closes is { } closes && closes >= now + ReadDeadline.Shortest;

    public Reply Question(SurveyDraft draft, int id, Scene scene, bool pressed, Html? note = null)
    {
        if (draft.Form.Find(id) is not { } question)
            return Overview(draft, scene, pressed, note);
        var kept = drafts.Keep(draft, scene.Now);
        var buttons = Keyboard.Row(Turn(kept, "Text", DraftTurn.Text, id), Turn(kept, "Kind", DraftTurn.AskKind, id));
        List<Button> more = [];
        if (question.HasOptions)
            more.Add(Turn(kept, "Options", DraftTurn.Options, id));
        if (question.Kind == QuestionKind.Scale)
            more.Add(Turn(kept, "What the ends mean", DraftTurn.Ends, id));
        more.Add(question.IsRequired ? Turn(kept, "Let people skip it", DraftTurn.Need, id) : Turn(kept, "Make it required", DraftTurn.Need, id, 1));
        if (question.TakesRule)
            more.Add(Turn(kept, "Skip rule", DraftTurn.Rule, id));
        buttons = buttons.And(more);
        List<Button> moves = [];
        var place = kept.Form.PlaceOf(id);
        if (place > 0)
            moves.Add(Turn(kept, "Move up", DraftTurn.Up, id));
        if (place < kept.Form.Questions.Length - 1)
            moves.Add(Turn(kept, "Move down", DraftTurn.Down, id));
        moves.Add(Turn(kept, "Delete", DraftTurn.Delete, id));
        buttons = buttons.And(moves).And(Back(kept));
        return Show(Html.Paragraphs(note ?? Html.Empty, MakingTexts.Question(kept.Form, question)), buttons, pressed) + Waiting(kept, DraftTurn.Show, id);
    }

    /// <summary>Asks for words; the next message in private answers.</summary>
    public Reply Ask(SurveyDraft draft, DraftTurn turn, int question, Scene scene, bool pressed, Html? note = null)
    {
        var kept = drafts.Keep(draft, scene.Now);
        var buttons = Keyboard.None;
        if (turn == DraftTurn.Deadline)
            buttons = Keyboard.Row(Turn(kept, "In a week", DraftTurn.DeadlineIn, 0, 7), Turn(kept, "In two weeks", DraftTurn.DeadlineIn, 0, 14), Turn(kept, "In three weeks", DraftTurn.DeadlineIn, 0, 21));
        if (kept.Form.Title.Length > 0)
            buttons = buttons.And(question == 0 ? Back(kept) : Turn(kept, "‹ Back", DraftTurn.Show, question));
        return Show(Html.Paragraphs(note ?? Html.Empty, MakingTexts.Ask(turn, kept)), buttons, pressed)
            + new OpenDialog(new DraftWords(kept.Id, turn, question), KeptFor.OpenQuestion);
    }

    public Reply Kinds(SurveyDraft draft, int question, Scene scene, bool pressed)
    {
        var kept = drafts.Keep(draft, scene.Now);
        var buttons = Keyboard.Grid(2, new[] { QuestionKind.Single, QuestionKind.Several, QuestionKind.Scale, QuestionKind.Agree, QuestionKind.Ranking, QuestionKind.Words, QuestionKind.Date }
            .Select(k => Turn(kept, MakingTexts.Kind(k), DraftTurn.Kind, question, (int)k)));
        return Show(MakingTexts.AskKind, buttons.And(Turn(kept, "‹ Back", DraftTurn.Show, question)), pressed) + Waiting(kept, DraftTurn.AskKind, question);
    }

    public Reply Need(SurveyDraft draft, int question, Scene scene, bool pressed, Html? note = null)
    {
        var kept = drafts.Keep(draft, scene.Now);
        return Show(
            Html.Paragraphs(note ?? Html.Empty, MakingTexts.AskNeed),
            Keyboard.Row(Turn(kept, "They may skip it", DraftTurn.Need, question), Turn(kept, "Required", DraftTurn.Need, question, 1)),
            pressed) + Waiting(kept, DraftTurn.Need, question);
    }

    public Reply Names(SurveyDraft draft, Scene scene)
    {
        var kept = drafts.Keep(draft, scene.Now);
        return Reply.Rewrite(MakingTexts.AskNames, Keyboard.Grid(1, Enum.GetValues<Naming>().Select(n => Turn(kept, MakingTexts.Names(n), DraftTurn.Names, 0, 1 + (int)n))).And(Back(kept))) + Waiting(kept, DraftTurn.Names);
    }

    /// <summary>Which answer leads past something.</summary>
    public Reply Rule(SurveyDraft draft, Question question, Scene scene)
    {
        var kept = drafts.Keep(draft, scene.Now);
        var buttons = Keyboard.Grid(1, question.Labels.Select((label, i) => Turn(kept, label, DraftTurn.RuleOption, question.Id, i)));
        if (question.Skip is not null)
            buttons = buttons.And(Turn(kept, "No rule", DraftTurn.NoRule, question.Id));
        return Reply.Rewrite(MakingTexts.AskRule(question), buttons.And(Turn(kept, "‹ Back", DraftTurn.Show, question.Id))) + Waiting(kept, DraftTurn.Rule, question.Id);
    }

    /// <summary>Where that answer leads.</summary>
    public Reply RuleTarget(SurveyDraft draft, Question question, int option, Scene scene)
    {
        var kept = drafts.Keep(draft, scene.Now);
        var place = kept.Form.PlaceOf(question.Id);
        var later = kept.Form.Questions.Select((q, i) => (Question: q, Place: i)).Where(q => q.Place > place + 1);
        var buttons = Keyboard.Grid(ButtonsInARow, later.Select(q => Turn(kept, $"{q.Place + 1}", DraftTurn.RuleTo, question.Id, RuleValue(option, q.Question.Id))));
        return Reply.Rewrite(
            MakingTexts.AskRuleTarget(kept.Form, question, option),
            buttons.And(Turn(kept, "To the end", DraftTurn.RuleTo, question.Id, RuleValue(option, 0))).And(Turn(kept, "‹ Back", DraftTurn.Rule, question.Id)))
            + Waiting(kept, DraftTurn.RuleOption, question.Id, option);
    }

    private const int RuleBase = 1000;

    private static int RuleValue(int option, int to) => (option * RuleBase) + to;

    public static SkipRule RuleOf(int value) => new(value / RuleBase, value % RuleBase);

    /// <summary>How the group's card, and each question, will look; its buttons do nothing but turn the pages.</summary>
    public Reply Preview(SurveyDraft draft, int place, Scene scene)
    {
        var kept = drafts.Keep(draft, scene.Now);
        var form = kept.Form;
        List<Button> turns = [];
        if (place > 0)
            turns.Add(Turn(kept, "‹", DraftTurn.Preview, 0, place - 1));
        if (place < form.Questions.Length)
            turns.Add(Turn(kept, "›", DraftTurn.Preview, 0, place + 1));
        if (place <= 0 || place > form.Questions.Length)
            return Reply.Rewrite(MakingTexts.PreviewCard(kept, scene, options.Value.SmallestGroup), Keyboard.Row(turns).And(Back(kept))) + new CloseDialog();
        var question = form.Questions[place - 1];
        var next = new TurnDraft(kept.Id, DraftTurn.Preview, 0, Math.Min(place + 1, form.Questions.Length));
        var buttons = QuestionPage.Options(question, AnswerSheet.Empty, _ => next).And(turns).And(Back(kept));
        return Reply.Rewrite(MakingTexts.PreviewQuestion(QuestionPage.Text(form, question, place - 1, AnswerSheet.Empty)), buttons) + new CloseDialog();
    }

    /// <summary>The page of buttons on which somebody wrote, once more.</summary>
    public Reply Again(SurveyDraft draft, DraftWords state, Scene scene) => (state.Turn, draft.Form.Find(state.Question)) switch
    {
        (DraftTurn.AskKind, { } question) => Kinds(draft, question.Id, scene, pressed: false),
        (DraftTurn.Need, { } question) => Need(draft, question.Id, scene, pressed: false),
        (DraftTurn.Names, _) => Names(draft, scene),
        (DraftTurn.Rule, { } question) => Rule(draft, question, scene),
        (DraftTurn.RuleOption, { } question) when state.Value >= 0 && state.Value < question.Labels.Length => RuleTarget(draft, question, state.Value, scene),
        (DraftTurn.Show, { } question) => Question(draft, question.Id, scene, pressed: false),
        _ => Overview(draft, scene, pressed: false),
    };

    public static bool IsOfButtons(DraftTurn turn) => turn is DraftTurn.AskKind or DraftTurn.Need or DraftTurn.Names or DraftTurn.Rule or DraftTurn.RuleOption or DraftTurn.Show or DraftTurn.Overview;

    // For a while; after that, what is written is no longer taken as meant for the form.
    private static OpenDialog Waiting(SurveyDraft draft, DraftTurn turn, int question = 0, int value = 0) =>
        new(new DraftWords(draft.Id, turn, question, value), KeptFor.OptionalQuestion) { EndsQuietly = true };

    private static PressButton Back(SurveyDraft draft) => Turn(draft, "‹ All of it", DraftTurn.Overview);

    private static PressButton Turn(SurveyDraft draft, string label, DraftTurn turn, int question = 0, int value = 0) => new(label, new TurnDraft(draft.Id, turn, question, value));

    private static Reply Show(Html text, Keyboard buttons, bool pressed) => pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons);
}
