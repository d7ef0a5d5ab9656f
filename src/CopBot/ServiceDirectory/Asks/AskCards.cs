using System.Globalization;
using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>The live card of a question to the group.</summary>
internal static class AskCards
{
    public static CardKey Key(AskId id) => new("ask", id.ToString());

    public static AskId? Ask(CardKey card) =>
        card.Room == "ask" && long.TryParse(card.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new AskId(number) : null;

    public static Keyboard Buttons(Ask ask)
    {
        if (ask.Status != AskStatus.Open)
            return ask.Helpers.IsEmpty || ask.Status == AskStatus.Withdrawn ? Keyboard.None : Keyboard.Row(Keep(ask));
        var buttons = Keyboard.Row(
            new PressButton("I can help", new OfferHelp(ask.Id, HelpKind.CanHelp)),
            new PressButton("I know someone", new OfferHelp(ask.Id, HelpKind.KnowsSomebody)));
        return ask.Helpers.IsEmpty
            ? buttons.And(new PressButton("Close", new CloseAsk(ask.Id, AskStatus.Withdrawn)))
            : buttons.And(new PressButton("Sorted", new CloseAsk(ask.Id, AskStatus.Sorted)), Keep(ask));
    }

    /// <summary>Shows the question as it is now wherever its card stands.</summary>
    public static Reply Refresh(Ask ask, bool wasPressed = false) =>
        Reply.Of(new RefreshCard(Key(ask.Id), AskTexts.Card(ask), Buttons(ask)) { WasPressed = wasPressed });

    private static PrivateButton Keep(Ask ask) => new("Keep this for next time?", new KeepAnswer(ask.Id));
}
