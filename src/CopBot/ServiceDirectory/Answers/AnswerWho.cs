using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.ServiceDirectory.Asks;
using CopBot.ServiceDirectory.Questions;

namespace CopBot.ServiceDirectory.Answers;

/// <summary>The next services of an answer; what was asked waits under the look-up's number.</summary>
internal sealed record MoreServices(long Lookup, int Offset);

/// <summary>Waits for what is sought.</summary>
internal sealed record WhoQuestion;

/// <summary>
/// "Who offers debt advice in Hanley?": with /who; without a command in private, to the bot, and in the group where it is clearly a
/// question about a service.
/// </summary>
internal sealed class AnswerWho(ServiceStore store, AskStore asks, QuestionReader reader, AnswerQuestion answers, BotIdentity bot)
    : IHandle<Called>, IHandle<Answered<WhoQuestion>>, IHandle<Said>, IHandle<Press<MoreServices>>
{
    public const int PageSize = 3;

    private const int LongestQuestion = 300;

    public Reply Handle(Called what, Scene scene) => Ask(what.Arguments, scene);

    public Reply Handle(Answered<WhoQuestion> what, Scene scene) => Ask(what.Said.Text, scene);

    public Reply Handle(Said what, Scene scene)
    {
        // A reply to a card is about what the card shows.
        if (scene.RepliedTo is not null || what.Attachment is not null || !what.Links.IsEmpty || scene.Memberships.IsEmpty)
            return Reply.None;
        var words = bot.Username.Length > 0 ? what.Text.Replace("@" + bot.Username, " ", StringComparison.OrdinalIgnoreCase) : what.Text;
        var text = PlainText.OneLine(words);
        if (text.Length is 0 or > LongestQuestion || !QuestionReader.AsksForAService(text, what.ToTheBot))
            return Reply.None;
        if (scene.Here is null)
            return Reply.Of(new AskWhichCommunity(scene.Memberships) { Meant = new Command("who", text) });
        return Answer(text, scene);
    }

    public Reply Handle(Press<MoreServices> what, Scene scene)
    {
        if (asks.Lookup(what.Payload.Lookup) is not { } lookup || scene.In(lookup.Community) is not { } here)
            return Reply.Toast(AnswerTexts.AskAgain, mustBeClosed: true);
        var question = reader.Read(lookup.Text, lookup.Community);
        var (text, buttons) = Page(question, answers.Find(question, lookup.Community), lookup, Math.Max(0, what.Payload.Offset), here);
        return Reply.Rewrite(text, buttons);
    }

    private Reply Ask(string words, Scene scene)
    {
        var text = PlainText.Shorten(PlainText.OneLine(words), LongestQuestion);
        return text.Length == 0 ? Reply.Ask(AnswerTexts.WhatDoYouNeed, new WhoQuestion(), AnswerTexts.WhatDoYouNeedHint) : Answer(text, scene);
    }

    private Reply Answer(string text, Scene scene)
    {
        var question = reader.Read(text, scene.Community.Id);
        var answer = answers.Find(question, scene.Community.Id);
        var lookup = asks.Note(scene.Community.Id, text, question.Topic, question.Place ?? "", !answer.Fits.IsEmpty, scene.Now);
        var (said, buttons) = Page(question, answer, lookup, 0, scene);
        return Reply.Say(said, buttons);
    }

    private (Html Text, Keyboard Buttons) Page(ServiceQuestion question, ServiceAnswer answer, LookedUp lookup, int offset, Scene scene)
    {
        List<Button> askTheGroup = [new PressButton("Ask the group", new PutToGroup(lookup.Id, null))];
        if (!scene.IsPrivate)
            askTheGroup.Add(AskTheGroup.WithoutMyName(scene.Community.Id, lookup.Id));
        var fits = Known(answer.Fits);
        if (fits.Length == 0)
        {
            var near = Known(answer.MightHelp)[..Math.Min(PageSize, Known(answer.MightHelp).Length)];
            return (AnswerTexts.NothingFits(question, near.Select(n => n.Service), scene), Details(near, 0).And(askTheGroup));
        }

        offset = offset < fits.Length ? offset : 0;
        var shown = fits[offset..Math.Min(offset + PageSize, fits.Length)];
        var buttons = shown is [(_, var only)] && fits.Length == 1 ? ServiceCards.Buttons(only) : Keyboard.None;
        return (AnswerTexts.Found(question, answer.LookedWider, shown, offset, fits.Length, scene), Details(shown, offset).And(Turning(offset, fits.Length, lookup)).And(AndRest(buttons)).And(askTheGroup));

        // One answer alone has its buttons at once.
        static IEnumerable<Button> AndRest(Keyboard buttons) => buttons.Rows is [var first, ..] ? first : [];
    }

    private (ServiceMatch Match, Service Service)[] Known(ImmutableArray<ServiceMatch> matches) =>
        [.. matches.Select(m => (Match: m, Service: store.Get(m.Service))).Where(m => m.Service is not null).Select(m => (m.Match, m.Service!))];

    private static Keyboard Details((ServiceMatch Match, Service Service)[] shown, int offset) => shown.Length == 1 && offset == 0
        ? Keyboard.Row(new PressButton("Details", new ShowService(shown[0].Service.Id)))
        : Keyboard.Row(shown.Select((s, i) => new PressButton($"Details {offset + i + 1}", new ShowService(s.Service.Id))));

    private static IEnumerable<Button> Turning(int offset, int total, LookedUp lookup)
    {
        if (offset > 0)
            yield return new PressButton("‹ Back", new MoreServices(lookup.Id, Math.Max(0, offset - PageSize)));
        if (offset + PageSize < total)
            yield return new PressButton("More ›", new MoreServices(lookup.Id, offset + PageSize));
    }
}
