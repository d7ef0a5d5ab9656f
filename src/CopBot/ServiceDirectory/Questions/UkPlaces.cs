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

    public static bool Knows(string folded) => _names.Contains(folded);

    /// <summary>Those of the names that are words, too, which a text has with a capital inside a sentence or an address.</summary>
    public static IEnumerable<string> NamedIn(string text)
    {
        // What is written in capitals throughout says nothing by them.
        if (!text.AsSpan().ContainsAnyInRange('a', 'z'))
            return [];
        return ChatWords.Of(text).Where(w => w.IsCapital && _ambiguous.Contains(w.Text)).Select(w => string.Intern(w.Text)).Distinct();
    }

    /// <summary>True where only a capital letter or "in" before it tells that a place is meant.</summary>
    public static bool IsAlsoAWord(string folded) => _ambiguous.Contains(folded);
}
