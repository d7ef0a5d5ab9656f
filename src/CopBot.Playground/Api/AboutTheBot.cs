using System.Text.Json.Nodes;
using CopBot.Playground.Wire;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>getMe, and the bot's name and descriptions. Languages are not told apart.</summary>
internal static class AboutTheBot
{
    public static void AddTo(MethodTable table)
    {
        table.Add("getMe", request => ChatJson.Me(request.World.Bot));
        table.Add("getMyName", request => new JsonObject { ["name"] = request.World.Bot.FirstName });
        table.Add("getMyDescription", request => new JsonObject { ["description"] = request.World.Bot.Description });
        table.Add("getMyShortDescription", request => new JsonObject { ["short_description"] = request.World.Bot.ShortDescription });
        table.Add("setMyName", request => Set(request, "name", 64, (bot, text) => bot.FirstName = text.Length > 0 ? text : bot.FirstName));
        table.Add("setMyDescription", request => Set(request, "description", 512, (bot, text) => bot.Description = text));
        table.Add("setMyShortDescription", request => Set(request, "short_description", 120, (bot, text) => bot.ShortDescription = text));
    }

    private static JsonNode Set(ApiRequest request, string field, int most, Action<BotAccount, string> set)
    {
        var text = (request.Text(field) ?? "").Trim();
        if (text.Length > most)
            throw Refused.Bad($"the {field.Replace('_', ' ')} is too long: {most} characters at most");
        set(request.World.Bot, text);
        request.World.Tell(new Change.People());
        return true;
    }
}
