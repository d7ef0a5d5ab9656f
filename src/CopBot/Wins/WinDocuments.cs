using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Wins;

internal static class WinKinds
{
    public static DocumentIndex<Win> ByCommunity { get; } = new("community", w => IndexKey.Of(w.Community.Value, w.At));

    /// <summary>Everybody whom a win names.</summary>
    public static DocumentIndex<Win> ByPerson { get; } =
        new("person", w => w.Cheers.Select(c => (PersonId?)c.Person).Append(w.By).Append(w.For).Distinct().Select(p => p is { } id ? IndexKey.Of(id.Value) : null));

    public static DocumentKind<Win> Wins { get; } = new("wins", w => IdOf(w.Id), WinJson.Default, ByCommunity, ByPerson);

    public static DocumentIndex<WinDraft> DraftsByTime { get; } = new("time", d => IndexKey.Of(d.At));

    public static DocumentIndex<WinDraft> DraftsByCommunity { get; } = new("community", d => IndexKey.Of(d.Community.Value));

    public static DocumentKind<WinDraft> Drafts { get; } = new("winDrafts", d => IndexKey.Of(d.Id), WinJson.Default, DraftsByTime, DraftsByCommunity);

    public static DocumentIndex<Thanks> ThanksByCommunity { get; } = new("community", t => IndexKey.Of(t.Community.Value, t.At));

    public static DocumentIndex<Thanks> ThanksByPerson { get; } =
        new("person", t => new[] { t.To, t.From }.Distinct().Select(p => p is { } id ? IndexKey.Of(id.Value) : null));

    public static DocumentIndex<Thanks> ThanksNotShown { get; } = new("notShown", t => t.IsShown ? null : IndexKey.Of(t.At));

    public static DocumentKind<Thanks> Thanks { get; } = new("thanks", t => IdOf(t.Id), WinJson.Default, ThanksByCommunity, ThanksByPerson, ThanksNotShown);

    public static DocumentIndex<ThanksChoice> ChoicesByCommunity { get; } = new("community", c => IndexKey.Of(c.Community.Value));

    public static DocumentIndex<ThanksChoice> ChoicesByPerson { get; } = new("person", c => IndexKey.Of(c.Person.Value));

    public static DocumentKind<ThanksChoice> Choices { get; } =
        new("thanksChoices", c => IdOf(c.Community, c.Person), WinJson.Default, ChoicesByCommunity, ChoicesByPerson);

    public static string IdOf(WinId id) => IndexKey.Of(id.Value);

    public static string IdOf(ThanksId id) => IndexKey.Of(id.Value);

    public static string IdOf(CommunityId community, PersonId person) => IndexKey.Of(community.Value, person.Value);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Win))]
[JsonSerializable(typeof(WinDraft))]
[JsonSerializable(typeof(Thanks))]
[JsonSerializable(typeof(ThanksChoice))]
[JsonSerializable(typeof(WinQuestion))]
[JsonSerializable(typeof(PurgeWin))]
[JsonSerializable(typeof(BringThanks))]
internal sealed partial class WinJson : JsonSerializerContext;
