using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Meetings.Actions;

/// <summary>The day of an action has come.</summary>
internal sealed record NudgeAction(ActionId Action)
{
    public static string KeyOf(ActionId action) => $"act/{action}/due";
}

/// <summary>
/// One private nudge on the day, to everybody whom it is for and to whom the bot may write. Whoever else it is for finds it in the next
/// reminder of a meeting.
/// </summary>
internal sealed class NudgeWhenDue(ActionStore store, IMembers members, IScenes scenes) : IHandle<Due<NudgeAction>>
{
    /// <summary>After a pause of the bot's that was longer, it is old news.</summary>
    private static readonly TimeSpan StillUseful = TimeSpan.FromDays(2);

    public Reply Handle(Due<NudgeAction> what, Scene scene)
    {
        if (store.Get(what.Payload.Action) is not { IsOpen: true } action || scenes.Community(action.Community) is not { } community || scene.Now - what.At > StillUseful)
            return Reply.None;

        // Late, or the community has other quiet hours since.
        var good = GoodTime.AtOrAfter(community, scene.Now);
        if (good > scene.Now)
            return Reply.Of(new SetDue(what.Key, good, what.Payload));
        return new Reply(
        [
            .. action.For.Select(d => d.Person is { } person ? members.Find(action.Community, person) : null)
                .Where(m => m is { PrivateIsOpen: true, HasDeclined: false })
                .Select(m => new PostCard(ActionCards.Key(action.Id), ActionTexts.Nudge(action, community, scene.Now), ActionCards.Buttons(action))
                {
                    Where = new Place(m!.Person.Id.PrivateChat),
                }),
        ]);
    }
}
