using CopBot.Conversation;

namespace CopBot.Meetings.Setup;

/// <summary>Where to in a plan. Carried by buttons: never renumber.</summary>
internal enum PlanTurn
{
    Ask,
    Skip,
    Review,
    Create,
    ThrowAway,
}

/// <summary>Turns to another page of a plan; <paramref name="Part"/> is the part at hand.</summary>
internal sealed record TurnPlan(PlanId Plan, PlanTurn Turn, PlanPart Part);

/// <summary>Goes on with a plan in private; with number 0 begins one.</summary>
internal sealed record PlanLink(CommunityId Community, PlanId Plan);

/// <summary>Waits for an answer about one part of a plan.</summary>
internal sealed record PlanQuestion(PlanId Plan, PlanPart Part);

/// <summary>Shows a plan: its questions, and all of it to be checked.</summary>
internal sealed class PlanForm(PlanStore plans, Clashes clashes)
{
    private static readonly PlanPart[] AskedFirst = [PlanPart.Title, PlanPart.When, PlanPart.Where];

    /// <summary>The next question, or all of it where nothing is missing.</summary>
    public Reply Next(Plan plan, Scene scene, bool pressed, Html? note = null)
    {
        var missing = AskedFirst.Where(p => !plan.Asked.Contains(p) || IsMissing(plan, p)).ToList();
        return missing.Count > 0 && (!plan.Reviewing || IsMissing(plan, missing[0])) ? Ask(plan, missing[0], scene, pressed, note) : Review(plan, scene, pressed, note);
    }

    /// <summary>One question; the next message in private answers it.</summary>
    public Reply Ask(Plan plan, PlanPart part, Scene scene, bool pressed, Html? note = null)
    {
        var kept = plans.Keep(plan, scene.Now);
        var buttons = Keyboard.None;
        if (part is not (PlanPart.Title or PlanPart.When))
            buttons = Keyboard.Row(new PressButton(SetupTexts.SkipLabel(part, kept), new TurnPlan(kept.Id, PlanTurn.Skip, part)));
        if (kept.Reviewing)
            buttons = buttons.And(new PressButton("‹ Back", new TurnPlan(kept.Id, PlanTurn.Review, part)));
        return Show(Html.Paragraphs(note ?? Html.Empty, SetupTexts.Question(part, kept)), buttons, pressed) + new OpenDialog(new PlanQuestion(kept.Id, part), KeptFor.OpenQuestion);
    }

    /// <summary>All of it, to be checked before it is made.</summary>
    public Reply Review(Plan plan, Scene scene, bool pressed, Html? note = null)
    {
        var kept = plans.Keep(plan with { Reviewing = true }, scene.Now);
        var buttons = Keyboard.Row(new PressButton("Create", Turn(PlanTurn.Create)), new PressButton("Throw away", Turn(PlanTurn.ThrowAway)));
        buttons = scene.IsPrivate
            ? new Keyboard([.. Keyboard.Grid(2, Enum.GetValues<PlanPart>().Where(p => p != PlanPart.Access || kept.Details.Venue is not null)
                .Select(p => new PressButton(SetupTexts.Label(p), Turn(PlanTurn.Ask, p)))).Rows, .. buttons.Rows])
            : buttons.And(new PrivateButton("Change it in private", new PlanLink(kept.Community, kept.Id)));
        return Show(Html.Paragraphs(note ?? Html.Empty, SetupTexts.Review(kept, clashes.Of(kept, scene), scene.IsPrivate)), buttons, pressed) + new CloseDialog();

        TurnPlan Turn(PlanTurn turn, PlanPart part = default) => new(kept.Id, turn, part);
    }

    private static bool IsMissing(Plan plan, PlanPart part) => part switch
    {
        PlanPart.Title => plan.Details.Title.Length == 0,
        PlanPart.When => plan.Time is null,
        _ => false,
    };

    private static Reply Show(Html text, Keyboard buttons, bool pressed) => pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons);
}
