using CopBot.Conversation;
using CopBot.Meetings.Invitation;
using CopBot.Time;

namespace CopBot.Meetings.Rota;

/// <summary>Where a button stands, so that the press changes that message. Carried by buttons: never renumber.</summary>
internal enum Spot
{
    /// <summary>The list of dates.</summary>
    Dates,

    /// <summary>One date.</summary>
    Date,

    /// <summary>A message about one turn.</summary>
    Post,
}

/// <summary>"I'll do it": an open role, or one that is offered.</summary>
internal sealed record TakeTurn(MeetingId Meeting, RotaRole Role, Spot Spot);

/// <summary>"I can't": nobody's again. Whose it was when the button was made.</summary>
internal sealed record GiveUpTurn(MeetingId Meeting, RotaRole Role, PersonId Person, Spot Spot);

/// <summary>Asks whether somebody else would take it; it stays theirs until then. <paramref name="Back"/>: not any more.</summary>
internal sealed record OfferTurn(MeetingId Meeting, RotaRole Role, bool Back);

/// <summary>Taking, giving up and handing on.</summary>
internal sealed class ChangeTurns(RotaStore store, MeetingStore meetings, IMembers members, ShowRota show, MeetingCards cards)
    : IHandle<Press<TakeTurn>>, IHandle<Press<GiveUpTurn>>, IHandle<Press<OfferTurn>>
{
    public Reply Handle(Press<TakeTurn> what, Scene scene)
    {
        var (id, role, spot) = what.Payload;
        if (Refusal(id, role, scene, out var meeting, out var here) is { } refusal)
            return refusal;
        var before = show.TurnOf(meeting, role);
        if (before.Person == scene.Person.Id)
        {
            if (before.IsOffered)
                store.Put(before with { IsOffered = false });
            return Show(meeting, role, spot, here) + new Toast(RotaTexts.IsYours);
        }

        if (before is { IsTaken: true, IsOffered: false })
            return Show(meeting, role, spot, here) + new Toast(RotaTexts.IsTaken(before.Name), MustBeClosed: true);
        var turn = before.For(scene.Person, TurnCame.ByChoice) with { IsTold = FollowTurns.IsTellingPast(meeting, scene.Now) };
        store.Put(turn);
        var hasBoth = RotaStore.Roles.All(r => show.TurnOf(meeting, r).Person == scene.Person.Id);
        return Show(meeting, role, spot, here) + cards.Refresh(meeting, here.Community)
            + (before.Person is { } earlier && members.Find(meeting.Community, earlier) is { PrivateIsOpen: true, HasDeclined: false }
                ? Reply.Of(new Say(RotaTexts.TookOver(meeting, role, scene.Person.Name), Keyboard.None) { Where = new Place(earlier.PrivateChat) })
                : Reply.None)
            + new Toast(hasBoth ? RotaTexts.HasBoth : RotaTexts.ThankYou(role, meeting), MustBeClosed: hasBoth);
    }

    public Reply Handle(Press<GiveUpTurn> what, Scene scene)
    {
        var (id, role, person, spot) = what.Payload;
        if (Refusal(id, role, scene, out var meeting, out var here) is { } refusal)
            return refusal;
        var turn = show.TurnOf(meeting, role);
        if (turn.Person is not { } holder || holder != person)
            return (spot == Spot.Post ? Reply.None : Show(meeting, role, spot, here)) + new Toast(RotaTexts.NotTheirs(turn.Name), MustBeClosed: true);
        if (holder != scene.Person.Id && !here.Steers)
            return Reply.Toast(RotaTexts.OnlyWhoseTurn, mustBeClosed: true);
        store.Put(turn.Reopened(cannotCome: true));
        var reply = FollowTurns.Fill(meeting, scene.Now) + cards.Refresh(meeting, here.Community);

        // A reminder in the group becomes the question itself.
        if (spot == Spot.Post && !scene.IsPrivate)
            return reply + Show(meeting, role, spot, here) + new Toast(RotaTexts.IsOpenAgain);
        var shown = spot == Spot.Post ? Reply.Rewrite(RotaTexts.GaveUp(meeting, role)) : Show(meeting, role, spot, here);
        return reply + shown + Post(meeting, role, here) + new Toast(RotaTexts.IsOpenAgain);
    }

    public Reply Handle(Press<OfferTurn> what, Scene scene)
    {
        var (id, role, back) = what.Payload;
        if (Refusal(id, role, scene, out var meeting, out var here) is { } refusal)
            return refusal;
        var turn = show.TurnOf(meeting, role);
        if (turn.Person != scene.Person.Id)
            return Show(meeting, role, Spot.Date, here) + new Toast(RotaTexts.OnlyWhoseTurn, MustBeClosed: true);
        if (turn.IsOffered != back)
            return Show(meeting, role, Spot.Date, here) + new Toast(back ? RotaTexts.IsYours : RotaTexts.IsOfferedAlready);
        store.Put(turn with { IsOffered = !back });
        return back
            ? Show(meeting, role, Spot.Date, here) + new Toast(RotaTexts.IsYours)
            : Show(meeting, role, Spot.Date, here) + Post(meeting, role, here) + new Toast(RotaTexts.Asked);
    }

    // Null where this person may go on.
    private Reply? Refusal(MeetingId id, RotaRole role, Scene scene, out Meeting meeting, out Scene here)
    {
        (meeting, here) = (null!, scene);
        if (!RotaStore.Roles.Contains(role) || meetings.Get(id) is not { } found || scene.In(found.Community) is not { } within)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        if (found.IsCancelled)
            return Reply.Toast(MeetingTexts.IsCancelled, mustBeClosed: true);
        if (found.EndsAt <= scene.Now)
            return Reply.Toast(MeetingTexts.IsOver, mustBeClosed: true);
        (meeting, here) = (found, within);
        return null;
    }

    private Reply Show(Meeting meeting, RotaRole role, Spot spot, Scene scene)
    {
        if (spot == Spot.Dates)
            return show.ShowDates(0, scene);
        if (spot == Spot.Date)
            return show.Open(meeting, scene);
        var turn = show.TurnOf(meeting, role);
        return Reply.Rewrite(RotaTexts.Post(meeting, turn, scene.Now), PostButtons(turn));
    }

    // In the group, without a sound in its quiet hours.
    private Reply Post(Meeting meeting, RotaRole role, Scene scene)
    {
        var turn = show.TurnOf(meeting, role);
        return Reply.Of(new Say(RotaTexts.Post(meeting, turn, scene.Now), PostButtons(turn))
        {
            Where = new Place(scene.Community.Chat, scene.IsPrivate ? null : scene.Topic),
            Silently = scene.Community.Quiet.Contains(LocalTime.TimeIn(scene.Community.Zone, scene.Now)),
        });
    }

    private static Keyboard PostButtons(Turn turn) => turn is { IsTaken: true, IsOffered: false }
        ? Keyboard.None
        : Keyboard.Row(new PressButton(RotaTexts.TakeLabel(turn.Role), new TakeTurn(turn.Meeting, turn.Role, Spot.Post)));
}
