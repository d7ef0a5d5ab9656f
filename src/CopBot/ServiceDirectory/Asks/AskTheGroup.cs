using CopBot.Conversation;
using CopBot.ServiceDirectory.Questions;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>Waits for what is to be asked; of which community, where that is not the chat's own.</summary>
internal sealed record AskQuestion(CommunityId? Community = null);

/// <summary>Puts what was looked up to the group. In private it is asked first how: null.</summary>
internal sealed record PutToGroup(long Lookup, bool? WithName);

/// <summary>Opens the private chat to ask there, where nobody sees who does: what was looked up, or (0) anything.</summary>
internal sealed record AskPrivately(CommunityId Community, long Lookup);

/// <summary>
/// /ask, and the button under an answer: posts a card to the group, by name or without. In the group everybody sees who sends or
/// presses, so a question without a name begins behind a link to the private chat.
/// </summary>
internal sealed class AskTheGroup(AskStore store, QuestionReader reader)
    : IHandle<Called>, IHandle<Answered<AskQuestion>>, IHandle<Press<PutToGroup>>, IHandle<Followed<AskPrivately>>
{
    public Reply Handle(Called what, Scene scene) => Begin(what.Arguments, scene);

    public Reply Handle(Answered<AskQuestion> what, Scene scene) =>
        (what.State.Community is { } community ? scene.In(community) : scene) is { Here: not null } here
            ? Begin(what.Said.Text, here)
            : Reply.Say(Html.Of(AskTexts.NotInThatCommunity));

    public Reply Handle(Followed<AskPrivately> what, Scene scene)
    {
        var (community, number) = what.Payload;
        if (scene.In(community) is not { } here)
            return Reply.Say(Html.Of(AskTexts.NotInThatCommunity));
        if (number == 0)
            return Reply.Ask(AskTexts.WhatToAsk, new AskQuestion(community), AskTexts.WhatToAskHint);
        if (store.Lookup(number) is not { } lookup || lookup.Community != community)
            return Reply.Say(Html.Of(AskTexts.AskAgain));
        return lookup.WasAsked ? Reply.Say(Html.Of(AskTexts.AlreadyAsked)) : Reply.Of(HowToAsk(lookup, here, wasInGroup: true));
    }

    /// <summary>Under what everybody in the group sees: leads whoever taps it to where nobody does.</summary>
    public static PrivateButton WithoutMyName(CommunityId community, long lookup = 0) => new(AskTexts.WithoutMyName, new AskPrivately(community, lookup));

    public Reply Handle(Press<PutToGroup> what, Scene scene)
    {
        if (store.Lookup(what.Payload.Lookup) is not { } lookup || scene.In(lookup.Community) is not { } here)
            return Reply.Toast(AskTexts.AskAgain, mustBeClosed: true);

        if (lookup.WasAsked)
            return Reply.Toast(AskTexts.AlreadyAsked, mustBeClosed: true);

        // In the group everybody has seen who asked.
        if (!scene.IsPrivate)
            return Post(lookup, here, withName: true) + new Toast(AskTexts.Asked);
        return what.Payload.WithName is { } withName
            ? Reply.Rewrite(AskTexts.AskedFromPrivate(lookup.Text, withName, here)) + Post(lookup, here, withName)
            : Reply.Of(HowToAsk(lookup, here));
    }

    private Reply Begin(string words, Scene scene)
    {
        var text = PlainText.Shorten(PlainText.OneLine(words), Ask.LongestText);
        if (text.Length == 0)
            return Reply.Ask(scene.IsPrivate ? AskTexts.WhatToAsk : AskTexts.WhatToAskInGroup, new AskQuestion(), AskTexts.WhatToAskHint);
        var question = reader.Read(text, scene.Community.Id);
        var lookup = store.Note(scene.Community.Id, text, question.Topic, question.Place ?? "", found: true, scene.Now);
        return scene.IsPrivate ? Reply.Of(HowToAsk(lookup, scene)) : Post(lookup, scene, withName: true);
    }

    private static Say HowToAsk(LookedUp lookup, Scene scene, bool wasInGroup = false) => new(AskTexts.HowToAsk(lookup.Text, scene, wasInGroup), Keyboard.Row(
        new PressButton("With my name", new PutToGroup(lookup.Id, WithName: true)),
        new PressButton("Without my name", new PutToGroup(lookup.Id, WithName: false))));

    private Reply Post(LookedUp lookup, Scene scene, bool withName)
    {
        var ask = new Ask(store.NextId(), scene.Community.Id, lookup.Text, scene.Now)
        {
            Asker = scene.Person.Id,
            AskerName = withName ? scene.Person.Name : "",
            Topic = scene.IsPrivate ? null : scene.Topic,
            // A look-up that found nothing counts as a gap itself.
            About = lookup.Found ? lookup.About : "",
            Area = lookup.Area,
        };
        store.Put(ask);
        store.Put(lookup with { WasAsked = true });
        var posted = new PostCard(AskCards.Key(ask.Id), AskTexts.Card(ask), AskCards.Buttons(ask))
        {
            Where = new Place(scene.Community.Chat, ask.Topic),
        };
        var reply = Reply.Of(posted);
        return !withName ? reply + new Say(AskTexts.KeptWhoAsked, Keyboard.Row(new PressButton("Forget that I asked", new ForgetAsker(ask.Id)))) : reply;
    }
}
