using System.Globalization;
using System.Text.Json.Nodes;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Control;

/// <summary>What the page asks for: fields by name, and the people, chats and messages that they mean.</summary>
internal sealed class Wanted(World world, Func<string, string?> read)
{
    public Wanted(World world, JsonObject json)
        : this(world, name => json[name]?.ToString())
    {
    }

    public string? Text(string name) => read(name);

    public bool Flag(string name) => string.Equals(read(name), "true", StringComparison.OrdinalIgnoreCase);

    public Person As => Person("as");

    public Person Person(string name) =>
        Number(name) is { } id && world.FindPerson((long)id) is { } person ? person : throw new NotPossibleException("There is no such person here.");

    public Chat Chat(string name = "chat") =>
        Number(name) is { } id && world.FindChat((long)id) is { } chat ? chat : throw new NotPossibleException("There is no such chat here.");

    public Message Message(string name = "message") => Find(name) ?? throw new NotPossibleException("That message is no longer there.");

    public Message? ReplyTo => string.IsNullOrEmpty(read("replyTo")) ? null : Message("replyTo");

    public Topic? Topic
    {
        get
        {
            if (Number("topic") is not { } id)
                return null;
            return Chat().TopicList.Find(t => t.Id == (int)id) ?? throw new NotPossibleException("There is no such topic here.");
        }
    }

    private Message? Find(string name)
    {
        if (Number(name) is not { } id)
            return null;
        var chat = Chat();
        lock (world.Gate)
            return chat.Timeline.FindLast(m => Math.Abs(m.PageId - id) < 1e-7);
    }

    private double? Number(string name) =>
        double.TryParse(read(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
