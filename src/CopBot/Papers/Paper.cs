using System.Collections.Immutable;

namespace CopBot.Papers;

/// <summary>Something to read and hand on: a title and what stands below it. Plain text throughout; nothing in it is markup.</summary>
internal sealed record Paper(string Title, ImmutableArray<Block> Blocks);

/// <summary>A part of a paper.</summary>
internal abstract record Block
{
    private Block()
    {
    }

    /// <summary>A heading of the first level below the title.</summary>
    internal sealed record Heading(string Text) : Block;

    internal sealed record Paragraph(string Text) : Block;

    internal sealed record Bullets(ImmutableArray<string> Items) : Block;

    /// <summary>A list, of which some open a web page.</summary>
    internal sealed record Links(ImmutableArray<LinkedText> Items) : Block;

    /// <summary>A PNG across most of the page; <paramref name="Words"/> says in words what it shows.</summary>
    internal sealed record Image(byte[] Png, string Words) : Block;

    /// <summary>The first row is the header.</summary>
    internal sealed record Table(ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows) : Block;
}

/// <summary>A line, and the web page that it names; null where it names none.</summary>
internal sealed record LinkedText(string Text, Uri? Address)
{
    /// <summary>Takes an address as somebody wrote it: what is no page on the web opens nothing.</summary>
    public static LinkedText To(string text, string? address) =>
        new(text, Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) ? uri : null);
}
