using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Polls;

/// <summary>Carried by the form's buttons: never renumber.</summary>
internal enum PollTurn
{
    Preview,
    Question,
    Options,
    Closing,
    Several,
    Names,
    Hidden,
    Final,
    Adding,
    Shuffle,
    Post,
    ThrowAway,
}

/// <summary>A press in the form.</summary>
internal sealed record TurnPoll(PollDraftId Draft, PollTurn Turn);

/// <summary>A closing time by button: so many days from now.</summary>
internal sealed record PickClosing(PollDraftId Draft, int Days);

/// <summary>Opens a form that somebody has begun in the group.</summary>
internal sealed record GoOnWithPoll(PollDraftId Draft);

/// <summary>Begins a form in private, for somebody of whom the group does not say who they are.</summary>
internal sealed record BeginPollLink(CommunityId Community);

/// <summary>Waits for a part of the form.</summary>
internal sealed record PollQuestion(PollDraftId Draft, PollTurn Part);

/// <summary>The form for a poll: question, options, then all of it to look at, with what can be changed by a tap. In private only.</summary>
internal sealed class FillPoll(PollStore store, PostPolls posts, IScenes scenes)
    : IHandle<Followed<GoOnWithPoll>>, IHandle<Followed<BeginPollLink>>, IHandle<Press<TurnPoll>>, IHandle<Press<PickClosing>>, IHandle<Answered<PollQuestion>>, ICancel<PollQuestion>
{
    /// <summary>Closing times by button, in days.</summary>
    private static readonly int[] _presets = [1, 3, 7, 14];

    /// <summary>Bare /poll: goes on with the form that this person has begun, or begins one.</summary>
    public Reply Open(Scene scene) => IsNobody(scene) ? BeginInPrivate(PollTexts.HowTo, scene)
        : store.DraftOf(scene.Person.Id, scene.Community.Id) is { } draft
            ? Enter(store.Keep(draft with { Topic = scene.IsPrivate ? draft.Topic : scene.Topic }, scene.Now), scene)
            : Enter(store.Begin(new PollSheet("", []) { IsAnonymous = true }, null, scene), scene);

    /// <summary>Begins with what was written behind /poll.</summary>
    public Reply Begin(PollReading reading, Scene scene)
    {
        if (IsNobody(scene))
            return BeginInPrivate(PollTexts.NeedsOptions(reading.Sheet.Question), scene);
        var draft = store.Begin(reading.Sheet, reading.Closes, scene);
        return scene.IsPrivate ? Next(draft, scene, PollTexts.NotesOf(reading.Notes)) : Enter(draft, scene);
    }

    public Reply Handle(Followed<GoOnWithPoll> what, Scene scene) => Refuse(what.Payload.Draft, scene, out var draft, out var here) is { } refusal
        ? Reply.Say(Html.Of(refusal))
        : Next(draft, here, Html.Empty);

    public Reply Handle(Followed<BeginPollLink> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here || scenes.Community(what.Payload.Community) is null)
            return Reply.Say(Html.Of(PollTexts.FormIsGone));
        return PollSwitches.MayMake(here) ? Open(here) : Reply.Say(PollTexts.OnlyFacilitators);
    }

    public Reply Handle(Press<TurnPoll> what, Scene scene)
    {
        if (Refuse(what.Payload.Draft, scene, out var draft, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        var sheet = draft.Sheet;
        switch (what.Payload.Turn)
        {
            case PollTurn.Question or PollTurn.Options or PollTurn.Closing:
                return Ask(draft, what.Payload.Turn, Html.Empty, here);
            case PollTurn.Post:
                return Post(draft, here);
            case PollTurn.ThrowAway:
                store.Delete(draft.Id);
                return Reply.Rewrite(Html.Of(PollTexts.ThrownAway)) + new CloseDialog();
            case PollTurn.Several:
                return Show(sheet with { TakesSeveral = !sheet.TakesSeveral });
            case PollTurn.Names:
                return Show(sheet with { IsAnonymous = !sheet.IsAnonymous, TakesOptions = sheet is { TakesOptions: true, IsAnonymous: true } });
            case PollTurn.Hidden:
                return Show(sheet with { IsHidden = !sheet.IsHidden });
            case PollTurn.Final:
                return Show(sheet with { IsFinal = !sheet.IsFinal });
            case PollTurn.Shuffle:
                return Show(sheet with { IsShuffled = !sheet.IsShuffled });
            case PollTurn.Adding when sheet is { IsAnonymous: true, TakesOptions: false }:
                return Show(sheet with { TakesOptions = true, IsAnonymous = false }) + new Toast(PollTexts.NamedBecauseOfAdding, MustBeClosed: true);
            case PollTurn.Adding:
                return Show(sheet with { TakesOptions = !sheet.TakesOptions });
            default:
                return Show(sheet);
        }

        Reply Show(PollSheet changed) => Preview(store.Keep(draft with { Sheet = changed }, here.Now), here, Html.Empty, pressed: true);
    }

    public Reply Handle(Press<PickClosing> what, Scene scene)
    {
        if (Refuse(what.Payload.Draft, scene, out var draft, out var here) is { } refusal)
            return Reply.Toast(refusal, mustBeClosed: true);
        var days = Math.Clamp(what.Payload.Days, 1, ClosingTime.Longest.Days);
        return Preview(store.Keep(draft with { Closes = ClosingTime.After(TimeSpan.FromDays(days), here.Community, here.Now) }, here.Now), here, Html.Empty, pressed: true) + new CloseDialog();
    }

    public Reply Handle(Answered<PollQuestion> what, Scene scene)
    {
        if (Refuse(what.State.Draft, scene, out var draft, out var here) is { } refusal)
            return Reply.Say(Html.Of(refusal));
        var sheet = draft.Sheet;
        switch (what.State.Part)
        {
            case PollTurn.Question:
                var question = PlainText.OneLine(what.Said.Text);
                return PollCheck.RefuseQuestion(question) is { } noQuestion
                    ? Ask(draft, PollTurn.Question, noQuestion, here)
                    : Next(store.Keep(draft with { Sheet = sheet with { Question = question } }, here.Now), here, Html.Empty);
            case PollTurn.Options:
                var changed = sheet with { Options = PollWords.Options(what.Said.Text) };
                return PollCheck.RefuseOptions(changed) is { } noOptions
                    ? Ask(draft, PollTurn.Options, noOptions, here)
                    : Next(store.Keep(draft with { Sheet = changed }, here.Now), here, Html.Empty);
            default:
                var time = ClosingTime.Read(what.Said.Text, here.Community, here.Now);
                return time.At is { } at
                    ? Next(store.Keep(draft with { Closes = at }, here.Now), here, PollTexts.NotesOf(time.Notes))
                    : Ask(draft, PollTurn.Closing, PollTexts.NoClosing(time), here);
        }
    }

    public Reply Cancel(PollQuestion state, Scene scene) => store.Draft(state.Draft) is { } draft && draft.Person == scene.Person.Id
        ? Reply.Whisper(PollTexts.FormStays, Keyboard.Row(new PressButton("Go on", new TurnPoll(draft.Id, PollTurn.Preview)), new PressButton("Throw it away", new TurnPoll(draft.Id, PollTurn.ThrowAway))))
        : Reply.None;

    // Whoever writes as the group has no private chat under that name: a form of theirs could be opened by nobody.
    private static bool IsNobody(Scene scene) => QuickPoll.MakerOf(scene.Person) is null;

    private static Reply BeginInPrivate(Html text, Scene scene) =>
        Reply.Whisper(text, Keyboard.Row(new PrivateButton(PollTexts.InPrivate, new BeginPollLink(scene.Community.Id))));

    // In the group the form begins behind a link: what is half written is nobody else's business.
    private Reply Enter(PollDraft draft, Scene scene) => scene.IsPrivate
        ? Next(draft, scene, Html.Empty)
        : Reply.Whisper(draft.Sheet.Question.Length == 0 ? PollTexts.HowTo : PollTexts.NeedsOptions(draft.Sheet.Question), Keyboard.Row(new PrivateButton(PollTexts.InPrivate, new GoOnWithPoll(draft.Id))));

    private Reply Next(PollDraft draft, Scene here, Html notes) =>
        draft.Sheet.Question.Length == 0 ? Ask(draft, PollTurn.Question, notes, here)
        : draft.Sheet.Options.IsEmpty ? Ask(draft, PollTurn.Options, notes, here)
        : Preview(draft, here, notes, pressed: false);

    private Reply Preview(PollDraft draft, Scene here, Html notes, bool pressed)
    {
        if (draft.Sheet.Question.Length == 0 || draft.Sheet.Options.IsEmpty)
            return Next(draft, here, notes);
        var text = PollTexts.Preview(draft, here, notes);
        var buttons = PollTexts.FormButtons(draft);
        return pressed ? Reply.Rewrite(text, buttons) : Reply.Say(text, buttons);
    }

    private static Reply Ask(PollDraft draft, PollTurn part, Html trouble, Scene here)
    {
        var state = new PollQuestion(draft.Id, part);
        return part switch
        {
            PollTurn.Question => Reply.Ask(Html.Paragraphs(trouble, PollTexts.WhichQuestion(here.Community)), state, PollTexts.QuestionHint),
            PollTurn.Options => Reply.Ask(Html.Paragraphs(trouble, PollTexts.WhichOptions(draft.Sheet.Question)), state, PollTexts.OptionsHint),
            _ => Reply.Ask(
                Html.Paragraphs(trouble, PollTexts.WhenToClose),
                state,
                PollTexts.ClosingHint,
                Keyboard.Grid(2, _presets.Select(days => new PressButton(PollTexts.InDays(days), new PickClosing(draft.Id, days))))),
        };
    }

    private Reply Post(PollDraft draft, Scene here)
    {
        if (PollCheck.Refuse(draft.Sheet) is { } refusal)
            return Preview(draft, here, refusal, pressed: true);

        // The form may have waited for days.
        if (draft.Closes is { } closes && ClosingTime.Check(closes, here.Now) is { } trouble)
            return Ask(draft, PollTurn.Closing, Html.Of(trouble), here);
        store.Delete(draft.Id);
        return posts.Post(draft.Sheet, draft.Closes, draft.Topic, here, origin: null) + Reply.Rewrite(PollTexts.Posted(draft, here)) + new CloseDialog();
    }

    private string? Refuse(PollDraftId id, Scene scene, out PollDraft draft, out Scene here)
    {
        (draft, here) = (null!, null!);
        if (!scene.IsPrivate)
            return PollTexts.OnlyInPrivate;
        if (store.Draft(id) is not { } found || scene.In(found.Community) is not { } inCommunity || scenes.Community(found.Community) is null)
            return PollTexts.FormIsGone;
        if (found.Person != scene.Person.Id)
            return PollTexts.FormIsNotYours;
        if (!PollSwitches.MayMake(inCommunity))
            return PollTexts.OnlyFacilitators.ToPlain();
        (draft, here) = (found, inCommunity);
        return null;
    }
}
