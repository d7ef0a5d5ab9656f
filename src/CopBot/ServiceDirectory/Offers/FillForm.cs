using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Takes the answers of a form and turns its pages.</summary>
internal sealed class FillForm(DraftStore drafts, Form form, SaveOffer save, SaveChange change)
    : IHandle<Press<FillIn>>, IHandle<Press<TurnForm>>, IHandle<Answered<FormQuestion>>, ICancel<FormQuestion>
{
    public Reply Handle(Press<FillIn> what, Scene scene)
    {
        var (id, part, choice) = what.Payload;
        if (Refuse(id, scene, out var draft, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        if (part.TakesSeveral())
        {
            var toggled = ReadPart.Toggle(part, choice, draft.Service, here);
            return toggled.Service is { } service
                ? form.Ask(draft.With(service, part), part, here, pressed: true)
                : Reply.Toast(toggled.Refusal.ToPlain(), mustBeClosed: true);
        }

        return Take(draft, part, choice, here, pressed: true);
    }

    public Reply Handle(Answered<FormQuestion> what, Scene scene) => Refuse(what.State.Draft, scene, out var draft, out var here) is { } refusal
        ? Reply.Say(Html.Of(refusal))
        : Take(draft, what.State.Part, what.Said.Text, here, pressed: false);

    /// <summary>A change is over with its question. A form for a new service stays for a while, and its person hears so.</summary>
    public Reply Cancel(FormQuestion state, Scene scene)
    {
        if (drafts.Get(state.Draft) is not { } draft || draft.Person != scene.Person.Id)
            return Reply.None;
        if (draft.IsHalfFinished)
            return Reply.Whisper(OfferTexts.FormStays(draft), Keyboard.Row(new PressButton(OfferTexts.GoOn, new PickDraft(draft.Id, DraftWay.GoOn)), new PressButton(OfferTexts.ThrowItAway, new PickDraft(draft.Id, DraftWay.ThrowAway))));
        if (draft.IsChange)
            drafts.Delete(draft.Id);
        return Reply.None;
    }

    public Reply Handle(Press<TurnForm> what, Scene scene)
    {
        var (id, turn, part) = what.Payload;
        if (Refuse(id, scene, out var draft, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        if (draft.IsChange)
            return TurnChange(draft, turn, part, here);
        switch (turn)
        {
            case FormTurn.Ask when ServiceParts.InForm.Contains(part):
                return form.Ask(draft, part, here, pressed: true);
            case FormTurn.Back:
                return Form.Before(draft, part) is { } before ? form.Ask(draft, before, here, pressed: true) : form.Preview(draft, here, pressed: true);
            case FormTurn.Skip when !part.IsRequired() && part != ServicePart.Secrecy || ServiceParts.IsKnown(part, draft.Service):
                return form.Next(draft.With(draft.Service, part), here, pressed: true);
            case FormTurn.Clear when !part.IsRequired() && ServiceParts.InForm.Contains(part):
                return form.Next(draft.With(ServiceParts.Empty(part, draft.Service), part), here, pressed: true);
            case FormTurn.Preview:
                return form.Preview(draft, here, pressed: true);
            case FormTurn.GoOn:
                return form.Next(draft with { Reviewing = false }, here, pressed: true);
            case FormTurn.Save:
                return save.Save(draft, here);
            case FormTurn.Cancel:
                drafts.Delete(draft.Id);
                return Reply.Rewrite(Html.Of(OfferTexts.ThrownAway)) + new CloseDialog();
            default:
                return Reply.Toast(OfferTexts.FormIsGone, mustBeClosed: true);
        }
    }

    private Reply TurnChange(Draft draft, FormTurn turn, ServicePart part, Scene here)
    {
        switch (turn)
        {
            case FormTurn.Save when ServiceParts.ToChange.Contains(part):
                return change.Commit(draft, part, here, pressed: true);
            case FormTurn.Clear when ServiceParts.ToChange.Contains(part) && !part.IsRequired():
                return change.Commit(draft with { Service = ServiceParts.Empty(part, draft.Service) }, part, here, pressed: true);
            default:
                drafts.Delete(draft.Id);
                return change.Menu(draft.Service.Id, here, pressed: true) + new CloseDialog();
        }
    }

    // What will not do changes nothing: the same question is asked again, with an example.
    private Reply Take(Draft draft, ServicePart part, string text, Scene here, bool pressed)
    {
        var read = ReadPart.Read(part, text, draft.Service, here);
        if (read.Service is not { } service)
            return form.Ask(draft, part, here, pressed, read.Refusal);
        var answered = draft.With(service, part);

        // An address that is given anew may be a secret one, whatever was said of the last; one that is withheld is none.
        if (part == ServicePart.Address)
            answered = answered with { Asked = service.AddressWithheld ? answered.Asked.Add(ServicePart.Secrecy) : answered.Asked.Remove(ServicePart.Secrecy) };
        if (part == ServicePart.Address && Form.MustAskForSecrecy(answered))
            return form.Ask(answered, ServicePart.Secrecy, here, pressed, read.Note);
        return draft.IsChange
            ? change.Commit(answered, part, here, pressed, read.Note)
            : form.Next(answered, here, pressed, read.Note);
    }

    private string? Refuse(DraftId id, Scene scene, out Draft draft, out Scene here)
    {
        (draft, here) = (null!, null!);
        if (!scene.IsPrivate)
            return OfferTexts.OnlyInPrivate;
        if (drafts.Get(id) is not { SavedAs: null } found || found.Person != scene.Person.Id || scene.In(found.Community) is not { } inCommunity)
            return OfferTexts.FormIsGone;
        (draft, here) = (found, inCommunity);
        return null;
    }
}
