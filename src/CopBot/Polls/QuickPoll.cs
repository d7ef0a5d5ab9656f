using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Polls;

[JsonConverter(typeof(PollIdJson))]
internal readonly record struct PollId(long Value)
{
    public override string ToString() => Value.ToString();
}

internal sealed class PollIdJson() : NumberJson<PollId>(id => id.Value, value => new(value));

/// <summary>Kept by number: never renumber.</summary>
internal enum PollStatus
{
    Open,

    /// <summary>Telegram has been told to end it, and its last counts are on their way.</summary>
    Closing,
    Closed,

    /// <summary>Somebody deleted it in the chat; what is kept are the counts that were known last.</summary>
    Gone,
}

/// <summary>One of Telegram's polls that was posted for somebody. Who voted for what is not known here.</summary>
/// <param name="Id">Our number of it.</param>
/// <param name="Community">Whose group was asked.</param>
/// <param name="Sheet">What was asked.</param>
/// <param name="At">When it was posted, UTC.</param>
/// <param name="Closes">When it is to close, or was, UTC.</param>
internal sealed record QuickPoll(PollId Id, CommunityId Community, PollSheet Sheet, DateTimeOffset At, DateTimeOffset Closes)
{
    /// <summary>Where nobody says when it closes: whole days, and then until <see cref="ClosingTime.After"/>.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromDays(7);

    /// <summary>Who made it; null once they are forgotten, and for an anonymous administrator.</summary>
    public PersonId? By { get; init; }

    public string ByName { get => field ?? ""; init; } = "";

    /// <summary>Where it was posted.</summary>
    public TopicId? Topic { get; init; }

    /// <summary>Telegram's own number of it; empty until it is posted.</summary>
    public string Telegram { get => field ?? ""; init; } = "";

    public ChatId? Chat { get; init; }

    public MessageId? Message { get; init; }

    /// <summary>The command that it came from, so that a correction of that does not make a second one.</summary>
    public MessageId? Origin { get; init; }

    /// <summary>With what members have added; the counts are those that Telegram told last.</summary>
    public ImmutableArray<OptionTally> Options { get => field.IsDefault ? [] : field; init; } = [];

    public int Voters { get; init; }

    public PollStatus Status { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When Telegram was told to end it, UTC; null where it was not, or before this was kept.</summary>
    public DateTimeOffset? ClosingAt { get; init; }

    /// <summary>Somebody closed it ahead of its time, and waits for the result.</summary>
    public bool IsClosedByHand { get; init; }

    /// <summary>The last counts could not be had: those of before may lack a few votes.</summary>
    public bool MayLackVotes { get; init; }

    [JsonIgnore]
    public bool IsOpen => Status is PollStatus.Open or PollStatus.Closing;

    /// <summary>As <see cref="By"/> has it: an anonymous administrator is nobody.</summary>
    public static PersonId? MakerOf(Person person) => person.Id == PersonId.AnonymousAdministrator ? null : person.Id;

    public QuickPoll BeginClosing(DateTimeOffset now) => this with { Status = PollStatus.Closing, ClosingAt = now };

    public bool MayBeChangedBy(Scene scene) => scene.Steers || (By is { } by && by == scene.Person.Id);

    public QuickPoll With(PollTally tally) => this with { Options = tally.Options, Voters = tally.Voters };

    public QuickPoll Without(PersonId person) => By == person ? this with { By = null, ByName = PollTexts.SomebodyForgotten } : this;
}

[JsonConverter(typeof(PollDraftIdJson))]
internal readonly record struct PollDraftId(long Value);

internal sealed class PollDraftIdJson() : NumberJson<PollDraftId>(id => id.Value, value => new(value));

/// <summary>A poll that somebody is putting together in private, kept for <see cref="KeptFor.Draft"/> after they last touched it.</summary>
/// <param name="Id">Our number of it.</param>
/// <param name="Person">Whose; nobody else may see it.</param>
/// <param name="Community">Whose group is to be asked.</param>
/// <param name="Sheet">As far as it is known; the question is empty, and there are no options, until somebody has said them.</param>
/// <param name="At">When its person last touched it, UTC.</param>
internal sealed record PollDraft(PollDraftId Id, PersonId Person, CommunityId Community, PollSheet Sheet, DateTimeOffset At)
{
    /// <summary>Null: <see cref="QuickPoll.OpenFor"/> after it is posted.</summary>
    public DateTimeOffset? Closes { get; init; }

    public TopicId? Topic { get; init; }
}
