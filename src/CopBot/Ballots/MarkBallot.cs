using CopBot.Ballots.Counting;
using CopBot.Conversation;
using CopBot.Secrecy;

namespace CopBot.Ballots;

/// <summary>What a tap on a page does. Carried by buttons: never renumber.</summary>
internal enum MarkTurn
{
    Show,
    HandIn,
    NoDotsLeft,
}

/// <summary>
/// A page on which somebody votes, after the tap: all that they have chosen so far is in the button, so that nothing unfinished is kept.
/// </summary>
/// <param name="Ballot">Which.</param>
/// <param name="Marks">The answer so far.</param>
/// <param name="At">Which option is asked about, where they are asked one by one.</param>
/// <param name="Receipt">Of an answer without a name that is being changed; 0 where it is the first.</param>
/// <param name="Turn">What the tap does.</param>
internal sealed record MarkPage(BallotId Ballot, string Marks, int At, Receipt Receipt, MarkTurn Turn);

/// <summary>Opens the page to vote, from the private chat.</summary>
internal sealed record OpenVote(BallotId Ballot);

/// <summary>Voting in private: in order, by scores, by dots, all that one likes, or for times; with one's name or without.</summary>
internal sealed class MarkBallot(BallotStore store, BallotBoxes boxes, Answering answering, BallotCards cards)
    : IHandle<Followed<VoteLink>>, IHandle<Press<OpenVote>>, IHandle<Press<MarkPage>>
{
    public Reply Handle(Followed<VoteLink> what, Scene scene) => Begin(what.Payload.Ballot, scene);

    public Reply Handle(Press<OpenVote> what, Scene scene) => scene.IsPrivate ? Begin(what.Payload.Ballot, scene) : Reply.Toast(BallotTexts.NoLongerHere, mustBeClosed: true);

    public Reply Handle(Press<MarkPage> what, Scene scene)
    {
        var (id, marks, at, receipt, turn) = what.Payload;
        if (answering.Refuse(id, scene, out var ballot, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        if (!scene.IsPrivate || !Marks.Fits(marks, ballot.Asked))
            return Reply.Toast(BallotTexts.NoLongerHere, mustBeClosed: true);
        return turn switch
        {
            MarkTurn.NoDotsLeft => Reply.Toast(MarkTexts.NoDotsLeft),
            MarkTurn.HandIn => HandIn(ballot, marks, receipt, here),
            _ => Page(ballot, marks, Math.Clamp(at, 0, ballot.Options.Length), receipt, here, pressed: true),
        };
    }

    private Reply Begin(BallotId id, Scene scene)
    {
        if (answering.Refuse(id, scene, out var ballot, out var here) is { } refusal)
            return Reply.Say(Html.Of(refusal));
        if (ballot.IsAnonymous && boxes.HasAnswered(ballot.Urn, here.Person.Id))
            return Reply.Say(BallotTexts.HasAnsweredWithoutName);
        if (ballot.Kind == BallotKind.Consent)
            return ballot.IsAnonymous ? AnswerQuietly.Page(ballot, here, default, pressed: false) : Named(ballot, here);
        var before = ballot.IsAnonymous ? null : store.Get(ballot.Id, here.Person.Id)?.Marks;
        return Page(ballot, before ?? Marks.Empty(ballot.Asked), 0, default, here, pressed: false);
    }

    private static Reply Named(Ballot ballot, Scene here)
    {
        return Reply.Say(StanceTexts.ConsentPage(ballot, here.Community, here.Now), Keyboard.Row(Say(Stance.Consent), Say(Stance.Concern)).And(Say(Stance.Object), Say(Stance.StandAside)));

        PressButton Say(Stance stance) => new(BallotTexts.Label(stance), new SayStance(ballot.Id, stance));
    }

    private Reply HandIn(Ballot ballot, string marks, Receipt receipt, Scene here)
    {
        if (!Marks.SaysSomething(marks, ballot.Asked))
            return Reply.Toast(MarkTexts.SaySomething, mustBeClosed: true);
        var isNews = receipt == default;
        if (!ballot.IsAnonymous)
        {
            isNews = store.Get(ballot.Id, here.Person.Id) is not { } before || (ballot.ShowsHowItStands && before.Marks != marks);
            store.Put(new BallotAnswer(ballot.Id, here.Person.Id, here.Person.Name, marks));
        }
        else if (receipt == default)
        {
            if (boxes.Put(ballot.Urn, here.Person.Id, marks) is not { } given)
                return Reply.Toast(BallotTexts.HasAnsweredWithoutName.ToPlain(), mustBeClosed: true);
            receipt = given;
        }
        else if (!boxes.Replace(ballot.Urn, receipt, marks))
        {
            return Reply.Toast(BallotTexts.ReceiptIsGone, mustBeClosed: true);
        }

        return Reply.Rewrite(MarkTexts.Thanks(ballot, marks), Keyboard.Row(new PressButton(BallotTexts.ChangeMine, new MarkPage(ballot.Id, marks, 0, receipt, MarkTurn.Show))))
            + (isNews ? Reply.Of(cards.Refresh(ballot, here.Community)) : Reply.None);
    }

    private static Reply Page(Ballot ballot, string marks, int at, Receipt receipt, Scene here, bool pressed)
    {
        var text = MarkTexts.Page(ballot, marks, at, here.Community, here.Now);
        var buttons = Buttons(ballot, marks, at, receipt);
        return pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons);
    }

    private static Keyboard Buttons(Ballot ballot, string marks, int at, Receipt receipt)
    {
        var options = ballot.Options;
        var byNumber = MarkTexts.NamesByNumber(ballot);
        var columns = byNumber ? 6 : 1;
        switch (ballot.Kind)
        {
            case BallotKind.Ranked:
                var ranked = Marks.Ranking(marks);
                var rest = Keyboard.Grid(columns, Enumerable.Range(0, options.Length).Where(o => !ranked.Contains(o)).Select(o => To(Name(o), Marks.Rank(marks, o))));
                return ranked.IsEmpty ? rest : rest.And(To("Undo", Marks.Unrank(marks)), Done());
            case BallotKind.Dots:
                var isSpent = Marks.Numbers(marks).Sum() >= ballot.Asked.Dots;
                var rows = Keyboard.None;
                for (var o = 0; o < options.Length; o++)
                {
                    var dots = Marks.At(marks, o);
                    var label = $"{Name(o)}: {dots}";
                    var add = isSpent ? new PressButton(label, new MarkPage(ballot.Id, marks, 0, receipt, MarkTurn.NoDotsLeft)) : To(label, Marks.With(marks, o, dots + 1));
                    rows = dots > 0 ? rows.And(add, To("Take one back", Marks.With(marks, o, dots - 1))) : rows.And(add);
                }

                return rows.And(Done());
            case BallotKind.Approval:
                return Keyboard.Grid(columns, options.Select((_, i) => Marks.At(marks, i) == 1 ? To($"✓ {Name(i)}", Marks.With(marks, i, 0)) : To(Name(i), Marks.With(marks, i, 1)))).And(Done());
            case BallotKind.Score when at < options.Length:
                var scores = Enumerable.Range(0, Score.Highest + 1);
                return Keyboard.Row(scores.Select(s => To($"{(Marks.At(marks, at) == s ? "✓ " : "")}{s}", Marks.With(marks, at, s), at + 1))).And(Turns());
            case BallotKind.Time when at < options.Length:
                CanCome[] answers = [CanCome.Yes, CanCome.IfNeedBe, CanCome.No];
                return Keyboard.Row(answers.Select(a => To($"{(Marks.TimeAt(marks, at) == a ? "✓ " : "")}{BallotTexts.Label(a)}", Marks.With(marks, at, a), at + 1))).And(Turns());
            default:
                return Keyboard.Row(To("‹ Back", marks, options.Length - 1), To("From the start", marks)).And(Done());
        }

        string Name(int option) => byNumber ? $"{option + 1}" : options[option].Label;

        PressButton To(string label, string then, int next = 0) => new(label, new MarkPage(ballot.Id, then, next, receipt, MarkTurn.Show));

        PressButton Done() => new("Done", new MarkPage(ballot.Id, marks, 0, receipt, MarkTurn.HandIn));

        // What was said before stays where one goes on without a tap on an answer.
        IEnumerable<Button> Turns()
        {
            var next = To($"{(marks[at] == '-' ? MarkTexts.Leave(ballot.Kind) : MarkTexts.KeepIt)} ›", marks, at + 1);
            return at > 0 ? [To("‹ Back", marks, at - 1), next] : [next];
        }
    }
}
