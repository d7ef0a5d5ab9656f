using System.Globalization;
using System.Text.Json.Nodes;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Control;

/// <summary>POST /play/act: one of the people does something.</summary>
internal sealed class Acts(World world)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="NotPossibleException">It can't be done; the message says why.</exception>
    public async Task<JsonObject> DoAsync(JsonObject body, CancellationToken cancellation)
    {
        var wanted = new Wanted(world, body);
        switch (wanted.Text("do"))
        {
            case "press":
                return await PressAsync(wanted, cancellation).ConfigureAwait(false);
            case "say":
                return Done(world.Say(wanted.As, wanted.Chat(), wanted.Text("text") ?? "", wanted.ReplyTo, wanted.Topic));
            case "edit":
                return Done(world.Edit(wanted.Message(), wanted.Text("text") ?? "", wanted.As));
            case "start":
                return Done(world.Start(wanted.As, wanted.Text("text") is { Length: > 0 } payload ? payload : null));
            case "forward":
                return Done(world.Forward(wanted.As, wanted.Message(), wanted.Chat("toChat")));
            default:
                Quietly(wanted, body);
                return Http.Ok();
        }
    }

    private void Quietly(Wanted wanted, JsonObject body)
    {
        switch (wanted.Text("do"))
        {
            case "delete":
                world.Delete(wanted.Message(), wanted.As);
                break;
            case "react":
                Toggle(wanted.As, wanted.Message(), wanted.Text("emoji"));
                break;
            case "vote":
                world.Vote(wanted.As, wanted.Message(), Options(body));
                break;
            case "add-option":
                world.AddOption(wanted.As, wanted.Message(), wanted.Text("text") ?? "");
                break;
            case "block":
                world.Block(wanted.As);
                break;
            case "unblock":
                world.Unblock(wanted.As);
                break;
            case "join":
                world.Join(wanted.Chat(), wanted.As);
                break;
            case "leave":
                world.Leave(wanted.Chat(), wanted.As);
                break;
            case "remove":
                world.Remove(wanted.Chat(), wanted.Person("person"), wanted.As);
                break;
            case "promote":
                world.SetAdmin(wanted.Chat(), wanted.Person("person"), admin: true, wanted.As);
                break;
            case "demote":
                world.SetAdmin(wanted.Chat(), wanted.Person("person"), admin: false, wanted.As);
                break;
            case "rename":
                world.Rename(wanted.Chat(), wanted.Text("text") ?? "", wanted.As);
                break;
            default:
                throw new NotPossibleException("The playground does not know how to do that.");
        }
    }

    private async Task<JsonObject> PressAsync(Wanted wanted, CancellationToken cancellation)
    {
        var message = wanted.Message();
        var named = wanted.Text("data") is { Length: > 0 } data ? data : wanted.Text("label") ?? "";
        var press = world.Press(wanted.As, message, named);
        try
        {
            var answer = await press.Answered.WaitAsync(Patience, cancellation).ConfigureAwait(false);
            var done = Http.Ok();
            done["answer"] = PageJson.Answer(answer);
            return done;
        }
        catch (TimeoutException)
        {
            return Http.Sorry($"{world.Bot.Name} did not answer within ten seconds.");
        }
    }

    // In Telegram's apps a second tap on one's own reaction takes it back.
    private void Toggle(Person person, Message message, string? emoji)
    {
        var has = message.Reactions.Any(r => r.By == person && r.Emoji == emoji);
        world.React(person, message, has || string.IsNullOrEmpty(emoji) ? null : emoji);
    }

    private static int[] Options(JsonObject body) => body["options"] is JsonArray array
        ? [.. array.Select(n => int.TryParse(n?.ToString(), CultureInfo.InvariantCulture, out var option) ? option : -1)]
        : [];

    private static JsonObject Done(Message message)
    {
        var done = Http.Ok();
        done["message"] = message.PageId;
        return done;
    }
}
