using System.Globalization;
using CopBot.Conversation;

namespace CopBot.Meetings.Actions;

/// <summary>The live card of an action.</summary>
internal static class ActionCards
{
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
}
