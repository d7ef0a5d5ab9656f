using CopBot.Conversation;

namespace CopBot.Dispatch;

/// <summary>
/// Where updates are handed in, in Telegram's order. Before they go to the reader, what they depend on and is not known
/// freshly enough (who is an administrator, who is a member) is asked; each answer enters right ahead of the first update that needs it.
/// </summary>
internal sealed class Reception(Inbox inbox, IEnumerable<IForesight> foresights)
{
    /// <summary>Completes when everything that the updates brought about is durable: only then may Telegram be told so.</summary>
    public async Task TakeAsync(IReadOnlyList<Incoming> updates, CancellationToken cancellationToken)
    {
        var ordered = GroupsFirst(UpgradesFirst(updates));
        var seen = new HashSet<Question>();
        var asked = ordered.ConvertAll(update => foresights.SelectMany(f => f.Questions(update)).Where(seen.Add).ToList());
        var learned = await Task.WhenAll(asked.Select(questions => Task.WhenAll(questions.Select(question => question.AskAsync(cancellationToken)))));
        await inbox.TakeAsync([.. ordered.SelectMany((update, i) => learned[i].OfType<Incoming>().Append(update))], cancellationToken);
    }

    // Who adds the bot to a group and writes to it at once is in a community by then, whichever Telegram tells first.
    private static List<Incoming> GroupsFirst(List<Incoming> updates)
    {
        for (var i = 1; i < updates.Count; i++)
        {
            if (updates[i] is not BotStandingChanged { Chat.IsPrivate: false, After: not Standing.Out } added)
                continue;
            for (var at = i; at > 0 && updates[at - 1] is FromPerson { Chat.IsPrivate: true }; at--)
                (updates[at - 1], updates[at]) = (added, updates[at - 1]);
        }

        return updates;
    }

    // Where Telegram tells of a supergroup before it says which group has become it, the latter goes first: nobody is met anew.
    private static List<Incoming> UpgradesFirst(IReadOnlyList<Incoming> updates)
    {
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
