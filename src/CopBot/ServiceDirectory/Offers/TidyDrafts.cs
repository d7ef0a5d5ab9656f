using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Removes forms that nobody has touched for a week.</summary>
internal sealed class TidyDrafts(DraftStore drafts) : ITidy
{
    public void Tidy(DateTimeOffset now) => drafts.Drop(before: now - KeptFor.Draft);
}
