using System.Text.Json.Nodes;
using CopBot.Playground.Wire;

namespace CopBot.Playground.Worlds;

/// <content>People and groups, and who is in which.</content>
public sealed partial class World
{
    /// <param name="username">Without the @.</param>
    /// <param name="language">An IETF tag, as Telegram gives it in User.language_code.</param>
    public Person AddPerson(string firstName, string? lastName = null, string? username = null, string language = "en")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(firstName);
        lock (Gate)
        {
            var person = new Person(FreshId(100_000_000, 7_999_999_999), firstName, lastName, username, language);
            PeopleById[person.Id] = person;
            ChatsById[person.Id] = new Chat(this, person.Id, ChatKind.Private, person.Name) { Person = person, Username = username };
            Tell(new Change.People());
            return person;
        }
    }

    /// <summary>Makes a supergroup. The first administrator is its owner. Nobody is told: the bot is not in it yet.</summary>
    public Chat AddSupergroup(string title, IEnumerable<Person> admins, IEnumerable<Person>? members = null, bool forum = false, string? username = null) =>
        AddChat(ChatKind.Supergroup, title, admins, members, forum, username);

    /// <summary>Makes a basic group, which may be upgraded to a supergroup.</summary>
    public Chat AddGroup(string title, IEnumerable<Person> admins, IEnumerable<Person>? members = null) =>
        AddChat(ChatKind.Group, title, admins, members, forum: false, username: null);

    public Topic AddTopic(Chat chat, string name, Person? by = null)
    {
        ArgumentNullException.ThrowIfNull(chat);
        lock (Gate)
        {
            if (!chat.IsForum)
                throw new NotPossibleException("This group has no topics.");
            var note = new ServiceNote($"Topic “{name}” was made", "forum_topic_created")
            {
                Value = new JsonObject { ["name"] = name, ["icon_color"] = 7322096 },
            };
            Topic? topic = null;
            Post(chat, by ?? Owner(chat), m =>
            {
                topic = new Topic(m.Id, name);
                chat.TopicList.Add(topic);
                m.Topic = topic;
                m.Service = note;
            });
            return topic!;
        }
    }

    /// <summary>A person's private chat with the bot, there from the beginning but empty until they start it.</summary>
    public Chat PrivateChat(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        lock (Gate)
            return ChatsById[person.Id];
    }

    public void AddBotTo(Chat group, Person by, bool asAdmin = false)
    {
        ArgumentNullException.ThrowIfNull(group);
        lock (Gate)
        {
            Require(group.IsGroup, "The bot can be added to groups only.");
            Require(Chat.IsIn(group.StandingOf(by)), "Only a member can add the bot.");
            Require(!group.BotIn, "The bot is in the group already.");
            MoveMember(group, Bot, asAdmin ? Standing.Administrator : Standing.Member, by);
            PostService(group, by, new ServiceNote($"{by.Name} added {Bot.Name}", "new_chat_members") { Value = new JsonArray(ChatJson.User(Bot)) });
        }
    }

    /// <summary>Removes the bot. In a basic group it still hears of it in a message; in a supergroup by my_chat_member alone.</summary>
    public void RemoveBot(Chat group, Person by)
    {
        ArgumentNullException.ThrowIfNull(group);
        lock (Gate)
        {
            Require(group.IsGroup && group.BotIn, "The bot is not in this group.");
            Require(Chat.Leads(group.StandingOf(by)), "Only an administrator can remove the bot.");
            var note = new ServiceNote($"{by.Name} removed {Bot.Name}", "left_chat_member") { Value = ChatJson.User(Bot) };
            if (group.Kind == ChatKind.Group)
                PostService(group, by, note);
            MoveMember(group, Bot, Standing.Kicked, by);
            if (group.Kind != ChatKind.Group)
                PostService(group, by, note);
        }
    }

    public void SetBotAdmin(Chat group, bool admin, Person by)
    {
        ArgumentNullException.ThrowIfNull(group);
        lock (Gate)
        {
            Require(group.IsGroup && group.BotIn, "The bot is not in this group.");
            Require(Chat.Leads(group.StandingOf(by)), "Only an administrator can change that.");
            MoveMember(group, Bot, admin ? Standing.Administrator : Standing.Member, by);
        }
    }

    public void SetAdmin(Chat group, Person person, bool admin, Person? by = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        lock (Gate)
        {
            Require(Chat.IsIn(group.StandingOf(person)), $"{person.FirstName} is not in this group.");
            MoveMember(group, person, admin ? Standing.Administrator : Standing.Member, by ?? Owner(group));
        }
    }

    /// <summary>A person comes in by themselves, or is added by another.</summary>
    public void Join(Chat group, Person person, Person? by = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        lock (Gate)
        {
            Require(group.IsGroup, "Only groups can be joined.");
            Require(!Chat.IsIn(group.StandingOf(person)), $"{person.FirstName} is in the group already.");
            MoveMember(group, person, Standing.Member, by ?? person);
            var sentence = by is null ? $"{person.Name} joined the group" : $"{by.Name} added {person.Name}";
            PostService(group, by ?? person, new ServiceNote(sentence, "new_chat_members") { Value = new JsonArray(ChatJson.User(person)) });
        }
    }

    public void Leave(Chat group, Person person)
    {
        ArgumentNullException.ThrowIfNull(group);
        Depart(group, person, person, Standing.Left);
    }

    public void Remove(Chat group, Person person, Person by)
    {
        ArgumentNullException.ThrowIfNull(group);
        Require(Chat.Leads(group.StandingOf(by)), "Only an administrator can remove people.");
        Depart(group, person, by, Standing.Kicked);
    }

    public void Rename(Chat group, string title, Person? by = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        lock (Gate)
        {
            group.Title = title;
            PostService(group, by ?? Owner(group), new ServiceNote($"The group is now called “{title}”", "new_chat_title") { Value = title });
            Tell(new Change.People());
        }
    }

    /// <summary>
    /// Makes a supergroup of a basic group, as Telegram does: a message with migrate_to_chat_id in the old one, one with
    /// migrate_from_chat_id in the new; calls to the old id are refused from then on.
    /// </summary>
    /// <param name="withMembership">Also tells the bot of its change of membership in both.</param>
    public Chat Upgrade(Chat group, bool withMembership = false)
    {
        ArgumentNullException.ThrowIfNull(group);
        lock (Gate)
        {
            Require(group.Kind == ChatKind.Group && group.MigratedTo is null, "Only a basic group can be upgraded.");
            var owner = Owner(group);
            var next = new Chat(this, FreshGroupId(ChatKind.Supergroup), ChatKind.Supergroup, group.Title);
            ChatsById[next.Id] = next;
            foreach (var (id, standing) in group.Roll)
                next.Place(FindAccount(id)!, standing);
            PostService(group, owner, new ServiceNote("The group became a supergroup", "migrate_to_chat_id") { Value = next.Id });
            PostService(next, owner, new ServiceNote("The group became a supergroup", "migrate_from_chat_id") { Value = group.Id });
            if (withMembership && group.BotIn)
            {
                var was = group.StandingOf(Bot);
                Notify("my_chat_member", ChatJson.MemberChange(group, owner, Bot, was, Standing.Left, Now), group.Id);
                Notify("my_chat_member", ChatJson.MemberChange(next, owner, Bot, Standing.Left, was, Now), next.Id);
            }

            group.MigratedTo = next;
            Tell(new Change.People());
            return next;
        }
    }

    internal void BotLeaves(Chat group)
    {
        MoveMember(group, Bot, Standing.Left, Bot);
        PostService(group, Bot, new ServiceNote($"{Bot.Name} left the group", "left_chat_member") { Value = ChatJson.User(Bot) });
    }

    internal Account Owner(Chat group) =>
        group.Roll.Where(r => r.Standing == Standing.Creator).Select(r => FindAccount(r.Id)).FirstOrDefault()
        ?? group.Roll.Where(r => Chat.Leads(r.Standing)).Select(r => FindAccount(r.Id)).FirstOrDefault()
        ?? Bot;

    internal static void Require(bool possible, string sentence)
    {
        if (!possible)
            throw new NotPossibleException(sentence);
    }

    private Chat AddChat(ChatKind kind, string title, IEnumerable<Person> admins, IEnumerable<Person>? members, bool forum, string? username)
    {
        ArgumentNullException.ThrowIfNull(admins);
        lock (Gate)
        {
            var chat = new Chat(this, FreshGroupId(kind), kind, title) { IsForum = forum, Username = username };
            // General is there in every forum; Telegram's clients know it as topic 1, the API names no thread for it.
            foreach (var person in members ?? [])
                chat.Place(person, Standing.Member);
            var first = true;
            foreach (var person in admins)
            {
                chat.Place(person, first ? Standing.Creator : Standing.Administrator);
                first = false;
            }

            chat.LastMessageId = kind == ChatKind.Supergroup ? 1 : 0;
            ChatsById[chat.Id] = chat;
            Tell(new Change.People());
            return chat;
        }
    }

    private void Depart(Chat group, Person person, Person by, Standing standing)
    {
        lock (Gate)
        {
            Require(Chat.IsIn(group.StandingOf(person)), $"{person.FirstName} is not in this group.");
            var sentence = by == person ? $"{person.Name} left the group" : $"{by.Name} removed {person.Name}";
            PostService(group, by, new ServiceNote(sentence, "left_chat_member") { Value = ChatJson.User(person) });
            MoveMember(group, person, standing, by);
        }
    }

    private void MoveMember(Chat group, Account account, Standing standing, Account by)
    {
        var was = group.StandingOf(account);
        if (was == standing)
            return;
        group.Place(account, standing);
        var change = ChatJson.MemberChange(group, by, account, was, standing, Now);
        if (account == Bot)
            Notify("my_chat_member", change, group.Id);
        else if (group.BotIsAdmin)
            Notify("chat_member", change, group.Id);
        Tell(new Change.People());
    }

    private long FreshGroupId(ChatKind kind) => kind == ChatKind.Supergroup
        ? -1_000_000_000_000 - FreshId(1_500_000_000, 2_999_999_999)
        : -FreshId(400_000_000, 999_999_999);

    private long FreshId(long least, long most)
    {
        while (true)
        {
            var id = _ids.NextInt64(least, most);
            if (!PeopleById.ContainsKey(id) && !ChatsById.ContainsKey(-id) && id != Bot.Id)
                return id;
        }
    }
}
