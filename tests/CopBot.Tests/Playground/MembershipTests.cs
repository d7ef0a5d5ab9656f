using System.Text.Json;
using CopBot.Playground.Worlds;

namespace CopBot.Tests.Playground;

/// <summary>core.telegram.org/bots/api#update (my_chat_member, chat_member), #chatmember, #getchatadministrators.</summary>
public sealed class MembershipTests : PlaygroundTest
{
    private static (string? Old, string? New) Statuses(JsonElement change) => (
        change.GetProperty("old_chat_member").GetProperty("status").GetString(),
        change.GetProperty("new_chat_member").GetProperty("status").GetString());

    [Fact]
    public async Task BeingAdded_IsToldTwice()
    {
        var updates = await UpdatesAsync();
        Assert.Equal(("left", "member"), Statuses(updates[0].GetProperty("my_chat_member")));
        Assert.Equal("CopBot", updates[1].GetProperty("message").GetProperty("new_chat_members")[0].GetProperty("username").GetString());
    }

    [Fact]
    public async Task PromotionAndRemoval_AreTold()
    {
        World.SetBotAdmin(Group, admin: true, Amara);
        Assert.Equal(("member", "administrator"), Statuses((await UpdatesAsync())[^1].GetProperty("my_chat_member")));
        World.RemoveBot(Group, Amara);
        Assert.Equal(("administrator", "kicked"), Statuses((await UpdatesAsync())[^1].GetProperty("my_chat_member")));
        Assert.Contains("Amara Osei removed CopBot", World.Transcript(Group), StringComparison.Ordinal);
    }

    // "The bot must be an administrator in the chat and must explicitly specify "chat_member""
    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task OthersMembership_NeedsRightsAndAsking(bool admin, bool asked, bool told)
    {
        World.SetBotAdmin(Group, admin, Amara);
        await CallAsync("getUpdates", new { allowed_updates = asked ? (string[])["chat_member", "message"] : [] });
        World.SetAdmin(Group, Bryn, admin: true);
        Assert.Equal(told, World.LastUpdate?.Type == "chat_member");
    }

    [Fact]
    public async Task BlockingInPrivate_IsMyChatMember()
    {
        World.Start(Amara);
        World.Block(Amara);
        var change = (await UpdatesAsync())[^1].GetProperty("my_chat_member");
        Assert.Equal(("member", "kicked"), Statuses(change));
        Assert.Equal("private", change.GetProperty("chat").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Administrators_AreListedWithTheirRights()
    {
        World.SetAdmin(Group, Bryn, admin: true);
        var admins = (await CallAsync("getChatAdministrators", new { chat_id = Group.Id })).Result.EnumerateArray().ToList();
        Assert.Equal([("creator", Amara.Id), ("administrator", Bryn.Id)], admins.Select(a => (a.GetProperty("status").GetString()!, a.GetProperty("user").GetProperty("id").GetInt64())));
        Assert.True(admins[1].GetProperty("can_pin_messages").GetBoolean());
        Assert.Equal(3, (await CallAsync("getChatMemberCount", new { chat_id = Group.Id })).Result.GetInt32());
    }

    [Fact]
    public async Task AMember_HasAStatus()
    {
        async Task<string?> StatusAsync(Person person) =>
            (await CallAsync("getChatMember", new { chat_id = Group.Id, user_id = person.Id })).Result.GetProperty("status").GetString();
        Assert.Equal("member", await StatusAsync(Bryn));
        World.Remove(Group, Bryn, Amara);
        Assert.Equal("kicked", await StatusAsync(Bryn));
        Assert.Equal("left", await StatusAsync(World.AddPerson("Zoe")));
        await RefusedAsync(400, "Bad Request: user not found", "getChatMember", new { chat_id = Group.Id, user_id = 1 });
    }

    [Fact]
    public async Task JoiningAndLeaving_AreServiceMessages()
    {
        var chloe = World.AddPerson("Chloe", "Marsh");
        World.Join(Group, chloe, Amara);
        World.Leave(Group, chloe);
        var updates = await UpdatesAsync();
        Assert.Equal("Chloe", updates[^2].GetProperty("message").GetProperty("new_chat_members")[0].GetProperty("first_name").GetString());
        Assert.Equal("Chloe", updates[^1].GetProperty("message").GetProperty("left_chat_member").GetProperty("first_name").GetString());
    }

    [Fact]
    public async Task Reactions_AreToldToAnAdministratorWhoAsks()
    {
        World.SetBotAdmin(Group, admin: true, Amara);
        await CallAsync("getUpdates", new { allowed_updates = (string[])["message_reaction"] });
        var said = World.Say(Bryn, Group, "Hello");
        World.React(Amara, said, "👍");
        World.React(Amara, said, "❤");
        var change = (await UpdatesAsync())[^1].GetProperty("message_reaction");
        Assert.Equal(("👍", "❤"), (change.GetProperty("old_reaction")[0].GetProperty("emoji").GetString(), change.GetProperty("new_reaction")[0].GetProperty("emoji").GetString()));
    }

    [Fact]
    public void WhatPeopleCantDo_IsNotPossible()
    {
        var zoe = World.AddPerson("Zoe");
        Assert.Equal("Zoe is not in this group.", Assert.Throws<NotPossibleException>(() => World.Say(zoe, Group, "Hi")).Message);
        Assert.Throws<NotPossibleException>(() => World.RemoveBot(Group, Bryn));
        Assert.Throws<NotPossibleException>(() => World.AddBotTo(Group, Amara));
        Assert.Throws<NotPossibleException>(() => World.Edit(World.Say(Bryn, Group, "Mine"), "x", Amara));
        Assert.Throws<NotPossibleException>(() => World.Upgrade(Group));
    }
}
