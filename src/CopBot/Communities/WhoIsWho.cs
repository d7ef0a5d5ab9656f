using System.Collections.Concurrent;
using CopBot.Conversation;

namespace CopBot.Communities;

/// <summary>
/// Sees to it that nobody acts on rights that they no longer have: administrators and memberships are asked of Telegram again
/// when the last answer is older than <see cref="FreshFor"/>. Used from outside the reader, so it keeps only times and ids.
/// </summary>
internal sealed class WhoIsWho(IAskTelegram telegram, TimeProvider clock) : IForesight
{
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    /// <summary>A question that got no answer is not asked again at once.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    /// <summary>In how many groups a person who writes in private is looked for.</summary>
    private const int GroupsAtMost = 25;

    private readonly ConcurrentDictionary<ChatId, byte> _groups = new();
    private readonly ConcurrentDictionary<ChatId, DateTimeOffset> _administrators = new();
    private readonly ConcurrentDictionary<(ChatId, PersonId), DateTimeOffset> _standings = new();

    /// <summary>From now on this group is looked into, or no longer.</summary>
    public void Know(CommunityRecord community)
    {
        if (community.GoneSince is null)
            _groups.TryAdd(community.Chat, 0);
        else
            Forget(community.Chat);
    }

    public void Forget(ChatId group)
    {
        _groups.TryRemove(group, out _);
        _administrators.TryRemove(group, out _);
    }

    /// <summary>Where this person stands is asked anew when they are met again.</summary>
    public void Forget(PersonId person)
    {
        foreach (var asked in _standings.Keys.Where(asked => asked.Item2 == person))
            _standings.TryRemove(asked, out _);
    }

    /// <summary>Drops answers that are too old to count; what is not remembered is asked.</summary>
    public void DropStale()
    {
        var now = clock.GetUtcNow();
        foreach (var asked in _standings.Where(asked => asked.Value <= now))
            _standings.TryRemove(asked);
        foreach (var asked in _administrators.Where(asked => asked.Value <= now))
            _administrators.TryRemove(asked);
    }

    public IEnumerable<Question> Questions(Incoming update)
    {
        switch (update)
        {
            case Searched searched:
                return InPrivate(searched.Person.Id);
            case Said or Pressed:
                var from = (FromPerson)update;
                if (update is Said { Command: null, ToTheBot: false })
                    return [];
                return from.Chat.IsPrivate ? InPrivate(from.Person.Id) : Administrators(from.Chat.Id);
            default:
                return [];
        }
    }

    private IEnumerable<Question> InPrivate(PersonId person)
    {
        foreach (var group in _groups.Keys.Take(GroupsAtMost))
        {
            if (IsStale(_standings, (group, person)))
                yield return new StandingQuestion(this, group, person);
            foreach (var question in Administrators(group))
                yield return question;
        }
    }

    private IEnumerable<Question> Administrators(ChatId group) =>
        IsStale(_administrators, group) ? [new AdministratorsQuestion(this, group)] : [];

    private bool IsStale<TKey>(ConcurrentDictionary<TKey, DateTimeOffset> asked, TKey key)
        where TKey : notnull => !asked.TryGetValue(key, out var until) || until <= clock.GetUtcNow();

    private void Note<TKey>(ConcurrentDictionary<TKey, DateTimeOffset> asked, TKey key, bool answered)
        where TKey : notnull => asked[key] = clock.GetUtcNow() + (answered ? FreshFor : RetryAfter);

    private sealed record AdministratorsQuestion(WhoIsWho Asker, ChatId Group) : Question
    {
        public override Task<Incoming?> AskAsync(CancellationToken cancellationToken) => Asker.AskAdministratorsAsync(Group, cancellationToken);
    }

    private sealed record StandingQuestion(WhoIsWho Asker, ChatId Group, PersonId Person) : Question
    {
        public override Task<Incoming?> AskAsync(CancellationToken cancellationToken) => Asker.AskStandingAsync(Group, Person, cancellationToken);
    }

    private async Task<Incoming?> AskAdministratorsAsync(ChatId group, CancellationToken cancellationToken)
    {
        var answer = await telegram.AdministratorsAsync(group, cancellationToken);
        Note(_administrators, group, answer is not null);
        return answer;
    }

    private async Task<Incoming?> AskStandingAsync(ChatId group, PersonId person, CancellationToken cancellationToken)
    {
        var answer = await telegram.StandingAsync(group, person, cancellationToken);
        Note(_standings, (group, person), answer is not null);
        return answer;
    }
}
