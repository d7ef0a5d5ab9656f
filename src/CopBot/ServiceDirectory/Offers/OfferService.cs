using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Waits for an answer to one question of a form.</summary>
internal sealed record FormQuestion(DraftId Draft, ServicePart Part);

/// <summary>Begins a form that puts a service into the directory.</summary>
internal sealed class OfferService(DraftStore drafts)
{
    /// <summary>
    /// Keeps the draft and asks for what is still missing: at once in private; in a group behind a button that opens the private chat.
    /// </summary>
    public Reply Begin(Draft draft, Scene scene)
    {
        drafts.Keep(draft, scene.Now);
        return Reply.Whisper(OfferTexts.FormKept);
    }
}
