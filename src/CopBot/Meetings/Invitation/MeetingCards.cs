using System.Globalization;
using CopBot.Conversation;

namespace CopBot.Meetings.Invitation;

/// <summary>The live card of a date.</summary>
internal sealed class MeetingCards(MeetingStore store, IEnumerable<IMeetingLines> lines, TimeProvider clock)
{
    public const int NamesOnCard = 20;

    public static CardKey Key(MeetingId id) => new("meet", id.ToString());

    public static MeetingId? Meeting(CardKey card) =>
        card.Room == "meet" && long.TryParse(card.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new MeetingId(number) : null;

    /// <summary>Posts the card, also anew; all that stand are kept up to date.</summary>
    public PostCard Post(Meeting meeting, Community community, Place? where = null, Html? above = null)
    {
        var (text, buttons) = Card(meeting, community);
        return new PostCard(Key(meeting.Id), Html.Paragraphs(above ?? Html.Empty, text), buttons) { Where = where };
    }

    public PostCard Post(Meeting meeting, Community community) => Post(meeting, community, null);

    /// <summary>Shows the date as it is now wherever its card stands.</summary>
    public RefreshCard Refresh(Meeting meeting, Community community, bool wasPressed = false)
    {
        var (text, buttons) = Card(meeting, community);
        return new RefreshCard(Key(meeting.Id), text, buttons) { WasPressed = wasPressed };
    }

    /// <summary>What others add about this date, such as its agenda.</summary>
    public Html Added(Meeting meeting, Community community) =>
        meeting.IsCancelled ? Html.Empty : Html.Paragraphs([.. lines.OrderBy(l => l.Order).Select(l => l.Lines(meeting, community))]);

    private (Html Text, Keyboard Buttons) Card(Meeting meeting, Community community)
    {
        var attendees = store.AttendeesOf(meeting.Id);
        var text = Html.Paragraphs(InvitationTexts.Card(meeting, attendees), Added(meeting, community));
        return (text, meeting.IsCancelled || meeting.EndsAt <= clock.GetUtcNow() ? Keyboard.None : Buttons(meeting, attendees));
    }

    private static Keyboard Buttons(Meeting meeting, IReadOnlyList<Attendee> attendees)
    {
        var buttons = Answers(meeting, attendees)
            .And(new PressButton("+1 guest", new BringGuest(meeting.Id)), new PrivateButton("My needs", new TellNeeds(meeting.Id)));
        return attendees.Count(a => a.Rsvp == Rsvp.Going) > NamesOnCard
            ? buttons.And(new PressButton("Who comes", new ShowNames(meeting.Id, 0, Turn: false)), new PrivateButton("More", new OpenMeeting(meeting.Id)))
            : buttons.And(new PrivateButton("More", new OpenMeeting(meeting.Id)));
    }

    /// <summary>"Going 5", "Maybe 2", "Can't 1".</summary>
    public static Keyboard Answers(Meeting meeting, IReadOnlyList<Attendee> attendees, Attendee? mine = null)
    {
        return Keyboard.Row(Button(Rsvp.Going), Button(Rsvp.Maybe), Button(Rsvp.Cant));

        Button Button(Rsvp rsvp)
        {
            var count = attendees.Count(a => a.Rsvp == rsvp);
            if (rsvp == Rsvp.Going && mine?.Rsvp == Rsvp.Waiting)
                return new PressButton(mine.OfferedUntil is null ? "✓ Waiting" : "Take the place", new AnswerInvite(meeting.Id, rsvp));
            return new PressButton($"{(mine?.Rsvp == rsvp ? "✓ " : "")}{InvitationTexts.Label(rsvp)}{(count > 0 ? $" {count}" : "")}", new AnswerInvite(meeting.Id, rsvp));
        }
    }
}
