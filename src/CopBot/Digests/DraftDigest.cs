using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Digests;

/// <summary>Two days before a digest: facilitators see it.</summary>
internal sealed record DraftDue(CommunityId Community, DateTimeOffset Planned)
{
    public static string KeyOf(CommunityId community) => $"digest/{community}/draft";
}

/// <summary>What can be done with a draft. Carried by buttons: never renumber.</summary>
internal enum DraftStep
{
    Show,
    AskOpening,
    ChooseLines,
    SendNow,
    Skip,
    Unskip,
}

internal sealed record ChangeDraft(DigestId Issue, DraftStep Step);

/// <summary>Leaves a line out, or takes it in; <paramref name="IsIn"/> is how it stands afterwards.</summary>
internal sealed record TakeLine(DigestId Issue, string Line, bool IsIn);

/// <summary>Shows other lines that can be left out: those from <paramref name="Offset"/> on.</summary>
internal sealed record TurnLines(DigestId Issue, int Offset);

/// <summary>Waits for the words at the top.</summary>
internal sealed record OpeningQuestion(DigestId Issue);

/// <summary>The digest before it goes out, for those who steer, each in private.</summary>
internal sealed class DraftDigest(DigestStore store, GatherDigest gather, WriteDigest write, PlanDigests plans, SendDigest send, IMembers members, IScenes scenes)
    : IHandle<Due<DraftDue>>, IHandle<Press<ChangeDraft>>, IHandle<Press<TakeLine>>, IHandle<Press<TurnLines>>, IHandle<Answered<OpeningQuestion>>
{
    private const int LinesOnAPage = 8;

    public Reply Handle(Due<DraftDue> what, Scene scene)
    {
        var planned = what.Payload.Planned;
        if (scenes.Community(what.Payload.Community) is not { } community || !community.Has(DigestSwitches.Monthly) || planned <= scene.Now || store.At(community.Id, planned) is not null)
            return Reply.None;
        if (GoodTime.AtOrAfter(community, scene.Now) is var good && good > scene.Now)
            return Reply.Of(new SetDue(what.Key, good, what.Payload));
        var from = PlanDigests.From(store.Plan(community.Id), community, planned);
        var readers = members.Steering(community.Id).Where(m => m is { PrivateIsOpen: true, HasDeclined: false }).ToList();
        if (readers.Count == 0 || gather.Of(new DigestSpan(community, from, scene.Now)).IsEmpty)
            return Reply.None;
        var issue = store.Begin(community.Id, planned, from);
        return new([.. readers.Select(m => new Say(Text(issue, community, scene.Now), Buttons(issue)) { Where = new Place(m.Person.Id.PrivateChat), Promise = Promise.AtMostOnce })]);
    }

    public Reply Handle(Press<ChangeDraft> what, Scene scene)
    {
        if (Refuse(what.Payload.Issue, scene, out var issue, out var here) is { } refusal)
            return No(refusal);
        switch (what.Payload.Step)
        {
            case DraftStep.AskOpening:
                return Reply.Ask(DigestTexts.AskOpening, new OpeningQuestion(issue.Id), DigestTexts.Words);
            case DraftStep.ChooseLines:
                return Lines(issue, here, 0);
            case DraftStep.SendNow:
                var sent = store.Plan(here.Community.Id) is { } plan ? send.Send(plan, here.Community, issue.Planned, here.Now) : null;
                return sent is null
                    ? Reply.Toast(DigestTexts.NothingLeft.ToPlain(), mustBeClosed: true)
                    : Reply.Rewrite(DigestTexts.Sent(here.Community)) + sent + plans.GoOn(here.Community, issue.Planned, here.Now);
            case DraftStep.Skip:
                store.Put(issue = issue with { Status = DigestStatus.Skipped });
                var known = store.Plan(here.Community.Id) ?? new DigestPlan(here.Community.Id, here.Now);
                store.Put(known = known with { ToldUntil = known.ToldUntil ?? issue.From });
                var next = DigestTimes.Next(known, here.Community, issue.Planned);
                return Reply.Rewrite(DigestTexts.Skipped(here.Community, next), Keyboard.Row(new PressButton(DigestTexts.Unskip, new ChangeDraft(issue.Id, DraftStep.Unskip))));
            case DraftStep.Unskip:
                store.Put(issue = issue with { Status = DigestStatus.Draft });
                return Show(issue, here);
            default:
                return Show(issue, here);
        }
    }

    public Reply Handle(Press<TakeLine> what, Scene scene)
    {
        if (Refuse(what.Payload.Issue, scene, out var issue, out var here) is { } refusal)
            return No(refusal);
        issue = issue with { LeftOut = what.Payload.IsIn ? issue.LeftOut.Remove(what.Payload.Line) : [.. issue.LeftOut.Remove(what.Payload.Line), what.Payload.Line] };
        store.Put(issue);
        var at = gather.Of(new DigestSpan(here.Community, issue.From, here.Now)).Lines.ToList().FindIndex(l => Digest.TagOf(l) == what.Payload.Line);
        return Lines(issue, here, at);
    }

    public Reply Handle(Press<TurnLines> what, Scene scene) =>
        Refuse(what.Payload.Issue, scene, out var issue, out var here) is { } refusal ? No(refusal) : Lines(issue, here, what.Payload.Offset);

    public Reply Handle(Answered<OpeningQuestion> what, Scene scene)
    {
        if (Refuse(what.State.Issue, scene, out var issue, out var here) is { } refusal)
            return Reply.Say(Html.Of(refusal));
        var words = PlainText.OneLine(what.Said.Text);
        if (words.Length > DigestIssue.LongestOpening)
            return Reply.Ask(DigestTexts.OpeningTooLong, what.State, DigestTexts.Words);
        issue = issue with { Opening = words.Trim('-', '–', '—').Length == 0 ? "" : words };
        store.Put(issue);
        return Reply.Say(Text(issue, here.Community, here.Now), Buttons(issue));
    }

    private Reply Show(DigestIssue issue, Scene here) => Reply.Rewrite(Text(issue, here.Community, here.Now), Buttons(issue));

    // In the digest's order; the page that holds the line at this offset.
    private Reply Lines(DigestIssue issue, Scene here, int offset)
    {
        var digest = gather.Of(new DigestSpan(here.Community, issue.From, here.Now));
        var shown = write.Shown(Title(issue, digest), issue.Opening, digest.Without(issue.LeftOut)).Select(Digest.TagOf).ToHashSet();
        var from = Math.Clamp(offset, 0, Math.Max(0, digest.Lines.Length - 1)) / LinesOnAPage * LinesOnAPage;
        var until = Math.Min(from + LinesOnAPage, digest.Lines.Length);
        var buttons = digest.Lines[from..until].Select((line, i) => (Text: line.Text.ToPlain(), Tag: Digest.TagOf(line), Number: from + i + 1))
            .Select(l => (Line: l, IsIn: !issue.LeftOut.Contains(l.Tag)))
            .Select(l => new PressButton(DigestTexts.LineButton(l.Line.Number, l.IsIn, shown.Contains(l.Line.Tag), l.Line.Text), new TakeLine(issue.Id, l.Line.Tag, !l.IsIn)));
        return Reply.Rewrite(DigestTexts.ChooseLines(from, until, digest.Lines.Length), Keyboard.Grid(1, buttons).And(Turns()).And(new PressButton(DigestTexts.Back, new ChangeDraft(issue.Id, DraftStep.Show))));

        IEnumerable<Button> Turns()
        {
            if (from > 0)
                yield return new PressButton(DigestTexts.Before, new TurnLines(issue.Id, from - LinesOnAPage));
            if (until < digest.Lines.Length)
                yield return new PressButton(DigestTexts.Next, new TurnLines(issue.Id, until));
        }
    }

    private Html Text(DigestIssue issue, Community community, DateTimeOffset now)
    {
        if (issue.Status == DigestStatus.Skipped)
            return DigestTexts.Skipped(community, null);
        var digest = gather.Of(new DigestSpan(community, issue.From, now)).Without(issue.LeftOut);
        if (digest.Lines.IsEmpty)
            return Html.Paragraphs(DigestTexts.Draft(community, issue.Planned), DigestTexts.NothingLeft);
        var shown = write.Shown(Title(issue, digest), issue.Opening, digest);
        return Html.Paragraphs(
            DigestTexts.Draft(community, issue.Planned),
            write.Short(Title(issue, digest), issue.Opening, digest, out _),
            DigestTexts.OnlyUnderDetails([.. digest.Lines.Where(l => !shown.Contains(l))]));
    }

    // As it will be when it goes out.
    private static string Title(DigestIssue issue, Digest digest) => DigestTexts.Title(digest.Span with { Until = issue.Planned });

    private static Keyboard Buttons(DigestIssue issue) => issue.Status == DigestStatus.Skipped ? Keyboard.Row(new PressButton(DigestTexts.Unskip, new ChangeDraft(issue.Id, DraftStep.Unskip))) : Keyboard
        .Row(new PressButton(DigestTexts.Words, new ChangeDraft(issue.Id, DraftStep.AskOpening)), new PressButton(DigestTexts.LeaveOut, new ChangeDraft(issue.Id, DraftStep.ChooseLines)))
        .And(new PressButton(DigestTexts.SendNow, new ChangeDraft(issue.Id, DraftStep.SendNow)), new PressButton(DigestTexts.Skip, new ChangeDraft(issue.Id, DraftStep.Skip)));

    // A button that does nothing any more goes.
    private static Reply No(string refusal) => refusal == DigestTexts.IsOver
        ? Reply.Rewrite(Html.Of(refusal)) + new Toast(refusal, MustBeClosed: true)
        : Reply.Toast(refusal, mustBeClosed: true);

    private string? Refuse(DigestId id, Scene scene, out DigestIssue issue, out Scene here)
    {
        (issue, here) = (null!, null!);
        if (store.Get(id) is not { } found || scene.In(found.Community) is not { Steers: true } steering)
            return DigestTexts.OnlySteering;
        if (found.Status == DigestStatus.Sent || found.Planned <= scene.Now || found.Planned != plans.Next(steering.Community))
            return DigestTexts.IsOver;
        (issue, here) = (found, steering);
        return null;
    }
}
