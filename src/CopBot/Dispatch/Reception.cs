using CopBot.Conversation;

namespace CopBot.Dispatch;

/// <summary>
/// Where updates are handed in, in Telegram's order. Before they go to the reader, what they depend on and is not known
/// freshly enough (who is an administrator, who is a member) is asked; it enters ahead of them.
/// </summary>
internal sealed class Reception(Inbox inbox, IEnumerable<IForesight> foresights)
{
    /// <summary>Completes when everything that the updates brought about is durable: only then may Telegram be told so.</summary>
    public async Task TakeAsync(IReadOnlyList<Incoming> updates, CancellationToken cancellationToken)
    {
        var asked = updates.SelectMany(update => foresights.SelectMany(f => f.Questions(update))).Distinct();
        var learned = await Task.WhenAll(asked.Select(question => question.AskAsync(cancellationToken)));
        await inbox.TakeAsync([.. learned.OfType<Incoming>(), .. UpgradesFirst(updates)], cancellationToken);
    }

    // Where Telegram tells of a supergroup before it says which group has become it, the latter goes first: nobody is met anew.
    private static IEnumerable<Incoming> UpgradesFirst(IReadOnlyList<Incoming> updates)
    {
        if (!updates.OfType<ChatMoved>().Any())
            return updates;
        var ordered = updates.ToList();
        foreach (var moved in updates.OfType<ChatMoved>())
        {
            var first = ordered.FindIndex(update => IsIn(update, moved.To));
            var told = ordered.IndexOf(moved);
            if (first < 0 || first > told)
                continue;
            ordered.RemoveAt(told);
            ordered.Insert(first, moved);
        }

        return ordered;
    }

    private static bool IsIn(Incoming update, ChatId chat) => update switch
    {
        FromPerson fromPerson => fromPerson.Chat.Id == chat,
        Several several => several.Parts.Any(part => IsIn(part, chat)),
        _ => false,
    };
}
