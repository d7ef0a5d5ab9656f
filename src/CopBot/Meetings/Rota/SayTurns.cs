using CopBot.Conversation;

namespace CopBot.Meetings.Rota;

/// <summary>"Count me in" or "Not me", for a role.</summary>
internal sealed record CountMe(CommunityId Community, RotaRole Role, bool In);

/// <summary>Who says yes to turns, and who no longer does.</summary>
internal sealed class SayTurns(RotaStore store, ShowRota show) : IHandle<Press<CountMe>>
{
    public Reply Handle(Press<CountMe> what, Scene scene)
    {
        var (community, role, isIn) = what.Payload;
        if (scene.In(community) is not { } here || !RotaStore.Roles.Contains(role))
            return Reply.Toast(RotaTexts.NoLongerHere, mustBeClosed: true);
        if (scene.Person.Id == PersonId.AnonymousAdministrator)
            return Reply.Toast(RotaTexts.Anonymous, mustBeClosed: true);
        if (isIn)
            store.SayYes(community, scene.Person.Id, role, scene.Now);
        else
            store.SayNo(community, scene.Person.Id, role);
        return show.Volunteers(here) + new Toast(isIn ? RotaTexts.CountedIn(role) : RotaTexts.CountedOut(role));
    }
}
