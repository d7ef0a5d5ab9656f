using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace CopBot.Playground.Api;

/// <summary>setMessageReaction: bots may set one of the free reactions (core.telegram.org/bots/api#reactiontypeemoji).</summary>
internal static class ReactToMessages
{
    /// <summary>The emoji that Telegram takes as reactions.</summary>
    public static readonly FrozenSet<string> Emoji = (
        "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 "
        + "🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static void AddTo(MethodTable table) => table.Add("setMessageReaction", request =>
    {
        var chat = Reach.ForWriting(request);
        if (chat.Find(request.Integer("message_id") ?? 0) is not { Id: > 0 } message)
            throw Refused.Bad("message to react not found");
        var reactions = request.Array("reaction") ?? [];
        if (reactions.Count > 1)
            throw Refused.Bad("REACTIONS_TOO_MANY");
        request.World.SetReactions(message, request.World.Bot, reactions.Select(One).ToList());
        return true;
    });

    private static string One(JsonNode? node)
    {
        if (node is not JsonObject json || JsonFields.Text(json, "type") != "emoji")
            throw Refused.Bad("the playground serves reactions of the type \"emoji\" only");
        var emoji = JsonFields.Text(json, "emoji") ?? "";
        return Emoji.Contains(emoji) ? emoji : throw Refused.Bad("REACTION_INVALID");
    }
}
