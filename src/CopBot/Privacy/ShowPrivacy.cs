using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.Options;

namespace CopBot.Privacy;

/// <summary>Carried by the link that opens the private chat for the whole notice.</summary>
internal sealed record WholeNotice;

/// <summary>
/// /privacy: what is kept, why, how long, who sees it, and who runs this bot. In a group where everybody would have to read it,
/// in short, with the way to the whole of it.
/// </summary>
internal sealed class ShowPrivacy(HeldByAll everything, IOptions<OperatorOptions> runBy, IOptions<StorageOptions> storage)
    : IHandle<Called>, IHandle<Followed<WholeNotice>>
{
    public Reply Handle(Called what, Scene scene) => scene.IsPrivate || scene.MayWhisper
        ? Reply.Whisper(Whole())
        : Reply.Whisper(PrivacyTexts.InShort, Keyboard.Row(new PrivateButton(PrivacyTexts.ReadAll, new WholeNotice())));

    public Reply Handle(Followed<WholeNotice> what, Scene scene) => Reply.Say(Whole());

    private Html Whole() => PrivacyTexts.Notice(everything.Keeps, storage.Value.Backup.Keep, runBy.Value.Name.Trim(), runBy.Value.Contact.Trim());
}
