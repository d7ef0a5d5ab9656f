using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Polls;

/// <summary>What somebody wrote behind /poll, as it was read.</summary>
internal sealed record PollReading(PollSheet Sheet)
{
    /// <summary>Null where nobody said.</summary>
    public DateTimeOffset? Closes { get; init; }

    /// <summary>Sentences that say what was guessed.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Why it cannot be posted, and what to do about it.</summary>
    public Html? Refusal { get; init; }
}

/// <summary>
/// Reads "When shall we meet? | Tuesday | Wednesday | closes Friday 5pm, several answers": the question, the options, then how it is to
/// be, each behind a bar or on a line of its own. How it is to be stands at the end, so that an option may be called anything.
/// </summary>
internal static partial class PollWords
{
    private const int FewestOptions = 2;

    private static readonly Dictionary<string, Func<Wish, Wish>> _wishes = Meanings(
        (Several,
        [
            "several answers", "several", "multiple answers", "multiple", "multiple choice", "several choices", "more than one",
            "more than one answer", "choose several", "pick several", "several answers allowed", "tick all that apply",
            "choose all that apply"
        ]),
        (One,
        [
            "one answer", "one answer only", "single answer", "single choice", "only one answer"
        ]),
        (Anonymous,
        [
            "anonymous", "anonymously", "without names", "no names", "secret"
        ]),
        (Named,
        [
            "named", "with names", "by name", "not anonymous", "names shown", "show names", "public"
        ]),
        (Hidden,
        [
            "hidden", "hidden until it closes", "hidden until closed", "hidden until the end", "hidden results", "results hidden",
            "hide results", "hide results until it closes", "hide the results", "results hidden until it closes",
            "results at the end", "results when it closes"
        ]),
        (Adds,
        [
            "members add options", "members can add options", "members may add options", "people add options",
            "people can add options", "everyone can add options", "anyone can add options", "add options", "adding options",
            "options can be added", "open to more options"
        ]),
        (Final,
        [
            "no changing", "no changes", "no changing votes", "no vote changes", "votes are final", "final", "no revoting",
            "votes cannot be changed", "votes can't be changed", "cannot be changed"
        ]),
        (Open,
        [
            "votes can be changed", "changing allowed", "revoting"
        ]),
        (Shuffled,
        [
            "shuffled", "shuffle", "shuffle options", "random order", "in random order", "mixed order"
        ]));

    /// <param name="text">What stands behind the command.</param>
    /// <param name="community">Whose clock and calendar count.</param>
    /// <param name="now">UTC.</param>
    public static PollReading Read(string text, Community community, DateTimeOffset now)
    {
        var parts = Cut(text);
        var question = parts[0];
        var options = parts[1..];
        var wish = new Wish();
        while (options.Count > 0 && Whole(options[^1], wish, options.Count - 1) is { } understood)
        {
            wish = understood;
            options.RemoveAt(options.Count - 1);
        }

        if (options.Count > 0)
            (options[^1], wish) = AtTheEnd(options[^1], wish, community, now);
        var sheet = new PollSheet(question, [.. options])
        {
            IsAnonymous = wish.IsAnonymous ?? !wish.TakesOptions,
            TakesSeveral = wish.TakesSeveral,
            IsFinal = wish.IsFinal,
            IsHidden = wish.IsHidden,
            TakesOptions = wish.TakesOptions,
            IsShuffled = wish.IsShuffled,
        };
        var reading = new PollReading(sheet)
        {
            Refusal = PollCheck.Refuse(sheet) ?? (wish is { TakesOptions: true, IsAnonymous: true } ? PollTexts.NoAddingWithoutNames : null),
            Notes = wish is { TakesOptions: true, IsAnonymous: null } ? [PollTexts.NamedBecauseOfAdding] : [],
        };
        if (wish.Closes is not { } closing)
            return reading;
        var time = ClosingTime.Read(closing, community, now);
        return reading with
        {
            Closes = time.At,
            Notes = [.. reading.Notes, .. time.Notes],
            Refusal = reading.Refusal ?? (time.Trouble is not null ? PollTexts.NoClosing(time) : null),
        };
    }

    /// <summary>Options as somebody writes them into the form: behind bars or on lines of their own.</summary>
    public static ImmutableArray<string> Options(string text) => [.. Cut(text)];

    private static List<string> Cut(string text)
    {
        var lines = text.Split('\n', '\r').Where(l => l.Trim().Length > 0);
        var parts = lines.SelectMany(l => l.Trim().Trim('|').Split('|')).Select(p => Bullet().Replace(PlainText.OneLine(p), "")).ToList();
        return parts.Count == 0 ? [""] : parts;
    }

    // A part that says nothing but how the poll is to be. It is one only where enough options are left in front of it.
    private static Wish? Whole(string part, Wish wish, int left)
    {
        var words = Fold(part);
        var understood = Single(words, wish);
        if (understood is null && words.IndexOfAny([',', ';']) >= 0)
        {
            understood = wish;
            foreach (var one in words.Split(',', ';'))
            {
                if (Single(Fold(one), understood) is not { } next)
                    return null;
                understood = next;
            }
        }

        return understood is not null && left >= (understood.TakesOptions ? 1 : FewestOptions) ? understood : null;
    }

    // "Wednesday, closes Friday 5pm": behind the last option, what cannot be a part of one.
    private static (string Option, Wish Wish) AtTheEnd(string option, Wish wish, Community community, DateTimeOffset now)
    {
        var found = Closing().Match(option);
        if (wish.Closes is null && found.Success && ClosingTime.Read(found.Groups["when"].Value, community, now).At is not null)
            return AtTheEnd(found.Groups["before"].Value, wish with { Closes = found.Groups["when"].Value }, community, now);
        var comma = option.LastIndexOfAny([',', ';', '(']);
        return comma > 0 && Fold(option[comma..]) is var words && Single(words, wish) is { } understood && (IsNoOption(words) || wish != new Wish() || EndsInAWish(option[..comma]))
            ? AtTheEnd(option[..comma].TrimEnd(), understood, community, now)
            : (option, wish);
    }

    // One word may be a part of an option, such as "Tea, hidden"; what an option hardly ever ends in, or stands in a row with others, is none.
    private static bool IsNoOption(string words) =>
        words.Contains(' ', StringComparison.Ordinal) || words is "named" or "anonymous" or "anonymously" or "several" or "shuffled";

    private static bool EndsInAWish(string option) =>
        option.LastIndexOfAny([',', ';', '(']) is > 0 and var comma && Fold(option[comma..]) is var words && IsNoOption(words) && Single(words, new Wish()) is not null;

    private static Wish? Single(string words, Wish wish)
    {
        if (words.StartsWith("and ", StringComparison.Ordinal))
            words = words[4..];
        if (_wishes.TryGetValue(words, out var set))
            return set(wish);
        return wish.Closes is null && ClosingAlone().Match(words) is { Success: true } closing ? wish with { Closes = closing.Groups["when"].Value } : null;
    }

    private static string Fold(string text) => PlainText.OneLine(text).Trim(' ', ',', ';', '.', '(', ')', '!').Replace('’', '\'').ToLowerInvariant();

    private static Dictionary<string, Func<Wish, Wish>> Meanings(params (Func<Wish, Wish> Set, string[] Words)[] meanings) =>
        meanings.SelectMany(m => m.Words, (m, word) => (word, m.Set)).ToDictionary(m => m.word, m => m.Set, StringComparer.Ordinal);

    private static Wish Several(Wish wish) => wish with { TakesSeveral = true };

    private static Wish One(Wish wish) => wish with { TakesSeveral = false };

    private static Wish Anonymous(Wish wish) => wish with { IsAnonymous = true };

    private static Wish Named(Wish wish) => wish with { IsAnonymous = false };

    private static Wish Hidden(Wish wish) => wish with { IsHidden = true };

    private static Wish Adds(Wish wish) => wish with { TakesOptions = true };

    private static Wish Final(Wish wish) => wish with { IsFinal = true };

    private static Wish Open(Wish wish) => wish with { IsFinal = false };

    private static Wish Shuffled(Wish wish) => wish with { IsShuffled = true };

    // "- Tuesday", "• Tuesday", as lists are written.
    [GeneratedRegex(@"^[-–•*]\s+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?:it |the poll |voting )?(?:closes|closing|close|ends|ending|deadline|open until|open till)[: ]+(?<when>.+)$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex ClosingAlone();

    [GeneratedRegex(@"^(?<before>.+?)[\s,;.(–—-]+(?:it |the poll )?(?:closes|closing|deadline|open until|open till)[: ]+(?<when>[^)]+)\)?$", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Closing();

    private sealed record Wish
    {
        public bool? IsAnonymous { get; init; }

        public bool TakesSeveral { get; init; }

        public bool IsFinal { get; init; }

        public bool IsHidden { get; init; }

        public bool TakesOptions { get; init; }

        public bool IsShuffled { get; init; }

        public string? Closes { get; init; }
    }
}
