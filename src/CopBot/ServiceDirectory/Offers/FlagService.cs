using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Somebody says that a record is out of date; asks why.</summary>
internal sealed record SayOutOfDate(ServiceId Service);

/// <summary>Common reasons. Carried by buttons: never renumber.</summary>
internal enum FlagReason
{
    JustFlag,
    OwnWords,
    WrongPhone,
    WrongHours,
    Moved,
    Closed,
    WrongReferral,
}

/// <summary>Says why, by a button.</summary>
internal sealed record SayWhy(ServiceId Service, FlagReason Reason);

/// <summary>Waits for a reason in somebody's own words.</summary>
internal sealed record FlagQuestion(ServiceId Service);

/// <summary>Any member flags a record as out of date, with a word on why.</summary>
internal sealed class FlagService(ServiceStore store, TellOfFlags tell)
    : IHandle<Press<SayOutOfDate>>, IHandle<Press<SayWhy>>, IHandle<Answered<FlagQuestion>>
{
    public const int LongestReason = 300;

    public Reply Handle(Press<SayOutOfDate> what, Scene scene)
    {
        if (store.Get(what.Payload.Service) is not { } service || scene.In(service.Community) is null)
            return Reply.Toast(OfferTexts.NoLongerHere, mustBeClosed: true);
        var reasons = new[] { FlagReason.WrongPhone, FlagReason.WrongHours, FlagReason.Moved, FlagReason.Closed, FlagReason.WrongReferral, FlagReason.OwnWords }
            .Select(r => new PressButton(FlagTexts.Reason(r), new SayWhy(service.Id, r)));
        return Reply.Whisper(FlagTexts.WhatIsWrong(service), Keyboard.Grid(2, reasons).And(new PressButton(FlagTexts.Reason(FlagReason.JustFlag), new SayWhy(service.Id, FlagReason.JustFlag))));
    }

    public Reply Handle(Press<SayWhy> what, Scene scene)
    {
        if (store.Get(what.Payload.Service) is not { } service || scene.In(service.Community) is not { } here)
            return Reply.Toast(OfferTexts.NoLongerHere, mustBeClosed: true);
        return what.Payload.Reason == FlagReason.OwnWords
            ? Reply.Ask(FlagTexts.AskWhy(scene.Person, service), new FlagQuestion(service.Id), FlagTexts.WhyHint)
            : Flag(service, FlagTexts.Why(what.Payload.Reason), here) + Reply.Rewrite(FlagTexts.Thanks(service)) + new CloseDialog();
    }

    public Reply Handle(Answered<FlagQuestion> what, Scene scene)
    {
        if (store.Get(what.State.Service) is not { } service || scene.In(service.Community) is not { } here)
            return Reply.Whisper(Html.Of(OfferTexts.NoLongerHere));
        return PlainText.OneLine(what.Said.Text) is { Length: > 0 } why
            ? Flag(service, PlainText.Shorten(why, LongestReason), here) + Reply.Whisper(FlagTexts.Thanks(service))
            : Reply.Ask(FlagTexts.WhyNotUnderstood, what.State, FlagTexts.WhyHint);
    }

    // One flag a person: whoever says it again says it better.
    private Reply Flag(Service service, string why, Scene scene)
    {
        var flags = service.Flags.RemoveAll(f => f.By == scene.Person.Id).Add(new OutOfDateFlag(scene.Person.Id, scene.Person.Name, scene.Now, why));
        var flagged = store.Keep(service with { Flags = flags });
        var refresh = ServiceCards.Refresh(flagged, scene);
        return service.Flags.IsEmpty ? refresh + tell.Tell(flagged, scene.Community, scene.Now) : refresh;
    }
}
