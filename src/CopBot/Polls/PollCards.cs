using System.Globalization;
using CopBot.Conversation;

namespace CopBot.Polls;

/// <summary>The poll in the group: Telegram's own words and options, and one button below that says when it closes.</summary>
internal static class PollCards
{
    public static CardKey Key(PollId id) => new("poll", id.ToString());

    public static PollId? Poll(CardKey card) =>
        card.Room == "poll" && long.TryParse(card.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new PollId(number) : null;

    public static Keyboard Buttons(QuickPoll poll, Community community) =>
        Keyboard.Row(new PressButton(PollTexts.ClosesButton(poll, community), new ShowPoll(poll.Id)));

    /// <summary>Says below the poll when it closes by now.</summary>
    public static Reply Refresh(QuickPoll poll, Community community) => Reply.Of(new RefreshCard(Key(poll.Id), Html.Empty, Buttons(poll, community)));

    /// <summary>What whoever may change it can do.</summary>
    public static Keyboard Changes(QuickPoll poll) => poll.Status != PollStatus.Open ? Keyboard.None : Keyboard
        .Row(new PressButton("Close now", new ChangePoll(poll.Id, PollChange.CloseNow)), new PressButton("Delete", new ChangePoll(poll.Id, PollChange.Delete)))
        .And(
            new PressButton("A day longer", new ChangePoll(poll.Id, PollChange.DayLonger)),
            new PressButton("A week longer", new ChangePoll(poll.Id, PollChange.WeekLonger)),
            new PressButton("Another time", new ChangePoll(poll.Id, PollChange.AskTime)));
}
