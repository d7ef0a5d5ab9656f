namespace CopBot.Conversation;

/// <summary>Something that facilitators can take away as files; <c>/export</c> gathers them from all rooms.</summary>
internal interface IExport
{
    /// <summary>What stands behind <c>/export</c>: <c>[a-z]{1,12}</c>, such as <c>resources</c>. Never changes.</summary>
    string What { get; }

    /// <summary>One plain line: what is in the files.</summary>
    string Description { get; }

    /// <summary>
    /// The files, made from what this community alone holds. Called by the reader, inside its transaction. None where there is
    /// nothing to take away.
    /// </summary>
    IReadOnlyList<ExportedFile> Export(Community community);
}

/// <summary>A file to take away. <paramref name="Name"/> has its ending, such as <c>resources.csv</c>.</summary>
internal sealed record ExportedFile(string Name, ReadOnlyMemory<byte> Content);
