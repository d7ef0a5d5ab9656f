using CopBot.Conversation;

namespace CopBot.Nudges.Prompts;

/// <summary>Another page of the list.</summary>
internal sealed record TurnPrompts(CommunityId Community, int Offset);

/// <summary>Takes a prompt out of the list; one that comes with it is left out, and can be brought back.</summary>
internal sealed record DropPrompt(CommunityId Community, string Key, int Offset);

/// <summary>Brings back all that come with the list.</summary>
internal sealed record BringBackPrompts(CommunityId Community);

/// <summary>/prompts: the list, for everybody; with words behind it, by those who steer, one more.</summary>
internal sealed class ChangePrompts(PromptStore store, PromptList list)
    : IHandle<Called>, IHandle<Press<TurnPrompts>>, IHandle<Press<DropPrompt>>, IHandle<Press<BringBackPrompts>>
{
    private const int PageSize = 5;

    public Reply Handle(Called what, Scene scene)
    {
        var text = PlainText.OneLine(what.Arguments);
        if (text.Length == 0)
            return Page(0, scene) is var (all, buttons) ? Reply.Say(all, buttons) : Reply.None;
        if (!scene.Steers)
            return Reply.Whisper(NudgeTexts.OnlySteeringPrompts);
        if (text.Length > Prompt.Longest)
            return Reply.Whisper(NudgeTexts.PromptTooLong);
        if (store.Of(scene.Community.Id).Count >= Prompt.Most)
            return Reply.Whisper(NudgeTexts.TooManyPrompts);
        if (list.Of(scene.Community.Id).Any(p => string.Equals(p.Text, text, StringComparison.OrdinalIgnoreCase)))
            return Reply.Whisper(NudgeTexts.PromptIsThere);
        store.Put(new Prompt(store.NextId(), scene.Community.Id, text) { By = scene.Person.Id });
        return Reply.Whisper(NudgeTexts.PromptAdded(text));
    }

    public Reply Handle(Press<TurnPrompts> what, Scene scene) => Show(what.Payload.Community, what.Payload.Offset, scene);

    public Reply Handle(Press<DropPrompt> what, Scene scene)
    {
        var (community, key, offset) = what.Payload;
        if (scene.In(community) is not { Steers: true })
            return Reply.Toast(NudgeTexts.NotYours, mustBeClosed: true);
        if (store.Of(community).FirstOrDefault(p => PromptList.KeyOf(p) == key) is { } own)
            store.Delete(own);
        else if (store.Round(community) is var round && StandardPrompts.All.Any(p => p.Key == key) && !round.LeftOut.Contains(key))
            store.Put(round with { LeftOut = round.LeftOut.Add(key) });
        return Show(community, offset, scene) + new Toast(NudgeTexts.PromptDropped);
    }

    public Reply Handle(Press<BringBackPrompts> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { Steers: true })
            return Reply.Toast(NudgeTexts.NotYours, mustBeClosed: true);
        store.Put(store.Round(what.Payload.Community) with { LeftOut = [] });
        return Show(what.Payload.Community, 0, scene);
    }

    private Reply Show(CommunityId community, int offset, Scene scene)
    {
        if (scene.In(community) is not { } here)
            return Reply.Toast(NudgeTexts.NoLongerHere, mustBeClosed: true);
        var (text, buttons) = Page(offset, here);
        return Reply.Rewrite(text, buttons);
    }

    private (Html Text, Keyboard Buttons) Page(int offset, Scene here)
    {
        var community = here.Community.Id;
        var all = list.Of(community);
        offset = offset > 0 && offset < all.Count ? offset : 0;
        var shown = all.Skip(offset).Take(PageSize).ToList();
        var buttons = here.Steers && shown.Count > 0
            ? Keyboard.Row(shown.Select((p, i) => new PressButton($"Take out {offset + i + 1}", new DropPrompt(community, p.Key, offset))).Take(3))
                .And(shown.Select((p, i) => new PressButton($"Take out {offset + i + 1}", new DropPrompt(community, p.Key, offset))).Skip(3))
            : Keyboard.None;
        var turning = new List<Button>();
        if (offset > 0)
            turning.Add(new PressButton("‹ Back", new TurnPrompts(community, Math.Max(0, offset - PageSize))));
        if (offset + PageSize < all.Count)
            turning.Add(new PressButton("More ›", new TurnPrompts(community, offset + PageSize)));
        buttons = buttons.And(turning);
        return (
            NudgeTexts.PromptPage([.. shown.Select(p => p.Text)], offset, all.Count, here),
            here.Steers && store.Round(community).LeftOut.Length > 0 ? buttons.And(new PressButton("Bring back what was taken out", new BringBackPrompts(community))) : buttons);
    }
}
