using CopBot.Conversation;
using CopBot.Pictures;
using Microsoft.Extensions.Options;

namespace CopBot.Surveys.Results;

/// <summary>What of the results. Carried by buttons: never renumber.</summary>
internal enum ResultTurn
{
    Words,
    Pictures,
    Sayings,
    Listen,
    Compare,
    CompareBy,
    CompareNow,
    WeDid,
    WeDidFor,
    WeDidGive,
    Files,

    /// <summary>"You said": how many comments there are, or how many agree.</summary>
    SaidCount,

    /// <summary>"You said": what comes up often.</summary>
    SaidThemes,

    /// <summary>"You said" is left out.</summary>
    SaidNothing,
    WeDidTakeOut,
}

/// <summary>Shows a part of the results; <paramref name="Value"/> is a question, or which voice message.</summary>
internal sealed record SeeResults(SurveyId Survey, ResultTurn Turn, int Value);

/// <summary>Waits for what people said about one question; once <paramref name="Said"/> holds that, for what came of it.</summary>
internal sealed record ResultWords(SurveyId Survey, int Question, string? Said = null);

/// <summary>The results of a closed survey: in full to those who steer, in private; in short to the group.</summary>
internal sealed class ShowResults(SurveyStore store, ExportSurveys export, IOptions<SurveyOptions> options) : IHandle<Press<SeeResults>>, IHandle<Answered<ResultWords>>
{
    // Some six messages; more is read better in a file.
    private const int MostInChat = 24_000;

    private int Smallest => options.Value.SmallestGroup;

    public Reply Handle(Press<SeeResults> what, Scene scene)
    {
        var (id, turn, value) = what.Payload;
        if (!scene.IsPrivate || store.Get(id) is not { } survey || scene.In(survey.Community) is not { } here)
            return Reply.Toast(SurveyTexts.NoLongerHere, mustBeClosed: true);
        if (!here.Steers)
            return Reply.Toast(SurveyTexts.OnlySteering, mustBeClosed: true);
        if (Findings(survey) is not { } findings)
            return Reply.Toast(ResultTexts.NothingToShow(Smallest), mustBeClosed: true);
        return turn switch
        {
            ResultTurn.Words => Reply.Say(ResultTexts.InWords(findings, Smallest)),
            ResultTurn.Pictures => Pictures(findings, scene.Chat.Id),
            ResultTurn.Sayings => Sayings(findings, here),
            ResultTurn.Listen => Listen(findings, value),
            ResultTurn.Compare => AskCompare(findings),
            ResultTurn.CompareBy when survey.ComparedBy is null => SureToCompare(findings, value),
            ResultTurn.CompareNow when survey.ComparedBy is null && Compare.Ways(findings, Smallest).Any(w => w.Question.Id == value) => CompareNow(findings, value),
            ResultTurn.CompareBy or ResultTurn.CompareNow => AskCompare(findings),
            ResultTurn.WeDid => WeDid(findings, pressed: true),
            ResultTurn.WeDidFor or ResultTurn.SaidCount or ResultTurn.SaidThemes or ResultTurn.SaidNothing or ResultTurn.WeDidTakeOut =>
                findings.Of(value) is { Question.TakesWords: true } about ? TurnWeDid(findings, about, turn) : Reply.Toast(SurveyTexts.NoLongerHere, mustBeClosed: true),
            ResultTurn.WeDidGive => Give(findings, here.Community),
            ResultTurn.Files => Files(survey, here),
            _ => Reply.Toast(SurveyTexts.NoLongerHere, mustBeClosed: true),
        };
    }

    public Reply Handle(Answered<ResultWords> what, Scene scene)
    {
        if (store.Get(what.State.Survey) is not { } survey || scene.In(survey.Community) is not { Steers: true } || Findings(survey) is not { } findings || findings.Of(what.State.Question) is not { } about)
            return Reply.Say(Html.Of(SurveyTexts.NoLongerHere));
        var words = AnswerSheet.Clean(what.Said.Text);
        if (words is "-" or "–")
            return Keep(findings, about.Question, null, pressed: false);
        if (words.Length is 0 or > Surveys.WeDid.LongestText)
            return Reply.Say(ResultTexts.WeDidTooLong) + new OpenDialog(what.State, KeptFor.OpenQuestion);
        return what.State.Said is { } said
            ? Keep(findings, about.Question, new WeDid(about.Question.Id, words) { Said = said }, pressed: false)
            : AskWeDid(findings, about, words, pressed: false);
    }

    public Findings? Findings(Survey survey) => Results.Findings.Of(survey, store.Closed(survey.Id), Smallest);

    /// <summary>What the group may know of a closed survey.</summary>
    public Html Summary(Survey survey, Scene here) =>
        ResultTexts.Summary(survey, Findings(survey), here.Community, Smallest);

    /// <summary>The short summary, once, and a picture where one says the most.</summary>
    public Reply ToGroup(Survey survey, Community community)
    {
        var findings = Findings(survey);
        var words = ResultTexts.Summary(survey, findings, community, Smallest);
        return findings is not null && ResultPictures.ForGroup(findings) is { } picture
            ? Reply.Of(new RunErrand(new DrawAndSend(picture, "survey.png", community.Chat, words.Markup) { Topic = survey.Topic }))
            : Reply.Of(new Say(words, Keyboard.None) { Where = new Place(community.Chat, survey.Topic) });
    }

    private Reply Pictures(Findings findings, ChatId chat) => ResultPictures.Of(findings, Smallest).Count == 0
        ? Reply.Toast(ResultTexts.NoPictures, mustBeClosed: true)
        : Reply.Of(new RunErrand(new DrawResults(findings.Survey.Id, chat)));

    private Reply Sayings(Findings findings, Scene here)
    {
        var text = ResultTexts.Sayings(findings, Smallest);
        if (text.Length > MostInChat)
            return Reply.Say(ResultTexts.TooMuchForTheChat) + Files(findings.Survey, here);
        var buttons = Keyboard.Grid(3, Voices(findings).Select((_, i) => new PressButton($"Listen {i + 1}", new SeeResults(findings.Survey.Id, ResultTurn.Listen, i))));
        return Reply.Say(text, buttons);
    }

    private static Reply Listen(Findings findings, int which)
    {
        var voices = Voices(findings).ToList();
        return which >= 0 && which < voices.Count
            ? Reply.Of(new SendKept(new CardKey("survey", $"{findings.Survey.Id}-voice-{which}"), new Attachment(AttachmentKind.Voice, voices[which].Saying.Voice!.Value), ResultTexts.VoiceCaption(which, voices[which].Question, voices[which].Saying), Keyboard.None))
            : Reply.Toast(SurveyTexts.NoLongerHere, mustBeClosed: true);
    }

    private static IEnumerable<(Question Question, Saying Saying)> Voices(Findings findings) =>
        findings.Questions.SelectMany(q => q.Sayings.Where(s => s.Voice is not null).Select(s => (q.Question, s)));

    private Reply AskCompare(Findings findings)
    {
        var survey = findings.Survey;
        if (findings.IsMixed)
            return Reply.Toast(ResultTexts.MixedCannotBeCompared, mustBeClosed: true);
        if (survey.ComparedBy is { } by)
            return Reply.Say(ResultTexts.Compared(findings, by, Compare.All(findings, by, Smallest), Smallest));
        var ways = Compare.Ways(findings, Smallest).ToList();
        return ways.Count == 0
            ? Reply.Toast(ResultTexts.NothingToCompareBy(Smallest), mustBeClosed: true)
            : Reply.Say(ResultTexts.AskCompare(Smallest), Keyboard.Grid(1, ways.Select(w => new PressButton($"{survey.Form.PlaceOf(w.Question.Id) + 1}. {w.Question.Text}", new SeeResults(survey.Id, ResultTurn.CompareBy, w.Question.Id)))));
    }

    private static Reply SureToCompare(Findings findings, int by) => findings.Of(by) is { } way
        ? Reply.Rewrite(ResultTexts.SureToCompare(way.Question), Keyboard.Row(
            new PressButton("Yes, by this one", new SeeResults(findings.Survey.Id, ResultTurn.CompareNow, by)),
            new PressButton("Another one", new SeeResults(findings.Survey.Id, ResultTurn.Compare, 0))))
        : Reply.Toast(SurveyTexts.NoLongerHere, mustBeClosed: true);

    private Reply CompareNow(Findings findings, int by)
    {
        // What shows nothing is not spent; nobody learns more from it than that.
        if (!Compare.All(findings, by, Smallest).Any(c => c.Table.ShowsAnything))
            return Reply.Rewrite(ResultTexts.NothingBy(findings.Of(by)!.Question, Smallest), Keyboard.Row(new PressButton("Another one", new SeeResults(findings.Survey.Id, ResultTurn.Compare, 0))));
        var chosen = findings.Survey with { ComparedBy = by };
        store.Put(chosen);
        return AskCompare(findings with { Survey = chosen });
    }

    private Reply TurnWeDid(Findings findings, Figures about, ResultTurn turn) => turn switch
    {
        ResultTurn.SaidCount => AskWeDid(findings, about, ResultTexts.Said(about), pressed: true),
        ResultTurn.SaidThemes when ResultTexts.SaidThemes(about, Smallest) is { Length: > 0 } themes => AskWeDid(findings, about, themes, pressed: true),
        ResultTurn.SaidNothing => AskWeDid(findings, about, "", pressed: true),
        ResultTurn.WeDidTakeOut => Keep(findings, about.Question, null, pressed: true),
        _ => AskSaid(findings, about),
    };

    // What people said, first: the group is to see that it was heard.
    private Reply AskSaid(Findings findings, Figures about)
    {
        var survey = findings.Survey;
        var id = about.Question.Id;
        var themes = ResultTexts.SaidThemes(about, Smallest);
        var buttons = themes.Length == 0 ? Keyboard.None : Keyboard.Row(Turn(ResultTexts.Capital(themes), ResultTurn.SaidThemes));
        if (!about.Sayings.IsEmpty || about.Question.Kind == QuestionKind.Part)
            buttons = buttons.And(Turn(ResultTexts.Capital(ResultTexts.Said(about)), ResultTurn.SaidCount));
        buttons = buttons.And(Turn("Skip", ResultTurn.SaidNothing));
        if (survey.WeDid.Any(w => w.Question == id))
            buttons = buttons.And(Turn("Take it out", ResultTurn.WeDidTakeOut));
        return Reply.Rewrite(ResultTexts.AskSaid(survey.Form, about.Question), buttons.And(new PressButton("‹ Back", new SeeResults(survey.Id, ResultTurn.WeDid, 0))))
            + new OpenDialog(new ResultWords(survey.Id, id), KeptFor.OpenQuestion);

        PressButton Turn(string label, ResultTurn turn) => new(label, new SeeResults(survey.Id, turn, id));
    }

    private static Reply AskWeDid(Findings findings, Figures about, string said, bool pressed)
    {
        var survey = findings.Survey;
        var text = ResultTexts.AskWeDid(survey.Form, about.Question, said);
        var buttons = Keyboard.Row(new PressButton("‹ Back", new SeeResults(survey.Id, ResultTurn.WeDidFor, about.Question.Id)));
        return (pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons)) + new OpenDialog(new ResultWords(survey.Id, about.Question.Id, said), KeptFor.OpenQuestion);
    }

    private Reply Keep(Findings findings, Question question, WeDid? did, bool pressed)
    {
        var rest = findings.Survey.WeDid.Where(w => w.Question != question.Id);
        if (did is null && !findings.Survey.WeDid.Any(w => w.Question == question.Id))
            return WeDid(findings, pressed);
        var changed = findings.Survey with { WeDid = [.. did is null ? rest : rest.Append(did)], WeDidIsGiven = false };
        store.Put(changed);
        return WeDid(findings with { Survey = changed }, pressed);
    }

    private static Reply WeDid(Findings findings, bool pressed)
    {
        var survey = findings.Survey;
        var about = findings.Questions.Where(q => q.Question.TakesWords).ToList();
        if (about.Count == 0)
            return Reply.Toast(ResultTexts.NothingWasWritten, mustBeClosed: true);
        var buttons = Keyboard.Grid(6, about.Select(q => new PressButton($"{survey.Form.PlaceOf(q.Question.Id) + 1}", new SeeResults(survey.Id, ResultTurn.WeDidFor, q.Question.Id))));
        if (!survey.WeDid.IsEmpty && !survey.WeDidIsGiven)
            buttons = buttons.And(new PressButton("Give it to the group", new SeeResults(survey.Id, ResultTurn.WeDidGive, 0)));
        buttons = buttons.And(BackToSurvey(survey));
        var text = ResultTexts.WeDidPage(findings, about);
        return (pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons)) + new CloseDialog();
    }

    // An older page may still offer it: what the group has already does not go there twice.
    private Reply Give(Findings findings, Community community)
    {
        var survey = findings.Survey;
        if (survey.WeDid.IsEmpty)
            return WeDid(findings, pressed: true);
        if (survey.WeDidIsGiven)
            return WeDid(findings, pressed: true) + new Toast(ResultTexts.GivenAlready);
        store.Put(survey with { WeDidIsGiven = true });
        return Reply.Rewrite(ResultTexts.Given(community), Keyboard.Row(BackToSurvey(survey)))
            + new CloseDialog()
            + new Say(ResultTexts.YouSaidWeDid(findings), Keyboard.None) { Where = new Place(community.Chat, survey.Topic) };
    }

    private static PressButton BackToSurvey(Survey survey) => new("‹ Back to the survey", new LookAfter(survey.Id, LookTurn.Page, 0));

    private Reply Files(Survey survey, Scene here)
    {
        var place = here.Person.Id.PrivateChat;
        var which = survey.Id.ToString();
        return new Reply([.. export.Export(here.Community, which).Select(f => new SendFile(f.Name, f.Content, Html.Of(f.Note)) { Where = new Place(place) })])
            + export.More(here.Community, which, place);
    }
}
