using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>Another page of the open questions.</summary>
internal sealed record TurnAsks(CommunityId Community, int Offset);

/// <summary>Shows a question's card where the button is.</summary>
internal sealed record ShowAsk(AskId Ask);

/// <summary>/asks: what is still open.</summary>
internal sealed class ListAsks(AskStore store) : IHandle<Called>, IHandle<Press<TurnAsks>>, IHandle<Press<ShowAsk>>, IHandle<Followed<AskLink>>
{
    public const int PageSize = 5;

    public Reply Handle(Called what, Scene scene)
    {
        var (text, buttons) = Page(scene, 0);
        return Reply.Say(text, buttons);
    }

    public Reply Handle(Press<TurnAsks> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Toast(AskTexts.NoLongerHere, mustBeClosed: true);
        var (text, buttons) = Page(here, Math.Max(0, what.Payload.Offset));
        return Reply.Rewrite(text, buttons);
    }

    public Reply Handle(Press<ShowAsk> what, Scene scene) => Show(what.Payload.Ask, scene) ?? Reply.Toast(AskTexts.NoLongerHere, mustBeClosed: true);

    public Reply Handle(Followed<AskLink> what, Scene scene) => Show(what.Payload.Ask, scene) ?? Reply.Say(Html.Of(AskTexts.NoLongerHere));

    private Reply? Show(AskId id, Scene scene) => store.Get(id) is { } ask && scene.In(ask.Community) is not null
        ? Reply.Of(new PostCard(AskCards.Key(ask.Id), AskTexts.Card(ask), AskCards.Buttons(ask)))
        : null;

    private (Html Text, Keyboard Buttons) Page(Scene scene, int offset)
    {
        var open = store.Open(scene.Community.Id);
        var ask = scene.IsPrivate ? Keyboard.None : Keyboard.Row(AskTheGroup.WithoutMyName(scene.Community.Id));
        if (open.Count == 0)
            return (AskTexts.NothingOpen, ask);
        offset = offset < open.Count ? offset : 0;
        var shown = open.Skip(offset).Take(PageSize).ToList();
        var buttons = Keyboard.Row(shown.Select((a, i) => new PressButton($"{offset + i + 1}", new ShowAsk(a.Id)))).And(Turning()).And(ask.Rows.SelectMany(row => row));
        return (AskTexts.Open(shown, offset, open.Count, scene), buttons);

        IEnumerable<Button> Turning()
        {
            if (offset > 0)
                yield return new PressButton("‹ Back", new TurnAsks(scene.Community.Id, Math.Max(0, offset - PageSize)));
            if (offset + PageSize < open.Count)
                yield return new PressButton("More ›", new TurnAsks(scene.Community.Id, offset + PageSize));
        }
    }
}
