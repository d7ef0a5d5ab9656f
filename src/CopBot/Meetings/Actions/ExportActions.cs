using CopBot.Conversation;
using CopBot.Time;
using CsvHelper;
using Humanizer;
using NodaTime.Text;

namespace CopBot.Meetings.Actions;

/// <summary>The actions as CSV, without what was dropped.</summary>
internal sealed class ExportActions(ActionStore store) : IExport
{
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public string What => "actions";

    public string Description => "What was to be done, by whom, by when, and whether it is done";

    public IReadOnlyList<ExportedFile> Export(Community community)
    {
        var actions = store.AllIn(community.Id).Where(a => a.Status != ActionStatus.Dropped).ToList();
        if (actions.Count == 0)
            return [];
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Csv, leaveOpen: true))
        {
            csv.WriteHeader("action", "for", "noted on", "due on", "due at", "status", "done on");
            foreach (var action in actions)
            {
                csv.WriteRecord(
                    action.Text,
                    action.For.Select(d => d.Name).Humanize("and"),
                    Day(action.At),
                    action.Due is { } due ? LocalDatePattern.Iso.Format(due) : "",
                    action.DueTime is { } time ? TimeTexts.Time(time) : "",
                    action.IsOpen ? "open" : "done",
                    action.ClosedAt is { } closed ? Day(closed) : "");
            }
        }

        return [new ExportedFile("actions.csv", bytes.ToArray())];

        string Day(DateTimeOffset instant) => LocalDatePattern.Iso.Format(LocalTime.DateIn(community.Zone, instant));
    }
}
