namespace CopBot.Search;

/// <summary>
/// The stem of an English word: M. F. Porter, "An algorithm for suffix stripping" (1980), with the two later rules
/// (<c>bli</c>, <c>logi</c>) that SQLite's <c>porter</c> tokenizer follows; the tests compare the two.
/// Words with anything but a to z are their own stem.
/// </summary>
internal static class PorterStem
{
    private static readonly (string Ending, string Instead)[] _second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"),
        ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
        ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
        ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Ending, string Instead)[] _third =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] _fourth =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive",
        "ize",
    ];

    public static string Of(string word)
    {
        if (word.Length < 3 || word.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            return word;
        }

        // One letter more than the word: a rule may put an e back.
        Span<char> room = stackalloc char[word.Length + 1];
        word.CopyTo(room);
        var length = Plural(room, word.Length);
        length = PastAndContinuous(room, length);
        if (length > 1 && room[length - 1] == 'y' && HasVowel(room[..(length - 1)]))
        {
            room[length - 1] = 'i';
        }

        length = Swap(room, length, _second);
        length = Swap(room, length, _third);
        length = Drop(room, length);
        length = LastLetters(room, length);
        return room[..length].SequenceEqual(word) ? word : room[..length].ToString();
    }

    private static int Plural(Span<char> room, int length)
    {
        var word = room[..length];
        if (word.EndsWith("sses") || word.EndsWith("ies"))
        {
            return length - 2;
        }

        return word[^1] == 's' && word[^2] != 's' ? length - 1 : length;
    }

    private static int PastAndContinuous(Span<char> room, int length)
    {
        var word = room[..length];
        if (word.EndsWith("eed"))
        {
            return Measure(word[..^3]) > 0 ? length - 1 : length;
        }

        var ending = word.EndsWith("ed") ? 2 : word.EndsWith("ing") ? 3 : 0;
        if (ending == 0 || !HasVowel(word[..^ending]))
        {
            return length;
        }

        length -= ending;
        word = room[..length];
        if (word.EndsWith("at") || word.EndsWith("bl") || word.EndsWith("iz") || (Measure(word) == 1 && EndsShort(word)))
        {
            room[length] = 'e';
            return length + 1;
        }

        return EndsDouble(word) && word[^1] is not ('l' or 's' or 'z') ? length - 1 : length;
    }

    private static int Swap(Span<char> room, int length, (string Ending, string Instead)[] rules)
    {
        foreach (var (ending, instead) in rules)
        {
            if (room[..length].EndsWith(ending))
            {
                var kept = length - ending.Length;
                if (Measure(room[..kept]) == 0)
                {
                    return length;
                }

                instead.CopyTo(room[kept..]);
                return kept + instead.Length;
            }
        }

        return length;
    }

    private static int Drop(Span<char> room, int length)
    {
        foreach (var ending in _fourth)
        {
            if (room[..length].EndsWith(ending))
            {
                var kept = room[..(length - ending.Length)];
                var may = Measure(kept) > 1 && (ending != "ion" || kept[^1] is 's' or 't');
                return may ? kept.Length : length;
            }
        }

        return length;
    }

    private static int LastLetters(Span<char> room, int length)
    {
        if (room[length - 1] == 'e')
        {
            var kept = room[..(length - 1)];
            var measure = Measure(kept);
            if (measure > 1 || (measure == 1 && !EndsShort(kept)))
            {
                length--;
            }
        }

        var word = room[..length];
        return length > 1 && word[^1] == 'l' && word[^2] == 'l' && Measure(word[..^1]) > 1 ? length - 1 : length;
    }

    private static bool IsVowel(ReadOnlySpan<char> word, int at) => word[at] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => at > 0 && !IsVowel(word, at - 1),
        _ => false,
    };

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            if (IsVowel(word, i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Porter's m: how often a consonant follows a vowel.</summary>
    private static int Measure(ReadOnlySpan<char> word)
    {
        var measure = 0;
        var before = false;
        for (var i = 0; i < word.Length; i++)
        {
            var vowel = word[i] == 'y' ? i > 0 && !before : IsVowel(word, i);
            measure += before && !vowel ? 1 : 0;
            before = vowel;
        }

        return measure;
    }

    private static bool EndsDouble(ReadOnlySpan<char> word) =>
        word.Length > 1 && word[^1] == word[^2] && !IsVowel(word, word.Length - 1);

    private static bool EndsShort(ReadOnlySpan<char> word) =>
        word.Length > 2 && !IsVowel(word, word.Length - 3) && IsVowel(word, word.Length - 2) && !IsVowel(word, word.Length - 1)
        && word[^1] is not ('w' or 'x' or 'y');
}
