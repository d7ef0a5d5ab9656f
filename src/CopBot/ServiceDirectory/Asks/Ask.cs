using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Asks;

[JsonConverter(typeof(AskIdJson))]
internal readonly record struct AskId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class AskIdJson() : NumberJson<AskId>(id => id.Value, value => new(value));

internal enum AskStatus
{
    Open,

    /// <summary>The asker, or a facilitator, says that it is answered.</summary>
    Sorted,

    /// <summary>Taken back by the asker or a facilitator.</summary>
    Withdrawn,
}

/// <summary>A question that the group was asked, and who can help.</summary>
internal sealed record Ask(AskId Id, CommunityId Community, string Text, DateTimeOffset At)
{
    /// <summary>Who is told of answers; null where they were forgotten, or want it forgotten that it was them.</summary>
    public PersonId? Asker { get; init; }

    /// <summary>As it is shown; empty where the question is asked without a name.</summary>
    public string AskerName { get => field ?? ""; init; } = "";

    /// <summary>Where the card was posted.</summary>
    public TopicId? Topic { get; init; }

    /// <summary>What it is about, in a few words, and where, for the gaps; empty where that is not known.</summary>
    public string About { get => field ?? ""; init; } = "";

    public string Area { get => field ?? ""; init; } = "";

    public ImmutableArray<Helping> Helpers { get => field.IsDefault ? [] : field; init; } = [];

    public AskStatus Status { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public const int LongestText = 500;

    public const int LongestReply = 500;

    /// <summary>More are not kept: nobody reads further.</summary>
    public const int MostHelpers = 100;

    public bool IsNameless => AskerName.Length == 0;

    public bool MayBeClosedBy(Scene scene) => scene.Steers || Asker == scene.Person.Id;

    /// <summary>With this person's offer, or without it where they had made the same one.</summary>
    public Ask Toggle(Person person, HelpKind kind, DateTimeOffset now) =>
        Helpers.Any(h => h.By == person.Id && h.Kind == kind)
            ? this with { Helpers = Helpers.RemoveAll(h => h.By == person.Id && h.Kind == kind) }
            : With(new Helping(person.Id, person.Name, kind, "", now));

    public Ask With(Helping helping) => Helpers.Length >= MostHelpers ? this : this with { Helpers = Helpers.Add(helping) };

    public Ask Without(PersonId person) => this with
    {
        Asker = Asker == person ? null : Asker,
        AskerName = Asker == person && !IsNameless ? ServiceTexts.SomebodyForgotten : AskerName,
        Helpers = [.. Helpers.Where(h => h.By != person)],
    };
}

internal enum HelpKind
{
    CanHelp,
    KnowsSomebody,

    /// <summary>A reply to the card, with its words.</summary>
    Replied,
}

/// <summary>What somebody offered. <paramref name="Text"/> is a reply's words, empty for a press.</summary>
internal sealed record Helping(PersonId? By, string ByName, HelpKind Kind, string Text, DateTimeOffset At);

/// <summary>
/// What was looked up, without who did: so that a page can be turned, the group be asked, and gaps be counted. Its id is drawn at
/// random, so that nobody can guess another one's.
/// </summary>
internal sealed record LookedUp(long Id, CommunityId Community, string Text, string About, string Area, bool Found, DateTimeOffset At)
{
    /// <summary>True once the group was asked, so that a second press does not ask it again.</summary>
    public bool WasAsked { get; init; }
}
