using CopBot.Tests.Support;
using CopBot.Tests.Surveys;

namespace CopBot.Tests.Issues;

/// <summary>A survey's card in the group said "Open until tomorrow", and still did so a day later.</summary>
public sealed class Bug148
{
    [Fact]
    public async Task Card_SaysTheDayAlone()
    {
        await using var house = await TestHouse.OpenAsync();
        var page = await house.MakeAsync("Rooms", new Asked("Do you have a room?", "One of several", "Yes\nNo"));
        await house.PressAsync(house.Amara, page, "Deadline");
        await house.SayPrivatelyAsync(house.Amara, "tomorrow 5pm");
        Assert.Contains("Open until tomorrow, Wed 25 November 2026, 17:00.", house.Last(house.Amara).Text, StringComparison.Ordinal);
        var card = await house.GiveAsync();
        Assert.Contains("Open until Wed 25 November 2026, 17:00.", card.Text, StringComparison.Ordinal);
    }
}
