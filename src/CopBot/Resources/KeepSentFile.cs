using CopBot.Conversation;

namespace CopBot.Resources;

/// <summary>Takes a file of the bot's own into the library, such as the record of a meeting, once Telegram has it.</summary>
internal sealed class KeepSentFile(ResourceStore store, IScenes scenes) : IHandle<FileSent>
{
    public Reply Handle(FileSent what, Scene scene)
    {
        if (scenes.Community(what.Library.Community) is null || store.WithFile(what.Library.Community, what.File) is not null)
            return Reply.None;
        store.Put(new Resource(
            store.NextId(),
            what.Library.Community,
            ResourceKind.Document,
            PlainText.Shorten(what.Library.Title, Resource.LongestTitle),
            what.Library.By,
            what.Library.ByName,
            scene.Now)
        {
            Note = PlainText.Shorten(what.Library.Note, Resource.LongestNote),
            Themes = what.Library.Themes,
            File = what.File,
            FileName = what.Name,
            Source = new SharedIn(what.Chat, what.Message),
        });
        return Reply.None;
    }
}
