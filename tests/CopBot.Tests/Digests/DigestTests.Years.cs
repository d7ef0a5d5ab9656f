using CopBot.Conversation;
using CopBot.Digests;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Digests;

public sealed partial class DigestTests
{
    [Fact]
    public async Task InJanuary_TheYearIsToldOf_AWeekLater()
    {
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero));
        Assert.StartsWith("Family Support CoP: the year 2026", LastInGroup.Text, StringComparison.Ordinal);
        Assert.Contains("What we did together: 1 thing shared", LastInGroup.Text, StringComparison.Ordinal);
        Assert.Empty(LastInGroup.Buttons);
    }

    [Fact]
    public async Task AYear_ThatHoldsMoreThanOneScreen_LeadsToAllOfIt_ForMembersAlone()
    {
        for (var i = 1; i <= 9; i++)
            await ShareAsync($"/share https://example.org/{i} Guide number {i}");
        await UntilAsync(new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero));
        var year = LastInGroup;
        Assert.StartsWith("Family Support CoP: the year 2026", year.Text, StringComparison.Ordinal);
        Assert.Equal(DigestTexts.Details, Assert.Single(year.Labels));
        await _house.RestartAsync();
        var whole = Assert.Single(await _house.FollowAsync(_house.Bryn, year, DigestTexts.Details));
        Assert.StartsWith("Family Support CoP: the year 2026\n\nWhat we did together: 9 things shared.", whole.Text, StringComparison.Ordinal);
        foreach (var i in Enumerable.Range(1, 9))
            Assert.Contains($"Guide number {i}", whole.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Guide number", Assert.Single(await _house.FollowAsync(_house.World.AddPerson("Zed"), year, DigestTexts.Details)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePicture_HasTheTitleOfItsDigest()
    {
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        await IsDrawnAsync("Family Support CoP: November 2026");
        await UntilAsync(new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero));
        await IsDrawnAsync("Family Support CoP: the year 2026");

        async Task IsDrawnAsync(string title)
        {
            var digest = new Digest(null!, [], [new DigestCount(DigestPart.Resources, "thing shared", "things shared", 1)]);
            var expected = await _house.Services.GetRequiredService<CopBot.Pictures.PictureMaker>().DrawAsync(WriteDigest.Picture(title, digest), TestContext.Current.CancellationToken);
            Assert.Equal(expected.ToArray(), LastInGroup.File!.Stored.Bytes.ToArray());
        }
    }

    [Fact]
    public async Task DigestInTheMiddleOfAMonth_SaysFromWhenToWhen()
    {
        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/digest"));
        await _house.PressAsync(_house.Amara, page, "Change the day");
        await _house.SayPrivatelyAsync(_house.Amara, "the 15th of every month 9am");
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 15, 9, 0, 0, TimeSpan.Zero));
        Assert.StartsWith("Family Support CoP: Sun 15 November 2026 to Tue 15 December 2026", LastInGroup.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheYear_CountsQuestions_ThatAreErasedSince_Once()
    {
        await _house.MoveClockAsync(new DateTimeOffset(2027, 1, 5, 10, 0, 0, TimeSpan.Zero) - _house.World.Now);
        await NightAsync();
        foreach (var i in Enumerable.Range(1, 2))
        {
            var asked = Assert.Single(await _house.SayAsync(_house.Bryn, _house.Group, $"/ask Who has a spare cot number {i}?"));
            await _house.PressAsync(_house.Dev, asked, "I can help");
            await _house.PressAsync(_house.Bryn, asked, "Sorted");
        }

        foreach (var month in Enumerable.Range(2, 11))
        {
            await _house.MoveClockAsync(new DateTimeOffset(2027, month, 20, 3, 0, 0, TimeSpan.Zero) - _house.World.Now);
            await NightAsync();
        }

        Assert.Empty(await _house.DocumentsAsync(d => d.All(CopBot.ServiceDirectory.Asks.AskKinds.Asks)));
        await _house.SayAsync(_house.Bryn, _house.Group, "/ask Who has a spare pram?");
        await UntilAsync(new DateTimeOffset(2028, 1, 12, 10, 0, 0, TimeSpan.Zero));
        var year = Assert.Single(_house.Group.Messages, m => m.Text.StartsWith("Family Support CoP: the year 2027", StringComparison.Ordinal));
        Assert.Contains("3 questions asked", year.Text, StringComparison.Ordinal);
        Assert.Contains("2 questions answered", year.Text, StringComparison.Ordinal);
    }
}
