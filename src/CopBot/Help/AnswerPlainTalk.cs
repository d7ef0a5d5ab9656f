using CopBot.Conversation;

namespace CopBot.Help;

/// <summary>
/// A message in private that is neither a command nor an answer to a question: says what to send instead. In groups people talk
/// to each other, so there it says nothing.
/// </summary>
internal sealed class AnswerPlainTalk(Routes routes) : IHandle<Said>
{
    public Reply Handle(Said what, Scene scene)
    {
        if (!scene.IsPrivate || what.Edited)
            return Reply.None;
        if (scene.Memberships.IsEmpty)
            return Reply.Say(HelpTexts.NoCommunityYet);
        if (what.Links is [var link, ..] && Works("share", scene))
            return Reply.Say(HelpTexts.KeepLink(link));
        if (what.Attachment is not null && Works("share", scene))
            return Reply.Say(HelpTexts.KeepFile);
        return Reply.Say(Works("find", scene) && PlainText.OneLine(what.Text) is { Length: > 0 and <= LongestSearch } words
            ? HelpTexts.FindWords(words)
            : HelpTexts.Lost);
    }

    // Longer than that, nobody meant to search for it.
    private const int LongestSearch = 60;

    private bool Works(string command, Scene scene) => routes.Command(command) is { } route && Offer.Is(route, scene);
}
