using CopBot.Conversation;

namespace CopBot.Resources;

/// <summary>
/// Another page of an answer, or the same question for one kind only. A short question travels in
/// <paramref name="Text"/>, a long one is kept under <paramref name="Kept"/>.
/// </summary>
internal sealed record TurnPage(CommunityId Community, int Offset, ResourceKind? Only, long Kept, string Text);

/// <summary>/find: the best five, with the next five behind a button.</summary>
internal sealed class FindResources(ResourceStore store, ResourceIndex index) : IHandle<Called>, IHandle<Press<TurnPage>>
{
    public const int PageSize = 5;

    /// <summary>Longer questions do not fit a button beside the rest.</summary>
    private const int LongestInButton = 30;

    private const int LongestQuestion = 300;

    public Reply Handle(Called what, Scene scene)
    {
        var question = FindQuestion.Parse(PlainText.Shorten(what.Arguments, LongestQuestion), scene.Community.Zone, scene.Now);
        if (question.IsEmpty)
            return Reply.Whisper(question.NotUnderstood.IsEmpty ? ResourceTexts.WhatToFind : ResourceTexts.FilterNotUnderstood(question.NotUnderstood));
        var (text, buttons) = Page(question, scene, 0, null, 0);
        return Reply.Say(text, buttons);
    }

    public Reply Handle(Press<TurnPage> what, Scene scene)
    {
        var page = what.Payload;
        if (scene.In(page.Community) is not { } here)
            return Reply.Toast(ResourceTexts.NoLongerHere, mustBeClosed: true);
        var text = page.Text;
        if (page.Kept > 0)
        {
            if (store.Question(page.Kept) is not { } kept || kept.Community != page.Community)
                return Reply.Toast(ResourceTexts.AskAgain, mustBeClosed: true);
            text = kept.Text;
        }

        var question = FindQuestion.Parse(text, here.Community.Zone, here.Now);
        var (shown, buttons) = Page(question, here, Math.Max(0, page.Offset), page.Only, page.Kept);
        return Reply.Rewrite(shown, buttons);
    }

    private (Html Text, Keyboard Buttons) Page(FindQuestion question, Scene scene, int offset, ResourceKind? only, long kept)
    {
        var community = scene.Community.Id;
        var found = index.Find(question.ToQuery([community], only, offset, PageSize));
        if (found.Total == 0)
        {
            var near = found.NearWords.Select(word => new PressButton(word, new TurnPage(community, 0, null, 0, word)))
                .Where(button => Fits(((TurnPage)button.Payload).Text)).ToList();
            var back = only is null ? [] : new[] { new PressButton("All kinds", Turn(0, null)) };
            return (ResourceTexts.NothingFound(question, near.Count > 0), Keyboard.Grid(2, near).And(back));
        }

        var resources = found.Ids.Select(id => store.Get(new ResourceId(long.Parse(id)))).OfType<Resource>().ToList();
        var buttons = Lists.OpenButtons(resources, offset)
            .And(Lists.Turning(offset, found.Total, at => Turn(at, only)))
            .And(Filters(resources, found.Total, only));
        return (ResourceTexts.Found(question, found, resources, offset, only, scene), buttons);

        TurnPage Turn(int at, ResourceKind? kind)
        {
            if (kept == 0 && !Fits(question.Text))
                kept = store.Keep(community, scene.Person.Id, question.Text, scene.Now);
            return new TurnPage(community, at, kind, kept, kept == 0 ? question.Text : "");
        }

        IEnumerable<Button> Filters(List<Resource> shown, int total, ResourceKind? kind)
        {
            if (kind is not null)
                return [new PressButton("All kinds", Turn(0, null))];
            var kinds = shown.Select(r => r.Kind).Distinct().Order().ToList();
            return total <= 1 || kinds.Count < 2
                ? []
                : kinds.Take(3).Select(k => new PressButton($"Only {ResourceTexts.KindNames(k)}", Turn(0, k)));
        }
    }

    private static bool Fits(string text) => System.Text.Encoding.UTF8.GetByteCount(Uri.EscapeDataString(text)) <= LongestInButton;
}
