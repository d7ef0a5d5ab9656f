using System.Collections.Immutable;

namespace CopBot.Conversation;

/// <summary>Who is meant, by names at the beginning of what somebody wrote.</summary>
/// <param name="For">In the order in which they are named; empty where nobody is.</param>
/// <param name="Text">What stands behind the names.</param>
internal sealed record NamedPeople(ImmutableArray<Person> For, string Text)
{
    /// <summary>Set where it is not known who is meant.</summary>
    public NameTrouble? Trouble { get; init; }

    /// <param name="text">One line.</param>
    /// <param name="mentioned">Whom Telegram names by number.</param>
    /// <param name="members">Everybody known here.</param>
    /// <param name="most">How many names are read at most.</param>
    /// <param name="lead">The word that may stand between the names and the text, such as "to"; it is left out then.</param>
    public static NamedPeople Read(string text, IReadOnlyList<Person> mentioned, IReadOnlyList<Person> members, int most, string lead = "")
    {
        var found = ImmutableArray.CreateBuilder<Person>();
        var rest = text;
        while (found.Count < most)
        {
            var (person, next, trouble) = One(rest, mentioned, members, isFirst: found.Count == 0);
            if (trouble is not null)
                return new NamedPeople([], text) { Trouble = trouble };
            if (person is null)
                break;
            if (found.All(p => p.Id != person.Id))
                found.Add(AsKnown(person));
            rest = next.TrimStart();
            if (!StartsAnother(rest, out var other) || One(other, mentioned, members, isFirst: false).Person is null)
                break;
            rest = other;
        }

        // Mentioned in the middle of a sentence: it is for them, and the words stay as they are.
        if (found.Count == 0 && mentioned.Count > 0)
            return new NamedPeople([.. mentioned.Take(most).Select(AsKnown)], text);
        return new NamedPeople(found.ToImmutable(), found.Count == 0 ? text : WithoutLead(rest, lead));

        Person AsKnown(Person person) => members.FirstOrDefault(m => m.Id == person.Id && m.Name.Length > 0) ?? person;
    }

    private static (Person? Person, string Behind, NameTrouble? Trouble) One(string text, IReadOnlyList<Person> mentioned, IReadOnlyList<Person> members, bool isFirst)
    {
        if (text.StartsWith('@') && Word(text[1..]) is { Length: > 0 } username)
        {
            var known = members.Where(m => string.Equals(m.Username, username, StringComparison.OrdinalIgnoreCase)).ToList();
            if (known.Count == 0)
                known = [.. members.Where(m => string.Equals(FirstName(m), username, StringComparison.OrdinalIgnoreCase))];
            return known switch
            {
                [var one] => (one, text[(1 + username.Length)..], null),
                [] => (null, text, new NameTrouble.Nobody("@" + username)),
                _ => (null, text, new NameTrouble.Several(username, known)),
            };
        }

        // Whole names before first names, the longest first: "Ann Marie" is not "Ann".
        var named = mentioned.Concat(members).Where(m => m.Name.Length > 0).DistinctBy(m => m.Id).ToList();
        if (named.Where(m => StartsWithName(text, m.Name)).MaxBy(m => m.Name.Length) is { } whole)
        {
            var same = named.Where(m => string.Equals(m.Name, whole.Name, StringComparison.OrdinalIgnoreCase)).ToList();
            return same.Count == 1 || mentioned.Any(m => m.Id == whole.Id) ? (whole, text[whole.Name.Length..], null) : (null, text, new NameTrouble.Several(whole.Name, same));
        }

        // A name is written with a capital, so that "will" and "mark" stay what they are.
        var firsts = text.Length > 0 && char.IsUpper(text, 0) ? named.Where(m => StartsWithName(text, FirstName(m))).ToList() : [];
        if (firsts.Count > 1 && firsts.Where(m => mentioned.Any(p => p.Id == m.Id)).ToList() is { Count: 1 } pointed)
            firsts = pointed;
        return firsts switch
        {
            [] => (null, text, null),
            [var only] => (only, text[FirstName(only).Length..], null),
            _ => (null, text, isFirst ? new NameTrouble.Several(FirstName(firsts[0]), firsts) : null),
        };
    }

    // "Ben, Cleo and Ann: …", "Ben & Cleo …", "@ben @cleo …".
    private static bool StartsAnother(string rest, out string other)
    {
        other = rest;
        foreach (var between in new[] { ", and ", ",", "and ", "&", "+" })
        {
            if (rest.StartsWith(between, StringComparison.OrdinalIgnoreCase))
            {
                other = rest[between.Length..].TrimStart();
                return true;
            }
        }

        return rest.StartsWith('@');
    }

    private static string WithoutLead(string rest, string lead)
    {
        var text = rest.TrimStart(' ', ':', ',', '–', '—', '-');
        return text.StartsWith(lead + " ", StringComparison.OrdinalIgnoreCase) ? text[(lead.Length + 1)..].TrimStart() : text;
    }

    private static bool StartsWithName(string text, string name) =>
        name.Length > 0 && text.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (text.Length == name.Length || char.IsWhiteSpace(text[name.Length]) || text[name.Length] is ':' or ',' or '&' or '+' or '–' or '—');

    private static string FirstName(Person person) => person.Name.Split(' ', 2)[0];

    private static string Word(string text) => new([.. text.TakeWhile(c => char.IsLetterOrDigit(c) || c == '_')]);
}

/// <summary>Why it is not known who is meant by a name.</summary>
internal abstract record NameTrouble(string Name)
{
    /// <summary>Nobody who is known here is called so.</summary>
    public sealed record Nobody(string Name) : NameTrouble(Name);

    public sealed record Several(string Name, IReadOnlyList<Person> People) : NameTrouble(Name);
}
