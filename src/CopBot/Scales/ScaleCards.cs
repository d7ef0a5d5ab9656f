using System.Globalization;
using CopBot.Conversation;

namespace CopBot.Scales;

/// <summary>The live card of a scale or a check-in, in the group.</summary>
internal static class ScaleCards
{
    private const int InARow = 6;

    public static CardKey Key(ScaleId id) => new("scale", id.ToString());

    public static ScaleId? Scale(CardKey card) =>
        card.Room == "scale" && long.TryParse(card.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new ScaleId(number) : null;

    /// <summary>0 to 10 in two rows; each carries what <paramref name="payload"/> makes of its number.</summary>
    public static Keyboard Numbers(Func<int, object> payload) =>
        Keyboard.Grid(InARow, Enumerable.Range(ScaleSheet.Lowest, ScaleSheet.Highest - ScaleSheet.Lowest + 1).Select(n => new PressButton($"{n}", payload(n))));

    public static Keyboard Buttons(Scale scale)
    {
        if (scale.IsClosed)
            return Keyboard.None;
        var numbers = scale.Sheet.IsWord ? Keyboard.None : Numbers(n => new TapScale(scale.Id, n));
        return numbers.And(
            new PrivateButton(ScaleTexts.PrivateButton(scale.Sheet), new OpenScale(scale.Id)),
            new PressButton("Close or change", new ManageScale(scale.Id, ScaleChange.Show)));
    }

    public static Reply Post(Scale scale, int? turnout, Community community, Place? where, Promise promise) => Reply.Of(
        new PostCard(Key(scale.Id), ScaleTexts.Card(scale, turnout, community), Buttons(scale)) { Where = where, Promise = promise });

    /// <summary>Shows it as it is now wherever its card stands.</summary>
    public static Reply Refresh(Scale scale, int? turnout, Community community, bool wasPressed = false) => Reply.Of(
        new RefreshCard(Key(scale.Id), ScaleTexts.Card(scale, turnout, community), Buttons(scale)) { WasPressed = wasPressed });

    /// <summary>What those who may can do.</summary>
    public static Keyboard Changes(Scale scale)
    {
        if (scale.IsClosed)
            return Keyboard.None;
        var buttons = Keyboard.Row(Change("Close now", ScaleChange.CloseNow), Change("Delete", ScaleChange.Delete))
            .And(Change("A day longer", ScaleChange.DayLonger), Change("A week longer", ScaleChange.WeekLonger));
        if (scale.Sheet.IsNamed)
            buttons = buttons.And(Change("Show the round", ScaleChange.ShowRound));
        return scale.Series is { } series ? buttons.And(new PressButton("Stop asking again", new StopCheckins(series))) : buttons;

        PressButton Change(string label, ScaleChange change) => new(label, new ManageScale(scale.Id, change));
    }
}
