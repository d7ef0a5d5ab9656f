using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Nudges.Prompts;

/// <summary>The list of prompts as it goes round: none comes again until all have been.</summary>
internal sealed class PromptList(PromptStore store)
{
    /// <summary>The whole list of a community: its own first, then those that come with it and are not left out.</summary>
    public IReadOnlyList<(string Key, string Text)> Of(CommunityId community)
    {
        var leftOut = store.Round(community).LeftOut;
        return [.. store.Of(community).Select(p => (KeyOf(p), p.Text)), .. StandardPrompts.All.Where(p => !leftOut.Contains(p.Key))];
    }

    public static string KeyOf(Prompt prompt) => $"o{prompt.Id}";

    /// <summary>The next one, which counts as said from now on; null where the list is empty.</summary>
    public string? Take(CommunityId community)
    {
        var all = Of(community);
        if (all.Count == 0)
            return null;
        var round = store.Round(community);
        var left = all.Where(p => !round.Used.Contains(p.Key)).ToList();
        if (left.Count == 0)
        {
            (round, left) = (round with { Used = [], Before = [.. round.Used.TakeLast(all.Count / 2)], Number = round.Number + 1 }, [.. all]);
        }

        // In an order of its own each round, and the same after a restart; what came late in the last round comes late in this one, too.
        var rested = left.Where(p => !round.Before.Contains(p.Key)).ToList();
        var next = (rested.Count > 0 ? rested : left).MinBy(p => IndexKey.Digest($"{community} {round.Number} {p.Key}"));
        store.Put(round with { Used = round.Used.Add(next.Key) });
        return next.Text;
    }
}
