using System.Collections.Immutable;
using System.Text;
using CopBot.Conversation;
using CopBot.Papers;
using Humanizer;

namespace CopBot.Meetings.Notes;

/// <summary>How a record is given out. Carried by buttons: never renumber.</summary>
internal enum MinutesFormat
{
    Word,
    Markdown,
}

/// <summary>Gives the record of a meeting to the group and into the library.</summary>
internal sealed record GiveMinutes(MeetingId Meeting, MinutesFormat Format);

/// <summary>/minutes: the record of a meeting, to be checked; then as a file to all, and into the library.</summary>
internal sealed class MakeMinutes(MeetingStore meetings, NoteStore notes, TakeNote taking, IEnumerable<IMinutesPart> parts) : IHandle<Called>, IHandle<Press<GiveMinutes>>
{
    public Reply Handle(Called what, Scene scene)
    {
        if (taking.Now(scene) is not { } meeting)
            return Reply.Whisper(NoteTexts.NoMeeting);
        return Reply.Say(NoteTexts.Check(meeting, Write(meeting, scene.Community)), Keyboard.Row(
            new PressButton("Give it to all (Word)", new GiveMinutes(meeting.Id, MinutesFormat.Word)),
            new PressButton("Give it to all (Markdown)", new GiveMinutes(meeting.Id, MinutesFormat.Markdown))));
    }

    public Reply Handle(Press<GiveMinutes> what, Scene scene)
    {
        if (meetings.Get(what.Payload.Meeting) is not { } meeting || scene.In(meeting.Community) is not { } here)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        if (!here.Steers)
            return Reply.Toast(MeetingTexts.OnlySteering, mustBeClosed: true);
        var paper = Write(meeting, here.Community);
        var (ending, bytes) = what.Payload.Format == MinutesFormat.Word ? ("docx", DocxPaper.Write(paper)) : ("md", Encoding.UTF8.GetBytes(MarkdownPaper.Write(paper)));
        var name = $"record-{meeting.Start:uuuu-MM-dd}.{ending}";
        var file = new SendFile(name, bytes, NoteTexts.Given(meeting))
        {
            Where = new Place(here.Community.Chat),
            Library = new ForLibrary(meeting.Community, paper.Title, NoteTexts.LibraryNote(meeting, notes.Of(meeting.Id)), here.Person.Id, here.Person.Name) { Themes = ["minutes"] },
        };
        return Reply.Rewrite(NoteTexts.GivenToAll(meeting)) + file + new Toast(NoteTexts.GivenToast, MustBeClosed: true);
    }

    /// <summary>All that is known of a meeting.</summary>
    public Paper Write(Meeting meeting, Community community)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        blocks.Add(new Block.Paragraph(NoteTexts.WhenAndWhere(meeting)));
        foreach (var section in parts.OrderBy(p => p.Order).SelectMany(p => p.Sections(meeting, community)).Where(s => !s.Lines.IsEmpty))
        {
            blocks.Add(new Block.Heading(section.Heading));
            blocks.Add(new Block.Bullets(section.Lines));
        }

        return new Paper(NoteTexts.RecordTitle(meeting), blocks.ToImmutable());
    }
}

/// <summary>Who came; where nobody has said yet, who was going to.</summary>
internal sealed class PeopleInMinutes(MeetingStore meetings) : IMinutesPart
{
    public int Order => 10;

    public IEnumerable<MinutesSection> Sections(Meeting meeting, Community community)
    {
        var attendees = meetings.AttendeesOf(meeting.Id);
        var came = attendees.Where(a => a.Came == true).ToList();
        var isKnown = came.Count > 0 || meeting.CameWithoutName > 0;
        var people = (isKnown ? came : [.. attendees.Where(a => a.Rsvp == Rsvp.Going && a.Came is null)]).Select(a => a.Name + (a.Guests > 0 ? " and a guest" : "")).ToList();
        if (meeting.CameWithoutName > 0)
            people.Add($"{"person".ToQuantity(meeting.CameWithoutName)} without a name");
        yield return new MinutesSection(isKnown ? "Who came" : "Who was going to come", [.. people]);
    }
}

/// <summary>What was noted, under its headings.</summary>
internal sealed class NotesInMinutes(NoteStore notes) : IMinutesPart
{
    public int Order => 30;

    public IEnumerable<MinutesSection> Sections(Meeting meeting, Community community) =>
        from kind in new[] { NoteKind.Decision, NoteKind.Insight, NoteKind.Question, NoteKind.Note }
        let kept = notes.Of(meeting.Id).Where(n => n.Kind == kind).ToList()
        where kept.Count > 0
        select new MinutesSection(NoteTexts.Heading(kind), [.. kept.Select(NoteTexts.Line)]);
}

/// <summary>When it is next.</summary>
internal sealed class NextInMinutes(MeetingStore meetings) : IMinutesPart
{
    public int Order => 90;

    public IEnumerable<MinutesSection> Sections(Meeting meeting, Community community)
    {
        var root = meetings.Root(meeting.Series);
        var next = meetings.Coming(meeting.Community, meeting.EndsAt).FirstOrDefault(m => meetings.Root(m.Series) == root && m.Id != meeting.Id)
            ?? meetings.Coming(meeting.Community, meeting.EndsAt).FirstOrDefault(m => m.Id != meeting.Id);
        if (next is null)
            yield break;
        var where = MeetingTexts.Where(next.Details);
        yield return new MinutesSection("Next meeting", [$"{next.Title}: {MeetingTexts.When(next)}{(where.Length > 0 ? ", " + where : "")}"]);
    }
}
