using System.Text.Json;
using CopBot.Conversation;
using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Questions;
using CopBot.ServiceDirectory.Reading;

namespace CopBot.Benchmarks;

/// <summary>A question with its right answers; none where no record offers it.</summary>
internal sealed record LabelledQuestion(string Text, IReadOnlyList<string> Right, bool IsKeptApart)
{
    public bool HasNoAnswer => Right is ["none"];

    public static IReadOnlyList<LabelledQuestion> Read(string folder) =>
    [
        .. File.ReadLines(Path.Combine(folder, "questions.txt"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select((line, i) => (Parts: line.Split("=>", StringSplitOptions.TrimEntries), Number: i))
            .Select(q => new LabelledQuestion(q.Parts[0], q.Parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries), q.Number % 3 == 2)),
    ];

    /// <summary>True where the record is one of the right answers.</summary>
    public bool Takes(Service service) => Right.Any(rule => rule.Contains(':', StringComparison.Ordinal)
        ? rule.Split('+').All(part => Has(service, part))
        : service.SourceId == $"tr-{rule}");

    private static bool Has(Service service, string part)
    {
        var colon = part.IndexOf(':', StringComparison.Ordinal);
        var value = part[(colon + 1)..].Replace('_', ' ');
        return part[..colon] switch
        {
            "terms" => service.TaxonomyTerms.Any(t => t.Name.Contains(value, StringComparison.OrdinalIgnoreCase)),
            "name" => service.Name.Contains(value, StringComparison.OrdinalIgnoreCase),
            "text" => $"{service.Name} {service.Description}".Contains(value, StringComparison.OrdinalIgnoreCase),
            "in" => service.Locations.Any(l => l.PostalCode.StartsWith($"{value} ", StringComparison.OrdinalIgnoreCase)),
            _ => throw new FormatException($"{part} is no rule."),
        };
    }
}

/// <summary>How often a right record is first and in the top three, and how often what has no answer is told so.</summary>
internal sealed record Score(int With, int First, int Top, int Without, int Told, IReadOnlyList<LabelledQuestion> Missed)
{
    public const int Shown = 3;

    public double FirstPart => (double)First / With;

    public double TopPart => (double)Top / With;

    public double ToldPart => (double)Told / Without;

    public static Score Of(IReadOnlyList<LabelledQuestion> questions, AnsweringDirectory directory)
    {
        int first = 0, top = 0, told = 0;
        List<LabelledQuestion> missed = [];
        foreach (var question in questions)
        {
            var answer = directory.Ask(question.Text);
            var place = answer.Fits.Select(directory.Of).ToList().FindIndex(question.Takes);
            var isGood = question.HasNoAnswer ? answer.Fits.IsEmpty : place is >= 0 and < Shown;
            if (!isGood)
                missed.Add(question);
            told += question.HasNoAnswer && isGood ? 1 : 0;
            top += !question.HasNoAnswer && isGood ? 1 : 0;
            first += !question.HasNoAnswer && place == 0 ? 1 : 0;
        }

        var without = questions.Count(q => q.HasNoAnswer);
        return new Score(questions.Count - without, first, top, without, told, missed);
    }

    public override string ToString() =>
        $"{With} questions with an answer: first {FirstPart:P1}, in the top three {TopPart:P1}; {Without} without: told so {ToldPart:P1}";
}

/// <summary>A line of chat, and whether it asks for a service. Every third is kept apart from tuning.</summary>
internal sealed record LabelledTalk(string Text, bool Asks, bool ToTheBot, bool IsKeptApart)
{
    public static IReadOnlyList<LabelledTalk> Read(string folder) =>
    [
        .. File.ReadLines(Path.Combine(folder, "chat.txt"))
            .Where(l => l.Length > 0 && l[0] != '#')
            .Select((line, i) => (Parts: line.Split('|', StringSplitOptions.TrimEntries), Number: i))
            .Select(t => new LabelledTalk(t.Parts[^1], t.Parts[0] == "+", t.Parts.Length > 2, t.Number % 3 == 2)),
    ];

    /// <summary>Of what is taken for a question, how much is one; of the questions, how many are seen.</summary>
    public static (double Precision, double Recall) Score(IReadOnlyCollection<LabelledTalk> talk)
    {
        var taken = talk.Where(t => t.IsTaken).ToList();
        return ((double)taken.Count(t => t.Asks) / taken.Count, (double)taken.Count(t => t.Asks) / talk.Count(t => t.Asks));
    }

    public bool IsTaken => QuestionReader.AsksForAService(Text, ToTheBot);
}

/// <summary>The records of Trafford as services.</summary>
internal static class TraffordServices
{
    public static CommunityId Community { get; } = new(1);

    public static IReadOnlyList<Service> Read(string folder) =>
        [.. File.ReadLines(Path.Combine(folder, "uk_trafford.jsonl")).Select((line, i) => Of(line, i + 1))];

    private static Service Of(string line, int number)
    {
        using var document = JsonDocument.Parse(line);
        var record = document.RootElement;
        string Text(string name) => record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text != "NA" ? text.Trim() : "";
        var hours = Text("hours");
        var read = OpeningHours.Read(hours);
        return new Service(new ServiceId(number), Community, Text("name"), new Organization(Text("organization")))
        {
            SourceId = Text("id"),
            Description = Text("description"),
            Url = Text("url"),
            Email = Text("email"),
            Phones = Text("phone") is { Length: > 0 } phone ? [new Phone(phone)] : [],
            ServiceAreas = Text("area") is { Length: > 0 } area ? [new ServiceArea(area)] : [],
            Locations = Text("postcode") is { Length: > 0 } postcode ? [new Location { PostalCode = postcode }] : [],
            Schedules = hours.Length == 0 ? [] : read.Schedules.IsDefaultOrEmpty ? [new Schedule { Description = hours }] : read.Schedules,
            TaxonomyTerms = [.. record.GetProperty("taxonomy").EnumerateArray().Select(t => new TaxonomyTerm(t.GetString() ?? ""))],
        };
    }
}
