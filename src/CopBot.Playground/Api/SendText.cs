using CopBot.Playground.Wire;

namespace CopBot.Playground.Api;

/// <summary>sendMessage and sendChatAction.</summary>
internal static class SendText
{
    private static readonly string[] Actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker",
        "find_location", "record_video_note", "upload_video_note",
    ];

    public static void AddTo(MethodTable table, SendingDoor door)
    {
        table.Add("sendMessage", request =>
        {
            Reach.ForWriting(request);
            var body = ReadText.Body(request);
            return MessageJson.Of(door.Send(request, m => m.Body = body));
        });
        table.Add("sendChatAction", request =>
        {
            var chat = Reach.ForWriting(request);
            Reach.Topic(request, chat);
            if (!Actions.Contains(request.Text("action")))
                throw Refused.Bad("wrong parameter action in request");
            request.World.Tell(new Worlds.Change.Typing(chat, request.Text("action")!));
            return true;
        });
    }
}
