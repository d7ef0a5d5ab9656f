using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Answers by a button what one might type as well; of several answers, adds one or takes it away.</summary>
internal sealed record FillIn(DraftId Draft, ServicePart Part, string Choice);

/// <summary>Where to in a form. Carried by buttons: never renumber.</summary>
internal enum FormTurn
{
    Ask,
    Back,
    Skip,
    Preview,
    GoOn,
    Save,
    Cancel,
    Clear,
}

/// <summary>Turns to another page of a form; <paramref name="Part"/> is the part at hand.</summary>
internal sealed record TurnForm(DraftId Draft, FormTurn Turn, ServicePart Part);

/// <summary>Waits for an answer to one question of a form.</summary>
internal sealed record FormQuestion(DraftId Draft, ServicePart Part);

/// <summary>Shows a form: its questions, its preview.</summary>
internal sealed class Form(DraftStore drafts, FormChoices choices)
{
    /// <summary>The next question, or the preview where all is asked, or was before.</summary>
    public Reply Next(Draft draft, Scene scene, bool pressed, Html? note = null) =>
        !draft.Reviewing && NextPart(draft) is { } part ? Ask(draft, part, scene, pressed, note) : Preview(draft, scene, pressed, note);

    /// <summary>One question. The next message in private answers it.</summary>
    public Reply Ask(Draft draft, ServicePart part, Scene scene, bool pressed, Html? note = null)
    {
        var kept = drafts.Keep(draft, scene.Now);
        var known = ServiceParts.Words(part, kept.Service);
        var text = OfferTexts.Question(part, kept, part is ServicePart.Secrecy or ServicePart.Vouching or ServicePart.Status ? "" : known, note ?? Html.Empty);
        return Show(text, Choices(kept, part).And(Turns(kept, part)), pressed) + new OpenDialog(new FormQuestion(kept.Id, part), KeptFor.OpenQuestion);
    }

    /// <summary>The whole of it, with a button for each part.</summary>
    public Reply Preview(Draft draft, Scene scene, bool pressed, Html? note = null)
    {
        var kept = drafts.Keep(draft with { Reviewing = true }, scene.Now);
        var here = scene.In(kept.Community)!;
        var missing = Missing(kept.Service);
        var buttons = Keyboard.Grid(3, ServiceParts.InForm.Where(p => p != ServicePart.Secrecy || ServiceParts.IsKnown(p, kept.Service))
            .Select(p => new PressButton(OfferTexts.Label(p), new TurnForm(kept.Id, FormTurn.Ask, p))));
        List<Button> last = [];
        if (missing.Count == 0)
            last.Add(new PressButton("Save", new TurnForm(kept.Id, FormTurn.Save, ServicePart.Choose)));
        if (NextPart(kept) is not null)
            last.Add(new PressButton("Go on asking", new TurnForm(kept.Id, FormTurn.GoOn, ServicePart.Choose)));
        last.Add(new PressButton("Cancel", new TurnForm(kept.Id, FormTurn.Cancel, ServicePart.Choose)));
        var text = Html.Paragraphs(note ?? Html.Empty, OfferTexts.Preview(AsSaved(kept, here), here, missing));
        return Show(text, buttons.And(last), pressed) + new CloseDialog();
    }

    /// <summary>The record that the form would become: whoever adds it has checked it and answers for it.</summary>
    public static Service AsSaved(Draft draft, Scene here) => draft.Service with
    {
        VouchedBy = here.Person.Id,
        VouchedByName = here.Person.Name,
        Checked = new ServiceCheck(here.Person.Id, here.Person.Name, here.Now),
        AssuredDate = Time.LocalTime.DateIn(here.Community.Zone, here.Now),
    };

    /// <summary>What must be known before it can be saved, and is not.</summary>
    public static IReadOnlyList<ServicePart> Missing(Service service) =>
        [.. ServiceParts.InForm.Where(p => p.IsRequired() && !ServiceParts.IsKnown(p, service))];

    /// <summary>True where an address was given and nobody has said whether people may know it.</summary>
    public static bool MustAskForSecrecy(Draft draft) =>
        !draft.Service.Locations.IsEmpty && !draft.Asked.Contains(ServicePart.Secrecy);

    public static ServicePart? Before(Draft draft, ServicePart part)
    {
        var place = ServiceParts.InForm.IndexOf(part);
        return place <= 0 ? null : ServiceParts.InForm.Take(place).Where(p => IsAskedOf(p, draft.Service)).Select(p => (ServicePart?)p).LastOrDefault();
    }

    /// <summary>In answer to a press the message changes; to a text a new one comes.</summary>
    public static Reply Show(Html text, Keyboard buttons, bool pressed) => pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons);

    private static ServicePart? NextPart(Draft draft) => ServiceParts.InForm
        .Where(p => p == ServicePart.Secrecy ? MustAskForSecrecy(draft) : !draft.Asked.Contains(p) && !ServiceParts.IsKnown(p, draft.Service) && IsAskedOf(p, draft.Service))
        .Select(p => (ServicePart?)p).FirstOrDefault();

    // A secret address is not asked for, and what there is none of cannot be secret.
    private static bool IsAskedOf(ServicePart part, Service service) => part switch
    {
        ServicePart.Address => !service.AddressWithheld,
        ServicePart.Secrecy => service.AddressWithheld || !service.Locations.IsEmpty,
        _ => true,
    };

    private Keyboard Choices(Draft draft, ServicePart part)
    {
        var chosen = part.TakesSeveral() ? ReadPart.Chosen(part, draft.Service) : [];
        var offered = choices.For(part, draft.Community);
        var all = part.TakesSeveral()
            ? offered.Concat(chosen.Where(c => !offered.Contains(c, StringComparer.OrdinalIgnoreCase) && FormChoices.Fits(c)))
            : offered;
        return Keyboard.Grid(part is ServicePart.Address or ServicePart.Vouching or ServicePart.Secrecy ? 1 : 2, all.Select(c =>
            new PressButton(chosen.Contains(c, StringComparer.OrdinalIgnoreCase) ? $"✓ {c}" : c, new FillIn(draft.Id, part, c))));
    }

    private static IEnumerable<Button> Turns(Draft draft, ServicePart part)
    {
        if (draft.IsChange)
        {
            yield return new PressButton("‹ Back", new TurnForm(draft.Id, FormTurn.Back, part));
            if (part.TakesSeveral())
                yield return new PressButton("Save", new TurnForm(draft.Id, FormTurn.Save, part));
            if (!part.IsRequired() && part is not (ServicePart.Status or ServicePart.Vouching or ServicePart.Secrecy) && ServiceParts.IsKnown(part, draft.Service))
                yield return new PressButton("Leave it empty", new TurnForm(draft.Id, FormTurn.Clear, part));
            yield break;
        }

        if (!draft.Reviewing && Before(draft, part) is not null)
            yield return new PressButton("‹ Back", new TurnForm(draft.Id, FormTurn.Back, part));
        if (ServiceParts.IsKnown(part, draft.Service))
        {
            if (!part.IsRequired() && part != ServicePart.Secrecy)
                yield return new PressButton("Leave it empty", new TurnForm(draft.Id, FormTurn.Clear, part));
            if (!draft.Reviewing)
                yield return new PressButton("Next ›", new TurnForm(draft.Id, FormTurn.Skip, part));
        }
        else if (!part.IsRequired() && part != ServicePart.Secrecy)
        {
            yield return new PressButton("Skip", new TurnForm(draft.Id, FormTurn.Skip, part));
        }

        yield return new PressButton("Preview", new TurnForm(draft.Id, FormTurn.Preview, part));
        if (Before(draft, part) is null)
            yield return new PressButton("Cancel", new TurnForm(draft.Id, FormTurn.Cancel, part));
    }
}
