using System.Text.Json.Nodes;
using CopBot.Playground.Worlds;

namespace CopBot.Playground.Wire;

/// <summary>Writes accounts, chats and memberships as the Bot API's User, Chat, ChatFullInfo, ChatMember, ….</summary>
internal static class ChatJson
{
    public static JsonObject User(Account account)
    {
        var json = new JsonObject { ["id"] = account.Id, ["is_bot"] = account.IsBot, ["first_name"] = account.FirstName };
        if (account.LastName is not null)
            json["last_name"] = account.LastName;
        if (account.Username is not null)
            json["username"] = account.Username;
        if (account is Person person)
            json["language_code"] = person.Language;
        return json;
    }

    public static JsonObject Me(BotAccount bot)
    {
        var json = User(bot);
        json["can_join_groups"] = true;
        json["can_read_all_group_messages"] = bot.SeesAllMessages;
        json["supports_guest_queries"] = false;
        json["supports_inline_queries"] = bot.AnswersInline;
        json["can_connect_to_business"] = false;
        json["has_main_web_app"] = false;
        json["has_topics_enabled"] = false;
        json["allows_users_to_create_topics"] = false;
        json["can_manage_bots"] = false;
        json["supports_join_request_queries"] = false;
        return json;
    }

    public static string TypeOf(Chat chat) => chat.Kind switch
    {
        ChatKind.Private => "private",
        ChatKind.Group => "group",
        ChatKind.Supergroup => "supergroup",
        _ => throw new InvalidOperationException("Unknown kind of chat"),
    };

    public static JsonObject Chat(Chat chat)
    {
        var json = new JsonObject { ["id"] = chat.Id };
        if (chat.Person is { } person)
        {
            json["first_name"] = person.FirstName;
            if (person.LastName is not null)
                json["last_name"] = person.LastName;
            if (person.Username is not null)
                json["username"] = person.Username;
        }
        else
        {
            json["title"] = chat.Title;
            if (chat.Username is not null)
                json["username"] = chat.Username;
            if (chat.IsForum)
                json["is_forum"] = true;
        }

        json["type"] = TypeOf(chat);
        return json;
    }

    public static JsonObject FullInfo(Chat chat)
    {
        var json = Chat(chat);
        json["accent_color_id"] = 3;
        json["max_reaction_count"] = 11;
        json["accepted_gift_types"] = new JsonObject
        {
            ["unlimited_gifts"] = false,
            ["limited_gifts"] = false,
            ["unique_gifts"] = false,
            ["premium_subscription"] = false,
            ["gifts_from_channels"] = false,
        };
        if (chat.IsGroup)
            json["permissions"] = Permissions();
        if (chat.Pins.LastOrDefault() is { } pinned)
            json["pinned_message"] = MessageJson.Of(pinned, nested: true);
        return json;
    }

    public static JsonObject Member(Account account, Standing standing)
    {
        var json = new JsonObject { ["user"] = User(account), ["status"] = StatusOf(standing) };
        if (standing == Standing.Administrator)
        {
            foreach (var right in Rights)
                json[right] = right is not ("can_promote_members" or "is_anonymous");
            json["can_be_edited"] = false;
        }
        else if (standing == Standing.Creator)
        {
            json["is_anonymous"] = false;
        }
        else if (standing == Standing.Kicked)
        {
            json["until_date"] = 0;
        }

        return json;
    }

    public static JsonObject MemberChange(Chat chat, Account by, Account account, Standing was, Standing now, DateTimeOffset at) => new()
    {
        ["chat"] = Chat(chat),
        ["from"] = User(by),
        ["date"] = at.ToUnixTimeSeconds(),
        ["old_chat_member"] = Member(account, was),
        ["new_chat_member"] = Member(account, now),
    };

    public static JsonObject ReactionChange(Message message, Person by, IEnumerable<string> was, IEnumerable<string> now, DateTimeOffset at) => new()
    {
        ["chat"] = Chat(message.Chat),
        ["message_id"] = message.Id,
        ["user"] = User(by),
        ["date"] = at.ToUnixTimeSeconds(),
        ["old_reaction"] = Reactions(was),
        ["new_reaction"] = Reactions(now),
    };

    private static readonly string[] Rights =
    [
        "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
        "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories", "can_pin_messages",
        "can_manage_topics", "can_manage_tags", "can_send_welcome_messages",
    ];

    private static string StatusOf(Standing standing) => standing switch
    {
        Standing.Left => "left",
        Standing.Kicked => "kicked",
        Standing.Member => "member",
        Standing.Administrator => "administrator",
        Standing.Creator => "creator",
        _ => throw new InvalidOperationException("Unknown standing"),
    };

    private static JsonArray Reactions(IEnumerable<string> emoji) =>
        [.. emoji.Select(e => new JsonObject { ["type"] = "emoji", ["emoji"] = e })];

    private static JsonObject Permissions()
    {
        var json = new JsonObject();
        foreach (var name in (string[])
        [
            "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos", "can_send_video_notes",
            "can_send_voice_notes", "can_send_polls", "can_send_other_messages", "can_add_web_page_previews", "can_react_to_messages",
            "can_edit_tag", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
        ])
            json[name] = name is not ("can_change_info" or "can_pin_messages" or "can_manage_topics");
        return json;
    }
}
