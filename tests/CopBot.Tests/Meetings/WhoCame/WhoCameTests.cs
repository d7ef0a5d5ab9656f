using System.Text;
using CopBot.Meetings;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Meetings.WhoCame;

public sealed class WhoCameTests
{
    [Fact]
    public async Task AfterTheMeeting_OneCardAsksAndFacilitatorsCorrect()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Chloe, house.Group, "/meetings");
        var invitation = await house.NewMeetingAsync("Supervision, every Tuesday 2pm-3pm");
        await house.PressAsync(house.Bryn, invitation, "Going");
        await house.MoveClockAsync(TimeSpan.FromHours(6));
        var card = house.Group.Messages[^1];
        Assert.Equal("Who was at Supervision?\nTue 24 November 2026, 14:00–15:00\n\nIf you were there, please tap “I was there”.", card.Text);
        await house.PressAsync(house.Bryn, card, "I was there");
        await house.PressAsync(house.Dev, card, "I was there");
        Assert.Equal("Taken back.", (await house.PressAsync(house.Dev, card, "I was there")).Answer!.Text);
        Assert.Contains($"1 person came: {house.Bryn.Name}", card.Text, StringComparison.Ordinal);

        Assert.Equal(MeetingTexts.OnlySteering, Assert.Single(await house.FollowAsync(house.Dev, card, "Correct (facilitators)")).Text);
        var list = Assert.Single(await house.FollowAsync(house.Amara, card, "Correct (facilitators)"));
        Assert.Contains("✓ " + house.Bryn.Name, list.Labels);
        await house.PressAsync(house.Amara, list, house.Chloe.Name);
        await house.PressAsync(house.Amara, list, "One more without Telegram");
        await house.PressAsync(house.Amara, list, "One more without Telegram");
        await house.PressAsync(house.Amara, list, "One fewer");
        Assert.Contains($"3 people came: {house.Bryn.Name}, {house.Chloe.Name} and 1 person without a name here", card.Text, StringComparison.Ordinal);

        await house.MoveClockAsync(TimeSpan.FromDays(7));
        await house.PressAsync(house.Ewa, house.Group.Messages.Last(m => m.Text.StartsWith("Who was at", StringComparison.Ordinal)), "I was there");
        var answer = await house.SayPrivatelyAsync(house.Amara, "/attendance");
        var shown = answer[0];
        Assert.Equal(2, answer.Count);
        Assert.Equal(CopBot.Playground.Worlds.FileKind.Photo, answer[1].File!.Kind);
        Assert.StartsWith("Who came to Family Support CoP", answer[1].Text, StringComparison.Ordinal);
        Assert.Contains("• Tue 24 November 2026, Supervision: 3\n• Tue 1 December 2026, Supervision: 1\n\nOn average 2.", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Supervision", string.Join(' ', (await house.SayPrivatelyAsync(house.Dev, "/attendance")).Select(m => m.Text)), StringComparison.Ordinal);

        var files = house.Services.GetServices<CopBot.Conversation.IExport>().Single(e => e.What == "attendance");
        var community = (await house.MeetingsAsync())[0].Community;
        var csv = await house.DocumentsAsync(_ => files.Export(house.Services.GetRequiredService<CopBot.Conversation.IScenes>().Community(community)!));
        Assert.Equal(
            "meeting,date,start,came,guests,had said going\r\nSupervision,2026-11-24,14:00,3,0,1\r\nSupervision,2026-12-01,14:00,1,0,0\r\n",
            Encoding.UTF8.GetString(csv[0].Content.Span).TrimStart('\uFEFF').ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public async Task AfterTheMeeting_InQuietHours_AsksInTheMorning_AndNotOfACancelledOne()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync("Late talk, today 7pm-9pm");
        await house.MoveClockAsync(TimeSpan.FromHours(12));
        Assert.DoesNotContain(house.Group.Messages, m => m.Text.StartsWith("Who was at", StringComparison.Ordinal));
        await house.MoveClockAsync(TimeSpan.FromHours(10));
        Assert.Single(house.Group.Messages, m => m.Text.StartsWith("Who was at", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Press_BeforeTheMeeting_IsRefused()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync("Supervision, tomorrow 2pm-3pm");
        var press = house.World.PressRaw(house.Bryn, card.Chat, card.Id, "came.was:1");
        await house.SettleAsync();
        Assert.Equal("This meeting has not begun yet.", press.Answer!.Text);
    }
}
