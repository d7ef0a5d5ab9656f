using System.Collections.Concurrent;
using CopBot.Conversation;
using CopBot.Outbox;

namespace CopBot.Tests.Support;

/// <summary>Something that the bot brought about in Telegram.</summary>
internal sealed record Seen(ChatId Chat, string Kind, string Markup)
{
    public MessageId Message { get; init; }

    /// <summary>Set where one person alone sees it.</summary>
    public PersonId? OnlyFor { get; init; }

    public IReadOnlyList<PackedButton> Buttons { get; init; } = [];

    public string? FileName { get; init; }

    public byte[] Bytes { get; init; } = [];

    public string? AskFor { get; init; }

    public string Text => Html.FromMarkup(Markup).ToPlain();

    public string Labels => string.Join(" | ", Buttons.Select(b => b.Label));
}

/// <summary>As much of Telegram as the house's own rooms need: who is where, who may be written to, what was sent.</summary>
internal sealed class SmallTelegram : ITelegram, IAskTelegram
{
    private readonly ConcurrentQueue<Seen> _seen = new();
    private int _lastMessage = 1000;

    public ConcurrentDictionary<ChatId, List<Person>> Members { get; } = new();

    public ConcurrentDictionary<ChatId, List<Person>> Administrators { get; } = new();

    public ConcurrentDictionary<ChatId, bool> BotIsAdministrator { get; } = new();

    public ConcurrentDictionary<PersonId, bool> HasStarted { get; } = new();

    /// <summary>How often Telegram was asked who the administrators are.</summary>
    public int Asked { get; private set; }

    /// <summary>How often Telegram was asked where somebody stands.</summary>
    public int AskedStandings { get; private set; }

    public IReadOnlyList<Seen> Seen => [.. _seen];

    public int NextMessage() => Interlocked.Increment(ref _lastMessage);

    public Task<AdministratorsLearned?> AdministratorsAsync(ChatId chat, CancellationToken cancellationToken)
    {
        Asked++;
        return Task.FromResult(Administrators.TryGetValue(chat, out var administrators)
            ? new AdministratorsLearned(chat, [.. administrators], BotIsAdministrator.GetValueOrDefault(chat))
            : null);
    }

    public Task<StandingLearned?> StandingAsync(ChatId chat, PersonId person, CancellationToken cancellationToken)
    {
        AskedStandings++;
        return Task.FromResult<StandingLearned?>(new StandingLearned(
            chat, person, Members.TryGetValue(chat, out var members) && members.Any(m => m.Id == person) ? Standing.Member : Standing.Out));
    }

    public Task<Outcome> DeliverAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        if (parcel is ChatParcel { Chat: { Value: > 0 } chat } && !HasStarted.ContainsKey(new PersonId(chat.Value)))
            return Task.FromResult<Outcome>(new Outcome.OutOfReach("bot can't initiate conversation with a user"));
        if (parcel is EphemeralParcel { PressId: null, Otherwise: { } openly } ephemeral && !BotIsAdministrator.GetValueOrDefault(ephemeral.Chat))
            parcel = openly;
        var seen = See(parcel);
        _seen.Enqueue(seen);
        return Task.FromResult<Outcome>(new Outcome.Done(seen.Message) { Poll = parcel is PollParcel ? $"poll {seen.Message.Value}" : null });
    }

    private Seen See(Parcel parcel) => parcel switch
    {
        TextParcel text => Make(text.Chat, "text", text.Content) with { AskFor = text.AskFor },
        CardParcel card => Make(card.Chat, "card", card.Content),
        EphemeralParcel ephemeral => Make(ephemeral.Chat, "whisper", ephemeral.Content) with { OnlyFor = ephemeral.Receiver },
        EditParcel edit => Make(edit.Chat, "edit", edit.Content) with { Message = edit.Message },
        EditEphemeralParcel edit => Make(edit.Chat, "edit", edit.Content) with { OnlyFor = edit.Receiver, Message = new MessageId(edit.Ephemeral) },
        KeptFileParcel kept => Make(kept.Chat, "kept", kept.Content),
        PollParcel poll => Make(poll.Chat, "poll", poll.Content),
        FileParcel file => new Seen(file.Chat, "file", file.Caption) { FileName = file.Name, Bytes = file.Bytes },
        PictureParcel picture => new Seen(picture.Chat, "picture", picture.Caption) { FileName = picture.Name, Bytes = picture.Bytes },
        PressAnswerParcel press => new Seen(default, "toast", press.Text is null ? "" : Html.Of(press.Text).Markup),
        ChatParcel other => new Seen(other.Chat, other.GetType().Name, ""),
        _ => new Seen(default, parcel.GetType().Name, ""),
    };

    private Seen Make(ChatId chat, string kind, Content content) =>
        new(chat, kind, content.Markup) { Message = new MessageId(NextMessage()), Buttons = [.. content.Buttons.SelectMany(row => row)] };
}
