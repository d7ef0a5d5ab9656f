using System.Text.Json.Serialization;
using CopBot.Storage;

namespace CopBot.Polls;

internal static class PollKinds
{
    public static DocumentIndex<QuickPoll> ByCommunity { get; } = new("community", p => IndexKey.Of(p.Community.Value, p.At));

    public static DocumentIndex<QuickPoll> Open { get; } = new("open", p => p.IsOpen ? IndexKey.Of(p.Community.Value, p.Closes) : null);

    /// <summary>By Telegram's own number.</summary>
    public static DocumentIndex<QuickPoll> ByTelegram { get; } = new("telegram", p => p.Telegram.Length > 0 ? p.Telegram : null);

    public static DocumentIndex<QuickPoll> ByPerson { get; } = new("person", p => p.By is { } by ? IndexKey.Of(by.Value) : null);

    public static DocumentKind<QuickPoll> Polls { get; } = new("polls", p => IdOf(p.Id), PollJson.Default, ByCommunity, Open, ByTelegram, ByPerson);

    public static DocumentIndex<PollDraft> DraftsByPerson { get; } = new("person", d => IndexKey.Of(d.Person.Value));

    public static DocumentIndex<PollDraft> DraftsByCommunity { get; } = new("community", d => IndexKey.Of(d.Community.Value));

    public static DocumentIndex<PollDraft> DraftsByAge { get; } = new("age", d => IndexKey.Of(d.At));

    public static DocumentKind<PollDraft> Drafts { get; } =
        new("pollDrafts", d => IndexKey.Of(d.Id.Value), PollJson.Default, DraftsByPerson, DraftsByCommunity, DraftsByAge);

    public static string IdOf(PollId id) => IndexKey.Of(id.Value);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(QuickPoll))]
[JsonSerializable(typeof(PollDraft))]
[JsonSerializable(typeof(PollQuestion))]
[JsonSerializable(typeof(ClosingQuestion))]
[JsonSerializable(typeof(PollIsDue))]
[JsonSerializable(typeof(SettlePoll))]
[JsonSerializable(typeof(ResultIsDue))]
internal sealed partial class PollJson : JsonSerializerContext;
