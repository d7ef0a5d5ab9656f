using CopBot.Conversation;

namespace CopBot.Outbox;

/// <summary>Telegram, as the sender sees it. The outer boundary: one call each, no retrying, no pacing, no exceptions but cancellation.</summary>
internal interface ITelegram
{
    /// <param name="parcel">Any but <see cref="CardEditParcel"/>, <see cref="ClosePollParcel"/> and <see cref="ErrandParcel"/>, which the sender resolves itself.</param>
    /// <param name="cancellationToken">Given up: the parcel may or may not have gone out.</param>
    Task<Outcome> DeliverAsync(Parcel parcel, CancellationToken cancellationToken);
}

/// <summary>What became of one attempt.</summary>
internal abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>Done. "Message is not modified" counts as done. <paramref name="Message"/> where one was made, <paramref name="File"/> where it is a document.</summary>
    internal sealed record Done(MessageId? Message = null, TelegramFile? File = null) : Outcome
    {
        /// <summary>Telegram's number of a poll that was posted.</summary>
        public string? Poll { get; init; }

        /// <summary>The last counts of a poll that was ended; null where it had ended before.</summary>
        public PollTally? Tally { get; init; }
    }

    /// <summary>429. <paramref name="OfChat"/>: only this chat has to wait; else everything.</summary>
    internal sealed record TooMany(TimeSpan RetryAfter, bool OfChat) : Outcome;

    /// <summary>
    /// 5xx, a broken connection, a time-out. <paramref name="MayHaveGone"/>: it is not known whether Telegram took it (anything
    /// after the request was written); false where the connection could not be made or Telegram said 5xx.
    /// </summary>
    internal sealed record Failed(bool MayHaveGone, string Reason) : Outcome;

    /// <summary>400 and other final refusals. <paramref name="Reason"/> is Telegram's description; it holds no text of ours.</summary>
    internal sealed record Refused(int Code, string Reason) : Outcome;

    /// <summary>403: blocked, kicked, never started; and 400 "chat not found".</summary>
    internal sealed record OutOfReach(string Reason) : Outcome;

    /// <summary>The message to edit is gone, too old, or not ours.</summary>
    internal sealed record MessageGone : Outcome;

    /// <summary>The group has become a supergroup with another id.</summary>
    internal sealed record Moved(ChatId To) : Outcome;

    /// <summary>401 or 404 for the token itself: nothing can be sent until the operator acts.</summary>
    internal sealed record TokenRefused : Outcome;
}
