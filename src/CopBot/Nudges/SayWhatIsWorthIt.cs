using CopBot.Conversation;
using CopBot.Nudges.Intros;
using CopBot.Nudges.Prompts;
using CopBot.Time;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CopBot.Nudges;

/// <summary>
/// A look around: the group's own nudges that are due, then what rooms find worth saying, the most useful first, within the budget; what
/// does not fit waits, or is said together with others of its topic. What is said and that it was are committed together.
/// </summary>
internal sealed class SayWhatIsWorthIt(
    NudgeStore store,
    NudgeTimes times,
    PlanLooks looks,
    PromptList prompts,
    IntroduceThem intros,
    NudgeWishes wishes,
    IEnumerable<INudgeSource> sources,
    IEnumerable<ISpeaksInTime> others,
    IMembers members,
    IScenes scenes,
    IOptions<NudgeOptions> options,
    ILogger<SayWhatIsWorthIt> log) : IHandle<Due<LookAround>>
{
    private const int MostTogether = 6;

    private const int MostToOnePerson = 3;

    private int PerDay => options.Value.PerDay;

    public Reply Handle(Due<LookAround> what, Scene scene)
    {
        if (scenes.Community(what.Payload.Community) is not { } community)
            return Reply.None;
        var now = scene.Now;
        LetGo(community, now);
        var own = Own(community, now);
        var worth = Others(community, now);
        var reply = Reply.None;
        if (NoiseBudget.NextSlot(community, Noise(community, now), PerDay, now) == now)
        {
            if (own.Count > 0)
                (reply, own) = SayOwn(own, community, now);
            else if (worth.Count > 0 && MayStartOthers(community, now) is > 0 and var left)
                reply = SayOthers(worth, left, community, now);
        }

        if (GoodTime.AtOrAfter(community, now) == now)
            reply = reply + TellPeople(community, now) + intros.Introduce(community, now);
        return reply + looks.SetAt(community, Next(own.Count > 0, community, now), now);
    }

    // Those that came much too late, since the bot was off: their next time counts.
    private void LetGo(Community community, DateTimeOffset now)
    {
        foreach (var nudge in store.Of(community.Id).Where(n => n.IsActive && n.Next + NudgeTimes.StillUseful < now))
        {
            NudgesLog.Dropped(log, nudge.Id.Value, nudge.Next!.Value);
            store.Put(nudge.After(now));
        }
    }

    private List<(Nudge Nudge, NudgeDue Due)> Own(Community community, DateTimeOffset now)
    {
        var said = store.Log(community.Id, now);
        return
        [
            .. store.Of(community.Id).Where(n => n.IsActive)
                .Select(n => (Nudge: n, Due: times.Next(n, said, community, now)))
                .Where(p => p.Due is { } due && due.At <= now)
                .Select(p => (p.Nudge, p.Due!.Value))
                .OrderBy(p => p.Value.At).ThenBy(p => p.Nudge.Id.Value),
        ];
    }

    private List<(INudgeSource Source, GroupNudge Nudge)> Others(Community community, DateTimeOffset now)
    {
        var said = store.Log(community.Id, now);
        var hasOwn = store.Of(community.Id).Any(n => n is { IsActive: true, Ahead: not null });
        return
        [
            .. sources.Where(s => community.Has(s.Switch) && !(hasOwn && s.IsAheadOfMeetings))
                .SelectMany(s => s.ForGroup(community, now).Select(n => (s, n)))
                .Where(p => said.Find(p.n.Key) is null)
                .OrderByDescending(p => p.n.Worth),
        ];
    }

    // What was started, and what will be at a time of its own, such as the digest.
    private List<DateTimeOffset> Noise(Community community, DateTimeOffset now) =>
        [.. store.Log(community.Id, now).InGroup, .. others.SelectMany(o => o.SpeaksAt(community, now))];

    // What the group has set for itself today comes first: its place is kept free, and the hour before it.
    private int MayStartOthers(Community community, DateTimeOffset now)
    {
        var said = store.Log(community.Id, now);
        var next = looks.NextOwn(community, said, now);
        if (next - NoiseBudget.Between < now)
            return 0;
        var left = NoiseBudget.Left(community, Noise(community, now), PerDay, now);
        return next is { } own && LocalTime.DateIn(community.Zone, own) == LocalTime.DateIn(community.Zone, now) ? left - 1 : left;
    }

    // One message, so one topic: that of the earliest. What is for another topic is left, and waits for the next free time.
    private (Reply Reply, List<(Nudge Nudge, NudgeDue Due)> Left) SayOwn(List<(Nudge Nudge, NudgeDue Due)> own, Community community, DateTimeOffset now)
    {
        // Of one topic, and what is said ahead of a meeting, which may be over when there is room again.
        var topic = own[0].Nudge.Topic;
        var said = own.Where(o => o.Nudge.Topic == topic || o.Nudge.Ahead is not null).ToList();
        var reply = Reply.None;
        foreach (var place in said.GroupBy(o => o.Nudge.Topic))
        {
            var texts = place.Select(o => o.Nudge.FromList ? NudgeTexts.Prompt(prompts.Take(community.Id)) : NudgeTexts.Said(o.Nudge)).ToArray();

            // Somebody has asked for these at this time; so they are sent again rather than not at all.
            reply += new Say(Html.Paragraphs(texts), Keyboard.None) { Where = new Place(community.Chat, place.Key) };
        }

        foreach (var (nudge, _) in said)
            store.Put(nudge.After(now));
        store.Put(store.Log(community.Id, now).With([.. said.Select(o => o.Due.Key)], now, inGroup: true));
        return (reply, [.. own.Except(said)]);
    }

    private Reply SayOthers(List<(INudgeSource Source, GroupNudge Nudge)> others, int left, Community community, DateTimeOffset now)
    {
        // The last message of the day takes along what fits into a line.
        var together = left == 1 && others[0].Nudge.Brief is not null ? others.Where(o => o.Nudge.Brief is not null && o.Nudge.Topic == others[0].Nudge.Topic).Take(MostTogether).ToList() : [];
        var said = together.Count > 1 ? together : [others[0]];
        store.Put(store.Log(community.Id, now).With([.. said.Select(o => o.Nudge.Key)], now, inGroup: true));
        foreach (var group in said.GroupBy(o => o.Source))
            group.Key.Said(community, [.. group.Select(o => o.Nudge.Key)], now);
        var place = new Place(community.Chat, said[0].Nudge.Topic);
        if (said.Count > 1)
        {
            var numbers = said.Select((o, i) => o.Nudge.Brief!.Open is { } open ? new PressButton($"{i + 1}", open) : null).OfType<PressButton>();
            return Reply.Of(new Say(NudgeTexts.Together([.. said.Select(o => o.Nudge.Brief!.Line)]), Keyboard.Row(numbers)) { Where = place, Promise = Promise.AtMostOnce });
        }

        var one = said[0].Nudge;
        return Reply.Of(one.Card is { } card
            ? new PostCard(card, one.Text, one.Buttons) { Where = place, Promise = Promise.AtMostOnce }
            : new Say(one.Text, one.Buttons) { Where = place, Promise = Promise.AtMostOnce });
    }

    // Whoever is out of reach is not tried, and what was not said to them stays unsaid until they write.
    private Reply TellPeople(Community community, DateTimeOffset now)
    {
        var reply = Reply.None;
        var told = new Dictionary<PersonId, int>();
        var nudges = sources.Where(s => community.Has(s.Switch)).SelectMany(s => s.ForPeople(community, now).Select(n => (Source: s, Nudge: n)));
        foreach (var (source, nudge) in nudges.OrderByDescending(p => p.Nudge.Worth).ToList())
        {
            var kind = source.Switch.Name;
            if (members.Find(community.Id, nudge.Person) is not { PrivateIsOpen: true, HasDeclined: false })
                continue;
            var person = store.Person(nudge.Person);
            if (person.WasSaid(community.Id, nudge.Key) || told.GetValueOrDefault(nudge.Person) >= MostToOnePerson)
                continue;
            if (!(wishes.MayFrom(community.Id, nudge.Person, kind, now) <= now))
                continue;
            told[nudge.Person] = told.GetValueOrDefault(nudge.Person) + 1;
            store.Put(person with { Said = person.Said.Add(new PersonSaid(community.Id, nudge.Key, now)) });
            wishes.Nudged(community.Id, nudge.Person, kind, nudge.Key, now);
            source.Said(community, [nudge.Key], now);
            var text = Html.Paragraphs(nudge.Text, $"<i>{nudge.Why}</i>");
            var buttons = wishes.All(community.Id, kind).Aggregate(nudge.Buttons, (all, row) => all.And(row));
            var place = new Place(nudge.Person.PrivateChat);
            reply += nudge.Card is { } card
                ? new PostCard(card, text, buttons) { Where = place, Promise = Promise.AtMostOnce }
                : (Effect)new Say(text, buttons) { Where = place, Promise = Promise.AtMostOnce };
        }

        return reply;
    }

    // What a facilitator has set waits for the next free time; the rest for the next usual look, or an hour, whichever is sooner.
    private DateTimeOffset Next(bool ownWaits, Community community, DateTimeOffset now)
    {
        var said = store.Log(community.Id, now);
        var next = PlanLooks.Regular(community, now);
        if (looks.NextOwn(community, said, now) is { } own && own < next)
            next = own;
        var slot = NoiseBudget.NextSlot(community, Noise(community, now), PerDay, now);
        var waits = ownWaits || (LocalTime.DateIn(community.Zone, slot) == LocalTime.DateIn(community.Zone, now) && Others(community, now).Count > 0);
        return waits && slot > now && slot < next ? slot : next;
    }
}

internal static partial class NudgesLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Nudge {Nudge} was due at {At} and came too late.")]
    public static partial void Dropped(ILogger logger, long nudge, DateTimeOffset at);
}
