using CopBot.Conversation;

namespace CopBot.Tests.Support;

/// <summary>A person who writes and presses.</summary>
internal sealed record Someone(Parlour Parlour, Person Person)
{
    public PersonId Id => Person.Id;

    private Chat Private => new(Person.Id.PrivateChat, ChatKind.Private, Person.Name);

    public Task<IReadOnlyList<Seen>> SaysIn(Group group, string text, Func<Said, Said>? more = null) => Says(group.Chat, text, more);

    /// <summary>In the private chat, which opens it.</summary>
    public Task<IReadOnlyList<Seen>> Says(string text, Func<Said, Said>? more = null)
    {
        Parlour.Telegram.HasStarted[Person.Id] = true;
        return Says(Private, text, said => (more?.Invoke(said) ?? said) with { ToTheBot = true });
    }

    /// <summary>Answers a message of the bot in a group.</summary>
    public Task<IReadOnlyList<Seen>> Answers(Group group, Seen question, string text) => SaysIn(group, text, said => said with
    {
        ToTheBot = true,
        ReplyTo = new Quoted(question.Message, null, true, question.Text),
    });

    /// <summary>A reply to a person's message.</summary>
    public Task<IReadOnlyList<Seen>> RepliesTo(Someone other, Group group, string text) => SaysIn(group, text, said => said with
    {
        ReplyTo = new Quoted(new MessageId(5), other.Person, false, "what they said"),
    });

    public Task<IReadOnlyList<Seen>> Presses(Seen message, string label) =>
        Presses(message, message.Buttons.Single(b => b.Label == label).Data!, forged: false);

    /// <summary>Taps a button that opens the private chat.</summary>
    public Task<IReadOnlyList<Seen>> Opens(Seen message, string label) => Says("/start " + message.Buttons.Single(b => b.Label == label).Start);

    /// <summary>A press with data that no button of this message carried.</summary>
    public Task<IReadOnlyList<Seen>> Forges(Seen message, object payload) =>
        Presses(message, Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Routes>(Parlour.Services).Payloads.Pack(payload), forged: true);

    public Task<IReadOnlyList<Seen>> Presses(Seen message, string data, bool forged)
    {
        _ = forged;
        var chat = message.Chat.Value > 0 ? Private : new Chat(message.Chat, ChatKind.Supergroup, "");
        return Parlour.TakeAsync(new Pressed(Person, chat, "press" + Parlour.Telegram.NextMessage(), data)
        {
            Message = message.OnlyFor is null ? message.Message : null,
            Ephemeral = message.OnlyFor is null ? null : message.Message.Value,
        });
    }

    private Task<IReadOnlyList<Seen>> Says(Chat chat, string text, Func<Said, Said>? more)
    {
        var said = new Said(Person, chat, new MessageId(Parlour.Telegram.NextMessage()), text)
        {
            SentAt = Parlour.Clock.GetUtcNow(),
            Command = CommandIn(text),
            Links = [.. text.Split(' ').Where(word => word.StartsWith("https://", StringComparison.Ordinal))],
        };
        return Parlour.TakeAsync(more?.Invoke(said) ?? said);
    }

    private static Command? CommandIn(string text)
    {
        if (!text.StartsWith('/'))
            return null;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var name = (space < 0 ? text : text[..space])[1..].Split('@');
        return name is [_, not "CopBot"] ? null : new Command(name[0].ToLowerInvariant(), space < 0 ? "" : text[space..].Trim());
    }
}
