using System.Text.Json.Nodes;
using CopBot.Playground.Wire;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Api;

/// <summary>getChat, getChatAdministrators, getChatMember, getChatMemberCount, leaveChat.</summary>
internal static class ReadChats
{
    public static void AddTo(MethodTable table)
    {
        table.Add("getChat", request => ChatJson.FullInfo(Reach.ForReading(request)));
        table.Add("getChatAdministrators", request =>
        {
            var chat = Group(request, "there are no administrators in the private chat");
            return new JsonArray([.. chat.Roll.Where(r => Chat.Leads(r.Standing)).OrderByDescending(r => r.Standing).Select(r => (JsonNode)Member(chat, r.Id, r.Standing))]);
        });
        table.Add("getChatMember", Find);
        table.Add("getChatMemberCount", request =>
        {
            var chat = Reach.ForReading(request);
            return chat.Kind == ChatKind.Private ? 2 : chat.Roll.Count(r => Chat.IsIn(r.Standing));
        });
        table.Add("leaveChat", request =>
        {
            request.World.BotLeaves(Group(request, "chat member status can't be changed in private chats"));
            return true;
        });
    }

    private static JsonNode Find(ApiRequest request)
    {
        var chat = Reach.ForReading(request);
        var account = request.World.FindAccount(request.Number("user_id") ?? 0) ?? throw Refused.Bad("user not found");
        if (chat.Kind == ChatKind.Private)
            return account == request.World.Bot || account == chat.Person ? ChatJson.Member(account, Standing.Member) : throw Refused.Bad("user not found");
        return ChatJson.Member(account, chat.StandingOf(account));
    }

    private static JsonObject Member(Chat chat, long id, Standing standing) => ChatJson.Member(chat.World.FindAccount(id)!, standing);

    private static Chat Group(ApiRequest request, string otherwise)
    {
        var chat = Reach.ForReading(request);
        return chat.IsGroup ? chat : throw Refused.Bad(otherwise);
    }
}
