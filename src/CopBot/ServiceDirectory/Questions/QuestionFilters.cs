using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>Takes out of a question for which age it is, when, at what cost, how, and in which language.</summary>
internal static class QuestionFilters
{
    private const int OldestAge = 110;

    private static readonly FrozenDictionary<string, IsoDayOfWeek> _days = new Dictionary<string, IsoDayOfWeek>
    {
        ["monday"] = IsoDayOfWeek.Monday,
        ["mon"] = IsoDayOfWeek.Monday,
        ["tuesday"] = IsoDayOfWeek.Tuesday,
        ["tues"] = IsoDayOfWeek.Tuesday,
        ["tue"] = IsoDayOfWeek.Tuesday,
        ["wednesday"] = IsoDayOfWeek.Wednesday,
        ["weds"] = IsoDayOfWeek.Wednesday,
        ["wed"] = IsoDayOfWeek.Wednesday,
        ["thursday"] = IsoDayOfWeek.Thursday,
        ["thurs"] = IsoDayOfWeek.Thursday,
        ["thur"] = IsoDayOfWeek.Thursday,
        ["friday"] = IsoDayOfWeek.Friday,
        ["fri"] = IsoDayOfWeek.Friday,
        ["saturday"] = IsoDayOfWeek.Saturday,
        ["sat"] = IsoDayOfWeek.Saturday,
        ["sunday"] = IsoDayOfWeek.Sunday,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _languages = (
        "polish urdu punjabi panjabi bengali bangla gujarati hindi arabic farsi persian dari pashto kurdish sorani somali tigrinya amharic romanian bulgarian hungarian "
        + "czech slovak lithuanian latvian russian ukrainian portuguese spanish french italian german turkish greek albanian chinese cantonese mandarin vietnamese "
        + "tamil malayalam sinhala nepali swahili yoruba igbo twi shona lingala welsh gaelic bsl makaton english").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> _numbers =
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".Split(' ')
        .Select((word, i) => (word, Number: i + 1)).ToFrozenDictionary(n => n.word, n => n.Number, StringComparer.Ordinal);

    public static ServiceQuestion Take(QuestionWords words)
    {
        var question = new ServiceQuestion("") { Age = Age(words), Language = Language(words) };
        return question with
        {
            Days = Days(words),
            InTheEvening = Evening(words),
            ForFree = Free(words),
            ByPhone = ByPhone(words),
            Online = Online(words),
        };
    }

    private static AskedAge? Age(QuestionWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Under(words.At(i)) is { } limit)
                return Taken(words, i, i, new AskedAge(null, limit - 1));
            if (Number(words, i, out var glued) is not { } age)
                continue;
            var before = words.At(i - 1);
            var after = words.At(i + 1);
            if (Number(words, i + 1, out _) is { } to && to > age && (words[i + 1].IsGlued || IsAgeWord(words, i + 2) || before is "aged" or "ages" or "age"))
                return Taken(words, i - (before is "aged" or "ages" or "age" ? 1 : 0), i + 1, new AskedAge(age, to));
            if (after is "to" or "and" or "until" && Number(words, i + 2, out _) is { } until && until > age
                && (IsAgeWord(words, i + 3) || before is "aged" or "ages" or "age" or "between" or "from" || glued))
                return Taken(words, i - (before is "aged" or "ages" or "age" or "between" or "from" ? 1 : 0), i + 2, new AskedAge(age, until));
            if (before is "under" or "below" or "u")
                return Taken(words, i - 1, i, new AskedAge(null, age - 1));
            if (before is "over" or "above")
                return Taken(words, i - 1, i, new AskedAge(age, null));
            if (words[i].HasPlus || after is "plus")
                return Taken(words, i, after is "plus" ? i + 1 : i, new AskedAge(age, null));
            if (IsAgeWord(words, i + 1) || glued)
                return Taken(words, i, i, new AskedAge(age, age));
            if (before is "lad" or "boy" or "girl" or "man" or "woman" or "lady" or "gentleman" or "gent" or "male" or "female" or "son" or "daughter" or "teenager" or "lass" or "mum" or "dad" or "gran" or "nan"
                && !words[i - 1].EndsClause && age > 2)
                return Taken(words, i, i, new AskedAge(age, age));
            if (i > 0 && words[i - 1].EndsClause && words[i].EndsClause && age > 0 && IsAPerson(words, i))
                return Taken(words, i, i, new AskedAge(age, age));
            if (before is "aged" or "age" or "turned" or "turning" || (before is "is" or "hes" or "shes" && i + 1 == words.Count))
                return Taken(words, i - 1, i, new AskedAge(age, age));
        }

        return null;

        static AskedAge Taken(QuestionWords words, int from, int to, AskedAge age)
        {
            while (IsAgeWord(words, to + 1))
                to++;
            words.Take(from, to - from + 1);
            return age;
        }
    }

    /// <summary>"A young man, 22, who…": somebody stands right before the number.</summary>
    private static bool IsAPerson(QuestionWords words, int at) =>
        Enumerable.Range(Math.Max(0, at - 3), Math.Min(3, at)).Any(i => ServiceFacts.AudienceOf(words[i].Text) != Audiences.None || ChatFiller.IsRelative(words[i].Text) || words[i].Text is "client" or "person" or "somebody" or "someone" or "patient");

    private static bool IsAgeWord(QuestionWords words, int at) => words.At(at) is "year" or "years" or "yr" or "yrs" or "yo" or "yrold" or "olds" or "month" or "months"
        || (words.At(at) is "old" or "o" or "y" && words.At(at - 1) is "year" or "years" or "yr" or "yrs" or "y" or "month" or "months");

    /// <summary>An age: "14", or glued as in "14yr", "14yo", "u16s", "50s".</summary>
    private static int? Number(QuestionWords words, int at, out bool isGlued)
    {
        isGlued = false;
        var text = words.At(at).AsSpan();
        if (text.Length is 0 or > 8)
            return null;
        if (_numbers.TryGetValue(words.At(at), out var spelled))
            return IsAgeWord(words, at + 1) ? spelled : null;
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits == 0 || !int.TryParse(digits < 0 ? text : text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var age) || age > OldestAge)
            return null;
        var rest = digits < 0 ? "" : text[digits..];
        isGlued = rest is "yr" or "yrs" or "yo" or "y" or "yro" or "yearold" or "year" or "years";
        return isGlued || rest is "" or "s" ? age : null;
    }

    /// <summary>The age in "u16s"; null where it is none.</summary>
    private static int? Under(string text) =>
        text.Length is >= 2 and <= 4 && text[0] == 'u' && int.TryParse(text.AsSpan(1).TrimEnd('s'), NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age is > 1 and <= OldestAge
            ? age
            : null;

    private static ImmutableArray<IsoDayOfWeek> Days(QuestionWords words)
    {
        var days = ImmutableArray.CreateBuilder<IsoDayOfWeek>();
        for (var i = 0; i < words.Count; i++)
        {
            var text = words.At(i);
            var singular = text.EndsWith("days", StringComparison.Ordinal) ? text[..^1] : text;
            if (text is "weekend" or "weekends")
            {
                days.Add(IsoDayOfWeek.Saturday);
                days.Add(IsoDayOfWeek.Sunday);
                words.Take(i);
            }
            else if (text is "weekday" or "weekdays")
            {
                days.AddRange(IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday);
                words.Take(i);
            }
            else if (_days.TryGetValue(singular, out var day) && words.At(i + 1) is not ("school" or "schools") && !(singular == "sat" && words.At(i + 1) is "in" or "down" or "at"))
            {
                days.Add(day);
                words.Take(i);
            }
        }

        return [.. days.Distinct()];
    }

    private static bool Evening(QuestionWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if ((words.At(i) is "evening" or "evenings" && words.At(i - 1) is not "good") || (words.At(i) is "night" or "nights" && words.At(i - 1) is "at" or "on" or "the"))
            {
                words.Take(i);
                return true;
            }

            if (words.At(i) == "after" && words.At(i + 1) is "work" or "5pm" or "6pm")
            {
                words.Take(i, 2);
                return true;
            }
        }

        return false;
    }

    private static bool Free(QuestionWords words)
    {
        var free = false;
        for (var i = 0; i < words.Count; i++)
        {
            var after = words.At(i + 1);
            var before = words.At(i - 1);
            if (words.At(i) == "free" && after is not ("school" or "from" or "prescription" or "prescriptions" or "bus") && before is not ("drug" or "alcohol" or "gluten" or "smoke"))
            {
                free = true;
                words.Take(i);
            }
            else if (words.At(i) is "cost" or "charge" or "fee" && before is "no" or "of" or "without" && after is not "living" && !(before == "no" && after == "of"))
            {
                free = true;
                words.Take(i - 1, 2);
            }
        }

        return free;
    }

    private static bool ByPhone(QuestionWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.At(i) is "phone" or "telephone" && words.At(i - 1) is "by" or "the" or "over" && (words.At(i - 1) != "the" || words.At(i - 2) is "over" or "on"))
            {
                words.Take(i - 1, 2);
                return true;
            }
        }

        return false;
    }

    private static bool Online(QuestionWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.At(i) is "online" or "zoom" or "virtual" or "virtually" or "remotely"
                && words.At(i - 1) is not ("get" or "getting" or "go" or "going" or "gets")
                && words.At(i + 1) is not ("safety" or "abuse" or "bullying" or "banking" or "forms" or "form" or "shopping" or "dating" or "gaming" or "gambling" or "grooming"))
            {
                words.Take(i);
                return true;
            }
        }

        return false;
    }

    private static string? Language(QuestionWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!_languages.Contains(words.At(i)))
                continue;
            var before = words.At(i - 1);
            var after = words.At(i + 1);
            var speaks = after is "speaking" or "speaker" or "speakers";
            if (before is "speak" or "speaks" or "speaking" or "in" || speaks)
            {
                var language = words[i].Written;
                if (words[i].Text == "english")
                    return null;
                if (before is "speak" or "speaks" or "speaking" or "in")
                    words.Take(i - 1);
                words.Take(i, speaks ? 2 : 1);
                return char.ToUpperInvariant(language[0]) + language[1..];
            }
        }

        return null;
    }
}
