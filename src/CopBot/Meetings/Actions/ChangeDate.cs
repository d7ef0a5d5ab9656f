using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Meetings.Actions;

/// <summary>Asks for another date.</summary>
internal sealed record AskNewDate(ActionId Action);

/// <summary>Waits for another date.</summary>
internal sealed record DateQuestion(ActionId Action);

/// <summary>By when, by those whom it is for and by those who steer.</summary>
internal sealed class ChangeDate(ActionStore store, ActionOnCard meetingCard) : IHandle<Press<AskNewDate>>, IHandle<Answered<DateQuestion>>
{
    public Reply Handle(Press<AskNewDate> what, Scene scene)
    {
        if (store.Get(what.Payload.Action) is not { } action || scene.In(action.Community) is not { } here)
            return Reply.Toast(ActionTexts.NoLongerHere, mustBeClosed: true);
        if (!action.MayBeChangedBy(here))
            return Reply.Toast(ActionTexts.NotYours, mustBeClosed: true);
        return action.IsOpen
            ? Reply.Ask(ActionTexts.ByWhen(action), new DateQuestion(action.Id), ActionTexts.ByWhenHint)
            : ActionCards.Refresh(action, here, wasPressed: true) + new Toast(ActionTexts.IsAlready(action.Status));
    }

    public Reply Handle(Answered<DateQuestion> what, Scene scene)
    {
        if (store.Get(what.State.Action) is not { } action || scene.In(action.Community) is not { } here)
            return Reply.Whisper(Html.Of(ActionTexts.NoLongerHere));
        if (!action.MayBeChangedBy(here))
            return Reply.Whisper(Html.Of(ActionTexts.NotYours));
        if (!action.IsOpen)
            return Reply.Whisper(Html.Of(ActionTexts.IsAlready(action.Status)));
        var words = PlainText.OneLine(what.Said.Text).TrimEnd('.', '!');
        if (words is "-" || words.ToUpperInvariant() is "NONE" or "NO DATE")
            return Keep(action with { Due = null, DueTime = null }, [], here);
        var reading = TimePhrase.Read(words, new PhraseSetting(LocalTime.DateTimeIn(here.Community.Zone, scene.Now), PhraseUse.Deadline));
        return reading.Understood is { } when
            ? Keep(action with { Due = when.Date, DueTime = when.Time }, reading is PhraseReading.Guessed guessed ? guessed.Notes : [], here)
            : Reply.Ask(ActionTexts.NoDateRead(reading is PhraseReading.NotUnderstood { Why: var why } ? why : ""), what.State, ActionTexts.ByWhenHint);
    }

    private Reply Keep(ActionPoint action, IReadOnlyList<string> notes, Scene scene)
    {
        store.Put(action);
        return ActionCards.Refresh(action, scene) + meetingCard.Refresh(scene.Community, scene.Now) + Reply.Say(ActionTexts.NewDate(action, notes, scene));
    }
}
