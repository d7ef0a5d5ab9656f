using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Nudges.Intros;
using CopBot.Nudges.Prompts;
using CopBot.Storage;
using CopBot.Time;

namespace CopBot.Nudges;

internal static class NudgeKinds
{
    public static DocumentIndex<Nudge> ByCommunity { get; } = new("community", n => IndexKey.Of(n.Community.Value));

    /// <summary>Who made it and whose it is.</summary>
    public static DocumentIndex<Nudge> ByPerson { get; } =
        new("person", n => new[] { n.By, n.Owner }.Distinct().Select(p => p is { } id ? IndexKey.Of(id.Value) : null));

    /// <summary>Drafts and deleted ones.</summary>
    public static DocumentIndex<Nudge> Fleeting { get; } =
        new("fleeting", n => n is { Status: NudgeStatus.Draft or NudgeStatus.Deleted, Since: { } since } ? IndexKey.Of(since) : null);

    public static DocumentKind<Nudge> Nudges { get; } = new("nudges", n => IdOf(n.Id), NudgeJson.Default, ByCommunity, ByPerson, Fleeting);

    public static DocumentKind<NudgeLog> Logs { get; } = new("nudgeLogs", l => IdOf(l.Community), NudgeJson.Default);

    public static DocumentIndex<NudgedPerson> PeopleByCommunity { get; } = new(
        "community", p => p.Wishes.Select(w => w.Community).Concat(p.Said.Select(s => s.Community)).Distinct().Select(c => (string?)IndexKey.Of(c.Value)));

    public static DocumentKind<NudgedPerson> People { get; } = new("nudgedPeople", p => IdOf(p.Person), NudgeJson.Default, PeopleByCommunity);

    public static DocumentIndex<Newcomer> NewcomersByCommunity { get; } = new("community", n => IndexKey.Of(n.Community.Value));

    public static DocumentIndex<Newcomer> NewcomersByPerson { get; } = new("person", n => IndexKey.Of(n.Person.Value));

    public static DocumentIndex<Newcomer> NewcomersByTime { get; } = new("time", n => IndexKey.Of(n.At));

    public static DocumentKind<Newcomer> Newcomers { get; } =
        new("newcomers", n => IdOf(n.Community, n.Person), NudgeJson.Default, NewcomersByCommunity, NewcomersByPerson, NewcomersByTime);

    public static DocumentIndex<Prompt> PromptsByCommunity { get; } = new("community", p => IndexKey.Of(p.Community.Value));

    public static DocumentIndex<Prompt> PromptsByPerson { get; } = new("person", p => p.By is { } by ? IndexKey.Of(by.Value) : null);

    public static DocumentKind<Prompt> Prompts { get; } = new("prompts", p => IndexKey.Of(p.Id.Value), NudgeJson.Default, PromptsByCommunity, PromptsByPerson);

    public static DocumentKind<PromptRound> Rounds { get; } = new("promptRounds", r => IdOf(r.Community), NudgeJson.Default);

    public static DocumentIndex<IntroMember> IntrosByCommunity { get; } = new("community", m => IndexKey.Of(m.Community.Value));

    public static DocumentIndex<IntroMember> IntrosByPerson { get; } = new("person", m => IndexKey.Of(m.Person.Value));

    public static DocumentKind<IntroMember> IntroMembers { get; } =
        new("introMembers", m => IdOf(m.Community, m.Person), NudgeJson.Default, IntrosByCommunity, IntrosByPerson);

    public static DocumentIndex<IntroHistory> HistoryByPerson { get; } =
        new("person", h => h.Met.SelectMany(m => new[] { m.One, m.Other }).Distinct().Select(p => (string?)IndexKey.Of(p.Value)));

    public static DocumentKind<IntroHistory> IntroHistories { get; } = new("introHistories", h => IdOf(h.Community), NudgeJson.Default, HistoryByPerson);

    public static string IdOf(NudgeId id) => IndexKey.Of(id.Value);

    public static string IdOf(CommunityId id) => IndexKey.Of(id.Value);

    public static string IdOf(PersonId id) => IndexKey.Of(id.Value);

    public static string IdOf(CommunityId community, PersonId person) => IndexKey.Of(community.Value, person.Value);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = [typeof(ClockTimeJson)])]
[JsonSerializable(typeof(Nudge))]
[JsonSerializable(typeof(NudgeLog))]
[JsonSerializable(typeof(NudgedPerson))]
[JsonSerializable(typeof(Newcomer))]
[JsonSerializable(typeof(Prompt))]
[JsonSerializable(typeof(PromptRound))]
[JsonSerializable(typeof(IntroMember))]
[JsonSerializable(typeof(IntroHistory))]
[JsonSerializable(typeof(LookAround))]
[JsonSerializable(typeof(RemindMe))]
[JsonSerializable(typeof(NudgeQuestion))]
[JsonSerializable(typeof(OrganisationQuestion))]
internal sealed partial class NudgeJson : JsonSerializerContext;
