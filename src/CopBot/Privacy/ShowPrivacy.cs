using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.Options;

namespace CopBot.Privacy;

/// <summary>/privacy: what is kept, why, how long, who sees it, and who runs this bot.</summary>
internal sealed class ShowPrivacy(HeldByAll everything, IOptions<OperatorOptions> runBy, IOptions<StorageOptions> storage) : IHandle<Called>
{
    public Reply Handle(Called what, Scene scene) =>
        Reply.Whisper(PrivacyTexts.Notice(everything.Keeps, storage.Value.Backup.Keep, runBy.Value.Name.Trim(), runBy.Value.Contact.Trim()));
}
