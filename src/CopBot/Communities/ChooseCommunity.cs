using CopBot.Conversation;

namespace CopBot.Communities;

/// <summary>In private: for which community somebody speaks.</summary>
internal sealed class ChooseCommunity(IScenes scenes) : IHandle<Called>, IHandle<Press<PickCommunity>>
{
    public Reply Handle(Called what, Scene scene) => scene.Memberships.Length switch
    {
        0 => Reply.Say(CommunityTexts.InNoCommunity),
        1 => Reply.Say(CommunityTexts.OnlyCommunity(scene.Memberships[0].Community.Name)),
        _ => Reply.Of(new AskWhichCommunity(scene.Memberships)),
    };

    public Reply Handle(Press<PickCommunity> what, Scene scene)
    {
        if (!scene.IsPrivate || scene.In(what.Payload.Community) is not { } chosen || !scenes.Choose(scene.Person.Id, what.Payload.Community))
            return Reply.Toast(CommunityTexts.NotInThatCommunity.ToPlain(), mustBeClosed: true);
        return Reply.Rewrite(CommunityTexts.Chosen(chosen.Community.Name)) + new ResumeHeldCommand();
    }
}

/// <summary>/cancel: ends whatever question is open. The command itself has closed it already.</summary>
internal sealed class Cancel : IHandle<Called>
{
    public Reply Handle(Called what, Scene scene) =>
        what.Cancelled ?? Reply.Whisper(what.ClosedAQuestion ? CommunityTexts.Cancelled : CommunityTexts.NothingToCancel);
}
