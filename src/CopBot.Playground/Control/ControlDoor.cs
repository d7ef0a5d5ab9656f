using System.Text.Json.Nodes;
using CopBot.Playground.Worlds;
using Microsoft.AspNetCore.Http;

namespace CopBot.Playground.Control;

/// <summary>
/// The page and its control API. Only a page served from here may use it: the host's name must be a loopback one (against DNS
/// rebinding, checked by the server for every request) and a change needs the header X-Playground (against forged requests).
/// </summary>
internal sealed class ControlDoor(PlaygroundServer server, Rehearsal rehearsal, ClockMover mover, EventStream events)
{
    private const string Policy = "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; object-src 'none'; base-uri 'none'; "
        + "form-action 'self'; frame-ancestors 'none'";

    private readonly World _world = server.World;
    private readonly Acts _acts = new(server.World);
    private readonly FileActs _files = new(server.World);
    private readonly InlineActs _inline = new(server.World);

    public async Task HandleAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var path = context.Request.Path.Value ?? "/";
        if (HttpMethods.IsPost(context.Request.Method))
            await PostAsync(context, path).ConfigureAwait(false);
        else if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            await GetAsync(context, path).ConfigureAwait(false);
        else
            context.Response.StatusCode = 405;
    }

    /// <summary>What the page's clock shows.</summary>
    public static JsonObject Clock(PlaygroundServer server, Rehearsal rehearsal) => new()
    {
        ["now"] = PageJson.Time(server.Clock.GetUtcNow()),
        ["nextDue"] = PageJson.Time(server.NextDue?.Invoke()),
        ["frozen"] = server.Clock.Frozen,
        ["speed"] = 1,
        ["busy"] = rehearsal.Busy,
        ["botRunning"] = rehearsal.BotRunning,
    };

    private Task GetAsync(HttpContext context, string path) => path switch
    {
        "/" => PageFiles.ServeAsync(context, "index.html"),
        "/favicon.ico" => PageFiles.ServeAsync(context, "icon.svg"),
        "/play/state" => Http.WriteAsync(context, State()),
        "/play/events" => events.ServeAsync(context),
        "/play/commands" => AnswerAsync(context, () => Task.FromResult<JsonNode>(Commands(context.Request.Query))),
        _ when path.StartsWith("/page/", StringComparison.Ordinal) => PageFiles.ServeAsync(context, path[6..]),
        _ when path.StartsWith("/play/files/", StringComparison.Ordinal) => _files.ServeAsync(context, path[12..]),
        _ => NotFoundAsync(context),
    };

    private Task PostAsync(HttpContext context, string path)
    {
        if (context.Request.Headers["X-Playground"] != "1")
            return Http.WriteAsync(context, Http.Sorry("Only the playground's own page may do that."), 403);
        var stop = context.RequestAborted;
        return path switch
        {
            "/play/act" => WithBodyAsync(context, body => IdleAsync(() => _acts.DoAsync(body, stop))),
            "/play/file" => AnswerAsync(context, async () => await IdleAsync(() => _files.SendAsync(context)).ConfigureAwait(false)),
            "/play/inline" => WithBodyAsync(context, body => _inline.AskAsync(body, stop)),
            "/play/choose" => WithBodyAsync(context, body => Task.FromResult(_inline.Choose(body))),
            "/play/people" => WithBodyAsync(context, body => Task.FromResult(AddPerson(body))),
            "/play/bot" => WithBodyAsync(context, body => Task.FromResult(SetBot(body))),
            "/play/flood" => WithBodyAsync(context, body => Task.FromResult(SetFlood(body))),
            "/play/upgrade" => WithBodyAsync(context, body => Task.FromResult(Upgrade(body))),
            "/play/clock" => WithBodyAsync(context, body => MoveClockAsync(body, stop)),
            // These two go on when the page hangs up half-way: a world half set up is no use.
            "/play/reset" => AnswerAsync(context, () => DoneAsync(rehearsal.StartOverAsync(CancellationToken.None))),
            "/play/example" => AnswerAsync(context, () => DoneAsync(rehearsal.LoadExampleAsync(CancellationToken.None))),
            _ => NotFoundAsync(context),
        };
    }

    private JsonObject State()
    {
        var state = Clock(server, rehearsal);
        lock (_world.Gate)
        {
            var bot = _world.Bot;
            state.Insert(0, "bot", new JsonObject { ["id"] = bot.Id, ["name"] = bot.Name, ["username"] = bot.Username });
            state["canStartOver"] = true;
            state["people"] = PageJson.People(_world);
            state["chats"] = PageJson.Chats(_world, withMessages: true);
        }

        state["floodLimits"] = server.Flood is not null;
        return state;
    }

    private JsonArray Commands(IQueryCollection query)
    {
        var wanted = new Wanted(_world, name => query[name].ToString());
        lock (_world.Gate)
        {
            return [.. _world.Menus.For(wanted.Chat(), wanted.As)
                .Select(c => new JsonObject { ["command"] = c.Command, ["description"] = c.Description })];
        }
    }

    private JsonObject AddPerson(JsonObject body)
    {
        var wanted = new Wanted(_world, body);
        var name = (wanted.Text("firstName") ?? "").Trim();
        World.Require(name.Length is > 0 and <= 64, "Give a first name of up to 64 letters.");
        lock (_world.Gate)
        {
            var group = _world.Chats.FirstOrDefault(c => c.IsGroup && c.MigratedTo is null) ?? throw new NotPossibleException("There is no group here.");
            var last = wanted.Text("lastName")?.Trim();
            var person = _world.AddPerson(name, string.IsNullOrEmpty(last) ? null : last);
            _world.Join(group, person, _world.Owner(group) as Person);
            if (wanted.Flag("facilitator"))
                _world.SetAdmin(group, person, admin: true);
            var done = Http.Ok();
            done["id"] = person.Id;
            return done;
        }
    }

    private JsonObject SetBot(JsonObject body)
    {
        var wanted = new Wanted(_world, body);
        lock (_world.Gate)
        {
            var group = wanted.Chat();
            var by = _world.Owner(group) as Person ?? throw new NotPossibleException("The group has no administrator.");
            if (!wanted.Flag("in"))
                _world.RemoveBot(group, by);
            else if (!group.BotIn)
                _world.AddBotTo(group, by, wanted.Flag("admin"));
            else
                _world.SetBotAdmin(group, wanted.Flag("admin"), by);
        }

        return Http.Ok();
    }

    private JsonObject SetFlood(JsonObject body)
    {
        server.Flood = new Wanted(_world, body).Flag("on") ? new Api.FloodLimits() : null;
        return Http.Ok();
    }

    private JsonObject Upgrade(JsonObject body)
    {
        var done = Http.Ok();
        done["chat"] = _world.Upgrade(new Wanted(_world, body).Chat()).Id;
        return done;
    }

    private async Task<JsonObject> MoveClockAsync(JsonObject body, CancellationToken stop)
    {
        var by = new Wanted(_world, body).Text("by");
        var now = server.Clock.GetUtcNow();
        var target = by switch
        {
            "hour" => now.AddHours(1),
            "day" => now.AddDays(1),
            "next" => server.NextDue?.Invoke() ?? throw new NotPossibleException("Nothing is due."),
            _ => throw new NotPossibleException("Move the clock by an hour, a day, or to the next thing due."),
        };
        await rehearsal.WhileBusyAsync(() => mover.MoveToAsync(target, stop), stop).ConfigureAwait(false);
        var done = Clock(server, rehearsal);
        done.Insert(0, "ok", true);
        return done;
    }

    private Task<JsonObject> IdleAsync(Func<Task<JsonObject>> act) =>
        rehearsal.Busy ? throw new NotPossibleException("One moment: the playground is busy.") : act();

    private static async Task<JsonNode> DoneAsync(Task work)
    {
        await work.ConfigureAwait(false);
        return Http.Ok();
    }

    private static Task WithBodyAsync(HttpContext context, Func<JsonObject, Task<JsonObject>> act) =>
        AnswerAsync(context, async () => await act(await Http.ReadAsync(context).ConfigureAwait(false)).ConfigureAwait(false));

    private static async Task AnswerAsync(HttpContext context, Func<Task<JsonNode>> act)
    {
        JsonNode answer;
        try
        {
            answer = await act().ConfigureAwait(false);
        }
        catch (NotPossibleException refusal)
        {
            answer = Http.Sorry(refusal.Message);
        }

        await Http.WriteAsync(context, answer).ConfigureAwait(false);
    }

    private static Task NotFoundAsync(HttpContext context) => Http.WriteAsync(context, Http.Sorry("There is nothing at this address."), 404);
}
