using CopBot.Conversation;
using Humanizer;

namespace CopBot.Meetings.Feedback;

/// <summary>Every word about feedback on meetings.</summary>
internal static class FeedbackTexts
{
    public static Html Keeps => $"What you say of a meeting with /feedback: without your name, unless you want it with it. That you have answered, apart from what you said, for {"day".ToQuantity(FeedbackCloses.After.Days)}, so that I do not ask again.";

    public static Html NoMeeting => $"No meeting has been held yet, so there is nothing to say about it. See /meetings.";

    public static string GoOn => "Answer in private";

    public static string IsClosed => "The questions about this meeting are closed.";

    public static string NotYet => "This meeting is not over yet.";

    public static string HasAnswered => "You have answered already. Thank you.";

    public static Html NotThisTime => $"<i>All right. You can still answer with /feedback.</i>";

    public static Html InPrivate(Meeting meeting) => $"How was <b>{meeting.Title}</b>? Two short questions, in private.";

    public static Html Question(Meeting meeting) => $"How was <b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}? Two short questions: one thing that was worth your time, one thing to change. Facilitators see the answers once {AskForFeedback.SmallestGroup} people have answered; if fewer do, nobody sees them. Without your name, they cannot see whose answer it is.";

    public static Html AskWorth(Meeting meeting, bool named) => $"<b>{meeting.Title}</b>, {(named ? "with" : "without")} your name.\nWhat was worth your time? Reply in a few words. To leave it out, send a dash (-). To stop, send /cancel.";

    public static Html AskChange => $"Thank you. And what would you change? To leave it out, send a dash (-).";

    public static Html TooLong => $"Please write it in words, with at most {FeedbackAnswer.LongestText} characters; a dash (-) leaves it out.";

    public static Html Nothing => $"You left both out, so I kept nothing. You can still answer with /feedback.";

    public static Html Thanks(bool named) => named
        ? (Html)$"Thank you. Facilitators see it, with your name, together with others'."
        : $"Thank you. Facilitators see it, without your name and together with others'.";

    public static Html TooFew(Meeting meeting) => $"<b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}: fewer than {AskForFeedback.SmallestGroup} people have answered so far, so I show nothing yet. It would be plain who said what.";

    public static Html Summary(Meeting meeting, IReadOnlyList<FeedbackAnswer> answers) => Html.Paragraphs(
        $"<b>What people said of {meeting.Title}</b>, {MeetingTexts.When(meeting)}. {"person".ToQuantity(answers.Count)} answered.",
        List("Of worth", answers, a => a.Worth),
        List("To change", answers, a => a.Change));

    private static Html List(string heading, IReadOnlyList<FeedbackAnswer> answers, Func<FeedbackAnswer, string> part)
    {
        var said = answers.Where(a => part(a).Length > 0).ToList();
        return said.Count == 0
            ? Html.Empty
            : Html.Lines([(Html)$"<b>{heading}</b>", .. said.Select(a => a.ByName.Length > 0 ? (Html)$"• {part(a)} ({a.ByName})" : $"• {part(a)}")]);
    }
}
