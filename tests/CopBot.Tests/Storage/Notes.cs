using System.Text.Json.Serialization;
using CopBot.Storage;

namespace CopBot.Tests.Storage;

internal sealed record Note(string Id, string Text, DateTimeOffset At, IReadOnlyList<string> Tags, string? Owner = null);

internal sealed record Card(string Id, int Edits);

[JsonSerializable(typeof(Note))]
[JsonSerializable(typeof(Card))]
internal sealed partial class NotesJson : JsonSerializerContext;

/// <summary>The kinds that the store's tests write.</summary>
internal static class Notes
{
    public static readonly DateTimeOffset Noon = new(2025, 3, 30, 12, 0, 0, TimeSpan.Zero);

    public static readonly DocumentIndex<Note> ByTag = new("ByTag", note => note.Tags);

    public static readonly DocumentIndex<Note> ByTime = new("ByTime", note => IndexKey.Of(note.At));

    public static readonly DocumentIndex<Note> ByOwner = new("ByOwner", note => note.Owner);

    public static readonly DocumentKind<Note> Kind = new("Notes", note => note.Id, NotesJson.Default, ByTag, ByTime, ByOwner);

    public static readonly DocumentKind<Card> Cards = new("Cards", card => card.Id, NotesJson.Default);

    public static IReadOnlyList<DocumentKind> Kinds { get; } = [Kind, Cards];

    public static Note Make(string id, string text = "", params string[] tags) => new(id, text, Noon, tags);
}
