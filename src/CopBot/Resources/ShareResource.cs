using CopBot.Conversation;
using Microsoft.Extensions.Options;

namespace CopBot.Resources;

/// <summary>Waits for what is to be shared.</summary>
internal sealed record ShareQuestion;

/// <summary>Adds themes to what was shared before; the themes wait under the number of a kept question.</summary>
internal sealed record AddThemes(ResourceId Resource, long Themes);

/// <summary>/share: keeps a link, a file or a text; never the same one twice.</summary>
internal sealed class ShareResource(ResourceStore store, IOptions<ResourceOptions> options)
    : IHandle<Called>, IHandle<Answered<ShareQuestion>>, IHandle<Press<AddThemes>>
{
    public Reply Handle(Called what, Scene scene)
    {
        var asked = new SharedIn(what.Said.Chat.Id, what.Said.Message);
        var request = ShareRequest.Read(what.Said, what.Arguments, scene.Community.Zone);
        if (what.Said.Edited && store.AskedIn(asked) is { Removed: null } before)
            return request is null ? Reply.None : Correct(before, request, scene);
        return request is null
            ? Reply.Ask(ResourceTexts.WhatToShare, new ShareQuestion(), ResourceTexts.WhatToShareHint)
            : Share(what.Said, request, scene);
    }

    public Reply Handle(Answered<ShareQuestion> what, Scene scene) =>
        ShareRequest.Read(what.Said with { ReplyTo = null }, what.Said.Text, scene.Community.Zone) is { } request
            ? Share(what.Said with { ReplyTo = null }, request, scene)
            : Reply.Ask(ResourceTexts.NothingToShare, new ShareQuestion(), ResourceTexts.WhatToShareHint);

    public Reply Handle(Press<AddThemes> what, Scene scene)
    {
        if (store.Get(what.Payload.Resource) is not { Removed: null } resource || scene.In(resource.Community) is null)
            return Reply.Toast(ResourceTexts.NoLongerHere, mustBeClosed: true);
        if (store.Question(what.Payload.Themes) is not { } kept || kept.Community != resource.Community)
            return Reply.Toast(ResourceTexts.TooLate, mustBeClosed: true);
        var changed = resource.WithThemes(Hashtags.Extract(kept.Text, Resource.MostThemes).Themes);
        store.Put(changed);
        return Cards.Refresh(changed, scene.In(resource.Community)!) + new Toast(ResourceTexts.ThemesAdded);
    }

    private Reply Share(Said said, ShareRequest request, Scene scene)
    {
        if (Same(request, scene.Community.Id) is { } same)
            return AlreadyShared(same, request, scene);

        // The thing itself may stand in the message replied to.
        var source = said.ReplyTo is { IsFromBot: false } quoted ? quoted.Message : said.Message;
        var resource = new Resource(
            store.NextId(), scene.Community.Id, request.Kind, request.Title, scene.Person.Id, scene.Person.Name, scene.Now)
        {
            Source = new SharedIn(said.Chat.Id, source),
            Asked = new SharedIn(said.Chat.Id, said.Message),
        };
        resource = Filled(resource, request);
        store.Put(resource);
        return Reply.Of(new PostCard(Cards.Key(resource.Id), ResourceTexts.Card(resource, scene), Cards.Buttons(resource))) + ReadTitle(resource);
    }

    private Reply Correct(Resource before, ShareRequest request, Scene scene)
    {
        if (!before.MayBeChangedBy(scene) || (Same(request, before.Community) is { } same && same.Id != before.Id))
            return Reply.None;
        var corrected = Filled(before, request);
        store.Put(corrected);
        return Cards.Refresh(corrected, scene) + ReadTitle(corrected);
    }

    private static Resource Filled(Resource resource, ShareRequest request) => resource with
    {
        Kind = request.Kind,
        Title = request.Title,
        Note = request.Note,
        Themes = request.Themes,
        Link = request.Link?.Address.AbsoluteUri,
        LinkIdentity = request.Link?.Key,
        File = request.Attachment?.File,
        FileName = request.Attachment?.Name,
        TitleIsMadeUp = request.TitleIsMadeUp,
    };

    private Resource? Same(ShareRequest request, CommunityId community) =>
        request.Link is { } link ? store.WithLink(community, link.Key)
        : request.Attachment is { } attachment ? store.WithFile(community, attachment.File)
        : null;

    private Reply AlreadyShared(Resource same, ShareRequest request, Scene scene)
    {
        var more = request.Themes.Except(same.Themes, StringComparer.Ordinal).ToList();
        var buttons = new List<Button> { new PressButton("Open it", new OpenResource(same.Id)) };
        if (more.Count > 0)
        {
            var text = string.Join(' ', more.Select(theme => "#" + theme));
            buttons.Add(new PressButton($"Add {text}", new AddThemes(same.Id, store.Keep(same.Community, scene.Person.Id, text, scene.Now))));
        }

        return Reply.Say(ResourceTexts.AlreadyShared(same, scene), Keyboard.Row(buttons));
    }

    private Reply ReadTitle(Resource resource) =>
        resource is { Link: { } link, TitleIsMadeUp: true } && options.Value.FetchTitles ? Reply.Of(new RunErrand(new ReadPage(resource.Id, link))) : Reply.None;
}
