using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Scales;

/// <summary>Waits for the question of a bare command.</summary>
internal sealed record WhatToAsk(ScaleKind Kind);

/// <summary>A scale or a check-in is to close now.</summary>
internal sealed record ScaleIsDue(ScaleId Scale)
{
    /// <summary>Those who may take it away know that it cannot be closed as long as its answers cannot be read.</summary>
    public bool IsToldOf { get; init; }

    public static string KeyOf(ScaleId scale) => $"scale/{scale}/close";
}

/// <summary>/scale, for facilitators and the core group: where are we between 0 and 10?</summary>
internal sealed class AskScale(Asking asking) : IHandle<Called>, IHandle<Answered<WhatToAsk>>
{
    public Reply Handle(Called what, Scene scene) => what.Arguments.Length == 0
        ? Reply.Ask(ScaleTexts.WhichScale(scene.Community), new WhatToAsk(ScaleKind.Scale), ScaleTexts.ScaleHint)
        : asking.Ask(ScaleKind.Scale, what.Arguments, scene);

    public Reply Handle(Answered<WhatToAsk> what, Scene scene) =>
        scene.Steers ? asking.Ask(what.State.Kind, what.Said.Text, scene) : Reply.Whisper(Html.Of(ScaleTexts.OnlyFacilitators));
}

/// <summary>/checkin, for facilitators and the core group: one light question, once or again and again. Bare, it shows what comes again.</summary>
internal sealed class AskCheckin(Asking asking, ScaleStore store) : IHandle<Called>
{
    public Reply Handle(Called what, Scene scene)
    {
        if (what.Arguments.Length > 0)
            return asking.Ask(ScaleKind.Checkin, what.Arguments, scene);
        var running = store.SeriesIn(scene.Community.Id);
        return running.Count == 0
            ? Reply.Ask(ScaleTexts.WhichCheckin(scene.Community), new WhatToAsk(ScaleKind.Checkin), ScaleTexts.CheckinHint)
            : Reply.Say(
                ScaleTexts.Running(running, scene.Community),
                Keyboard.Grid(1, running.Select((s, i) => new PressButton(running.Count == 1 ? "Stop it" : $"Stop {i + 1}", new StopCheckins(s.Id)))));
    }
}

/// <summary>Asks the group, now or by a rule.</summary>
internal sealed class Asking(ScaleStore store)
{
    public Reply Ask(ScaleKind kind, string text, Scene scene)
    {
        var reading = ScaleWords.Read(kind, text, scene.Community, scene.Now);
        if (reading.Refusal is { } refusal)
            return Reply.Whisper(refusal);
        var topic = scene.IsPrivate ? null : scene.Topic;
        var (by, name) = scene.Person.Id == PersonId.AnonymousAdministrator ? ((PersonId?)null, scene.Person.Name) : (scene.Person.Id, scene.Person.Name);
        if (reading.Repeat is { } repeat)
        {
            var series = new CheckinSeries(store.NextSeriesId(), scene.Community.Id, reading.Sheet, repeat.ToString()) { Topic = topic, By = by, ByName = name };
            store.Put(series);
            return Reply.Say(ScaleTexts.WillAsk(series, repeat, scene, reading.Notes), Keyboard.Row(new PressButton("Stop it", new StopCheckins(series.Id))))
                + new SetDueEach(CheckinIsDue.KeyOf(series.Id), series.Repeat, new CheckinIsDue(series.Id));
        }

        var scale = new Scale(store.NextId(), scene.Community.Id, reading.Sheet, scene.Now, reading.Closes ?? ClosingTime.After(LengthOf(kind), scene.Community, scene.Now)) { By = by, ByName = name, Topic = topic };
        var reply = Open(scale, scene.Community, scene.IsPrivate ? new Place(scene.Community.Chat) : null, Promise.AtLeastOnce);
        if (scene.IsPrivate)
            reply += Reply.Say(ScaleTexts.Asked(scale, scene.Community));
        return reading.Notes.IsEmpty ? reply : reply + Reply.Whisper(ScaleTexts.Notes(reading.Notes));
    }

    public Reply Open(Scale scale, Community community, Place? where, Promise promise)
    {
        store.Open(scale);
        return ScaleCards.Post(scale, 0, community, where, promise) + new SetDue(ScaleIsDue.KeyOf(scale.Id), scale.Closes, new ScaleIsDue(scale.Id));
    }

    public static TimeSpan LengthOf(ScaleKind kind) => kind == ScaleKind.Scale ? Scale.OpenFor : Scale.CheckinOpenFor;
}
