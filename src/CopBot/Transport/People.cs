using CopBot.Conversation;
using Telegram.Bot.Types.Enums;
using Tg = Telegram.Bot.Types;

namespace CopBot.Transport;

/// <summary>Telegram's users, chats and members as the house knows them.</summary>
internal static class People
{
    private const int TitleLimit = 128;

    /// <summary>
    /// Every administrator who writes anonymously, in any group: Telegram shows them all as @GroupAnonymousBot, which has this
    /// number. They have an administrator's rights, and nothing must be done or said that tells them apart.
    /// </summary>
    public static Person Anonymous { get; } = new(PersonId.AnonymousAdministrator, "A facilitator");

    public static Person Of(Tg.User user) => user.Id == Anonymous.Id.Value
        ? Anonymous
        : new(new PersonId(user.Id), ShownName.Of(user.FirstName, user.LastName), string.IsNullOrEmpty(user.Username) ? null : user.Username);

    /// <summary>Who wrote it; null for bots, channels, and other groups.</summary>
    public static Person? SenderOf(Tg.Message message) => message switch
    {
        { SenderChat: { } sender } => sender.Id == message.Chat.Id ? Anonymous : null,
        { From: { IsBot: false } user } => Of(user),
        _ => null,
    };

    /// <summary>Null for channels and whatever else the bot does not work in.</summary>
    public static Chat? Of(Tg.Chat? chat) => chat?.Type switch
    {
        ChatType.Private => new(new ChatId(chat.Id), ChatKind.Private, ShownName.Of(chat.FirstName, chat.LastName)),
        ChatType.Group => new(new ChatId(chat.Id), ChatKind.Group, TitleOf(chat.Title)),
        ChatType.Supergroup => new(new ChatId(chat.Id), ChatKind.Supergroup, TitleOf(chat.Title)),
        _ => null,
    };

    public static string TitleOf(string? title) => ShownName.Clean(title, TitleLimit) is { Length: > 0 } clean ? clean : "This group";

    public static Chat PrivateChatWith(Person person) => new(person.Id.PrivateChat, ChatKind.Private, person.Name);

    public static Standing StandingOf(Tg.ChatMember member) => member.Status switch
    {
        ChatMemberStatus.Creator or ChatMemberStatus.Administrator => Standing.Administrator,
        ChatMemberStatus.Member => Standing.Member,
        ChatMemberStatus.Restricted when member is Tg.ChatMemberRestricted { IsMember: true } => Standing.Member,
        _ => Standing.Out,
    };

    public static bool MayPin(Tg.ChatMember member) => member is Tg.ChatMemberOwner or Tg.ChatMemberAdministrator { CanPinMessages: true };

    public static bool IsAnonymous(Tg.ChatMember member) =>
        member is Tg.ChatMemberOwner { IsAnonymous: true } or Tg.ChatMemberAdministrator { IsAnonymous: true };
}
