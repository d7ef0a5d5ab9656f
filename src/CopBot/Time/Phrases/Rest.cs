using System.Collections.Immutable;

namespace CopBot.Time.Phrases;

/// <summary>What of a text is no time: its title, its place, and whether something is left that should have been understood.</summary>
internal sealed class Rest
{
    private static readonly string[] Never = ["not", "never", "cant", "cannot", "isnt", "wont", "dont", "except", "or", "unless", "than", "excluding", "any", "some", "either", "most", "which", "whichever"];

    private static readonly string[] Open =
    [
        "or", "except", "excluding", "not", "unless", "every", "each", "alternate", "other", "before", "after", "until", "till", "twice", "thrice", "times",
        "week", "weeks", "weekly", "fortnightly", "fortnight", "monthly", "month", "months", "year", "years", "hour", "hours", "minutes", "am", "pm", "oclock",
        "past", "quarter", "half", "term", "termly", "during", "last", "next", "within", "from", "if", "depending", "starting", "ending", "apart", "but", "teatime", "late", "early",
    ];

    private static readonly string[] EndOfTitle =
    [
        "on", "at", "from", "for", "is", "the", "this", "will", "be", "starts", "starting", "held", "happening", "every", "date", "time", "when", "and",
        "by", "due", "closes", "closing", "until", "before", "deadline", "in", "of", "then", "a", "scheduled", "between", "to", "moved to",
    ];

    private static readonly string[] Chat =
    [
        "lets meet", "let us meet", "shall we meet", "can we meet", "could we meet", "we meet", "how about", "what about", "see you", "meet", "please", "pls", "thanks",
        "thank you", "if that works", "ok", "everyone", "all welcome",
    ];

    private readonly string _text;

    private readonly ImmutableArray<Token> _tokens;

    private readonly Assembly _assembly;

    public Rest(string text, ImmutableArray<Token> tokens, Assembly assembly)
    {
        (_text, _tokens, _assembly) = (text, tokens, assembly);
        Divide();
    }

    public string Title { get; private set; } = "";

    public string Place { get; private set; } = "";

    /// <summary>"Breakfast briefing", "evening class": what a name says of the time of day.</summary>
    public DayPart Hint { get; private set; }

    public string Words(Fragment fragment) => Cut(fragment.First, fragment.Next);

    /// <summary>Words beside the time that speak of time too and were not understood; null where there are none.</summary>
    public string? Doubtful(PhraseUse use)
    {
        foreach (var used in _assembly.Used)
        {
            var before = used.First - 1;
            if (before >= 0 && (_tokens[before].Is("week") || (_tokens[before].Is("c") && before > 1 && _tokens[before - 2].Is("w")) || _tokens[before].Is("wc")))
                return Cut(Math.Max(0, before - 2), used.Next);
            while (before >= 0 && _tokens[before].Text is "on" or "the" or "a" or "at" or "in" or "for" or "of" or "month" or "week")
                before--;
            if (used.Date is DateSpec.Coming && before == used.First - 1 && before >= 0 && Is(before, ["black", "cyber", "plough", "giving", "super", "late", "early", "mid"]))
                return Cut(before, used.Next);
            if (before >= 0 && (Is(before, Never) || Is(before, ["twice", "thrice"]) || (before == used.First - 1 && use == PhraseUse.Meeting && Is(before, ["by", "before", "after", "until", "within", "every", "each", "half", "quarter", "past"]))))
                return Cut(before, used.Next);

            if (before > 0 && Is(before, ["weeks", "months", "sessions", "days", "hours", "years"]) && (_tokens[before - 1].Number > 0 || _tokens[before - 1].Meaning.Count > 0))
                return Cut(before - 1, used.Next);
            if (used is { Pace: not null, Date: null } && before >= 0 && before == used.First - 1 && (_tokens[before].Kind == TokenKind.Number || _tokens[before].Meaning.Count > 0))
                return Cut(before, used.Next);
            if (used.Pace is not null && Enumerable.Range(used.First - 3, 3).Any(at => at >= 0 && Is(at, ["term", "termtime", "holiday", "holidays"])))
                return Cut(Math.Max(0, used.First - 3), used.Next);
            if (before > 0 && Is(before - 1, ["no", "cancel", "cancelled", "postponed"]) && _tokens[before].IsWord)
                return Cut(before - 1, used.Next);

            var after = used.Next;
            if (after < _tokens.Length && _tokens[after].Text is "," or "(" or "-" or "/")
                after++;
            if (after >= _tokens.Length || _assembly.Used.Exists(one => one.First <= after && after < one.Next))
                continue;
            var token = _tokens[after];
            if (token.Text is "in" or "during" or "of" or "at" or "on" or "and" or "the" && after + 1 < _tokens.Length)
            {
                var next = _tokens[after + 1].Text is "the" or "school" && after + 2 < _tokens.Length ? _tokens[after + 2] : _tokens[after + 1];
                if (next.Meaning.Month > 0 && token.Text is "in" or "of" or "during" or "on" && next.Meaning.Month > 0)
                    return Cut(after, after + 2);
                if (next.Text is "term" or "termtime" or "holidays" or "holiday" or "month" or "week" or "year" || (token.Text is "and" && (Is(after + 1, Open) || next.Meaning.Month > 0 || next.Meaning.Weekday != NodaTime.IsoDayOfWeek.None)))
                    return Cut(after, Math.Min(after + 4, _tokens.Length));
                if (next.Kind == TokenKind.Number && after + 1 == _tokens.Length - 1 && token.Text is not ("in" or "the"))
                    return Cut(after, after + 2);
                continue;
            }

            if (Is(after, Open) || (Is(after, ["to", "through"]) && after + 1 < _tokens.Length && !_tokens[after + 1].IsWord) || (after + 1 < _tokens.Length && Is(after + 1, ["time"]) && token.IsWord) || (Is(after, ["a", "p"]) && after + 2 < _tokens.Length && _tokens[after + 1].Text == "." && _tokens[after + 2].Text == "m") || token.Meaning is { Ordinal: not 0 } || token.Meaning.Weekday != NodaTime.IsoDayOfWeek.None && !_assembly.Names.Exists(one => one.First == after)
                || token.Meaning.Month > 0 && !token.Text.Equals("may", StringComparison.Ordinal))
            {
                return Cut(after, Math.Min(after + 3, _tokens.Length));
            }

            // A number that is followed by a word may be a house; what else it is, nobody can tell.
            if (token.Kind == TokenKind.Number && (after + 1 >= _tokens.Length || _tokens[after + 1] is not { IsWord: true, Spaced: true } || Is(after + 1, Open)))
                return Cut(after, Math.Min(after + 3, _tokens.Length));
            if (token.Text is ":" or "." or "+" && after + 1 < _tokens.Length && _tokens[after + 1].Kind == TokenKind.Number)
                return Cut(after, Math.Min(after + 2, _tokens.Length));
        }

        return null;
    }

    private bool Is(int at, string[] words) => _tokens[at].IsWord && Array.Exists(words, _tokens[at].Is);

    private string Cut(int first, int next) => first >= next ? "" : _text[_tokens[first].Start.._tokens[next - 1].End];

    private void Divide()
    {
        // A pace in a name ("Weekly catch-up") stays in it.
        var spans = _assembly.Used.Where(one => !(one.Pace is { HasDays: false } && one != _assembly.Whole && one.First < _assembly.Whole.First && one.From is null)).ToList();
        var title = Cut(0, spans[0].First);
        var between = spans.Zip(spans.Skip(1)).Select(pair => Cut(pair.First.Next, pair.Second.First)).ToList();
        var after = Cut(spans[^1].Next, _tokens.Length);
        Title = CleanTitle(title);
        var places = new List<string>();
        foreach (var piece in between.Append(after))
        {
            var isPlace = StartsWithAt(piece);
            var clean = CleanPlace(piece);
            if (clean.Length == 0)
                continue;
            if (Title.Length == 0 && !isPlace && places.Count == 0 && !IsPlaceByItself(clean))
            {
                (Title, var place) = SplitAt(clean);
                if (place.Length > 0)
                    places.Add(place);
            }
            else
            {
                places.Add(clean);
            }
        }

        if (places.Count == 0 && Title.Length > 0)
        {
            (Title, var place) = SplitAt(Title);
            if (place.Length > 0)
                places.Add(place);
        }

        Place = string.Join(", ", places);
        foreach (var token in _tokens)
        {
            if (Hint == DayPart.None && token.IsWord)
            {
                Hint = token.Text switch
                {
                    "breakfast" or "brunch" => DayPart.Breakfast,
                    "morning" => DayPart.Morning,
                    "evening" or "supper" or "dinner" or "night" => DayPart.Evening,
                    _ => DayPart.None,
                };
            }
        }
    }

    private static (string Title, string Place) SplitAt(string text)
    {
        foreach (var mark in new[] { " at ", " @ ", ", " })
        {
            var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at > 0)
                return (text[..at].TrimEnd(' ', ','), CleanPlace(text[(at + mark.Length)..]));
        }

        return (text, "");
    }

    // "24 Hope Street", "Room 12", "Hanley Library".
    private static bool IsPlaceByItself(string text)
    {
        var tokens = Token.Cut(text);
        if (tokens.Length == 0 || tokens.Any(token => token.Text is "," or "@" or "at"))
            return false;
        return tokens[0].Kind != TokenKind.Word || tokens[0].Text is "room" or "zoom" or "teams" or "online"
            || tokens[^1].Text is "street" or "road" or "lane" or "avenue" or "library" or "hall" or "centre" or "church" or "school" or "house" or "room" or "office" or "hub" or "café";
    }

    private static bool StartsWithAt(string text)
    {
        var start = text.TrimStart(' ', ',', '.', ')', '-', '–');
        return start.StartsWith("at ", StringComparison.OrdinalIgnoreCase) || start.StartsWith("in ", StringComparison.OrdinalIgnoreCase) || start.StartsWith('@');
    }

    private static string CleanTitle(string text)
    {
        var clean = Trim(text);
        for (var changed = true; changed && clean.Length > 0;)
        {
            changed = false;
            foreach (var word in EndOfTitle)
            {
                if (EndsWithWord(clean, word))
                {
                    clean = Trim(clean[..^word.Length]);
                    changed = true;
                }
            }
        }

        return WithoutChat(clean);
    }

    private static string CleanPlace(string text)
    {
        var clean = Trim(text);
        for (var changed = true; changed && clean.Length > 0;)
        {
            changed = false;
            foreach (var word in new[] { "at", "in", "@", "place", "venue", "where", "location", "and", "on", "held", "title", "time", "date", "when" })
            {
                if (clean.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (clean.Length == word.Length || word == "@" || !char.IsLetterOrDigit(clean[word.Length])))
                {
                    clean = Trim(clean[word.Length..]);
                    changed = true;
                }
            }
        }

        return WithoutChat(clean);
    }

    private static string WithoutChat(string text)
    {
        var plain = text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal).TrimEnd('!', '?', ' ');
        if (Array.Exists(Chat, chat => string.Equals(plain, chat, StringComparison.OrdinalIgnoreCase)))
            return "";
        return EndsWithWord(text, "please") ? Trim(text[..^"please".Length]) : text;
    }

    private static bool EndsWithWord(string text, string word) =>
        text.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !(char.IsLetterOrDigit(text[^(word.Length + 1)]) || text[^(word.Length + 1)] is '-' or '\'' or '’'));

    private static string Trim(string text) => text.Trim().Trim(' ', ',', ';', ':', '-', '–', '—', '|', '.', '(', ')', '@', '?', '!', '\n', '\r', '\t');
}
