using CopBot.Conversation;
using CopBot.Dispatch;
using CopBot.Tests.Robustness;

namespace CopBot.Tests.Issues;

/// <summary>An update that broke a handler alone in its batch was kept with the stack of whoever caught it, not of what broke.</summary>
public sealed class Bug102
{
    [Fact]
    public async Task SetAside_KeepsTheStackOfWhatBroke()
    {
        var script = new Script();
        script.Commands["break"] = _ => BreakRightHere();
        await using var house = await SmallHouse.OpenAsync(script);
        await house.TakeAsync(People.Says(1, "break"));

        var failed = Assert.Single(await house.Store.TransactAsync(() => house.Store.Documents.All(DispatchKinds.Failed)));
        Assert.Contains(nameof(BreakRightHere), failed.Error, StringComparison.Ordinal);
    }

    private static Reply BreakRightHere() => throw new InvalidOperationException("broken");
}
