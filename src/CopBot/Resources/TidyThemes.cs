using CopBot.Conversation;

namespace CopBot.Resources;

/// <summary>Begins to merge or rename themes.</summary>
internal sealed record TidyThemes(CommunityId Community);

/// <summary>Waits for the old theme and the new one.</summary>
internal sealed record TidyQuestion(CommunityId Community);

/// <summary>Facilitators give a theme another name; where that is a theme already, the two become one.</summary>
internal sealed class RenameTheme(ResourceStore store) : IHandle<Press<TidyThemes>>, IHandle<Answered<TidyQuestion>>
{
    public Reply Handle(Press<TidyThemes> what, Scene scene) =>
        scene.In(what.Payload.Community) is { Steers: true }
            ? Reply.Ask(ResourceTexts.WhichThemes(scene.Person), new TidyQuestion(what.Payload.Community), ResourceTexts.WhichThemesHint)
            : Reply.Toast(ResourceTexts.OnlyFacilitatorsTidy, mustBeClosed: true);

    public Reply Handle(Answered<TidyQuestion> what, Scene scene)
    {
        var community = what.State.Community;
        if (scene.In(community) is not { Steers: true })
            return Reply.Whisper(Html.Of(ResourceTexts.OnlyFacilitatorsTidy));
        var words = what.Said.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w is not ("→" or "->" or "=" or "to" or "into"))
            .Select(Hashtags.Normalise).ToList();
        if (words is not [{ } from, { } to] || from == to)
            return Reply.Ask(ResourceTexts.ThemesNotUnderstood, what.State, ResourceTexts.WhichThemesHint);
        var resources = store.WithTheme(community, from);
        if (resources.Count == 0)
            return Reply.Ask(ResourceTexts.NoSuchTheme(from), what.State, ResourceTexts.WhichThemesHint);
        foreach (var resource in resources)
            store.Put((resource with { Themes = resource.Themes.Remove(from) }).WithThemes([to]));
        return Reply.Say(ResourceTexts.ThemesTidied(from, to, resources.Count));
    }
}
