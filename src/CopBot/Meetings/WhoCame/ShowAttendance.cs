using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Pictures;
using CopBot.Time;
using CsvHelper;
using NodaTime;

namespace CopBot.Meetings.WhoCame;

/// <summary>How many came to one meeting, and how many had said that they would.</summary>
internal sealed record Attendance(Meeting Meeting, int Came, int Guests, int Going);

/// <summary>Attendance over time; numbers alone.</summary>
internal sealed class Attendances(MeetingStore store)
{
    /// <summary>Of the meetings that are over, the oldest first, at most the last <paramref name="limit"/>; those of which nobody has said who came are left out.</summary>
    public IReadOnlyList<Attendance> In(CommunityId community, DateTimeOffset now, int limit) =>
    [
        .. store.Between(community, null, now, descending: true)
            .Where(m => !m.IsCancelled && m.EndsAt <= now)
            .Select(m => Of(m))
            .Where(a => a.Came > 0)
            .Take(limit)
            .Reverse(),
    ];

    private Attendance Of(Meeting meeting)
    {
        var attendees = store.AttendeesOf(meeting.Id);
        var came = attendees.Where(a => a.Came == true).ToList();
        return new Attendance(meeting, came.Count + meeting.CameWithoutName, came.Sum(a => a.Guests), attendees.Count(a => a.Rsvp == Rsvp.Going));
    }
}

/// <summary>/attendance, for those who steer: how many came, over time.</summary>
internal sealed class ShowAttendance(Attendances attendances) : IHandle<Called>
{
    private const int Shown = 12;

    public Reply Handle(Called what, Scene scene)
    {
        var all = attendances.In(scene.Community.Id, scene.Now, Shown);
        var said = Reply.Whisper(all.Count == 0 ? WhoCameTexts.NoAttendance : WhoCameTexts.Attendance(all));
        return all.Count == 0 || !scene.IsPrivate
            ? said
            : said + new RunErrand(new DrawAttendance(scene.Chat.Id, scene.Community.Name, [.. all.Select(a => new AttendanceDay(a.Meeting.Start.Date, a.Came))]));
    }
}

/// <summary>How many came on a day.</summary>
internal readonly record struct AttendanceDay([property: JsonConverter(typeof(LocalDateJson))] LocalDate Date, int Came);

/// <summary>Draws attendance over time, for the chat that asked.</summary>
internal sealed record DrawAttendance(ChatId Chat, string Community, ImmutableArray<AttendanceDay> Days);

/// <summary>The picture, as PNG.</summary>
internal sealed record DrawnAttendance(byte[] Png);

/// <summary>Draws outside the reader, and sends what was drawn.</summary>
internal sealed class SendAttendance(PictureMaker pictures) : IRun<DrawAttendance, DrawnAttendance>, IHandle<Brought<DrawAttendance, DrawnAttendance>>
{
    public async Task<DrawnAttendance> RunAsync(DrawAttendance errand, CancellationToken cancellationToken) => new(await pictures.DrawAsync(Trend(errand), cancellationToken));

    public Reply Handle(Brought<DrawAttendance, DrawnAttendance> what, Scene scene) => Reply.Of(
        new SendPicture("attendance.png", what.Result.Png, Html.Of(Trend(what.Errand).Words())) { Where = new Place(what.Errand.Chat) });

    private static Trend Trend(DrawAttendance errand) => new(
        WhoCameTexts.PictureTitle(errand.Community),
        [.. errand.Days.Select(d => new TrendPoint(d.Date.ToDateOnly(), d.Came))],
        WhoCameTexts.PictureFootnote(errand.Days));
}

/// <summary>Attendance as CSV: numbers, no names.</summary>
internal sealed class ExportAttendance(Attendances attendances, TimeProvider clock) : IExport
{
    private const int Most = 10_000;

    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public string What => "attendance";

    public string Description => "How many came to each meeting, without names";

    public IReadOnlyList<ExportedFile> Export(Community community)
    {
        var all = attendances.In(community.Id, clock.GetUtcNow(), Most);
        if (all.Count == 0)
            return [];
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Csv, leaveOpen: true))
        {
            csv.WriteHeader("meeting", "date", "start", "came", "guests", "had said going");
            foreach (var one in all)
                csv.WriteRecord(one.Meeting.Title, $"{one.Meeting.Start:uuuu-MM-dd}", $"{one.Meeting.Start:HH:mm}", $"{one.Came}", $"{one.Guests}", $"{one.Going}");
        }

        return [new ExportedFile("attendance.csv", bytes.ToArray())];
    }
}
