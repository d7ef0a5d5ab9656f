using System.Text.RegularExpressions;
using CopBot.Conversation;
using CopBot.Time;
using LocalTime = CopBot.Time.LocalTime;

namespace CopBot.Digests;

/// <summary>Opens the private chat for the digest as it stands, and for who wants it there.</summary>
internal sealed record DigestLink(CommunityId Community);

/// <summary>Opens the private chat for all of a digest.</summary>
internal sealed record WholeDigest(DigestId Issue);

/// <summary>Opens the private chat for all that is new so far.</summary>
internal sealed record SoFarLink(CommunityId Community);

/// <summary>All that is new so far, below what is shown of it.</summary>
internal sealed record ShowSoFar(CommunityId Community);

/// <summary>How somebody wants digests in private; <paramref name="IsWeekly"/> is null for none.</summary>
internal sealed record ReadPrivately(CommunityId Community, bool? IsWeekly);

/// <summary>Asks for another day of the month.</summary>
internal sealed record ChangeWhen(CommunityId Community);

/// <summary>Waits for that day.</summary>
internal sealed record WhenQuestion(CommunityId Community);

/// <summary>/digest: what is new so far, to anyone; in private also how one wants to get it, and for those who steer, when it comes.</summary>
internal sealed partial class ShowDigest(DigestStore store, GatherDigest gather, WriteDigest write, PlanDigests plans)
    : IHandle<Called>, IHandle<Followed<DigestLink>>, IHandle<Followed<SoFarLink>>, IHandle<Press<ShowSoFar>>, IHandle<Followed<WholeDigest>>, IHandle<Press<ReadPrivately>>, IHandle<Press<ChangeWhen>>, IHandle<Answered<WhenQuestion>>
{
    private static readonly Dictionary<string, bool?> Wishes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["weekly"] = true,
        ["each week"] = true,
        ["every week"] = true,
        ["private"] = false,
        ["monthly"] = false,
        ["each month"] = false,
        ["every month"] = false,
        ["on"] = false,
        ["off"] = null,
        ["stop"] = null,
        ["none"] = null,
    };

    public Reply Handle(Called what, Scene scene)
    {
        if (what.Arguments.Trim() is { Length: > 0 } words)
            return Choose(words, scene);
        if (scene.IsPrivate)
            return Page(scene);
        var (text, id) = (SoFar(scene, out var hasMore), scene.Community.Id);
        var inPrivate = new PrivateButton(DigestTexts.InPrivate, new DigestLink(id));
        return Reply.Whisper(text, hasMore ? Keyboard.Row(new PrivateButton(DigestTexts.Details, new SoFarLink(id)), inPrivate) : Keyboard.Row(inPrivate));
    }

    public Reply Handle(Followed<DigestLink> what, Scene scene) =>
        scene.In(what.Payload.Community) is { } here ? Page(here) : Reply.Say(Html.Of(DigestTexts.NotInThatCommunity));

    public Reply Handle(Followed<SoFarLink> what, Scene scene) =>
        Reply.Say(scene.In(what.Payload.Community) is { } here ? AllSoFar(here) : Html.Of(DigestTexts.NotInThatCommunity));

    public Reply Handle(Press<ShowSoFar> what, Scene scene) => scene.In(what.Payload.Community) is { IsPrivate: true } here
        ? Reply.Say(AllSoFar(here))
        : Reply.Toast(DigestTexts.NotInThatCommunity, mustBeClosed: true);

    public Reply Handle(Followed<WholeDigest> what, Scene scene)
    {
        if (store.Get(what.Payload.Issue) is not { } issue || scene.In(issue.Community) is not { } here)
            return Reply.Say(Html.Of(DigestTexts.NotInThatCommunity));
        var digest = gather.Of(new DigestSpan(here.Community, issue.From, issue.SentAt ?? scene.Now)).Without(issue.LeftOut);
        return Reply.Say(digest.Lines.IsEmpty ? DigestTexts.NothingYet(here.Community) : write.Whole(DigestTexts.Title(digest.Span), issue.Opening, digest));
    }

    public Reply Handle(Press<ReadPrivately> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { IsPrivate: true } here)
            return Reply.Toast(DigestTexts.NotInThatCommunity, mustBeClosed: true);
        var planned = Keep(what.Payload.IsWeekly, here);
        return Reply.Rewrite(PageText(here, out var hasMore), Buttons(here, hasMore)) + planned + new Toast(DigestTexts.Chosen(what.Payload.IsWeekly, here.Community));
    }

    public Reply Handle(Press<ChangeWhen> what, Scene scene) => scene.In(what.Payload.Community) is { Steers: true } here
        ? Reply.Ask(DigestTexts.AskWhen(here.Community, plans.Next(here.Community)), new WhenQuestion(here.Community.Id), "first Monday 9am")
        : Reply.Toast(DigestTexts.OnlySteering, mustBeClosed: true);

    public Reply Handle(Answered<WhenQuestion> what, Scene scene)
    {
        if (scene.In(what.State.Community) is not { Steers: true } here)
            return Reply.Say(Html.Of(DigestTexts.OnlySteering));
        var plan = store.Plan(here.Community.Id) ?? new DigestPlan(here.Community.Id, here.Now);
        if (Read(what.Said.Text, plan, here) is not { } changed)
            return Reply.Ask(DigestTexts.WhenNotUnderstood, what.State, "first Monday 9am");
        store.Put(changed with { LastPlanned = here.Now });
        var first = DigestTimes.Next(changed, here.Community, here.Now);
        var second = first is { } at ? DigestTimes.Next(changed, here.Community, at) : null;
        return Reply.Say(DigestTexts.WhenSet(here.Community, [.. new[] { first, second }.OfType<DateTimeOffset>()])) + plans.Plan(here.Community, here.Now);
    }

    // What the buttons do, said in words.
    private Reply Choose(string words, Scene scene)
    {
        if (!Wishes.TryGetValue(words, out var isWeekly))
            return Reply.Whisper(DigestTexts.WordsNotKnown);
        if (isWeekly is not null && !scene.PrivateIsOpen)
            return Reply.Whisper(DigestTexts.OpenPrivateFirst, Keyboard.Row(new PrivateButton(DigestTexts.InPrivate, new DigestLink(scene.Community.Id))));
        var planned = Keep(isWeekly, scene);
        return Reply.Whisper(Html.Of(DigestTexts.Chosen(isWeekly, scene.Community))) + planned;
    }

    private Reply Keep(bool? isWeekly, Scene here)
    {
        var (community, person) = (here.Community, here.Person.Id);
        if (isWeekly is { } weekly)
            store.Put(new DigestReader(community.Id, person, weekly));
        else if (store.Reader(community.Id, person) is { } reader)
            store.Delete(reader);
        return plans.Weekly(community, here.Now);
    }

    private static DigestPlan? Read(string text, DigestPlan plan, Scene here)
    {
        var now = LocalTime.DateTimeIn(here.Community.Zone, here.Now);
        if (text.Contains("working day", StringComparison.OrdinalIgnoreCase))
        {
            var hour = text[(text.IndexOf("working day", StringComparison.OrdinalIgnoreCase) + "working day".Length)..].Trim();
            if (hour.Length == 0)
                return plan with { Rule = null, Hour = null };
            return TimePhrase.Read($"tomorrow {hour}", new PhraseSetting(now)).Understood is { Time: { } time } ? plan with { Rule = null, Hour = time.ToTimeOnly() } : null;
        }

        return (Monthly(text) ?? Monthly(DayInWords().Replace(text, "$0 of every month", 1))) is { Rule: { } rule } when &&
            Repeat.Make(rule, when.Date.At(when.Time ?? new NodaTime.LocalTime(9, 0)), here.Community.Zone) is RepeatOutcome.Made made
                ? plan with { Rule = made.Repeat.ToString() }
                : null;

        When? Monthly(string words) =>
            TimePhrase.Read(words, new PhraseSetting(now)).Understood is { Rule: { Frequency: Frequency.Monthly, Interval: 1, Count: null, Until: null } } each ? each : null;
    }

    // "last Friday", "the 15th": of each month, as is asked for.
    [GeneratedRegex(@"\b(?:(?:first|second|third|fourth|last|1st|2nd|3rd|4th)\s+(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|last\s+day|\d{1,2}(?:st|nd|rd|th))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayInWords();

    private Digest Gathered(Scene scene) => gather.Of(plans.SoFar(scene.Community, scene.Now)).Without(store.LeftOut(scene.Community.Id));

    private Html SoFar(Scene scene, out bool hasMore)
    {
        hasMore = false;
        var digest = Gathered(scene);
        return digest.Lines.IsEmpty ? DigestTexts.NothingYet(scene.Community) : write.Short(DigestTexts.SoFarTitle(digest.Span), "", digest, out hasMore);
    }

    private Html AllSoFar(Scene here)
    {
        var digest = Gathered(here);
        return digest.Lines.IsEmpty ? DigestTexts.NothingYet(here.Community) : write.Whole(DigestTexts.SoFarTitle(digest.Span), "", digest);
    }

    private Reply Page(Scene here) => Reply.Say(PageText(here, out var hasMore), Buttons(here, hasMore));

    private Html PageText(Scene here, out bool hasMore) => Html.Paragraphs(
        SoFar(here, out hasMore),
        DigestTexts.Page(here.Community, plans.Next(here.Community), here.Community.Has(DigestSwitches.Monthly), store.Reader(here.Community.Id, here.Person.Id)));

    private Keyboard Buttons(Scene here, bool hasMore)
    {
        var id = here.Community.Id;
        var reader = store.Reader(id, here.Person.Id);
        var choices = new List<Button>();
        if (hasMore)
            choices.Add(new PressButton(DigestTexts.Details, new ShowSoFar(id)));
        if (reader is not { IsWeekly: false })
            choices.Add(new PressButton(DigestTexts.GetMonthly, new ReadPrivately(id, false)));
        if (reader is not { IsWeekly: true })
            choices.Add(new PressButton(DigestTexts.GetWeekly, new ReadPrivately(id, true)));
        if (reader is not null)
            choices.Add(new PressButton(DigestTexts.GetNone, new ReadPrivately(id, null)));
        if (here.Steers)
            choices.Add(new PressButton(DigestTexts.ChangeDay, new ChangeWhen(id)));
        return Keyboard.Grid(1, choices);
    }
}
