using CopBot.Conversation;
using CopBot.Secrecy;
using CopBot.Surveys.Answering;
using CopBot.Surveys.Making;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;

namespace CopBot.Surveys.Results;

/// <summary>What those who steer do with a survey. Carried by buttons: never renumber.</summary>
internal enum LookTurn
{
    Page,
    Close,
    CloseNow,
    Extend,
    PostAgain,
    Delete,
    DeleteNow,
}

/// <summary>Does something with a survey; <paramref name="Value"/> is the day of its new end, such as 20261208, so that a second press adds nothing; or 0.</summary>
internal sealed record LookAfter(SurveyId Survey, LookTurn Turn, int Value);

/// <summary>The page of one survey in a facilitator's private chat: closing, giving more time, and the way to its results.</summary>
internal sealed class LookAfterSurvey(SurveyStore store, SurveyCards cards, CloseSurvey close, IOptions<SurveyOptions> options) : IHandle<Press<LookAfter>>
{
    public Reply Handle(Press<LookAfter> what, Scene scene)
    {
        var (id, turn, value) = what.Payload;
        if (!scene.IsPrivate || store.Get(id) is not { } survey || scene.In(survey.Community) is not { } here)
            return Reply.Toast(SurveyTexts.NoLongerHere, mustBeClosed: true);
        if (!here.Steers)
            return Reply.Toast(SurveyTexts.OnlySteering, mustBeClosed: true);
        switch (turn)
        {
            case LookTurn.Close or LookTurn.CloseNow when survey.IsOpen && !store.CanRead(survey):
                return Reply.Toast(SecrecyTexts.CannotBeReadOrDelete, mustBeClosed: true);
            case LookTurn.Close when survey.IsOpen:
                return Sure(survey, ResultTexts.SureToClose(survey, store.Turnout(survey) ?? 0, options.Value.SmallestGroup), LookTurn.CloseNow, "Yes, close it");
            case LookTurn.CloseNow when survey.IsOpen:
                return Reply.Rewrite(ResultTexts.ClosedNow(survey), Keyboard.Row(new PressButton(ResultTexts.Look, new OpenSurvey(id)))) + close.Close(survey, here.Community, scene.Now);
            case LookTurn.Extend when survey.IsOpen && DayOf(value) is { } day:
                return Extend(survey, day, here);
            case LookTurn.PostAgain when survey.IsOpen:
                return Reply.Of(cards.Post(survey, here.Community), new Toast(ResultTexts.PostedAgain));
            case LookTurn.Delete:
                return Sure(survey, ResultTexts.SureToDelete(survey), LookTurn.DeleteNow, "Yes, delete it");
            case LookTurn.DeleteNow:
                store.Delete(survey);
                return Reply.Rewrite(ResultTexts.Deleted(survey)) + RemindToAnswer.Cancel(id) + new RefreshCard(SurveyCards.Key(id), ResultTexts.Deleted(survey), Keyboard.None);
            default:
                return Page(survey, here, pressed: true);
        }
    }

    private Reply Extend(Survey survey, LocalDate day, Scene here)
    {
        var zone = here.Community.Zone;
        var end = Time.LocalTime.DateTimeIn(zone, survey.ClosesAt);
        var longer = survey with { ClosesAt = Time.LocalTime.Instant(zone, day.At(end.TimeOfDay)) };

        // Pressed twice, or on an old page: it is open as long as that, or longer.
        if (day <= end.Date)
            return Page(survey, here, pressed: true) + Said(survey);
        if (longer.ClosesAt > survey.OpenedAt + ReadDeadline.Longest)
            return Reply.Toast(ResultTexts.AYearAtMost, mustBeClosed: true);
        store.Put(longer);
        return Page(longer, here, pressed: true) + RemindToAnswer.Plan(longer, here.Community, here.Now) + cards.Refresh(longer, here.Community) + Said(longer);

        Toast Said(Survey so) => new(ResultTexts.Extended(SurveyTexts.Until(so.ClosesAt, here.Community, here.Now)));
    }

    public Reply Page(Survey survey, Scene here, bool pressed)
    {
        var text = ResultTexts.Page(survey, here.Community, store.Turnout(survey), options.Value.SmallestGroup, here.Now);
        var buttons = Keyboard.None;
        if (survey.IsOpen && !store.CanRead(survey))
        {
            buttons = Keyboard.Row(Longer("A day longer", 1), Longer("A week longer", 7));
        }
        else if (survey.IsOpen)
        {
            buttons = Keyboard.Row(new PressButton("Answer it myself", new AnswerHere(survey.Id)), Do("Post the card again", LookTurn.PostAgain))
                .And(Longer("A day longer", 1), Longer("A week longer", 7), Do("Close it now", LookTurn.Close));
        }
        else if (store.Closed(survey.Id) is not null)
        {
            buttons = Keyboard.Row(See("Results in words", ResultTurn.Words), See("Pictures", ResultTurn.Pictures));
            if (survey.Form.InWords > 0)
                buttons = buttons.And(See("What people wrote", ResultTurn.Sayings), See("You said, we did", ResultTurn.WeDid));
            buttons = buttons.And(See("Compare", ResultTurn.Compare), See("Files", ResultTurn.Files));
        }

        buttons = buttons.And(new PressButton("Copy it", new BeginSurvey(survey.Community, survey.Form.Template, survey.Id)), Do("Delete it", LookTurn.Delete));
        return pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons);

        PressButton Do(string label, LookTurn turn, int value = 0) => new(label, new LookAfter(survey.Id, turn, value));

        PressButton Longer(string label, int days)
        {
            var day = Time.LocalTime.DateIn(here.Community.Zone, survey.ClosesAt).PlusDays(days);
            return Do(label, LookTurn.Extend, (day.Year * 10_000) + (day.Month * 100) + day.Day);
        }

        PressButton See(string label, ResultTurn turn) => new(label, new SeeResults(survey.Id, turn, 0));
    }

    private static LocalDate? DayOf(int value) =>
        value is >= 2000_01_01 and <= 9998_12_31 && LocalDatePattern.CreateWithInvariantCulture("yyyyMMdd").Parse($"{value}") is { Success: true } day ? day.Value : null;

    private static Reply Sure(Survey survey, Html question, LookTurn turn, string label) => Reply.Rewrite(
        question, Keyboard.Row(new PressButton(label, new LookAfter(survey.Id, turn, 0)), new PressButton("No", new LookAfter(survey.Id, LookTurn.Page, 0))));
}
