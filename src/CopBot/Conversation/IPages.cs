namespace CopBot.Conversation;

/// <summary>
/// Something that programs and browsers fetch below <c>Http:Url</c>, where that is set. Asked on any thread, outside the reader: what is
/// kept is read through the store.
/// </summary>
internal interface IPages
{
    /// <summary>The first part of the path below <c>Http:Url</c>: <c>[a-z]{1,12}</c>. Never changes, since addresses are kept elsewhere.</summary>
    string Folder { get; }

    /// <summary>
    /// What stands at <c>…/Folder/rest</c>; null where nothing does. <paramref name="rest"/> comes from anyone, may hold a secret, and
    /// is never logged.
    /// </summary>
    Task<PageFound?> FindAsync(string rest, CancellationToken cancellationToken);
}

/// <summary>What was found at an address.</summary>
internal abstract record PageFound
{
    private PageFound()
    {
    }

    /// <summary>Bytes of a type such as <c>text/calendar; charset=utf-8</c>, as they have been since <paramref name="Changed"/>.</summary>
    public sealed record Page(ReadOnlyMemory<byte> Content, string Type, string FileName, DateTimeOffset Changed) : PageFound;

    /// <summary>It is at another address, which may have any scheme.</summary>
    public sealed record Elsewhere(string Address) : PageFound;
}
