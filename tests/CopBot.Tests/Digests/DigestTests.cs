using CopBot.Conversation;
using CopBot.Digests;
using CopBot.Playground.Worlds;
using CopBot.Tests.Nudges;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Digests;

/// <summary>The digest as the group, its facilitator and single members see it.</summary>
public sealed partial class DigestTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.OpenAsync();
        await NightAsync();
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private Message LastInGroup => _house.Group.Messages.Last(m => m.From.IsBot && m.Service is null);

    private Message LastPrivate(CopBot.Playground.Worlds.Person person) => _house.World.PrivateChat(person).Messages.Last(m => m.From.IsBot);

    [Fact]
    public async Task OnTheFirstWorkingDay_AtNine_TheGroupGetsOneMessage_WithWhatWasShared()
    {
        await ShareAsync("/share https://example.org/debt Debt guide #debt");
        await _house.SayAsync(_house.Bryn, _house.Group, "/ask Does anyone have a spare cot?");

        await UntilAsync(new DateTimeOffset(2026, 12, 1, 8, 59, 0, TimeSpan.Zero));
        var before = _house.Group.Messages.Count;
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));

        Assert.Equal(before + 1, _house.Group.Messages.Count);
        var digest = LastInGroup;
        Assert.NotNull(digest.File);
        Assert.StartsWith("Family Support CoP: November 2026", digest.Text, StringComparison.Ordinal);
        Assert.Contains("New in the library\n• Debt guide", digest.Text, StringComparison.Ordinal);
        Assert.Contains("Does anyone have a spare cot? (nobody yet: can you help?)", digest.Text, StringComparison.Ordinal);
        Assert.True(digest.Text.Length <= 1024);
    }

    [Fact]
    public async Task WhereNothingHappened_ThereIsNone_AndTheNextOneTellsFromThere()
    {
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 1, 0, TimeSpan.Zero));
        var before = _house.Group.Messages.Count;
        await ShareAsync("/share https://example.org/late Shared in December");
        await UntilAsync(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        Assert.Contains("Shared in December", LastInGroup.Text, StringComparison.Ordinal);
        Assert.StartsWith("Family Support CoP: December 2026", LastInGroup.Text, StringComparison.Ordinal);
        Assert.Equal(before + 3, _house.Group.Messages.Count);
    }

    [Fact]
    public async Task WhatWasTold_IsNotToldAgain()
    {
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        await ShareAsync("/share https://example.org/two Second guide");
        await UntilAsync(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        Assert.Contains("Second guide", LastInGroup.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("First guide", LastInGroup.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomebodyWhoWantsNoPrivateMessages_GetsNone()
    {
        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest"));
        await _house.PressAsync(_house.Bryn, page, "Send it to me each month");
        await _house.SayPrivatelyAsync(_house.Bryn, "/leave");
        var before = _house.World.PrivateChat(_house.Bryn).Messages.Count;
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 1, 0, TimeSpan.Zero));
        Assert.Contains("First guide", LastInGroup.Text, StringComparison.Ordinal);
        Assert.Equal(before, _house.World.PrivateChat(_house.Bryn).Messages.Count);
    }

    [Fact]
    public async Task NudgeHalfAnHourBefore_WaitsUntilAnHourAfterTheDigest()
    {
        await _house.CreateAsync("every Tuesday 8:30am What is new?");
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));
        var said = _house.Group.Messages.Where(m => m.From.IsBot && m.Date.Day == 1 && m.Date.Month == 12).Select(m => $"{m.Date:HH:mm} {m.Text.Split('\n')[0]}");
        Assert.Equal(["09:00 Family Support CoP: November 2026", "10:00 What is new?"], said);
    }

    [Fact]
    public async Task WeeklyOne_WhileTheBotWasOff_GoesOnFromTheLast()
    {
        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest"));
        await _house.PressAsync(_house.Bryn, page, "Send it to me each week");
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero));
        Assert.Contains("First guide", LastPrivate(_house.Bryn).Text, StringComparison.Ordinal);
        await ShareAsync("/share https://example.org/two Second guide");
        await _house.StopBotAsync();
        _house.World.Clock.MoveTo(new DateTimeOffset(2026, 12, 9, 2, 0, 0, TimeSpan.Zero));
        var before = _house.World.PrivateChat(_house.Bryn).Messages.Count;
        await _house.StartBotAsync();
        await _house.MoveClockAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(before, _house.World.PrivateChat(_house.Bryn).Messages.Count);
        await UntilAsync(new DateTimeOffset(2026, 12, 9, 8, 0, 0, TimeSpan.Zero));
        Assert.Contains("Second guide", LastPrivate(_house.Bryn).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("First guide", LastPrivate(_house.Bryn).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first Monday 10am", "Mon 7 December 2026 at 10:00")]
    [InlineData("first working day 8am", "Tue 1 December 2026 at 08:00")]
    [InlineData("the 15th of every month 9am", "Tue 15 December 2026 at 09:00")]
    [InlineData("last Friday 3pm", "Fri 27 November 2026 at 15:00")]
    [InlineData("on the last Friday at 3pm", "Fri 27 November 2026 at 15:00")]
    [InlineData("second Tuesday", "Tue 8 December 2026 at 09:00")]
    [InlineData("the 15th 9am", "Tue 15 December 2026 at 09:00")]
    public async Task TheDay_CanBeChanged_InPlainWords(string words, string next)
    {
        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/digest"));
        await _house.PressAsync(_house.Amara, page, "Change the day");
        var said = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, words));
        Assert.Contains(next, said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDay_ThatIsNone_IsAskedAgain_AndChangesNothing()
    {
        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/digest"));
        await _house.PressAsync(_house.Amara, page, "Change the day");
        Assert.Contains("I could not read that", Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "when the moon is full")).Text, StringComparison.Ordinal);
        Assert.Contains("I could not read that", Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "tomorrow 9am")).Text, StringComparison.Ordinal);
        await _house.SayPrivatelyAsync(_house.Amara, "/cancel");
        Assert.Contains("Tue 1 December 2026", Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/digest")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileTheBotWasOff_OneDigestWaits_AndComesOnce()
    {
        await ShareAsync("/share https://example.org/one First guide");
        await _house.StopBotAsync();
        _house.World.Clock.MoveTo(new DateTimeOffset(2026, 12, 3, 10, 0, 0, TimeSpan.Zero));
        await _house.StartBotAsync();
        await NightAsync();
        await _house.MoveClockAsync(TimeSpan.FromMinutes(1));
        Assert.Single(_house.Group.Messages, m => m.Text.Contains("First guide", StringComparison.Ordinal) && m.File is not null);
        await _house.RestartAsync();
        await NightAsync();
        await _house.MoveClockAsync(TimeSpan.FromDays(1));
        Assert.Single(_house.Group.Messages, m => m.Text.Contains("First guide", StringComparison.Ordinal) && m.File is not null);
    }

    [Fact]
    public async Task TurnedOff_NoneComes()
    {
        var settings = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/settings"));
        await _house.PressAsync(_house.Amara, settings, "Turn on and off");
        await _house.PressAsync(_house.Amara, settings, "On: A digest each month");
        await ShareAsync("/share https://example.org/one First guide");
        var before = _house.Group.Messages.Count;
        await UntilAsync(new DateTimeOffset(2027, 1, 20, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(before, _house.Group.Messages.Count);
    }

    [Fact]
    public async Task TurnedOffAndOnAgain_NothingOfTheLastMonthIsLost()
    {
        await TurnAsync("On: A digest each month");
        await UntilAsync(new DateTimeOffset(2026, 12, 10, 10, 0, 0, TimeSpan.Zero));
        await ShareAsync("/share https://example.org/old Shared long ago");
        await UntilAsync(new DateTimeOffset(2027, 1, 20, 10, 0, 0, TimeSpan.Zero));
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2027, 1, 28, 10, 0, 0, TimeSpan.Zero));
        var soFar = Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest")).Text;
        Assert.Contains("First guide", soFar, StringComparison.Ordinal);
        Assert.DoesNotContain("Shared long ago", soFar, StringComparison.Ordinal);

        await TurnAsync("Off: A digest each month");
        Assert.Contains("First guide", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest")).Text, StringComparison.Ordinal);
        await UntilAsync(new DateTimeOffset(2027, 2, 1, 9, 0, 0, TimeSpan.Zero));
        Assert.Contains("First guide", LastInGroup.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Shared long ago", LastInGroup.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgetMe_EndsThePrivateDigest()
    {
        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest"));
        await _house.PressAsync(_house.Bryn, page, "Send it to me each month");
        Assert.Single(await _house.DocumentsAsync(d => d.All(DigestKinds.Readers)));
        Assert.Contains("digest", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/mydata"), m => m.File is null).Text, StringComparison.Ordinal);
        var question = Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/forgetme"));
        await _house.PressAsync(_house.Bryn, question, question.Buttons[0][0].Text);
        Assert.Empty(await _house.DocumentsAsync(d => d.All(DigestKinds.Readers)));
    }

    private async Task TurnAsync(string line)
    {
        var settings = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/settings"));
        await _house.PressAsync(_house.Amara, settings, "Turn on and off");
        await _house.PressAsync(_house.Amara, settings, line);
    }

    // Five of each, too much for one screen.
    private async Task MuchAsync()
    {
        foreach (var i in Enumerable.Range(1, 5))
        {
            await _house.SayAsync(_house.Chloe, _house.Group, $"/win Win number {i}: a family of six moved into a dry flat near the school");
            await ShareAsync($"/share https://example.org/{i} A guide number {i} for families who have to move within the year #housing");
            await _house.SayAsync(_house.Ewa, _house.Group, $"/ask A mother asks number {i}: who has a spare cot, a pram or a high chair?");
        }
    }

    private Task<IReadOnlyList<Message>> ShareAsync(string command) => _house.SayAsync(_house.Chloe, _house.Group, command);

    // Each night passes, as in a house that runs.
    private async Task UntilAsync(DateTimeOffset then)
    {
        while (_house.World.Now < then)
        {
            var night = _house.World.Now.Date.AddDays(1).AddHours(3);
            var next = new DateTimeOffset(night, TimeSpan.Zero);
            await _house.MoveClockAsync((next < then ? next : then) - _house.World.Now);
            if (next < then)
                await NightAsync();
        }
    }

    private async Task NightAsync()
    {
        await _house.Services.GetRequiredService<Inbox>().TakeAsync(new NightFell(), TestContext.Current.CancellationToken);
        await _house.SettleAsync();
    }
}
