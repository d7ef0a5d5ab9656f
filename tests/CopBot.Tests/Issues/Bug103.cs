using CopBot.Dispatch;
using CopBot.Tests.Robustness;

namespace CopBot.Tests.Issues;

/// <summary>
/// An update that broke a handler and could not be written down as JSON again (an entity of a kind that Telegram.Bot does not know
/// is enough) killed the reader: the bot looked alive and answered nobody.
/// </summary>
public sealed class Bug103
{
    [Fact]
    public async Task SetAside_OfWhatCannotBeWrittenDown_GoesOn()
    {
        var script = Script.Echo();
        script.Commands["break"] = _ => throw new InvalidOperationException("broken");
        await using var house = await SmallHouse.OpenAsync(script);
        await house.TakeAsync(
            People.Says(1, "break") with { Original = () => throw new System.Text.Json.JsonException("no such kind") },
            People.Says(2, "say 2"));
        await house.QuietAsync();

        Assert.Equal([DispatchTexts.Sorry.Markup, "2"], house.Telegram.Texts);
        var failed = Assert.Single(await house.Store.TransactAsync(() => house.Store.Documents.All(DispatchKinds.Failed)));
        Assert.Equal((1, "It could not be written down: JsonException."), (failed.Update, failed.Original));
    }
}
