using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Time;
using NodaTime;
using ClockTime = NodaTime.LocalTime;

namespace CopBot.Meetings.Actions;

/// <summary>Who is meant, by names at the beginning of what somebody wrote.</summary>
/// <param name="For">In the order in which they are named; empty where nobody is.</param>
/// <param name="Text">What stands behind the names.</param>
internal sealed record NamedPeople(ImmutableArray<Person> For, string Text)
{
    /// <summary>A name that nobody or several people here have, so that it is not known who is meant; then a sentence says so.</summary>
    public string? Trouble { get; init; }
}

/// <summary>Reads the people that an action is for.</summary>
internal static class ActionPeople
{
    /// <param name="text">One line.</param>
    /// <param name="mentioned">Whom Telegram names by number.</param>
    /// <param name="members">Everybody known here.</param>
    public static NamedPeople Read(string text, IReadOnlyList<Person> mentioned, IReadOnlyList<Person> members)
    {
        var found = ImmutableArray.CreateBuilder<Person>();
        var rest = text;
        while (found.Count < ActionPoint.MostDoers)
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
            return new NamedPeople([.. mentioned.Take(ActionPoint.MostDoers).Select(AsKnown)], text);
        return new NamedPeople(found.ToImmutable(), found.Count == 0 ? text : WithoutLead(rest));

        Person AsKnown(Person person) => members.FirstOrDefault(m => m.Id == person.Id && m.Name.Length > 0) ?? person;
    }

    private static (Person? Person, string Behind, string? Trouble) One(string text, IReadOnlyList<Person> mentioned, IReadOnlyList<Person> members, bool isFirst)
    {
        if (text.StartsWith('@') && Word(text[1..]) is { Length: > 0 } username)
        {
            var known = members.Where(m => string.Equals(m.Username, username, StringComparison.OrdinalIgnoreCase)).ToList();
            if (known.Count == 0)
                known = [.. members.Where(m => string.Equals(FirstName(m), username, StringComparison.OrdinalIgnoreCase))];
            return known switch
            {
                [var one] => (one, text[(1 + username.Length)..], null),
                [] => (null, text, ActionTexts.NobodyCalled("@" + username)),
                _ => (null, text, ActionTexts.SeveralCalled(username, known)),
            };
        }

        // Whole names before first names, the longest first: "Ann Marie" is not "Ann".
        var named = mentioned.Concat(members).Where(m => m.Name.Length > 0).DistinctBy(m => m.Id).ToList();
        if (named.Where(m => StartsWithName(text, m.Name)).MaxBy(m => m.Name.Length) is { } whole)
        {
            var same = named.Where(m => string.Equals(m.Name, whole.Name, StringComparison.OrdinalIgnoreCase)).ToList();
            return same.Count == 1 || mentioned.Any(m => m.Id == whole.Id) ? (whole, text[whole.Name.Length..], null) : (null, text, ActionTexts.SeveralCalled(whole.Name, same));
        }

        // A name is written with a capital, so that "will" and "mark" stay what they are.
        var firsts = text.Length > 0 && char.IsUpper(text, 0) ? named.Where(m => StartsWithName(text, FirstName(m))).ToList() : [];
        if (firsts.Count > 1 && firsts.Where(m => mentioned.Any(p => p.Id == m.Id)).ToList() is { Count: 1 } pointed)
            firsts = pointed;
        return firsts switch
        {
            [] => (null, text, null),
            [var only] => (only, text[FirstName(only).Length..], null),
            _ => (null, text, isFirst ? ActionTexts.SeveralCalled(FirstName(firsts[0]), firsts) : null),
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

    private static string WithoutLead(string rest)
    {
        var text = rest.TrimStart(' ', ':', ',', '–', '—', '-');
        return text.StartsWith("to ", StringComparison.OrdinalIgnoreCase) ? text[3..].TrimStart() : text;
    }

    private static bool StartsWithName(string text, string name) =>
        name.Length > 0 && text.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (text.Length == name.Length || char.IsWhiteSpace(text[name.Length]) || text[name.Length] is ':' or ',' or '&' or '+' or '–' or '—');

    private static string FirstName(Person person) => person.Name.Split(' ', 2)[0];

    private static string Word(string text) => new([.. text.TakeWhile(c => char.IsLetterOrDigit(c) || c == '_')]);
}

/// <summary>By when, as it was read.</summary>
/// <param name="Text">The words, without the date where it stands at their end.</param>
/// <param name="Due">Null where no date is named, or it was not understood.</param>
/// <param name="Time">Null where none is named.</param>
internal sealed record Deadline(string Text, LocalDate? Due, ClockTime? Time)
{
    /// <summary>What was guessed, or what was not understood of a date.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public bool IsTrouble { get; init; }

    public static Deadline Read(string text, LocalDateTime now)
    {
        switch (TimePhrase.Read(text, new PhraseSetting(now, PhraseUse.Deadline)))
        {
            case PhraseReading.Certain { When: var certain }:
                return Of(text, certain, []);
            case PhraseReading.Guessed { When: var guessed, Notes: var notes }:
                return Of(text, guessed, notes);
            case PhraseReading.NotUnderstood { Why: var why } when why != TimeTexts.Nothing && why != TimeTexts.NoDay && why != TimeTexts.TooLong:
                return new Deadline(text, null, null) { Notes = [why], IsTrouble = true };
            default:
                return new Deadline(text, null, null);
        }
    }

    // People's words stay as they are; only a date at their end goes, since it stands below in full and may be changed later.
    private static Deadline Of(string text, When when, ImmutableArray<string> notes)
    {
        var isAtTheEnd = when.Place.Length == 0 && when.Title.Length > 0 && text.StartsWith(when.Title, StringComparison.Ordinal);
        return new Deadline(isAtTheEnd ? text[..when.Title.Length] : text, when.Date, when.Time) { Notes = notes };
    }
}
