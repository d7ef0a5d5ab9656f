using System.Security.Cryptography;
using CopBot.Conversation;
using CopBot.Storage;
using Microsoft.Extensions.Options;

namespace CopBot.Meetings.Calendars;

/// <summary>
/// The address that calendar apps follow: <c>…/calendar/secret.ics</c>. <c>…/calendar/secret</c> leads a browser on to the calendar app.
/// </summary>
internal sealed class CalendarPages(
    IStore store, CalendarStore calendars, ReadPlans plans, IScenes scenes, IOptions<HttpOptions> http, TimeProvider time) : IPages, IDisposable
{
    /// <summary>So long past meetings stay in it.</summary>
    public static readonly TimeSpan LooksBack = TimeSpan.FromDays(366);

    private const string Ending = ".ics";

    // Whoever guesses at addresses may take no more of the store's time than one at a time does.
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _since = new();
    private readonly Dictionary<CommunityId, (string Content, DateTimeOffset Since)> _changed = [];

    public string Folder => CalendarAddress.Folder;

    public async Task<PageFound?> FindAsync(string rest, CancellationToken cancellationToken)
    {
        var isFile = rest.EndsWith(Ending, StringComparison.Ordinal);
        var secret = isFile ? rest[..^Ending.Length] : rest;
        if (secret.Length != CommunityCalendar.SecretLength || await ReadAsync(secret, cancellationToken) is not { } plan)
            return null;
        if (!isFile)
            return new PageFound.Elsewhere(CalendarAddress.Webcal(http.Value, secret));
        var content = WriteCalendar.Write(plan);
        return new PageFound.Page(content, "text/calendar; charset=utf-8", "meetings.ics", Changed(plan.Community.Id, content));
    }

    public void Dispose() => _turn.Dispose();

    private async Task<CalendarPlan?> ReadAsync(string secret, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await store.TransactAsync(
                () => calendars.Find(secret) is { } calendar && scenes.Community(calendar.Community) is { } community
                    ? plans.All(community, time.GetUtcNow() - LooksBack)
                    : null,
                cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    // Since when it has been as it is, as far as is known: after a start, since then. Whole seconds, as HTTP has them, and never the same
    // for two contents.
    private DateTimeOffset Changed(CommunityId community, byte[] content)
    {
        var digest = Convert.ToHexString(SHA256.HashData(content));
        lock (_since)
        {
            var known = _changed.TryGetValue(community, out var before);
            if (known && before.Content == digest)
                return before.Since;
            var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
            var since = known && before.Since >= now ? before.Since.AddSeconds(1) : now;
            _changed[community] = (digest, since);
            return since;
        }
    }
}

/// <summary>How a calendar's address is written.</summary>
internal static class CalendarAddress
{
    public const string Folder = "calendar";

    /// <summary>What a calendar app is given: the file that it fetches again and again.</summary>
    public static string File(HttpOptions http, string secret) => http.AddressOf(Folder, secret + ".ics");

    /// <summary>The same for apps that take this scheme as "subscribe".</summary>
    public static string Webcal(HttpOptions http, string secret)
    {
        var file = File(http, secret);
        return "webcal" + file[file.IndexOf(':', StringComparison.Ordinal)..];
    }

    /// <summary>What a button can open, since Telegram's take http and https alone: it leads on to <see cref="Webcal"/>.</summary>
    public static string Opening(HttpOptions http, string secret) => http.AddressOf(Folder, secret);

    /// <summary>Google Calendar's own page for subscribing.</summary>
    public static string Google(HttpOptions http, string secret) =>
        "https://calendar.google.com/calendar/r?cid=" + Uri.EscapeDataString(Webcal(http, secret));
}
