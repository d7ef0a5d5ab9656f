using CopBot.Dispatch;
using CopBot.Playground.Api;
using CopBot.Storage;
using CopBot.Tests.Ballots;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Dispatch;

/// <summary>A command that is confidential in private is readable on the disk neither while it waits for its community nor while its answer waits to be sent.</summary>
public sealed class ConfidentialCommandTests
{
    private const string Zebra = "Zebracrossings at last";

    [Fact]
    public async Task Win_ThatWaitsForItsCommunity_IsSealed_AndTold()
    {
        using var data = new TempFolder();
        await using var house = await OpenAsync(data, inTwo: true);
        var which = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, $"/win {Zebra}"));
        Assert.Equal(DispatchTexts.WhichCommunity.ToPlain(), which.Text);
        using (var waiting = await CopyAsync(house, data))
        {
            Assert.Contains("\"Sealed\"", waiting.Only("held").Json, StringComparison.Ordinal);
            Assert.False(waiting.Holds("Zebracrossings"));
        }

        var mydata = string.Join('\n', (await house.SayPrivatelyAsync(house.Bryn, "/mydata")).Select(m => m.Text));
        Assert.Contains("A command of yours that waits", mydata, StringComparison.Ordinal);
        var said = (await house.PressAsync(house.Bryn, which, "Housing CoP")).Said;
        Assert.Contains(said, m => m.Text.Contains(Zebra, StringComparison.Ordinal));
        Assert.Empty(await house.DocumentsAsync(d => d.All(DispatchKinds.Held)));
        using var told = await CopyAsync(house, data);
        OnlyInTheDraft(told);
    }

    [Fact]
    public async Task Command_KeptUnsealedByAnOlderVersion_IsStillTaken()
    {
        using var data = new TempFolder();
        await using var house = await OpenAsync(data, inTwo: true);
        var which = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, $"/win {Zebra}"));
        await house.DocumentsAsync(d =>
        {
            var held = Assert.Single(d.All(DispatchKinds.Held));
            d.Put(DispatchKinds.Held, new HeldCommand(held.Person, house.Services.GetRequiredService<Confidence>().Open(held), held.At));
            return 0;
        });
        Assert.Contains((await house.PressAsync(house.Bryn, which, "Housing CoP")).Said, m => m.Text.Contains(Zebra, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Command_ThatIsNotConfidential_WaitsReadably()
    {
        using var data = new TempFolder();
        await using var house = await OpenAsync(data, inTwo: true);
        await house.SayPrivatelyAsync(house.Bryn, "/find zoo");
        Assert.Equal("/find zoo", Assert.Single(await house.DocumentsAsync(d => d.All(DispatchKinds.Held))).Said!.Text);
    }

    [Fact]
    public async Task Win_WhoseAnswerWaitsToBeSent_IsSealedInTheOutbox()
    {
        using var data = new TempFolder();
        await using var house = await OpenAsync(data, inTwo: false);
        var go = new TaskCompletionSource();
        house.Server.Faults = call => call.Method == "sendMessage" ? new Fault.Hold(go.Task) : null;
        house.World.Say(house.Bryn, house.World.PrivateChat(house.Bryn), $"/win {Zebra}");
        await house.World.ConfirmedAsync(TestContext.Current.CancellationToken);
        using (var waiting = await CopyAsync(house, data))
        {
            var batch = Assert.Single(waiting.Documents, d => d.Kind == "outbox");
            Assert.Contains("Sealed", batch.Json, StringComparison.Ordinal);
            Assert.Contains("\"Entries\":[]", batch.Json, StringComparison.Ordinal);
            Assert.DoesNotContain("TextParcel", batch.Json, StringComparison.Ordinal);
            OnlyInTheDraft(waiting);
        }

        house.Server.Faults = null;
        go.SetResult();
        await house.SettleAsync();
        Assert.Contains(Zebra, house.World.PrivateChat(house.Bryn).Messages[^1].Text, StringComparison.Ordinal);

        using var last = await CopyAsync(house, data);
        OnlyInTheDraft(last);
    }

    // Which has neither a person nor a number that leads to one.
    private static void OnlyInTheDraft(DiskCopy copy)
    {
        var with = Assert.Single(copy.Documents, d => d.Json.Contains("Zebracrossings", StringComparison.Ordinal));
        Assert.Equal("winDrafts", with.Kind);
        Assert.DoesNotContain("Bryn", with.Json, StringComparison.Ordinal);
    }

    private static Task<DiskCopy> CopyAsync(TestHouse house, TempFolder data) =>
        DiskCopy.OfAsync(data.Path, [.. house.Services.GetServices<DocumentKind>()], house.World.Clock);

    private static async Task<TestHouse> OpenAsync(TempFolder data, bool inTwo)
    {
        var house = await TestHouse.OpenAsync(new Dictionary<string, string?> { ["Storage:Path"] = data.Path });
        if (inTwo)
        {
            var other = house.World.AddGroup("Housing CoP", [house.Amara], [house.Bryn]);
            house.World.AddBotTo(other, house.Amara);
            await house.SettleAsync();
            await house.SayAsync(house.Bryn, other, "/help");
        }

        await house.SayAsync(house.Bryn, house.Group, "/help");
        await house.SayPrivatelyAsync(house.Bryn, "/start");
        return house;
    }
}
