using CopBot.Conversation;
using CopBot.Secrecy;
using CopBot.Time;

namespace CopBot.Meetings.Feedback;

/// <summary>A meeting is over: how was it?</summary>
internal sealed record FeedbackDue(MeetingId Meeting)
{
    public static string KeyOf(MeetingId meeting) => $"fb/{meeting}/ask";
}

/// <summary>No more answers are taken, and it is forgotten who has answered.</summary>
internal sealed record FeedbackCloses(MeetingId Meeting)
{
    public static readonly TimeSpan After = TimeSpan.FromDays(14);

    public static string KeyOf(MeetingId meeting) => $"fb/{meeting}/close";
}

/// <summary>Begins to answer, with one's name or without.</summary>
internal sealed record GiveFeedback(MeetingId Meeting, bool Named);

/// <summary>Not this time.</summary>
internal sealed record NoFeedback(MeetingId Meeting);

/// <summary>Opens the private chat to answer.</summary>
internal sealed record FeedbackLink(MeetingId Meeting);

/// <summary>Waits for the one thing of worth.</summary>
internal sealed record WorthQuestion(MeetingId Meeting, bool Named);

/// <summary>Waits for the one thing to change.</summary>
internal sealed record ChangeQuestion(MeetingId Meeting, bool Named, string Worth);

/// <summary>
/// /feedback, and a private question after each meeting: one thing of worth, one to change. Facilitators get a summary once three have
/// answered, and what came later when the questions close.
/// </summary>
internal sealed class AskForFeedback(MeetingStore meetings, FeedbackStore feedback, IMembers members, IScenes scenes)
    : IHandle<Called>, IHandle<Due<FeedbackDue>>, IHandle<Due<FeedbackCloses>>, IHandle<Followed<FeedbackLink>>, IHandle<Press<GiveFeedback>>, IHandle<Press<NoFeedback>>,
      IHandle<Answered<WorthQuestion>>, IHandle<Answered<ChangeQuestion>>, IFollowMeetings
{
    /// <summary>Below this nothing is shown: it would be plain who said what.</summary>
    public const int SmallestGroup = 3;

    private static readonly TimeSpan AfterTheEnd = TimeSpan.FromHours(1);

    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    private static readonly TimeSpan Latest = TimeSpan.FromDays(3);

    public Reply Handle(Called what, Scene scene)
    {
        if (Last(scene) is not { } meeting)
            return Reply.Whisper(FeedbackTexts.NoMeeting);
        if (!scene.IsPrivate)
            return Reply.Whisper(FeedbackTexts.InPrivate(meeting), Keyboard.Row(new PrivateButton(FeedbackTexts.GoOn, new FeedbackLink(meeting.Id))));
        var asked = Begin(meeting, scene);
        return scene.Steers ? Reply.Say(Summary(meeting)) + asked : asked;
    }

    public Reply Handle(Followed<FeedbackLink> what, Scene scene) =>
        meetings.Get(what.Payload.Meeting) is { } meeting && scene.In(meeting.Community) is { } here ? Begin(meeting, here) : Reply.Say(Html.Of(MeetingTexts.NoLongerHere));

    public Reply Handle(Due<FeedbackDue> what, Scene scene)
    {
        if (meetings.Get(what.Payload.Meeting) is not { IsCancelled: false } meeting || scenes.Community(meeting.Community) is not { } community || scene.Now - what.At > Latest)
            return Reply.None;
        var good = GoodTime.AtOrAfter(community, scene.Now);
        if (good > scene.Now)
            return Reply.Of(new SetDue(what.Key, good, what.Payload));

        // Who has answered is not known, and no answer could be taken.
        if (!feedback.CanRead(meeting.Id))
            return Reply.None;
        var people = meetings.AttendeesOf(meeting.Id).Where(a => a.Came == true || (a.Came is null && a.Rsvp == Rsvp.Going))
            .Where(a => members.Find(meeting.Community, a.Person) is { Joined: true, PrivateIsOpen: true, HasDeclined: false } && !feedback.HasGiven(meeting.Id, a.Person));
        return new([.. people.Select(a => new Say(FeedbackTexts.Question(meeting), Buttons(meeting)) { Where = new Place(a.Person.PrivateChat), Promise = Promise.AtMostOnce })]);
    }

    public Reply Handle(Due<FeedbackCloses> what, Scene scene)
    {
        if (meetings.Get(what.Payload.Meeting) is not { } meeting || scenes.Community(meeting.Community) is not { } community)
            return Reply.None;
        var good = GoodTime.AtOrAfter(community, scene.Now);
        if (good > scene.Now)
            return Reply.Of(new SetDue(what.Key, good, what.Payload));

        // Nothing is thrown away unread: it waits for the token before.
        if (!feedback.CanRead(meeting.Id))
            return Reply.Of(new SetDue(what.Key, scene.Now + Again, what.Payload));
        var given = feedback.Of(meeting.Id).Count(a => a.IsGiven);
        var isMore = feedback.CountOf(meeting.Id) > Math.Max(given, SmallestGroup);
        if (isMore)
            feedback.Give(meeting);
        feedback.Close(meeting.Id);
        return isMore ? Tell(meeting) : Reply.None;
    }

    public Reply Handle(Press<NoFeedback> what, Scene scene) => Reply.Rewrite(FeedbackTexts.NotThisTime) + new CloseDialog();

    public Reply Handle(Press<GiveFeedback> what, Scene scene)
    {
        if (Refuse(what.Payload.Meeting, scene, out var meeting) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        return Reply.Rewrite(FeedbackTexts.AskWorth(meeting, what.Payload.Named)) + new OpenDialog(new WorthQuestion(meeting.Id, what.Payload.Named), KeptFor.OpenQuestion);
    }

    public Reply Handle(Answered<WorthQuestion> what, Scene scene)
    {
        if (Refuse(what.State.Meeting, scene, out var meeting) is { } refusal)
            return Reply.Say(Html.Of(refusal));
        return Words(what.Said.Text) is { } worth
            ? Reply.Say(FeedbackTexts.AskChange) + new OpenDialog(new ChangeQuestion(meeting.Id, what.State.Named, worth), KeptFor.OpenQuestion)
            : Reply.Say(FeedbackTexts.TooLong) + new OpenDialog(what.State, KeptFor.OpenQuestion);
    }

    public Reply Handle(Answered<ChangeQuestion> what, Scene scene)
    {
        if (Refuse(what.State.Meeting, scene, out var meeting) is { } refusal)
            return Reply.Say(Html.Of(refusal));
        if (Words(what.Said.Text) is not { } change)
            return Reply.Say(FeedbackTexts.TooLong) + new OpenDialog(what.State, KeptFor.OpenQuestion);
        if (what.State.Worth.Length == 0 && change.Length == 0)
            return Reply.Say(FeedbackTexts.Nothing);
        feedback.Add(meeting, scene.Person, what.State.Worth, change, what.State.Named);
        var thanks = Reply.Say(FeedbackTexts.Thanks(what.State.Named));
        if (feedback.CountOf(meeting.Id) != SmallestGroup)
            return thanks;
        feedback.Give(meeting);
        return thanks + Tell(meeting);
    }

    public Reply Stands(Meeting meeting, Community community, DateTimeOffset now) => meeting.EndsAt <= now
        ? Reply.None
        : Reply.Of(
            new SetDue(FeedbackDue.KeyOf(meeting.Id), GoodTime.AtOrAfter(community, meeting.EndsAt + AfterTheEnd), new FeedbackDue(meeting.Id)),
            new SetDue(FeedbackCloses.KeyOf(meeting.Id), meeting.EndsAt + FeedbackCloses.After, new FeedbackCloses(meeting.Id)));

    public Reply Falls(Meeting meeting, Community community, DateTimeOffset now) =>
        Reply.Of(new CancelDue(FeedbackDue.KeyOf(meeting.Id)), new CancelDue(FeedbackCloses.KeyOf(meeting.Id)));

    private Reply Begin(Meeting meeting, Scene here) => Refuse(meeting.Id, here, out _) is { } refusal
        ? Reply.Say(Html.Of(refusal))
        : Reply.Say(FeedbackTexts.Question(meeting), Buttons(meeting));

    // Once, as soon as there are enough, and the rest when the questions close: one more answer at a time would tell by its time whose it is.
    private Reply Tell(Meeting meeting) => new(
    [
        .. members.Steering(meeting.Community).Where(m => m is { PrivateIsOpen: true, HasDeclined: false })
            .Select(m => new Say(Summary(meeting), Keyboard.None) { Where = new Place(m.Person.Id.PrivateChat) }),
    ]);

    private Html Summary(Meeting meeting)
    {
        var answers = feedback.Of(meeting.Id).Where(a => a.IsGiven).ToList();
        return answers.Count < SmallestGroup ? FeedbackTexts.TooFew(meeting) : FeedbackTexts.Summary(meeting, answers);
    }

    private Meeting? Last(Scene scene) =>
        meetings.Between(scene.Community.Id, null, scene.Now, descending: true, limit: 50).FirstOrDefault(m => !m.IsCancelled && m.EndsAt <= scene.Now);

    private string? Refuse(MeetingId id, Scene scene, out Meeting meeting)
    {
        meeting = null!;
        if (!scene.IsPrivate || meetings.Get(id) is not { IsCancelled: false } found || scene.In(found.Community) is null)
            return MeetingTexts.NoLongerHere;
        if (scene.Now > found.EndsAt + FeedbackCloses.After)
            return FeedbackTexts.IsClosed;
        if (found.EndsAt > scene.Now)
            return FeedbackTexts.NotYet;
        if (!feedback.CanRead(id))
            return SecrecyTexts.CannotBeRead;
        if (feedback.HasGiven(id, scene.Person.Id))
            return FeedbackTexts.HasAnswered;
        meeting = found;
        return null;
    }

    private static Keyboard Buttons(Meeting meeting) => Keyboard
        .Row(new PressButton("Answer without my name", new GiveFeedback(meeting.Id, Named: false)))
        .And(new PressButton("Answer with my name", new GiveFeedback(meeting.Id, Named: true)))
        .And(new PressButton("Not this time", new NoFeedback(meeting.Id)));

    // Null where it is too long; empty where it is left out.
    private static string? Words(string text)
    {
        var words = PlainText.OneLine(text);
        return words.Length is 0 or > FeedbackAnswer.LongestText ? null : words.Trim('-', '–', '—', '.').Length == 0 || words.ToUpperInvariant() is "SKIP" or "NOTHING" or "NONE" ? "" : words;
    }
}
