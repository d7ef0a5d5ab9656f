using System.Collections.Immutable;
using System.Globalization;
using CopBot.Conversation;
using CopBot.Time;
using ClockTime = NodaTime.LocalTime;

namespace CopBot.Ballots;

/// <summary>What was understood of somebody's words: a wish with what was guessed, or why it will not do.</summary>
/// <param name="Wish">Null where it will not do; it may still be unfinished.</param>
/// <param name="Trouble">A sentence or two that say what to do; empty where nothing is wrong.</param>
internal sealed record BallotReading(BallotWish? Wish, Html Trouble)
{
    public ImmutableArray<string> Notes { get => field.IsDefault ? [] : field; init; } = [];

    public static BallotReading Refused(Html why) => new(null, why);
}

/// <summary>
/// Reads what stands behind /propose and /vote: a proposal, or a question with options between bars or on lines of their own; at the end, in
/// plain words, "closes Friday 5pm", "without names", "hidden until it closes", "quorum half".
/// </summary>
internal static class ReadBallot
{
    private const int StandardMinutes = 60;

    private static readonly char[] Ends = [' ', '.', ',', ';', '|', '\n', '\r', '\t'];

    private static readonly string[] ClauseWords = [" closes ", " closing ", " quorum "];

    private static readonly char[] Separators = [',', ';', '|', '\n', '.'];

    /// <summary>"We meet online in winter months, closes Friday 5pm, quorum half".</summary>
    public static BallotReading Proposal(BallotWish asked, string text, Scene scene)
    {
        var read = Settings(asked with { Text = text.Trim() }, scene);
        return read.Wish is { } wish ? WithText(read, wish) : read;
    }

    /// <summary>"ranked Where shall we meet? | Hanley | Stafford | Online". The kind comes first; null where it names none.</summary>
    public static BallotReading? Vote(string text, Scene scene)
    {
        var (kind, dots, rest) = Kind(text.Trim());
        if (kind is not { } known)
            return null;
        if (known == BallotKind.Dots && dots is < 1 or > Counting.Dots.Most)
            return BallotReading.Refused(AskingTexts.DotsOutOfRange(dots));
        var asked = new BallotWish(known, "") { Dots = dots };
        return known == BallotKind.Consent ? Proposal(asked, rest, scene) : Question(asked, rest, scene);
    }

    /// <summary>A question with its options, where it has any.</summary>
    public static BallotReading Question(BallotWish asked, string text, Scene scene)
    {
        var read = Settings(asked with { Text = text.Trim() }, scene);
        if (read.Wish is not { } wish)
            return read;
        var parts = Parts(wish.Text);
        if (parts.Count == 0)
            return read with { Wish = wish with { Text = "" } };
        read = WithText(read, wish with { Text = parts[0] });
        if (read.Wish is not { } named || parts.Count == 1)
            return read;
        var options = Options(named, parts[1..], scene);
        return options with { Notes = [.. read.Notes, .. options.Notes] };
    }

    /// <summary>What can be chosen, between bars or on lines of their own.</summary>
    public static BallotReading Options(BallotWish wish, string text, Scene scene) => Options(wish, Parts(text), scene);

    /// <summary>"Friday 5pm".</summary>
    public static BallotReading Closing(BallotWish wish, string text, Scene scene)
    {
        var zone = scene.Community.Zone;
        var reading = TimePhrase.Read(text, new PhraseSetting(LocalTime.DateTimeIn(zone, scene.Now), PhraseUse.Deadline));
        if (reading is PhraseReading.NotUnderstood { Why: var why })
            return BallotReading.Refused(reading is PhraseReading.NotUnderstood { IsPast: true } ? AskingTexts.ClosingIsPast : AskingTexts.NoClosing(why));
        var when = reading.Understood!;
        var closes = LocalTime.Instant(zone, when.Date.At(when.Time ?? BallotTimes.EndOfDay));
        if (closes <= scene.Now)
            return BallotReading.Refused(AskingTexts.ClosingIsPast);
        if (closes > scene.Now + BallotWish.Longest)
            return BallotReading.Refused(AskingTexts.ClosingIsFar);
        return BeforeItsDates(new BallotReading(wish with { Closes = closes }, Html.Empty) { Notes = reading is PhraseReading.Guessed { Notes: var notes } ? notes : [] }, scene);
    }

    // A time that is found must be one to come. Where some dates are earlier than its close, and some later, that is said and left to whoever asks.
    private static BallotReading BeforeItsDates(BallotReading read, Scene scene)
    {
        if (read.Wish is not { Kind: BallotKind.Time, Closes: { } closes, Options: { IsEmpty: false } options })
            return read;
        var heard = GoodTime.AtOrAfter(scene.Community, closes);
        var passed = options.Where(o => BallotTimes.HasPassed(o, scene.Community, heard)).ToList();
        return passed.Count == options.Length ? BallotReading.Refused(AskingTexts.ClosesAfterItsDates(options[^1].Label))
            : passed.Count > 0 ? read with { Notes = [.. read.Notes, AskingTexts.PassesBeforeItCloses([.. passed.Select(o => o.Label)])] }
            : read;
    }

    /// <summary>"5", "half", "two thirds", "60%"; null for anything else.</summary>
    public static Quorum? ReadQuorum(string text)
    {
        var words = text.Trim().TrimEnd('.').ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w is not ("of" or "at" or "least" or "the" or "a" or "an" or "one" or "people" or "those" or "who" or "have" or "joined" or "members" or "answers" or "us" or "everybody")).ToList();
        var rest = string.Join(' ', words);
        if (rest.Length == 0)
            return text.Contains("everybody", StringComparison.OrdinalIgnoreCase) ? new Quorum(1, 1) : text.Trim().Equals("one", StringComparison.OrdinalIgnoreCase) ? new Quorum(1) : null;
        if (rest.EndsWith('%') && int.TryParse(rest.TrimEnd('%', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var percent))
            return percent is >= 1 and <= 100 ? new Quorum(percent, 100) : null;
        if (int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number is >= 1 and <= 100_000 ? new Quorum(number) : null;
        return rest switch
        {
            "half" => new Quorum(1, 2),
            "third" => new Quorum(1, 3),
            "two thirds" or "two-thirds" => new Quorum(2, 3),
            "quarter" => new Quorum(1, 4),
            "three quarters" or "three-quarters" => new Quorum(3, 4),
            "all" or "everyone" => new Quorum(1, 1),
            "two" => new Quorum(2),
            "three" => new Quorum(3),
            "four" => new Quorum(4),
            "five" => new Quorum(5),
            "six" => new Quorum(6),
            "seven" => new Quorum(7),
            "eight" => new Quorum(8),
            "nine" => new Quorum(9),
            "ten" => new Quorum(10),
            _ => null,
        };
    }

    private static (BallotKind? Kind, int Dots, string Behind) Kind(string text)
    {
        var end = text.IndexOfAny([' ', '\n', '|', ':']);
        var word = (end < 0 ? text : text[..end]).ToLowerInvariant();
        var rest = end < 0 ? "" : text[end..].TrimStart(' ', ':', '\n', '|');
        BallotKind? kind = word switch
        {
            "ranked" or "rank" or "ranking" => BallotKind.Ranked,
            "score" or "scores" => BallotKind.Score,
            "dots" or "dot" => BallotKind.Dots,
            "approval" or "approve" => BallotKind.Approval,
            "time" or "times" or "date" or "dates" => BallotKind.Time,
            "consent" or "proposal" => BallotKind.Consent,
            _ => null,
        };
        if (kind != BallotKind.Dots)
            return (kind, 0, rest);
        var space = rest.IndexOfAny([' ', '\n', '|', ':']);
        return int.TryParse(space < 0 ? rest : rest[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var dots)
            ? (kind, dots, space < 0 ? "" : rest[space..].TrimStart(' ', ':', '\n', '|'))
            : (kind, Counting.Dots.Standard, rest);
    }

    private static List<string> Parts(string text) =>
        [.. text.Split(['|', '\n']).Select(PlainText.OneLine).Where(p => p.Length > 0)];

    private static BallotReading WithText(BallotReading read, BallotWish wish)
    {
        var most = wish.Kind == BallotKind.Consent ? BallotWish.LongestText : BallotWish.LongestQuestion;
        return wish.Text.Length > most ? BallotReading.Refused(AskingTexts.TextTooLong(most, wish.Text.Length)) : read with { Wish = wish };
    }

    private static BallotReading Options(BallotWish wish, List<string> parts, Scene scene)
    {
        if (parts.Count > BallotWish.MostOptions)
            return BallotReading.Refused(AskingTexts.TooManyOptions(parts.Count));
        if (parts.Count < BallotWish.FewestOptions)
            return BallotReading.Refused(AskingTexts.TooFewOptions(wish.Kind));
        var options = ImmutableArray.CreateBuilder<BallotOption>();
        var notes = ImmutableArray.CreateBuilder<string>();
        foreach (var part in parts)
        {
            if (wish.Kind == BallotKind.Time)
            {
                var (time, trouble) = Time(part, scene, notes);
                if (time is null)
                    return BallotReading.Refused(trouble);
                options.Add(time);
            }
            else if (part.Length > BallotWish.LongestOption)
            {
                return BallotReading.Refused(AskingTexts.OptionTooLong(part));
            }
            else
            {
                options.Add(new BallotOption(part));
            }
        }

        if (options.GroupBy(o => o.Label, StringComparer.CurrentCultureIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return BallotReading.Refused(AskingTexts.OptionTwice(twice.Key));
        if (wish.Kind == BallotKind.Time)
            options.Sort((a, b) => a.Start!.Value.CompareTo(b.Start!.Value));
        return BeforeItsDates(new BallotReading(wish with { Options = options.ToImmutable() }, Html.Empty) { Notes = notes.ToImmutable() }, scene);
    }

    private static (BallotOption? Option, Html Trouble) Time(string text, Scene scene, ImmutableArray<string>.Builder notes)
    {
        var zone = scene.Community.Zone;
        var reading = TimePhrase.Read(text, new PhraseSetting(LocalTime.DateTimeIn(zone, scene.Now)));
        if (reading is PhraseReading.NotUnderstood { Why: var why })
            return (null, AskingTexts.NoTime(text, why));
        var when = reading.Understood!;
        if (when.Rule is not null)
            return (null, AskingTexts.NoTime(text, TimeTexts.NoRepeats));
        if (when.Time is not { } time)
            return (null, AskingTexts.NoHour(text));
        var start = when.Date.At(time);
        if (LocalTime.Instant(zone, start) <= scene.Now)
            return (null, AskingTexts.NoTime(text, TimeTexts.PastTime(time)));
        if (reading is PhraseReading.Guessed { Notes: var guesses })
            notes.AddRange(guesses);
        var more = PlainText.OneLine($"{when.Title} {when.Place}");
        var label = TimeTexts.Start(when) + (more.Length > 0 ? $" ({more})" : "");
        return (new BallotOption(PlainText.Shorten(label, BallotWish.LongestOption)) { Start = start, Minutes = when.Minutes is > 0 and { } minutes ? minutes : StandardMinutes }, Html.Empty);
    }

    // From the end, one clause after the other, as long as there are any.
    private static BallotReading Settings(BallotWish wish, Scene scene)
    {
        var read = new BallotReading(wish, Html.Empty);
        while (true)
        {
            var text = wish.Text.TrimEnd(Ends);
            var (rest, clause, isSure) = LastClause(text);
            if (clause.Length == 0)
                return read with { Wish = wish };
            if (AsFlag(clause, wish) is { } flagged && isSure)
            {
                wish = flagged with { Text = rest };
                continue;
            }

            if (After(clause, "quorum") is { } quorum)
            {
                if (ReadQuorum(quorum) is { } number)
                {
                    wish = wish with { Quorum = number, Text = rest };
                    continue;
                }

                return isSure ? BallotReading.Refused(AskingTexts.NoQuorumRead(quorum)) : read with { Wish = wish };
            }

            if ((After(clause, "closes") ?? After(clause, "closing")) is { } closing)
            {
                var closed = Closing(wish, closing, scene);
                if (closed.Wish is { } closes)
                {
                    wish = closes with { Text = rest };
                    read = read with { Notes = [.. closed.Notes, .. read.Notes] };
                    continue;
                }

                return isSure ? closed : read with { Wish = wish };
            }

            return read with { Wish = wish };
        }
    }

    // Behind a comma or the like it is sure that a clause is meant; "closes…" and "quorum…" may also stand just so.
    private static (string Before, string Clause, bool IsSure) LastClause(string text)
    {
        var at = text.LastIndexOfAny(Separators);
        var tail = text[(at + 1)..].Trim();
        if (StartsClause(tail))
            return (at < 0 ? "" : text[..at].TrimEnd(Ends), tail, IsSure: true);
        var word = ClauseWords.Max(w => text.LastIndexOf(w, StringComparison.OrdinalIgnoreCase));
        if (word < 0)
            return (text, "", false);
        var before = text[..word].TrimEnd();
        var isSure = before.Length > 0 && Separators.Contains(before[^1]);
        return (before.TrimEnd(Ends), text[(word + 1)..], isSure);
    }

    private static bool StartsClause(string tail) =>
        After(tail, "closes") is not null || After(tail, "closing") is not null || After(tail, "quorum") is not null || AsFlag(tail, new BallotWish(default, "")) is not null;

    private static string? After(string clause, string word) =>
        clause.StartsWith(word + " ", StringComparison.OrdinalIgnoreCase) ? clause[(word.Length + 1)..].Trim() : null;

    private static BallotWish? AsFlag(string clause, BallotWish wish) => clause.ToLowerInvariant() switch
    {
        "without names" or "without our names" or "no names" or "anonymous" or "anonymously" => wish with { IsAnonymous = true, IsHidden = false },
        "with names" or "named" => wish with { IsAnonymous = false },
        "hidden" or "hidden until it closes" or "hidden until the end" or "hide results" or "hidden results" => wish with { IsHidden = !wish.IsAnonymous },
        _ => null,
    };
}

/// <summary>When ballots close, and speak up before.</summary>
internal static class BallotTimes
{
    /// <summary>Where nobody has said when: a week on.</summary>
    private static readonly TimeSpan Standard = TimeSpan.FromDays(7);

    private static readonly TimeSpan ShortLead = TimeSpan.FromHours(1);

    /// <summary>Where a day is given without an hour.</summary>
    public static readonly ClockTime EndOfDay = new(17, 0);

    /// <summary>How long before it closes people are reminded.</summary>
    public static readonly TimeSpan ReminderLead = TimeSpan.FromDays(1);

    /// <summary>UTC. What is to find a time closes before the first one: on the evening before, or an hour before it where it is today or tomorrow.</summary>
    public static DateTimeOffset StandardClosing(BallotWish wish, Community community, DateTimeOffset now)
    {
        var aWeekOn = ClosingTime.After(Standard, community, now);
        var starts = wish.Options.Where(o => o.Start is not null && !HasPassed(o, community, now)).Select(o => o.Start!.Value).ToList();
        if (wish.Kind != BallotKind.Time || starts.Count == 0)
            return aWeekOn;
        var first = starts.Min();
        var start = LocalTime.Instant(community.Zone, first);
        var before = first.Date > LocalTime.DateIn(community.Zone, now).PlusDays(1)
            ? LocalTime.Instant(community.Zone, first.Date.PlusDays(-1).At(EndOfDay))
            : start - ShortLead;

        // What closes in quiet hours is heard when they end, and a time that has passed by then cannot be found.
        if (GoodTime.BeforeQuiet(community, before) is var quiet && quiet < before && quiet - ShortLead > now)
            before = quiet - ShortLead;

        // Very soon: half of the time that is left is for answering.
        if (before <= now)
            before = now + ((start - now) / 2);
        return before < aWeekOn ? before : aWeekOn;
    }

    /// <summary>True for a time that is no longer to come at that instant (UTC).</summary>
    public static bool HasPassed(BallotOption option, Community community, DateTimeOffset at) =>
        option.Start is { } start && LocalTime.Instant(community.Zone, start) <= at;

    /// <summary>When those who have not answered are reminded (UTC); null where it opens too late for that.</summary>
    public static DateTimeOffset? Reminder(Ballot ballot, Community community, DateTimeOffset now)
    {
        var at = GoodTime.AtOrAfter(community, ballot.Closes - ReminderLead);
        return at > now && at < ballot.Closes ? at : null;
    }
}
