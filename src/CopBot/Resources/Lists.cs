using CopBot.Conversation;

namespace CopBot.Resources;

/// <summary>Buttons under a page of a list.</summary>
internal static class Lists
{
    /// <summary>One button for each numbered line.</summary>
    public static Keyboard OpenButtons(IReadOnlyList<Resource> resources, int offset) =>
        Keyboard.Row(resources.Select((r, i) => new PressButton($"{offset + i + 1}", new OpenResource(r.Id))));

    /// <summary>Back and more, where there is something to turn to.</summary>
    public static IEnumerable<Button> Turning(int offset, int total, Func<int, object> to)
    {
        if (offset > 0)
            yield return new PressButton("‹ Back", to(Math.Max(0, offset - FindResources.PageSize)));
        if (offset + FindResources.PageSize < total)
            yield return new PressButton("More ›", to(offset + FindResources.PageSize));
    }
}
