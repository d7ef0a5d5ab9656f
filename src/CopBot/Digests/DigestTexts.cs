using CopBot.Conversation;
using CopBot.Time;
using Humanizer;
using NodaTime;
using NodaTime.Text;

namespace CopBot.Digests;

/// <summary>Every word that digests say by themselves; their lines are the rooms' own.</summary>
internal static class DigestTexts
{
    public static Html Keeps => $"Whether you want the group's digest in private, and how often, until you change it with /digest or leave.";

    public static Html NotPinned(Community community) => Html.Paragraphs(
        $"I could not pin the digest of <b>{community.Name}</b>: the group does not let me pin messages. An administrator can change that: open the group’s page in Telegram, then Edit, Administrators, choose me, and turn on “Pin messages”.",
        $"Or turn off “{DigestSwitches.Pinned.Label}” in /settings. I say this only once.");

    public static string Details => "Details";

    public static Html More(int lines) => $"and {lines} more";

    public static Html OnlyInDetails(DigestPart part, int lines) => $"<b>{Heading(part, lines)}</b> ({lines} under Details)";

    public static string Heading(DigestPart part, int lines = 1) => part switch
    {
        DigestPart.Wins => "Wins",
        DigestPart.Resources => "New in the library",
        DigestPart.Questions => "Questions",
        DigestPart.Services => "Services",
        DigestPart.Decisions => "Decisions and polls",
        DigestPart.Actions => "Actions",
        DigestPart.LastMeeting => lines > 1 ? "The last meetings" : "The last meeting",
        DigestPart.NextMeeting => "The next meeting",
        DigestPart.Learning => "What people want to learn",
    };

    private static readonly LocalDatePattern MonthInNames = LocalDatePattern.CreateWithInvariantCulture("uuuu-MM");

    private static readonly LocalDatePattern Months = LocalDatePattern.CreateWithInvariantCulture("MMMM uuuu");

    /// <summary>"Family Support CoP: November 2026", or from when to when where that is no month.</summary>
    public static string Title(DigestSpan span)
    {
        var (from, until) = Days(span);
        return Month(span) is { } month
            ? $"{span.Community.Name}: {Months.Format(month)}"
            : $"{span.Community.Name}: {TimeTexts.Date(from)} to {TimeTexts.Date(until)}";
    }

    /// <summary>"digest-2026-11", or the day on which it ends where it is about no month.</summary>
    public static string FileName(DigestSpan span, bool isSent) =>
        isSent && Month(span) is { } month ? $"digest-{MonthInNames.Format(month)}" : $"digest-{LocalDatePattern.Iso.Format(Days(span).Until)}";

    public static string FileNote(DigestSpan span, bool isSent)
    {
        var (from, until) = Days(span);
        return !isSent ? $"what is new since {TimeTexts.Date(from)}"
            : Month(span) is { } month ? $"digest of {Months.Format(month)}"
            : $"digest from {TimeTexts.Date(from)} to {TimeTexts.Date(until)}";
    }

    // The month that a span is about, for the most part; null where it is about no one of them.
    private static LocalDate? Month(DigestSpan span)
    {
        var (from, until) = Days(span);
        var days = Period.DaysBetween(from, until);

        // Sent in the first days of a month, it tells of the one before.
        return days is <= 20 or >= 45 || until.Day is > 7 and < 22 ? null : until.Day <= 7 ? until.PlusMonths(-1) : until;
    }

    public static string SoFarTitle(DigestSpan span) => $"{span.Community.Name} since {TimeTexts.Date(Days(span).From)}";

    public static string WeekTitle(DigestSpan span) => $"{span.Community.Name}: the last seven days";

    public static string YearTitle(Community community, int year) => $"{community.Name}: the year {year}";

    public static string YearOpening(Digest digest) => digest.Counts.IsEmpty ? "" : $"What we did together: {digest.Counts.Select(c => $"{c.Number:#,0} {c.What}").Humanize("and")}.";

    public static Html NothingYet(Community community) =>
        $"Nothing new {(community.Has(DigestSwitches.Monthly) ? "since the last digest of" : "in the last month in")} <b>{community.Name}</b>. Share something with /share, ask something with /ask, or tell of a win with /win.";

    public static Html Page(Community community, DateTimeOffset? next, bool isOn, DigestReader? reader) => Html.Lines(
        isOn && next is { } at
            ? $"The group's next digest comes on {Day(community, at)}."
            : (Html)$"The group has no monthly digest at present.",
        reader switch
        {
            { IsWeekly: true } => $"You get it here each Monday.",
            { IsWeekly: false } when isOn => $"You get it here, too, when the group does.",
            { IsWeekly: false } => $"When it has one again, you get it here, too.",
            null => Html.Empty,
        });

    public static string GetMonthly => "Send it to me each month";

    public static string GetWeekly => "Send it to me each week";

    public static string GetNone => "Don't send it to me";

    public static string InPrivate => "Get it in private";

    public static string ChangeDay => "Change the day";

    public static string Chosen(bool? isWeekly, Community community) => isWeekly switch
    {
        true => "You get the digest in private each Monday, where there is something to tell.",
        false when community.Has(DigestSwitches.Monthly) => "You get the digest in private when the group does.",
        false => "The group has no monthly digest at present. When it has one again, you get it in private.",
        null => "You get no digest in private any more.",
    };

    public static Html WordsNotKnown => $"Send /digest to see what is new, or <code>/digest weekly</code>, <code>/digest private</code> or <code>/digest off</code> to say whether you want it in private each week, each month, or not at all.";

    public static Html OpenPrivateFirst => $"I cannot write to you in private yet. Open our private chat with the button, and choose there.";

    public static Html AskWhen(Community community, DateTimeOffset? next) =>
        $"When is the digest of <b>{community.Name}</b> to come? Reply with a day of the month and a time, such as <i>first Monday 9am</i>, <i>the 1st of every month 10am</i>, or <i>first working day</i>.{(next is { } at ? $" The next one is planned for {Day(community, at)}." : "")} To leave it, send /cancel.";

    public static Html WhenNotUnderstood => $"I could not read that as a day of each month. Reply with something like <i>first Monday 9am</i> or <i>first working day</i>, or send /cancel.";

    public static Html WhenSet(Community community, IReadOnlyList<DateTimeOffset> next) =>
        $"Done. The next digests of <b>{community.Name}</b> come on {next.Select(at => Day(community, at)).Humanize("and")}. Facilitators see each two days before.";

    public static string OnlySteering => "Only facilitators and the core group can do this.";

    public static string NotInThatCommunity => "You are not in that community any more, so I cannot show it.";

    public static string IsOver => "This digest has gone out, or was skipped. /digest shows what is new since.";

    public static Html Draft(Community community, DateTimeOffset planned) =>
        $"This is the digest of <b>{community.Name}</b> as it stands. It goes to the group on {Day(community, planned)}, with what is new until then. You can add words of your own, leave lines out, or send it now. If it is right, there is nothing to do.";

    public static string Words => "Opening words";

    public static string LeaveOut => "Leave lines out";

    public static string SendNow => "Send now";

    public static string Skip => "Skip this one";

    public static string Unskip => "Send it after all";

    public static string Back => "Back";

    public static Html AskOpening => $"What should stand at the top? Reply in at most {DigestIssue.LongestOpening} characters. To have nothing there, send a dash (-). To leave it as it is, send /cancel.";

    public static Html OpeningTooLong => $"Please use at most {DigestIssue.LongestOpening} characters, or send /cancel.";

    public static string Saved => "Saved.";

    /// <summary>Below the draft: what the group sees only after a tap.</summary>
    public static Html OnlyUnderDetails(IReadOnlyList<DigestLine> lines)
    {
        const int most = 10;
        return lines.Count == 0 ? Html.Empty : Html.Lines(
        [
            (Html)$"For you: these do not fit on one screen. The group finds them under {Details}, unless you leave other lines out.",
            .. lines.Take(most).Select(l => (Html)$"• {PlainText.Shorten(l.Text.ToPlain(), 60)}"),
            lines.Count > most ? More(lines.Count - most) : Html.Empty,
        ]);
    }

    public static Html ChooseLines(int from, int until, int all) => Html.Paragraphs(
        $"Tap a line to leave it out, or to take it in again. Lines with “{Details}” do not fit on one screen and stand only there.",
        all > until - from ? $"Lines {from + 1} to {until} of {all}" : Html.Empty);

    public static string LineButton(int number, bool isIn, bool isShown, string text) => $"{(!isIn ? "Out" : isShown ? "In" : Details)}: {number}. {text}";

    public static string Before => "‹ Before";

    public static string Next => "More ›";

    public static Html Sent(Community community) => $"Done. The digest has gone to <b>{community.Name}</b>.";

    public static Html Skipped(Community community, DateTimeOffset? next) => next is { } at
        ? $"All right, none this time. The next digest of <b>{community.Name}</b> comes on {Day(community, at)} and tells of this time, too."
        : (Html)$"All right, none this time.";

    public static Html NothingLeft => $"Nothing would be left in it. Take a line in again, or skip this digest.";

    private static string Day(Community community, DateTimeOffset at)
    {
        var local = LocalTimes(community, at);
        return $"{TimeTexts.Date(local.Date)} at {TimeTexts.Time(local.TimeOfDay)}";
    }

    private static LocalDateTime LocalTimes(Community community, DateTimeOffset at) => CopBot.Time.LocalTime.DateTimeIn(community.Zone, at);

    private static (LocalDate From, LocalDate Until) Days(DigestSpan span) =>
        (CopBot.Time.LocalTime.DateIn(span.Community.Zone, span.From), CopBot.Time.LocalTime.DateIn(span.Community.Zone, span.Until));
}
