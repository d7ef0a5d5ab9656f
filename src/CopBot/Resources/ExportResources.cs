using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Time;
using CsvHelper;

namespace CopBot.Resources;

/// <summary>
/// The library as CSV for a spreadsheet, Markdown for reading, JSON for programs; newest first. Cells that a spreadsheet would
/// take for a formula (<c>= + - @</c> and tab or return in front) are neutralised (owasp.org/www-community/attacks/CSV_Injection).
/// </summary>
internal sealed class ExportResources(ResourceStore store) : IExport
{
    // The byte order mark is how spreadsheets know UTF-8.
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    private static readonly JsonSerializerOptions Json = new(ResourceJson.Default.Options)
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string What => "resources";

    public string Description => "All that was shared, for a spreadsheet, for reading, and for programs";

    public IReadOnlyList<ExportedFile> Export(Community community)
    {
        var resources = store.AllIn(community.Id).Where(r => r.Removed is null).OrderByDescending(r => r.SharedAt).Select(r => Row(r, community)).ToList();
        return resources.Count == 0
            ? []
            : [
                new ExportedFile("resources.csv", AsCsv(resources)),
                new ExportedFile("resources.md", Encoding.UTF8.GetBytes(AsMarkdown(resources, community))),
                new ExportedFile("resources.json", JsonSerializer.SerializeToUtf8Bytes(resources, Json)),
            ];
    }

    private static ExportedResource Row(Resource resource, Community community) => new(
        resource.Title,
        ResourceTexts.KindName(resource.Kind),
        resource.Link ?? "",
        resource.Note,
        string.Join(' ', resource.Themes.Select(theme => "#" + theme)),
        resource.SharedByName,
        LocalTime.DateIn(community.Zone, resource.SharedAt).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
        resource.Useful.Length,
        resource.FileName ?? "",
        resource.Source?.Url ?? "");

    private static byte[] AsCsv(IEnumerable<ExportedResource> resources)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Csv, leaveOpen: true))
        {
            csv.WriteHeader("title", "kind", "link", "note", "themes", "shared by", "shared on", "useful", "file", "message");
            foreach (var r in resources)
                csv.WriteRecord(r.Title, r.Kind, r.Link, r.Note, r.Themes, r.SharedBy, r.SharedOn, $"{r.Useful}", r.File, r.Message);
        }

        return bytes.ToArray();
    }

    private static string AsMarkdown(IReadOnlyCollection<ExportedResource> resources, Community community)
    {
        var text = new StringBuilder($"# What {Plain(community.Name)} has shared\n");
        foreach (var resource in resources)
        {
            var title = Plain(resource.Title);
            text.Append("\n## ").Append(resource.Link.Length > 0 ? $"[{title}](<{resource.Link}>)" : title).Append('\n');
            text.Append('\n').Append(string.Join(" · ", new[] { resource.Kind, Plain(resource.Themes), Plain(resource.File) }.Where(s => s.Length > 0))).Append('\n');
            if (resource.Note.Length > 0)
                text.Append('\n').Append(Plain(resource.Note)).Append('\n');
            text.Append("\nShared by ").Append(Plain(resource.SharedBy)).Append(" on ").Append(resource.SharedOn);
            if (resource.Useful > 0)
                text.Append(", useful to ").Append(resource.Useful);
            text.Append('\n');
        }

        return text.ToString();
    }

    // What people wrote is text, whatever Markdown would make of it (spec.commonmark.org, backslash escapes).
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|')
                plain.Append('\\');
            plain.Append(c);
        }

        return plain.ToString();
    }
}

/// <summary>A line of the export.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Link, Document, …</param>
/// <param name="Link">Empty where it is none.</param>
/// <param name="Note">Empty where there is none.</param>
/// <param name="Themes">With their #, by spaces.</param>
/// <param name="SharedBy">The sharer's name.</param>
/// <param name="SharedOn">The day there, ISO 8601.</param>
/// <param name="Useful">How many people found it useful.</param>
/// <param name="File">The file's name where it is a file.</param>
/// <param name="Message">A link to the message, for members.</param>
internal sealed record ExportedResource(
    string Title, string Kind, string Link, string Note, string Themes, string SharedBy, string SharedOn, int Useful, string File, string Message);
