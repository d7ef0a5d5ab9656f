using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>setMyCommands, getMyCommands, deleteMyCommands, in all scopes (core.telegram.org/bots/api#botcommandscope).</summary>
internal static class CommandMenuMethods
{
    private const int MostCommands = 100;
    private const int MostDescription = 256;

    public static void AddTo(MethodTable table)
    {
        table.Add("setMyCommands", request =>
        {
            var commands = (request.Array("commands") ?? throw Refused.Bad("commands is empty")).Select(Command).ToImmutableArray();
            if (commands.Length > MostCommands)
                throw Refused.Bad("BOT_COMMANDS_TOO_MUCH");
            request.World.Menus.Set(Scope(request), Language(request), commands);
            request.World.Tell(new Change.People());
            return true;
        });
        table.Add("deleteMyCommands", request =>
        {
            request.World.Menus.Remove(Scope(request), Language(request));
            request.World.Tell(new Change.People());
            return true;
        });
        table.Add("getMyCommands", request => new JsonArray([.. request.World.Menus.Get(Scope(request), Language(request)).Select(Write)]));
    }

    private static MenuCommand Command(JsonNode? node)
    {
        if (node is not JsonObject json)
            throw Refused.Bad("can't parse bot command: expected an Object");
        var name = JsonFields.Text(json, "command") ?? "";
        if (name.Length is 0 or > 32 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            throw Refused.Bad("BOT_COMMAND_INVALID");
        var description = (JsonFields.Text(json, "description") ?? "").Trim();
        return description.Length is 0 or > MostDescription
            ? throw Refused.Bad("BOT_COMMAND_DESCRIPTION_INVALID")
            : new MenuCommand(name, description, JsonFields.Flag(json, "is_ephemeral"));
    }

    private static JsonNode Write(MenuCommand command)
    {
        var json = new JsonObject { ["command"] = command.Command, ["description"] = command.Description };
        if (command.Ephemeral)
            json["is_ephemeral"] = true;
        return json;
    }

    private static string Language(ApiRequest request) => request.Text("language_code") ?? "";

    private static MenuScope Scope(ApiRequest request)
    {
        if (request.Object("scope") is not { } json)
            return new MenuScope("default");
        var type = JsonFields.Text(json, "type") ?? "";
        switch (type)
        {
            case "default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators":
                return new MenuScope(type);
            case "chat" or "chat_administrators":
                return new MenuScope(type, ChatOf(request, json));
            case "chat_member":
                return new MenuScope(type, ChatOf(request, json), JsonFields.Number(json, "user_id") ?? throw Refused.Bad("user_id is empty"));
            default:
                throw Refused.Bad("can't parse BotCommandScope: unsupported type specified");
        }
    }

    private static long ChatOf(ApiRequest request, JsonObject scope)
    {
        var inner = new ApiRequest(request.World, request.Method, new Dictionary<string, string> { ["chat_id"] = scope["chat_id"]?.ToString() ?? "" }, request.Uploads);
        return Reach.ForReading(inner).Id;
    }
}
