using CopBot.Conversation;
using CopBot.Tests.Transport.Support;
using CopBot.Transport;
using Microsoft.Extensions.Options;

namespace CopBot.Tests.Transport;

public sealed class CommandMenusTests
{
    private static readonly CommandRoute[] _routes =
    [
        Route("me") with { Group = HelpGroup.You, Where = Where.InPrivate },
        Route("find") with { Group = HelpGroup.Library },
        Route("share") with { Group = HelpGroup.Library, Where = Where.InGroup },
        Route("settings") with { Group = HelpGroup.Community, Needs = Role.Facilitator, Where = Where.InGroup },
        Route("export") with { Group = HelpGroup.Library, Needs = Role.Core },
        Route("secret") with { IsHidden = true },
    ];

    [Fact]
    public void Menus_ShowEachWhatTheyCanUse() => Assert.Equal(
        [
            ("Default", "find"),
            ("AllPrivateChats", "find me"),
            ("AllGroupChats", "find share"),
            ("AllChatAdministrators", "find share export settings"),
        ],
        CommandMenus.Menus(_routes).Select(m => (m.Scope.Type.ToString(), string.Join(' ', m.Commands.Select(c => c.Name)))));

    [Fact]
    public async Task Menus_AreSetWhereTheyDiffer()
    {
        await using var api = await FakeBotApi.StartAsync(call => call.Method switch
        {
            "getMyCommands" when call.Json.GetProperty("scope").GetProperty("type").GetString() == "all_group_chats" => ApiAnswer.Ok("[]"),
            "getMyCommands" => ApiAnswer.Ok("""[{"command":"ping","description":"Says pong"}]"""),
            "getMyDescription" => ApiAnswer.Ok("""{"description":"Ours, from BotFather"}"""),
            "getMyShortDescription" => ApiAnswer.Ok("""{"short_description":""}"""),
            _ => ApiAnswer.Ok("true"),
        });
        await RunAsync(api);
        var set = Assert.Single(api.Calls, c => c.Method == "setMyCommands");
        Assert.Equal("""{"commands":[{"command":"ping","description":"Says pong"}],"scope":{"type":"all_group_chats"}}""", set.Body);
        Assert.DoesNotContain(api.Calls, c => c.Method == "setMyDescription");
        Assert.InRange(Assert.Single(api.Calls, c => c.Method == "setMyShortDescription").Json.GetProperty("short_description").GetString()!.Length, 1, 120);
    }

    [Fact]
    public async Task Descriptions_Missing_AreSetWithinTheLimits()
    {
        await using var api = await FakeBotApi.StartAsync(call => ApiAnswer.Ok(call.Method.StartsWith("getMyCommands", StringComparison.Ordinal) ? "[]" : call.Method.StartsWith("get", StringComparison.Ordinal) ? "{}" : "true"));
        await RunAsync(api);
        Assert.InRange(Assert.Single(api.Calls, c => c.Method == "setMyDescription").Json.GetProperty("description").GetString()!.Length, 1, 512);
    }

    [Fact]
    public async Task Failure_IsTriedAFewTimesAndLogged()
    {
        await using var api = await FakeBotApi.StartAsync(_ => ApiAnswer.Error(500, "x"));
        var log = await RunAsync(api);
        Assert.Equal(6, api.Calls.Count);
        Assert.StartsWith("Warning Telegram's command menus could not be brought up to date", log.Lines.Last(), StringComparison.Ordinal);
    }

    private static async Task<LogLines> RunAsync(FakeBotApi api)
    {
        var log = new LogLines();
        using var lines = new TelegramLines(Options.Create(Known.Options(api)));
        await new CommandMenus(lines, new Routes([new Ping()]), new WireClock(new HastyClock()), log.For<CommandMenus>())
            .RunAsync(TestContext.Current.CancellationToken);
        return log;
    }

    private static CommandRoute Route(string name) => new(name, "Does " + name, (_, _, _) => Reply.None);

    private sealed class Ping : IFeature
    {
        public string Name => "ping";

        public void Map(RouteBuilder routes) => routes.Command<Pong>("ping", "Says pong", HelpGroup.You);

        public void Load()
        {
            // Nothing is derived.
        }

        public void Move(ChatId from, ChatId to) => throw new NotSupportedException();

        public void Merge(CommunityId from, CommunityId into)
        {
        }

        public void Erase(CommunityId community) => throw new NotSupportedException();

        public IEnumerable<HeldData> Held(PersonId person) => [];

        public Forgetting BeforeForgetting(PersonId person) => Forgetting.Nothing;

        public void Forget(PersonId person) => throw new NotSupportedException();
    }

    private sealed class Pong : IHandle<Called>
    {
        public Reply Handle(Called what, Scene scene) => Reply.None;
    }
}
