using System.Collections.Immutable;
using CopBot.Conversation;
using Microsoft.Extensions.Logging;
using Telegram.Bot.Types.Enums;
using Tg = Telegram.Bot.Types;

namespace CopBot.Transport;

/// <summary>
/// Turns Telegram's updates into the house's values: one for each update, so that each has its turn. Never throws. The bot
/// must know its own name before (<see cref="BotIdentity.Known"/>).
/// </summary>
internal sealed class UpdateTranslator(BotIdentity bot, ILogger<UpdateTranslator> log)
{
    /// <summary>The kinds of updates that are understood; Telegram is asked for these only.</summary>
    public static ImmutableArray<UpdateType> Understood { get; } =
    [
        UpdateType.Message,
        UpdateType.EditedMessage,
        UpdateType.CallbackQuery,
        UpdateType.InlineQuery,
        UpdateType.MyChatMember,
        UpdateType.ChatMember,
        // Not who voted for what (poll_answer): how many is enough.
        UpdateType.Poll,
    ];

    public Incoming Translate(ReceivedUpdate received)
    {
        if (received.Update is not { } update)
        {
            TransportLog.Unreadable(log, received.Id);
            return new Untranslatable(received.Error) { Update = new(received.Id), Original = () => received.Json };
        }

        Incoming incoming;
        try
        {
            incoming = Read(update);
        }
        catch (Exception e)
        {
            // Neither the update nor an exception's words are kept or logged: they may hold what people wrote.
            TransportLog.Untranslatable(log, update.Id, e.GetType().Name);
            return new Untranslatable(Skeleton.Of(e)) { Update = new(update.Id), Original = () => Skeleton.Of(UpdateJson.Of(update)) };
        }

        return incoming with { Update = new(update.Id), Original = () => UpdateJson.Of(update) };
    }

    private Incoming Read(Tg.Update update) => update switch
    {
        { Message: { } message } => ReadService(message) ?? ReadSaid(message, edited: false),
        { EditedMessage: { } message } => ReadSaid(message, edited: true),
        { CallbackQuery: { } press } => ReadPress(press),
        { InlineQuery: { } query } => ReadSearch(query),
        { MyChatMember: { } change } => ReadOwnStanding(change),
        { ChatMember: { } change } => ReadStanding(change),
        { Poll: { Id.Length: > 0, Options: { } options } poll } when options.All(o => o?.Text is not null) =>
            new PollCounted(poll.Id, new PollTally([.. options.Select(o => new OptionTally(o.Text, o.VoterCount))], poll.TotalVoterCount, poll.IsClosed)),
        _ => new Ignored(),
    };

    // Null for what somebody said.
    private static Incoming? ReadService(Tg.Message message)
    {
        if (People.Of(message.Chat) is not { } chat)
            return new Ignored();
        return message switch
        {
            { MigrateToChatId: { } to } => new ChatMoved(chat.Id, new(to)),
            { MigrateFromChatId: { } from } => new ChatMoved(new(from), chat.Id),
            { NewChatMembers: { } joined } => Together(joined.Where(u => !u.IsBot).Select(u => Came(u, chat, Standing.Member))),
            { LeftChatMember: { IsBot: true } } => new Ignored(),
            { LeftChatMember: { } left } => Came(left, chat, Standing.Out),
            { NewChatTitle: { } title } => new ChatRenamed(People.SenderOf(message) ?? People.Anonymous, chat with { Title = People.TitleOf(title) }),
            { IsServiceMessage: true } => new Ignored(),
            _ => null,
        };
    }

    private static StandingChanged Came(Tg.User user, Chat chat, Standing after) => new(People.Of(user), chat, null, after);

    private static Incoming Together(IEnumerable<Incoming> parts) => parts.ToImmutableArray() switch
    {
        [] => new Ignored(),
        [var only] => only,
        var all => new Several(all),
    };

    private Incoming ReadSaid(Tg.Message message, bool edited)
    {
        if (message.IsServiceMessage || People.Of(message.Chat) is not { } chat || People.SenderOf(message) is not { } person)
            return new Ignored();
        var (text, marks) = Entities.Of(message);
        var (command, forAnother) = Entities.CommandOf(text, marks, bot.Username);
        if (forAnother)
            return new Ignored();

        var quoted = ReadQuoted(message);
        return new Said(person, chat, new(message.Id), text)
        {
            // What somebody passes on, from another chat or from a bot, is no command of theirs.
            Command = message.ForwardOrigin is null && message.ViaBot is null ? command : null,
            Links = Entities.LinksOf(text, marks),
            Attachment = Attachments.Of(message),
            Spot = SpotOf(message),
            ReplyTo = quoted,
            Mentioned = Entities.MentionedIn(marks),
            ToTheBot = chat.IsPrivate || quoted is { IsFromBot: true } || Entities.Mentions(text, marks, bot),
            Edited = edited,
            SentAt = new DateTimeOffset(DateTime.SpecifyKind(message.Date, DateTimeKind.Utc)),
            Topic = TopicOf(message),
        };
    }

    private static Spot? SpotOf(Tg.Message message) => message switch
    {
        { Venue: { Location: { } there } venue } => new Spot(there.Latitude, there.Longitude, venue.Title, venue.Address),
        { Location: { } location } => new Spot(location.Latitude, location.Longitude),
        _ => null,
    };

    private Quoted? ReadQuoted(Tg.Message message)
    {
        // In a forum's topic, whatever is no reply looks like a reply to the message that made the topic.
        if (message.ReplyToMessage is not { ForumTopicCreated: null } quoted || (message.IsTopicMessage && quoted.Id == message.MessageThreadId))
            return null;
        var (text, marks) = Entities.Of(quoted);
        return new Quoted(new(quoted.Id), People.SenderOf(quoted), quoted.From?.Id == bot.Id.Value, text)
        {
            Links = Entities.LinksOf(text, marks),
            Attachment = Attachments.Of(quoted),
            IsEphemeral = quoted.EphemeralMessageId is not null,
        };
    }

    // A message that is too old to be shown to us still has its number and can be changed.
    private static Incoming ReadPress(Tg.CallbackQuery press)
    {
        if (press.From.IsBot || press.Data is not { } data)
            return new Ignored();
        var person = People.Of(press.From);
        if (press.Message is not { } message)
            return new Pressed(person, People.PrivateChatWith(person), press.Id, data);
        return People.Of(message.Chat) is { } chat
            ? new Pressed(person, chat, press.Id, data)
            {
                Message = message.Id > 0 ? new MessageId(message.Id) : null,
                Ephemeral = message.EphemeralMessageId,
                IsOnFile = message is { Document: not null } or { Photo: not null } or { Voice: not null } or { Video: not null }
                    or { Audio: not null } or { Animation: not null } or { VideoNote: not null },
                Topic = TopicOf(message),
            }
            : new Ignored();
    }

    private static Incoming ReadSearch(Tg.InlineQuery query) => query.From.IsBot
        ? new Ignored()
        : new Searched(People.Of(query.From), query.Id, query.Query ?? "", query.Offset ?? "");

    private static Incoming ReadOwnStanding(Tg.ChatMemberUpdated change) => People.Of(change.Chat) is { } chat
        ? new BotStandingChanged(People.Of(change.From), chat, People.StandingOf(change.OldChatMember), People.StandingOf(change.NewChatMember)) { MayPin = People.MayPin(change.NewChatMember) }
        : new Ignored();

    private static Incoming ReadStanding(Tg.ChatMemberUpdated change) => People.Of(change.Chat) is { } chat && !change.NewChatMember.User.IsBot
        ? new StandingChanged(
            People.Of(change.NewChatMember.User), chat, People.StandingOf(change.OldChatMember), People.StandingOf(change.NewChatMember))
        : new Ignored();

    private static TopicId? TopicOf(Tg.Message message) => message is { IsTopicMessage: true, MessageThreadId: { } topic } ? new TopicId(topic) : null;
}
