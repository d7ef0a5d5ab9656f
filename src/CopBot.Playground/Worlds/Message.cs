using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CopBot.Playground.Markup;

namespace CopBot.Playground.Worlds;

/// <summary>A message as it stands now: an edit, a vote or a reaction shows in the same object.</summary>
public sealed class Message
{
    internal Message(Chat chat, int id, Account from, DateTimeOffset date) => (Chat, Id, From, Date) = (chat, id, from, date);

    public Chat Chat { get; }

    /// <summary>The message_id; 0 for a message that only one person sees.</summary>
    public int Id { get; }

    public Account From { get; }

    public DateTimeOffset Date { get; }

    public DateTimeOffset? Edited { get; internal set; }

    /// <summary>The text, or the caption of a file, with its formatting.</summary>
    public FormattedText Body { get; internal set; } = FormattedText.Empty;

    /// <summary>The plain text or caption; empty for a message without words.</summary>
    public string Text => Body.Text;

    /// <summary>The text with its formatting as Telegram HTML.</summary>
    public string Html => HtmlWriter.ForBots(Body);

    public MessageFile? File { get; internal set; }

    public Poll? Poll { get; internal set; }

    public Venue? Venue { get; internal set; }

    public Message? ReplyTo { get; internal set; }

    public Topic? Topic { get; internal set; }

    /// <summary>The only person who sees it, or null when all do.</summary>
    public Person? EphemeralFor { get; internal init; }

    /// <summary>The ephemeral_message_id; 0 for an ordinary message.</summary>
    public int EphemeralId { get; internal init; }

    public ImmutableArray<ImmutableArray<Button>> Buttons { get; internal set; } = [];

    public bool ForceReply { get; internal set; }

    public Forwarded? Forwarded { get; internal set; }

    /// <summary>True when a person posted it by choosing one of the bot's inline results.</summary>
    public bool ViaBot { get; internal set; }

    public string? InlineMessageId { get; internal set; }

    /// <summary>Set for what Telegram itself says in a chat, such as that somebody joined.</summary>
    public ServiceNote? Service { get; internal set; }

    public ImmutableArray<Reaction> Reactions { get; internal set; } = [];

    public bool Protected { get; internal set; }

    public bool Silent { get; internal set; }

    public bool Pinned => Chat.Pins.Contains(this);

    public bool Deleted { get; internal set; }

    /// <summary>How often it was edited.</summary>
    public int Edits { get; internal set; }

    /// <summary>One number within the chat for any message: its id, or the negative of its ephemeral id.</summary>
    public int Key => Id != 0 ? Id : -EphemeralId;

    /// <summary>
    /// The number by which the page knows it: its id; for a message that only one person sees, which has none, a fraction
    /// above the id of the message before it, so that numbers stand in the order of time.
    /// </summary>
    internal double PageId => Id != 0 ? Id : Math.Round(After + (EphemeralId * 1e-6), 6);

    /// <summary>The id of the last ordinary message before this one.</summary>
    internal int After { get; init; }

    /// <summary>The labels of its buttons, row after row.</summary>
    public IEnumerable<string> Labels => Buttons.SelectMany(row => row).Select(b => b.Text);

    public override string ToString() => TranscriptLine.Of(this);
}

/// <summary>One button under a message. All but the label may be null; one of them says what a press does.</summary>
public sealed record Button(string Text)
{
    public string? Data { get; init; }

    public string? Url { get; init; }

    public string? InlineQuery { get; init; }

    /// <summary>True when <see cref="InlineQuery"/> is put into the same chat.</summary>
    public bool Here { get; init; }

    public string? Copy { get; init; }

    public bool Disabled { get; init; }

    /// <summary>The button as the bot sent it, so that it is given back unchanged.</summary>
    internal string Json { get; init; } = "";

    public override string ToString() => $"[{Text}]";
}

public sealed record Reaction(Account By, string Emoji);

/// <summary>Where a forwarded message came from first.</summary>
public sealed record Forwarded(Account From, DateTimeOffset Date);

/// <summary>A place. Degrees.</summary>
public sealed record Venue(double Latitude, double Longitude, string Title, string Address);

/// <summary>What a service message says, and the field of Message that carries it.</summary>
public sealed record ServiceNote(string Sentence, string Field)
{
    internal JsonNode Value { get; init; } = JsonValue.Create(true);
}
