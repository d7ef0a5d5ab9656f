using System.Collections.Immutable;
using System.Text.Json;
using CsvHelper;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>Finds out what kind of file it is, and reads it. Never throws over what a file holds.</summary>
internal static class ReadImportFile
{
    public const int MostRows = 50_000;

    private static readonly string[] _lists = ["contents", "content", "services", "items", "results", "data"];

    private static readonly JsonDocumentOptions _json = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static ImportFile Read(ReadOnlySpan<byte> bytes, CancellationToken cancellationToken)
    {
        if (FileText.OtherKind(bytes) is { } other)
            return ImportFile.Unusable(ImportTexts.OtherKindOfFile(other));
        var text = FileText.Read(bytes).Replace("\0", "", StringComparison.Ordinal).TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        if (text.Length == 0)
            return ImportFile.Unusable(ImportTexts.EmptyFile);
        try
        {
            var read = text[0] is '{' or '[' ? ReadJson(text, cancellationToken) : ReadCsv.Read(text, MostRows, cancellationToken);
            return read.Broken is null && read.Rows.IsEmpty && read.Refused.IsEmpty ? ImportFile.Unusable(ImportTexts.NothingInIt) : Once(read);
        }
        catch (CsvFormatException)
        {
            return ImportFile.Unusable(ImportTexts.BrokenTable);
        }
    }

    private static ImportFile ReadJson(string text, CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(text, _json);
            return ReadAll(RowsOf(document.RootElement), cancellationToken);
        }
        catch (JsonException e)
        {
            return text[0] == '{' && text.Contains('\n') && ReadLines(text, cancellationToken) is { Rows.IsEmpty: false } lines
                ? lines
                : ImportFile.Unusable(ImportTexts.BrokenJson(e.LineNumber is { } line ? line + 1 : null));
        }
    }

    private static List<JsonElement> RowsOf(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
            return [.. root.EnumerateArray()];
        foreach (var name in _lists)
        {
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array)
                return [.. list.EnumerateArray()];
        }

        return [root];
    }

    private static ImportFile ReadAll(List<JsonElement> services, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<ImportedRow>();
        var refused = new List<RowNote>();
        var notes = new List<RowNote>();
        var number = 0;
        foreach (var json in services)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (++number > MostRows)
                return ImportFile.Unusable(ImportTexts.TooManyRows(MostRows));
            Take(json, number, rows, refused, notes);
        }

        return new ImportFile(rows.ToImmutable(), [.. refused]) { LeftOut = [.. notes] };
    }

    private static ImportFile ReadLines(string text, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<ImportedRow>();
        var refused = new List<RowNote>();
        var notes = new List<RowNote>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            if (line.IsWhiteSpace())
                continue;
            if (rows.Count + refused.Count >= MostRows)
                return ImportFile.Unusable(ImportTexts.TooManyRows(MostRows));
            try
            {
                using var document = JsonDocument.Parse(line.ToString(), _json);
                Take(document.RootElement, number, rows, refused, notes);
            }
            catch (JsonException)
            {
                refused.Add(new RowNote(number, "", "this line is no JSON"));
            }
        }

        return new ImportFile(rows.ToImmutable(), [.. refused]) { LeftOut = [.. notes] };
    }

    private static void Take(JsonElement json, int number, ImmutableArray<ImportedRow>.Builder rows, List<RowNote> refused, List<RowNote> notes)
    {
        if (ReadOruk.Read(json, new ImportedText(number, notes), out var why) is { } service)
            rows.Add(new ImportedRow(number, service));
        else
            refused.Add(new RowNote(number, "", why));
    }

    // One id twice, or the same row twice, is a slip of whoever made the file.
    private static ImportFile Once(ImportFile file)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var contents = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = ImmutableArray.CreateBuilder<ImportedRow>(file.Rows.Length);
        var refused = file.Refused.ToBuilder();
        foreach (var row in file.Rows)
        {
            if (row.Service.SourceId.Length > 0 && !ids.TryAdd(row.Service.SourceId, row.Number))
                refused.Add(new RowNote(row.Number, row.Service.Name, $"it has the same id as {ids[row.Service.SourceId]}"));
            else if (!contents.TryAdd(SameRecord.Of(row.Service), row.Number))
                refused.Add(new RowNote(row.Number, row.Service.Name, $"it is the same as {contents[SameRecord.Of(row.Service)]}"));
            else
                rows.Add(row);
        }

        return file with { Rows = rows.ToImmutable(), Refused = [.. refused.OrderBy(r => r.Number)] };
    }
}
