using System.Collections.Immutable;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>A file of services as it was read, before anything is compared.</summary>
/// <param name="Rows">In the file's order.</param>
/// <param name="Refused">Rows that are no service, with a reason each.</param>
internal sealed record ImportFile(ImmutableArray<ImportedRow> Rows, ImmutableArray<RowNote> Refused)
{
    /// <summary>Values that could not be read and were left out or kept as words, while their row was taken.</summary>
    public ImmutableArray<RowNote> LeftOut { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Columns whose meaning is not known.</summary>
    public ImmutableArray<string> UnknownColumns { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>Set where the whole file cannot be used: a sentence that says what to do.</summary>
    public string? Broken { get; init; }

    public static ImportFile Unusable(string why) => new([], []) { Broken = why };
}

/// <summary>One service of a file. Its id and community are not set yet.</summary>
/// <param name="Number">Where it stands: the line in a table (the header is 1), else its place, from 1.</param>
/// <param name="Service">What the file says; empty where it says nothing.</param>
internal sealed record ImportedRow(int Number, Service Service);

/// <summary>Something to tell about a row.</summary>
internal sealed record RowNote(int Number, string Name, string Why);
