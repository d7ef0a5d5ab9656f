using CopBot.Conversation;

namespace CopBot.Resources;

/// <summary>Removes long searches whose pages nobody will turn any more.</summary>
internal sealed class TidySearches(ResourceStore store) : ITidy
{
    public void Tidy(DateTimeOffset now) => store.DropQuestions(before: now - KeptFor.LongSearch);
}
