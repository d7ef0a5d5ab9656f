using System.Text.Json.Nodes;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>editEphemeralMessage… and deleteEphemeralMessage: they return True, never the message.</summary>
internal static class EditEphemeral
{
    public static void AddTo(MethodTable table, SendingDoor door)
    {
        table.Add("editEphemeralMessageText", request => Change(request, door, m => EditMessages.NewText(request, m)));
        table.Add("editEphemeralMessageCaption", request => Change(request, door, m => EditMessages.NewCaption(request, m)));
        table.Add("editEphemeralMessageReplyMarkup", request => Change(request, door, _ => null));
        table.Add("deleteEphemeralMessage", request =>
        {
            request.World.Erase(Find(request, "delete"));
            return true;
        });
    }

    private static JsonNode Change(ApiRequest request, SendingDoor door, Func<Message, EditMessages.Edit?> read)
    {
        var message = Find(request, "edit");
        var edit = read(message);
        var keyboard = ReadKeyboard.From(request, inlineOnly: true);
        door.Pass(message.Chat);
        EditMessages.Apply(message, edit, keyboard.Buttons);
        return true;
    }

    private static Message Find(ApiRequest request, string verb)
    {
        var chat = Reach.ForWriting(request);
        var receiver = Reach.Person(request, "receiver_user_id");
        var message = chat.Find(-(request.Integer("ephemeral_message_id") ?? 0));
        return message is not null && message.EphemeralFor == receiver && message.From == request.World.Bot
            ? message
            : throw Refused.Bad($"message to {verb} not found");
    }
}
