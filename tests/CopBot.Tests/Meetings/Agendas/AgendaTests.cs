using CopBot.Meetings;
using CopBot.Meetings.Agendas;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Meetings.Agendas;

public sealed class AgendaTests
{
    private const string Monthly = "Family Support CoP, first Tuesday of every month 10am–12pm at Dudson Centre";

    [Fact]
    public async Task Agenda_AnyMemberAddsAtAnyTime_AndItIsShownByNumberWithWhoAddedIt()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync(Monthly);
        var card = house.Group.Messages[^1];
        var empty = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/agenda"));
        Assert.Equal(
            "Agenda\nFamily Support CoP, Tue 1 December 2026, 10:00–12:00\n\nNothing is on it so far. Add something with /agenda and your words, or tap Add something.",
            empty.Text);

        var added = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/agenda Threshold document <b>v2</b> 20 min"));
        Assert.Equal("On the agenda as number 1: “Threshold document <b>v2</b>” (20 minutes)\n\nFamily Support CoP, Tue 1 December 2026, 10:00–12:00", added.Text);
        var talk = house.World.Say(house.Dev, house.Group, "We should look at the waiting list");
        await house.SettleAsync();
        await house.SayAsync(house.Ewa, house.Group, "/agenda", replyTo: talk);
        await house.SayPrivatelyAsync(house.Chloe, "/agenda Half an hour: spring visits");

        var question = Assert.Single((await house.PressAsync(house.Dev, empty, "Add something")).Said);
        await house.SayAsync(house.Dev, house.Group, "New rooms", replyTo: question);
        var agenda = Assert.Single(await house.SayPrivatelyAsync(house.Chloe, "/agenda"));
        Assert.Equal(
            $"""
            Agenda
            Family Support CoP, Tue 1 December 2026, 10:00–12:00

            1. Threshold document <b>v2</b> (20 min, {house.Bryn.Name})
            2. We should look at the waiting list ({house.Ewa.Name})
            3. spring visits (30 min, {house.Chloe.Name})
            4. New rooms ({house.Dev.Name})

            Time given so far: 50 minutes of 2 hours. 2 items without a time.

            To add something, send /agenda and your words. Tap a number to change it.
            """,
            agenda.Text);
        Assert.Contains($"Agenda so far\n1. Threshold document <b>v2</b> (20 min, {house.Bryn.Name})\n2. We should", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agenda_LinesOfTheCard_AreAtMostSix()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync(Monthly);
        var card = house.Group.Messages[^1];
        for (var i = 1; i <= 12; i++)
            await house.SayPrivatelyAsync(house.Bryn, $"/agenda Topic {i}");
        Assert.Contains($"6. Topic 6 ({house.Bryn.Name})\nand 6 more: /agenda", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Topic 7", card.Text, StringComparison.Ordinal);
        var agenda = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/agenda"));
        Assert.StartsWith("Agenda (1–10 of 12)", agenda.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, agenda, "More ›");
        Assert.StartsWith("Agenda (11–12 of 12)", agenda.Text, StringComparison.Ordinal);
        Assert.Contains("11. Topic 11", agenda.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agenda_FacilitatorsOrderTimeAndTick_MembersDoNot()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync(Monthly);
        foreach (var topic in new[] { "One", "Two", "Three" })
            await house.SayAsync(house.Bryn, house.Group, "/agenda " + topic);
        var agenda = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/agenda"));
        await house.PressAsync(house.Amara, agenda, "3");
        Assert.StartsWith("Number 3 of 3\nThree", agenda.Text, StringComparison.Ordinal);
        Assert.Equal(MeetingTexts.OnlySteering, (await house.PressAsync(house.Dev, agenda, "Up")).Answer!.Text);
        await house.PressAsync(house.Amara, agenda, "Up");
        await house.PressAsync(house.Amara, agenda, "Up");
        Assert.StartsWith("Number 1 of 3", agenda.Text, StringComparison.Ordinal);
        Assert.Equal(AgendaTexts.IsFirst, (await house.PressAsync(house.Amara, agenda, "Up")).Answer!.Text);

        var question = Assert.Single((await house.PressAsync(house.Amara, agenda, "Time")).Said);
        var unread = Assert.Single(await house.SayAsync(house.Amara, house.Group, "a long while", replyTo: question));
        Assert.StartsWith("I could not read a time in that.", unread.Text, StringComparison.Ordinal);
        var timed = Assert.Single(await house.SayAsync(house.Amara, house.Group, "150", replyTo: unread));
        Assert.Equal("“Three” may take 2 hours 30 minutes.", timed.Text);
        await house.PressAsync(house.Amara, timed, "See the agenda");
        Assert.Contains("All of this needs 2 hours 30 minutes, and the meeting has 2 hours.", timed.Text, StringComparison.Ordinal);

        await house.PressAsync(house.Amara, timed, "2");
        Assert.Equal(AgendaTexts.Ticked, (await house.PressAsync(house.Amara, timed, "Done")).Answer!.Text);
        Assert.Contains($"2. One ({house.Bryn.Name}, done)", timed.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, timed, "2");
        await house.PressAsync(house.Amara, timed, "Not done yet");
        Assert.DoesNotContain("Ticked", timed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agenda_WhoeverAddedItTakesItBack_WithUndoForTenMinutes()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync(Monthly);
        var added = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/agenda Threshold document"));
        Assert.Equal(AgendaTexts.NotYours, (await house.PressAsync(house.Dev, added, "Take it back")).Answer!.Text);
        await house.PressAsync(house.Bryn, added, "Take it back");
        Assert.Equal("Taken off the agenda: “Threshold document”", added.Text);
        Assert.Contains("Nothing is on it", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/agenda")).Text, StringComparison.Ordinal);
        Assert.Equal(AgendaTexts.NotYours, (await house.PressAsync(house.Dev, added, "Undo")).Answer!.Text);
        await house.PressAsync(house.Bryn, added, "Undo");
        Assert.Equal("Back on the agenda: “Threshold document”", added.Text);

        var again = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/agenda"));
        await house.PressAsync(house.Bryn, again, "1");
        await house.PressAsync(house.Bryn, again, "Take it out");
        await house.MoveClockAsync(TimeSpan.FromMinutes(11));
        Assert.Equal(AgendaTexts.ItemNoLongerHere, (await house.PressAsync(house.Bryn, again, "Undo")).Answer!.Text);
        Assert.Empty(await house.DocumentsAsync(s => s.All(AgendaKinds.Items)));
    }

    [Fact]
    public async Task Agenda_WhatWasNotReached_IsCarriedOver_AndTheRestStaysWithItsMeeting()
    {
        await using var house = await TestHouse.OpenAsync();
        var first = await house.PlanAsync(Monthly);
        await house.SayPrivatelyAsync(house.Bryn, "/agenda Reached");
        await house.SayPrivatelyAsync(house.Bryn, "/agenda Not reached");
        await house.SayPrivatelyAsync(house.Bryn, "/agenda Ticked late");
        var agenda = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/agenda"));
        await house.MoveClockToAsync(2026, 12, 1, 11);
        await house.PressAsync(house.Amara, agenda, "1");
        await house.PressAsync(house.Amara, agenda, "Done");
        await house.MoveClockToAsync(2026, 12, 1, 13);

        var next = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/agenda"));
        Assert.Contains("Tue 5 January 2027", next.Text, StringComparison.Ordinal);
        Assert.Contains($"1. Not reached ({house.Bryn.Name}, carried over)", next.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("1. Reached", next.Text, StringComparison.Ordinal);

        // Soon after the end a tick still means the meeting that was.
        await house.PressAsync(house.Amara, next, "2");
        Assert.Equal(AgendaTexts.ReachedThen, (await house.PressAsync(house.Amara, next, "Done")).Answer!.Text);
        Assert.DoesNotContain("Ticked late", next.Text, StringComparison.Ordinal);
        var kept = await house.DocumentsAsync(_ => house.Services.GetRequiredService<AgendaBook>().Of(first, house.World.Clock.GetUtcNow()));
        Assert.Equal(
            [("Reached", true), ("Not reached", false), ("Ticked late", true)],
            kept.Select(i => (i.Text, i.Reached == first.Id)));
    }

    [Fact]
    public async Task Agenda_OfAOneOff_EndsWithIt()
    {
        await using var house = await TestHouse.OpenAsync();
        var once = await house.PlanAsync("Picnic planning, Fri 27 November 10am–11am");
        await house.SayPrivatelyAsync(house.Bryn, "/agenda Sandwiches");
        await house.MoveClockToAsync(2026, 11, 27, 12);
        Assert.StartsWith("Agenda\nNo meeting is planned yet.", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/agenda")).Text, StringComparison.Ordinal);
        var item = Assert.Single(await house.DocumentsAsync(s => s.All(AgendaKinds.Items)));
        Assert.True(item is { IsClosed: true, Reached: null });
        Assert.Equal(once.Id, Assert.Single(item.StoodOn));
    }

    [Fact]
    public async Task Agenda_MovedAndCancelled_DueMovesWithItAndGoes()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync("Picnic planning, Fri 27 November 10am–11am");
        await house.SayPrivatelyAsync(house.Bryn, "/agenda Sandwiches");
        Assert.Equal(11, Assert.Single(await house.DueAsync("agenda/")).Value.Hour);
        await house.MoveAsync("27 November", "Mon 30 November 2pm–4pm");
        var moved = Assert.Single(await house.DueAsync("agenda/")).Value;
        Assert.Equal((30, 16), (moved.Day, moved.Hour));
        Assert.Contains("Mon 30 November", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/agenda")).Text, StringComparison.Ordinal);
        await house.CancelAsync("30 November");
        Assert.Empty(await house.DueAsync("agenda/"));
    }

    [Fact]
    public async Task Agenda_WithoutAMeeting_IsKeptForTheNext()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.Contains("No meeting is planned yet. I put this on the agenda of the next one.", Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/agenda Sandwiches")).Text, StringComparison.Ordinal);
        await house.PlanAsync(Monthly);
        Assert.Contains("1. Sandwiches", Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/agenda")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agenda_WithTwoSeries_GoesToTheNextMeetingAndCanGoToTheOther()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync(Monthly);
        await house.PlanAsync("Steering group, Fri 27 November 10am–11am");
        var added = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/agenda Budget"));
        Assert.Contains("Steering group, Fri 27 November 2026", added.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, added, "Rather for Tue 1 December 2026: Family Support CoP");
        Assert.Contains("Family Support CoP, Tue 1 December 2026", added.Text, StringComparison.Ordinal);
        var agenda = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/agenda"));
        Assert.Contains("Nothing is on it", agenda.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, agenda, "Tue 1 December 2026: Family Support CoP");
        Assert.Contains("1. Budget", agenda.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agenda_StaysTogetherWhenTheSeriesIsChangedFromADateOn()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync(Monthly);
        await house.SayPrivatelyAsync(house.Bryn, "/agenda Budget");
        await house.MoveClockToAsync(2026, 12, 1, 13);
        var list = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/meetings"));
        await house.PressAsync(house.Amara, list, "1");
        await house.PressAsync(house.Amara, list, "Change or cancel");
        await house.PressAsync(house.Amara, list, "When");
        var sure = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "11am–1pm"));
        await house.PressAsync(house.Amara, sure, "This and all later dates");
        var agenda = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/agenda"));
        Assert.Contains("Tue 5 January 2027, 11:00–13:00", agenda.Text, StringComparison.Ordinal);
        Assert.Contains($"1. Budget ({house.Bryn.Name}, carried over)", agenda.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agenda_ForgedNumbersOfAnotherCommunity_AreRefused()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync(Monthly);
        var shown = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/agenda Ours"));
        var stranger = house.World.AddPerson("Zed");
        var other = house.World.AddSupergroup("Other CoP", [stranger]);
        house.World.AddBotTo(other, stranger);
        await house.SettleAsync();
        var theirs = Assert.Single(await house.SayAsync(stranger, other, "/agenda"));
        foreach (var button in shown.Buttons.SelectMany(r => r))
        {
            var press = house.World.PressRaw(stranger, other, theirs.Id, button.Data!);
            await house.SettleAsync();
            Assert.True(press.Answer!.Text == AgendaTexts.ItemNoLongerHere || press.Answer.Text == AgendaTexts.NoLongerHere);
        }

        Assert.DoesNotContain("Ours", house.Transcript(other), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Threshold document 20 min", "Threshold document", 20)]
    [InlineData("Threshold document (20 mins)", "Threshold document", 20)]
    [InlineData("Threshold document, 1 hour 30 minutes", "Threshold document", 90)]
    [InlineData("Threshold document for 45m", "Threshold document", 45)]
    [InlineData("Visits – half an hour", "Visits", 30)]
    [InlineData("1.5 hours: budget", "budget", 90)]
    [InlineData("Budget for an hour and a half.", "Budget", 90)]
    [InlineData("The 20 min walk", "The 20 min walk", null)]
    [InlineData("20 min", "20 min", null)]
    [InlineData("Lease of 999 minutes", "Lease of 999 minutes", null)]
    [InlineData("Room 20", "Room 20", null)]
    [InlineData("A walk of 200m", "A walk of", 200)]
    public void Minutes_AreReadAtTheEndOrTheBeginning(string words, string text, int? minutes) =>
        Assert.Equal((text, minutes), ItemWords.Read(words));

    [Fact]
    public async Task Forget_LeavesTheItemWithoutTheName()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync(Monthly);
        await house.SayPrivatelyAsync(house.Bryn, "/agenda Budget");
        Assert.Contains(await house.SayPrivatelyAsync(house.Bryn, "/mydata"), m => m.Text.Contains("1 thing that you put on an agenda", StringComparison.Ordinal));
        var sure = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/forgetme"));
        await house.PressAsync(house.Bryn, sure, sure.Buttons[0][0].Text);
        var item = Assert.Single(await house.DocumentsAsync(s => s.All(AgendaKinds.Items)));
        Assert.Equal((null, "a former member"), (item.By, item.ByName));
    }
}
