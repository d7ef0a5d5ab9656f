using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.Options;

namespace CopBot.Privacy;

/// <summary>The answer to "shall I erase it?". <paramref name="AskedAt"/> in seconds of Unix time.</summary>
internal sealed record ForgetAnswer(bool Erase, long AskedAt);

/// <summary>/forgetme: says what goes and what stays, asks, and then does it. In private only.</summary>
internal sealed class ForgetMe(HeldByAll everything, IOptions<StorageOptions> storage) : IHandle<Called>, IHandle<Press<ForgetAnswer>>
{
    /// <summary>How long the question stands: what it said may be true no longer after that.</summary>
    private static readonly TimeSpan StandsFor = TimeSpan.FromMinutes(15);

    public Reply Handle(Called what, Scene scene)
    {
        var forgetting = everything.BeforeForgetting(scene.Person.Id);
        if (forgetting is { Goes.Count: 0, StaysWithoutName.Count: 0 })
            return Reply.Say(PrivacyTexts.NothingToForget);
        var now = scene.Now.ToUnixTimeSeconds();
        return Reply.Say(PrivacyTexts.AskToForget(forgetting), Keyboard.Row(
            new PressButton(PrivacyTexts.YesErase, new ForgetAnswer(true, now)),
            new PressButton(PrivacyTexts.NoKeep, new ForgetAnswer(false, now))));
    }

    public Reply Handle(Press<ForgetAnswer> what, Scene scene)
    {
        // In private nobody else can press it.
        if (!scene.IsPrivate)
            return Reply.Toast(PrivacyTexts.OnlyInPrivate, mustBeClosed: true);
        if (!what.Payload.Erase)
            return Reply.Rewrite(PrivacyTexts.Kept);
        var age = scene.Now.ToUnixTimeSeconds() - what.Payload.AskedAt;
        if (age < 0 || age > StandsFor.TotalSeconds)
            return Reply.Rewrite(PrivacyTexts.AskAgain) + new Toast(PrivacyTexts.AskAgain.ToPlain());

        var forgotten = everything.BeforeForgetting(scene.Person.Id);
        everything.Forget(scene.Person.Id);
        return Reply.Rewrite(PrivacyTexts.Forgotten(forgotten, storage.Value.Backup.Keep));
    }
}
