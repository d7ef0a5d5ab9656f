using CopBot.Meetings.Feedback;
using CopBot.Playground.Worlds;
using CopBot.Secrecy;
using CopBot.Tests.Support;

namespace CopBot.Tests.Meetings.Feedback;

public sealed class FeedbackTests
{
    [Fact]
    public async Task AfterTheMeeting_ThoseWhoCameAreAskedPrivately_AndFacilitatorsHearOnceThreeAnswered()
    {
        await using var house = await TestHouse.OpenAsync();
        Person[] people = [house.Bryn, house.Chloe, house.Dev, house.Ewa, house.Amara];
        foreach (var person in people)
            await house.SayPrivatelyAsync(person, "/join");
        var card = await house.NewMeetingAsync("Supervision, today 2pm-3pm");
        foreach (var person in people.Take(3))
            await house.PressAsync(person, card, card.Labels.First(l => l.StartsWith("Going", StringComparison.Ordinal)));
        await house.MoveClockAsync(TimeSpan.FromHours(6.5));
        Assert.DoesNotContain("How was", house.Private(house.Ewa).Text, StringComparison.Ordinal);

        await AnswerAsync(house, house.Bryn, "Answer without my name", "The role play", "-");
        await AnswerAsync(house, house.Chloe, "Answer with my name", "-", "Start on time");
        Assert.DoesNotContain("What people said", house.Private(house.Amara).Text, StringComparison.Ordinal);
        Assert.Contains("fewer than 3 people have answered", (await house.SayPrivatelyAsync(house.Amara, "/feedback"))[0].Text, StringComparison.Ordinal);
        await AnswerAsync(house, house.Dev, "Answer without my name", "Hearing <b>Ewa</b>", "More tea");

        var summary = house.World.PrivateChat(house.Amara).Messages.Single(m => m.Text.StartsWith("What people said of Supervision", StringComparison.Ordinal));
        Assert.Contains("3 people answered.", summary.Text, StringComparison.Ordinal);
        Assert.Contains("• The role play", summary.Text, StringComparison.Ordinal);
        Assert.Contains("• Hearing <b>Ewa</b>", summary.Text, StringComparison.Ordinal);
        Assert.Contains($"• Start on time ({house.Chloe.Name})", summary.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(house.Bryn.Name, summary.Text, StringComparison.Ordinal);

        // One more is not shown by itself: it would be plain whose it is. It comes when the questions close.
        await AnswerAsync(house, house.Ewa, "Answer without my name", "The walk", "-", (await house.SayPrivatelyAsync(house.Ewa, "/feedback"))[^1]);
        Assert.DoesNotContain("The walk", (await house.SayPrivatelyAsync(house.Amara, "/feedback"))[0].Text, StringComparison.Ordinal);
        await house.MoveClockAsync(FeedbackCloses.After);
        Assert.Contains("4 people answered.", house.Private(house.Amara).Text, StringComparison.Ordinal);
        Assert.Contains("• The walk", house.Private(house.Amara).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(house.World.PrivateChat(house.Bryn).Messages, m => m.Text.StartsWith("What people said", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_WithoutAName_IsKeptWithNothingThatLeadsToItsAuthor_AndOnceAlone()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync("Supervision, today 2pm-3pm");
        await house.MoveClockAsync(TimeSpan.FromHours(6));
        var asked = Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "/feedback"));
        await AnswerAsync(house, house.Ewa, "Answer without my name", "The tea", "The chairs", asked);
        Assert.Equal("You have answered already. Thank you.", Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "/feedback")).Text);
        Assert.Empty(await house.DocumentsAsync(d => d.All(FeedbackKinds.Answers)));
        var box = Assert.Single(await house.DocumentsAsync(d => d.All(SecretKinds.Boxes)));
        Assert.DoesNotContain("The tea", System.Text.Encoding.UTF8.GetString(box.Written), StringComparison.Ordinal);

        await house.MoveClockAsync(FeedbackCloses.After);
        Assert.Empty(await house.DocumentsAsync(d => d.All(SecretKinds.Boxes)));
        Assert.Empty(await house.DocumentsAsync(d => d.All(SecretKinds.Rolls)));
        Assert.Equal("The questions about this meeting are closed.", Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "/feedback")).Text);
    }

    private static async Task AnswerAsync(TestHouse house, Person person, string way, string worth, string change, Message? question = null)
    {
        question ??= house.World.PrivateChat(person).Messages.Last(m => m.Text.StartsWith("How was Supervision", StringComparison.Ordinal));
        await house.PressAsync(person, question, way);
        await house.SayPrivatelyAsync(person, worth);
        Assert.StartsWith("Thank you.", Assert.Single((await house.SayPrivatelyAsync(person, change)).Take(1)).Text, StringComparison.Ordinal);
    }
}
