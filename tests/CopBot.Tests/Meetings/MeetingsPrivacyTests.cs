using CopBot.Meetings;
using CopBot.Meetings.Feedback;
using CopBot.Meetings.Notes;
using CopBot.Tests.Support;

namespace CopBot.Tests.Meetings;

public sealed class MeetingsPrivacyTests
{
    [Fact]
    public async Task ForgetMe_LeavesNothingOfSomebodyWhoDidEverything()
    {
        await using var house = await TestHouse.OpenAsync();
        var hello = house.World.Say(house.Bryn, house.Group, "Hello");
        await house.SayAsync(house.Amara, house.Group, "/core", replyTo: hello);
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        var review = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/newmeeting Supervision, today 2pm-3pm"));
        await house.PressAsync(house.Bryn, review, "Create");
        var card = house.Group.Messages[^1];
        await house.PressAsync(house.Bryn, card, "Going");
        await house.FollowAsync(house.Bryn, card, "My needs");
        await house.SayPrivatelyAsync(house.Bryn, "A ramp");
        var page = await house.PageAsync(house.Bryn, card);
        await house.PressAsync(house.Bryn, page, "My reminders");
        await house.PressAsync(house.Bryn, page, "A time of my own");
        await house.SayPrivatelyAsync(house.Bryn, "20 minutes");
        await house.SayPrivatelyAsync(house.Bryn, "/newmeeting Half-finished, Friday 2pm-3pm");
        await house.MoveClockAsync(TimeSpan.FromHours(4.5));
        await house.SayAsync(house.Bryn, house.Group, "/note We agree");
        await house.MoveClockAsync(TimeSpan.FromHours(1));
        await house.PressAsync(house.Bryn, house.Group.Messages.Last(m => m.Labels.Contains("I was there")), "I was there");
        var feedback = (await house.SayPrivatelyAsync(house.Bryn, "/feedback"))[^1];
        await house.PressAsync(house.Bryn, feedback, "Answer with my name");
        await house.SayPrivatelyAsync(house.Bryn, "The ramp");
        await house.SayPrivatelyAsync(house.Bryn, "The chairs");

        var data = await house.SayPrivatelyAsync(house.Bryn, "/mydata");
        Assert.Contains("answer of yours to invitations", data[0].Text, StringComparison.Ordinal);
        Assert.Contains("note that you took at meetings", data[0].Text, StringComparison.Ordinal);
        Assert.Contains("What you said of 1 meeting with your name", data[0].Text, StringComparison.Ordinal);

        await house.PressAsync(house.Bryn, (await house.SayPrivatelyAsync(house.Bryn, "/forgetme"))[^1], "Yes, erase it");
        await house.DocumentsAsync(documents =>
        {
            var kept = new List<object>();
            kept.AddRange(documents.All(MeetingKinds.Series));
            kept.AddRange(documents.All(MeetingKinds.Meetings));
            kept.AddRange(documents.All(MeetingKinds.Attendees));
            kept.AddRange(documents.All(MeetingKinds.ReminderChoices));
            kept.AddRange(documents.All(MeetingKinds.Plans));
            kept.AddRange(documents.All(NoteKinds.Notes));
            kept.AddRange(documents.All(FeedbackKinds.Answers));
            Assert.Equal(4, kept.Count);
            var text = string.Join('\n', kept);
            Assert.DoesNotContain(house.Bryn.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
            Assert.DoesNotContain("Bryn", text, StringComparison.Ordinal);
            return 0;
        });
        Assert.Equal(1, Assert.Single(await house.MeetingsAsync()).CameWithoutName);
        Assert.DoesNotContain(await house.DocumentsAsync(d => d.All(CopBot.Scheduling.Agenda.Kind)), d => d.Key.Contains(house.Bryn.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
