using CopBot.Conversation;
using CopBot.Outbox;

namespace CopBot.Tests.Robustness;

/// <summary>What the sender does with each answer of Telegram's, and in which order things go out.</summary>
public sealed class SenderTests
{
    private static readonly Chat Other = People.OtherGroup(1);

    [Fact]
    public async Task Lane_ManyMessagesInAChat_GoOutInTheirOrder()
    {
        await using var house = await SmallHouse.OpenAsync(Script.Echo());
        await house.TakeAsync(Enumerable.Range(1, 200).Select(n => People.Says(n, $"say {n}", n % 2 == 0 ? Other : null)));
        await house.QuietAsync();

        Assert.Equal(Enumerable.Range(1, 100).Select(n => $"{(2 * n) - 1}"), house.Telegram.TextsIn(People.Group));
        Assert.Equal(Enumerable.Range(1, 100).Select(n => $"{2 * n}"), house.Telegram.TextsIn(Other.Id));
    }

    [Fact]
    public async Task Press_WhileItsChatWaits_IsAnsweredAtOnce()
    {
        var script = Script.Echo();
        var hold = new TaskCompletionSource();
        await using var house = await SmallHouse.OpenAsync(script);
        house.Telegram.Gate = parcel => parcel is TextParcel ? hold.Task : null;
        await house.TakeAsync([.. Enumerable.Range(1, 5).Select(n => People.Says(n, $"say {n}")), People.Presses(6, "script.p:6")]);
        await house.Telegram.AttemptedAsync(2);

        Assert.Equal(["1", "toast pressed 6"], house.Telegram.Texts.Order(StringComparer.Ordinal));
        hold.SetResult();
        await house.QuietAsync();
        Assert.Equal(["1", "2", "3", "4", "5"], house.Telegram.TextsIn(People.Group));
    }

    [Fact]
    public async Task Edits_OfACardThatWaits_AreSentAsTheCardItself()
    {
        var hold = new TaskCompletionSource();
        await using var house = await SmallHouse.OpenAsync(WithCard());
        house.Telegram.Gate = parcel => StagedTelegram.TextOf(parcel) == "first" ? hold.Task : null;
        await house.TakeAsync(
            People.Says(1, "say first"),
            People.Says(2, "card a"),
            People.Says(3, "say between"),
            People.Says(4, "refresh b"),
            People.Says(5, "refresh c"));
        hold.SetResult();
        await house.QuietAsync();

        Assert.Equal(["first", "card c", "between"], house.Telegram.Texts);
    }

    [Fact]
    public async Task Edits_OfACardThatStands_AreSentAsTheLastOfThem()
    {
        var hold = new TaskCompletionSource();
        await using var house = await SmallHouse.OpenAsync(WithCard());
        await house.TakeAsync(People.Says(1, "card a"));
        await house.QuietAsync();
        house.Telegram.Gate = parcel => StagedTelegram.TextOf(parcel) == "first" ? hold.Task : null;
        await house.TakeAsync(
            People.Says(2, "say first"), People.Says(3, "refresh b"), People.Says(4, "say between"), People.Says(5, "refresh c"), People.Says(6, "refresh d"));
        hold.SetResult();
        await house.QuietAsync();

        Assert.Equal(["card a", "first", "edit 101: d", "between"], house.Telegram.Texts);
    }

    [Fact]
    public async Task TooMany_OfOneChat_HoldsThatChatAlone()
    {
        await using var house = await SmallHouse.OpenAsync(Script.Echo());
        house.Telegram.Plan = (_, before) => before == 0 ? new Outcome.TooMany(TimeSpan.FromSeconds(7), OfChat: true) : null;
        await house.TakeAsync(People.Says(1, "say 1"), People.Says(2, "say 2"));
        Assert.Equal(TimeSpan.FromSeconds(7), await house.Wire.NextWaitAsync());

        await house.TakeAsync(People.Says(3, "say 3", Other));
        await house.Telegram.AttemptedAsync(2);
        Assert.Equal(["1", "3"], house.Telegram.Texts);
        house.Wire.Advance(TimeSpan.FromSeconds(7));
        await house.QuietAsync();
        Assert.Equal(["1", "1", "2"], house.Telegram.TextsIn(People.Group));
    }

    [Fact]
    public async Task TooMany_OfAll_HoldsEveryChat()
    {
        await using var house = await SmallHouse.OpenAsync(Script.Echo());
        house.Telegram.Plan = (_, before) => before == 0 ? new Outcome.TooMany(TimeSpan.FromSeconds(90), OfChat: false) : null;
        await house.TakeAsync(People.Says(1, "say 1"));
        Assert.Equal(TimeSpan.FromSeconds(90), await house.Wire.NextWaitAsync());
        house.Wire.Advance(TimeSpan.FromSeconds(30));
        await house.TakeAsync(People.Says(2, "say 2", Other));

        Assert.Equal(TimeSpan.FromSeconds(60), await house.Wire.NextWaitAsync());
        Assert.Equal(["1"], house.Telegram.Texts);
        house.Wire.Advance(TimeSpan.FromSeconds(60));
        await house.QuietAsync();
        Assert.Equal(["1", "1", "2"], house.Telegram.Texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Failed_AgainAndAgain_IsTriedAgainWithGrowingPauses()
    {
        await using var house = await SmallHouse.OpenAsync(Script.Echo());
        house.Telegram.Plan = (_, before) => before < 9 ? new Outcome.Failed(before % 2 == 0, "500") : null;
        await house.TakeAsync(People.Says(1, "say 1"));
        var pauses = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            var pause = await house.Wire.NextWaitAsync();
            pauses.Add(pause.TotalSeconds);
            house.Wire.Advance(pause);
        }

        await house.QuietAsync();
        Assert.Equal(Enumerable.Repeat("1", 10), house.Telegram.Texts);
        double[] expected = [0.5, 1, 2, 4, 8, 16, 32, 60, 60];
        Assert.All(pauses.Zip(expected), p => Assert.InRange(p.First, p.Second * 0.79, p.Second * 1.21));
    }

    [Fact]
    public async Task OutOfReach_IsNotTriedAgain_AndTheHouseIsTold()
    {
        var script = Script.Echo();
        var told = new List<Incoming>();
        script.Event = incoming =>
        {
            told.Add(incoming);
            return Reply.None;
        };
        await using var house = await SmallHouse.OpenAsync(script);
        house.Telegram.Plan = (_, before) => before == 0 ? new Outcome.OutOfReach("blocked") : null;
        await house.TakeAsync(People.Says(1, "say 1"), People.Says(2, "say 2"));
        await house.QuietAsync();

        Assert.Equal(["1", "2"], house.Telegram.Texts);
        Assert.Equal(new ReachChanged(People.Group, false), Assert.Single(told));
    }

    [Fact]
    public async Task Moved_GoesToTheNewChat_AndSoDoesAllThatFollows()
    {
        var script = Script.Echo();
        var told = new List<Incoming>();
        script.Event = incoming =>
        {
            told.Add(incoming);
            return Reply.None;
        };
        await using var house = await SmallHouse.OpenAsync(script);
        house.Telegram.Plan = (parcel, _) => ((ChatParcel)parcel).Chat == People.Group ? new Outcome.Moved(Other.Id) : null;
        await house.TakeAsync(People.Says(1, "say 1"), People.Says(2, "say 2"));
        await house.QuietAsync();

        Assert.Equal(["1"], house.Telegram.TextsIn(People.Group));
        Assert.Equal(["1", "2"], house.Telegram.TextsIn(Other.Id));
        Assert.All(house.Telegram.Attempts.Cast<TextParcel>(), p => Assert.Equal(p.Chat == People.Group, p.ReplyTo is not null));
        Assert.Equal(new ChatMoved(People.Group, Other.Id), Assert.Single(told));
    }

    [Fact]
    public async Task MessageGone_IsNotEditedAgain()
    {
        await using var house = await SmallHouse.OpenAsync(WithCard());
        house.Telegram.Plan = (parcel, _) => parcel is EditParcel ? new Outcome.MessageGone() : null;
        await house.TakeAsync(People.Says(1, "card a"));
        await house.QuietAsync();
        await house.TakeAsync(People.Says(2, "refresh b"));
        await house.QuietAsync();
        await house.TakeAsync(People.Says(3, "refresh c"));
        await house.QuietAsync();

        Assert.Equal(["card a", "edit 101: b"], house.Telegram.Texts);
    }

    [Fact]
    public async Task Refused_IsGivenUpWithALine_AndTheNextGoesOut()
    {
        await using var house = await SmallHouse.OpenAsync(Script.Echo());
        house.Telegram.Plan = (_, before) => before == 0 ? new Outcome.Refused(400, "Bad Request: nonsense") : null;
        await house.TakeAsync(People.Says(1, "say secret"), People.Says(2, "say 2"));
        await house.QuietAsync();

        Assert.Equal(["secret", "2"], house.Telegram.Texts);
        var line = Assert.Single(house.Complaints.Lines);
        Assert.Contains("400 Bad Request: nonsense", line, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenRefused_WaitsForTheOperator()
    {
        await using var house = await SmallHouse.OpenAsync(Script.Echo());
        house.Telegram.Plan = (_, before) => before == 0 ? new Outcome.TokenRefused() : null;
        await house.TakeAsync(People.Says(1, "say 1"));
        house.Wire.Advance(await house.Wire.NextWaitAsync());
        await house.QuietAsync();

        Assert.Equal(["1", "1"], house.Telegram.Texts);
    }

    [Fact]
    public async Task Stop_WhileMuchWaits_LeavesItToTheNextStart_InItsOrder()
    {
        var house = await SmallHouse.OpenAsync(Script.Echo());
        var hold = new TaskCompletionSource();
        house.Telegram.Gate = _ => hold.Task;
        await house.TakeAsync(Enumerable.Range(1, 20).Select(n => People.Says(n, $"say {n}")));
        await house.Telegram.AttemptedAsync(1);
        var stopping = house.Get<Sender>().StopAsync(TimeSpan.FromSeconds(3));
        await house.TakeAsync(People.Says(21, "say 21"));
        hold.SetResult();
        await stopping;
        Assert.Equal(["1"], house.Telegram.Texts);
        await house.DisposeAsync();

        await using var next = house.Restart();
        await next.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await next.QuietAsync();
        Assert.Equal(Enumerable.Range(2, 20).Select(n => $"{n}"), next.Telegram.Texts);
    }

    [Fact]
    public async Task Stop_WhileTelegramDoesNotAnswer_TakesNoLongerThanItMay()
    {
        var house = await SmallHouse.OpenAsync(Script.Echo());
        house.Telegram.Gate = _ => new TaskCompletionSource().Task;
        await house.TakeAsync(People.Says(1, "say 1"));
        await house.Telegram.AttemptedAsync(1);
        var stopping = house.Get<Sender>().StopAsync(TimeSpan.FromSeconds(3));
        house.Wire.Advance(await house.Wire.NextWaitAsync());
        await stopping;
        await house.DisposeAsync();

        // Nobody knows whether it went out, and it is an answer: it is sent again.
        await using var next = house.Restart();
        await next.Dispatcher.StartAsync(TestContext.Current.CancellationToken);
        await next.QuietAsync();
        Assert.Equal(["1"], next.Telegram.Texts);
    }

    private static Script WithCard()
    {
        var script = Script.Echo();
        var key = new CardKey("script", "1");
        script.Commands["card"] = text => Reply.Of(new PostCard(key, Html.Of(text), Keyboard.None));
        script.Commands["refresh"] = text => Reply.Of(new RefreshCard(key, Html.Of(text), Keyboard.None));
        return script;
    }
}
