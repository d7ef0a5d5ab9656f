using System.Threading.Channels;
using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Hosting;
using CopBot.Outbox;
using CopBot.Resources;
using CopBot.Scheduling;
using CopBot.Storage;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CopBot.Tests.Scheduling;

/// <summary>What was only to be kept for a while is gone in the night after, on the whole bot with Quartz on the moved clock.</summary>
public sealed class NightlyTidyTests
{
    [Fact]
    public async Task Night_WhatIsOver_Goes_AndWhatIsNot_Stays()
    {
        var night = new Bell();
        await using var house = await TestHouse.OpenAsync(replace: services => services.AddSingleton<NightlyTidy>().AddSingleton<ITidy>(night));
        await night.RangAsync();
        await house.Services.GetServices<IHostedService>().OfType<House>().Single().Begun;
        await house.SayAsync(house.Bryn, house.Group, "/share");
        await FailAsync(house, new PersonId(house.Chloe.Id));
        Assert.Contains("failed on", await MyDataAsync(house), StringComparison.Ordinal);

        // Four o'clock in the next morning: the question may be answered until ten.
        await MoveAsync(house, night, TimeSpan.FromHours(18));
        Assert.Single(await KeptAsync(house, DispatchKinds.Dialogs));
        await MoveAsync(house, night, TimeSpan.FromHours(24));
        Assert.Empty(await KeptAsync(house, DispatchKinds.Dialogs));

        await MoveAsync(house, night, TimeSpan.FromDays(28));
        Assert.Contains("failed on", await MyDataAsync(house), StringComparison.Ordinal);
        await MoveAsync(house, night, TimeSpan.FromDays(1));
        Assert.DoesNotContain("failed on", await MyDataAsync(house), StringComparison.Ordinal);
        Assert.Empty(await KeptAsync(house, DispatchKinds.Failed));
    }

    [Fact]
    public async Task Start_AfterManyDaysOff_Tidies_BeforeAnyNight()
    {
        var night = new Bell();
        await using var house = await TestHouse.OpenAsync(replace: services => services.AddSingleton<NightlyTidy>().AddSingleton<ITidy>(night));
        await night.RangAsync();
        await house.Services.GetServices<IHostedService>().OfType<House>().Single().Begun;
        await house.SayAsync(house.Bryn, house.Group, "/share");
        await FailAsync(house, new PersonId(house.Chloe.Id));
        await house.StopBotAsync();
        house.World.Clock.MoveTo(TestHouse.Start + TimeSpan.FromDays(31));
        await house.StartBotAsync();
        await night.RangAsync();
        await house.SettleAsync();
        Assert.Empty(await KeptAsync(house, DispatchKinds.Dialogs));
        Assert.Empty(await KeptAsync(house, DispatchKinds.Failed));
    }

    [Fact]
    public async Task Night_CardsOfWhatIsGone_AreForgotten_AndOthersStayUpToDate()
    {
        var night = new Bell();
        await using var house = await TestHouse.OpenAsync(replace: services => services.AddSingleton<NightlyTidy>().AddSingleton<ITidy>(night));
        await night.RangAsync();
        await house.Services.GetServices<IHostedService>().OfType<House>().Single().Begun;
        var gone = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/share https://one.example One"));
        var stays = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/share https://two.example Two"));
        await house.PressAsync(house.Bryn, gone, "Remove");
        await house.MoveClockAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(2, (await KeptAsync(house, OutboxKinds.Cards)).Count);

        await MoveAsync(house, night, TimeSpan.FromDays(1));
        Assert.Equal("res/2", Assert.Single(await KeptAsync(house, OutboxKinds.Cards)).Name);
        await house.PressAsync(house.Chloe, stays, "👍 Useful");
        Assert.Contains("Useful (1)", house.Transcript(house.Group), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Night_ACommandThatWaitedForItsCommunity_Goes()
    {
        await using var family = await Family.OpenAsync();
        await family.SecondGroupAsync();
        await family.Cleo.SaysIn(family.Group, "/help");
        await family.Cleo.Says("/settings");
        await family.Parlour.WaitAsync(TimeSpan.FromMinutes(14));
        await family.Parlour.TidyAsync();
        Assert.Contains(family.Parlour.Store.Raw(), d => d.Kind == "held");
        await family.Parlour.WaitAsync(TimeSpan.FromMinutes(1));
        await family.Parlour.TidyAsync();
        Assert.DoesNotContain(family.Parlour.Store.Raw(), d => d.Kind == "held");
    }

    [Fact]
    public async Task Night_ALongSearch_GoesAfterAWeek()
    {
        await using var house = await TestHouse.OpenAsync();
        var store = house.Services.GetRequiredService<IStore>();
        var searches = house.Services.GetRequiredService<ResourceStore>();
        var now = house.World.Clock.GetUtcNow();
        await store.TransactAsync(() => searches.Keep(new CommunityId(1), new PersonId(house.Bryn.Id), "long", now - TimeSpan.FromDays(7)));
        await store.TransactAsync(() => searches.Keep(new CommunityId(1), new PersonId(house.Bryn.Id), "longer", now - TimeSpan.FromDays(7.1)));
        await house.Services.GetRequiredService<Inbox>().TakeAsync(new NightFell(), TestContext.Current.CancellationToken);
        Assert.Equal("long", Assert.Single(await KeptAsync(house, ResourceKinds.Questions)).Text);
    }

    [Fact]
    public async Task Night_WhoeverIsInNoCommunity_IsForgotten()
    {
        await using var family = await Family.OpenAsync();
        await family.Ben.Says("/help");
        await family.Dan.Says("/help");
        await family.Cleo.SaysIn(family.Group, "/help");
        family.Parlour.Telegram.Members[family.Group.Id].Remove(family.Cleo.Person);
        await family.Parlour.TakeAsync(new StandingChanged(family.Cleo.Person, family.Group.Chat, Standing.Member, Standing.Out));
        await family.Parlour.TidyAsync();
        Assert.Contains("Ben", Assert.Single(family.Parlour.Store.Raw(), d => d.Kind == "people").Json, StringComparison.Ordinal);

        // The next time is as the first one.
        Assert.Contains("Dan", (await family.Dan.Says("/start")).Only().Text, StringComparison.Ordinal);
    }

    private static async Task MoveAsync(TestHouse house, Bell night, TimeSpan by)
    {
        await house.MoveClockAsync(by);
        await night.RangAsync();
        await house.SettleAsync();
    }

    private static async Task<string> MyDataAsync(TestHouse house) =>
        (await house.SayPrivatelyAsync(house.Chloe, "/mydata"))[0].Text!;

    private static Task<IReadOnlyList<T>> KeptAsync<T>(TestHouse house, DocumentKind<T> kind)
        where T : class
    {
        var store = house.Services.GetRequiredService<IStore>();
        return store.TransactAsync(() => store.Documents.All(kind));
    }

    private static Task<int> FailAsync(TestHouse house, PersonId person)
    {
        var store = house.Services.GetRequiredService<IStore>();
        return store.TransactAsync(() =>
        {
            var now = house.World.Clock.GetUtcNow();
            store.Documents.Put(DispatchKinds.Failed, new FailedUpdate(1, 7, "Said", person, now, "broken", """{"message":{"text":"words"}}"""));
            return 0;
        });
    }

    /// <summary>Tidied last of all, so that what a night brought is known to be done.</summary>
    private sealed class Bell : ITidy
    {
        private readonly Channel<DateTimeOffset> _rang = Channel.CreateUnbounded<DateTimeOffset>();

        public void Tidy(DateTimeOffset now) => _rang.Writer.TryWrite(now);

        public Task<DateTimeOffset> RangAsync() =>
            _rang.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }
}
