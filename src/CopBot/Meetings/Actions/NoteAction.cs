using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Meetings.Actions;

/// <summary>Waits for what is to be done.</summary>
internal sealed record ActionQuestion;

/// <summary>
/// /action: notes what somebody is to do. For those named at its beginning; as a reply for whoever wrote that message; else for the
/// writer.
/// </summary>
internal sealed class NoteAction(ActionStore store, ActionOnCard meetingCard, MeetingStore meetings, IMembers members) : IHandle<Called>, IHandle<Answered<ActionQuestion>>
{
    private static readonly TimeSpan BeforeMeeting = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan AfterMeeting = TimeSpan.FromHours(3);

    public Reply Handle(Called what, Scene scene)
    {
        var quoted = what.Said.ReplyTo is { IsFromBot: false } reply ? reply : null;
        var words = PlainText.OneLine(what.Arguments);
        return Note(words.Length > 0 ? words : PlainText.OneLine(quoted?.Text ?? ""), what.Said, words.Length > 0, quoted?.Author, scene);
    }

    public Reply Handle(Answered<ActionQuestion> what, Scene scene) =>
        Note(PlainText.OneLine(what.Said.Text), what.Said, mayName: true, null, scene);

    private Reply Note(string words, Said said, bool mayName, Person? author, Scene scene)
    {
        if (words.Length == 0)
            return Reply.Ask(ActionTexts.WhatToDo, new ActionQuestion(), ActionTexts.WhatToDoHint);
        var named = mayName
            ? NamedPeople.Read(words, said.Mentioned, [.. members.All(scene.Community.Id).Select(m => m.Person)], ActionPoint.MostDoers, "to")
            : new NamedPeople([], words);
        if (named.Trouble is { } trouble)
            return Reply.Whisper(Html.Of(ActionTexts.NotKnown(trouble)));
        if (named.Text.Length == 0)
            return Reply.Ask(ActionTexts.WhatToDo, new ActionQuestion(), ActionTexts.WhatToDoHint);

        ImmutableArray<Person> people = !named.For.IsEmpty ? named.For : author is not null ? [author] : [scene.Person];
        var deadline = Deadline.Read(named.Text, LocalTime.DateTimeIn(scene.Community.Zone, scene.Now));
        var action = new ActionPoint(store.NextId(), scene.Community.Id, PlainText.Shorten(deadline.Text, ActionPoint.LongestText), scene.Now)
        {
            By = scene.Person.Id,
            For = [.. people.Where(p => p.Id != PersonId.AnonymousAdministrator).Select(p => new Doer(p.Id, p.Name))],
            Due = deadline.Due,
            DueTime = deadline.Time,
            Meeting = MeetingNow(scene),
        };
        store.Put(action);
        var reply = ActionCards.Post(action, deadline.Notes, deadline.IsTrouble, scene);

        // Noted in private for others: the group sees it too, so that they hear of it.
        if (scene.IsPrivate && people.Any(p => p.Id != scene.Person.Id))
            reply += ActionCards.PostInGroup(action, scene);
        return reply + meetingCard.Refresh(scene.Community, scene.Now);
    }

    private MeetingId? MeetingNow(Scene scene)
    {
        var community = scene.Community.Id;
        if (meetings.Coming(community, scene.Now).FirstOrDefault() is { } next && next.StartsAt - BeforeMeeting <= scene.Now)
            return next.Id;
        return meetings.Latest(community, scene.Now) is { } last && last.EndsAt + AfterMeeting >= scene.Now ? last.Id : null;
    }
}
