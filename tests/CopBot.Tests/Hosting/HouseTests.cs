using CopBot.Tests.Support;

namespace CopBot.Tests.Hosting;

public sealed class HouseTests
{
    [Fact]
    public async Task Help_InPrivate_IsAnswered()
    {
        await using var house = await TestHouse.OpenAsync();
        var said = await house.SayPrivatelyAsync(house.Amara, "/help");
        Assert.NotEmpty(said);
    }

    [Fact]
    public async Task Restart_OnTheSameData_AnswersOn()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/start");
        await house.RestartAsync();
        Assert.NotEmpty(await house.SayPrivatelyAsync(house.Bryn, "/help"));
    }
}
