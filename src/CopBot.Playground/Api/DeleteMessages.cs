using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>deleteMessage and deleteMessages, with the limits of core.telegram.org/bots/api#deletemessage.</summary>
internal static class DeleteMessages
{
    private static readonly TimeSpan Oldest = TimeSpan.FromHours(48);

    public static void AddTo(MethodTable table)
    {
        table.Add("deleteMessage", request =>
        {
            var chat = Reach.ForWriting(request);
            if (chat.Find(request.Integer("message_id") ?? 0) is not { Id: > 0 } message)
                throw Refused.Bad("message to delete not found");
            if (!MayDelete(message))
                throw Refused.Bad("message can't be deleted");
            request.World.Erase(message);
            return true;
        });
        table.Add("deleteMessages", request =>
        {
            var chat = Reach.ForWriting(request);
            var ids = request.Array("message_ids") ?? [];
            if (ids.Count is 0 or > 100)
                throw Refused.Bad("there must be 1-100 message identifiers");
            var found = JsonFields.Integers(ids, "message_ids").Select(chat.Find).OfType<Message>().Where(m => m.Id > 0).ToList();
            if (!found.TrueForAll(MayDelete))
                throw Refused.Bad("message can't be deleted");
            found.ForEach(request.World.Erase);
            return true;
        });
    }

    private static bool MayDelete(Message message)
    {
        var chat = message.Chat;
        if (chat.World.Now - message.Date > Oldest)
            return false;
        return message.From == chat.World.Bot || chat.Kind == ChatKind.Private || chat.BotIsAdmin;
    }
}
