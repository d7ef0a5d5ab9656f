namespace CopBot.Storage;

/// <summary>One step from an older shape of the documents to a newer one.</summary>
/// <param name="To">The version that the database has afterwards; 2 or more, each step one or more above the last.</param>
/// <param name="Why">One line for the log and for whoever reads the code later.</param>
/// <param name="Apply">Works on JSON, since the records of old are gone. Runs in one transaction with the new version's number.</param>
internal sealed record Migration(int To, string Why, Action<IRawDocuments> Apply);

/// <summary>A document as it is stored.</summary>
internal sealed record RawDocument(string Id, string Json);

/// <summary>What a migration may do. Index keys are worked out anew afterwards for each kind that was changed.</summary>
internal interface IRawDocuments
{
    /// <summary>The names of the kinds that are stored, declared today or not.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>All documents of a kind, in the order of their ids; none where the kind is not stored.</summary>
    IReadOnlyList<RawDocument> All(string kind);

    RawDocument? Get(string kind, string id);

    void Put(string kind, RawDocument document);

    bool Delete(string kind, string id);
}
