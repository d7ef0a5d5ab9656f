using System.Text.Json;

namespace CopBot.Playground.Example;

/// <summary>Three months of an invented community, as data.</summary>
/// <param name="Days">How many days it takes at least.</param>
internal sealed record ExampleScript(int Days, IReadOnlyList<ExampleStep> Steps)
{
    private const int DaysInAWeek = 7;

    /// <summary>The Monday on which it begins, so that what is said of days of the week is true whenever it is lived through.</summary>
    /// <param name="today">The day on which it ends.</param>
    public DateOnly Beginning(DateOnly today)
    {
        var latest = today.AddDays(-Days);
        return latest.AddDays(-(((int)latest.DayOfWeek + DaysInAWeek - (int)DayOfWeek.Monday) % DaysInAWeek));
    }

    public static ExampleScript Load()
    {
        using var stream = typeof(ExampleScript).Assembly.GetManifestResourceStream("Example/community.json")
            ?? throw new InvalidOperationException("Example/community.json is not in the assembly.");
        return JsonSerializer.Deserialize<ExampleScript>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidOperationException("Example/community.json is empty.");
    }
}

/// <summary>One thing that one person does.</summary>
/// <param name="Day">Days after the beginning; below zero, days before the end.</param>
/// <param name="At">The time of day, UTC, such as "09:15".</param>
/// <param name="Who">A first name.</param>
internal sealed record ExampleStep(int Day, string At, string Who)
{
    /// <summary>A name by which later steps mean this one.</summary>
    public string? Id { get; init; }

    /// <summary>Words to write, or the caption of <see cref="File"/>.</summary>
    public string? Say { get; init; }

    /// <summary>The id of the step that this one replies to.</summary>
    public string? ReplyTo { get; init; }

    public ExampleFile? File { get; init; }

    /// <summary>True where it is written to the bot in private.</summary>
    public bool Private { get; init; }

    /// <summary>The label of a button to press, on the bot's first message after the step <see cref="On"/> that has it.</summary>
    public string? Press { get; init; }

    /// <summary>An option to choose, in the bot's first poll after the step <see cref="On"/> that has it.</summary>
    public string? Vote { get; init; }

    /// <summary>An emoji to set on the message of the step <see cref="On"/>.</summary>
    public string? React { get; init; }

    public string? On { get; init; }
}

/// <summary>A file that is made when it is needed.</summary>
/// <param name="Kind">document, photo or voice.</param>
/// <param name="Lines">What stands in it.</param>
/// <param name="From">A file of this folder that holds it; its <c>days-ago-12</c> become dates.</param>
internal sealed record ExampleFile(string Name, string Kind, IReadOnlyList<string>? Lines = null, string? From = null);
