using CopBot.Playground.Wire;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>pinChatMessage, unpinChatMessage, unpinAllChatMessages.</summary>
internal static class PinMessages
{
    public static void AddTo(MethodTable table)
    {
        table.Add("pinChatMessage", request =>
        {
            var chat = Allowed(request);
            if (chat.Find(request.Integer("message_id") ?? 0) is not { Id: > 0, Service: null } message)
                throw Refused.Bad("message to pin not found");
            if (chat.Pins.Contains(message))
                return true;
            chat.Pins.Add(message);
            request.World.Tell(new Change.Said(message));
            request.World.PostService(chat, request.World.Bot, new ServiceNote($"{request.World.Bot.Name} pinned a message", "pinned_message")
            {
                Value = MessageJson.Of(message, nested: true),
            });
            return true;
        });
        table.Add("unpinChatMessage", request =>
        {
            var chat = Allowed(request);
            var message = request.Integer("message_id") is { } id ? chat.Find(id) : chat.Pins.MaxBy(m => m.Date);
            if (message is null || !chat.Pins.Remove(message))
                throw Refused.Bad("message to unpin not found");
            request.World.Tell(new Change.Said(message));
            return true;
        });
        table.Add("unpinAllChatMessages", request =>
        {
            var chat = Allowed(request);
            foreach (var message in chat.Pins.ToList())
            {
                chat.Pins.Remove(message);
                request.World.Tell(new Change.Said(message));
            }

            return true;
        });
    }

    private static Chat Allowed(ApiRequest request)
    {
        var chat = Reach.ForWriting(request);
        return chat.Kind == ChatKind.Private || chat.BotIsAdmin
            ? chat
            : throw Refused.Bad("not enough rights to manage pinned messages in the chat");
    }
}
