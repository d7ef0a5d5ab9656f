using CopBot.Conversation;
using CopBot.Time;
using Humanizer;

namespace CopBot.Meetings.Rota;

/// <summary>Every word about turns.</summary>
internal static class RotaTexts
{
    public const string SomebodyForgotten = "a former member";

    public static Html Keeps => $"Who facilitates a meeting and who takes notes, who says yes to turns, and who had which turn before: so that turns are fair. When you leave the group, you are on its rota no more.";

    public static string NoLongerHere => "This rota is no longer here. Send /rota to see the next one.";

    public static string Anonymous => "I cannot see who you are while you write in the group's name. Please turn that off first.";

    public static string IsYours => "This turn is yours. Thank you!";

    public static string IsTaken(string name) => $"{name} has this turn. Thank you for offering!";

    public static string NotTheirs(string name) => name.Length > 0 ? $"{name} has this turn now." : "This turn is open already. Thank you for saying.";

    public static string OnlyWhoseTurn => "Only the person whose turn it is can do this.";

    public static string IsOpenAgain => "Thank you for saying. It is open again.";

    public static string IsOfferedAlready => "The group has been asked already. It is yours until somebody takes it.";

    public static string Asked => "I have asked the group. It is yours until somebody takes it.";

    public static string HasBoth => "Thank you! You have both roles at this meeting. If you would rather share, open the date and offer one.";

    public static string ThankYou(RotaRole role, Meeting meeting) => $"Thank you! You {Doing(role)} on {TimeTexts.Date(meeting.Start.Date)}.";

    public static string CountedIn(RotaRole role) => role == RotaRole.Facilitator
        ? "You are in for facilitating. I remind you a week before your turn."
        : "You are in for taking notes. I remind you a week before your turn.";

    public static string CountedOut(RotaRole role) => role == RotaRole.Facilitator
        ? "You take no turns at facilitating. Turns that you have already stay yours."
        : "You take no turns at notes. Turns that you have already stay yours.";

    // Labels of buttons.

    public static string TakeLabel(RotaRole role) => role == RotaRole.Facilitator ? "I'll facilitate" : "I'll take notes";

    public static string TakeLabel(RotaRole role, Meeting meeting) => $"{TakeLabel(role)}, {LocalTime.DateInWords(meeting.Start.Date, meeting.Start.Date)}";

    public static string CannotLabel(RotaRole role) => role == RotaRole.Facilitator ? "I can't facilitate" : "I can't take notes";

    public static string FreeLabel(Turn turn) => $"{RoleName(turn.Role)}: not {PlainText.Shorten(turn.Name, 30)}";

    public static string InLabel(RotaRole role) => role == RotaRole.Facilitator ? "Facilitating: count me in" : "Notes: count me in";

    public static string OutLabel(RotaRole role) => "Not me";

    // Messages.

    public static Html Coming(IReadOnlyList<Meeting> shown, int offset, int total, Func<Meeting, RotaRole, Turn> turnOf, DateTimeOffset now)
    {
        if (total == 0)
            return Html.Paragraphs($"<b>Who does what</b>", MeetingTexts.NoneComing, $"You can say now whether you would take turns: tap Who takes turns.");
        Html range = total > shown.Count ? (Html)$" ({offset + 1}–{offset + shown.Count} of {total})" : Html.Empty;
        return Html.Paragraphs(
            [
                $"<b>Who does what</b>{range}",
                .. shown.Select((m, i) => (Html)$"{offset + i + 1}. {MeetingTexts.When(m, now)}\n{m.Title}\n{Names(m, turnOf)}"),
                $"Tap a number to take a turn, hand one on, or say that you can't.",
            ]);
    }

    public static Html Date(Meeting meeting, IReadOnlyList<Turn> turns, DateTimeOffset now) => Html.Paragraphs(
        $"<b>{meeting.Title}</b>\n{MeetingTexts.When(meeting, now)}",
        Html.Lines([.. turns.Select(Line)]),
        turns.Any(t => !t.IsTaken) ? (Html)$"Where nobody has said yes by eight days before, it goes in turn to those who take turns." : Html.Empty);

    public static Html Volunteers(Func<RotaRole, IReadOnlyList<string>> names) => Html.Paragraphs(
        $"<b>Who takes turns</b>",
        Html.Lines(Line("Facilitating", names(RotaRole.Facilitator)), Line("Notes", names(RotaRole.Notes))),
        $"Where nobody offers by eight days before a meeting, it goes in turn to these people: first whoever did it longest ago. Say for yourself whether you are in. If a date does not suit you, you can always say so.");

    public static Html Past(IReadOnlyList<(Meeting Meeting, List<Turn> Turns)> past, int offset, int total)
    {
        if (total == 0)
            return Html.Paragraphs($"<b>Past turns</b>", $"There are none yet. After each meeting its turns stand here.");
        Html range = total > past.Count ? (Html)$" ({offset + 1}–{offset + past.Count} of {total})" : Html.Empty;
        return Html.Paragraphs(
            $"<b>Past turns</b>{range}",
            Html.Lines([.. past.Select(p => (Html)$"{TimeTexts.Date(p.Meeting.Start.Date)}: {p.Turns.Select(t => t.Role == RotaRole.Facilitator ? $"{t.Name} facilitated" : $"{t.Name} took notes").Humanize("and")}")]));
    }

    /// <summary>A message about one turn that somebody may take.</summary>
    public static Html Post(Meeting meeting, Turn turn, DateTimeOffset now)
    {
        Html when = $"{meeting.Title}, {MeetingTexts.When(meeting, now)}";
        return turn switch
        {
            { IsTaken: false, Role: RotaRole.Facilitator } => $"Who can facilitate this meeting?\n<b>{when}</b>",
            { IsTaken: false } => $"Who can take notes at this meeting?\n<b>{when}</b>",
            { IsOffered: true, Role: RotaRole.Facilitator } => $"{turn.Name} is down to facilitate this meeting and would be glad if somebody else could:\n<b>{when}</b>",
            { IsOffered: true } => $"{turn.Name} is down to take notes at this meeting and would be glad if somebody else could:\n<b>{when}</b>",
            { Role: RotaRole.Facilitator } => $"{turn.Name} facilitates this meeting. Thank you!\n<b>{when}</b>",
            _ => $"{turn.Name} takes notes at this meeting. Thank you!\n<b>{when}</b>",
        };
    }

    public static Html Reminder(Meeting meeting, IReadOnlyList<RotaRole> roles, Person? mentioned, DateTimeOffset now)
    {
        var what = roles.Select(Doing).Humanize("and");
        return Html.Paragraphs(
            mentioned is null ? (Html)$"It is your turn to {what}:" : $"{Html.Mention(mentioned)}, it is your turn to {what}:",
            $"<b>{meeting.Title}</b>\n{MeetingTexts.When(meeting, now)}",
            $"Thank you! If you can't, please say so now, so that somebody else can get ready.");
    }

    public static Html GaveUp(Meeting meeting, RotaRole role) =>
        $"Thank you for saying. I have asked the group who can {Doing(role)} on {TimeTexts.Date(meeting.Start.Date)}.";

    public static Html TookOver(Meeting meeting, RotaRole role, string name) =>
        $"{name} takes your turn to {Doing(role)} on {TimeTexts.Date(meeting.Start.Date)} ({meeting.Title}). There is nothing more for you to do.";

    /// <summary>"Facilitator: Ann. Notes: nobody yet – /rota".</summary>
    public static Html InShort(IReadOnlyList<Turn> turns)
    {
        var all = Html.Join($" ", turns.Select(t => (Html)$"{RoleName(t.Role)}: {(t.IsTaken ? t.Name : "nobody yet")}."));
        return turns.All(t => t.IsTaken) ? all : $"{all} To help: /rota";
    }

    /// <summary>A line of the record, plain.</summary>
    public static string InMinutes(RotaRole role, string name) => $"{RoleName(role)}: {name}";

    private static Html Line(Turn turn) => turn switch
    {
        { IsTaken: false } => $"{RoleName(turn.Role)}: nobody yet",
        { IsOffered: true } => $"{RoleName(turn.Role)}: {turn.Name}, who would be glad if somebody else could",
        _ => $"{RoleName(turn.Role)}: {turn.Name}",
    };

    private static Html Line(string what, IReadOnlyList<string> names) => $"{what}: {(names.Count == 0 ? "nobody yet" : names.Humanize("and"))}";

    private static Html Names(Meeting meeting, Func<Meeting, RotaRole, Turn> turnOf) => Html.Lines([.. RotaStore.Roles.Select(role => Line(turnOf(meeting, role)))]);

    private static string RoleName(RotaRole role) => role == RotaRole.Facilitator ? "Facilitator" : "Notes";

    private static string Doing(RotaRole role) => role == RotaRole.Facilitator ? "facilitate" : "take notes";
}
