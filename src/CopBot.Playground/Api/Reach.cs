using System.Globalization;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>Finds the chat that a call names and says whether the bot may get at it. The wording is as observed.</summary>
internal static class Reach
{
    /// <summary>A chat that the bot may write to.</summary>
    public static Chat ForWriting(ApiRequest request, string field = "chat_id")
    {
        var chat = ForReading(request, field);
        if (chat.BotMuted && !chat.BotIsAdmin)
            throw Refused.Bad("not enough rights to send text messages to the chat");
        if (chat.Person is not { } person)
            return chat;
        if (!person.Started)
            throw Refused.Forbidden("bot can't initiate conversation with a user");
        return person.Blocked ? throw Refused.Forbidden("bot was blocked by the user") : chat;
    }

    /// <summary>A chat that the bot knows and, for a group, is in.</summary>
    public static Chat ForReading(ApiRequest request, string field = "chat_id")
    {
        if (!request.Has(field))
            throw Refused.Bad($"{field} is empty");
        var chat = Find(request.World, request.Text(field)!) ?? throw Refused.Bad("chat not found");
        if (chat.Person is { } person)
            return IsKnown(person, chat) ? chat : throw Refused.Bad("chat not found");
        if (chat.MigratedTo is { } next)
            throw new Refused(400, "Bad Request: group chat was upgraded to a supergroup chat") { MigrateToChatId = next.Id };
        var kind = chat.Kind == ChatKind.Supergroup ? "supergroup" : "group";
        return chat.StandingOf(chat.World.Bot) switch
        {
            Standing.Kicked => throw Refused.Forbidden($"bot was kicked from the {kind} chat"),
            Standing.Left when chat.WasIn(chat.World.Bot) => throw Refused.Forbidden($"bot is not a member of the {kind} chat"),
            Standing.Left => throw Refused.Bad("chat not found"),
            _ => chat,
        };
    }

    /// <summary>The topic that a call names, or null when it names none.</summary>
    public static Topic? Topic(ApiRequest request, Chat chat)
    {
        if (request.Integer("message_thread_id") is not { } id || id == 0)
            return null;
        return chat.TopicList.Find(t => t.Id == id) ?? throw Refused.Bad("message thread not found");
    }

    public static Person Person(ApiRequest request, string field) =>
        request.World.FindPerson(request.Number(field) ?? 0) ?? throw Refused.Bad("user not found");

    private static Chat? Find(World world, string id)
    {
        if (id.StartsWith('@'))
            return world.FindChat(id[1..]) is { Kind: ChatKind.Supergroup } byName ? byName : null;
        return long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? world.FindChat(number) : null;
    }

    // The bot knows whom it shares a group with, and who has written to it.
    private static bool IsKnown(Person person, Chat chat) =>
        person.Started || chat.World.Chats.Any(c => c.IsGroup && c.WasIn(chat.World.Bot) && c.WasIn(person));
}
