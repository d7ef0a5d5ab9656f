using CopBot.Meetings;
using CopBot.Tests.Support;

namespace CopBot.Tests.Meetings;

public sealed class SetupTests
{
    [Fact]
    public async Task NewMeeting_InOneLine_IsReadBackAndPostedOnlyAfterCreate()
    {
        await using var house = await TestHouse.OpenAsync();
        var read = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/newmeeting Family Support CoP, first Tuesday of every month 10am–12pm at Dudson Centre, Hope Street"));
        Assert.Equal(
            """
            Family Support CoP
            Tue 1 December 2026, 10:00–12:00; then Tue 5 January 2027, Tue 2 February…
            Repeats: first Tuesday of every month
            Where: Dudson Centre, Hope Street
            Reminders in the group: 7 days, 1 day and 2 hours before

            Is that right? I post it in the group when you tap Create.
            """,
            read.Text);
        Assert.Empty(await house.DocumentsAsync(s => s.All(MeetingKinds.Series)));

        Assert.Equal(MeetingTexts.OnlySteering, (await house.PressAsync(house.Bryn, read, "Create")).Answer!.Text);
        var card = Assert.Single((await house.PressAsync(house.Amara, read, "Create")).Said);
        Assert.StartsWith("Done. Family Support CoP is set up. The first date is Tue 1 December 2026, 10:00–12:00.", read.Text, StringComparison.Ordinal);
        Assert.Equal("Family Support CoP\nTue 1 December 2026, 10:00–12:00\nWhere: Dudson Centre, Hope Street", card.Text);
        Assert.Equal(["Going", "Maybe", "Can’t", "+1 guest", "My needs", "More"], card.Buttons.SelectMany(r => r).Select(b => b.Text));

        // December to March lie within what is planned ahead.
        Assert.Equal(
            ["2026-12-01", "2027-01-05", "2027-02-02", "2027-03-02"],
            (await house.DocumentsAsync(s => s.All(MeetingKinds.Meetings))).Select(m => m.Planned.Date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task NewMeeting_ByAMember_IsRefused()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Bryn, house.Group, "/newmeeting Coffee, tomorrow 10am");
        Assert.Empty(await house.DocumentsAsync(s => s.All(MeetingKinds.Plans)));
    }

    [Theory]
    [InlineData("Coffee next to the river", "I could not find a day or a time in that.")]
    [InlineData("Coffee on Friday", "I found the day (Fri 27 November 2026), but no time.")]
    [InlineData("Coffee 31 February 10am", "There is no 31 February.")]
    public async Task NewMeeting_NotUnderstood_SaysWhatWasAndChangesNothing(string line, string said)
    {
        await using var house = await TestHouse.OpenAsync();
        var refused = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/newmeeting " + line));
        Assert.StartsWith(said, refused.Text, StringComparison.Ordinal);
        Assert.Empty(await house.DocumentsAsync(s => s.All(MeetingKinds.Plans)));
    }

    [Fact]
    public async Task NewMeeting_Bare_AsksInPrivateStepByStep()
    {
        await using var house = await TestHouse.OpenAsync();
        var where = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/newmeeting"));
        Assert.StartsWith("Let us set up a meeting.", where.Text, StringComparison.Ordinal);
        await house.FollowAsync(house.Amara, where, "Set it up in private");
        await house.SayPrivatelyAsync(house.Amara, "Peer supervision <b>");
        var asked = await house.SayPrivatelyAsync(house.Amara, "on some day");
        Assert.StartsWith("I could not find a day or a time in that.", Assert.Single(asked).Text, StringComparison.Ordinal);
        await house.SayPrivatelyAsync(house.Amara, "Thursday 2pm");
        var review = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "Hanley Library, https://meet.example/abc"));
        Assert.Equal(
            """
            Peer supervision <b>
            Thu 26 November 2026, 14:00–15:00
            Where: Hanley Library
            Online: https://meet.example/abc (shown only to those who are going)
            Reminders in the group: 7 days, 1 day and 2 hours before

            Please check:
            • No end was given, so I took 1 hour.

            Is that right? I post it in the group when you tap Create.
            """,
            review.Text);
        await house.PressAsync(house.Amara, review, "Places");
        review = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "12 people"));
        Assert.Contains("Places: 12", review.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, review, "Reminders");
        review = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "3 hours"));
        await house.PressAsync(house.Amara, review, "Create");
        var card = house.Group.Messages[^1];
        Assert.DoesNotContain("meet.example", house.Transcript(house.Group), StringComparison.Ordinal);
        Assert.Contains("Or online: tap Going, then More, to get the link.\n\nPlaces left: 12 of 12", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewMeeting_OnABankHolidayOrAtTheTimeOfAnother_SaysSo()
    {
        await using var house = await TestHouse.OpenAsync();
        var first = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/newmeeting Book club, Mondays 10am-11am"));
        Assert.Contains("• Mon 28 December 2026 is a bank holiday (Boxing Day (substitute day)).", first.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, first, "Create");
        var second = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/newmeeting Steering, Mon 7 December 10:30-12"));
        Assert.Contains("• “Book club” is at the same time, on Mon 7 December 2026 at 10:00.", second.Text, StringComparison.Ordinal);
        var far = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/newmeeting Away day, Mon 7 June 2027 10:30-16:00"));
        Assert.Contains("• “Book club” is at the same time, on Mon 7 June 2027 at 10:00.", far.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Series_AsDatesPass_PlansTheNext()
    {
        await using var house = await TestHouse.OpenAsync();
        var review = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/newmeeting Stand-up, every weekday 9:30-9:45"));
        await house.PressAsync(house.Amara, review, "Create");
        Assert.Equal(PlanDates.MostAhead, (await house.DocumentsAsync(s => s.All(MeetingKinds.Meetings))).Count);
        await house.MoveClockAsync(TimeSpan.FromDays(14));
        var kept = await house.DocumentsAsync(s => s.All(MeetingKinds.Meetings));
        Assert.Equal(PlanDates.MostAhead, kept.Count(m => m.StartsAt > TestHouse.Start.AddDays(14)));
        Assert.Equal(kept.Count, kept.Select(m => m.Planned).Distinct().Count());
    }

    [Theory]
    [InlineData("Dudson Centre, Hope Street https://www.openstreetmap.org/?mlat=53.0300&mlon=-2.1800#map=19/53.0300/-2.1800", "Where: Dudson Centre, Hope Street\nWith a map")]
    [InlineData("Dudson Centre https://www.google.com/maps/@53.03,-2.18,17z", "Where: Dudson Centre\nRem")]
    [InlineData("Dudson Centre https://www.google.com/maps/place/Dudson/@53.0301,-2.1801,17z/data=!3m1", "Where: Dudson Centre\nWith a map")]
    [InlineData("53.0300, -2.1800", "Where: See the map\nWith a map")]
    [InlineData("Room 3.14, Hanley", "Where: Room 3.14, Hanley\nRem")]
    public async Task Where_WithAMapsLink_ShowsTheMap(string where, string read)
    {
        await using var house = await TestHouse.OpenAsync();
        var review = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/newmeeting Supervision, tomorrow 2pm-3pm"));
        await house.PressAsync(house.Amara, review, "Where");
        review = Assert.Single(await house.SayPrivatelyAsync(house.Amara, where));
        Assert.Contains(read, review.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, review, "Create");
        var card = house.Group.Messages[^1];
        Assert.DoesNotContain("get the link", card.Text, StringComparison.Ordinal);
        if (!read.EndsWith("map", StringComparison.Ordinal))
            return;
        var page = await house.PageAsync(house.Bryn, card);
        var venue = Assert.Single((await house.PressAsync(house.Bryn, page, "Map")).Said).Venue!;
        Assert.Equal(53.03, venue.Latitude, 0.001);
    }
}
