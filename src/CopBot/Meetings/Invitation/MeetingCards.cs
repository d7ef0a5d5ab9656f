using System.Globalization;
using CopBot.Conversation;
using CopBot.Meetings.Reminders;

namespace CopBot.Meetings.Invitation;

/// <summary>The live card of a date.</summary>
internal sealed class MeetingCards(MeetingStore store, IEnumerable<IMeetingLines> lines, TimeProvider clock)
{
    public const int NamesOnCard = 20;

    private const string ReminderMark = "r";

    public static CardKey Key(MeetingId id) => new("meet", id.ToString());

    // A card of its own, so that it stays a reminder while the invitation stays one.
    private static CardKey ReminderKey(MeetingId id) => new("meet", id + ReminderMark);

    /// <summary>Of an invitation, or of a reminder.</summary>
    public static MeetingId? Meeting(CardKey card) =>
        card.Room == "meet" && long.TryParse(card.Name.EndsWith(ReminderMark, StringComparison.Ordinal) ? card.Name[..^ReminderMark.Length] : card.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new MeetingId(number) : null;

    /// <summary>Posts the card, also anew; all that stand are kept up to date.</summary>
    public PostCard Post(Meeting meeting, Community community, Place? where = null, Html? above = null)
    {
        var (text, buttons) = Card(meeting, community);
        return new PostCard(Key(meeting.Id), Html.Paragraphs(above ?? Html.Empty, text), buttons) { Where = where };
    }

    public PostCard Post(Meeting meeting, Community community) => Post(meeting, community, null);

    /// <summary>Reminds the group by the card, with who comes and the buttons.</summary>
    public PostCard PostReminder(Meeting meeting, Community community)
    {
        var (text, buttons) = Card(meeting, community);
        return new PostCard(ReminderKey(meeting.Id), Html.Paragraphs(Heading(meeting), text), buttons) { Where = new Place(community.Chat) };
    }

    /// <summary>Shows the date as it is now wherever its card and its reminders stand.</summary>
    public Reply Refresh(Meeting meeting, Community community, bool wasPressed = false)
    {
        var (text, buttons) = Card(meeting, community);
        return Reply.Of(
            new RefreshCard(Key(meeting.Id), text, buttons) { WasPressed = wasPressed, Beside = ReminderKey(meeting.Id) },
            new RefreshCard(ReminderKey(meeting.Id), Html.Paragraphs(Heading(meeting), text), buttons));
    }

    /// <summary>Shows it where it was pressed: an old copy, such as of a meeting that is over.</summary>
    public Rewrite Rewrite(Meeting meeting, Community community)
    {
        var (text, buttons) = Card(meeting, community);
        return new Rewrite(text, buttons);
    }

    /// <summary>What others add about this date, such as its agenda.</summary>
    public Html Added(Meeting meeting, Community community) =>
        meeting.IsCancelled ? Html.Empty : Html.Paragraphs([.. lines.OrderBy(l => l.Order).Select(l => l.Lines(meeting, community))]);

    // "Today" is true until the end of the meeting; after that nobody changes it.
    private Html Heading(Meeting meeting) => meeting.IsCancelled ? Html.Empty
        : clock.GetUtcNow() is var now && meeting.EndsAt > now ? ReminderTexts.Heading(meeting, now)
        : ReminderTexts.Heading(meeting);

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
