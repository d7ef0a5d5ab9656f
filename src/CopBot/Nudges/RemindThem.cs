using CopBot.Conversation;

namespace CopBot.Nudges;

/// <summary>Somebody's own reminder is due.</summary>
internal sealed record RemindMe(NudgeId Nudge)
{
    public static string KeyOf(NudgeId id) => $"nudge/me/{id}";
}

/// <summary>Reminds one person in private at the time that they chose themselves, so in quiet hours, too. What comes a day and a half late is let go.</summary>
internal sealed class RemindThem(NudgeStore store, IMembers members, IScenes scenes) : IHandle<Due<RemindMe>>
{
    public Reply Handle(Due<RemindMe> what, Scene scene)
    {
        if (store.Get(what.Payload.Nudge) is not { IsActive: true, Owner: { } owner, Next: { } at } nudge)
            return Reply.None;
        var after = nudge.After(scene.Now);
        store.Put(after);
        var reply = after.Next is { } next ? Reply.Of(new SetDue(what.Key, next, what.Payload)) : Reply.None;

        // While the bot is out of the group its members are strangers; what comes again comes again when it is back.
        return scenes.Community(nudge.Community) is { } community && members.Find(nudge.Community, owner) is { PrivateIsOpen: true } && at + NudgeTimes.StillUseful > scene.Now
            ? Reply.Of(new Say(NudgeTexts.ToMe(nudge, community), after.Next is null
                ? Keyboard.None
                : Keyboard.Row(new PressButton("Delete", new TurnNudge(nudge.Id, NudgeStatus.Deleted))))
            { Where = new Place(owner.PrivateChat) }) + reply
            : reply;
    }
}
