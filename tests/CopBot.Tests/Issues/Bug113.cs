using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Outbox;
using CopBot.Tests.Robustness;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Issues;

/// <summary>
/// Three small unkindnesses: a message for one person alone was tried for the anonymous administrator, which Telegram always refuses;
/// a card that somebody deleted was edited again after each start; and who started the bot in the same moment in which it was added to
/// the group was told that they were in no community.
/// </summary>
public sealed class Bug113
{
    [Fact]
    public async Task Whisper_ToTheAnonymousAdministrator_IsSaidOpenlyAtOnce()
    {
        await using var family = await Family.OpenAsync();
        family.Parlour.Telegram.BotIsAdministrator[family.Group.Id] = true;
        await family.Parlour.TakeAsync(new BotStandingChanged(family.Ann.Person, family.Group.Chat, Standing.Member, Standing.Administrator));
        Assert.Equal("whisper", (await family.Ben.SaysIn(family.Group, "/help")).Only().Kind);
        var anonymous = family.Parlour.Somebody(PersonId.AnonymousAdministrator.Value, "Group");
        Assert.Equal("text", (await anonymous.SaysIn(family.Group, "/help")).Only().Kind);
    }

    [Fact]
    public async Task Card_ThatSomebodyDeleted_IsNotEditedAgainAfterAStart()
    {
        var key = new CardKey("script", "1");
        var script = Script.Echo();
        script.Commands["card"] = text => Reply.Of(new PostCard(key, Html.Of(text), Keyboard.None));
        script.Commands["refresh"] = text => Reply.Of(new RefreshCard(key, Html.Of(text), Keyboard.None));
        var house = await SmallHouse.OpenAsync(script);
        house.Telegram.Plan = (parcel, _) => parcel is EditParcel ? new Outcome.MessageGone() : null;
        await house.TakeAsync(People.Says(1, "card a"));
        await house.QuietAsync();
        await house.TakeAsync(People.Says(2, "refresh b"));
        await house.QuietAsync();
        Assert.Equal(["card a", "edit 101: b"], house.Telegram.Texts);

        await using var next = house.Restart();
        await house.DisposeAsync();
        await next.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await next.Store.TransactAsync(() => next.Store.Documents.All(OutboxKinds.Cards)));
        await next.TakeAsync(People.Says(3, "refresh c"));
        await next.QuietAsync();
        Assert.Empty(next.Telegram.Texts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_ToldTogetherWithTheGroup_KnowsTheGroup(bool groupFirst)
    {
        await using var parlour = await Parlour.OpenAsync();
        var ann = parlour.Somebody(50_001, "Ann");
        var group = new Chat(new ChatId(-1_000_000_000_777), ChatKind.Supergroup, "New group");
        parlour.Telegram.Members[group.Id] = [ann.Person];
        parlour.Telegram.Administrators[group.Id] = [ann.Person];
        parlour.Telegram.HasStarted[ann.Id] = true;
        var added = new BotStandingChanged(ann.Person, group, Standing.Out, Standing.Member);
        var start = new Said(ann.Person, new Chat(ann.Id.PrivateChat, ChatKind.Private, "Ann"), new MessageId(1), "/start")
        {
            Command = new Command("start", ""),
            ToTheBot = true,
        };
        await parlour.Services.GetRequiredService<Reception>().TakeAsync(groupFirst ? [added, start] : [start, added], TestContext.Current.CancellationToken);
        await parlour.Services.GetRequiredService<Dispatcher>().QuietAsync();
        Assert.Contains(parlour.Telegram.Seen, s => s.Chat == ann.Id.PrivateChat && s.Text.Contains("New group", StringComparison.Ordinal));
    }
}
