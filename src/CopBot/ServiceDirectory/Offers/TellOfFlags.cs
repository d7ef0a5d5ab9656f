using CopBot.Conversation;
using CopBot.ServiceDirectory.Assurance;
using CopBot.Time;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Falls due at the end of quiet hours: somebody has flagged this record.</summary>
internal sealed record TellOfFlag(ServiceId Service);

/// <summary>
/// Tells whoever answers for a record, else the core group, in private that somebody says it is out of date: once, until it is
/// checked or changed.
/// </summary>
internal sealed class TellOfFlags(ServiceStore store, DueChecks checks, IMembers members, IScenes scenes) : IHandle<Due<TellOfFlag>>
{
    public static string DueKey(ServiceId service) => $"dir.flag.{service}";

    /// <summary>Now, or at the end of the quiet hours.</summary>
    public Reply Tell(Service service, Community community, DateTimeOffset now) => GoodTime.AtOrAfter(community, now) is var at && at > now
        ? Reply.Of(new SetDue(DueKey(service.Id), at, new TellOfFlag(service.Id)))
        : Tell(service, community);

    public Reply Handle(Due<TellOfFlag> what, Scene scene) =>
        store.Get(what.Payload.Service) is { Flags.IsEmpty: false } service && scenes.Community(service.Community) is { } community
            ? Tell(service, community, scene.Now)
            : Reply.None;

    // Whoever flagged it knows.
    private Reply Tell(Service service, Community community)
    {
        var flag = service.Flags[^1];
        var answerer = checks.Answerer(service, community.Id);
        if (answerer is not null && answerer.Person.Id == flag.By)
            return Reply.None;
        IEnumerable<Member> told = answerer is not null
            ? [answerer]
            : members.Steering(community.Id).Where(m => m.Person.Id != flag.By && m.Person.Id != PersonId.AnonymousAdministrator && checks.MayBeAsked(m, community.Id));
        var buttons = Keyboard.Row(
            new PressButton("Still right", new StillRight(service.Id)),
            new PressButton("Change", new ChangeService(service.Id, ServicePart.Choose)),
            new PressButton("Closed", new ChangeService(service.Id, ServicePart.Status)));
        return new([.. told.Select(m => new Say(FlagTexts.Told(service, flag, community, m.Person.Id == service.VouchedBy), buttons) { Where = new Place(m.Person.Id.PrivateChat) })]);
    }
}
