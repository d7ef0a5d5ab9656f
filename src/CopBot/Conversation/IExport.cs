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

    /// <summary>
    /// The files of one thing among several, such as <c>4</c> behind <c>/export survey</c>; empty where none was named. None where it is
    /// not there.
    /// </summary>
    IReadOnlyList<ExportedFile> Export(Community community, string which) => Export(community);

    /// <summary>
    /// What can be named behind it, the newest first, each with its title; null where that cannot be listed. For whoever named one that
    /// is not there.
    /// </summary>
    IReadOnlyList<(string Which, string Title)>? There(Community community) => null;

    /// <summary>What is made outside the reader and then sent to this private chat, such as a paper with pictures.</summary>
    Reply More(Community community, string which, ChatId chat) => Reply.None;
}

/// <summary>A file to take away. <paramref name="Name"/> has its ending, such as <c>resources.csv</c>.</summary>
internal sealed record ExportedFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>A plain sentence that goes with it; empty where its name says enough.</summary>
    public string Note { get; init; } = "";
}
