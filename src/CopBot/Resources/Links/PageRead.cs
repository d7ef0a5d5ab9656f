namespace CopBot.Resources.Links;

/// <summary>What came of reading a page.</summary>
internal abstract record PageRead
{
    private PageRead()
    {
    }

    /// <summary>What the page says of itself, cleaned.</summary>
    /// <param name="Title">One line of at most <see cref="PageText.LongestTitle"/> chars; never empty.</param>
    /// <param name="Description">One line of at most <see cref="PageText.LongestDescription"/> chars; null when the page gives none of its own.</param>
    public sealed record Found(string Title, string? Description) : PageRead;

    public sealed record Nothing(NoPage Reason) : PageRead;
}

/// <summary>Why a page gave no title. Holds nothing of what people wrote, so it may be logged.</summary>
internal enum NoPage
{
    /// <summary>Not http or https, another port than 80 and 443, or a user's name in the link.</summary>
    NotAllowed,

    /// <summary>The host, or one that it redirected to, has no address on the open internet.</summary>
    NotPublic,

    /// <summary>The host has no address at all.</summary>
    UnknownHost,

    /// <summary>No connection, or one that broke.</summary>
    NotReached,

    /// <summary>The server answered with an error.</summary>
    ServerRefused,

    TooManyRedirects,

    TooSlow,

    /// <summary>Something else than a web page: a picture, a document.</summary>
    NotAPage,

    NoTitle,
}
