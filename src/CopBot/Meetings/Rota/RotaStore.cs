using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Meetings.Rota;

/// <summary>Whose turn it is and was, and who said yes to turns.</summary>
internal sealed class RotaStore(IDocuments documents)
{
    public static IReadOnlyList<RotaRole> Roles { get; } = [RotaRole.Facilitator, RotaRole.Notes];

    public Turn? Get(MeetingId meeting, RotaRole role) => documents.Get(RotaKinds.Turns, RotaKinds.IdOf(meeting, role));

    public void Put(Turn turn) => documents.Put(RotaKinds.Turns, turn);

    /// <summary>Whose turn it is or was at a meeting, by name; empty where it is nobody's.</summary>
    public string NameOf(MeetingId meeting, RotaRole role) => Get(meeting, role)?.Name ?? "";

    /// <summary>Turns at meetings that began in a span (UTC; null for no bound), the earliest first.</summary>
    public IReadOnlyList<Turn> Between(CommunityId community, DateTimeOffset? from, DateTimeOffset? until, bool descending = false)
    {
        var (first, last) = IndexKey.Prefix(community.Value);
        return documents.Range(
            RotaKinds.Turns,
            RotaKinds.TurnsByTime,
            from is { } begin ? IndexKey.Of(community.Value, begin) : first,
            until is { } end ? IndexKey.Of(community.Value, end) : last,
            descending);
    }

    /// <summary>Turns that are or were somebody's, and those that they could not take.</summary>
    public IReadOnlyList<Turn> Naming(PersonId person) => documents.Find(RotaKinds.Turns, RotaKinds.TurnsByPerson, IndexKey.Of(person.Value));

    public void Delete(MeetingId meeting)
    {
        foreach (var role in Roles)
            documents.Delete(RotaKinds.Turns, RotaKinds.IdOf(meeting, role));
    }

    /// <summary>Who said yes, the longest ago first.</summary>
    public IReadOnlyList<Willing> Willing(CommunityId community) =>
        [.. documents.Find(RotaKinds.Willing, RotaKinds.WillingByCommunity, IndexKey.Of(community.Value)).OrderBy(w => w.Since)];

    public IReadOnlyList<Willing> WillingOf(PersonId person) => documents.Find(RotaKinds.Willing, RotaKinds.WillingByPerson, IndexKey.Of(person.Value));

    /// <summary>True where anybody has said yes to turns, or has had one.</summary>
    public bool IsUsed(CommunityId community) => Willing(community).Count > 0 || Between(community, null, null).Any(t => t.IsTaken);

    /// <summary>False where they had said so already.</summary>
    public bool SayYes(CommunityId community, PersonId person, RotaRole role, DateTimeOffset now)
    {
        if (documents.Get(RotaKinds.Willing, RotaKinds.IdOf(community, person, role)) is not null)
            return false;
        documents.Put(RotaKinds.Willing, new Willing(community, person, role, now));
        return true;
    }

    /// <summary>False where they had not said yes.</summary>
    public bool SayNo(CommunityId community, PersonId person, RotaRole role) => documents.Delete(RotaKinds.Willing, RotaKinds.IdOf(community, person, role));

    public void Merge(CommunityId from, CommunityId into)
    {
        foreach (var turn in Between(from, null, null))
            Put(turn with { Community = into });
        foreach (var willing in Willing(from))
        {
            SayNo(from, willing.Person, willing.Role);
            SayYes(into, willing.Person, willing.Role, willing.Since);
        }
    }

    public void Erase(CommunityId community)
    {
        foreach (var turn in Between(community, null, null))
            documents.Delete(RotaKinds.Turns, RotaKinds.IdOf(turn.Meeting, turn.Role));
        foreach (var willing in Willing(community))
            SayNo(community, willing.Person, willing.Role);
    }
}
