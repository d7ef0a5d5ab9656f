using System.Reflection;
using CopBot.Time;
using NodaTime;
using NodaTime.Text;

namespace CopBot.Tests.Time;

/// <summary>How a phrase was read, next to what its writer meant.</summary>
internal enum Verdict
{
    CertainAndRight,
    GuessedAndRight,
    Refused,
    Wrong,
}

/// <summary>One line of Data/phrases.txt. <paramref name="Kind"/>: C, G, R or GR.</summary>
internal sealed record LabelledPhrase(string Text, string Meant, string Kind, LocalDateTime Now, bool IsKept)
{
    public PhraseReading Read() => TimePhrase.Read(Text, new PhraseSetting(Now));

    /// <summary>What was read, in the words of the table; "-" where it was refused.</summary>
    public static string Written(PhraseReading reading)
    {
        if (reading.Understood is not { } when)
            return "-";
        var day = LocalDatePattern.Iso.Format(when.Date);
        var time = when.Time is { } at ? "T" + TimeTexts.Time(at) : "";
        var end = when.End is not { } to ? "" : to.Date == when.Date ? "/" + TimeTexts.Time(to.TimeOfDay) : "/" + LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Format(to);
        var except = string.Concat(when.Except.Select(date => " !" + LocalDatePattern.Iso.Format(date)));
        return $"{day}{time}{end}{(when.Rule is { } rule ? " " + rule.Text : "")}{except}";
    }

    public Verdict Judge(PhraseReading reading)
    {
        var read = Written(reading);
        if (read == "-")
            return Verdict.Refused;
        if (Meant == "-" ? Kind != "GR" : read != Meant)
            return Verdict.Wrong;
        if (reading is PhraseReading.Guessed)
            return Verdict.GuessedAndRight;
        return Kind == "C" ? Verdict.CertainAndRight : Verdict.Wrong;
    }

    public bool IsRight(Verdict verdict) => verdict switch
    {
        Verdict.CertainAndRight or Verdict.GuessedAndRight => true,
        Verdict.Refused => Kind is "R" or "GR",
        _ => false,
    };
}

internal static class PhraseTable
{
    // Fixed, so that nobody can choose what is kept apart.
    private const int EveryThird = 3;

    private static readonly LocalDateTime Now = new(2026, 11, 25, 14, 30);

    public static IReadOnlyList<LabelledPhrase> All { get; } = Load();

    private static List<LabelledPhrase> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var reader = new StreamReader(assembly.GetManifestResourceStream("phrases.txt")!);
        var lines = reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToList();
        return [.. lines.Select((line, i) => Line(line, (i + 1) % EveryThird == 0))];
    }

    private static LabelledPhrase Line(string line, bool isKept)
    {
        var parts = line.Split('|').Select(part => part.Trim()).ToList();
        var now = parts.Count > 3 ? LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(parts[3]).Value : Now;
        return new LabelledPhrase(parts[0], parts[1], parts[2], now, isKept);
    }
}
