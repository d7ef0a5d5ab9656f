using System.Globalization;
using CopBot.Ballots.Counting;
using CopBot.Conversation;

namespace CopBot.Ballots;

/// <summary>What a tap in the form does. Carried by buttons: never renumber.</summary>
internal enum DraftTurn
{
    SetKind,
    Ask,
    FlipNames,
    FlipHidden,
    Post,
    ThrowAway,
}

/// <summary>What is asked in the form. Carried by buttons: never renumber.</summary>
internal enum DraftPart
{
    Text,
    Options,
    Closing,
    Quorum,
    Dots,
}

/// <summary>Turns to another page of the form; <paramref name="Value"/> is a kind or a part.</summary>
internal sealed record TurnDraft(CommunityId Community, DraftTurn Turn, int Value);

/// <summary>Begins the form in private.</summary>
internal sealed record DraftLink(CommunityId Community, bool IsProposal);

/// <summary>Waits for an answer about one part.</summary>
internal sealed record DraftQuestion(CommunityId Community, DraftPart Part);

/// <summary>The form in private: what is missing is asked, then all of it is shown before the group sees it.</summary>
internal sealed class BallotForm(BallotStore store, OpenBallots open, BallotCards cards)
    : IHandle<Followed<DraftLink>>, IHandle<Followed<AmendLink>>, IHandle<Followed<AgainLink>>, IHandle<Press<TurnDraft>>, IHandle<Answered<DraftQuestion>>
{
    /// <summary>From the start; with <paramref name="amends"/> another version of that.</summary>
    public Reply Begin(bool isProposal, Ballot? amends, Scene here)
    {
        var wish = amends is null ? new BallotWish(BallotKind.Consent, "") : amends.Asked with { Closes = null };
        var draft = new BallotDraft(here.Community.Id, here.Person.Id, wish) { HasKind = isProposal, Amends = amends?.Id, Topic = amends?.Topic };
        return amends is null ? Go(draft, here, pressed: false, []) : Ask(Keep(draft, here), DraftPart.Text, pressed: false);
    }

    /// <summary>The next question, or all of it where nothing is missing.</summary>
    public Reply Go(BallotDraft draft, Scene here, bool pressed, IEnumerable<string> notes)
    {
        var kept = Keep(draft, here);
        if (!kept.HasKind)
        {
            BallotKind[] kinds = [BallotKind.Ranked, BallotKind.Score, BallotKind.Dots, BallotKind.Approval, BallotKind.Time, BallotKind.Consent];
            return Show(AskingTexts.WhichKind, Keyboard.Grid(1, kinds.Select(k => new PressButton(AskingTexts.KindLabel(k), Turn(kept, DraftTurn.SetKind, (int)k)))), pressed);
        }

        if (kept.Wish.Text.Length == 0)
            return Ask(kept, DraftPart.Text, pressed);
        if (kept.Wish.IsUnfinished)
            return Ask(kept, DraftPart.Options, pressed);
        var joined = kept.Wish.Quorum is { Of: > 0 } ? cards.Joined(here.Community.Id) : 0;
        return Show(AskingTexts.Preview(kept, joined, here, [.. notes, .. cards.NotesOn(kept.Wish, here.Community.Id)]), Buttons(kept), pressed) + new CloseDialog();
    }

    public Reply Handle(Followed<DraftLink> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Say(Html.Of(BallotTexts.NoLongerHere));
        return BallotSwitches.MayAsk(here) ? Begin(what.Payload.IsProposal, null, here) : Reply.Say(AskingTexts.OnlySteeringAsks);
    }

    public Reply Handle(Followed<AmendLink> what, Scene scene)
    {
        if (store.Get(what.Payload.Ballot) is not { Kind: BallotKind.Consent, State: BallotState.Closed } ballot || scene.In(ballot.Community) is not { } here)
            return Reply.Say(Html.Of(BallotTexts.NoLongerHere));
        return BallotSwitches.MayAsk(here) ? Begin(isProposal: true, ballot, here) : Reply.Say(AskingTexts.OnlySteeringAsks);
    }

    public Reply Handle(Followed<AgainLink> what, Scene scene)
    {
        if (store.Get(what.Payload.Ballot) is not { State: BallotState.Closed, Outcome: { Verdict: Verdict.Tied } outcome } ballot || scene.In(ballot.Community) is not { } here)
            return Reply.Say(Html.Of(BallotTexts.NoLongerHere));
        if (!BallotSwitches.MayAsk(here))
            return Reply.Say(AskingTexts.OnlySteeringAsks);
        if (!here.Steers && ballot.By != here.Person.Id)
            return Reply.Say(BallotTexts.OnlyAskerAsksAgain);
        var tied = ballot.Asked with { Options = [.. outcome.Winners.Select(o => ballot.Options[o])], Closes = null };
        return Go(new BallotDraft(here.Community.Id, here.Person.Id, tied) { HasKind = true, Topic = ballot.Topic }, here, pressed: false, []);
    }

    public Reply Handle(Press<TurnDraft> what, Scene scene)
    {
        var (community, turn, value) = what.Payload;
        if (!scene.IsPrivate || scene.In(community) is not { } here || store.Draft(community, scene.Person.Id) is not { } draft)
            return Reply.Toast(AskingTexts.DraftIsGone.ToPlain(), mustBeClosed: true);
        switch (turn)
        {
            case DraftTurn.SetKind when Enum.IsDefined((BallotKind)value):
                var kind = (BallotKind)value;
                return Go(draft with { HasKind = true, Wish = draft.Wish with { Kind = kind, Options = [], Dots = kind == BallotKind.Dots ? Dots.Standard : 0 } }, here, pressed: true, []);
            case DraftTurn.Ask when Enum.IsDefined((DraftPart)value):
                return Ask(Keep(draft, here), (DraftPart)value, pressed: true);
            case DraftTurn.FlipNames:
                return Go(draft with { Wish = draft.Wish with { IsAnonymous = !draft.Wish.IsAnonymous, IsHidden = false } }, here, pressed: true, []);
            case DraftTurn.FlipHidden when !draft.Wish.IsAnonymous:
                return Go(draft with { Wish = draft.Wish with { IsHidden = !draft.Wish.IsHidden } }, here, pressed: true, []);
            case DraftTurn.ThrowAway:
                store.Delete(draft);
                return Reply.Rewrite(AskingTexts.ThrownAway) + new CloseDialog();
            case DraftTurn.Post:
                return Post(draft, here);
            default:
                return Reply.Toast(AskingTexts.DraftIsGone.ToPlain(), mustBeClosed: true);
        }
    }

    public Reply Handle(Answered<DraftQuestion> what, Scene scene)
    {
        var (community, part) = what.State;
        if (scene.In(community) is not { } here || store.Draft(community, scene.Person.Id) is not { } draft)
            return Reply.Say(AskingTexts.DraftIsGone);
        var read = Read(part, what.Said.Text, draft.Wish, here);
        if (read.Wish is not { } wish)
            return Reply.Say(read.Trouble) + new OpenDialog(what.State, KeptFor.OpenQuestion);
        return Go(draft with { Wish = wish }, here, pressed: false, read.Notes);
    }

    private static BallotReading Read(DraftPart part, string text, BallotWish wish, Scene here)
    {
        switch (part)
        {
            case DraftPart.Text:
                return wish.Kind == BallotKind.Consent ? ReadBallot.Proposal(wish, text, here) : ReadBallot.Question(wish, text, here);
            case DraftPart.Options:
                return ReadBallot.Options(wish, text, here);
            case DraftPart.Closing:
                return ReadBallot.Closing(wish, text.Trim() is var said && said.StartsWith("closes ", StringComparison.OrdinalIgnoreCase) ? said[7..] : said, here);
            case DraftPart.Quorum:
                var words = text.Trim().TrimEnd('.');
                if (words is "-" || words.ToUpperInvariant() is "NONE" or "NO")
                    return new BallotReading(wish with { Quorum = null }, Html.Empty);
                return ReadBallot.ReadQuorum(words) is { } quorum ? new BallotReading(wish with { Quorum = quorum }, Html.Empty) : BallotReading.Refused(AskingTexts.NoQuorumRead(words));
            default:
                return int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var dots) && dots is >= 1 and <= Dots.Most
                    ? new BallotReading(wish with { Dots = dots }, Html.Empty)
                    : BallotReading.Refused(AskingTexts.AskDots);
        }
    }

    private Reply Post(BallotDraft draft, Scene here)
    {
        if (!BallotSwitches.MayAsk(here))
            return Reply.Toast(AskingTexts.OnlySteeringAsks.ToPlain(), mustBeClosed: true);
        if (draft.Wish.IsUnfinished)
            return Go(draft, here, pressed: true, []);
        if (draft.Wish.Closes <= here.Now)
            return Reply.Toast(AskingTexts.ClosingIsPast.ToPlain(), mustBeClosed: true);
        if (draft.Wish.Options.FirstOrDefault(o => BallotTimes.HasPassed(o, here.Community, here.Now)) is { } past)
            return Reply.Toast(AskingTexts.OptionHasPassed(past.Label), mustBeClosed: true);
        store.Delete(draft);
        var (ballot, posted) = open.Open(draft, here);
        return Reply.Rewrite(AskingTexts.Posted(ballot)) + new CloseDialog() + posted;
    }

    private static Reply Ask(BallotDraft draft, DraftPart part, bool pressed)
    {
        var question = part switch
        {
            DraftPart.Text => AskingTexts.AskText(draft.Wish.Kind, draft.Amends is null ? "" : draft.Wish.Text),
            DraftPart.Options => AskingTexts.AskOptions(draft.Wish.Kind),
            DraftPart.Closing => AskingTexts.AskClosing,
            DraftPart.Quorum => AskingTexts.AskQuorum,
            DraftPart.Dots => AskingTexts.AskDots,
        };
        return Show(question, Keyboard.None, pressed) + new OpenDialog(new DraftQuestion(draft.Community, part), KeptFor.OpenQuestion);
    }

    private static Keyboard Buttons(BallotDraft draft)
    {
        var asked = draft.Wish;
        var buttons = Keyboard.Row(new PressButton("Ask the group", Turn(draft, DraftTurn.Post)))
            .And(new PressButton(AskingTexts.LabelOfNames(asked), Turn(draft, DraftTurn.FlipNames)));
        if (!asked.IsAnonymous)
            buttons = buttons.And(new PressButton(AskingTexts.LabelOfHidden(asked), Turn(draft, DraftTurn.FlipHidden)));
        buttons = buttons.And(new PressButton("When it closes", Part(DraftPart.Closing)), new PressButton("How many must answer", Part(DraftPart.Quorum)));
        buttons = asked.Kind switch
        {
            BallotKind.Consent => buttons.And(new PressButton("Text", Part(DraftPart.Text))),
            BallotKind.Dots => buttons.And(new PressButton("Question", Part(DraftPart.Text)), new PressButton("Options", Part(DraftPart.Options)), new PressButton("Dots", Part(DraftPart.Dots))),
            _ => buttons.And(new PressButton("Question", Part(DraftPart.Text)), new PressButton("Options", Part(DraftPart.Options))),
        };
        return buttons.And(new PressButton("Throw away", Turn(draft, DraftTurn.ThrowAway)));

        TurnDraft Part(DraftPart part) => Turn(draft, DraftTurn.Ask, (int)part);
    }

    private BallotDraft Keep(BallotDraft draft, Scene here)
    {
        var kept = draft with { At = here.Now };
        store.Put(kept);
        return kept;
    }

    private static TurnDraft Turn(BallotDraft draft, DraftTurn turn, int value = 0) => new(draft.Community, turn, value);

    private static Reply Show(Html text, Keyboard buttons, bool pressed) => pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons);
}
