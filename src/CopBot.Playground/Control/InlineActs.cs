using System.Text.Json.Nodes;
using CopBot.Playground.Markup;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Control;

/// <summary>POST /play/inline and /play/choose: the bot asked by its name in any chat.</summary>
internal sealed class InlineActs(World world)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // What each person was offered last, page after page, so that a choice finds its result.
    private readonly Dictionary<long, Offer> _offers = [];

    private sealed record Offer(InlineAsk Ask, List<InlineResult> Results);

    public async Task<JsonObject> AskAsync(JsonObject body, CancellationToken cancellation)
    {
        var wanted = new Wanted(world, body);
        var query = wanted.Text("query") ?? "";
        var offset = wanted.Text("offset") ?? "";
        var ask = world.Inline(wanted.As, query, offset, wanted.Chat());
        InlineAnswer answer;
        try
        {
            answer = await ask.Answered.WaitAsync(Patience, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return Http.Sorry($"{world.Bot.Name} did not answer within ten seconds.");
        }

        Keep(ask, offset, answer);
        var done = Http.Ok();
        done["results"] = new JsonArray([.. answer.Results.Select(r => (JsonNode)new JsonObject
        {
            ["id"] = r.Id,
            ["type"] = r.Type,
            ["title"] = r.Title ?? r.File?.Name,
            ["description"] = r.Description,
            ["html"] = HtmlWriter.ForPage(r.Content),
        })]);
        done["nextOffset"] = answer.NextOffset;
        return done;
    }

    public JsonObject Choose(JsonObject body)
    {
        var wanted = new Wanted(world, body);
        lock (world.Gate)
        {
            var offer = _offers.GetValueOrDefault(wanted.As.Id);
            var result = offer?.Results.Find(r => r.Id == wanted.Text("resultId"));
            if (offer is null || result is null || offer.Ask.Query != (wanted.Text("query") ?? ""))
                throw new NotPossibleException("That is no longer on offer. Type the words again.");
            world.ChooseInline(wanted.As, wanted.Chat(), offer.Ask, result);
        }

        return Http.Ok();
    }

    private void Keep(InlineAsk ask, string offset, InlineAnswer answer)
    {
        lock (world.Gate)
        {
            var more = offset.Length > 0 && _offers.TryGetValue(ask.By.Id, out var before) && before.Ask.Query == ask.Query ? before.Results : [];
            _offers[ask.By.Id] = new Offer(ask, [.. more, .. answer.Results]);
        }
    }
}
