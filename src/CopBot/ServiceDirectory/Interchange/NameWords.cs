using System.Collections.Frozen;
using CopBot.Search;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>A name in the form in which likeness is looked for: small letters, abbreviations written out, empty words left out.</summary>
internal static class NameWords
{
    private static readonly FrozenSet<string> _empty = "the of and for in at a an to with on by ltd limited cic cio plc charity charitable trust company uk service services project group centre bureau"
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> _written = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["cab"] = ["citizens", "advice"],
        ["cabx"] = ["citizens", "advice"],
        ["assoc"] = ["association"],
        ["assn"] = ["association"],
        ["dept"] = ["department"],
        ["comm"] = ["community"],
        ["st"] = ["saint"],
        ["mt"] = ["mount"],
        ["rd"] = ["road"],
        ["jcp"] = ["jobcentre", "plus"],
        ["foodbank"] = ["food", "bank"],
        ["fb"] = ["food", "bank"],
        ["da"] = ["domestic", "abuse"],
        ["dv"] = ["domestic", "violence"],
        ["mh"] = ["mental", "health"],
        ["cc"] = ["cricket", "club"],
        ["fc"] = ["football", "club"],
        ["rufc"] = ["rugby", "club"],
        ["bc"] = ["bowling", "club"],
        ["lib"] = ["library"],
        ["hosp"] = ["hospital"],
        ["hse"] = ["house"],
        ["ctr"] = ["centre"],
        ["center"] = ["centre"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>At least one word where the name has any: a name of empty words alone keeps them.</summary>
    public static string[] Of(string name)
    {
        List<TextWord> words = [];
        TextWords.Split(name, words);
        var all = words.Where(w => !w.IsSign).SelectMany(w => w.Parts).SelectMany(part => _written.TryGetValue(part, out var written) ? written : [part]).ToArray();
        var telling = all.Where(word => !_empty.Contains(word)).Select(PorterStem.Of).Distinct(StringComparer.Ordinal).ToArray();
        return telling.Length > 0 ? telling : [.. all.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The first letters of all words, "ymca": what an abbreviation may stand for.</summary>
    public static string Initials(string name)
    {
        List<TextWord> words = [];
        TextWords.Split(name, words);
        return string.Concat(words.Where(w => !w.IsSign).SelectMany(w => w.Parts).Where(part => part is not ("of" or "and" or "the" or "for")).Select(part => part[0]));
    }
}
