using CopBot.Conversation;

namespace CopBot.Meetings.Notes;

/// <summary>Says under which heading a note belongs.</summary>
internal sealed record SortNote(NoteId Note, NoteKind Kind);

/// <summary>Takes a note out.</summary>
internal sealed record DropNote(NoteId Note);

/// <summary>Begins or ends the taking of notes by hand.</summary>
internal sealed record StartNotes(MeetingId Meeting, bool Start);

/// <summary>Waits for a note.</summary>
internal sealed record NoteQuestion(MeetingId Meeting);

/// <summary>/note: keeps what was said, a reply, a photo of a flip chart or a voice note, with the meeting that is on.</summary>
internal sealed class TakeNote(NoteStore notes, MeetingStore meetings)
    : IHandle<Called>, IHandle<Answered<NoteQuestion>>, IHandle<Press<SortNote>>, IHandle<Press<DropNote>>, IHandle<Press<StartNotes>>
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan After = TimeSpan.FromHours(3);

    private static readonly TimeSpan AddedTo = TimeSpan.FromDays(60);

    public Reply Handle(Called what, Scene scene)
    {
        if (Now(scene) is not { } meeting)
            return Reply.Whisper(NoteTexts.NoMeeting);
        var quoted = what.Said.ReplyTo;
        var own = what.Arguments;
        if (own.Length == 0 && what.Said.Attachment is null && quoted is null or { IsFromBot: true })
            return Reply.Ask(NoteTexts.WhatToNote(meeting), new NoteQuestion(meeting.Id), NoteTexts.Hint);
        var text = quoted is { IsFromBot: false } ? PlainText.Shorten(string.Join(' ', new[] { own, quoted.Text }.Where(t => t.Length > 0)), Note.LongestText) : own;
        var by = quoted is { IsFromBot: false, Author: { } author } ? author : scene.Person;
        return Keep(meeting, text, what.Said.Attachment ?? (quoted is { IsFromBot: false } ? quoted.Attachment : null), by, scene);
    }

    public Reply Handle(Answered<NoteQuestion> what, Scene scene) =>
        meetings.Get(what.State.Meeting) is { } meeting && scene.In(meeting.Community) is { } here
            ? Keep(meeting, what.Said.Text, what.Said.Attachment, here.Person, here)
            : Reply.Say(Html.Of(MeetingTexts.NoLongerHere));

    public Reply Handle(Press<SortNote> what, Scene scene)
    {
        if (notes.Get(what.Payload.Note) is not { } note || scene.In(note.Community) is null)
            return Reply.Toast(NoteTexts.NoteIsGone, mustBeClosed: true);

        // Whoever is there may help to sort.
        var sorted = note with { Kind = what.Payload.Kind };
        notes.Put(sorted);
        return Reply.Rewrite(NoteTexts.Noted(sorted, meetings.Get(note.Meeting)), Buttons(sorted));
    }

    public Reply Handle(Press<DropNote> what, Scene scene)
    {
        if (notes.Get(what.Payload.Note) is not { } note || scene.In(note.Community) is not { } here)
            return Reply.Toast(NoteTexts.NoteIsGone, mustBeClosed: true);
        if (!note.MayBeChangedBy(here))
            return Reply.Toast(NoteTexts.NotYours, mustBeClosed: true);
        notes.Delete(note.Id);
        return Reply.Rewrite(NoteTexts.Dropped(note));
    }

    public Reply Handle(Press<StartNotes> what, Scene scene)
    {
        if (meetings.Get(what.Payload.Meeting) is not { IsCancelled: false } meeting || scene.In(meeting.Community) is not { } here)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        if (!here.Steers)
            return Reply.Toast(MeetingTexts.OnlySteering, mustBeClosed: true);
        if (meeting.EndsAt < here.Now - TimeSpan.FromDays(1) || meeting.StartsAt > here.Now + TimeSpan.FromDays(1))
            return Reply.Toast(NoteTexts.NotNow, mustBeClosed: true);
        var taking = notes.Taking(meeting);
        notes.Put(what.Payload.Start ? taking with { Started = here.Now, Finished = null } : taking with { Finished = here.Now });
        return Reply.Of(new Say(what.Payload.Start ? NoteTexts.Started(meeting) : NoteTexts.Finished(meeting), Keyboard.None) { Where = new Place(here.Community.Chat) })
            + new Toast(NoteTexts.Done);
    }

    /// <summary>
    /// The meeting that notes go to: one that was started by hand and not finished; else one that is on, from half an hour before to three
    /// hours after; else the last one, to which people may still add.
    /// </summary>
    public Meeting? Now(Scene scene)
    {
        var near = meetings.Between(scene.Community.Id, scene.Now - AddedTo - MeetingStore.LongestMeeting, scene.Now + TimeSpan.FromDays(1)).Where(m => !m.IsCancelled).Reverse().ToList();
        return near.Find(m => notes.Taking(m) is { Started: not null, Finished: null } && m.EndsAt > scene.Now - TimeSpan.FromDays(1))
            ?? near.Find(m => IsOn(m, scene.Now) && m.StartsAt <= scene.Now)
            ?? near.FindLast(m => IsOn(m, scene.Now))
            ?? near.Find(m => (m.EndsAt <= scene.Now || (notes.Taking(m).Finished is not null && m.StartsAt - Before <= scene.Now)) && m.EndsAt > scene.Now - AddedTo);
    }

    private bool IsOn(Meeting meeting, DateTimeOffset now) =>
        meeting.StartsAt - Before <= now && now <= meeting.EndsAt + After && notes.Taking(meeting).Finished is null;

    private Reply Keep(Meeting meeting, string words, Attachment? file, Person by, Scene scene)
    {
        var (kind, text) = NoteTexts.Heading(words.Trim());
        if (text.Length == 0 && file is null)
            return Reply.Ask(NoteTexts.WhatToNote(meeting), new NoteQuestion(meeting.Id), NoteTexts.Hint);
        if (text.Length > Note.LongestText)
            return Reply.Ask(NoteTexts.TooLong, new NoteQuestion(meeting.Id), NoteTexts.Hint);
        var note = new Note(notes.NextId(), meeting.Id, meeting.Community, text, scene.Now) { Kind = kind, By = by.Id, ByName = by.Name, NotedBy = scene.Person.Id, File = file };
        notes.Put(note);
        return Reply.Say(NoteTexts.Noted(note, meeting), Buttons(note));
    }

    private static Keyboard Buttons(Note note) => Keyboard.Row(new[] { NoteKind.Insight, NoteKind.Decision, NoteKind.Question }
            .Select(k => new PressButton((note.Kind == k ? "✓ " : "") + NoteTexts.Label(k), new SortNote(note.Id, note.Kind == k ? NoteKind.Note : k))))
        .And(new PressButton("Take it out", new DropNote(note.Id)));
}
