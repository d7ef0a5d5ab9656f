using System.Collections.Concurrent;
using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.Communities;

/// <summary>
/// Sees to it that nobody acts on rights that they no longer have: administrators and memberships are asked of Telegram again
/// when the last answer is older than <see cref="FreshFor"/>. In private that is every group in which a person is known, and a few
/// of the others in turn. Used from outside the reader, so it keeps only times and ids.
/// </summary>
internal sealed class WhoIsWho(IAskTelegram telegram, TimeProvider clock) : IForesight
{
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    /// <summary>A question that got no answer is not asked again at once.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    /// <summary>In how many groups a person who writes in private is looked for at once, where they are known in fewer.</summary>
    private const int GroupsAtMost = 25;

    /// <summary>And in how many groups in which they are not known, however many they are known in.</summary>
    private const int OthersAtLeast = 5;

    private readonly ConcurrentDictionary<CommunityId, ChatId> _groups = new();
    // Groups that will have a community as soon as the update at hand is handled.
    private readonly ConcurrentDictionary<ChatId, byte> _arriving = new();
    private readonly ConcurrentDictionary<PersonId, int> _turns = new();
    private volatile ConcurrentDictionary<PersonId, ImmutableArray<CommunityId>> _knownIn = new();
    private readonly ConcurrentDictionary<ChatId, DateTimeOffset> _administrators = new();
    private readonly ConcurrentDictionary<(ChatId, PersonId), DateTimeOffset> _standings = new();

    /// <summary>From now on this group is looked into, or no longer.</summary>
    public void Know(CommunityRecord community)
    {
        if (community.GoneSince is null)
            Arrive(community);
        else
            Forget(community);
    }

    private void Arrive(CommunityRecord community)
    {
        _groups[community.Id] = community.Chat;
        _arriving.TryRemove(community.Chat, out _);
    }

    public void Forget(CommunityRecord community)
    {
        _groups.TryRemove(new(community.Id, community.Chat));
        _administrators.TryRemove(community.Chat, out _);
    }

    /// <summary>
    /// From now on this person is looked for in their communities first. Those that they have left are only dropped by
    /// <see cref="KnowOnly"/>: a question too many costs a call, one too few would leave somebody rights that they have lost.
    /// </summary>
    public void Know(PersonRecord person) =>
        _knownIn.AddOrUpdate(person.Id, person.In, (_, before) => person.In.All(before.Contains) ? before : [.. before.Union(person.In)]);

    /// <summary>These are all that are known. Inside a transaction of the reader's, which alone calls <see cref="Know(PersonRecord)"/>.</summary>
    public void KnowOnly(IEnumerable<PersonRecord> people) => _knownIn = new(people.Select(p => KeyValuePair.Create(p.Id, p.In)));

    /// <summary>Where this person stands is asked anew when they are met again.</summary>
    public void Forget(PersonId person)
    {
        foreach (var asked in _standings.Keys.Where(asked => asked.Item2 == person))
            _standings.TryRemove(asked, out _);
        _turns.TryRemove(person, out _);
    }

    /// <summary>Drops answers that are too old to count; what is not remembered is asked.</summary>
    public void DropStale()
    {
        var now = clock.GetUtcNow();
        _arriving.Clear();
        foreach (var asked in _standings.Where(asked => asked.Value <= now))
            _standings.TryRemove(asked);
        foreach (var asked in _administrators.Where(asked => asked.Value <= now))
            _administrators.TryRemove(asked);
    }

    public IEnumerable<Question> Questions(Incoming update)
    {
        switch (update)
        {
            case BotStandingChanged { Chat: { IsPrivate: false, Id: var group }, After: not Standing.Out } when !_groups.Values.Contains(group):
                _arriving[group] = 0;
                return Administrators(group);
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
        foreach (var group in GroupsFor(person))
        {
            if (IsStale(_standings, (group, person)))
                yield return new StandingQuestion(this, group, person);
            foreach (var question in Administrators(group))
                yield return question;
        }
    }

    // Those in which they are known, all of them; then others, each time those after the ones that were looked into last.
    private IEnumerable<ChatId> GroupsFor(PersonId person)
    {
        var known = _knownIn.GetValueOrDefault(person, []);
        var groups = _groups.OrderBy(g => g.Key.Value).ToLookup(g => known.Contains(g.Key), g => g.Value);
        List<ChatId> asked = [.. groups[true], .. _arriving.Keys];
        List<ChatId> others = [.. groups[false]];
        if (others.Count == 0)
            return asked;

        // Anywhere at first: a start of the bot must not put the same ones first each time.
        var from = _turns.GetOrAdd(person, _ => Random.Shared.Next(others.Count)) % others.Count;
        var room = Math.Max(GroupsAtMost - asked.Count, OthersAtLeast);
        var chosen = new SortedSet<int>();
        var looked = 0;
        for (; looked < others.Count && chosen.Count < room; looked++)
        {
            var place = (from + looked) % others.Count;
            if (IsStale(_standings, (others[place], person)))
                chosen.Add(place);
        }

        _turns[person] = (from + looked) % others.Count;
        return asked.Concat(chosen.Select(place => others[place]));
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
