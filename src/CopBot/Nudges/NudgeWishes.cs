using CopBot.Conversation;

namespace CopBot.Nudges;

/// <summary>A press under a nudge to one person: how they want this kind.</summary>
internal sealed record WishNudges(CommunityId Community, string Kind, NudgeWay Way);

/// <summary>How often people want to be nudged, by kind; each changes it under any nudge.</summary>
internal sealed class NudgeWishes(NudgeStore store, IEnumerable<CommunitySwitch> switches) : INudgeWishes, IHandle<Press<WishNudges>>
{
    /// <summary>"Not now" brings it again after so long, where it is still worth saying.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromDays(3);

    /// <summary>"Less often" is once in so long.</summary>
    public static readonly TimeSpan Seldom = TimeSpan.FromDays(28);

    public DateTimeOffset? MayFrom(CommunityId community, PersonId person, string kind, DateTimeOffset now)
    {
        if (store.FindPerson(person) is not { } known)
            return now;
        var wish = known.Wish(community, kind);
        return wish.Way switch
        {
            NudgeWay.Stop => null,
            NudgeWay.LessOften when wish.Last + Seldom > now => wish.Last + Seldom,
            _ => wish.NotBefore > now ? wish.NotBefore : now,
        };
    }

    public void Nudged(CommunityId community, PersonId person, string kind, DateTimeOffset now) => Nudged(community, person, kind, "", now);

    public void Nudged(CommunityId community, PersonId person, string kind, string key, DateTimeOffset now)
    {
        var known = store.Person(person);
        var wish = known.Wish(community, kind);
        store.Put(known.With(wish with { Last = now, LastKeys = wish.Last == now ? wish.LastKeys.Add(key) : [key] }));
    }

    public IEnumerable<Button> Buttons(CommunityId community, string kind) =>
    [
        new PressButton("Not now", new WishNudges(community, kind, NudgeWay.Later)),
        new PressButton("Less often", new WishNudges(community, kind, NudgeWay.LessOften)),
    ];

    /// <summary>All three, for under the room's own messages.</summary>
    public IEnumerable<IEnumerable<Button>> All(CommunityId community, string kind) =>
        [[.. Buttons(community, kind), new PressButton("Stop", new WishNudges(community, kind, NudgeWay.Stop))]];

    public Reply Handle(Press<WishNudges> what, Scene scene)
    {
        var (community, kind, way) = what.Payload;
        if (scene.In(community) is not { } here || !scene.IsPrivate || switches.FirstOrDefault(s => s.Name == kind) is not { } one)
            return Reply.Toast(NudgeTexts.NoLongerHere, mustBeClosed: true);
        var known = store.Person(scene.Person.Id);
        var wish = known.Wish(community, kind);
        wish = way == NudgeWay.Later
            ? wish with { NotBefore = scene.Now + Later }
            : wish with { Way = way, NotBefore = null, Last = wish.Last ?? scene.Now };
        known = known.With(wish);

        // Not now: so it, and what was said of this kind with it, counts as not said yet.
        if (way == NudgeWay.Later)
            known = known with { Said = known.Said.RemoveAll(s => s.Community == community && wish.LastKeys.Contains(s.Key)) };
        store.Put(known);
        return Reply.Of(
            new Say(NudgeTexts.Wished(one, way, here.Community), way == NudgeWay.Later ? Keyboard.None : Keyboard.Row(new PressButton("As before", new WishNudges(community, kind, NudgeWay.Usual)))),
            new Toast(NudgeTexts.WishKept));
    }
}
