using System.Collections.Immutable;
using CopBot.Conversation;

namespace CopBot.Resources;

/// <summary>What of a resource is to be changed.</summary>
internal enum ResourcePart
{
    Choose,
    Title,
    Note,
    Themes,
}

/// <summary>Begins a change.</summary>
internal sealed record ChangeResource(ResourceId Resource, ResourcePart Part);

/// <summary>Waits for the new words.</summary>
internal sealed record EditQuestion(ResourceId Resource, ResourcePart Part);

/// <summary>Title, note and themes, by the sharer or whoever steers the community.</summary>
internal sealed class EditResource(ResourceStore store) : IHandle<Press<ChangeResource>>, IHandle<Answered<EditQuestion>>
{
    public Reply Handle(Press<ChangeResource> what, Scene scene)
    {
        var (id, part) = what.Payload;
        if (store.Get(id) is not { Removed: null } resource || scene.In(resource.Community) is not { } here)
            return Reply.Toast(ResourceTexts.NoLongerHere, mustBeClosed: true);
        if (!resource.MayBeChangedBy(here))
            return Reply.Toast(ResourceTexts.NotYoursToChange, mustBeClosed: true);
        if (part != ResourcePart.Choose)
            return Reply.Ask(ResourceTexts.AskFor(part, resource, scene), new EditQuestion(id, part), ResourceTexts.HintFor(part));
        return Reply.Whisper(ResourceTexts.WhatToChange(resource), Keyboard.Row(
            new PressButton("Title", new ChangeResource(id, ResourcePart.Title)),
            new PressButton("Note", new ChangeResource(id, ResourcePart.Note)),
            new PressButton("Themes", new ChangeResource(id, ResourcePart.Themes))));
    }

    public Reply Handle(Answered<EditQuestion> what, Scene scene)
    {
        var (id, part) = what.State;
        if (store.Get(id) is not { Removed: null } resource || scene.In(resource.Community) is not { } here)
            return Reply.Whisper(Html.Of(ResourceTexts.NoLongerHere));
        if (!resource.MayBeChangedBy(here))
            return Reply.Whisper(Html.Of(ResourceTexts.NotYoursToChange));
        if (Change(resource, part, what.Said.Text.Trim()) is not { } changed)
            return Reply.Ask(ResourceTexts.NotUnderstood(part), what.State, ResourceTexts.HintFor(part));
        store.Put(changed);
        return Cards.Refresh(changed, here) + Reply.Whisper(ResourceTexts.Changed(changed, part));
    }

    // Null where the words will not do; nothing is changed then.
    private static Resource? Change(Resource resource, ResourcePart part, string text) => part switch
    {
        ResourcePart.Title when PlainText.OneLine(text) is { Length: > 0 } title =>
            resource with { Title = PlainText.Shorten(title, Resource.LongestTitle), TitleIsMadeUp = false },
        ResourcePart.Note when text.Length > 0 =>
            resource with { Note = text == "-" ? "" : PlainText.Shorten(text, Resource.LongestNote) },
        ResourcePart.Themes when ThemesIn(text) is { } themes => resource with { Themes = themes },
        _ => null,
    };

    // With or without #, by spaces or commas; "-" for none.
    private static ImmutableArray<string>? ThemesIn(string text)
    {
        if (text == "-")
            return [];
        var words = text.Split([' ', ',', ';', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(Hashtags.Normalise).ToList();
        return words.Count is 0 or > Resource.MostThemes || words.Contains(null) ? null : [.. words.OfType<string>().Distinct(StringComparer.Ordinal)];
    }
}
