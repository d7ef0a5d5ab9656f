using System.Collections.Frozen;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>Well-known names of places, folded: enough to tell "food bank Stretford" from "food bank vouchers".</summary>
internal static class UkPlaces
{
    private static readonly FrozenSet<string> _names =
        Lists.Lines("Places.txt").SelectMany(l => l.Split(',')).Select(FoldedName.Of).Where(n => n.Length > 0).ToFrozenSet(StringComparer.Ordinal);

    // Places that are everyday words, too.
    private static readonly FrozenSet<string> _ambiguous = (
        "sale hale reading bath barking deal rugby wells sandwich settle hook rye battle street hope stone nelson bury wash stanley arnold barrow "
        + "stirling harrow hyde leek ely hull stroud ware march diss eye ash lea manor broadway central park moor perth kingston waterloo").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _anyCase =
        _ambiguous.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Knows(string folded) => _names.Contains(folded);

    /// <summary>Those of the names that are words, too, which a text has with a capital inside a sentence or an address.</summary>
    public static IReadOnlyList<string> NamedIn(string text)
    {
        // What is written in capitals throughout says nothing by them.
        if (!text.AsSpan().ContainsAnyInRange('a', 'z'))
            return [];
        List<string>? named = null;
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsAsciiLetter(text[i]))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0 && char.IsAsciiLetterUpper(text[start]) && _anyCase.TryGetValue(text.AsSpan(start, i - start), out var name) && named?.Contains(name) != true)
                (named ??= []).Add(name);
            start = -1;
        }

        return named ?? [];
    }

    /// <summary>True where only a capital letter or "in" before it tells that a place is meant.</summary>
    public static bool IsAlsoAWord(string folded) => _ambiguous.Contains(folded);
}
