using System.Globalization;
using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Meetings.Actions;

/// <summary>The live card of an action, and when it is spoken of again.</summary>
internal static class ActionCards
{
    private static readonly TimeOnly GoodHour = new(9, 0);

    public static CardKey Key(ActionId id) => new("act", id.ToString());

    public static ActionId? Action(CardKey card) =>
        card.Room == "act" && long.TryParse(card.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new ActionId(number) : null;

    public static Keyboard Buttons(ActionPoint action) => action.Status switch
    {
        ActionStatus.Done => Keyboard.Row(new PressButton("Not done yet", new MarkAction(action.Id, ActionStatus.Open))),
        ActionStatus.Dropped => Keyboard.Row(new PressButton("Undo", new MarkAction(action.Id, ActionStatus.Open))),
        _ => Keyboard.Row(
            new PressButton("Done", new MarkAction(action.Id, ActionStatus.Done)),
            new PressButton("New date", new AskNewDate(action.Id)),
            new PressButton("Drop", new MarkAction(action.Id, ActionStatus.Dropped))),
    };

    /// <summary>Puts the card where the question came from.</summary>
    public static Reply Post(ActionPoint action, IReadOnlyList<string> notes, bool isTrouble, Scene scene) => Reply.Of(
        new PostCard(Key(action.Id), ActionTexts.Card(action, scene.Community, scene.Now, notes, isTrouble, mentions: true), Buttons(action)));

    /// <summary>Puts the card where the button is; nobody is called again.</summary>
    public static Reply Show(ActionPoint action, Scene scene) => Reply.Of(
        new PostCard(Key(action.Id), ActionTexts.Card(action, scene.Community, scene.Now), Buttons(action)));

    /// <summary>Puts the card into the group.</summary>
    public static Reply PostInGroup(ActionPoint action, Scene scene) => Reply.Of(
        new PostCard(Key(action.Id), ActionTexts.Card(action, scene.Community, scene.Now, mentions: true), Buttons(action)) { Where = new Place(scene.Community.Chat) });

    /// <summary>Shows it as it is now wherever its card stands.</summary>
    public static Reply Refresh(ActionPoint action, Scene scene, bool wasPressed = false) => Reply.Of(
        new RefreshCard(Key(action.Id), ActionTexts.Card(action, scene.Community, scene.Now), Buttons(action)) { WasPressed = wasPressed });

    /// <summary>Sets, or takes back, the nudge at a good time of the day on which it is due; that day's good time may be past.</summary>
    public static Reply Nudge(ActionPoint action, Community community, DateTimeOffset now)
    {
        var key = NudgeAction.KeyOf(action.Id);
        if (action is not { IsOpen: true, Due: { } due })
            return Reply.Of(new CancelDue(key));
        var at = GoodTime.AtOrAfter(community, LocalTime.Instant(community.Zone, due.At(GoodHour.ToLocalTime())));

        // Where the morning has passed, or is too late for it: an hour ahead.
        if (action.DueTime is { } hour && LocalTime.Instant(community.Zone, due.At(hour)).AddHours(-1) is var ahead && (at <= now || ahead < at))
            at = GoodTime.AtOrAfter(community, ahead);
        return Reply.Of(at > now && LocalTime.DateIn(community.Zone, at) == due ? new SetDue(key, at, new NudgeAction(action.Id)) : new CancelDue(key));
    }
}
