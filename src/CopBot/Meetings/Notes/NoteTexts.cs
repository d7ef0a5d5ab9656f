using CopBot.Conversation;
using CopBot.Papers;
using CopBot.Time;
using Humanizer;

namespace CopBot.Meetings.Notes;

/// <summary>Every word about notes and records.</summary>
internal static class NoteTexts
{
    private const int LongestShown = 3500;

    public static string SomebodyForgotten => "a former member";

    public static Html InDigest(Meeting meeting, int came, int notes) =>
        came == 0 && notes == 0
            ? (Html)$"{meeting.Title}, {TimeTexts.Date(meeting.Start.Date)}: no record yet"
            : $"{meeting.Title}, {TimeTexts.Date(meeting.Start.Date)}{(came > 0 ? $": {"person".ToQuantity(came)} came" : "")}{(notes > 0 ? $", {"note".ToQuantity(notes)}" : "")}";

    public static Html DecidedInDigest(Note decided) => $"Decided at the meeting: {PlainText.Shorten(decided.Text, 100)}";

    public static Html Keeps => $"What you note at a meeting with /note, with your name: so that the group has a record. It stays with the meeting; if you ask me to forget you, it stays without your name.";

    public static Html NoMeeting => $"No meeting is on, and none was in the last two months, so there is nothing to note for. See /meetings.";

    public static string Hint => "We found that…";

    public static string NoteIsGone => "This note is no longer here.";

    public static string NotYours => "Only the person who noted it, or a facilitator, can take it out.";

    public static string NotNow => "Notes can be started and finished on the day of the meeting.";

    public static string Done => "Done.";

    public static Html TooLong => $"That is too long for a note. Please use at most {Note.LongestText} characters, or several notes.";

    public static Html WhatToNote(Meeting meeting) => $"What shall I note for <b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}? Reply to this message with a few words, a photo or a voice message. Please leave out names of people you support. To stop, send /cancel.";

    public static Html Started(Meeting meeting) => $"<b>{meeting.Title}</b> has begun. To keep what is said, send <code>/note</code> and your words, or reply <code>/note</code> to a message or a photo.";

    public static Html Finished(Meeting meeting) => $"The notes of <b>{meeting.Title}</b> are finished. You can still add to them with /note. Facilitators make the record with /minutes.";

    public static string Label(NoteKind kind) => kind switch
    {
        NoteKind.Insight => "Insight",
        NoteKind.Decision => "Decision",
        NoteKind.Question => "Question",
        NoteKind.Note => "Note",
    };

    public static string Heading(NoteKind kind) => kind switch
    {
        NoteKind.Insight => "What we learnt",
        NoteKind.Decision => "What we decided",
        NoteKind.Question => "Open questions",
        NoteKind.Note => "Notes",
    };

    /// <summary>"Decision: we meet monthly" is a decision.</summary>
    public static (NoteKind Kind, string Text) Heading(string words)
    {
        foreach (var kind in new[] { NoteKind.Insight, NoteKind.Decision, NoteKind.Question })
        {
            if (words.StartsWith(Label(kind) + ":", StringComparison.OrdinalIgnoreCase))
                return (kind, words[(Label(kind).Length + 1)..].Trim());
        }

        return (NoteKind.Note, words);
    }

    public static Html Noted(Note note, Meeting? meeting) => Html.Lines(
        note.Kind == NoteKind.Note ? (Html)$"Noted for <b>{meeting?.Title}</b>: {Line(note)}" : $"Noted for <b>{meeting?.Title}</b>, as {Article(note.Kind)}: {Line(note)}",
        note.Kind == NoteKind.Note ? Html.Of("What is it? You can tap a heading, or leave it as it is.") : Html.Empty);

    public static Html Dropped(Note note) => $"<i>Taken out. If that was a mistake, send it again with /note.</i>";

    /// <summary>One line, plain.</summary>
    public static string Line(Note note)
    {
        var text = PlainText.OneLine(note.Text);
        var file = note.File?.Kind switch
        {
            AttachmentKind.Photo => "photo",
            AttachmentKind.Voice => "voice message",
            AttachmentKind.Video => "video",
            AttachmentKind.Audio => "recording",
            AttachmentKind.Document => note.File.Name is { Length: > 0 } name ? $"file {name}" : "file",
            _ => "",
        };
        return file.Length == 0 ? text : text.Length == 0 ? $"({file} in the chat, from {note.ByName})" : $"{text} ({file} in the chat)";
    }

    public static Html All(Meeting meeting, IReadOnlyList<Note> notes)
    {
        var head = (Html)$"<b>Notes of {meeting.Title}</b>, {MeetingTexts.When(meeting)}";
        if (notes.Count == 0)
            return Html.Paragraphs(head, $"Nothing is noted yet. Send <code>/note</code> and your words, or reply <code>/note</code> to a message, a photo or a voice message.");
        var groups = from kind in new[] { NoteKind.Decision, NoteKind.Insight, NoteKind.Question, NoteKind.Note }
                     let kept = notes.Where(n => n.Kind == kind).ToList()
                     where kept.Count > 0
                     select Html.Lines([(Html)$"<b>{Heading(kind)}</b>", .. kept.Select(n => (Html)$"• {Line(n)}")]);
        return Html.Paragraphs([head, .. groups, (Html)$"To add something: <code>/note</code> and your words."]);
    }

    public static string RecordTitle(Meeting meeting) => $"{meeting.Title}: record of {Time.TimeTexts.Date(meeting.Start.Date)}";

    public static string WhenAndWhere(Meeting meeting)
    {
        var where = MeetingTexts.Where(meeting.Details);
        return where.Length == 0 ? MeetingTexts.When(meeting) : $"{MeetingTexts.When(meeting)}. {where}.";
    }

    public static Html Check(Meeting meeting, Paper paper)
    {
        var blocks = paper.Blocks.Select(b => b switch
        {
            Block.Heading heading => (Html)$"\n<b>{heading.Text}</b>",
            Block.Paragraph paragraph => Html.Of(paragraph.Text),
            Block.Bullets bullets => Html.Lines([.. bullets.Items.Select(i => (Html)$"• {i}")]),
            _ => Html.Empty,
        });
        var whole = Html.Lines([(Html)$"<b>{paper.Title}</b>", .. blocks]);
        return Html.Paragraphs(
            whole.Length <= LongestShown ? whole : $"<b>{paper.Title}</b>\nThe record is too long to show here; it is whole in the file.",
            $"Please check it. What is missing can be added with <code>/note</code>; then send /minutes again. When it is right, give it to all: it goes to the group and into the library.");
    }

    public static Html Given(Meeting meeting) => $"The record of <b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}. It is in the library, too: <code>/find minutes</code>";

    public static Html GivenToAll(Meeting meeting) => $"The record of <b>{meeting.Title}</b>, {MeetingTexts.When(meeting)}, is given to all. To make it again, send /minutes.";

    public static string GivenToast => "I have given it to the group, and put it into the library.";

    /// <summary>What was noted, so that the record is found by it; decisions first, since the library keeps no more than fits.</summary>
    public static string LibraryNote(Meeting meeting, IReadOnlyList<Note> notes) =>
        string.Join(". ", [$"Record of the meeting on {MeetingTexts.When(meeting)}", .. notes.Where(n => n.Text.Length > 0).OrderBy(n => n.Kind == NoteKind.Decision ? 0 : 1).Select(n => PlainText.OneLine(n.Text))]);

    private static string Article(NoteKind kind) => kind == NoteKind.Insight ? "an insight" : kind == NoteKind.Decision ? "a decision" : "a question";
}
