using System.Globalization;
using CopBot.Conversation;

namespace CopBot.Wins;

/// <summary>The live cards of wins, and of thanks that the group is shown.</summary>
internal static class WinCards
{
    private const string Room = "win";

    public static CardKey Key(WinId id) => new(Room, id.ToString());

    public static CardKey Key(ThanksId id) => new(Room, $"t{id}");

    public static WinId? Win(CardKey card) => Number(card, card.Name) is { } number ? new WinId(number) : null;

    public static ThanksId? Thanks(CardKey card) => card.Name.StartsWith('t') && Number(card, card.Name[1..]) is { } number ? new ThanksId(number) : null;

    /// <summary>Puts the card somewhere; null: where the question came from. With its photo, where it has one.</summary>
    public static Effect Post(Win win, Scene scene, Place? where = null) => win.Photo is { } photo
        ? new SendKept(Key(win.Id), new Attachment(AttachmentKind.Photo, photo), WinTexts.Card(win, scene), Buttons(win)) { Where = where }
        : new PostCard(Key(win.Id), WinTexts.Card(win, scene), Buttons(win)) { Where = where };

    public static Reply Refresh(Win win, Scene scene, bool wasPressed = false) =>
        Reply.Of(new RefreshCard(Key(win.Id), WinTexts.Card(win, scene), Buttons(win)) { WasPressed = wasPressed });

    public static PostCard Post(Thanks thanks, Community community) =>
        new(Key(thanks.Id), WinTexts.ThanksCard(thanks), Keyboard.Row(new PressButton("Take this away", new TakeThanksAway(thanks.Id)))) { Where = new Place(community.Chat) };

    private static Keyboard Buttons(Win win)
    {
        if (win.Removed is not null)
            return Keyboard.Row(new PressButton("Undo", new RemoveWin(win.Id, Undo: true)));
        var cheer = new PressButton(win.Cheers.IsEmpty ? "Well done" : $"Well done ({win.Cheers.Length})", new CheerWin(win.Id));
        var remove = new PressButton("Remove", new RemoveWin(win.Id, Undo: false));
        return win.IsOfAnother
            ? Keyboard.Row(cheer).And(new PressButton("Take my name off", new NameOnWin(win.Id, Keep: false)), remove)
            : Keyboard.Row(cheer, remove);
    }

    private static long? Number(CardKey card, string text) =>
        card.Room == Room && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
