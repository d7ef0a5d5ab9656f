using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CopBot.Conversation;
using CopBot.Time;
using ClockTime = NodaTime.LocalTime;

namespace CopBot.Scales;

/// <summary>What somebody wrote behind /scale or /checkin, as it was read.</summary>
internal sealed record ScaleReading(ScaleSheet Sheet)
{
    /// <summary>Null where nobody said.</summary>
    public DateTimeOffset? Closes { get; init; }

    /// <summary>Of a check-in: comes again and again; null for once.</summary>
    public Repeat? Repeat { get; init; }

    /// <summary>Sentences that say what was guessed.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Why it will not do, and what to do about it.</summary>
    public Html? Refusal { get; init; }
}

/// <summary>
/// Reads "How full is your cup today? every Monday 9am, by name": the question, and behind its question mark, behind a bar or on a new line
/// how it is to be.
/// </summary>
internal static partial class ScaleWords
{
    private static readonly ClockTime InTheMorning = new(9, 0);

    /// <param name="kind">Which command it was.</param>
    /// <param name="text">What stands behind the command.</param>
    /// <param name="community">Whose clock and calendar count.</param>
    /// <param name="now">UTC.</param>
    public static ScaleReading Read(ScaleKind kind, string text, Community community, DateTimeOffset now)
    {
        var parts = text.Split('\n', '\r', '|').Select(PlainText.OneLine).Where(p => p.Length > 0).ToList();
        if (parts.Count == 0)
            return new ScaleReading(new ScaleSheet(kind, "")) { Refusal = ScaleTexts.NoQuestion(kind) };
        var reading = new ScaleReading(new ScaleSheet(kind, parts[0]));
        foreach (var part in parts.Skip(1))
            reading = TakeAll(part, reading, community, now) ?? reading with { Refusal = reading.Refusal ?? ScaleTexts.NotUnderstood(kind, part) };

        // Behind the question mark; what is not understood there is a part of the question.
        var mark = parts[0].LastIndexOf('?');
        if (mark > 0 && mark < parts[0].Length - 1 && TakeAll(parts[0][(mark + 1)..], reading with { Sheet = reading.Sheet with { Question = parts[0][..(mark + 1)] } }, community, now) is { } behind)
            reading = behind;
        return reading.Sheet.Question.Length > ScaleSheet.LongestQuestion
            ? reading with { Refusal = ScaleTexts.LongQuestion(reading.Sheet.Question.Length) }
            : reading;
    }

    private static ScaleReading? TakeAll(string part, ScaleReading reading, Community community, DateTimeOffset now)
    {
        if (Take(part, reading, community, now) is { } whole)
            return whole;
        var pieces = part.Split(',', ';');
        if (pieces.Length == 1)
            return null;
        ScaleReading? all = reading;
        foreach (var piece in pieces)
            all = all is null ? null : Take(piece, all, community, now);
        return all;
    }

    private static ScaleReading? Take(string part, ScaleReading reading, Community community, DateTimeOffset now)
    {
        var words = PlainText.OneLine(part).Trim(' ', ',', ';', '.', '(', ')');
        if (Meaning().Match(words) is { Success: true } meaning)
        {
            var means = PlainText.Shorten(meaning.Groups["means"].Value, ScaleSheet.LongestMeaning);
            return reading with { Sheet = meaning.Groups["number"].Value == "0" ? reading.Sheet with { LowestMeans = means } : reading.Sheet with { HighestMeans = means } };
        }

        var folded = words.ToLowerInvariant();
        if (Closing().Match(folded) is { Success: true } closing)
        {
            var time = ClosingTime.Read(closing.Groups["when"].Value, community, now);
            return reading with
            {
                Closes = time.At,
                Notes = [.. reading.Notes, .. time.Notes],
                Refusal = reading.Refusal ?? (time.Trouble is { } trouble ? ScaleTexts.NoClosingRead(trouble) : null),
            };
        }

        if (reading.Sheet.Kind == ScaleKind.Scale)
            return folded is "anonymous" or "without names" ? reading : null;
        switch (folded)
        {
            case "by name" or "named" or "with names" or "as a round" or "a round" or "round":
                return reading with { Sheet = reading.Sheet with { IsNamed = true } };
            case "anonymous" or "without names" or "no names":
                return reading with { Sheet = reading.Sheet with { IsNamed = false } };
            case "one word" or "a word" or "word" or "in one word" or "in a word" or "words":
                return reading with { Sheet = reading.Sheet with { IsWord = true } };
            case "number" or "a number" or "numbers" or "0-10" or "0–10" or "0 to 10":
                return reading with { Sheet = reading.Sheet with { IsWord = false } };
            default:
                return folded.StartsWith("every", StringComparison.Ordinal) || folded.StartsWith("weekly", StringComparison.Ordinal) || folded.StartsWith("monthly", StringComparison.Ordinal) || RuleFirst().IsMatch(folded)
                    ? Again(words, reading, community, now)
                    : null;
        }
    }

    private static ScaleReading? Again(string words, ScaleReading reading, Community community, DateTimeOffset now)
    {
        var read = TimePhrase.Read(words, new PhraseSetting(Time.LocalTime.DateTimeIn(community.Zone, now)));
        if (read.Understood is not { Rule: { } rule } when)
            return reading with { Refusal = reading.Refusal ?? ScaleTexts.NoRepeatRead(read is PhraseReading.NotUnderstood { Why: var why } ? why : "") };
        if (when.Title.Length > 0 || when.Place.Length > 0)
            return null;
        if (rule.Frequency == Frequency.Daily || (rule.Frequency == Frequency.Weekly && rule.Days.Length > 1))
            return reading with { Refusal = reading.Refusal ?? ScaleTexts.TooOften };
        return reading with
        {
            Repeat = new Repeat(rule, when.Date.At(when.Time ?? InTheMorning), community.Zone) { Except = when.Except },
            Notes = read is PhraseReading.Guessed guessed ? [.. reading.Notes, .. guessed.Notes] : reading.Notes,
        };
    }

    [GeneratedRegex("^(?<number>0|10) ?(?:=|means|is) ?(?<means>.+)$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 100)]
    private static partial Regex Meaning();

    [GeneratedRegex("^(?:it )?(?:closes|closing|close|ends|deadline|open until|open till|until)[: ]+(?<when>.+)$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Closing();

    [GeneratedRegex("^(?:the )?(?:first|second|third|fourth|last) .+ of (?:every|each|the) month", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex RuleFirst();
}
