using System.Text.Json.Serialization;
using CopBot.Storage;

namespace CopBot.CrashChild;

/// <summary>One half of what a numbered transaction writes; the halves are kept as two kinds.</summary>
internal sealed record Half(int Number, string Filling);

/// <summary>How many numbered transactions there were; replaced by each of them.</summary>
internal sealed record Tally(string Id, int Last, long Sequence);

[JsonSerializable(typeof(Half))]
[JsonSerializable(typeof(Tally))]
internal sealed partial class NumberedJson : JsonSerializerContext;

/// <summary>Transactions that show whether one of them was lost, or half done.</summary>
internal static class Numbered
{
    public static readonly DocumentIndex<Half> ByNumber = new("ByNumber", half => IndexKey.Of(half.Number));

    public static readonly DocumentKind<Half> Left = new("Left", half => IndexKey.Of(half.Number), NumberedJson.Default, ByNumber);

    public static readonly DocumentKind<Half> Right = new("Right", half => IndexKey.Of(half.Number), NumberedJson.Default);

    public static readonly DocumentKind<Tally> Tallies = new("Tallies", tally => tally.Id, NumberedJson.Default);

    public static IReadOnlyList<DocumentKind> Kinds { get; } = [Left, Right, Tallies];

    /// <summary>To be run in a transaction: takes the next number, writes two documents, replaces one, and sometimes deletes two.</summary>
    public static int WriteNext(IDocuments documents)
    {
        var last = documents.Get(Tallies, "only")?.Last ?? 0;
        var number = last + 1;
        documents.Put(Left, new Half(number, new string('l', number * 37 % 1500)));
        documents.Put(Right, new Half(number, new string('r', number % 15 == 0 ? 12_000 : number * 91 % 700)));
        documents.Put(Tallies, new Tally("only", number, documents.NextNumber("numbered")));
        // Every tenth one removes the filling of an older one, so that pages are given back and used again.
        if (number % 10 == 0)
            documents.Put(Right, new Half(number - 9, ""));
        return number;
    }

    /// <summary>To be run in a transaction: the last number, or what is wrong.</summary>
    public static (int Last, string? Fault) Check(IDocuments documents)
    {
        var tally = documents.Get(Tallies, "only");
        var last = tally?.Last ?? 0;
        var left = documents.All(Left).Select(half => half.Number);
        var right = documents.All(Right).Select(half => half.Number);
        var indexed = documents.Range(Left, ByNumber, null, null).Select(half => half.Number);
        var expected = Enumerable.Range(1, last).ToArray();
        var fault =
            !left.SequenceEqual(expected) ? "the left halves are not those of the tally"
            : !right.SequenceEqual(expected) ? "the right halves are not those of the tally"
            : !indexed.SequenceEqual(expected) ? "the index does not give what the ids give"
            : documents.Count(Left) != last ? "the count is wrong"
            : (tally?.Sequence ?? 0) != last ? "the sequence is not that of the tally"
            : null;
        return (last, fault);
    }
}
