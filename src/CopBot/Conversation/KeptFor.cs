namespace CopBot.Conversation;

/// <summary>
/// How long things are kept that nobody asked to keep. /privacy promises these spans and the nightly tidy keeps the promise: what
/// is over goes in the night after.
/// </summary>
internal static class KeptFor
{
    /// <summary>A question of the bot's that nobody has answered; no dialog stays open for longer.</summary>
    public static readonly TimeSpan OpenQuestion = TimeSpan.FromDays(1);

    /// <summary>A question that need not be answered: so short that a message about something else is not taken for its answer.</summary>
    public static readonly TimeSpan OptionalQuestion = TimeSpan.FromMinutes(15);

    /// <summary>A command that waits until its person says which community it is for.</summary>
    public static readonly TimeSpan HeldCommand = TimeSpan.FromMinutes(15);

    /// <summary>An update that was set aside.</summary>
    public static readonly TimeSpan FailedUpdate = TimeSpan.FromDays(30);

    /// <summary>A search that was too long for a button, so that its pages can be turned.</summary>
    public static readonly TimeSpan LongSearch = TimeSpan.FromDays(7);

    /// <summary>A form that somebody has begun and not finished, counted from when they last touched it.</summary>
    public static readonly TimeSpan Draft = TimeSpan.FromDays(7);

    /// <summary>What somebody looked up in the directory, without who it was.</summary>
    public static readonly TimeSpan LookedUp = TimeSpan.FromDays(90);

    /// <summary>A question to the group, from when it was closed.</summary>
    public static readonly TimeSpan ClosedAsk = TimeSpan.FromDays(90);

    /// <summary>That somebody was asked to check services; for as long they are not asked again.</summary>
    public static readonly TimeSpan AskedToCheck = TimeSpan.FromDays(7);

    /// <summary>An action that was dropped, so that it can be brought back.</summary>
    public static readonly TimeSpan DroppedAction = TimeSpan.FromDays(7);

    /// <summary>Thanks that the group was not shown: until they are brought, and after.</summary>
    public static readonly TimeSpan Thanks = TimeSpan.FromDays(90);

    /// <summary>That something was said unasked, by its key.</summary>
    public static readonly TimeSpan SaidNudge = TimeSpan.FromDays(120);

    /// <summary>A nudge that was deleted, so that it can be brought back.</summary>
    public static readonly TimeSpan DeletedNudge = TimeSpan.FromDays(1);

    /// <summary>That somebody has come into the group, so that they are welcomed.</summary>
    public static readonly TimeSpan Newcomer = TimeSpan.FromDays(7);

    /// <summary>A win that was removed, so that it can be brought back.</summary>
    public static readonly TimeSpan RemovedWin = TimeSpan.FromMinutes(10);

    /// <summary>An import of services, so that it can be undone; or one on which nobody has decided.</summary>
    public static readonly TimeSpan Import = TimeSpan.FromDays(1);

    /// <summary>What somebody needs at a meeting, from its end.</summary>
    public static readonly TimeSpan Needs = TimeSpan.FromDays(7);

    /// <summary>What belongs to a group that the bot is no longer in.</summary>
    public static readonly TimeSpan GroupWithoutBot = TimeSpan.FromDays(30);
}
