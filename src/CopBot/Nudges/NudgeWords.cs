using System.Text.RegularExpressions;
using CopBot.Conversation;
using CopBot.Time;
using NodaTime;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.Nudges;

/// <summary>When something is to be said, as it was read.</summary>
internal sealed record NudgeTime
{
    public Repeat? Repeat { get; init; }

    public Lead? Ahead { get; init; }

    /// <summary>The first time, UTC; null where it follows meetings.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>What was guessed.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>What came of reading a line such as "every Monday 9am What are you working on?".</summary>
internal abstract record NudgeReading
{
    private NudgeReading()
    {
    }

    /// <summary><paramref name="Text"/> is empty where nothing stood beside the time.</summary>
    public sealed record Understood(NudgeTime Time, string Text, bool FromList) : NudgeReading;

    /// <summary><paramref name="Why"/> is a sentence.</summary>
    public sealed record NotUnderstood(string Why) : NudgeReading;
}

/// <summary>
/// Reads when, and what. The time stands first, or last ("to ring the school Friday 10am"); what is said is not searched for times, so
/// "this week" in a question stays what it is.
/// </summary>
internal static partial class NudgeWords
{
    /// <summary>A time has no more words.</summary>
    private const int MostWords = 16;

    private static readonly NodaTime.LocalTime UsualHour = new(9, 0);

    public static NudgeReading Read(string words, Community community, DateTimeOffset now)
    {
        var line = PlainText.OneLine(words);
        if (line.Length == 0)
            return new NudgeReading.NotUnderstood(NudgeTexts.NothingToRead);
        if (BeforeMeetings().Match(line) is { Success: true } before)
            return ReadAhead(before.Groups["lead"].Value, before.Groups["rest"].Value);
        var local = LocalTime.DateTimeIn(community.Zone, now);
        var parts = line.Split(' ');
        string? trouble = null;
        foreach (var atStart in new[] { true, false })
        {
            var most = Math.Min(parts.Length, MostWords);
            When? found = null;
            var notes = Array.Empty<string>();
            var used = 0;
            for (var count = most; count > 0; count--)
            {
                var phrase = string.Join(' ', atStart ? parts[..count] : parts[^count..]).TrimEnd(':', ',', '–', '—', '-', '.');
                var reading = TimePhrase.Read(phrase, new PhraseSetting(local));
                if (reading is PhraseReading.NotUnderstood { Why: var why } && count <= 4 && why != TimeTexts.Nothing)
                    trouble ??= why;
                if (reading.Understood is not { Title.Length: 0, Place.Length: 0 } when || (found is not null && !IsSame(found, when)))
                {
                    if (found is not null)
                        break;
                    continue;
                }

                (found, used) = (when, count);
                notes = reading is PhraseReading.Guessed guessed ? [.. guessed.Notes] : [];
            }

            if (found is null)
                continue;
            var text = string.Join(' ', atStart ? parts[used..] : parts[..^used]);
            return Timed(found, notes, Cleaned(text), community, now);
        }

        return new NudgeReading.NotUnderstood(trouble ?? TimeTexts.Nothing);
    }

    /// <summary>When a meeting's nudge is to be said, UTC.</summary>
    public static DateTimeOffset Before(UpcomingMeeting meeting, Lead ahead, Community community)
    {
        var start = new LocalDate(meeting.Date.Year, meeting.Date.Month, meeting.Date.Day).At(meeting.Start.ToLocalTime());
        return LocalTime.Instant(community.Zone, ahead.Before(start));
    }

    private static NudgeReading Timed(When when, IReadOnlyList<string> notes, string text, Community community, DateTimeOffset now)
    {
        // An end says nothing of when to speak.
        var said = new List<string>(notes);
        if (when.Time is null)
            said.Add(NudgeTexts.UsualTime(UsualHour));
        var hour = when.Time ?? UsualHour;
        if (when.Rule is { } rule)
        {
            if (Repeat.Make(rule, when.Date.At(hour), community.Zone) is not RepeatOutcome.Made { Repeat: var made })
                return new NudgeReading.NotUnderstood(TimeTexts.RuleNever);
            var repeat = made with { Except = when.Except };
            return repeat.Instants(now.AddTicks(1), 1) is [var first]
                ? Understood(new NudgeTime { Repeat = repeat, First = first, Notes = said }, text)
                : new NudgeReading.NotUnderstood(TimeTexts.RuleOver);
        }

        var at = LocalTime.Instant(community.Zone, when.Date.At(hour));
        return at > now ? Understood(new NudgeTime { First = at, Notes = said }, text) : new NudgeReading.NotUnderstood(NudgeTexts.Past);
    }

    // "3 days before each meeting …", "the day before each meeting at 6pm …".
    private static NudgeReading ReadAhead(string lead, string rest)
    {
        var parts = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var count = Math.Min(parts.Length, 4); count >= 0; count--)
        {
            var phrase = $"{lead} before {string.Join(' ', parts[..count]).TrimEnd(':', ',')}".TrimEnd();
            if (LeadPhrase.Read(phrase) is LeadReading.Understood { Leads: [var ahead] } && (count == 0 || ahead.At is not null))
                return Understood(new NudgeTime { Ahead = ahead }, Cleaned(string.Join(' ', parts[count..])));
        }

        return new NudgeReading.NotUnderstood(TimeTexts.NoLead);
    }

    private static NudgeReading.Understood Understood(NudgeTime time, string text) =>
        FromList().IsMatch(text) ? new(time, "", FromList: true) : new(time, PlainText.Shorten(text, Nudge.LongestText), FromList: false);

    private static bool IsSame(When one, When other) => one.Date == other.Date && one.Time == other.Time && Equals(one.Rule, other.Rule) && one.End == other.End;

    private static string Cleaned(string text)
    {
        var rest = text.Trim(' ', ':', ',', '–', '—', '-');
        foreach (var lead in new[] { "to ", "that " })
        {
            if (rest.StartsWith(lead, StringComparison.OrdinalIgnoreCase))
                rest = rest[lead.Length..].TrimStart();
        }

        return rest.Trim('"', '“', '”', ' ');
    }

    [GeneratedRegex(@"^(?<lead>.{1,60}?)\s+(before|ahead of)\s+((each|every|the|our|any|all|all our)\s+)?(next\s+)?meetings?\b[:,]?\s*(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BeforeMeetings();

    [GeneratedRegex(@"^(a (prompt|question) )?from (the|our) (list|prompts)( of prompts)?\.?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FromList();
}
