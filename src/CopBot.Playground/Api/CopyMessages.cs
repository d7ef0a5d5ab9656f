using System.Text.Json.Nodes;
using CopBot.Playground.Wire;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>copyMessage and forwardMessage.</summary>
internal static class CopyMessages
{
    public static void AddTo(MethodTable table, SendingDoor door)
    {
        table.Add("copyMessage", request =>
        {
            Reach.ForWriting(request);
            var from = Original(request, "copy");
            var caption = request.Has("caption") ? ReadText.Caption(request) : null;
            var sent = door.Send(request, m =>
            {
                World.CopyContent(from, m);
                if (caption is not null && m.File is not null)
                    m.Body = caption;
            });
            return new JsonObject { ["message_id"] = sent.Id };
        });
        table.Add("forwardMessage", request =>
        {
            Reach.ForWriting(request);
            var from = Original(request, "forward");
            return MessageJson.Of(door.Send(request, m =>
            {
                World.CopyContent(from, m);
                m.Forwarded = from.Forwarded ?? new Forwarded(from.From, from.Date);
            }));
        });
    }

    private static Message Original(ApiRequest request, string verb)
    {
        var chat = Reach.ForReading(request, "from_chat_id");
        if (chat.Find(request.Integer("message_id") ?? 0) is not { Id: > 0 } message)
            throw Refused.Bad($"message to {verb} not found");
        var may = message is { Service: null, Protected: false };
        return may ? message : throw Refused.Bad(verb == "copy" ? "message can't be copied" : "the message can't be forwarded");
    }
}
