using System.Text.Json.Serialization;
using CopBot.Conversation;

namespace CopBot.Tests.Robustness;

/// <summary>What the scripted feature answers to each command, press and errand.</summary>
internal sealed class Script
{
    public Dictionary<string, Func<string, Reply>> Commands { get; } = new(StringComparer.Ordinal);

    public Func<int, Reply> Press { get; set; } = number => Reply.Toast($"pressed {number}");

    public Func<int, CancellationToken, Task<string>> Errand { get; set; } = (number, _) => Task.FromResult($"brought {number}");

    public Func<string, Reply> Brought { get; set; } = result => Reply.Of(new Say(Html.Of(result), Keyboard.None) { Where = new Place(People.Group) });

    public Func<Incoming, Reply> Event { get; set; } = _ => Reply.None;

    /// <summary>Says back what follows the command.</summary>
    public static Script Echo()
    {
        var script = new Script();
        script.Commands["say"] = text => Reply.Say(Html.Of(text));
        return script;
    }
}

internal sealed record ScriptPress(int Number);

internal sealed record ScriptErrand(int Number);

[JsonSerializable(typeof(ScriptErrand))]
internal sealed partial class ScriptJson : JsonSerializerContext;

/// <summary>A room whose every answer is the test's.</summary>
internal sealed class ScriptedFeature(Script script) : IFeature
{
    public string Name => "script";

    public void Map(RouteBuilder routes)
    {
        foreach (var name in script.Commands.Keys)
            routes.Command<Scripted>(name, $"Says {name}", HelpGroup.You, needsCommunity: false);
        routes.Press<Scripted, ScriptPress>("p");
        routes.Errand<ScriptErrand, string, Scripted, Scripted>("e", ScriptJson.Default);
        routes.Event<Scripted, ReachChanged>();
    }

    public void Load()
    {
    }

    public void Move(ChatId from, ChatId to) => script.Event(new ChatMoved(from, to));

    public void Merge(CommunityId from, CommunityId into)
    {
    }

    public void Erase(CommunityId community)
    {
    }

    public IEnumerable<HeldData> Held(PersonId person) => [];

    public Forgetting BeforeForgetting(PersonId person) => Forgetting.Nothing;

    public void Forget(PersonId person)
    {
    }
}

internal sealed class Scripted(Script script)
    : IHandle<Called>, IHandle<Press<ScriptPress>>, IRun<ScriptErrand, string>, IHandle<Brought<ScriptErrand, string>>, IHandle<ReachChanged>
{
    public Reply Handle(Called what, Scene scene) => script.Commands[what.Command.Name](what.Arguments);

    public Reply Handle(Press<ScriptPress> what, Scene scene) => script.Press(what.Payload.Number);

    public Task<string> RunAsync(ScriptErrand errand, CancellationToken cancellationToken) => script.Errand(errand.Number, cancellationToken);

    public Reply Handle(Brought<ScriptErrand, string> what, Scene scene) => script.Brought(what.Result);

    public Reply Handle(ReachChanged what, Scene scene) => script.Event(what);
}

/// <summary>Who writes in these tests, and what they write.</summary>
internal static class People
{
    public static ChatId Group { get; } = new(-1001234567890);

    public static Person Ann { get; } = new(new PersonId(501), "Ann");

    public static Chat GroupChat { get; } = new(Group, ChatKind.Supergroup, "Group");

    public static Chat PrivateOf(Person person) => new(person.Id.PrivateChat, ChatKind.Private, person.Name);

    public static Chat OtherGroup(int number) => new(new ChatId(-1002000000000 - number), ChatKind.Supergroup, $"Group {number}");

    /// <summary>A command in a chat, as the update with this number.</summary>
    public static Said Says(int update, string command, Chat? chat = null)
    {
        var words = command.Split(' ', 2);
        return new Said(Ann, chat ?? GroupChat, new MessageId(update), "/" + command)
        {
            Update = new UpdateId(update),
            Command = new Command(words[0], words is [_, var rest] ? rest : ""),
        };
    }

    public static Pressed Presses(int update, string data, MessageId? message = null) =>
        new(Ann, GroupChat, $"press{update}", data) { Update = new UpdateId(update), Message = message };
}
