using CopBot.Conversation;

namespace CopBot.Nudges;

/// <summary>Waits for a line such as "every Monday 9am What are you working on?"; of a draft, or of a nudge that is to be changed.</summary>
internal sealed record NudgeQuestion(CommunityId Community, bool ForMe, NudgeId? Of = null, bool WordsAlone = false);

/// <summary>What becomes of a draft.</summary>
internal enum DraftStep
{
    Create,
    Change,
    ThrowAway,
}

/// <summary>A press under what was read back.</summary>
internal sealed record DecideDraft(NudgeId Draft, DraftStep Step);

/// <summary>Opens the private chat for a reminder of one's own: to decide on a draft, or to say when and of what.</summary>
internal sealed record RemindInPrivate(CommunityId Community, NudgeId? Draft);

/// <summary>
/// /nudge for the group by those who steer; /remind for the group, also by members where that is on, or for oneself. Read back with the
/// next three times before it is kept; one's own where nobody else reads it.
/// </summary>
internal sealed class NewNudge(NudgeStore store, NudgeTimes times, PlanLooks looks)
    : IHandle<Called>, IHandle<Answered<NudgeQuestion>>, IHandle<Press<DecideDraft>>, IHandle<Followed<RemindInPrivate>>
{
    public Reply Handle(Called what, Scene scene)
    {
        var isReminder = what.Command.Name.Equals("remind", StringComparison.OrdinalIgnoreCase);
        var words = what.Arguments;
        var isMine = isReminder && (scene.IsPrivate || IsForMe(words));
        if (isReminder)
            words = WithoutMe(words);
        if (!isMine && !MayMake(isReminder, scene))
            return Reply.Whisper(isReminder ? NudgeTexts.OnlySteeringReminds : NudgeTexts.OnlySteering);
        if (isMine && scene.Person.Id == PersonId.AnonymousAdministrator)
            return Reply.Whisper(NudgeTexts.AsYourself);
        if (words.Trim().Length > 0)
            return Read(words, new NudgeQuestion(scene.Community.Id, isMine), scene);

        // What is answered in the group is read by all.
        return isMine && !scene.IsPrivate ? Reply.Whisper(NudgeTexts.RemindInPrivate, InPrivate(scene.Community.Id).Buttons) : Ask(new NudgeQuestion(scene.Community.Id, isMine), scene);
    }

    public Reply Handle(Followed<RemindInPrivate> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Say(Html.Of(NudgeTexts.NoLongerHere));
        if (what.Payload.Draft is not { } id)
            return Ask(new NudgeQuestion(here.Community.Id, ForMe: true), here);
        return store.Get(id) is { Status: NudgeStatus.Draft } draft && draft.Owner == scene.Person.Id && draft.Community == here.Community.Id
            ? Reply.Say(NudgeTexts.ReadBack(draft, Coming(draft, here), [], here), Buttons(draft))
            : Reply.Say(Html.Of(NudgeTexts.DraftIsGone));
    }

    public Reply Handle(Answered<NudgeQuestion> what, Scene scene)
    {
        if (scene.In(what.State.Community) is not { } here)
            return Reply.Whisper(Html.Of(NudgeTexts.NoLongerHere));
        if (!what.State.ForMe && !MayMake(isReminder: true, here))
            return Reply.Whisper(NudgeTexts.OnlySteering);
        return what.State.Of is { } id ? Change(id, what.Said.Text, what.State, here) : Read(what.Said.Text, what.State, here);
    }

    public Reply Handle(Press<DecideDraft> what, Scene scene)
    {
        if (store.Get(what.Payload.Draft) is not { Status: NudgeStatus.Draft } draft || scene.In(draft.Community) is not { } here)
            return Reply.Toast(NudgeTexts.DraftIsGone, mustBeClosed: true);
        if (draft.By is { } by ? by != scene.Person.Id : !here.Steers)
            return Reply.Toast(NudgeTexts.NotYours, mustBeClosed: true);
        switch (what.Payload.Step)
        {
            case DraftStep.ThrowAway:
                store.Delete(draft);
                return Reply.Rewrite(NudgeTexts.ThrownAway);
            case DraftStep.Change:
                store.Delete(draft);
                if (draft.Owner is not null && !scene.IsPrivate && InPrivate(draft.Community) is { } there)
                    return Reply.Rewrite(there.Text, there.Buttons);
                return Ask(new NudgeQuestion(draft.Community, draft.Owner is not null), here);
        }

        if (draft.Owner is null && !MayMake(isReminder: true, here))
            return Reply.Toast(NudgeTexts.NotYours, mustBeClosed: true);
        if (draft.Next <= scene.Now && draft.Repeat is null)
            return Reply.Toast(NudgeTexts.Past, mustBeClosed: true);
        var made = draft with { Status = NudgeStatus.Active, Since = null, Made = scene.Now };
        if (made.Next <= scene.Now)
            made = made.After(scene.Now);
        store.Put(made);
        return Reply.Rewrite(NudgeTexts.Created(made, Coming(made, here), here)) + Follow(made, here);
    }

    /// <summary>After a nudge is kept, changed, paused or deleted: what falls due follows it.</summary>
    public Reply Follow(Nudge nudge, Scene here) => nudge.Owner is null ? Reply.Of(looks.Sooner(here.Community, here.Now))
        : nudge is { IsActive: true, Next: { } next } ? Reply.Of(new SetDue(RemindMe.KeyOf(nudge.Id), next, new RemindMe(nudge.Id)))
        : Reply.Of(new CancelDue(RemindMe.KeyOf(nudge.Id)));

    public IReadOnlyList<NudgeDue> Coming(Nudge nudge, Scene here) => times.Coming(nudge, store.Log(here.Community.Id, here.Now), here.Community, here.Now, 3);

    /// <summary>Asks for the words or the time of a nudge that is to be changed.</summary>
    public static Reply AskChange(Nudge nudge, bool wordsAlone) => Reply.Ask(
        wordsAlone ? NudgeTexts.NewWords : NudgeTexts.NewTime,
        new NudgeQuestion(nudge.Community, nudge.Owner is not null, nudge.Id, wordsAlone),
        wordsAlone ? NudgeTexts.NewWordsHint : NudgeTexts.NewTimeHint);

    /// <summary>Whoever steers, or in the group anybody where that is on.</summary>
    private static bool MayMake(bool isReminder, Scene scene) => scene.Steers || (isReminder && scene.Community.Has(NudgeSwitches.AnyoneReminds));

    private static Reply Ask(NudgeQuestion question, Scene scene) => Reply.Ask(
        question.ForMe ? NudgeTexts.WhatToRemindMe : NudgeTexts.WhatToSay(scene.Community),
        question,
        question.ForMe ? NudgeTexts.RemindMeHint : NudgeTexts.NudgeHint);

    private Reply Read(string words, NudgeQuestion question, Scene scene)
    {
        if (NudgeWords.Read(words, scene.Community, scene.Now) is not NudgeReading.Understood read)
            return Again((NudgeWords.Read(words, scene.Community, scene.Now) as NudgeReading.NotUnderstood)!.Why, question, scene);
        if (read.Text.Length == 0 && !read.FromList)
            return Again(NudgeTexts.NoWords, question, scene);
        if (question.ForMe && (read.FromList || read.Time.Ahead is not null))
            return Again(read.FromList ? NudgeTexts.ListIsForTheGroup : NudgeTexts.MeetingsAreForTheGroup, question, scene);
        var kept = question.ForMe ? store.Of(scene.Community.Id, scene.Person.Id).Count : store.Of(scene.Community.Id).Count;
        if (kept >= Nudge.Most)
            return Reply.Whisper(NudgeTexts.TooMany);
        var draft = new Nudge(store.NextId(), scene.Community.Id, read.Text, scene.Now)
        {
            By = scene.Person.Id == PersonId.AnonymousAdministrator ? null : scene.Person.Id,
            Owner = question.ForMe ? scene.Person.Id : null,
            FromList = read.FromList,
            Topic = scene.IsPrivate ? null : scene.Topic,
            Repeat = read.Time.Repeat,
            Ahead = read.Time.Ahead,
            Next = read.Time.First,
            Status = NudgeStatus.Draft,
            Since = scene.Now,
        };
        store.Put(draft);
        var text = NudgeTexts.ReadBack(draft, Coming(draft, scene), read.Time.Notes, scene);
        if (draft.Owner is null || scene.IsPrivate)
            return Reply.Say(text, Buttons(draft));

        // Nobody else in the group reads it; and where the bot cannot write in private yet, it has to be opened anyway.
        var openly = InPrivate(draft.Community, draft.Id);
        return scene.PrivateIsOpen ? Reply.Of(new Whisper(text, Buttons(draft)) { Openly = openly }) : Reply.Whisper(openly.Text, openly.Buttons);
    }

    private static Keyboard Buttons(Nudge draft) => Keyboard.Row(
        new PressButton("Create", new DecideDraft(draft.Id, DraftStep.Create)),
        new PressButton("Change", new DecideDraft(draft.Id, DraftStep.Change)),
        new PressButton("Throw away", new DecideDraft(draft.Id, DraftStep.ThrowAway)));

    private static Say InPrivate(CommunityId community, NudgeId? draft = null) =>
        new(NudgeTexts.RemindInPrivate, Keyboard.Row(new PrivateButton(NudgeTexts.GoOnInPrivate, new RemindInPrivate(community, draft))));

    private Reply Change(NudgeId id, string words, NudgeQuestion question, Scene here)
    {
        if (store.Get(id) is not { Status: NudgeStatus.Active or NudgeStatus.Paused } nudge || !nudge.MayBeChangedBy(here))
            return Reply.Whisper(Html.Of(NudgeTexts.NoLongerHere));
        if (question.WordsAlone)
        {
            var text = PlainText.Shorten(PlainText.OneLine(words), Nudge.LongestText);
            if (text.Length == 0)
                return Again(NudgeTexts.NoWords, question, here);
            var worded = nudge with { Text = text, FromList = false };
            store.Put(worded);
            return Reply.Say(NudgeTexts.Created(worded, Coming(worded, here), here));
        }

        if (NudgeWords.Read(words, here.Community, here.Now) is not NudgeReading.Understood read || (nudge.Owner is not null && read.Time.Ahead is not null))
            return Again(NudgeTexts.NewTimeNotRead, question, here);
        var timed = nudge with { Repeat = read.Time.Repeat, Ahead = read.Time.Ahead, Next = read.Time.First, Made = here.Now };
        store.Put(timed);
        return Reply.Say(NudgeTexts.Created(timed, Coming(timed, here), here)) + Follow(timed, here);
    }

    private static Reply Again(string why, NudgeQuestion question, Scene scene) => question.ForMe && !scene.IsPrivate
        ? Reply.Of(new Whisper(NudgeTexts.NotReadHere(why), InPrivate(question.Community).Buttons) { Openly = InPrivate(question.Community) })
        : Reply.Ask(NudgeTexts.NotRead(why, question.ForMe), question, question.ForMe ? NudgeTexts.RemindMeHint : NudgeTexts.NudgeHint);

    private static bool IsForMe(string words) => words.Trim() is var trimmed && (trimmed.Equals("me", StringComparison.OrdinalIgnoreCase) || trimmed.StartsWith("me ", StringComparison.OrdinalIgnoreCase));

    private static string WithoutMe(string words)
    {
        var trimmed = words.Trim();
        foreach (var lead in new[] { "me", "us", "everyone", "everybody", "the group" })
        {
            if (trimmed.Equals(lead, StringComparison.OrdinalIgnoreCase))
                return "";
            if (trimmed.StartsWith(lead + " ", StringComparison.OrdinalIgnoreCase))
                return trimmed[(lead.Length + 1)..];
        }

        return trimmed;
    }
}
