using System.Collections.Immutable;

namespace CopBot.Playground.Worlds;

/// <summary>One line of a command menu.</summary>
public sealed record MenuCommand(string Command, string Description, bool Ephemeral);

/// <summary>For whom a menu is: the type of BotCommandScope, with the chat and person that some types name.</summary>
internal readonly record struct MenuScope(string Type, long ChatId = 0, long UserId = 0);

/// <summary>The bot's command menus, by scope and language.</summary>
internal sealed class CommandMenus
{
    private readonly Dictionary<(MenuScope Scope, string Language), ImmutableArray<MenuCommand>> _menus = [];

    public void Set(MenuScope scope, string language, ImmutableArray<MenuCommand> commands) => _menus[(scope, language)] = commands;

    public void Remove(MenuScope scope, string language) => _menus.Remove((scope, language));

    public ImmutableArray<MenuCommand> Get(MenuScope scope, string language) => _menus.GetValueOrDefault((scope, language), []);

    public void Clear() => _menus.Clear();

    /// <summary>
    /// What a person sees in a chat: the first menu found in the order that
    /// core.telegram.org/bots/api#determining-list-of-commands gives.
    /// </summary>
    public ImmutableArray<MenuCommand> For(Chat chat, Person person)
    {
        foreach (var scope in Scopes(chat, person))
        {
            foreach (var language in (string[])[person.Language, ""])
            {
                if (_menus.TryGetValue((scope, language), out var commands))
                    return commands;
            }
        }

        return [];
    }

    private static IEnumerable<MenuScope> Scopes(Chat chat, Person person)
    {
        if (chat.Kind == ChatKind.Private)
        {
            yield return new MenuScope("chat", chat.Id);
            yield return new MenuScope("all_private_chats");
        }
        else
        {
            var leads = Chat.Leads(chat.StandingOf(person));
            yield return new MenuScope("chat_member", chat.Id, person.Id);
            if (leads)
                yield return new MenuScope("chat_administrators", chat.Id);
            yield return new MenuScope("chat", chat.Id);
            if (leads)
                yield return new MenuScope("all_chat_administrators");
            yield return new MenuScope("all_group_chats");
        }

        yield return new MenuScope("default");
    }
}
