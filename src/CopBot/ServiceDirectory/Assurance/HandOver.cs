using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Assurance;

/// <summary>What somebody answers for falls to the core group when they leave the group.</summary>
internal sealed class HandOver(ServiceStore store, CheckBook book, IScenes scenes) : IHandle<StandingChanged>, IHandle<StandingLearned>
{
    public Reply Handle(StandingChanged what, Scene scene) => what.After == Standing.Out ? Leave(what.Person.Id, what.Chat.Id) : Reply.None;

    public Reply Handle(StandingLearned what, Scene scene) => what.Standing == Standing.Out ? Leave(what.Person, what.Chat) : Reply.None;

    private Reply Leave(PersonId person, ChatId chat)
    {
        if (scenes.CommunityOf(chat) is not { } community)
            return Reply.None;
        foreach (var service in store.Naming(person).Where(s => s.Community == community && s.VouchedBy == person))
            store.Keep(service with { VouchedBy = null, VouchedByName = "" });
        foreach (var pending in book.AskedOf(person).Where(p => p.Community == community))
            book.Put(pending with { Asked = null });
        return Reply.None;
    }
}
