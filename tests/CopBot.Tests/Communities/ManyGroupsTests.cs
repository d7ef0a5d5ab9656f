using CopBot.Communities;
using CopBot.Tests.Support;

namespace CopBot.Tests.Communities;

/// <summary>A bot in sixty groups: more than Telegram is asked about for one message in private.</summary>
public sealed class ManyGroupsTests
{
    private const int Many = 60;

    [Fact]
    public async Task Private_SomebodyInOneOfSixtyGroups_IsRecognisedWithinThreeMessages_WhicheverItIs()
    {
        await using var parlour = await Parlour.OpenAsync();
        var (groups, ann) = await MakeAsync(parlour);
        for (var i = 0; i < Many; i += 7)
        {
            var ben = parlour.Somebody(60_000 + i, $"Ben {i}");
            parlour.Telegram.Members[groups[i].Id].Add(ben.Person);
            var said = new List<string>();
            for (var message = 0; message < 3; message++)
            {
                // So late that every answer before is too old to count.
                await parlour.WaitAsync(WhoIsWho.FreshFor + TimeSpan.FromMinutes(1));
                said.Add((await ben.Says("/community")).Only().Text);
            }

            Assert.Contains($"You are in one community: Group {i}.", said[^1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Private_WhereSomebodyIsKnown_IsAskedEachTimeTheAnswerIsOld_HoweverManyGroupsThereAre()
    {
        await using var parlour = await Parlour.OpenAsync();
        var (groups, _) = await MakeAsync(parlour);
        var ben = parlour.Somebody(60_001, "Ben");
        foreach (var group in groups.TakeLast(30))
        {
            parlour.Telegram.Members[group.Id].Add(ben.Person);
            await ben.SaysIn(group, "/help");
        }

        await ben.Says("/community");
        foreach (var group in groups.TakeLast(29))
            parlour.Telegram.Members[group.Id].Remove(ben.Person);
        Assert.StartsWith("You belong to more than one community", (await ben.Says("/community")).Only().Text, StringComparison.Ordinal);
        await parlour.WaitAsync(WhoIsWho.FreshFor);
        Assert.StartsWith("You are in one community: Group 30.", (await ben.Says("/community")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Private_AfterANight_WhoIsKnownWhere_IsStillKnown()
    {
        await using var parlour = await Parlour.OpenAsync();
        var (groups, _) = await MakeAsync(parlour);
        var ben = parlour.Somebody(60_001, "Ben");
        parlour.Telegram.Members[groups[40].Id].Add(ben.Person);
        await ben.SaysIn(groups[40], "/help");
        await parlour.WaitAsync(TimeSpan.FromDays(1));
        await parlour.TidyAsync();
        Assert.StartsWith("You are in one community: Group 40.", (await ben.Says("/community")).Only().Text, StringComparison.Ordinal);
        parlour.Telegram.Members[groups[40].Id].Remove(ben.Person);
        await parlour.WaitAsync(WhoIsWho.FreshFor);
        Assert.StartsWith("You are not in a community", (await ben.Says("/community")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Private_IsNotAskedAboutEveryGroupAtOnce()
    {
        await using var parlour = await Parlour.OpenAsync();
        await MakeAsync(parlour);
        var before = parlour.Telegram.AskedStandings;
        await parlour.Somebody(60_001, "Ben").Says("/community");
        Assert.Equal(25, parlour.Telegram.AskedStandings - before);
    }

    private static async Task<(List<Group> Groups, Someone Ann)> MakeAsync(Parlour parlour)
    {
        var ann = parlour.Somebody(50_001, "Ann");
        var groups = new List<Group>();
        for (var i = 0; i < Many; i++)
            groups.Add(await parlour.GroupAsync($"Group {i}", ann));
        return (groups, ann);
    }
}
