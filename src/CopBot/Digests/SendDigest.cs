using CopBot.Conversation;
using CopBot.Pictures;
using CopBot.Time;

namespace CopBot.Digests;

/// <summary>A community's digest is due. <paramref name="Planned"/> is the instant that it was planned for.</summary>
internal sealed record DigestDue(CommunityId Community, DateTimeOffset Planned)
{
    public static string KeyOf(CommunityId community) => $"digest/{community}/send";
}

/// <summary>Those who want it each week get it.</summary>
internal sealed record WeekDue(CommunityId Community)
{
    public static string KeyOf(CommunityId community) => $"digest/{community}/week";

    /// <summary>Where the hour falls into the quiet ones: when they end.</summary>
    public static string LaterKeyOf(CommunityId community) => $"digest/{community}/week/later";
}

/// <summary>A year is told of.</summary>
internal sealed record YearDue(CommunityId Community, int Year)
{
    public static string KeyOf(CommunityId community) => $"digest/{community}/year";
}

/// <summary>Draws the span at a glance, and posts it with the words as its caption.</summary>
internal sealed record DrawDigest(CardKey Card, ChatId Chat, BarChart Picture, string Markup)
{
    /// <summary>The digest whose lines do not all stand in the words; null where they do.</summary>
    public DigestId? More { get; init; }

    /// <summary>The same of a year.</summary>
    public WholeYear? MoreOfYear { get; init; }

    public bool IsPinned { get; init; }

    /// <summary>Was pinned until now.</summary>
    public CardKey? Unpinned { get; init; }
}

/// <summary>
/// Sends digests: to the group with a picture, to those who want it in private without; nothing where nothing happened. It begins where
/// the last one ended, so nothing is told twice or left out, however late it comes.
/// </summary>
internal sealed class SendDigest(DigestStore store, GatherDigest gather, WriteDigest write, PlanDigests plans, CountYear years, PictureMaker pictures, INoise noise, IMembers members, IScenes scenes)
    : IHandle<Due<DigestDue>>, IHandle<Due<WeekDue>>, IHandle<Due<YearDue>>, IRun<DrawDigest, Drawn>, IHandle<Brought<DrawDigest, Drawn>>
{
    public Reply Handle(Due<DigestDue> what, Scene scene)
    {
        if (scenes.Community(what.Payload.Community) is not { } community || store.Plan(community.Id) is not { } plan)
            return Reply.None;
        if (GoodTime.AtOrAfter(community, scene.Now) is var good && good > scene.Now)
            return Reply.Of(new SetDue(what.Key, good, what.Payload));
        var sent = Reply.None;
        if (community.Has(DigestSwitches.Monthly) && store.At(community.Id, what.Payload.Planned) is not { Status: DigestStatus.Sent or DigestStatus.Skipped })
        {
            sent = Send(plan, community, what.Payload.Planned, scene.Now) ?? Reply.None;

            // Nothing happened until now, so the next one begins here.
            if (sent == Reply.None)
                store.Put(plan with { ToldUntil = scene.Now });
        }

        return sent + plans.GoOn(community, what.Payload.Planned, scene.Now);
    }

    /// <summary>The digest that is planned for an instant, now; null, and nothing is changed, where there is nothing to tell.</summary>
    public Reply? Send(DigestPlan plan, Community community, DateTimeOffset planned, DateTimeOffset now)
    {
        var issue = store.At(community.Id, planned);
        var from = issue?.From ?? PlanDigests.From(plan, community, planned);
        var digest = gather.Of(new DigestSpan(community, from, now)).Without(issue?.LeftOut ?? []);
        if (digest.IsEmpty)
            return null;
        issue = (issue ?? store.Begin(community.Id, planned, from)) with { Status = DigestStatus.Sent, SentAt = now };
        store.Put(issue);
        var isPinned = community.Has(DigestSwitches.Pinned);
        store.Put(plan with { ToldUntil = now, Pinned = isPinned ? issue.Id : plan.Pinned, ToldOfPin = isPinned && plan.ToldOfPin });
        noise.Started(community.Id, $"digest {issue.Id}", now);
        var title = DigestTexts.Title(digest.Span);
        var text = write.Short(title, issue.Opening, digest, out var hasMore);
        return Post(new CardKey(DigestsFeature.Room, issue.Id.ToString()), community, title, digest, text, hasMore ? new WholeDigest(issue.Id) : null, isPinned, isPinned ? plan.Pinned : null)
            + Privately(community, text, hasMore ? new WholeDigest(issue.Id) : null, isWeekly: false);
    }

    public Reply Handle(Due<WeekDue> what, Scene scene)
    {
        if (scenes.Community(what.Payload.Community) is not { } community || store.Plan(community.Id) is not { } plan)
            return Reply.None;
        if (GoodTime.AtOrAfter(community, scene.Now) is var good && good > scene.Now)
            return Reply.Of(new SetDue(WeekDue.LaterKeyOf(community.Id), good, what.Payload));
        var span = new DigestSpan(community, plan.WeeklyUntil ?? DigestTimes.WeekBefore(community, scene.Now), scene.Now);
        store.Put(plan with { WeeklyUntil = scene.Now });
        var digest = gather.Of(span).Without(store.LeftOut(community.Id));
        return digest.IsEmpty ? Reply.None : Privately(community, write.Whole(DigestTexts.WeekTitle(digest.Span), "", digest), null, isWeekly: true);
    }

    public Reply Handle(Due<YearDue> what, Scene scene)
    {
        if (scenes.Community(what.Payload.Community) is not { } community || store.Plan(community.Id) is not { } plan || plan.LastYear >= what.Payload.Year)
            return Reply.None;
        if (GoodTime.AtOrAfter(community, scene.Now) is var good && good > scene.Now)
            return Reply.Of(new SetDue(what.Key, good, what.Payload));
        store.Put(plan with { LastYear = what.Payload.Year });

        var digest = gather.OfYear(community, what.Payload.Year).Without(store.LeftOut(community.Id)) with { Counts = years.Of(community, what.Payload.Year) };
        if (!community.Has(DigestSwitches.Monthly) || digest.IsEmpty)
            return Reply.None;
        noise.Started(community.Id, $"digest {what.Payload.Year}", scene.Now);
        var title = DigestTexts.YearTitle(community, what.Payload.Year);
        var text = write.Short(title, DigestTexts.YearOpening(digest), digest, out var hasMore);
        return Post(new CardKey(DigestsFeature.Room, $"{community.Id}-{what.Payload.Year}"), community, title, digest, text, hasMore ? new WholeYear(community.Id, what.Payload.Year) : null, isPinned: false, null);
    }

    public async Task<Drawn> RunAsync(DrawDigest errand, CancellationToken cancellationToken) => new(await pictures.DrawAsync(errand.Picture, cancellationToken));

    public Reply Handle(Brought<DrawDigest, Drawn> what, Scene scene)
    {
        var order = what.Errand;
        var posted = Reply.Of(new SendPicture("digest.png", what.Result.Png, Html.FromMarkup(order.Markup)) { Key = order.Card, Buttons = More((object?)order.MoreOfYear ?? (order.More is { } more ? new WholeDigest(more) : null)), Where = new Place(order.Chat) });
        return posted + Pins(order.Card, order.IsPinned, order.Unpinned);
    }

    private static Reply Post(CardKey card, Community community, string title, Digest digest, Html text, object? more, bool isPinned, DigestId? unpinned)
    {
        CardKey? before = unpinned is { } pinned ? new CardKey(DigestsFeature.Room, pinned.ToString()) : null;
        if (!digest.Counts.IsEmpty)
        {
            return Reply.Of(new RunErrand(new DrawDigest(card, community.Chat, WriteDigest.Picture(title, digest), text.Markup)
            {
                More = (more as WholeDigest)?.Issue,
                MoreOfYear = more as WholeYear,
                IsPinned = isPinned,
                Unpinned = before,
            }));
        }

        return Reply.Of(new PostCard(card, text, More(more)) { Where = new Place(community.Chat) }) + Pins(card, isPinned, before);
    }

    // The new one takes the place of the one before.
    private static Reply Pins(CardKey card, bool isPinned, CardKey? before)
    {
        var pins = before is { } old ? Reply.Of(new PinCard(old, IsPinned: false)) : Reply.None;
        return isPinned ? pins + new PinCard(card, IsPinned: true) : pins;
    }

    private Reply Privately(Community community, Html text, WholeDigest? more, bool isWeekly) => new(
    [
        .. store.Readers(community.Id).Where(r => r.IsWeekly == isWeekly && members.Find(community.Id, r.Person) is { PrivateIsOpen: true, HasDeclined: false })
            .Select(r => new Say(text, More(more)) { Where = new Place(r.Person.PrivateChat) }),
    ]);

    private static Keyboard More(object? whole) => whole is null ? Keyboard.None : Keyboard.Row(new PrivateButton(DigestTexts.Details, whole));
}
