using CopBot.Conversation;

namespace CopBot.Communities;

/// <summary>
/// Removes whoever is in no community any more: they left, or it was erased. Whoever writes again is met again. Also drops what
/// is remembered of Telegram's answers and is too old to count.
/// </summary>
internal sealed class TidyPeople(CommunityStore store, WhoIsWho whoIsWho) : ITidy
{
    public void Tidy(DateTimeOffset now)
    {
        foreach (var person in store.Everybody().Where(p => p.In.IsEmpty))
            store.Delete(person.Id);
        whoIsWho.KnowOnly(store.Everybody());
        whoIsWho.DropStale();
    }
}
