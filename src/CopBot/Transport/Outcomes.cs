using System.Text.RegularExpressions;
using CopBot.Outbox;
using Telegram.Bot.Exceptions;

namespace CopBot.Transport;

/// <summary>
/// What became of a call, read from what Telegram.Bot throws. Telegram does not promise its descriptions: they are matched
/// by their telling words, in any case, and whatever is not known is a refusal.
/// </summary>
internal static partial class Outcomes
{
    /// <summary>Waited where Telegram says "too many" and not how long.</summary>
    public static readonly TimeSpan UnnamedWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Telegram does not say whether a "too many" is meant for the chat or for the bot. A chat's own limits are by the second
    /// and by the minute, so a wait of a minute or more is taken to be for all; and one for a call that is for no chat.
    /// </summary>
    public static readonly TimeSpan WaitForAll = TimeSpan.FromMinutes(1);

    private const int ReasonLimit = 200;

    private static readonly string[] _outOfReach =
    [
        "chat not found", "peer_id_invalid", "bot was kicked", "bot was blocked", "user is deactivated", "group chat was deactivated",
        "chat was deactivated", "channel_private", "bot is not a member", "user_deactivated",
    ];

    private static readonly string[] _noRight = ["not enough rights", "chat_admin_required", "need administrator rights", "right_forbidden"];

    private static readonly string[] _messageGone =
    [
        "message to edit not found", "message can't be edited", "message_id_invalid", "message identifier is not specified",
        "message to be edited", "message_edit_time_expired",
    ];

    public static Outcome Of(Exception exception, Parcel parcel) => exception switch
    {
        ApiRequestException refused => Of(refused.ErrorCode, refused, parcel),
        RequestException { HttpStatusCode: { } status } => WithoutWords((int)status),
        RequestException { InnerException: { } inner } => new Outcome.Failed(MayHaveGone(inner), Name(inner)),
        RequestException => new Outcome.Failed(true, "The call broke."),
        ObjectDisposedException => new Outcome.Failed(false, "The line is closed."),
        _ => new Outcome.Refused(0, $"The request could not be written ({exception.GetType().Name})."),
    };

    /// <summary>Telegram refuses the token itself: 401, and 404 for the address that the token is part of.</summary>
    public static bool IsTokenRefused(Exception exception) => exception switch
    {
        ApiRequestException refused => IsTokenRefused(refused.ErrorCode, refused.Message),
        _ => false,
    };

    /// <summary>How long Telegram asked to wait; null where it did not.</summary>
    public static TimeSpan? AskedToWait(Exception exception) => exception is ApiRequestException { ErrorCode: 429 } many
        ? many.Parameters?.RetryAfter is { } seconds and > 0 ? TimeSpan.FromSeconds(seconds) : UnnamedWait
        : null;

    /// <summary>A word or two for the log: what kind of fault it was. No address, no text.</summary>
    public static string Name(Exception exception) => exception switch
    {
        ApiRequestException refused => $"{refused.ErrorCode} {Clean(refused.Message)}",
        RequestException { HttpStatusCode: { } status } => $"HTTP {(int)status}",
        RequestException { InnerException: { } inner } => Name(inner),
        HttpRequestException broken => broken.HttpRequestError.ToString(),
        OperationCanceledException => "no answer in time",
        _ => exception.GetType().Name,
    };

    private static Outcome Of(int code, ApiRequestException refused, Parcel parcel)
    {
        var reason = refused.Message;
        if (code == 429)
        {
            var wait = AskedToWait(refused)!.Value;
            return new Outcome.TooMany(wait, OfChat: parcel is ChatParcel && wait < WaitForAll);
        }

        if (refused.Parameters?.MigrateToChatId is { } moved)
            return new Outcome.Moved(new(moved));
        if (IsTokenRefused(code, reason))
            return new Outcome.TokenRefused();
        if (code >= 500)
            return new Outcome.Failed(false, $"{code} {Clean(reason)}");
        return Final(code, reason, parcel);
    }

    private static Outcome Final(int code, string reason, Parcel parcel) => parcel switch
    {
        EditParcel or EditEphemeralParcel when Has(reason, "message is not modified") => new Outcome.Done(),
        EditParcel or EditEphemeralParcel when HasAny(reason, _messageGone) => new Outcome.MessageGone(),
        StopPollParcel when Has(reason, "poll has already been closed") => new Outcome.Done(),
        StopPollParcel when HasAny(reason, _messageGone) || Has(reason, "poll to stop not found") || Has(reason, "message to delete not found") => new Outcome.MessageGone(),
        PressAnswerParcel or SearchAnswerParcel when Has(reason, "query is too old") || Has(reason, "query_id_invalid") => new Outcome.Done(),
        // What is to be pinned may be gone, and what is to be taken off may be off already.
        PinParcel pin when !HasAny(reason, _outOfReach) => pin.IsPinned && (code == 403 || HasAny(reason, _noRight)) ? new Outcome.Refused(code, Clean(reason)) : new Outcome.Done(),
        LeaveParcel when code == 403 || HasAny(reason, _outOfReach) => new Outcome.Done(),
        // A 403 may only mean that ephemeral messages are not for this bot here.
        EphemeralParcel when !HasAny(reason, _outOfReach) => new Outcome.Refused(code, Clean(reason)),
        // "Not enough rights to send photos" says nothing of text.
        PictureParcel or PictureCardParcel when !HasAny(reason, _outOfReach) => new Outcome.Refused(code, Clean(reason)),
        _ when code == 403 || HasAny(reason, _outOfReach) => new Outcome.OutOfReach(Clean(reason)),
        _ => new Outcome.Refused(code, Clean(reason)),
    };

    // An answer that is not Telegram's JSON comes from something in between, such as a proxy.
    private static Outcome WithoutWords(int status) => status switch
    {
        429 => new Outcome.TooMany(UnnamedWait, OfChat: false),
        // A gateway that gave up waiting, or a success that we cannot read: Telegram may have taken it.
        504 or < 300 => new Outcome.Failed(true, $"HTTP {status} without Telegram's answer"),
        >= 500 or 408 or < 400 => new Outcome.Failed(false, $"HTTP {status} without Telegram's answer"),
        _ => new Outcome.Refused(status, $"HTTP {status} without Telegram's answer"),
    };

    // False only where it is certain that nothing of the request was written.
    private static bool MayHaveGone(Exception inner) => inner switch
    {
        HttpRequestException broken => broken.HttpRequestError is not (
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError),
        // SocketsHttpHandler names its own limit there; the time-out of the whole call names HttpClient.Timeout.
        OperationCanceledException { InnerException: TimeoutException late } =>
            !late.Message.Contains(nameof(SocketsHttpHandler.ConnectTimeout), StringComparison.Ordinal),
        ObjectDisposedException => false,
        _ => true,
    };

    private static bool IsTokenRefused(int code, string reason) =>
        code == 401 || (code == 404 && reason.Equals("Not Found", StringComparison.OrdinalIgnoreCase));

    private static bool HasAny(string reason, string[] words) => Array.Exists(words, word => Has(reason, word));

    private static bool Has(string reason, string words) => reason.Contains(words, StringComparison.OrdinalIgnoreCase);

    // Telegram quotes what it stumbled over: an unknown tag, a button's address.
    private static string Clean(string reason)
    {
        var clean = Quoted().Replace(reason, "“…”");
        return clean.Length <= ReasonLimit ? clean : clean[..ReasonLimit];
    }

    [GeneratedRegex("""
        "[^"]*"|(?<!\w)'[^']*'
        """, RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Quoted();
}
