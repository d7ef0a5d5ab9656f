using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using CopBot.Playground.Worlds;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CopBot.Playground.Control;

/// <summary>
/// Server-sent events for the page: what happens in the world, as it happens. A page that comes back after a break, or that
/// reads too slowly, is told to read the whole state again (event "reset"); nothing is replayed.
/// </summary>
internal sealed class EventStream : IDisposable
{
    private const int MostWaiting = 2000;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private readonly World _world;
    private readonly Func<JsonObject> _clock;
    private readonly Lock _gate = new();
    private readonly List<Channel<Event>> _readers = [];
    private readonly CancellationTokenSource _closing = new();
    private long _last;

    /// <param name="clock">What a "clock" event carries.</param>
    public EventStream(World world, Func<JsonObject> clock)
    {
        _world = world;
        _clock = clock;
        world.Changed += Tell;
        world.Clock.Moved += TellClock;
    }

    private readonly record struct Event(long Id, string Name, string Data);

    public int Readers
    {
        get
        {
            lock (_gate)
                return _readers.Count;
        }
    }

    public void TellClock() => Send("clock", _clock());

    public void TellReset() => Send("reset", new JsonObject());

    /// <summary>Writes events until the page hangs up or the playground closes.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _closing.Token);
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        var mine = Channel.CreateBounded<Event>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
        lock (_gate)
            _readers.Add(mine);
        try
        {
            await WriteAsync(context, "retry: 1000\n\n").ConfigureAwait(false);
            var before = context.Request.Headers["Last-Event-ID"].ToString();
            if (before.Length > 0 && before != Interlocked.Read(ref _last).ToString(CultureInfo.InvariantCulture))
                await WriteAsync(context, "event: reset\ndata: {}\n\n").ConfigureAwait(false);
            while (!stop.IsCancellationRequested)
                await NextAsync(context, mine.Reader, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The page hung up, or the playground closes.
        }
        finally
        {
            lock (_gate)
                _readers.Remove(mine);
        }
    }

    public void Dispose()
    {
        _world.Changed -= Tell;
        _world.Clock.Moved -= TellClock;
        _closing.Cancel();
        _closing.Dispose();
    }

    private async Task NextAsync(HttpContext context, ChannelReader<Event> events, CancellationToken stop)
    {
        using var beat = CancellationTokenSource.CreateLinkedTokenSource(stop);
        beat.CancelAfter(Beat);
        try
        {
            if (!await events.WaitToReadAsync(beat.Token).ConfigureAwait(false))
            {
                // Too slow: what it missed it must read anew.
                await WriteAsync(context, "event: reset\ndata: {}\n\n").ConfigureAwait(false);
                throw new OperationCanceledException(stop);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            if (events.Completion.IsCompleted)
                throw;
            await WriteAsync(context, ": beat\n\n").ConfigureAwait(false);
            TellClock();
            return;
        }

        var text = new StringBuilder();
        while (events.TryRead(out var next))
            text.Append(CultureInfo.InvariantCulture, $"id: {next.Id}\nevent: {next.Name}\ndata: {next.Data}\n\n");
        await WriteAsync(context, text.ToString()).ConfigureAwait(false);
    }

    private static async Task WriteAsync(HttpContext context, string text)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    // Called under the world's lock: it only queues.
    private void Tell(Change change)
    {
        switch (change)
        {
            case Change.Said said:
                Send("message", () => new JsonObject { ["chat"] = said.Message.Chat.Id, ["message"] = PageJson.Message(said.Message) });
                break;
            case Change.Gone gone:
                Send("deleted", () => new JsonObject { ["chat"] = gone.Message.Chat.Id, ["id"] = gone.Message.PageId });
                break;
            case Change.People:
                Send("people", () => new JsonObject { ["people"] = PageJson.People(_world), ["chats"] = PageJson.Chats(_world, withMessages: false) });
                break;
            case Change.Typing typing:
                Send("typing", () => new JsonObject { ["chat"] = typing.Chat.Id, ["action"] = typing.Action });
                break;
            case Change.Answered { Press: { Answer: { } answer } press }:
                Send("answer", () => new JsonObject { ["personId"] = press.By.Id, ["text"] = answer.Text, ["alert"] = answer.Alert, ["url"] = answer.Url });
                break;
            case Change.Cleared:
                TellReset();
                break;
        }
    }

    private void Send(string name, JsonObject data) => Send(name, () => data);

    private void Send(string name, Func<JsonObject> data)
    {
        lock (_gate)
        {
            if (_readers.Count == 0)
                return;
            var next = new Event(++_last, name, data().ToJsonString(Wire.Json.Compact));
            foreach (var reader in _readers)
            {
                if (!reader.Writer.TryWrite(next))
                    reader.Writer.TryComplete();
            }
        }
    }
}
