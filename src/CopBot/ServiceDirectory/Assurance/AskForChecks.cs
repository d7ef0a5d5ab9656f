using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.ServiceDirectory.Assurance;

/// <summary>Falls due once a day, at a good time: who is to be asked in this community?</summary>
internal sealed record CheckServices(CommunityId Community);

/// <summary>
/// Once a day looks which records are due for a check, and asks: whoever answers for them, once, all in one message, and no more
/// often than once a week; when they have not answered for <see cref="AnswerWithin"/>, or cannot be asked, the core group. However
/// long the bot was off, there is one look, so one message a person.
/// </summary>
internal sealed class AskForChecks(ServiceStore store, CheckBook book, DueChecks checks, INudgeWishes wishes, IMembers members, IScenes scenes)
    : IHandle<Due<CheckServices>>, IHandle<NightFell>, INudgeSource
{
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromDays(14);

    public static readonly TimeSpan AtMostEvery = KeptFor.AskedToCheck;

    private static readonly TimeOnly GoodHour = new(10, 0);

    /// <summary>The look is at an hour of the local clock, which may come early by as much after a change of the clocks.</summary>
    private static readonly TimeSpan ClockChange = TimeSpan.FromHours(2);

    /// <summary>What the group could not be told by then is said with the next ones.</summary>
    private static readonly TimeSpan GroupHears = TimeSpan.FromDays(5);

    public static CommunitySwitch Switch { get; } = new("checks", "Ask whether services are still right", IsOnAtFirst: true);

    public static string DueKey(CommunityId community) => $"dir.check.{community}";

    /// <summary>The next look. Setting it again changes nothing, since it is the same until it has come.</summary>
    public static SetDue NextLook(Community community, DateTimeOffset now) => new(DueKey(community.Id), NextAt(community, now), new CheckServices(community.Id));

    /// <summary>Each night and at each start: every directory has its next look, whatever came before.</summary>
    public Reply Handle(NightFell what, Scene scene) => new(
    [
        .. members.Communities().Select(scenes.Community).OfType<Community>().Where(c => store.HasAny(c.Id)).Select(c => NextLook(c, scene.Now)),
    ]);

    public Reply Handle(Due<CheckServices> what, Scene scene)
    {
        if (scenes.Community(what.Payload.Community) is not { } community || !store.HasAny(community.Id))
            return Reply.None;

        // Late, since the bot was off; or the community has other quiet hours since.
        return community.Quiet.Contains(LocalTime.TimeIn(community.Zone, scene.Now))
            ? Reply.Of(NextLook(community, scene.Now))
            : (community.Has(Switch) ? Look(community, scene.Now) : Reply.None) + NextLook(community, scene.Now);
    }

    private Reply Look(Community community, DateTimeOffset now)
    {
        var due = checks.In(community, now);
        foreach (var pending in book.PendingIn(community.Id).ExceptBy(due.Select(s => s.Id), p => p.Service))
            book.Settle(pending.Service);
        var (own, core) = Sort(community, due, now);
        var steering = members.Steering(community.Id).Where(m => m.Person.Id != PersonId.AnonymousAdministrator && checks.MayBeAsked(m, community.Id)).ToList();
        var steeringNow = core.Count > 0 ? steering.Where(m => MayBeAsked(m.Person.Id, community.Id, now)).ToList() : [];

        var reply = Reply.None;
        foreach (var person in own.Keys.Union(steeringNow.Select(m => m.Person.Id)).Where(p => MayBeAsked(p, community.Id, now)).Order(Comparer<PersonId>.Create((a, b) => a.Value.CompareTo(b.Value))))
        {
            var theirs = own.GetValueOrDefault(person, []);
            IReadOnlyList<Service> everybodys = steeringNow.Any(m => m.Person.Id == person) ? core : [];
            foreach (var service in theirs)
                book.Put(new PendingCheck(service.Id, community.Id, person, now));
            book.Put(book.Checker(person) with { LastAsked = now });
            wishes.Nudged(community.Id, person, Switch.Name, now);
            reply += CheckPages.Ask(person, community, theirs, everybodys, wishes.Buttons(community.Id, Switch.Name), now);
        }

        if (core.Count == 0)
            return reply;
        var toGroup = steering.Count == 0;
        if (toGroup && book.PendingIn(community.Id).Any(p => p is { ToGroup: true, HandedOn: { } told } && !HasPassed(AtMostEvery, told, now)))
            return reply;
        if (!toGroup && steeringNow.Count == 0)
            return reply;
        foreach (var service in core)
            book.Put((book.Pending(service.Id) ?? new PendingCheck(service.Id, community.Id, null, now)) with { HandedOn = now, ToGroup = toGroup });
        return reply;
    }

    CommunitySwitch INudgeSource.Switch => Switch;

    /// <summary>Where nobody who steers can be asked, the group hears of it.</summary>
    public IEnumerable<GroupNudge> ForGroup(Community community, DateTimeOffset now)
    {
        var handedOn = book.PendingIn(community.Id).Where(p => p is { ToGroup: true, HandedOn: { } told } && told + GroupHears > now).ToList();
        if (handedOn.Max(p => p.HandedOn) is not { } last)
            return [];
        var services = handedOn.Where(p => p.HandedOn == last).Select(p => store.Get(p.Service)).OfType<Service>().Where(s => checks.IsDue(s, community, now)).ToList();
        return services.Count == 0 ? [] : [CheckPages.TellGroup(community, services, $"checks {last.UtcTicks}")];
    }

    // Whom each record is for today. What somebody was asked and still has time for is for nobody.
    private (Dictionary<PersonId, List<Service>> Own, List<Service> Core) Sort(Community community, IReadOnlyList<Service> due, DateTimeOffset now)
    {
        var own = new Dictionary<PersonId, List<Service>>();
        var core = new List<Service>();
        foreach (var service in due)
        {
            var pending = book.Pending(service.Id);

            // The core group has had as long as a new record has; it begins anew.
            if (pending is { HandedOn: { } told })
            {
                if (!HasPassed(TimeSpan.FromDays(checks.Every), told, now))
                    continue;
                pending = null;
            }

            if (checks.Answerer(service, community.Id) is not { Person.Id: var person })
                core.Add(service);
            else if (pending is null || pending.Asked != person)
                Add(own, person, service);
            else if (HasPassed(AnswerWithin, pending.At, now))
                core.Add(service);
        }

        return (own, core);
    }

    private bool MayBeAsked(PersonId person, CommunityId community, DateTimeOffset now) =>
        (book.Checker(person).LastAsked is not { } last || HasPassed(AtMostEvery, last, now)) && wishes.MayFrom(community, person, Switch.Name, now) <= now;

    private static bool HasPassed(TimeSpan span, DateTimeOffset since, DateTimeOffset now) => since + span - ClockChange <= now;

    private static void Add(Dictionary<PersonId, List<Service>> own, PersonId person, Service service)
    {
        if (!own.TryGetValue(person, out var services))
            own[person] = services = [];
        services.Add(service);
    }

    private static DateTimeOffset NextAt(Community community, DateTimeOffset now)
    {
        var hour = community.Quiet.Contains(GoodHour) ? community.Quiet.Until : GoodHour;
        var today = LocalTime.DateIn(community.Zone, now).At(hour.ToLocalTime());
        var at = LocalTime.Instant(community.Zone, today);
        return at > now ? at : LocalTime.Instant(community.Zone, today.PlusDays(1));
    }
}
