using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CopBot.Conversation;

namespace CopBot.Privacy;

/// <summary>What is held on a person as a JSON file: UTF-8, indented, letters of all scripts as they are.</summary>
internal static class MyDataFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    public static byte[] Of(PersonId person, DateTimeOffset now, IReadOnlyList<HeldData> held)
    {
        // What is declared as object is written as what it is.
        var file = new File(person, now, [.. held.Select(h => new Section(h.Kind, h.Summary.ToPlain(), h.Records))]);
        return JsonSerializer.SerializeToUtf8Bytes(file, Json);
    }

    private sealed record File(PersonId Person, DateTimeOffset MadeAt, IReadOnlyList<Section> Held);

    private sealed record Section(string Kind, string Summary, IReadOnlyList<object> Records);
}
