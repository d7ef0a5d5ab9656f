using System.Globalization;
using CopBot.Conversation;
using CopBot.Secrecy;

namespace CopBot.Scales;

/// <summary>A number, by one tap.</summary>
internal sealed record TapScale(ScaleId Scale, int Number);

/// <summary>Opens it in private.</summary>
internal sealed record OpenScale(ScaleId Scale);

/// <summary>Another answer in place of one that was given without a name.</summary>
internal sealed record ChangeAnswer(ScaleId Scale, Receipt Receipt);

/// <summary>A number in place of one that was given without a name.</summary>
internal sealed record TapAgain(ScaleId Scale, Receipt Receipt, int Number);

/// <summary>Waits for a word; with a receipt, in place of the one that was given.</summary>
internal sealed record WordQuestion(ScaleId Scale, Receipt? Receipt);

/// <summary>Waits for a number that is written and not tapped.</summary>
internal sealed record NumberQuestion(ScaleId Scale);

/// <summary>
/// Takes numbers by one tap, in the group or in private, and words in private. A number of a scale, or one by name, can be changed by
/// another tap; what is given without a name, by the receipt that stands in a button of one's own private chat.
/// </summary>
internal sealed class TakeAnswers(ScaleStore store, BallotBoxes boxes, IMembers members)
    : IHandle<Press<TapScale>>, IHandle<Followed<OpenScale>>, IHandle<Press<ChangeAnswer>>, IHandle<Press<TapAgain>>, IHandle<Answered<WordQuestion>>, IHandle<Answered<NumberQuestion>>
{
    /// <summary>What is written later than that is no number for this.</summary>
    private static readonly TimeSpan NumberWithin = TimeSpan.FromMinutes(15);

    public Reply Handle(Press<TapScale> what, Scene scene)
    {
        if (store.Get(what.Payload.Scale) is not { } scale || scene.In(scale.Community) is not { } here || scale.Sheet.IsWord || !IsNumber(what.Payload.Number))
            return Reply.Toast(ScaleTexts.NoLongerHere, mustBeClosed: true);
        if (scale.IsClosed)
            return ScaleCards.Refresh(scale, scale.Answered, here.Community, wasPressed: !scene.IsPrivate) + new Toast(ScaleTexts.IsClosed);
        if (scene.Person.Id == PersonId.AnonymousAdministrator)
            return Reply.Toast(ScaleTexts.NotAsTheGroup, mustBeClosed: true);
        if (!store.CanTake(scale, scene.Person.Id))
            return Reply.Toast(SecrecyTexts.CannotBeReadOrCancel, mustBeClosed: true);
        return scale.Sheet.IsSecret ? TakeSecret(scale, what.Payload.Number, here) : TakeNumber(scale, what.Payload.Number, here);
    }

    public Reply Handle(Followed<OpenScale> what, Scene scene)
    {
        if (store.Get(what.Payload.Scale) is not { } scale || scene.In(scale.Community) is not { } here)
            return Reply.Say(Html.Of(ScaleTexts.NoLongerHere));
        if (scale.IsClosed)
            return Reply.Say(Html.Of(ScaleTexts.IsClosed));
        if (!store.CanTake(scale, scene.Person.Id))
            return Reply.Say(Html.Of(SecrecyTexts.CannotBeReadOrCancel));
        if (scale.Sheet.IsSecret && boxes.HasAnswered(scale.Urn, scene.Person.Id))
            return Reply.Say(ScaleTexts.AnsweredAlready);
        if (scale.Sheet.IsWord)
            return AskWord(scale, null, Html.Empty, here);
        var (text, buttons) = Page(scale, store.AnswerOf(scene.Person.Id, scale)?.Number, here);
        return Reply.Say(text, buttons) + Ask(new NumberQuestion(scale.Id));
    }

    public Reply Handle(Answered<NumberQuestion> what, Scene scene)
    {
        if (!scene.IsPrivate || store.Get(what.State.Scale) is not { Sheet.IsWord: false } scale || scene.In(scale.Community) is not { } here)
            return Reply.Say(Html.Of(ScaleTexts.NoLongerHere));
        if (scale.IsClosed)
            return Reply.Say(Html.Of(ScaleTexts.IsClosed));
        if (!int.TryParse(what.Said.Text.Trim(' ', '.', '!'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !IsNumber(number))
        {
            var (_, buttons) = Page(scale, store.AnswerOf(scene.Person.Id, scale)?.Number, here);
            var isTaken = scale.Sheet.IsSecret ? boxes.HasAnswered(scale.Urn, scene.Person.Id) : store.AnswerOf(scene.Person.Id, scale) is not null;
            if (isTaken && scale.Sheet.Kind != ScaleKind.Scale)
                return Reply.Say(ScaleTexts.AnsweredAlready);
            return isTaken ? Reply.Say(ScaleTexts.WriteAfterSayMore, buttons) : Reply.Say(ScaleTexts.NoNumber, buttons) + Ask(what.State);
        }

        if (!scale.Sheet.IsSecret)
        {
            var isFirst = store.AnswerOf(scene.Person.Id, scale) is null;
            store.PutNumber(scale, here.Person, number);
            var (text, buttons) = Page(scale, number, here);
            return Reply.Say(text, buttons) + (isFirst ? Refresh(scale, here) : Reply.None);
        }

        return boxes.Put(scale.Urn, scene.Person.Id, Written(number)) is { } given
            ? Reply.Say(ScaleTexts.TookInSecret(scale, Written(number)), Change(scale, given)) + Refresh(scale, here)
            : Reply.Say(ScaleTexts.AnsweredAlready);
    }

    public Reply Handle(Press<ChangeAnswer> what, Scene scene)
    {
        if (Refuse(what.Payload.Scale, what.Payload.Receipt, scene, out var scale, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        return scale.Sheet.IsWord
            ? AskWord(scale, what.Payload.Receipt, Html.Empty, here)
            : Reply.Rewrite(ScaleTexts.AnotherNumber(scale), ScaleCards.Numbers(n => new TapAgain(scale.Id, what.Payload.Receipt, n)));
    }

    public Reply Handle(Press<TapAgain> what, Scene scene)
    {
        if (Refuse(what.Payload.Scale, what.Payload.Receipt, scene, out var scale, out _) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        if (scale.Sheet.IsWord || !IsNumber(what.Payload.Number))
            return Reply.Toast(ScaleTexts.NoLongerHere, mustBeClosed: true);
        boxes.Replace(scale.Urn, what.Payload.Receipt, Written(what.Payload.Number));
        return Reply.Rewrite(ScaleTexts.Changed(scale, Written(what.Payload.Number)), Change(scale, what.Payload.Receipt));
    }

    public Reply Handle(Answered<WordQuestion> what, Scene scene)
    {
        if (!scene.IsPrivate || store.Get(what.State.Scale) is not { Sheet.IsWord: true } scale || scene.In(scale.Community) is not { } here)
            return Reply.Say(Html.Of(ScaleTexts.NoLongerHere));
        if (scale.IsClosed)
            return Reply.Say(Html.Of(ScaleTexts.IsClosed));
        if (!store.CanTake(scale, scene.Person.Id))
            return Reply.Say(Html.Of(SecrecyTexts.CannotBeReadOrCancel));
        var word = PlainText.OneLine(what.Said.Text);
        if (word.Length is 0 or > Scale.LongestWord)
            return AskWord(scale, what.State.Receipt, ScaleTexts.LongWord(word.Length), here);
        if (!scale.Sheet.IsSecret)
        {
            var isFirst = store.AnswerOf(scene.Person.Id, scale) is null;
            store.Put(new ScaleAnswer(scale.Id, scale.Community, scene.Person.Id, scene.Person.Name, 0) { Word = word });
            return Reply.Say(ScaleTexts.TookByName(scale, word), Keyboard.Row(new PrivateButton("Change it", new OpenScale(scale.Id)))) + (isFirst ? Refresh(scale, here) : Reply.None);
        }

        if (what.State.Receipt is { } receipt)
        {
            return boxes.Replace(scale.Urn, receipt, word)
                ? Reply.Say(ScaleTexts.Changed(scale, word), Change(scale, receipt))
                : Reply.Say(Html.Of(ScaleTexts.NoLongerHere));
        }

        return boxes.Put(scale.Urn, scene.Person.Id, word) is { } given
            ? Reply.Say(ScaleTexts.TookInSecret(scale, word), Change(scale, given)) + Refresh(scale, here)
            : Reply.Say(ScaleTexts.AnsweredAlready);
    }

    private Reply TakeNumber(Scale scale, int number, Scene here)
    {
        var before = store.AnswerOf(here.Person.Id, scale);
        store.PutNumber(scale, here.Person, number);
        var reply = before is null ? Refresh(scale, here) : Reply.None;
        if (here.IsPrivate)
        {
            var (text, buttons) = Page(scale, number, here);
            reply += Reply.Rewrite(text, buttons);
            return scale.Sheet.Kind == ScaleKind.Scale ? reply : reply + new CloseDialog();
        }

        reply += new Toast(ScaleTexts.Took(number, before?.Number));
        return before is null && scale.Sheet.Kind == ScaleKind.Scale && IsReached(here)
            ? reply + new Say(ScaleTexts.SayMore(scale, number), Keyboard.Row(new PressButton("Say more", new BeginWords(scale.Id)))) { Where = new Place(here.Person.Id.PrivateChat) }
            : reply;
    }

    // The receipt is for its person alone, so it goes to their private chat or nowhere.
    private Reply TakeSecret(Scale scale, int number, Scene here)
    {
        if (boxes.Put(scale.Urn, here.Person.Id, Written(number)) is not { } receipt)
            return Reply.Toast(ScaleTexts.AnsweredAlready.ToPlain(), mustBeClosed: true);
        var reply = Refresh(scale, here);
        if (here.IsPrivate)
            return reply + Reply.Rewrite(ScaleTexts.TookInSecret(scale, Written(number)), Change(scale, receipt)) + new CloseDialog();
        var isReached = IsReached(here);
        reply += new Toast(ScaleTexts.TookInSecret(number, isReached));
        return isReached
            ? reply + new Say(ScaleTexts.TookInSecret(scale, Written(number)), Change(scale, receipt)) { Where = new Place(here.Person.Id.PrivateChat), Silently = true }
            : reply;
    }

    // For a number that is written and not tapped; when that time is over, what is written is about something else.
    private static OpenDialog Ask(NumberQuestion question) => new(question, NumberWithin) { EndsQuietly = true };

    private Reply Refresh(Scale scale, Scene here) => ScaleCards.Refresh(scale, store.Turnout(scale), here.Community);

    private bool IsReached(Scene here) => members.Find(here.Community.Id, here.Person.Id) is { Joined: true, PrivateIsOpen: true, HasDeclined: false };

    private static (Html Text, Keyboard Buttons) Page(Scale scale, int? number, Scene here)
    {
        var buttons = ScaleCards.Numbers(n => new TapScale(scale.Id, n));
        return (
            ScaleTexts.Page(scale, number, here),
            number is not null && scale.Sheet.Kind == ScaleKind.Scale ? buttons.And(new PressButton("Say more", new BeginWords(scale.Id))) : buttons);
    }

    private static Reply AskWord(Scale scale, Receipt? receipt, Html trouble, Scene here) =>
        Reply.Ask(Html.Paragraphs(trouble, ScaleTexts.WhichWord(scale, here.Community)), new WordQuestion(scale.Id, receipt), ScaleTexts.WordHint);

    private static Keyboard Change(Scale scale, Receipt receipt) => Keyboard.Row(new PressButton("Change it", new ChangeAnswer(scale.Id, receipt)));

    private string? Refuse(ScaleId id, Receipt receipt, Scene scene, out Scale scale, out Scene here)
    {
        (scale, here) = (null!, null!);
        if (!scene.IsPrivate || store.Get(id) is not { Sheet.IsSecret: true } found || scene.In(found.Community) is not { } inCommunity)
            return ScaleTexts.NoLongerHere;
        if (found.IsClosed)
            return ScaleTexts.IsClosed;
        if (!store.CanTake(found, scene.Person.Id))
            return SecrecyTexts.CannotBeReadOrCancel;
        if (boxes.Find(found.Urn, receipt) is null)
            return ScaleTexts.NoLongerHere;
        (scale, here) = (found, inCommunity);
        return null;
    }

    private static bool IsNumber(int number) => number is >= ScaleSheet.Lowest and <= ScaleSheet.Highest;

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
