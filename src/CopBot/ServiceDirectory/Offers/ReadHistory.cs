using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Shows who changed a record, when, and what; the newest first.</summary>
internal sealed record ShowHistory(ServiceId Service);

/// <summary>Another page of the same.</summary>
internal sealed record TurnHistory(ServiceId Service, int Offset);

/// <summary>Takes one change back.</summary>
internal sealed record UndoChange(ServiceId Service, long Number);

/// <summary>The history of a record, for members; facilitators and the core group take changes back, which is a change itself.</summary>
internal sealed class ReadHistory(ServiceStore store, IMembers members)
    : IHandle<Press<ShowHistory>>, IHandle<Press<TurnHistory>>, IHandle<Press<UndoChange>>
{
    public const int PageSize = 5;

    public Reply Handle(Press<ShowHistory> what, Scene scene)
    {
        if (store.Get(what.Payload.Service) is not { } service || scene.In(service.Community) is not { } here)
            return Reply.Toast(OfferTexts.NoLongerHere, mustBeClosed: true);
        var (text, buttons) = Page(service, 0, here);
        return Reply.Whisper(text, buttons);
    }

    public Reply Handle(Press<TurnHistory> what, Scene scene)
    {
        if (store.Get(what.Payload.Service) is not { } service || scene.In(service.Community) is not { } here)
            return Reply.Toast(OfferTexts.NoLongerHere, mustBeClosed: true);
        var (text, buttons) = Page(service, Math.Max(0, what.Payload.Offset), here);
        return Reply.Rewrite(text, buttons);
    }

    public Reply Handle(Press<UndoChange> what, Scene scene)
    {
        if (store.Get(what.Payload.Service) is not { } service || scene.In(service.Community) is not { } here)
            return Reply.Toast(OfferTexts.NoLongerHere, mustBeClosed: true);
        if (!here.Steers)
            return Reply.Toast(HistoryTexts.OnlyFacilitatorsUndo, mustBeClosed: true);
        var steps = Steps(service);
        var at = steps.FindIndex(s => s.Change.Number == what.Payload.Number);
        if (at < 0)
            return Reply.Toast(OfferTexts.NoLongerHere, mustBeClosed: true);
        var (undone, back, kept) = Undo(steps[at], service);
        if (back.Count == 0)
            return Reply.Toast(kept.Count > 0 ? HistoryTexts.ChangedSince(kept) : HistoryTexts.NothingToUndo, mustBeClosed: true);
        var saved = store.Save(undone, here.Person, HistoryTexts.UndoneWhat(back), here.Now);
        var (text, buttons) = Page(saved, 0, here);
        return Reply.Rewrite(Html.Paragraphs(HistoryTexts.Undone(back, kept), text), buttons) + ServiceCards.Refresh(saved, here);
    }

    /// <summary>A change with the record after it.</summary>
    private sealed record Step(ServiceChange Change, Service After);

    // Oldest first. A record after one change is what it was before the next.
    private List<Step> Steps(Service service)
    {
        var changes = store.History(service.Id);
        return [.. changes.Select((c, i) => new Step(c, i + 1 < changes.Count ? changes[i + 1].Before ?? service : service))];
    }

    // What somebody has changed again since stays as it is: their word is the newer one.
    private (Service Service, List<ServicePart> Back, List<ServicePart> Kept) Undo(Step step, Service now)
    {
        List<ServicePart> back = [], kept = [];
        if (step.Change.Before is not { } before)
            return now.IsOffered ? (now with { Status = ServiceStatus.Inactive }, [ServicePart.Status], kept) : (now, back, kept);
        var undone = now;
        foreach (var part in HistoryTexts.Differences(before, step.After))
        {
            if (ServiceParts.Words(part, now) != ServiceParts.Words(part, step.After) || (part == ServicePart.Vouching && !MayAnswer(before)))
            {
                kept.Add(part);
                continue;
            }

            undone = ServiceParts.Copy(part, before, undone);
            back.Add(part);
        }

        return (undone, back, kept);
    }

    private bool MayAnswer(Service before) => before.VouchedBy is not { } person || members.Find(before.Community, person) is not null;

    private (Html Text, Keyboard Buttons) Page(Service service, int offset, Scene here)
    {
        var steps = Steps(service);
        steps.Reverse();
        var shown = steps.Skip(offset).Take(PageSize).ToList();
        var undo = here.Steers
            ? shown.Select((s, i) => new PressButton(HistoryTexts.UndoLabel(offset + i + 1), new UndoChange(service.Id, s.Change.Number)))
            : [];
        List<Button> turning = [];
        if (offset > 0)
            turning.Add(new PressButton("‹ Newer", new TurnHistory(service.Id, Math.Max(0, offset - PageSize))));
        if (offset + PageSize < steps.Count)
            turning.Add(new PressButton("Older ›", new TurnHistory(service.Id, offset + PageSize)));
        var lines = shown.Select((s, i) => HistoryTexts.Line(offset + i + 1, s.Change, s.After, here));
        return (HistoryTexts.Page(service, [.. lines]), Keyboard.Grid(3, undo).And(turning));
    }
}
