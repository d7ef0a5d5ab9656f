using System.Collections.Frozen;

namespace CopBot.Search;

/// <summary>Words of chat that say nothing about what is sought: "does anyone know any good …". Folded, as they are compared.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> _words = (
        "a about all also am an and any anybody anyone anything are as at be been best but by can cant could did do does doesnt doing done "
        + "dont for from get give go going good got great guys had has hasnt have havent having he hello help her here hey hi him his how i id "
        + "if ill im in into is isnt it its ive just know like looking lot many may me might more most much must my near need needs new no "
        + "not of on one or our out over people please pls recommend recommendation recommendations recommended really she should so some "
        + "somebody someone something such suggest suggestion suggestions tell than thank thanks that thats the their them then there theres "
        + "these they theyre thing things this those to too up us use used useful very want wanted wants was we well were weve what whats "
        + "when where wheres which who whos why will with wondering would you youd your youve").Split(' ').ToFrozenSet();

    public static bool Contains(string folded) => _words.Contains(folded);
}
