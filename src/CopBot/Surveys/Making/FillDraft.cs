using CopBot.Conversation;

namespace CopBot.Surveys.Making;

/// <summary>Takes what is said and pressed about a survey that is being made.</summary>
internal sealed class FillDraft(SurveyDrafts drafts, DraftForm form, PostSurvey post) : IHandle<Press<TurnDraft>>, IHandle<Answered<DraftWords>>, ICancel<DraftWords>
{
    public Reply Handle(Press<TurnDraft> what, Scene scene) => Take(what.Payload, scene);

    private Reply Take(TurnDraft what, Scene scene)
    {
        var (id, turn, number, value) = what;
        if (!scene.IsPrivate || drafts.Get(id) is not { } draft || draft.Person != scene.Person.Id || scene.In(draft.Community) is not { } here)
            return Reply.Toast(MakingTexts.DraftIsGone, mustBeClosed: true);
        if (!here.Steers)
            return Reply.Toast(SurveyTexts.OnlySteering, mustBeClosed: true);
        var survey = draft.Form;
        var question = survey.Find(number);
        switch (turn)
        {
            case DraftTurn.Title or DraftTurn.About or DraftTurn.Deadline or DraftTurn.Topics or DraftTurn.Parts:
                return form.Ask(draft, turn, 0, here, pressed: true);
            case DraftTurn.Add when survey.Questions.Length < SurveyForm.MostQuestions:
                return form.Ask(draft, turn, 0, here, pressed: true);
            case DraftTurn.DeadlineIn when value is > 0 and <= 60:
                return form.Overview(draft with { Closes = ReadDeadline.In(value, here) }, here, pressed: true);
            case DraftTurn.Names when value == 0:
                return form.Names(draft, here);
            case DraftTurn.Names when Enum.IsDefined((Naming)(value - 1)):
                return form.Overview(draft with { Form = survey with { Names = (Naming)(value - 1) } }, here, pressed: true);
            case DraftTurn.Preview:
                return form.Preview(draft, Math.Max(0, value), here);
            case DraftTurn.Post:
                return post.Post(draft, here);
            case DraftTurn.ThrowAway:
                drafts.Delete(id);
                return Reply.Rewrite(MakingTexts.ThrownAway) + new CloseDialog();
            case DraftTurn.Overview:
                return form.Overview(draft, here, pressed: true);
            default:
                return question is null ? form.Overview(draft, here, pressed: true) : Change(draft, question, turn, value, here);
        }
    }

    public Reply Handle(Answered<DraftWords> what, Scene scene)
    {
        var (id, turn, number, _) = what.State;
        if (drafts.Get(id) is not { } draft || draft.Person != scene.Person.Id || scene.In(draft.Community) is not { } here)
            return Reply.Say(Html.Of(MakingTexts.DraftIsGone));
        if (!here.Steers)
            return Reply.Say(Html.Of(SurveyTexts.OnlySteering));
        if (DraftForm.IsOfButtons(turn))
            return Tap(draft, what, scene, here);
        var (changed, refusal, next) = ReadWords(draft, turn, number, AnswerSheet.Clean(what.Said.Text), here);
        if (changed is null)
            return form.Ask(draft, turn, number, here, pressed: false, refusal);
        return next switch
        {
            DraftTurn.AskKind => form.Kinds(changed, changed.Form.Questions[^1].Id, here, pressed: false),
            DraftTurn.Need => form.Need(changed, number, here, pressed: false),
            DraftTurn.Show => form.Question(changed, number, here, pressed: false, refusal),
            DraftTurn.Parts => form.Ask(changed, DraftTurn.Parts, 0, here, pressed: false, refusal),
            _ => form.Next(changed, here, pressed: false, refusal),
        };
    }

    // A button's label, written, is the button; but for what cannot be undone.
    private Reply Tap(SurveyDraft draft, Answered<DraftWords> what, Scene scene, Scene here)
    {
        var page = form.Again(draft, what.State, here);
        var buttons = page.Effects.Select(ButtonsOf).SelectMany(k => k.Rows.SelectMany(r => r)).OfType<PressButton>().ToList();
        return WrittenLabel.Find(what.Said, [.. buttons.Select(b => b.Label)]) is { } place && buttons[place].Payload is TurnDraft { Turn: not (DraftTurn.ThrowAway or DraftTurn.Delete or DraftTurn.Post) } tapped
            ? AsSaid(Take(tapped, scene), Html.Empty)
            : AsSaid(page, MakingTexts.TapAButton);
    }

    private static Keyboard ButtonsOf(Effect effect) => effect switch
    {
        Say say => say.Buttons,
        Rewrite rewrite => rewrite.Buttons,
        _ => Keyboard.None,
    };

    // Nothing was pressed, so there is no page to rewrite.
    private static Reply AsSaid(Reply reply, Html note) => new([.. reply.Effects.Select(e => e switch
    {
        Rewrite rewrite => new Say(Html.Paragraphs(note, rewrite.Text), rewrite.Buttons),
        Say say => say with { Text = Html.Paragraphs(note, say.Text) },
        _ => e,
    })]);

    public Reply Cancel(DraftWords state, Scene scene) => drafts.Get(state.Draft) is null ? Reply.None : Reply.Say(MakingTexts.KeptForAWeek);

    private Reply Change(SurveyDraft draft, Question question, DraftTurn turn, int value, Scene here)
    {
        var survey = draft.Form;
        switch (turn)
        {
            case DraftTurn.Show:
                return form.Question(draft, question.Id, here, pressed: true);
            case DraftTurn.AskKind:
                return form.Kinds(draft, question.Id, here, pressed: true);
            case DraftTurn.Text or DraftTurn.Options or DraftTurn.Ends:
                return form.Ask(draft, turn, question.Id, here, pressed: true);
            case DraftTurn.Kind when Enum.IsDefined((QuestionKind)value) && (QuestionKind)value != QuestionKind.Part:
                var other = OfKind(question, (QuestionKind)value);
                var kinded = draft with { Form = survey.With(other).WithoutBrokenRules() };
                return other.IsReady ? form.Need(kinded, question.Id, here, pressed: true) : form.Ask(kinded, DraftTurn.Options, question.Id, here, pressed: true);
            case DraftTurn.Need:
                return form.Overview(draft with { Form = survey.With(question with { IsRequired = value == 1 }) }, here, pressed: true);
            case DraftTurn.Up or DraftTurn.Down:
                var place = survey.PlaceOf(question.Id);
                var to = Math.Clamp(place + (turn == DraftTurn.Up ? -1 : 1), 0, survey.Questions.Length - 1);
                return Rearranged(draft, survey with { Questions = survey.Questions.RemoveAt(place).Insert(to, question) }, here);
            case DraftTurn.Delete:
                return Rearranged(draft, survey with { Questions = survey.Questions.RemoveAt(survey.PlaceOf(question.Id)) }, here);
            case DraftTurn.Rule when question.TakesRule:
                return form.Rule(draft, question, here);
            case DraftTurn.RuleOption when question.TakesRule && value >= 0 && value < question.Labels.Length:
                return form.RuleTarget(draft, question, value, here);
            case DraftTurn.RuleTo when question.TakesRule && value >= 0:
                return Rearranged(draft, survey.With(question with { Skip = DraftForm.RuleOf(value) }), here, question.Id);
            case DraftTurn.NoRule:
                return form.Question(draft with { Form = survey.With(question with { Skip = null }) }, question.Id, here, pressed: true);
            default:
                return form.Question(draft, question.Id, here, pressed: true);
        }
    }

    // A rule that would lead backwards is dropped, and that is said.
    private Reply Rearranged(SurveyDraft draft, SurveyForm changed, Scene here, int shows = 0)
    {
        var sound = changed.WithoutBrokenRules();
        var note = sound.Questions.Count(q => q.Skip is not null) < changed.Questions.Count(q => q.Skip is not null) ? MakingTexts.RuleDropped : null;
        return shows == 0
            ? form.Overview(draft with { Form = sound }, here, pressed: true, note)
            : form.Question(draft with { Form = sound }, shows, here, pressed: true, note);
    }

    private static Question OfKind(Question question, QuestionKind kind) => kind switch
    {
        QuestionKind.Scale => question with { Kind = kind, First = 0, Last = 10, Options = [] },
        QuestionKind.Single or QuestionKind.Several or QuestionKind.Ranking => question with { Kind = kind },
        _ => question with { Kind = kind, Options = [] },
    };

    // What was changed, and where to go on; without a draft, why not.
    private static (SurveyDraft? Draft, Html? Note, DraftTurn Next) ReadWords(SurveyDraft draft, DraftTurn turn, int number, string words, Scene here)
    {
        var survey = draft.Form;
        var line = PlainText.OneLine(words);
        if (line.Length == 0)
            return Refused(MakingTexts.Empty);
        switch (turn)
        {
            case DraftTurn.Title:
                return line.Length > SurveyForm.LongestTitle ? Refused(MakingTexts.TooLong(SurveyForm.LongestTitle)) : (draft with { Form = survey with { Title = line } }, null, DraftTurn.Overview);
            case DraftTurn.About:
                var about = line is "-" or "–" ? "" : words;
                return about.Length > SurveyForm.LongestAbout ? Refused(MakingTexts.TooLong(SurveyForm.LongestAbout)) : (draft with { Form = survey with { About = about } }, null, DraftTurn.Overview);
            case DraftTurn.Deadline:
                var (closes, note) = ReadDeadline.Read(words, here);
                return closes is null ? Refused(note) : (draft with { Closes = closes }, note, DraftTurn.Overview);
            case DraftTurn.Topics:
                var topics = Templates.Lines(words);
                return topics.Count > Templates.MostTopics ? Refused(MakingTexts.TooMany(topics.Count, Templates.MostTopics))
                    : topics.FirstOrDefault(t => t.Length > Question.LongestOption) is { } tooLong ? Refused(MakingTexts.LineTooLong(tooLong))
                    : (draft with { Form = Templates.WithTopics(survey, topics) }, null, DraftTurn.Overview);
            case DraftTurn.Parts:
                var (named, name, rest) = Templates.TakeName(survey, words);
                var parts = Templates.Parts(rest);
                var count = parts.Count + survey.Questions.Count(q => q.Kind == QuestionKind.Part);
                return count > Templates.MostParts ? Refused(MakingTexts.TooManyParts(count))
                    : parts.FirstOrDefault(p => p.Length > Question.LongestPart) is { } longPart ? Refused(MakingTexts.PartTooLong(longPart))
                    : (draft with { Form = Templates.WithParts(named, parts) }, MakingTexts.PartsRead(parts.Count, name), DraftTurn.Parts);
            case DraftTurn.Add:
                if (line.Length > Question.LongestText)
                    return Refused(MakingTexts.TooLong(Question.LongestText));
                return (draft with { Form = survey with { Questions = survey.Questions.Add(new Question(survey.NextQuestion, QuestionKind.Words, line)) } }, null, DraftTurn.AskKind);
            default:
                return survey.Find(number) is { } question ? ReadAbout(draft, question, turn, line, words) : (draft, null, DraftTurn.Overview);
        }
    }

    private static (SurveyDraft? Draft, Html? Note, DraftTurn Next) ReadAbout(SurveyDraft draft, Question question, DraftTurn turn, string line, string words)
    {
        var survey = draft.Form;
        switch (turn)
        {
            case DraftTurn.Options:
                var lines = Templates.Lines(words);
                if (lines.Count < 2)
                    return Refused(MakingTexts.TwoOptions);
                if (lines.Count > Question.MostOptions)
                    return Refused(MakingTexts.TooMany(lines.Count, Question.MostOptions));
                if (lines.FirstOrDefault(l => l.Length > Question.LongestOption) is { } tooLong)
                    return Refused(MakingTexts.LineTooLong(tooLong));
                var isNew = question.Options.IsEmpty;
                return (draft with { Form = survey.With(question with { Options = [.. lines] }).WithoutBrokenRules() }, null, isNew ? DraftTurn.Need : DraftTurn.Show);
            case DraftTurn.Ends:
                var ends = line.Split(['-', '–', '—', '/'], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                return ends.Length != 2 || ends.Any(e => e.Length > 60)
                    ? Refused(MakingTexts.TwoEnds)
                    : (draft with { Form = survey.With(question with { LowMeans = ends[0], HighMeans = ends[1] }) }, null, DraftTurn.Show);
            default:
                var most = question.Kind == QuestionKind.Part ? Question.LongestPart : Question.LongestText;
                var text = question.Kind == QuestionKind.Part ? words : line;
                return text.Length > most ? Refused(MakingTexts.TooLong(most)) : (draft with { Form = survey.With(question with { Text = text }) }, null, DraftTurn.Show);
        }
    }

    private static (SurveyDraft? Draft, Html? Note, DraftTurn Next) Refused(Html why) => (null, why, default);
}
