using CopBot.Conversation;

namespace CopBot.Digests;

/// <summary>The group does not let the bot pin a digest: its facilitators hear of it, once.</summary>
internal sealed class TellOfRefusedPin(DigestStore store, IMembers members, IScenes scenes) : IHandle<PinRefused>
{
    public Reply Handle(PinRefused what, Scene scene)
    {
        if (what.Card.Room != DigestsFeature.Room || !long.TryParse(what.Card.Name, out var number) || store.Get(new DigestId(number)) is not { } issue)
            return Reply.None;
        if (scenes.Community(issue.Community) is not { } community || store.Plan(community.Id) is not { ToldOfPin: false } plan)
            return Reply.None;
        var readers = members.Steering(community.Id).Where(m => m is { PrivateIsOpen: true, HasDeclined: false }).ToList();
        if (readers.Count > 0)
            store.Put(plan with { ToldOfPin = true });
        return new([.. readers.Select(m => new Say(DigestTexts.NotPinned(community), Keyboard.None) { Where = new Place(m.Person.Id.PrivateChat), Promise = Promise.AtMostOnce })]);
    }
}
