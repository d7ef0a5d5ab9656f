using CopBot.Conversation;

namespace CopBot.Polls;

/// <summary>
/// /poll: in the group a poll that is written out is posted at once; in private it is shown first. Bare, or with a question alone, it
/// opens a form in private. What cannot be posted is said, and the message can be corrected.
/// </summary>
internal sealed class MakePoll(PollStore store, PostPolls posts, FillPoll form) : IHandle<Called>
{
    public Reply Handle(Called what, Scene scene)
    {
        if (!PollSwitches.MayMake(scene))
            return Reply.Whisper(PollTexts.OnlyFacilitators);
        if (what.Said.Edited && !scene.IsPrivate && store.From(what.Said.Message, scene) is { } earlier)
            return Again(earlier, what, scene);
        if (what.Arguments.Length == 0)
            return form.Open(scene);
        var reading = PollWords.Read(what.Arguments, scene.Community, scene.Now);
        if (reading.Sheet.Options.IsEmpty && PollCheck.RefuseQuestion(reading.Sheet.Question) is null)
            return form.Begin(reading, scene);
        if (reading.Refusal is { } refusal)
            return Reply.Whisper(refusal);
        return scene.IsPrivate ? form.Begin(reading, scene) : Post(reading, what, scene);
    }

    // Telegram lets nobody change a poll that is posted. While nobody has voted, another one takes its place.
    private Reply Again(QuickPoll earlier, Called what, Scene scene)
    {
        if (earlier.Voters > 0)
            return Reply.Whisper(PollTexts.CannotBeCorrected);
        var reading = PollWords.Read(what.Arguments, scene.Community, scene.Now);
        if (reading.Refusal is { } refusal)
            return Reply.Whisper(refusal);
        store.Delete(earlier.Id);
        return Reply.Of(new ClosePoll(PollCards.Key(earlier.Id), scene.Community.Chat) { AndDelete = true }, new CancelDue(PollIsDue.KeyOf(earlier.Id)))
            + Post(reading, what, scene);
    }

    private Reply Post(PollReading reading, Called what, Scene scene)
    {
        var reply = posts.Post(reading.Sheet, reading.Closes, scene.Topic, scene, what.Said.Message);
        return reading.Notes.IsEmpty ? reply : reply + Reply.Whisper(PollTexts.Notes(reading.Notes));
    }
}
