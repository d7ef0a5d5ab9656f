using CopBot.Conversation;

namespace CopBot.Help;

/// <summary>/start without anything that a link brought along.</summary>
internal sealed class Greet : IHandle<Called>
{
    public Reply Handle(Called what, Scene scene)
    {
        if (!scene.IsPrivate)
            return Reply.Whisper(HelpTexts.HelloInGroup(scene.Community.Name));
        var hello = HelpTexts.Hello(scene.Person.Name, [.. scene.Memberships.Select(m => m.Community.Name)]);

        // What the link carried is known to no route: an old link, or half of one.
        return Reply.Say(what.Arguments.Length == 0 ? hello : Html.Paragraphs(HelpTexts.OldLink, hello));
    }
}
