using CopBot.Conversation;
using CopBot.Secrecy;
using CopBot.Time;

namespace CopBot.Scales;

/// <summary>Carried by buttons: never renumber.</summary>
internal enum ScaleChange
{
    Show,
    CloseNow,
    DayLonger,
    WeekLonger,
    ShowRound,
    Delete,
    DeleteForSure,
    CloseForSure,
}

/// <summary>Closes it, moves its end, shows the round, or takes it away.</summary>
internal sealed record ManageScale(ScaleId Scale, ScaleChange Change);

/// <summary>For whoever asked, for facilitators and the core group; everybody else hears when it closes.</summary>
internal sealed class ManageScales(ScaleStore store, CloseScales closing, ScaleResults results) : IHandle<Press<ManageScale>>
{
    public Reply Handle(Press<ManageScale> what, Scene scene)
    {
        if (store.Get(what.Payload.Scale) is not { } scale || scene.In(scale.Community) is not { } here)
            return Reply.Toast(ScaleTexts.NoLongerHere, mustBeClosed: true);
        if (!scale.MayBeChangedBy(here))
            return Reply.Toast(scale.IsClosed ? ScaleTexts.IsClosed : ScaleTexts.NotYours(scale, store.Turnout(scale), here), mustBeClosed: true);
        if (scale.IsClosed)
            return ScaleCards.Refresh(scale, scale.Answered, here.Community, wasPressed: true) + new Toast(ScaleTexts.IsClosed);
        switch (what.Payload.Change)
        {
            case ScaleChange.CloseNow or ScaleChange.CloseForSure when !store.CanRead(scale):
                return Reply.Toast(SecrecyTexts.CannotBeReadOrDelete, mustBeClosed: true);
            case ScaleChange.CloseNow when !scale.Sheet.IsNamed && store.Turnout(scale) is { } turnout and < Scale.SmallestGroup:
                return Reply.Rewrite(
                    ScaleTexts.CloseForSure(scale, turnout),
                    Keyboard.Row(new PressButton("Yes, close it", new ManageScale(scale.Id, ScaleChange.CloseForSure)), new PressButton("No, leave it open", new ManageScale(scale.Id, ScaleChange.Show))));
            case ScaleChange.CloseNow or ScaleChange.CloseForSure:
                return closing.Close(scale, scene.Now, byHand: true) + Reply.Rewrite(ScaleTexts.ClosedNow(scale));
            case ScaleChange.DayLonger:
                return MoveTo(scale, scale.Closes.AddDays(1), here);
            case ScaleChange.WeekLonger:
                return MoveTo(scale, scale.Closes.AddDays(7), here);
            case ScaleChange.ShowRound when scale.Sheet.IsNamed:
                return Reply.Of(new Say(results.Round(scale), Keyboard.None) { Where = new Place(here.Community.Chat, scale.Topic) });
            case ScaleChange.Delete:
                return Reply.Rewrite(
                    ScaleTexts.DeleteForSure(scale, store.Turnout(scale)),
                    Keyboard.Row(new PressButton("Yes, delete it", new ManageScale(scale.Id, ScaleChange.DeleteForSure)), new PressButton("No, keep it", new ManageScale(scale.Id, ScaleChange.Show))));
            case ScaleChange.DeleteForSure:
                store.Delete(scale);
                return Reply.Of(new RefreshCard(ScaleCards.Key(scale.Id), ScaleTexts.WasDeleted(scale), Keyboard.None), new CancelDue(ScaleIsDue.KeyOf(scale.Id)))
                    + Reply.Rewrite(ScaleTexts.Deleted(scale));
            default:
                return Reply.Whisper(ScaleTexts.Standing(scale, store.Turnout(scale), here), ScaleCards.Changes(scale));
        }
    }

    private Reply MoveTo(Scale scale, DateTimeOffset at, Scene here)
    {
        if (ClosingTime.Check(at, here.Now) is { } trouble)
            return Reply.Toast(trouble, mustBeClosed: true);
        var moved = scale with { Closes = at };
        store.Put(moved);
        var turnout = store.Turnout(moved);
        return ScaleCards.Refresh(moved, turnout, here.Community) + new SetDue(ScaleIsDue.KeyOf(scale.Id), at, new ScaleIsDue(scale.Id))
            + Reply.Rewrite(ScaleTexts.Standing(moved, turnout, here), ScaleCards.Changes(moved));
    }
}
