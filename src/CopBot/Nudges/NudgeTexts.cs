using CopBot.Conversation;
using CopBot.Nudges.Intros;
using CopBot.Time;
using Humanizer;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.Nudges;

/// <summary>Every word that this room says.</summary>
internal static class NudgeTexts
{
    private const int LongestInLine = 90;

    private static readonly string[] _questions =
    [
        "What are you proud of in your work just now?",
        "What would you like to be asked about?",
        "What do you know that others here could use?",
        "What did you start doing differently this year?",
        "Which part of your work do others understand least?",
        "Who or what keeps you going on a hard day?",
        "What would you change tomorrow if you could change one thing?",
        "What brought you to this work?",
        "Where could the two of you help the same families?",
    ];

    public static Html Keeps =>
        $"Your own reminders (/remind me) until they are over. That you made a nudge for the group or added a prompt, so that you can change it. What I have nudged you of in private, for {"day".ToQuantity(KeptFor.SaidNudge.Days)}, and whether you want less or none of it. That you are new in a group, for at most {"day".ToQuantity(KeptFor.Newcomer.Days)}. If you take part in /intros: where you say you are from, and whom you have met.";

    // Reading.

    public static string NothingToRead => "There was nothing in that.";

    public static string UsualTime(NodaTime.LocalTime time) => $"No time of day was given, so I took {TimeTexts.Time(time)}.";

    public static string Past => "That time has passed.";

    public static string NoWords => "I found when, but not what to say.";

    public static string ListIsForTheGroup => "The list of prompts is for the group.";

    public static string MeetingsAreForTheGroup => "For your own reminders of meetings, send /meeting and tap My reminders.";

    public static Html WhatToSay(Community community) => Html.Paragraphs(
        $"When, and what shall I say in <b>{community.Name}</b>? In one line, the time first. For example:",
        Examples,
        $"To stop, send /cancel.");

    public static Html WhatToRemindMe => $"When, and of what? In one line, such as <code>Friday 10am to ring the school</code>. To stop, send /cancel.";

    public static string NudgeHint => "every Monday 9am What are you working on?";

    public static string RemindMeHint => "Friday 10am to ring the school";

    public static Html NotRead(string why, bool forMe) => forMe
        ? (Html)$"{why} Please write it in one line, such as <code>Friday 10am to ring the school</code>. To stop, send /cancel."
        : Html.Paragraphs($"{why} Please write it in one line, the time first. For example:", Examples, $"To stop, send /cancel.");

    public static Html NewWords => $"What shall I say instead? Reply to this message. To leave it as it is, send /cancel.";

    public static string NewWordsHint => "What are you working on this week?";

    public static Html NewTime => $"When instead? Reply to this message, such as <code>every Monday 9am</code> or <code>3 days before each meeting</code>. To leave it as it is, send /cancel.";

    public static string NewTimeHint => "every Monday 9am";

    public static string NewTimeNotRead => "I could not read that time.";

    public static Html OnlySteering => $"Only facilitators and the core group set nudges for the group. For yourself: <code>/remind me Friday 10am to ring the school</code>.";

    public static Html OnlySteeringReminds => $"In this group only facilitators and the core group set reminders for everybody. For yourself: <code>/remind me Friday 10am to ring the school</code>.";

    public static Html AsYourself => $"You write in the group’s name now. Please send this as yourself, so that I know whom to remind.";

    public static Html RemindInPrivate => $"I remind you in private. Please tap below to go on there; nobody else sees it.";

    public static Html NotReadHere(string why) => $"{why} Please send it again, such as <code>/remind me Friday 10am to ring the school</code>, or tap below to go on in private.";

    public static string GoOnInPrivate => "Go on in private";

    public static Html TooMany => $"There are {Nudge.Most} already, and more than that nobody reads. Send /nudges and delete one first.";

    public static Html ReadBack(Nudge nudge, IReadOnlyList<NudgeDue> coming, IReadOnlyList<string> notes, Scene scene) => Html.Paragraphs(
        nudge.Owner is null ? (Html)$"I understood this for <b>{scene.Community.Name}</b>:" : $"I understood this, for you alone:",
        What(nudge),
        Html.Lines(Times(nudge, coming, scene), Html.Lines([.. notes.Select(Html.Of)])),
        nudge.Owner is null ? (Html)$"In quiet hours I wait until they end. I start few messages a day, and none within an hour of another; if one has just gone out, this comes as soon as there is room." : Html.Empty,
        $"Is that right?");

    public static Html Created(Nudge nudge, IReadOnlyList<NudgeDue> coming, Scene scene) => Html.Paragraphs(
        nudge.Owner is null ? (Html)$"Kept, by the group. Facilitators and the core group can change it in /nudges." : $"Kept. To change it, send /nudges {(scene.IsPrivate ? "here" : "in our private chat")}.",
        What(nudge),
        Times(nudge, coming, scene));

    public static Html ThrownAway => $"Thrown away. Nothing was kept.";

    public static string DraftIsGone => "This is no longer here. Please send it again.";

    public static string NotYours => "Only facilitators, the core group or whoever made it can change this.";

    public static string NoLongerHere => "This is no longer here. Send /nudges to see what there is.";

    // Listing.

    public static Html List(IReadOnlyList<Nudge> group, IReadOnlyList<Nudge> mine, Func<Nudge, IReadOnlyList<NudgeDue>> coming, Scene scene)
    {
        if (group.Count + mine.Count == 0)
            return Html.Paragraphs($"No nudges are set. Facilitators set one in a line, the time first:", Examples, $"For yourself: <code>/remind me Friday 10am to ring the school</code>.");
        return Html.Paragraphs(
            group.Count == 0 ? Html.Empty : Html.Lines([(Html)$"<b>Nudges of {scene.Community.Name}</b>", .. group.Select((n, i) => Line(n, i + 1, coming(n), scene))]),
            mine.Count == 0 ? Html.Empty : Html.Lines([(Html)$"<b>Your own reminders</b>", .. mine.Select((n, i) => Line(n, group.Count + i + 1, coming(n), scene))]),
            $"Tap a number to see one, or to change it.");
    }

    public static Html Page(Nudge nudge, IReadOnlyList<NudgeDue> coming, Scene scene) => Html.Paragraphs(
        What(nudge),
        nudge.Status switch
        {
            NudgeStatus.Paused => Html.Lines(When(nudge, scene), $"<i>Paused.</i>"),
            NudgeStatus.Deleted => (Html)$"<i>Deleted. You can undo this for {"day".ToQuantity(KeptFor.DeletedNudge.Days)}.</i>",
            _ => Times(nudge, coming, scene),
        });

    public static string Turned(NudgeStatus to) => to switch
    {
        NudgeStatus.Paused => "Paused.",
        NudgeStatus.Deleted => "Deleted.",
        _ => "It goes on.",
    };

    // Saying.

    public static Html Said(Nudge nudge) => Html.Of(nudge.Text);

    public static Html Prompt(string? prompt) => prompt is null
        ? (Html)$"The list of prompts is empty. Facilitators add to it: <code>/prompts What are you proud of this week?</code>"
        : $"{prompt}\n\n<i>Answer here in a sentence or two, if you like.</i>";

    public static Html ToMe(Nudge nudge, Community community) => $"Your reminder ({community.Name}): {nudge.Text}";

    public static Html Together(IReadOnlyList<Html> lines) => Html.Paragraphs(
        $"<b>A few things that wait for somebody:</b>",
        Html.Lines([.. lines.Select((line, i) => (Html)$"{i + 1}. {line}")]));

    // Wishes.

    public static string WishKept => "Kept.";

    public static Html Wished(CommunitySwitch what, NudgeWay way, Community community) => way switch
    {
        NudgeWay.Later => $"All right, not now. I may come back to it in {"day".ToQuantity(NudgeWishes.Later.Days)}.",
        NudgeWay.LessOften => $"All right: such messages from <b>{community.Name}</b> (“{what.Label}”) at most every four weeks.",
        NudgeWay.Stop => $"All right: no more such messages from <b>{community.Name}</b> (“{what.Label}”). Others still come; /leave stops all.",
        NudgeWay.Usual => (Html)$"All right, as before.",
    };

    // Prompts.

    public static Html OnlySteeringPrompts => $"Only facilitators and the core group add to the list of prompts. You can see it with /prompts.";

    public static Html PromptTooLong => $"A prompt has at most {Prompts.Prompt.Longest} characters. Please make it shorter.";

    public static Html TooManyPrompts => $"There are {Prompts.Prompt.Most} of your own already. Send /prompts and take one out first.";

    public static Html PromptIsThere => $"This one is on the list already.";

    public static Html PromptAdded(string text) => $"Added to the list: “{text}”\nTo have the list go round, send <code>/nudge every Monday 9am from the list</code>.";

    public static string PromptDropped => "Taken out.";

    public static Html PromptPage(IReadOnlyList<string> prompts, int offset, int total, Scene scene) => Html.Paragraphs(
        prompts.Count == 0 ? (Html)$"The list of prompts is empty." : $"<b>Prompts</b> ({offset + 1}–{offset + prompts.Count} of {total})",
        Html.Lines([.. prompts.Select((p, i) => (Html)$"{offset + i + 1}. {p}")]),
        scene.Steers
            ? (Html)$"None comes again until all have been. To have them go round, send <code>/nudge every Monday 9am from the list</code>. To add one: <code>/prompts What are you proud of this week?</code>"
            : (Html)$"None comes again until all have been.");

    // Welcome.

    public static string WhatThisGroupIsFor => "What this group is for";

    public static Html WelcomeInGroup(IReadOnlyList<Person> people, Community community) =>
        $"Welcome to <b>{community.Name}</b>, {Html.Join(Html.Of(", "), people.Select(Html.Mention))}! Tap below to see what we are for, and one thing to do first.";

    public static Html Welcome(string name, Community community) => Html.Paragraphs(
        $"Welcome to <b>{community.Name}</b>, {name}!",
        community.About.Length > 0 ? Html.Of(community.About) : $"People here share what works, ask one another, and meet.",
        $"One thing to do first: say hello in the group, with one thing that you would like to learn.\n/help shows all that I can do. /join brings you reminders here.");

    public static Html WhyWelcome(Community community) => $"You get this because you are new in {community.Name}.";

    // Quiet.

    public static Html ItIsQuiet(Community community, int weeks, bool hasList) =>
        $"It has been quiet in <b>{community.Name}</b> for {"week".ToQuantity(weeks)}: nothing was shared, asked or told. Quiet can be fine. Is there one question that you would like to put to the group? {(hasList ? Html.Of("A question of your own, written by you, often works better than mine.") : $"<code>/nudge every Monday 9am from the list</code> asks one each week.")}";

    public static Html WhyQuiet(Community community) => $"You get this because you facilitate {community.Name}. The group does not see it.";

    // Introductions.

    public static Html IntrosInPrivate(int count) =>
        $"Each month I introduce people to one another, in private: {Count(count)}. To take part, go on in our private chat.";

    public static Html Intros(int count, Community community) => Html.Paragraphs(
        $"Each month I introduce you to one other person of <b>{community.Name}</b>, with three questions to start from. Nobody meets anybody again until all have met.",
        $"So far: {Count(count)}. Shall I count you in? You can leave at any time.");

    public static Html WhereFrom => $"You are in. Where are you from: your organisation, team or street? I then introduce you across organisations first, and say it to whom you meet. Reply in a few words, or tap Skip.";

    public static string WhereFromHint => "Potteries Housing Trust";

    public static Html IntrosJoined(IntroMember member, Community community) => Html.Paragraphs(
        $"You take part in the introductions of <b>{community.Name}</b>.",
        member.Organisation.Length > 0 ? (Html)$"You say you are from: {member.Organisation}" : $"You have not said where you are from.");

    public static Html IntrosLeft(Community community) => $"You are out, and no longer introduced in <b>{community.Name}</b>.";

    /// <param name="others">One, or two.</param>
    /// <param name="round">Which questions come.</param>
    /// <param name="community">Of which.</param>
    public static Html Meet(IReadOnlyList<IntroMember> others, int round, Community community)
    {
        var who = Html.Join(Html.Of(" and "), others.Select(o =>
            o.Organisation.Length > 0 ? (Html)$"{Html.Mention(new Person(o.Person, o.Name))} ({o.Organisation})" : Html.Mention(new Person(o.Person, o.Name))));
        var questions = Enumerable.Range(0, 3).Select(i => (Html)$"• {_questions[(round * 3 + i) % _questions.Length]}");
        return Html.Paragraphs(
            $"This month, meet {who}, from <b>{community.Name}</b>. Ten minutes on the phone will do. Tap the name to write.",
            Html.Lines([(Html)$"Three questions to start from:", .. questions]),
            $"<i>You get this because you take part in /intros.</i>");
    }

    private static Html Examples => Html.Lines(
        $"<code>/nudge every Monday 9am What are you working on this week?</code>",
        $"<code>/nudge 3 days before each meeting Anything for the agenda?</code>",
        $"<code>/nudge tomorrow 9am Please bring the forms</code>",
        $"<code>/nudge every Monday 9am from the list</code>");

    private static string Count(int count) => count switch { 0 => "nobody has opted in yet", 1 => "one person has opted in", _ => $"{count} people have opted in" };

    private static Html What(Nudge nudge) => nudge.FromList ? (Html)$"<b>The next prompt of the list</b> (/prompts)" : $"“{nudge.Text}”";

    private static Html Line(Nudge nudge, int number, IReadOnlyList<NudgeDue> coming, Scene scene)
    {
        var words = nudge.FromList ? "From the list of prompts" : PlainText.Shorten(nudge.Text, LongestInLine);
        var next = nudge.Status == NudgeStatus.Paused ? "paused" : coming is [var due, ..] ? $"next {At(due.At, scene)}" : "no meeting is planned";
        return $"{number}. {words}\n     <i>{When(nudge, scene).ToPlain()} · {next}</i>";
    }

    private static Html Times(Nudge nudge, IReadOnlyList<NudgeDue> coming, Scene scene) => nudge is { Repeat: null, Ahead: null }
        ? (Html)$"Once: {(coming is [var once, ..] ? At(once.At, scene) : "over")}"
        : Html.Lines(
            When(nudge, scene),
            coming.Count == 0 ? (Html)$"No meeting is planned yet; it comes once one is." : $"Next: {string.Join("; ", coming.Select(d => At(d.At, scene)))}");

    private static Html When(Nudge nudge, Scene scene) => nudge switch
    {
        { Ahead: { } ahead } => $"{Sentence(Ahead(ahead))} before each meeting",
        { Repeat: { } repeat } => $"{Sentence(TimeTexts.Rule(repeat.Rule, repeat.Start.Date))}, {TimeTexts.Time(repeat.Start.TimeOfDay)}",
        { Next: { } next } => (Html)$"Once, {At(next, scene)}",
        _ => $"Over",
    };

    private static string Ahead(Lead lead)
    {
        var parts = new List<string>();
        if (lead.Days > 0)
            parts.Add("day".ToQuantity(lead.Days));
        if (lead.Minutes / 60 > 0)
            parts.Add("hour".ToQuantity(lead.Minutes / 60));
        if (lead.Minutes % 60 > 0)
            parts.Add("minute".ToQuantity(lead.Minutes % 60));
        var span = parts.Count == 0 ? "the same day" : parts.Humanize("and");
        return lead.At is { } at ? $"at {TimeTexts.Time(at)}, {span}" : span;
    }

    private static string At(DateTimeOffset instant, Scene scene)
    {
        var local = LocalTime.DateTimeIn(scene.Community.Zone, instant);
        return $"{TimeTexts.Date(local.Date, LocalTime.DateIn(scene.Community.Zone, scene.Now))}, {TimeTexts.Time(local.TimeOfDay)}";
    }

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
