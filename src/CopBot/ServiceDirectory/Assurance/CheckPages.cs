using CopBot.Conversation;
using CopBot.ServiceDirectory.Offers;

namespace CopBot.ServiceDirectory.Assurance;

/// <summary>What is sent to whoever is asked to check records.</summary>
internal static class CheckPages
{
    /// <summary>One message for all that is due: a single record at once, several as a list with a way through them.</summary>
    public static Reply Ask(PersonId person, Community community, IReadOnlyList<Service> own, IReadOnlyList<Service> core, IEnumerable<Button> wishes, DateTimeOffset now)
    {
        var (text, buttons) = own.Count + core.Count == 1
            ? (AssuranceTexts.AskForOne(own.Concat(core).Single(), own.Count == 1, SceneOf(community, now)), ForOne(own.Concat(core).Single()))
            : (AssuranceTexts.AskForSeveral(community, own, core), Keyboard.Row(new PressButton("Go through them", new WalkChecks(community.Id, default, CheckStep.Show))));
        return Reply.Of(new Say(text, buttons.And(wishes).And(new PressButton("Stop asking me", new StopAsking(community.Id, Stop: true)))) { Where = new Place(person.PrivateChat) });
    }

    public static GroupNudge TellGroup(Community community, IReadOnlyList<Service> services, string key) =>
        new(key, 40, AssuranceTexts.TellGroup(services), Keyboard.Row(new PrivateButton("Have a look", new ServicesLink(community.Id))));

    public static Keyboard ForOne(Service service) => Keyboard.Row(
        new PressButton("Still right", new WalkChecks(service.Community, service.Id, CheckStep.Right)),
        new PressButton("Change", new ChangeService(service.Id, ServicePart.Choose)),
        new PressButton("Closed", new ChangeService(service.Id, ServicePart.Status)));

    // The words of a record depend on the community's clock alone.
    private static Scene SceneOf(Community community, DateTimeOffset now) =>
        new(new Person(default, ""), new Chat(community.Chat, ChatKind.Supergroup, community.Name), now) { Here = new Membership(community, Role.Member) };
}
