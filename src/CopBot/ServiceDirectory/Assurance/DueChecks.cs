using CopBot.Conversation;
using CopBot.Time;
using Microsoft.Extensions.Options;

namespace CopBot.ServiceDirectory.Assurance;

/// <summary>Which records are due for a check, and who is to look.</summary>
internal sealed class DueChecks(ServiceStore store, CheckBook book, IMembers members, IOptions<DirectoryOptions> options)
{
    /// <summary>Days between two checks of a record.</summary>
    public int Every => options.Value.CheckEvery;

    /// <summary>
    /// True where nobody has said for <see cref="Every"/> days that the record is right; where nobody ever has, they count from when
    /// it was added or last changed.
    /// </summary>
    public bool IsDue(Service service, Community community, DateTimeOffset now)
    {
        if (!service.IsOffered)
            return false;
        var last = ServiceTexts.LastCheck(service, community.Zone) ?? LocalTime.DateIn(community.Zone, service.LastModified);
        return last.PlusDays(Every) <= LocalTime.DateIn(community.Zone, now);
    }

    /// <summary>In the order of their numbers. Reads those alone that may be due.</summary>
    public IReadOnlyList<Service> In(Community community, DateTimeOffset now)
    {
        var day = LocalTime.DateIn(community.Zone, now).PlusDays(1 - Every);
        return [.. store.SeenBefore(community.Id, day).Where(s => IsDue(s, community, now)).OrderBy(s => s.Id.Value)];
    }

    /// <summary>Those that this person is to look at: what they answer for, and for the core group what nobody else looks at.</summary>
    public IReadOnlyList<Service> For(Scene here) =>
        [.. In(here.Community, here.Now).Where(s => s.VouchedBy == here.Person.Id || (here.Steers && IsForCoreGroup(s, here.Community.Id)))];

    /// <summary>Whoever answers for the record and can be asked; null where that is the core group's.</summary>
    public Member? Answerer(Service service, CommunityId community) =>
        service.VouchedBy is { } person && members.Find(community, person) is { } member && MayBeAsked(member, community) ? member : null;

    /// <summary>True where the bot can write to them and they have not asked it to stop, or to send them nothing at all.</summary>
    public bool MayBeAsked(Member member, CommunityId community) =>
        member is { PrivateIsOpen: true, HasDeclined: false } && !book.Checker(member.Person.Id).Stopped.Contains(community);

    private bool IsForCoreGroup(Service service, CommunityId community) =>
        Answerer(service, community) is null || book.Pending(service.Id) is { HandedOn: not null };
}
