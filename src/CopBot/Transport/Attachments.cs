using CopBot.Conversation;
using Tg = Telegram.Bot.Types;

namespace CopBot.Transport;

/// <summary>The file in a message.</summary>
internal static class Attachments
{
    private const int NameLimit = 255;

    /// <summary>
    /// Null where there is none. Animations and round video notes come as videos. An animation also carries a document, for
    /// old clients, so it is looked at first.
    /// </summary>
    public static Attachment? Of(Tg.Message message) => message switch
    {
        { Animation: { } animation } => Of(AttachmentKind.Video, animation, animation.FileName),
        { Document: { } document } => Of(AttachmentKind.Document, document, document.FileName),
        { Photo: { Length: > 0 } sizes } => Of(AttachmentKind.Photo, sizes.MaxBy(s => (long)s.Width * s.Height)!, null),
        { Voice: { } voice } => Of(AttachmentKind.Voice, voice, null),
        { Video: { } video } => Of(AttachmentKind.Video, video, video.FileName),
        { VideoNote: { } note } => Of(AttachmentKind.Video, note, null),
        { Audio: { } audio } => Of(AttachmentKind.Audio, audio, audio.FileName ?? audio.Title),
        _ => null,
    };

    private static Attachment Of(AttachmentKind kind, Tg.FileBase file, string? name) =>
        new(kind, new TelegramFile(file.FileId, file.FileUniqueId), ShownName.Clean(name, NameLimit) is { Length: > 0 } clean ? clean : null, file.FileSize);
}
