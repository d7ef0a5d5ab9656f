using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace CopBot.Storage;

/// <summary>What every kind of document has in common; the store is given the full list of them before it opens.</summary>
internal abstract partial class DocumentKind
{
    private protected DocumentKind(string name, IReadOnlyList<string> indexNames)
    {
        Name = CheckName(name, "kind");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var index in indexNames)
        {
            if (!seen.Add(CheckName(index, "index")))
                throw new ArgumentException($"The kind '{name}' declares two indexes with the name '{index}' (capitals do not tell names apart).", nameof(indexNames));
        }

        IndexNames = indexNames;
    }

    /// <summary>The name under which documents of this kind are kept, for ever: a rename needs a migration.</summary>
    public string Name { get; }

    /// <summary>The names of the declared indexes, in the order of their declaration.</summary>
    public IReadOnlyList<string> IndexNames { get; }

    /// <summary>The id and the index keys that the JSON body <paramref name="json"/> has under today's declaration.</summary>
    /// <remarks>Used when keys must be worked out anew: after a migration, and when an index was added.</remarks>
    internal abstract (string Id, string[][] Keys) KeysOf(ReadOnlySpan<byte> json);

    private static string CheckName(string name, string what) => NamePattern().IsMatch(name)
        ? name
        : throw new ArgumentException($"'{name}' is no name for a {what}: use 1 to 30 ASCII letters and digits, beginning with a letter.", nameof(name));

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,29}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NamePattern();
}

/// <summary>One kind of document: how it is named, told apart, written and found.</summary>
/// <typeparam name="T">A sealed, immutable record that System.Text.Json's source generation can write and read back.</typeparam>
/// <remarks>
/// Make one static instance a kind and register it as <see cref="DocumentKind"/>. Two kinds of one store must not share a name,
/// nor two indexes of one kind (capitals do not tell names apart).
/// </remarks>
internal sealed class DocumentKind<T> : DocumentKind
    where T : class
{
    private readonly Func<T, string> _id;
    private readonly JsonSerializerContext _json;

    /// <summary>Declares a kind.</summary>
    /// <param name="name">1 to 30 ASCII letters and digits, beginning with a letter.</param>
    /// <param name="id">The document's id: case-sensitive, at most <see cref="StoreLimits.KeyBytes"/> bytes of UTF-8.</param>
    /// <param name="json">The source-generated context that knows <typeparamref name="T"/>; it is asked at first use, not at start.</param>
    /// <param name="indexes">What the documents can be found by, beside their id.</param>
    public DocumentKind(string name, Func<T, string> id, JsonSerializerContext json, params DocumentIndex<T>[] indexes)
        : base(name, [.. indexes.Select(index => index.Name)])
    {
        _id = id;
        _json = json;
        Indexes = indexes;
    }

    /// <exception cref="InvalidOperationException">The context does not know <typeparamref name="T"/>.</exception>
    public JsonTypeInfo<T> Json => field ??= (JsonTypeInfo<T>)(_json.GetTypeInfo(typeof(T))
        ?? throw new InvalidOperationException($"The JSON context of the kind '{Name}' does not know {typeof(T).Name}."));

    public IReadOnlyList<DocumentIndex<T>> Indexes { get; }

    public string IdOf(T document) => StoreLimits.Check(_id(document), Name, "id");

    /// <summary>The place of <paramref name="index"/> in the declaration.</summary>
    /// <exception cref="ArgumentException">The index is not one of this kind's.</exception>
    public int PlaceOf(DocumentIndex<T> index)
    {
        for (var place = 0; place < Indexes.Count; place++)
        {
            if (ReferenceEquals(Indexes[place], index))
                return place;
        }

        throw new ArgumentException($"The index '{index.Name}' is not declared by the kind '{Name}'.", nameof(index));
    }

    internal override (string Id, string[][] Keys) KeysOf(ReadOnlySpan<byte> json)
    {
        var document = System.Text.Json.JsonSerializer.Deserialize(json, Json)
            ?? throw new InvalidOperationException($"A document of the kind '{Name}' is JSON null.");
        return (IdOf(document), [.. Indexes.Select(index => index.KeysOf(document, Name))]);
    }
}
