using CopBot.Ballots.Counting;
using CopBot.Conversation;

namespace CopBot.Ballots;

/// <summary>A time that was found becomes a meeting, with those who said yes to it; by those who steer, once.</summary>
internal sealed class MakeMeeting(BallotStore store, BallotCards cards, IPlanMeetings meetings) : IHandle<Press<PlanTime>>
{
    private const int LongestTitle = 120;

    public Reply Handle(Press<PlanTime> what, Scene scene)
    {
        var (id, option) = what.Payload;
        if (store.Get(id) is not { Kind: BallotKind.Time, State: BallotState.Closed } ballot || scene.In(ballot.Community) is not { } here
            || option < 0 || option >= ballot.Options.Length || ballot.Options[option].Start is not { } start)
        {
            return Reply.Toast(BallotTexts.NoLongerHere, mustBeClosed: true);
        }

        if (!here.Steers)
            return Reply.Toast(BallotTexts.OnlySteering, mustBeClosed: true);
        if (ballot.IsPlanned)
            return Reply.Toast(BallotTexts.IsPlannedAlready, mustBeClosed: true);
        if (BallotTimes.HasPassed(ballot.Options[option], here.Community, here.Now))
            return Reply.Toast(BallotTexts.TimeHasPassed, mustBeClosed: true);

        // Without names, it is not known who can.
        var going = ballot.IsAnonymous ? [] : store.AnswersTo(id).Where(a => Marks.TimeAt(a.Marks, option) == CanCome.Yes).Select(a => a.Person).ToList();
        var planned = ballot with { IsPlanned = true, Planned = option };
        store.Put(planned);
        var wish = new MeetingWish(PlainText.Shorten(ballot.Title, LongestTitle), start.Date.ToDateOnly(), start.TimeOfDay.ToTimeOnly(), ballot.Options[option].Minutes, going);
        return meetings.Plan(wish, here) + cards.Refresh(planned, here.Community, wasPressed: true);
    }
}
