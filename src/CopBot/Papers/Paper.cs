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

    /// <summary>A PNG across most of the page; <paramref name="Words"/> says in words what it shows.</summary>
    internal sealed record Image(byte[] Png, string Words) : Block;

    /// <summary>The first row is the header.</summary>
    internal sealed record Table(ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows) : Block;
}
