using CopBot.Meetings;
using CopBot.Meetings.Notes;
using CopBot.Playground.Worlds;
using CopBot.Resources;
using CopBot.Tests.Support;

namespace CopBot.Tests.Meetings.Notes;

public sealed class NotesTests
{
    [Fact]
    public async Task Note_WhileAMeetingIsOn_IsKeptUnderItsHeading()
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.StartsWith("No meeting is on", Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/note Too early")).Text, StringComparison.Ordinal);
        await house.NewMeetingAsync("Supervision, Tue 24 November 2pm-3pm");
        await house.MoveClockAsync(new TimeSpan(3, 35, 0));

        var noted = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/note We tell families <first>"));
        Assert.StartsWith("Noted for Supervision: We tell families <first>\nWhat is it?", noted.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Dev, noted, "Decision");
        Assert.Equal("Noted for Supervision, as a decision: We tell families <first>", noted.Text);
        Assert.Contains("✓ Decision", noted.Labels);

        await house.SayAsync(house.Chloe, house.Group, "/note insight: fathers are rarely asked");
        var said = house.World.Say(house.Ewa, house.Group, "Who pays for the taxi?");
        await house.SettleAsync();
        var reply = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/note", replyTo: said));
        await house.PressAsync(house.Dev, reply, "Question");
        await house.SendFileAsync(house.Bryn, house.Group, FileKind.Photo, null, caption: "/note the flip chart");

        var all = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/notes"));
        Assert.Equal(
            """
            Notes of Supervision, Tue 24 November 2026, 14:00–15:00

            What we decided
            • We tell families <first>

            What we learnt
            • fathers are rarely asked

            Open questions
            • Who pays for the taxi?

            Notes
            • the flip chart (photo in the chat)

            To add something: /note and your words.
            """,
            all.Text);
        var kept = await house.DocumentsAsync(d => d.All(NoteKinds.Notes));
        Assert.Equal(house.Ewa.Name, kept.Single(n => n.Kind == NoteKind.Question).ByName);
    }

    [Fact]
    public async Task Note_Bare_AsksForItAndTakesAVoiceMessage()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync("Supervision, Tue 24 November 10:15am-11am");
        var asked = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/note"));
        Assert.StartsWith("What shall I note for Supervision", asked.Text, StringComparison.Ordinal);
        var noted = Assert.Single(await house.SendFileAsync(house.Bryn, house.World.PrivateChat(house.Bryn), FileKind.Voice, null));
        Assert.Contains($"(voice message in the chat, from {house.Bryn.Name})", noted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Note_AfterTheMeeting_IsAddedToTheLastOne_AndStartTakesOver()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync("Supervision, Tue 24 November 2pm-3pm");
        await house.NewMeetingAsync("Away day, Wed 25 November 6pm-7pm");
        await house.MoveClockAsync(TimeSpan.FromHours(24));
        Assert.StartsWith("Noted for Supervision", Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/note And thank you")).Text, StringComparison.Ordinal);
        await house.MoveClockAsync(TimeSpan.FromHours(9));
        var shown = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/notes"));
        Assert.StartsWith("Notes of Away day", shown.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, shown, "Finish notes");
        Assert.StartsWith("The notes of Away day are finished.", house.Group.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Equal(MeetingTexts.OnlySteering, (await house.PressAsync(house.Bryn, shown, "Start notes")).Answer!.Text);
    }

    [Fact]
    public async Task Note_TakenOut_ByItsAuthorOrAFacilitatorAlone()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync("Supervision, Tue 24 November 10:15am-11am");
        var noted = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/note A slip"));
        Assert.StartsWith("Only the person who noted it", (await house.PressAsync(house.Dev, noted, "Take it out")).Answer!.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, noted, "Take it out");
        Assert.Empty(await house.DocumentsAsync(d => d.All(NoteKinds.Notes)));
        Assert.StartsWith("Taken out.", noted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Note_AfterAnEarlyFinish_StaysWithThatMeeting()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.NewMeetingAsync("Last month, Tue 24 November 10:15am-10:30am");
        await house.NewMeetingAsync("Supervision, Wed 25 November 2pm-4pm");
        await house.MoveClockAsync(TimeSpan.FromHours(29.5));
        await house.PressAsync(house.Amara, Assert.Single(await house.SayAsync(house.Amara, house.Group, "/notes")), "Finish notes");
        Assert.StartsWith("Noted for Supervision", Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/note One more thing")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Minutes_AreCheckedThenGivenToAllAndFoundInTheLibrary()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = await house.NewMeetingAsync("Supervision, every Tuesday 2pm-3pm at Dudson Centre");
        await house.PressAsync(house.Bryn, card, "Going");
        await house.MoveClockAsync(TimeSpan.FromHours(5));
        await house.SayAsync(house.Bryn, house.Group, "/note decision: we meet weekly");
        Assert.DoesNotContain("record of", string.Join(' ', (await house.SayAsync(house.Bryn, house.Group, "/minutes")).Select(m => m.Text)), StringComparison.Ordinal);
        var check = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/minutes"));
        Assert.StartsWith(
            $"""
            Supervision: record of Tue 24 November 2026
            Tue 24 November 2026, 14:00–15:00. Dudson Centre.

            Who was going to come
            • {house.Bryn.Name}

            What we decided
            • we meet weekly

            Next meeting
            • Supervision: Tue 1 December 2026, 14:00–15:00, Dudson Centre

            Please check it.
            """,
            check.Text,
            StringComparison.Ordinal);
        await house.PressAsync(house.Amara, check, "Give it to all (Word)");
        var file = house.Group.Messages[^1];
        Assert.Equal("record-2026-11-24.docx", file.File!.Name);
        var kept = Assert.Single(await house.DocumentsAsync(d => d.All(ResourceKinds.Resources)));
        Assert.Equal("Supervision: record of Tue 24 November 2026", kept.Title);
        var found = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/find supervision record"));
        Assert.Contains("Supervision: record of Tue 24 November 2026", found.Text, StringComparison.Ordinal);
        Assert.Contains("Supervision: record of", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/find meet weekly")).Text, StringComparison.Ordinal);
        Assert.Contains("is given to all", check.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/minutes")), "Give it to all (Markdown)");
        Assert.Equal("record-2026-11-24.md", house.Group.Messages[^1].File!.Name);
        Assert.Equal(2, (await house.DocumentsAsync(d => d.All(ResourceKinds.Resources))).Count);
    }
}
