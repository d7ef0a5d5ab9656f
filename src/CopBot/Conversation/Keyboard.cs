using System.Collections.Immutable;

namespace CopBot.Conversation;

/// <summary>A button under a message. <paramref name="Label"/> is plain text.</summary>
internal abstract record Button(string Label);

/// <summary>Comes back as a press carrying <paramref name="Payload"/>: a small record that some feature's route knows.</summary>
internal sealed record PressButton(string Label, object Payload) : Button(Label);

/// <summary>Opens a web page or a message.</summary>
internal sealed record LinkButton(string Label, string Url) : Button(Label);

/// <summary>Opens the private chat with the bot; there <paramref name="Payload"/> enters as a followed link.</summary>
internal sealed record PrivateButton(string Label, object Payload) : Button(Label);

/// <summary>Puts <c>@bot query</c> into the message box of this chat.</summary>
internal sealed record SearchButton(string Label, string Query) : Button(Label);

/// <summary>Rows of buttons.</summary>
internal sealed record Keyboard(ImmutableArray<ImmutableArray<Button>> Rows)
{
    public static Keyboard None { get; } = new([]);

    public bool IsEmpty => Rows.All(r => r.IsEmpty);

    /// <summary>One row of buttons.</summary>
    public static Keyboard Row(params IEnumerable<Button> buttons) => None.And(buttons);

    /// <summary>Rows of <paramref name="columns"/> buttons each.</summary>
    public static Keyboard Grid(int columns, IEnumerable<Button> buttons) =>
        new([.. buttons.Chunk(columns).Select(row => row.ToImmutableArray())]);

    /// <summary>One more row; nothing where there are no buttons.</summary>
    public Keyboard And(params IEnumerable<Button> buttons)
    {
        var row = buttons.ToImmutableArray();
        return row.IsEmpty ? this : new(Rows.Add(row));
    }
}
