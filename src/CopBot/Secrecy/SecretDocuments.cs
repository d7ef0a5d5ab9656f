using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Secrecy;

/// <summary>Names one thing that people are asked, such as vote 14: the asking room's name, and its own number.</summary>
internal readonly record struct Urn(string Room, long Number)
{
    public override string ToString() => $"{Room}/{Number}";
}

/// <summary>
/// What finds one answer again in its box, so that whoever gave it can change it. Drawn at random; it stands in a button of their private
/// chat and in no readable document.
/// </summary>
internal readonly record struct Receipt(long Value);

/// <summary>Who has answered: sealed, in the order of Telegram's numbers, always as long as for the next power of two.</summary>
internal sealed record SecretRoll(string Urn, CommunityId Community, byte[] Written);

/// <summary>
/// What was answered: sealed as one, in an order drawn anew each time. <paramref name="AnswerBytes"/>: each answer takes as much room,
/// however long it is.
/// </summary>
internal sealed record SecretBox(string Urn, CommunityId Community, int AnswerBytes, byte[] Written);

/// <summary>What somebody has begun and not handed in: sealed.</summary>
internal sealed record SecretNote(string Urn, CommunityId Community, PersonId Person, byte[] Written)
{
    public static string IdOf(string urn, PersonId person) => IndexKey.Of(urn, person.Value);
}

internal static class SecretKinds
{
    public static DocumentKind<SecretRoll> Rolls { get; } = new("rolls", r => r.Urn, SecretJson.Default);

    public static DocumentKind<SecretBox> Boxes { get; } = new("boxes", b => b.Urn, SecretJson.Default);

    public static DocumentIndex<SecretNote> NotesByUrn { get; } = new("urn", n => n.Urn);

    public static DocumentIndex<SecretNote> NotesByPerson { get; } = new("person", n => IndexKey.Of(n.Person.Value));

    public static DocumentKind<SecretNote> Notes { get; } = new("secretNotes", n => SecretNote.IdOf(n.Urn, n.Person), SecretJson.Default, NotesByUrn, NotesByPerson);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SecretRoll))]
[JsonSerializable(typeof(SecretBox))]
[JsonSerializable(typeof(SecretNote))]
internal sealed partial class SecretJson : JsonSerializerContext;
