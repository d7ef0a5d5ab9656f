using CopBot.Conversation;
using Microsoft.Extensions.Options;

namespace CopBot.Communities;

/// <summary>
/// Two communities that are one group: Telegram told of the new supergroup before it told that the old group has become it. The
/// younger one, minutes old, goes into the older.
/// </summary>
internal sealed class MergeCommunities(CommunityStore store, WhoIsWho whoIsWho, IOptions<CommunityOptions> options)
{
    public void Merge(CommunityId from, CommunityId into)
    {
        if (store.Get(from) is not { } young || store.Get(into) is not { } old)
            return;
        foreach (var person in store.PeopleIn(from))
            store.Put(person.Move(from, into));
        whoIsWho.Forget(young);
        store.Delete(young);
        store.Put(Merged(old, young));
    }

    // What somebody chose since the upgrade counts; what is still as it was made does not.
    private CommunityRecord Merged(CommunityRecord old, CommunityRecord young)
    {
        var defaults = options.Value;
        var merged = old with
        {
            Core = [.. old.Core.Union(young.Core)],
            Administrators = young.Administrators.IsEmpty ? old.Administrators : young.Administrators,
            BotIsAdministrator = young.BotIsAdministrator,
            BotMayPin = young.BotMayPin,
            QuietAnswers = old.QuietAnswers || young.QuietAnswers,
            Introduced = old.Introduced || young.Introduced,
            About = young.About.Length > 0 ? young.About : old.About,
        };
        if (young.NameIsChosen)
            merged = merged with { Name = young.Name, NameIsChosen = true };
        if (young.Zone != defaults.TimeZone)
            merged = merged with { Zone = young.Zone };
        return young.QuietFrom != defaults.QuietHours.From || young.QuietUntil != defaults.QuietHours.Until
            ? merged with { QuietFrom = young.QuietFrom, QuietUntil = young.QuietUntil }
            : merged;
    }
}
