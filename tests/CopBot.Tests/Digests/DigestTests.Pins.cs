namespace CopBot.Tests.Digests;

public sealed partial class DigestTests
{
    [Fact]
    public async Task Pinned_TheNewOneTakesTheOldOnesPlace()
    {
        _house.World.SetBotAdmin(_house.Group, admin: true, _house.Amara);
        var settings = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/settings"));
        await _house.PressAsync(_house.Amara, settings, "Turn on and off");
        await _house.PressAsync(_house.Amara, settings, "Off: The digest is pinned");
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        Assert.Contains("First guide", Assert.Single(_house.Group.Pins).Text, StringComparison.Ordinal);
        await ShareAsync("/share https://example.org/two Second guide");
        await UntilAsync(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        Assert.Contains("Second guide", Assert.Single(_house.Group.Pins).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pinned_WithoutAPicture_TakesTheOldOnesPlace_Too()
    {
        _house.World.SetBotAdmin(_house.Group, admin: true, _house.Amara);
        await TurnAsync("Off: The digest is pinned");
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        Assert.NotNull(Assert.Single(_house.Group.Pins).File);
        await _house.SayPrivatelyAsync(_house.Amara, "/action Amara to send the form by 3 February");
        await UntilAsync(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        var pinned = Assert.Single(_house.Group.Pins);
        Assert.Contains("send the form", pinned.Text, StringComparison.Ordinal);
        Assert.Null(pinned.File);
    }

    [Fact]
    public async Task Pinned_WhereTheBotMayNotPin_IsSaidAtOnce_AndOnceMoreWhereItIsRefused()
    {
        _house.AllowsTrouble = true;
        var settings = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/settings"));
        await _house.PressAsync(_house.Amara, settings, "Turn on and off");
        Assert.DoesNotContain("pin messages", settings.Text, StringComparison.Ordinal);
        var outcome = await _house.PressAsync(_house.Amara, settings, "Off: The digest is pinned");
        Assert.Contains("does not let me pin messages yet", outcome.Answer!.Text, StringComparison.Ordinal);
        Assert.Contains("Edit, Administrators, choose me", settings.Text, StringComparison.Ordinal);

        foreach (var (month, year) in new[] { (12, 2026), (1, 2027) })
        {
            await ShareAsync($"/share https://example.org/{month} Guide {month}");
            await UntilAsync(new DateTimeOffset(year, month, month == 1 ? 4 : 1, 9, 0, 0, TimeSpan.Zero));
        }

        Assert.Empty(_house.Group.Pins);
        Assert.Single(_house.World.PrivateChat(_house.Amara).Messages, m => m.Text.StartsWith("I could not pin the digest", StringComparison.Ordinal));

        _house.World.SetBotAdmin(_house.Group, admin: true, _house.Amara);
        await _house.SettleAsync();
        settings = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/settings"));
        await _house.PressAsync(_house.Amara, settings, "Turn on and off");
        Assert.DoesNotContain("pin messages", settings.Text, StringComparison.Ordinal);
    }
}
