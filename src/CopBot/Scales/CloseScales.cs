using CopBot.Conversation;
using CopBot.Secrecy;
using CopBot.Time;

namespace CopBot.Scales;

/// <summary>A result waits for the end of the quiet hours.</summary>
internal sealed record ScaleResultIsDue(ScaleId Scale)
{
    public static string KeyOf(ScaleId scale) => $"scale/{scale}/result";
}

/// <summary>Closes on time, or by hand; then the result comes once, outside quiet hours where nobody waits for it.</summary>
internal sealed class CloseScales(ScaleStore store, ScaleResults results, IMembers members, IScenes scenes) : IHandle<Due<ScaleIsDue>>, IHandle<Due<ScaleResultIsDue>>
{
    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    public Reply Handle(Due<ScaleIsDue> what, Scene scene)
    {
        if (store.Get(what.Payload.Scale) is not { IsClosed: false } scale)
            return Reply.None;
        return store.CanRead(scale) ? Close(scale, scene.Now, byHand: false) : Wait(scale, what, scene.Now);
    }

    public Reply Handle(Due<ScaleResultIsDue> what, Scene scene) =>
        store.Get(what.Payload.Scale) is { IsClosed: true } scale && scenes.Community(scale.Community) is { } community
            ? results.Announce(scale, community)
            : Reply.None;

    // Nothing is thrown away unread: it waits for the token before, or until somebody takes it away.
    private Reply Wait(Scale scale, Due<ScaleIsDue> what, DateTimeOffset now)
    {
        var again = Reply.Of(new SetDue(what.Key, now + Again, what.Payload with { IsToldOf = true }));
        if (what.Payload.IsToldOf || scenes.Community(scale.Community) is not { } community)
            return again;
        if (store.Turnout(scale) is null)
            again += ScaleCards.Refresh(scale, null, community);
        return again + new Reply(
        [
            .. members.Steering(community.Id).Where(m => m is { PrivateIsOpen: true, HasDeclined: false })
                .Select(m => new Say(SecrecyTexts.CannotClose(ScaleTexts.Short(scale.Sheet)), Keyboard.Row(new PressButton(SecrecyTexts.LookAtIt, new ManageScale(scale.Id, ScaleChange.Show)))) { Where = new Place(m.Person.Id.PrivateChat) }),
        ]);
    }

    public Reply Close(Scale scale, DateTimeOffset now, bool byHand)
    {
        var closed = store.Close(scale, now);
        var reply = Reply.Of(new CancelDue(ScaleIsDue.KeyOf(scale.Id)));
        if (scenes.Community(scale.Community) is not { } community)
            return reply;
        reply += ScaleCards.Refresh(closed, closed.Answered, community);
        var good = byHand ? now : GoodTime.AtOrAfter(community, now);
        return good > now ? reply + new SetDue(ScaleResultIsDue.KeyOf(scale.Id), good, new ScaleResultIsDue(scale.Id)) : reply + results.Announce(closed, community);
    }
}
