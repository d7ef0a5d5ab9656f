using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Outbox;
using CopBot.Storage;
using CopBot.Tests.Support;

namespace CopBot.Tests.Robustness;

/// <summary>The reader: what becomes of others when one breaks, of what comes twice, and of everything when the disk fails.</summary>
[Collection("Exit code of the process")]
public sealed class DispatcherTests
{
    [Fact]
    public async Task Throw_InOneOfManyTakenAtOnce_SetsThatOneAside_AndAnswersAllOthers()
    {
        await using var house = new SmallHouse(Breaking());
        var taken = house.TakeAsync(Enumerable.Range(1, 40).Select(n => People.Says(n, n == 17 ? "break 17" : $"say {n}") with { Original = () => $"json {n}" }));
        await house.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await taken;
        await house.QuietAsync();

        Assert.Equal(Enumerable.Range(1, 40).Select(n => n == 17 ? DispatchTexts.Sorry.Markup : $"{n}"), house.Telegram.Texts);
        var apology = house.Telegram.Attempts.OfType<TextParcel>().Single(t => t.Content.Markup == DispatchTexts.Sorry.Markup);
        Assert.Equal(new MessageId(17), apology.ReplyTo);
        var failed = Assert.Single(await FailedAsync(house));
        Assert.Equal((17, nameof(Said), People.Ann.Id, "json 17"), (failed.Update, failed.Kind, failed.Person, failed.Original));
        Assert.StartsWith("System.InvalidOperationException: broken by 17", failed.Error, StringComparison.Ordinal);
        Assert.Contains("Update 17", Assert.Single(house.Complaints.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Throw_LeavesNothingOfTheHandlerBehind()
    {
        var script = Breaking();
        SmallHouse house = null!;
        script.Commands["half"] = _ =>
        {
            house.Store.Documents.Put(DispatchKinds.Held, new HeldCommand(People.Ann.Id, People.Says(1, "say"), default));
            throw new InvalidOperationException("half done");
        };
        house = await SmallHouse.OpenAsync(script);
        await using var _ = house;
        await house.TakeAsync(People.Says(1, "say 1"), People.Says(2, "half"), People.Says(3, "say 3"));
        await house.QuietAsync();

        Assert.Equal(0, await house.Store.TransactAsync(() => house.Store.Documents.Count(DispatchKinds.Held)));
        Assert.Single(await FailedAsync(house));
    }

    [Fact]
    public async Task Throw_OnAPress_ApologisesInABox_AndOnTalk_SaysNothing()
    {
        var script = Breaking();
        script.Press = _ => throw new InvalidOperationException("broken");
        await using var house = await SmallHouse.OpenAsync(script);
        await house.TakeAsync(People.Presses(1, "script.p:1"), new Untranslatable("unreadable") { Update = new UpdateId(2), Original = () => "{}" });
        await house.QuietAsync();

        var toast = Assert.IsType<PressAnswerParcel>(Assert.Single(house.Telegram.Attempts));
        Assert.Equal((DispatchTexts.Sorry.ToPlain(), true), (toast.Text, toast.MustBeClosed));
        Assert.Equal([1, 2], (await FailedAsync(house)).Select(f => f.Update));
    }

    [Fact]
    public async Task Throw_ForWantOfTheFormerToken_IsSaid_AndNotSetAside()
    {
        var script = Breaking();
        script.Commands["sealed"] = _ => throw new SealedUnderAnotherTokenException("box 1");
        script.Press = _ => throw new SealedUnderAnotherTokenException("box 1");
        await using var house = await SmallHouse.OpenAsync(script);
        await house.TakeAsync(People.Says(1, "sealed"), People.Presses(2, "script.p:1"), People.Says(1, "sealed"));
        await house.QuietAsync();

        Assert.Equal([DispatchTexts.CannotBeRead.Markup, $"toast {DispatchTexts.CannotBeRead.ToPlain()}"], house.Telegram.Texts.Order(StringComparer.Ordinal));
        var toast = Assert.Single(house.Telegram.Attempts.OfType<PressAnswerParcel>());
        Assert.Equal((DispatchTexts.CannotBeRead.ToPlain(), true), (toast.Text, toast.MustBeClosed));
        Assert.InRange(toast.Text!.Length, 1, 200);
        Assert.Empty(await FailedAsync(house));
        Assert.All(house.Complaints.Lines, l => Assert.Contains("Telegram:FormerToken", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Redelivered_IsAnsweredOnce_AlsoWithinOneBatch_AlsoWhenItBroke()
    {
        await using var house = new SmallHouse(Breaking());
        var first = house.TakeAsync(People.Says(1, "say 1"), People.Says(1, "say 1"), People.Says(2, "break 2"), People.Says(3, "say 3"));
        await house.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await first;
        await house.TakeAsync(People.Says(3, "say 3"), People.Says(2, "break 2"), People.Says(1, "say 1"));
        await house.QuietAsync();

        Assert.Equal(["1", DispatchTexts.Sorry.Markup, "3"], house.Telegram.Texts);
        Assert.Single(await FailedAsync(house));
    }

    [Fact]
    public async Task DiskFails_StopsTheHouse_AndConfirmsNothingOfIt()
    {
        var store = new FailingStore(new MemoryStore(SmallHouse.Kinds));
        await using var house = new SmallHouse(Script.Echo(), store);
        try
        {
            await house.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
            await house.TakeAsync(People.Says(1, "say 1"));
            await house.QuietAsync();
            store.Fails = true;
            var taken = house.TakeAsync(People.Says(2, "say 2"), People.Says(3, "say 3"));
            await house.Lifetime.Stopped.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            await house.Dispatcher.StopAsync();

            Assert.False(taken.IsCompletedSuccessfully);
            await Assert.ThrowsAsync<System.Threading.Channels.ChannelClosedException>(() => house.TakeAsync(People.Says(4, "say 4")));
            Assert.Equal(["1"], house.Telegram.Texts);
            Assert.Equal(1, Environment.ExitCode);
        }
        finally
        {
            Environment.ExitCode = 0;
        }

        // The disk is well again: Telegram brings what was not confirmed.
        store.Fails = false;
        await using var next = house.Restart();
        await next.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await next.TakeAsync(People.Says(1, "say 1"), People.Says(2, "say 2"), People.Says(3, "say 3"));
        await next.QuietAsync();
        Assert.Equal(["2", "3"], next.Telegram.Texts);
    }

    [Fact]
    public async Task Inbox_ThatIsFull_HoldsUpWhoeverBrings_ButNotTheSender()
    {
        var script = Script.Echo();
        script.Commands["many"] = text => new Reply([.. Enumerable.Range(0, 5).Select(n => new Say(Html.Of($"{text}.{n}"), Keyboard.None))]);
        await using var house = await SmallHouse.OpenAsync(script);

        // Far more than the inbox holds, and each brings five things back into it.
        await Task.WhenAll(Enumerable.Range(0, 5).Select(w => house.TakeAsync(
            Enumerable.Range(0, 300).Select(n => People.Says((w * 1000) + n + 1, $"many {n}", People.OtherGroup(w))))));
        await house.QuietAsync();

        Assert.Equal(5 * 300 * 5, house.Telegram.Attempts.Count);
        Assert.Equal(0, house.Get<OutboxBook>().Unsettled);
    }

    private static Script Breaking()
    {
        var script = Script.Echo();
        script.Commands["break"] = text => throw new InvalidOperationException($"broken by {text}");
        return script;
    }

    private static Task<IReadOnlyList<FailedUpdate>> FailedAsync(SmallHouse house) =>
        house.Store.TransactAsync(() => house.Store.Documents.All(DispatchKinds.Failed));

    /// <summary>A store whose disk fails at a word.</summary>
    private sealed class FailingStore(IStore inner) : IStore
    {
        public bool Fails { get; set; }

        public IDocuments Documents => inner.Documents;

        public Task<T> TransactAsync<T>(Func<T> body, CancellationToken ct = default) =>
            inner.TransactAsync(
                () =>
                {
                    var result = body();
                    return Fails ? throw new StoreFailedException("The disk is gone.") : result;
                },
                ct);

        public Task<string> BackupAsync(string folder, CancellationToken ct = default) => inner.BackupAsync(folder, ct);

        public void Follow(ITransactionListener listener) => inner.Follow(listener);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
