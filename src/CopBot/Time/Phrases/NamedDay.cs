using System.Collections.Frozen;
using NodaTime;

namespace CopBot.Time.Phrases;

/// <summary>A day that people call by name. <paramref name="In"/> gives its date in a year.</summary>
internal sealed record NamedDay(string Name, Func<int, LocalDate> In, string? Doubt = null)
{
    /// <summary>"Christmas" alone may be a party's name.</summary>
    public bool IsLoose { get; init; }

    private static readonly FrozenDictionary<string, (string[] Words, NamedDay Day)[]> All =
        Build().GroupBy(one => one.Words[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The day whose words stand at a place, the longest first.</summary>
    public static NamedDay? At(ReadOnlySpan<Token> tokens, out int length)
    {
        length = 0;
        if (tokens.IsEmpty || !tokens[0].IsWord || !All.TryGetValue(tokens[0].Meaning.Meant ?? tokens[0].Text, out var all))
            return null;
        foreach (var (words, day) in all)
        {
            if (Stands(words, tokens) is > 0 and var found)
            {
                length = found;
                return day;
            }
        }

        return null;
    }

    // How many tokens they take; 0 where they do not stand there. "Fathers' Day" has a mark between.
    private static int Stands(string[] words, ReadOnlySpan<Token> tokens)
    {
        var at = 0;
        foreach (var word in words)
        {
            if (at > 0 && at < tokens.Length && tokens[at].Text == "'")
                at++;
            if (at >= tokens.Length || !tokens[at].IsWord || !tokens[at].Is(word))
                return 0;
            at++;
        }

        return at;
    }

    private static (string[] Words, NamedDay Day)[] Build()
    {
        var all = new List<(string[] Words, NamedDay Day)>();
        void Add(NamedDay day, params string[] names) => all.AddRange(names.Select(name => (name.Split(' '), day)));
        static NamedDay Fixed(string name, int day, int month) => new(name, year => new LocalDate(year, month, day));
        static NamedDay Easter(string name, int days) => new(name, year => BankHolidays.Easter(year).PlusDays(days));

        Add(Fixed("Boxing Day", 26, 12), "boxing day", "st stephens day", "saint stephens day");
        Add(Fixed("Christmas Day", 25, 12), "christmas day", "xmas day");
        Add(Fixed("Christmas Day", 25, 12) with { IsLoose = true, Doubt = "I took Christmas as 25 December." }, "christmas", "xmas");
        Add(Fixed("Christmas Eve", 24, 12), "christmas eve", "xmas eve");
        Add(Fixed("New Year's Day", 1, 1), "new years day", "new year day");
        Add(Fixed("New Year's Day", 1, 1) with { IsLoose = true, Doubt = "I took New Year as 1 January." }, "new year", "new years");
        Add(Fixed("New Year's Eve", 31, 12), "new years eve", "new year eve", "nye", "hogmanay");
        Add(Easter("Good Friday", -2), "good friday");
        Add(Easter("Easter Saturday", -1) with { Doubt = "I took Easter Saturday as the day before Easter Sunday." }, "easter saturday", "holy saturday");
        Add(Easter("Easter Sunday", 0), "easter sunday", "easter day");
        Add(Easter("Easter Sunday", 0) with { IsLoose = true, Doubt = "I took Easter as Easter Sunday." }, "easter");
        Add(Easter("Easter Monday", 1), "easter monday", "easter bank holiday monday", "easter monday bank holiday");
        Add(Easter("Easter Tuesday", 2), "easter tuesday");
        Add(Easter("Shrove Tuesday", -47), "shrove tuesday", "pancake day", "pancake tuesday");
        Add(Easter("Ash Wednesday", -46), "ash wednesday");
        Add(Easter("Mother's Day", -21), "mothers day", "mothering sunday");
        Add(Easter("Palm Sunday", -7), "palm sunday");
        Add(Easter("Maundy Thursday", -3), "maundy thursday");
        Add(Easter("Ascension Day", 39), "ascension day");
        Add(Easter("Whit Monday", 50), "whit monday");
        Add(Easter("Whit Sunday", 49), "whit sunday", "whitsun", "pentecost");
        var earlyMay = new NamedDay("the early May bank holiday", BankHolidays.EarlyMay);
        Add(earlyMay, "early may bank holiday monday", "early may bank holiday", "may day bank holiday");
        Add(earlyMay with { Doubt = "There are two bank holidays in May. I took the first." }, "may bank holiday monday", "may bank holiday");
        Add(Fixed("May Day", 1, 5) with { Doubt = "I took May Day as 1 May, not as the bank holiday." }, "may day");
        var spring = new NamedDay("the spring bank holiday", BankHolidays.Spring);
        Add(spring, "spring bank holiday monday", "spring bank holiday", "late may bank holiday monday", "late may bank holiday", "whit monday bank holiday");
        var summer = new NamedDay("the summer bank holiday", BankHolidays.Summer);
        Add(summer, "summer bank holiday monday", "summer bank holiday", "august bank holiday monday", "august bank holiday");
        Add(Fixed("St Patrick's Day", 17, 3), "st patricks day", "saint patricks day", "st paddys day", "paddys day");
        Add(Fixed("St George's Day", 23, 4), "st georges day", "saint georges day");
        Add(Fixed("St David's Day", 1, 3), "st davids day", "saint davids day");
        Add(Fixed("St Andrew's Day", 30, 11), "st andrews day", "saint andrews day");
        Add(Fixed("the Twelfth", 12, 7), "battle of the boyne", "orangemens day");
        Add(Fixed("Burns Night", 25, 1), "burns night");
        Add(Fixed("Valentine's Day", 14, 2), "valentines day", "st valentines day");
        Add(Fixed("Halloween", 31, 10), "halloween", "hallowe en", "hallowen");
        Add(Fixed("Bonfire Night", 5, 11), "bonfire night", "guy fawkes night", "guy fawkes day", "guy fawkes");
        Add(Fixed("Armistice Day", 11, 11), "armistice day");
        Add(new NamedDay("Remembrance Sunday", year => BankHolidays.Nth(year, 11, 2, IsoDayOfWeek.Sunday)), "remembrance sunday");
        Add(Fixed("11 November", 11, 11) with { Doubt = "I took Remembrance Day as 11 November." }, "remembrance day");
        Add(new NamedDay("Father's Day", year => BankHolidays.Nth(year, 6, 3, IsoDayOfWeek.Sunday)), "fathers day");
        Add(Fixed("International Women's Day", 8, 3), "international womens day");
        Add(Fixed("World Mental Health Day", 10, 10), "world mental health day");
        return [.. all.OrderByDescending(one => one.Words.Length)];
    }
}
