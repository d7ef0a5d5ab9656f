using System.Collections.Immutable;
using System.Text;
using CopBot.Conversation;
using CopBot.Secrecy;
using CopBot.Surveys.Results;
using CopBot.Time;
using Microsoft.Extensions.Options;
using NodaTime.Text;

namespace CopBot.Surveys.Answering;

/// <summary>Opens the private chat to answer; once the survey is closed, to read what came of it.</summary>
internal sealed record AnswerLink(SurveyId Survey);

/// <summary>Shows a survey: to be answered, or, to those who steer, to be looked after; once it is closed, what came of it.</summary>
internal sealed record OpenSurvey(SurveyId Survey);

/// <summary>Begins to answer, also for those who steer.</summary>
internal sealed record AnswerHere(SurveyId Survey);

/// <summary>A step in answering. Carried by buttons: never renumber.</summary>
internal enum Step
{
    /// <summary>Begins; the option is 1 where it is with one's name.</summary>
    Begin,
    GoOn,
    Pick,

    /// <summary>That is all that I choose.</summary>
    Done,

    /// <summary>Begins the order anew.</summary>
    Again,
    Back,
    Skip,
    Pause,
    HandIn,
    ThrowAway,
}

/// <summary>One step; <paramref name="Question"/> is the one at hand, so that an old button changes nothing.</summary>
internal sealed record AnswerStep(SurveyId Survey, Step Step, int Question, int Option);

/// <summary>Waits for an answer: in words, by voice, a date; where there are buttons, for what somebody writes instead. The question is 0 at the end.</summary>
internal sealed record AnswerWords(SurveyId Survey, int Question);

/// <summary>Answering in private, one question at a time. What is begun waits sealed until it is handed in.</summary>
internal sealed class AnswerSurvey(SurveyStore store, BegunAnswers begun, SurveyCards cards, LookAfterSurvey look, ShowResults results, IOptions<SurveyOptions> options)
    : IHandle<Followed<AnswerLink>>, IHandle<Press<OpenSurvey>>, IHandle<Press<AnswerHere>>, IHandle<Press<AnswerStep>>, IHandle<Answered<AnswerWords>>, ICancel<AnswerWords>
{
    public Reply Handle(Followed<AnswerLink> what, Scene scene)
    {
        if (Find(what.Payload.Survey, scene) is not var (survey, here))
            return Reply.Say(Html.Of(SurveyTexts.NoLongerHere));
        if (survey.IsOpen)
            return Welcome(survey, here, pressed: false);
        return Reply.Say(results.Summary(survey, here), here.Steers ? Keyboard.Row(new PressButton(ResultTexts.Look, new OpenSurvey(survey.Id))) : Keyboard.None);
    }

    public Reply Handle(Press<OpenSurvey> what, Scene scene)
    {
        if (Find(what.Payload.Survey, scene) is not var (survey, here))
            return Reply.Toast(SurveyTexts.NoLongerHere, mustBeClosed: true);
        if (here.Steers && scene.IsPrivate)
            return look.Page(survey, here, pressed: false);
        if (!survey.IsOpen)
            return Reply.Whisper(results.Summary(survey, here));
        return scene.IsPrivate
            ? Welcome(survey, here, pressed: false)
            : Reply.Whisper(AnsweringTexts.InPrivate(survey), Keyboard.Row(new PrivateButton(SurveyTexts.AnswerLabel, new AnswerLink(survey.Id))));
    }

    public Reply Handle(Press<AnswerHere> what, Scene scene) =>
        scene.IsPrivate && Find(what.Payload.Survey, scene) is var (survey, here) ? Welcome(survey, here, pressed: false) : Reply.Toast(SurveyTexts.NoLongerHere, mustBeClosed: true);

    public Reply Handle(Press<AnswerStep> what, Scene scene)
    {
        var (id, step, number, option) = what.Payload;
        if (!scene.IsPrivate || Find(id, scene) is not var (survey, here))
            return Reply.Toast(SurveyTexts.NoLongerHere, mustBeClosed: true);
        if (Refuse(survey, here) is { } refusal)
            return Reply.Rewrite(refusal) + new CloseDialog();
        var progress = begun.Get(id, scene.Person.Id);
        if (step == Step.Begin)
        {
            var named = survey.Form.Names == Naming.With || (survey.Form.Names == Naming.AsEachLikes && option == 1);
            return Show(survey, (progress ?? new Progress(survey.Form.Questions[0].Id, named, AnswerSheet.Empty)) with { Named = named }, here, pressed: true);
        }

        if (progress is null)
            return Welcome(survey, here, pressed: true);
        switch (step)
        {
            case Step.ThrowAway:
                begun.Drop(id, scene.Person.Id);
                return Reply.Rewrite(AnsweringTexts.ThrownAway) + new CloseDialog();
            case Step.Pause:
                return Reply.Rewrite(AnsweringTexts.Paused(survey, here), Keyboard
                    .Row(new PressButton(AnsweringTexts.GoOn, new AnswerStep(id, Step.GoOn, 0, 0)))
                    .And(new PressButton(AnsweringTexts.ThrowAway, new AnswerStep(id, Step.ThrowAway, 0, 0)))) + new CloseDialog();
            case Step.HandIn when progress.At == 0:
                return HandIn(survey, progress, here);
            case Step.Back when number == progress.At:
                return Show(survey, progress with { At = Before(survey.Form, progress) }, here, pressed: true);
        }

        // An old button, or one that only goes on: what is to be answered now is shown.
        if (number != progress.At || survey.Form.Find(number) is not { } question)
            return Show(survey, progress, here, pressed: true);
        var given = progress.Sheet[number];
        return step switch
        {
            Step.Pick when option >= 0 && option < question.Labels.Length => Pick(survey, progress, question, option, here),
            Step.Done when question.Kind == QuestionKind.Several && given is not null => Next(survey, progress, here, pressed: true),
            Step.Again when question.Kind == QuestionKind.Ranking => Show(survey, progress with { Sheet = progress.Sheet.With(number, null) }, here, pressed: true),
            Step.Skip when !question.IsRequired => Next(survey, progress with { Sheet = progress.Sheet.With(number, null) }, here, pressed: true),
            Step.Skip or Step.Done => Reply.Toast(AnsweringTexts.IsRequired(question), mustBeClosed: true),
            _ => Show(survey, progress, here, pressed: true),
        };
    }

    public Reply Handle(Answered<AnswerWords> what, Scene scene)
    {
        if (Find(what.State.Survey, scene) is not var (survey, here))
            return Reply.Say(Html.Of(SurveyTexts.NoLongerHere));
        if (Refuse(survey, here) is { } refusal)
            return Reply.Say(refusal);
        if (begun.Get(survey.Id, scene.Person.Id) is not { } progress)
            return Welcome(survey, here, pressed: false);
        if (progress.At != what.State.Question || survey.Form.Find(progress.At) is not { } question)
            return Show(survey, progress, here, pressed: false, progress.At == what.State.Question ? AnsweringTexts.TapAButton : null);
        if (WrittenPick.Of(question, what.Said) is { IsEmpty: false } picks)
            return PickAll(survey, progress, question, picks, here);
        if (!TakesTyping(question))
            return WrittenPick.SaysSkip(what.Said) && !question.IsRequired
                ? Next(survey, progress with { Sheet = progress.Sheet.With(question.Id, null) }, here, pressed: false)
                : Show(survey, progress, here, pressed: false, AnsweringTexts.TapOrWrite(question));
        var (answer, fault) = Read(survey.Form, question, what.Said, here);
        return answer is null
            ? Show(survey, progress, here, pressed: false, fault)
            : Next(survey, progress with { Sheet = progress.Sheet.With(question.Id, answer) }, here, pressed: false);
    }

    public Reply Cancel(AnswerWords state, Scene scene) =>
        Find(state.Survey, scene) is var (survey, here) && begun.Get(survey.Id, scene.Person.Id) is not null ? Reply.Say(AnsweringTexts.Paused(survey, here)) : Reply.None;

    /// <summary>What it is, how long it takes, what is promised.</summary>
    private Reply Welcome(Survey survey, Scene here, bool pressed)
    {
        if (Refuse(survey, here) is { } refusal)
            return (pressed ? Reply.Rewrite(refusal) : Reply.Say(refusal)) + new CloseDialog();
        var progress = begun.Get(survey.Id, here.Person.Id);
        var buttons = progress is not null ? Keyboard.Row(new PressButton(AnsweringTexts.GoOn, new AnswerStep(survey.Id, Step.GoOn, 0, 0)))
            : survey.Form.Names == Naming.AsEachLikes ? Keyboard.Row(new PressButton("Without my name", Begin(named: 0))).And(new PressButton("With my name", Begin(named: 1)))
            : Keyboard.Row(new PressButton(AnsweringTexts.Begin, Begin(named: 0)));
        var text = AnsweringTexts.Welcome(survey, here, options.Value.SmallestGroup, progress is null ? null : progress.Sheet.Answers.Count);
        return pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons);

        AnswerStep Begin(int named) => new(survey.Id, Step.Begin, 0, named);
    }

    // What is written is what is meant: where several can be chosen, nothing that is chosen already is taken back.
    private Reply PickAll(Survey survey, Progress progress, Question question, ImmutableArray<int> picks, Scene here)
    {
        var given = progress.Sheet[question.Id]?.Picks ?? [];
        switch (question.Kind)
        {
            case QuestionKind.Several:
                return Show(survey, progress with { Sheet = progress.Sheet.With(question.Id, GivenAnswer.Of([.. given.Union(picks).Order()])) }, here, pressed: false);
            case QuestionKind.Ranking:
                return Rank(survey, progress, question, [.. (given.Length == question.Options.Length ? [] : given).Union(picks)], here, pressed: false);
            default:
                return Next(survey, progress with { Sheet = progress.Sheet.With(question.Id, GivenAnswer.Of(picks[0])) }, here, pressed: false);
        }
    }

    private Reply Rank(Survey survey, Progress progress, Question question, ImmutableArray<int> order, Scene here, bool pressed)
    {
        // The last place is whose it must be.
        if (order.Length == question.Options.Length - 1)
            order = order.Add(Enumerable.Range(0, question.Options.Length).Except(order).Single());
        var ranked = progress with { Sheet = progress.Sheet.With(question.Id, GivenAnswer.Of(order)) };
        return order.Length == question.Options.Length ? Next(survey, ranked, here, pressed) : Show(survey, ranked, here, pressed);
    }

    private Reply Pick(Survey survey, Progress progress, Question question, int option, Scene here)
    {
        var given = progress.Sheet[question.Id];
        switch (question.Kind)
        {
            case QuestionKind.Several:
                var picks = given?.Picks ?? [];
                picks = picks.Contains(option) ? picks.Remove(option) : [.. picks.Add(option).Order()];
                return Show(survey, progress with { Sheet = progress.Sheet.With(question.Id, picks.IsEmpty ? null : GivenAnswer.Of(picks)) }, here, pressed: true);
            case QuestionKind.Ranking:
                var order = given?.Picks ?? [];
                return Rank(survey, progress, question, order.Contains(option) ? order : order.Add(option), here, pressed: true);
            default:
                return Next(survey, progress with { Sheet = progress.Sheet.With(question.Id, GivenAnswer.Of(option)) }, here, pressed: true);
        }
    }

    private Reply Next(Survey survey, Progress progress, Scene here, bool pressed)
    {
        var path = survey.Form.Path(progress.Sheet);
        var place = path.IndexOf(survey.Form.Find(progress.At)!);
        return Show(survey, progress with { At = place + 1 < path.Length ? path[place + 1].Id : 0 }, here, pressed);
    }

    private static int Before(SurveyForm form, Progress progress)
    {
        var path = form.Path(progress.Sheet);
        var place = progress.At == 0 ? path.Length : path.IndexOf(form.Find(progress.At)!);
        return place <= 0 ? path[0].Id : path[place - 1].Id;
    }

    private Reply Show(Survey survey, Progress progress, Scene here, bool pressed, Html? note = null)
    {
        var form = survey.Form;
        var path = form.Path(progress.Sheet);
        var question = path.FirstOrDefault(q => q.Id == progress.At);
        if (question is null && path.FirstOrDefault(q => q.IsRequired && !IsWhole(q, progress.Sheet[q.Id])) is { } missing)
        {
            (question, note) = (missing, note ?? Html.Of(AnsweringTexts.IsRequired(missing)));
            progress = progress with { At = missing.Id };
        }

        begun.Keep(survey, here.Person.Id, progress with { At = question?.Id ?? 0 });
        if (question is null)
        {
            var all = Keyboard.Row(new PressButton(AnsweringTexts.HandIn, new AnswerStep(survey.Id, Step.HandIn, 0, 0)))
                .And(new PressButton("‹ Go back", new AnswerStep(survey.Id, Step.Back, 0, 0)), new PressButton(AnsweringTexts.Pause, new AnswerStep(survey.Id, Step.Pause, 0, 0)));
            return Say(Html.Paragraphs(note ?? Html.Empty, AnsweringTexts.Review(form, path, progress))) + Waiting(survey, 0);

            Reply Say(Html text) => pressed ? Reply.Rewrite(text, all) : Reply.Say(text, all);
        }

        var text = Html.Paragraphs(note ?? Html.Empty, QuestionPage.Text(form, question, form.PlaceOf(question.Id), progress.Sheet));
        var buttons = QuestionPage.Options(question, progress.Sheet, option => new AnswerStep(survey.Id, Step.Pick, question.Id, option));
        if (question.Kind == QuestionKind.Several && progress.Sheet[question.Id] is not null)
            buttons = buttons.And(Button(AnsweringTexts.Done, Step.Done));
        if (question.Kind == QuestionKind.Ranking && progress.Sheet[question.Id] is not null)
            buttons = buttons.And(Button(AnsweringTexts.Again, Step.Again));
        List<Button> moves = [];
        if (path[0].Id != question.Id)
            moves.Add(Button("‹ Back", Step.Back));
        if (!question.IsRequired)
            moves.Add(Button(AnsweringTexts.Skip, Step.Skip));
        moves.Add(Button(AnsweringTexts.Pause, Step.Pause));
        buttons = buttons.And(moves);
        var shown = pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons);
        return shown + (TakesTyping(question) ? new OpenDialog(new AnswerWords(survey.Id, question.Id), KeptFor.OpenQuestion) : Waiting(survey, question.Id));

        PressButton Button(string label, Step step) => new(label, new AnswerStep(survey.Id, step, question.Id, 0));
    }

    private static bool TakesTyping(Question question) => question.TakesWords || question.Kind == QuestionKind.Date;

    // People write where there are buttons, too; for a while that is taken as meant for them, and not looked up.
    private static OpenDialog Waiting(Survey survey, int question) => new(new AnswerWords(survey.Id, question), KeptFor.OptionalQuestion) { EndsQuietly = true };

    private Reply HandIn(Survey survey, Progress progress, Scene here)
    {
        var path = survey.Form.Path(progress.Sheet);
        if (path.Any(q => q.IsRequired && !IsWhole(q, progress.Sheet[q.Id])))
            return Show(survey, progress, here, pressed: true);
        var sheet = progress.Sheet.Only(path.Where(q => IsWhole(q, progress.Sheet[q.Id])));
        if (sheet.Answers.IsEmpty)
            return Reply.Toast(AnsweringTexts.NothingToHandIn, mustBeClosed: true);
        if (!store.Answer(survey, here.Person, sheet, progress.Named))
            return Reply.Rewrite(AnsweringTexts.Full);
        return Reply.Rewrite(AnsweringTexts.Thanks(survey, here, progress.Named)) + new CloseDialog() + cards.Refresh(survey, here.Community);
    }

    // An order that was broken off is none.
    private static bool IsWhole(Question question, GivenAnswer? given) =>
        given is not null && (question.Kind != QuestionKind.Ranking || given.Picks.Length == question.Options.Length);

    private static (GivenAnswer? Answer, Html? Fault) Read(SurveyForm form, Question question, Said said, Scene here)
    {
        if (question.Kind == QuestionKind.Date)
        {
            var reading = TimePhrase.Read(said.Text, new PhraseSetting(LocalTime.DateTimeIn(here.Community.Zone, here.Now), PhraseUse.Deadline));
            if (reading.Understood is not { } when)
                reading = TimePhrase.Read(said.Text, new PhraseSetting(LocalTime.DateTimeIn(here.Community.Zone, here.Now), PhraseUse.Past));
            return reading.Understood is { Date: var date } ? (GivenAnswer.Said(LocalDatePattern.Iso.Format(date)), null) : (null, AnsweringTexts.NoDate);
        }

        if (said.Attachment is { Kind: AttachmentKind.Voice } voice)
        {
            var answer = new GivenAnswer { Voice = voice.File };
            return Encoding.UTF8.GetByteCount(voice.File.Id + voice.File.Unique) + 2 <= form.WordBytes ? (answer, null) : (null, AnsweringTexts.VoiceNotTaken);
        }

        var words = AnswerSheet.Clean(said.Text);
        if (words.Length == 0 || said.Attachment is not null)
            return (null, AnsweringTexts.OnlyWordsOrVoice);
        var most = Math.Min(SurveyForm.LongestWords, form.WordBytes - 1);
        return words.Length > most || Encoding.UTF8.GetByteCount(words) > form.WordBytes - 1
            ? (null, AnsweringTexts.TooLong(words.Length, most))
            : (GivenAnswer.Said(words), null);
    }

    private Html? Refuse(Survey survey, Scene here) =>
        !survey.TakesAnswers(here.Now) ? AnsweringTexts.IsClosed(survey)
        : !store.CanRead(survey) ? Html.Of(SecrecyTexts.CannotBeReadOrCancel)
        : store.HasAnswered(survey.Id, here.Person.Id) ? AnsweringTexts.HasAnswered(survey)
        : null;

    private (Survey Survey, Scene Here)? Find(SurveyId id, Scene scene) =>
        store.Get(id) is { } survey && scene.In(survey.Community) is { } here ? (survey, here) : null;
}
