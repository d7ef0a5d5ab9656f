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
/// Reads "How full is your cup today? every Monday 9am, by name": the question, and behind its question mark or a comma, behind a bar or on a
/// new line how it is to be.
/// </summary>
internal static partial class ScaleWords
{
    private const int MostPieces = 8;

    private static readonly ClockTime InTheMorning = new(9, 0);

    private static readonly string[] _named = ["by name", "named", "with names", "as a round", "a round", "round"];

    private static readonly string[] _nameless = ["anonymous", "anonymously", "without names", "no names"];

    private static readonly string[] _inAWord = ["one word", "a word", "word", "in one word", "in a word", "words"];

    private static readonly string[] _inANumber = ["number", "a number", "numbers", "0-10", "0–10", "0 to 10"];

    /// <param name="kind">Which command it was.</param>
    /// <param name="text">What stands behind the command.</param>
    /// <param name="community">Whose clock and calendar count.</param>
    /// <param name="now">UTC.</param>
    public static ScaleReading Read(ScaleKind kind, string text, Community community, DateTimeOffset now)
    {
        var parts = text.Split('\n', '\r', '|').Select(PlainText.OneLine).Where(p => p.Length > 0).ToList();
        if (parts.Count == 0)
            return new ScaleReading(new ScaleSheet(kind, "")) { Refusal = ScaleTexts.NoQuestion(kind) };
        var reading = new ScaleReading(new ScaleSheet(kind, parts[0]) { IsWord = kind == ScaleKind.Checkin && AWord().IsMatch(parts[0]) });
        foreach (var part in parts.Skip(1))
            reading = TakeAll(part, reading, community, now) ?? reading with { Refusal = reading.Refusal ?? ScaleTexts.NotUnderstood(kind, part) };

        reading = Behind(parts[0], reading, community, now);
        return reading.Sheet.Question.Length > ScaleSheet.LongestQuestion
            ? reading with { Refusal = ScaleTexts.LongQuestion(reading.Sheet.Question.Length) }
            : reading;
    }

    // Behind the question mark, or where there is none, behind a comma. What says nothing of how it is to be is a part of the question; what
    // looks as if it did, and cannot be read, is not asked of a whole group.
    private static ScaleReading Behind(string question, ScaleReading reading, Community community, DateTimeOffset now)
    {
        var mark = question.LastIndexOf('?');
        var ends = mark > 0 ? [mark + 1] : question.Select((c, i) => (c, i)).Where(p => p.i > 0 && p.c is ',' or ';').Select(p => p.i).ToArray();
        foreach (var end in ends.Where(e => e < question.Length - 1))
        {
            if (TakeAll(question[end..], reading with { Sheet = reading.Sheet with { Question = question[..end].TrimEnd() } }, community, now) is { } read)
                return read;
        }

        return ends.Length > 0 && LooksLikeAWish().IsMatch(question[ends[0]..])
            ? reading with { Refusal = reading.Refusal ?? ScaleTexts.NotUnderstood(reading.Sheet.Kind, question[ends[0]..].Trim(' ', ',', ';')) }
            : reading;
    }

    // At commas, where that can be read; there may be commas in what a number means, and in a date.
    private static ScaleReading? TakeAll(string part, ScaleReading reading, Community community, DateTimeOffset now)
    {
        var pieces = part.Split(',', ';');
        if (pieces.Length > MostPieces)
            return Take(part, reading, community, now);

        // What can be read whole; else what is refused, so that whoever asks hears why.
        return Parted(0, reading, canBeRefused: false) ?? Parted(0, reading, canBeRefused: true);

        ScaleReading? Parted(int from, ScaleReading before, bool canBeRefused)
        {
            if (from == pieces.Length)
                return before;
            for (var to = from + 1; to <= pieces.Length; to++)
            {
                if (Take(string.Join(',', pieces[from..to]), before, community, now) is { } one
                    && (canBeRefused || Equals(one.Refusal, reading.Refusal))
                    && Parted(to, one, canBeRefused) is { } all)
                {
                    return all;
                }
            }

            return null;
        }
    }

    private static ScaleReading? Take(string part, ScaleReading reading, Community community, DateTimeOffset now)
    {
        var words = PlainText.OneLine(part).Trim(' ', ',', ';', '.', '(', ')');
        if (Meaning().Match(words) is { Success: true } meaning)
        {
            // "0 = not at all, closes yesterday" is two things, also where the second cannot be read.
            if (LooksLikeAWish().IsMatch(meaning.Groups["means"].Value))
                return null;
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
                Refusal = reading.Refusal ?? (time.Trouble is not null ? ScaleTexts.NoClosing(time) : null),
            };
        }

        if (Wish(folded, reading) is { } wish)
            return wish;

        // "anonymous every Monday 9am".
        var first = _named.Concat(_nameless).Concat(_inAWord).Concat(_inANumber).Where(w => folded.StartsWith(w + " ", StringComparison.Ordinal)).MaxBy(w => w.Length);
        if (first is not null && Wish(first, reading) is { } begun)
            return Take(words[first.Length..], begun, community, now);
        return reading.Sheet.Kind == ScaleKind.Checkin && (Often().IsMatch(folded) || RuleFirst().IsMatch(folded)) ? Again(words, reading, community, now) : null;
    }

    private static ScaleReading? Wish(string words, ScaleReading reading) => reading.Sheet.Kind switch
    {
        ScaleKind.Scale => _nameless.Contains(words) ? reading : null,
        _ when _named.Contains(words) => reading with { Sheet = reading.Sheet with { IsNamed = true } },
        _ when _nameless.Contains(words) => reading with { Sheet = reading.Sheet with { IsNamed = false } },
        _ when _inAWord.Contains(words) => reading with { Sheet = reading.Sheet with { IsWord = true } },
        _ when _inANumber.Contains(words) => reading with { Sheet = reading.Sheet with { IsWord = false } },
        _ => null,
    };

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

    [GeneratedRegex("^(?<number>0|10) ?(?:=|means|is) ?(?<means>.+)$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Meaning();

    [GeneratedRegex("^(?:it )?(?:closes|closing|close|ends|deadline|open until|open till|until)[: ]+(?<when>.+)$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Closing();

    [GeneratedRegex("\\b(?:one|a single|in a) word\\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex AWord();

    [GeneratedRegex("^(?:every|each|weekly|monthly)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Often();

    [GeneratedRegex("\\b(?:closes|closing|deadline|open until|every|weekly|monthly|anonymous|anonymously|by name)\\b|\\b(?:0|10) ?=", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex LooksLikeAWish();

    [GeneratedRegex("^(?:the )?(?:first|second|third|fourth|last) .+ of (?:every|each|the) month", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex RuleFirst();
}
