using System.Collections.Immutable;
using CopBot.Conversation;
using Microsoft.Extensions.Options;

namespace CopBot.Communities;

/// <summary>Makes a group's community, or wakes it when the bot comes back.</summary>
internal sealed class NewCommunity(CommunityStore store, WhoIsWho whoIsWho, IOptions<CommunityOptions> options)
{
    // Asked before the first command of a group that is not known yet; only the reader comes here.
    private readonly Dictionary<ChatId, AdministratorsLearned> _early = [];

    public CommunityRecord Make(Chat chat)
    {
        var defaults = options.Value;
        var community = store.Add(id => new CommunityRecord(
            id, chat.Id, NameOf(chat.Title), defaults.TimeZone, defaults.QuietHours.From, defaults.QuietHours.Until));
        if (Early(chat.Id) is { } learned)
        {
            community = With(community, learned);
            store.Put(community);
        }

        whoIsWho.Know(community);
        return community;
    }

    public CommunityRecord Return(CommunityRecord community)
    {
        var back = community with { GoneSince = null };
        store.Put(back);
        whoIsWho.Know(back);
        return back;
    }

    /// <summary>Keeps what was learned of a group that has no community yet.</summary>
    public void Remember(AdministratorsLearned learned) => _early[learned.Chat] = learned;

    /// <summary>Gives out what <see cref="Remember"/> keeps; null where it keeps nothing.</summary>
    public AdministratorsLearned? Early(ChatId chat) => _early.Remove(chat, out var learned) ? learned : null;

    public static CommunityRecord With(CommunityRecord community, AdministratorsLearned learned)
    {
        ImmutableArray<PersonId> administrators = [.. learned.Administrators.Select(a => a.Id).Order(Comparer<PersonId>.Create((a, b) => a.Value.CompareTo(b.Value)))];
        return community.BotIsAdministrator == learned.BotIsAdministrator && community.BotMayPin == learned.BotMayPin && community.Administrators.SequenceEqual(administrators)
            ? community
            : community with { Administrators = administrators, BotIsAdministrator = learned.BotIsAdministrator, BotMayPin = learned.BotMayPin };
    }

    public static string NameOf(string title) => PlainText.OneLine(title) is { Length: > 0 } name ? PlainText.Shorten(name, 128) : "Your community";
}
