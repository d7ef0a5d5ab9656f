using CopBot.Conversation;

namespace CopBot.Meetings.Notes;

/// <summary>/notes: what was noted at the meeting that is on, or the last one.</summary>
internal sealed class ShowNotes(NoteStore notes, TakeNote taking) : IHandle<Called>
{
    public Reply Handle(Called what, Scene scene)
    {
        if (taking.Now(scene) is not { } meeting)
            return Reply.Whisper(NoteTexts.NoMeeting);
        var kept = notes.Of(meeting.Id);
        var buttons = scene.Steers && meeting.EndsAt > scene.Now - TimeSpan.FromDays(1)
            ? Keyboard.Row(new PressButton("Start notes", new StartNotes(meeting.Id, Start: true)), new PressButton("Finish notes", new StartNotes(meeting.Id, Start: false)))
            : Keyboard.None;
        return Reply.Say(NoteTexts.All(meeting, kept), buttons);
    }
}
