using CopBot.Conversation;
using CopBot.Secrecy;

namespace CopBot.Scales;

/// <summary>Begins the two questions behind a number.</summary>
internal sealed record BeginWords(ScaleId Scale);

/// <summary>Begins them anew, in place of what was said.</summary>
internal sealed record ChangeWords(ScaleId Scale, Receipt Receipt);

/// <summary>Leaves a question out. <paramref name="Step"/>: 1 or 2.</summary>
internal sealed record SkipWords(ScaleId Scale, Receipt? Receipt, int Step);

/// <summary>Waits for what makes it that number already.</summary>
internal sealed record AlreadyQuestion(ScaleId Scale, Receipt? Receipt);

/// <summary>Waits for what one step higher would look like.</summary>
internal sealed record HigherQuestion(ScaleId Scale, Receipt? Receipt);

/// <summary>
/// In private, after a number: what makes it that already, and what would one step higher look like? Both can be left out. What is said
/// goes into the box without a name, and is not kept beside the number; half an answer waits sealed. Where words are changed, what is skipped
/// stays as it was. A note is open from the first answer to the last, so a button of a question that has gone does nothing.
/// </summary>
internal sealed class SayMore(ScaleStore store, BallotBoxes boxes, SecretNotes notes)
    : IHandle<Press<BeginWords>>, IHandle<Press<ChangeWords>>, IHandle<Press<SkipWords>>, IHandle<Answered<AlreadyQuestion>>, IHandle<Answered<HigherQuestion>>
{
    public Reply Handle(Press<BeginWords> what, Scene scene)
    {
        if (Refuse(what.Payload.Scale, null, scene, out var scale) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        return boxes.HasAnswered(scale.Urn, scene.Person.Id)
            ? Reply.Toast(ScaleTexts.SaidAlready, mustBeClosed: true)
            : Begin(scale, null, scene);
    }

    public Reply Handle(Press<ChangeWords> what, Scene scene) => Refuse(what.Payload.Scale, what.Payload.Receipt, scene, out var scale) is { } refusal
        ? Reply.Toast(refusal, mustBeClosed: true)
        : Begin(scale, what.Payload.Receipt, scene);

    public Reply Handle(Press<SkipWords> what, Scene scene)
    {
        if (Refuse(what.Payload.Scale, what.Payload.Receipt, scene, out var scale) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        if (what.Payload.Receipt is null && boxes.HasAnswered(scale.Urn, scene.Person.Id))
            return Reply.Toast(ScaleTexts.SaidAlready, mustBeClosed: true);
        var isPastTheFirst = notes.Get(scale.Urn, scene.Person.Id) is not null;
        if (what.Payload.Step != 1)
            return isPastTheFirst ? Finish(scale, what.Payload.Receipt, "", scene) + new CloseDialog() : Reply.None;
        if (isPastTheFirst)
            return Reply.None;
        notes.Put(scale.Urn, scale.Community, scene.Person.Id, "");
        return AskHigher(scale, what.Payload.Receipt, Html.Empty, scene);
    }

    public Reply Handle(Answered<AlreadyQuestion> what, Scene scene)
    {
        if (Refuse(what.State.Scale, what.State.Receipt, scene, out var scale) is { } refusal)
            return Reply.Say(Html.Of(refusal));
        var words = PlainText.OneLine(what.Said.Text);
        if (words.Length is 0 or > Scale.LongestWords)
            return AskAlready(scale, what.State.Receipt, ScaleTexts.LongWords(words.Length), scene);
        notes.Put(scale.Urn, scale.Community, scene.Person.Id, words);
        return AskHigher(scale, what.State.Receipt, Html.Empty, scene);
    }

    public Reply Handle(Answered<HigherQuestion> what, Scene scene)
    {
        if (Refuse(what.State.Scale, what.State.Receipt, scene, out var scale) is { } refusal)
            return Reply.Say(Html.Of(refusal));
        var words = PlainText.OneLine(what.Said.Text);
        return words.Length is 0 or > Scale.LongestWords
            ? AskHigher(scale, what.State.Receipt, ScaleTexts.LongWords(words.Length), scene)
            : Finish(scale, what.State.Receipt, words, scene);
    }

    private Reply Begin(Scale scale, Receipt? receipt, Scene scene)
    {
        notes.Delete(scale.Urn, scene.Person.Id);
        return AskAlready(scale, receipt, Html.Empty, scene);
    }

    private Reply AskAlready(Scale scale, Receipt? receipt, Html trouble, Scene scene) => Ask(
        Html.Paragraphs(trouble, ScaleTexts.WhatAlready(scale, store.AnswerOf(scene.Person.Id, scale)?.Number), ScaleTexts.WhatSkipDoes(receipt is not null)), new AlreadyQuestion(scale.Id, receipt), new SkipWords(scale.Id, receipt, 1));

    private Reply AskHigher(Scale scale, Receipt? receipt, Html trouble, Scene scene) => Ask(
        Html.Paragraphs(trouble, ScaleTexts.WhatHigher(store.AnswerOf(scene.Person.Id, scale)?.Number), ScaleTexts.WhatSkipDoes(receipt is not null)), new HigherQuestion(scale.Id, receipt), new SkipWords(scale.Id, receipt, 2));

    private static Reply Ask(Html question, object state, SkipWords skip) =>
        Reply.Say(question, Keyboard.Row(new PressButton("Skip", skip))) + new OpenDialog(state, KeptFor.OptionalQuestion);

    private Reply Finish(Scale scale, Receipt? receipt, string higher, Scene scene)
    {
        var already = notes.Get(scale.Urn, scene.Person.Id) ?? "";
        notes.Delete(scale.Urn, scene.Person.Id);
        if (receipt is { } given)
        {
            var (alreadyBefore, higherBefore) = ScaleStore.Unpacked(boxes.Find(scale.Urn, given) ?? "");
            (already, higher) = (Changed(already, alreadyBefore), Changed(higher, higherBefore));
            boxes.Replace(scale.Urn, given, ScaleStore.Packed(already, higher));
            return already.Length + higher.Length == 0 ? Reply.Say(ScaleTexts.WordsTakenOut, Again(given)) : Thanks(given);
        }

        (already, higher) = (Changed(already, ""), Changed(higher, ""));
        if (already.Length + higher.Length == 0)
            return Reply.Say(ScaleTexts.NothingSaid);
        var packed = ScaleStore.Packed(already, higher);
        return boxes.Put(scale.Urn, scene.Person.Id, packed) is { } put ? Thanks(put) : Reply.Say(Html.Of(ScaleTexts.SaidAlready));

        Reply Thanks(Receipt mine) => Reply.Say(ScaleTexts.ThanksForWords, Again(mine));

        Keyboard Again(Receipt mine) => Keyboard.Row(new PressButton("Change my words", new ChangeWords(scale.Id, mine)));

        // A dash takes out.
        static string Changed(string said, string before) => said.Length == 0 ? before : said.Trim('-', '–', '—').Length == 0 ? "" : said;
    }

    private string? Refuse(ScaleId id, Receipt? receipt, Scene scene, out Scale scale)
    {
        scale = null!;
        if (!scene.IsPrivate || store.Get(id) is not { Sheet.Kind: ScaleKind.Scale } found || scene.In(found.Community) is null)
            return ScaleTexts.NoLongerHere;
        if (found.IsClosed)
            return ScaleTexts.IsClosed;
        if (!store.CanTake(found, scene.Person.Id))
            return SecrecyTexts.CannotBeReadOrCancel;
        if (receipt is { } mine && boxes.Find(found.Urn, mine) is null)
            return ScaleTexts.NoLongerHere;
        scale = found;
        return null;
    }
}
