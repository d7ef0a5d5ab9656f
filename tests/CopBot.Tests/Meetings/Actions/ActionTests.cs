using CopBot.Conversation;
using CopBot.Meetings.Actions;
using CopBot.Playground.Markup;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Meetings.Actions;

public sealed class ActionTests
{
    private const string Monthly = "Family Support CoP, first Tuesday of every month 10am–12pm at Dudson Centre";

    [Fact]
    public async Task Action_ForAFirstName_IsNotedWithItsDate_AndDoneIsCelebrated()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/action Bryn to send the referral form to <Ewa> by 1 Dec"));
        Assert.Equal($"To do: send the referral form to <Ewa>\n\nFor: {house.Bryn.Name}\nBy Tue 1 December 2026", card.Text);
        Assert.Contains($"tg://user?id={house.Bryn.Id}", card.Html, StringComparison.Ordinal);
        Assert.Equal("Done | New date | Drop", card.Labels());

        foreach (var button in new[] { "Done", "New date", "Drop" })
            Assert.Equal(ActionTexts.NotYours, (await house.PressAsync(house.Dev, card, button)).Answer!.Text);
        Assert.Equal("Done. Thank you!", (await house.PressAsync(house.Bryn, card, "Done")).Answer!.Text);
        Assert.Matches("^Done: send the referral form to <Ewa>\n\n.*" + house.Bryn.Name, card.Text);
        Assert.Equal("Not done yet", card.Labels());
        await house.PressAsync(house.Amara, card, "Not done yet");
        Assert.StartsWith("To do: send", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_ForWhom_ByUsernameByMentionByReplyForSeveralAndForOneself()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        var zoe = house.World.AddPerson("Zoë", "Ann", username: "zoe_a");
        house.World.Join(house.Group, zoe);
        await house.SayAsync(zoe, house.Group, "/help");

        Assert.Contains("To do: book the hall\n\nFor: Zoë Ann", await Note("/action @zoe_a book the hall"), StringComparison.Ordinal);
        Assert.Contains($"To do: book the hall\n\nFor: Zoë Ann, {house.Dev.Name}", await Note($"/action @zoe_a and {house.Dev.Name}: book the hall"), StringComparison.Ordinal);
        Assert.Contains($"To do: bring cake\n\nFor: {house.Bryn.Name}, {house.Dev.Name}, {house.Ewa.Name}", await Note("/action Bryn, Dev & Ewa bring cake"), StringComparison.Ordinal);
        Assert.Contains($"To do: will ask the council\n\nFor: {house.Chloe.Name}", await Note("/action will ask the council"), StringComparison.Ordinal);
        Assert.StartsWith("I do not know @nobody_x here yet.", await Note("/action @nobody_x bring cake"), StringComparison.Ordinal);

        // A mention of somebody without a username holds their number.
        var text = "/action Devi bring cake by Friday";
        var mention = new FormattedText(text, [new TextEntity("bot_command", 0, 7), new TextEntity("text_mention", 8, 4) { UserId = house.Dev.Id }]);
        var said = await house.AfterAsync(house.Group, house.Chloe, () => house.World.Say(house.Chloe, house.Group, mention));
        Assert.Contains($"For: {house.Dev.Name}\nBy Fri 27 November 2026", Assert.Single(said).Text, StringComparison.Ordinal);

        var talk = house.World.Say(house.Ewa, house.Group, "I can ring the school");
        await house.SettleAsync();
        Assert.Contains($"To do: I can ring the school\n\nFor: {house.Ewa.Name}", Assert.Single(await house.SayAsync(house.Chloe, house.Group, "/action", replyTo: talk)).Text, StringComparison.Ordinal);
        Assert.Contains($"To do: ring them\n\nFor: {house.Ewa.Name}\nBy Wed 25 November 2026", Assert.Single(await house.SayAsync(house.Chloe, house.Group, "/action ring them by tomorrow", replyTo: talk)).Text, StringComparison.Ordinal);

        async Task<string> Note(string words) => Assert.Single(await house.SayAsync(house.Chloe, house.Group, words)).Text;
    }

    [Fact]
    public async Task Action_OfAFirstNameThatTwoHave_AsksForMore()
    {
        await using var house = await TestHouse.OpenAsync();
        var other = house.World.AddPerson("Bryn", "Evans", username: "bryn_e");
        house.World.Join(house.Group, other);
        foreach (var person in new[] { house.Bryn, other })
            await house.SayAsync(person, house.Group, "/help");
        var said = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/action Bryn send the form")).Text;
        Assert.StartsWith("Several people here are called Bryn:", said, StringComparison.Ordinal);
        Assert.Contains("Bryn Evans (@bryn_e)", said, StringComparison.Ordinal);
        Assert.Contains("For: Bryn Evans", Assert.Single(await house.SayAsync(house.Amara, house.Group, "/action Bryn Evans send the form")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/action send the form", "To do: send the form\n\nFor: ")]
    [InlineData("/action send the form by Friday 5pm", "By Fri 27 November 2026, 17:00")]
    [InlineData("/action send the form by 31 November", "There is no 31 November.\nSo I set no date.")]
    [InlineData("/action send the form by 1 Nov", "By Mon 1 November 2027\n\nThat date has passed this year, so I took Mon 1 November 2027.")]
    [InlineData("/action by Friday send the form", "To do: by Friday send the form\n\nFor: ")]
    public async Task Action_Dates_AreSaidAndWhatWasGuessedIs(string words, string expected)
    {
        await using var house = await TestHouse.OpenAsync();
        Assert.Contains(expected, Assert.Single(await house.SayAsync(house.Bryn, house.Group, words)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_Bare_AsksWhat()
    {
        await using var house = await TestHouse.OpenAsync();
        var question = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/action"));
        Assert.StartsWith("What is to be done", question.Text, StringComparison.Ordinal);
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "send the form by Friday", replyTo: question));
        Assert.StartsWith("To do: send the form\n", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_InPrivateForSomebodyElse_IsSeenInTheGroup()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        var before = house.Group.Messages.Count;
        var mine = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/action send the form"));
        Assert.Equal(before, house.Group.Messages.Count);
        await house.SayPrivatelyAsync(house.Amara, "/action Bryn send the form");
        var card = Assert.Single(house.Group.Messages.Skip(before));
        Assert.Contains($"For: {house.Bryn.Name}", card.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, card, "Done");
        Assert.StartsWith("Done:", house.Told(house.Amara)[^1].Text, StringComparison.Ordinal);
        Assert.StartsWith("To do:", mine.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewDate_IsAskedFor_AndKept()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/action send the form by Friday"));
        var question = Assert.Single((await house.PressAsync(house.Bryn, card, "New date")).Said);
        var again = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "when I can", replyTo: question));
        Assert.StartsWith("I could not find a day or a time in that. Please reply with a date", again.Text, StringComparison.Ordinal);
        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "4 December", replyTo: again));
        Assert.Equal("“send the form”\nBy Fri 4 December 2026", said.Text);
        Assert.Contains("By Fri 4 December 2026", card.Text, StringComparison.Ordinal);
        Assert.Equal(4, Assert.Single(await house.DocumentsAsync(s => s.All(ActionKinds.Actions))).Due?.Day);
        question = Assert.Single((await house.PressAsync(house.Bryn, card, "New date")).Said);
        await house.SayAsync(house.Bryn, house.Group, "none", replyTo: question);
        Assert.DoesNotContain("By ", card.Text, StringComparison.Ordinal);
        Assert.Null(Assert.Single(await house.DocumentsAsync(s => s.All(ActionKinds.Actions))).Due);
    }

    [Fact]
    public async Task Due_NudgesEachPrivatelyOnceInTheMorning_AndNobodyWhoWantsNone()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        await house.SayPrivatelyAsync(house.Dev, "/join");
        await house.SayPrivatelyAsync(house.Dev, "/leave");
        var before = house.Group.Messages.Count;
        var card = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/action Bryn, Dev and Ewa: send the form by Friday"));
        await house.MoveClockToAsync(2026, 11, 27, 8, 59);
        Assert.DoesNotContain(house.Told(house.Bryn), m => m.Text.StartsWith("A small reminder", StringComparison.Ordinal));
        await house.MoveClockToAsync(2026, 12, 20, 12);
        var nudge = Assert.Single(house.Told(house.Bryn), m => m.Text.StartsWith("A small reminder", StringComparison.Ordinal));
        Assert.Equal("A small reminder from Family Support CoP:\n\nTo do: send the form\n\nBy today, Fri 27 November 2026\n\nWhen it is done, tap Done. If it needs longer, tap New date.\n\nYou get this because it is for you, as noted in Family Support CoP.", nudge.Text);
        Assert.DoesNotContain(house.Told(house.Dev), m => m.Text.StartsWith("A small reminder", StringComparison.Ordinal));
        Assert.Equal(before + 2, house.Group.Messages.Count);
        await house.PressAsync(house.Bryn, nudge, "Done");
        Assert.StartsWith("Done: send the form", card.Text, StringComparison.Ordinal);
        Assert.StartsWith("Done: send the form", nudge.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(7, false)]
    public async Task Due_WhileTheBotWasOff_IsSaidOnlyWhileItIsOfUse(int days, bool said)
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/action send the form by Friday");
        await house.StopBotAsync();
        house.World.Clock.MoveTo(TestHouse.Start.AddDays(3 + days).AddHours(1));
        await house.StartBotAsync();
        await house.SettleAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(1));
        Assert.Equal(said, house.Told(house.Bryn).Any(m => m.Text.StartsWith("A small reminder", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Drop_CanBeUndone_UntilItIsGoneForGood()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/action send the form"));
        await house.PressAsync(house.Bryn, card, "Drop");
        Assert.Equal("Dropped: send the form", card.Text);
        Assert.StartsWith("Nothing is open.", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/actions")).Text, StringComparison.Ordinal);
        Assert.Equal(ActionTexts.NotYours, (await house.PressAsync(house.Dev, card, "Undo")).Answer!.Text);
        await house.PressAsync(house.Bryn, card, "Undo");
        Assert.StartsWith("To do: send the form", card.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Bryn, card, "Drop");
        await house.MoveClockAsync(TimeSpan.FromDays(8));
        await house.Services.GetRequiredService<Inbox>().TakeAsync(new NightFell(), TestContext.Current.CancellationToken);
        await house.SettleAsync();
        Assert.Equal(ActionTexts.NoLongerHere, (await house.PressAsync(house.Bryn, card, "Undo")).Answer!.Text);
        Assert.Empty(await house.DocumentsAsync(s => s.All(ActionKinds.Actions)));
    }

    [Fact]
    public async Task Actions_MineFirst_InPages_WithOverdueInWords()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        for (var i = 1; i <= 5; i++)
            await house.SayAsync(house.Amara, house.Group, $"/action Dev do number {i} by {24 + i} November");
        await house.SayAsync(house.Bryn, house.Group, "/action mine without a day");
        await house.SayAsync(house.Bryn, house.Group, "/action mine soon by Friday");
        await house.MoveClockToAsync(2026, 11, 26, 10);
        var list = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/actions"));
        Assert.Equal(
            $"""
            Still to do (1–5 of 7)

            Yours
            1. mine soon – {house.Bryn.Name}, by tomorrow, Fri 27 November 2026
            2. mine without a day – {house.Bryn.Name}

            Others
            3. do number 1 – {house.Dev.Name}, overdue: was due 25 November
            4. do number 2 – {house.Dev.Name}, by today, Thu 26 November 2026
            5. do number 3 – {house.Dev.Name}, by tomorrow, Fri 27 November 2026

            Tap a number to see one, and to say that it is done.
            """,
            list.Text);
        await house.PressAsync(house.Bryn, list, "More ›");
        Assert.Contains("6. do number 4", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Yours", list.Text, StringComparison.Ordinal);
        Assert.Contains("To do: do number 5", Assert.Single((await house.PressAsync(house.Bryn, list, "7")).Said).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ComeBackAtTheNextMeetingByThemselves()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.PlanAsync(Monthly);
        var card = house.Group.Messages[^1];
        for (var i = 1; i <= 6; i++)
            await house.SayPrivatelyAsync(house.Bryn, $"/action number {i} by {24 + i} November");
        Assert.Contains($"Still to do\n• number 1 – {house.Bryn.Name}, by Wed 25 November 2026\n", card.Text, StringComparison.Ordinal);
        Assert.EndsWith("and 1 more: /actions", card.Text, StringComparison.Ordinal);
        await house.MoveClockToAsync(2026, 12, 1, 9);
        Assert.Contains($"• number 1 – {house.Bryn.Name}, overdue: was due 25 November", house.Group.Messages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Actions_OfAMeeting_AreThoseNotedAroundIt()
    {
        await using var house = await TestHouse.OpenAsync();
        var meeting = await house.PlanAsync(Monthly);
        await house.SayPrivatelyAsync(house.Bryn, "/action before");
        await house.MoveClockToAsync(2026, 12, 1, 9, 45);
        await house.SayPrivatelyAsync(house.Bryn, "/action just before");
        await house.MoveClockToAsync(2026, 12, 1, 14);
        await house.SayPrivatelyAsync(house.Bryn, "/action just after");
        var store = house.Services.GetRequiredService<ActionStore>();
        Assert.Equal(["just before", "just after"], (await house.DocumentsAsync(_ => store.Of(meeting.Id))).Select(a => a.Text));
    }

    [Fact]
    public async Task Minutes_HaveTheRolesTheAgendaAndTheActions()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.PlanAsync(Monthly);
        var rota = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/rota"));
        await house.PressAsync(house.Bryn, rota, "I'll facilitate, 1 December");
        await house.SayPrivatelyAsync(house.Dev, "/agenda Visits");
        await house.SayPrivatelyAsync(house.Dev, "/agenda Rooms");
        await house.MoveClockToAsync(2026, 12, 1, 11);
        var agenda = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/agenda"));
        await house.PressAsync(house.Amara, agenda, "1");
        await house.PressAsync(house.Amara, agenda, "Done");
        await house.SayPrivatelyAsync(house.Amara, "/action Bryn to ring the school by Friday");
        await house.MoveClockToAsync(2026, 12, 1, 12, 30);
        var minutes = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/minutes")).Text;
        Assert.Contains($"Facilitator: {house.Bryn.Name}", minutes, StringComparison.Ordinal);
        Assert.Contains("Visits\n", minutes, StringComparison.Ordinal);
        Assert.Contains("Rooms (not reached)", minutes, StringComparison.Ordinal);
        Assert.Contains($"ring the school – {house.Bryn.Name}, by Fri 4 December 2026", minutes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_GivesACsv()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayPrivatelyAsync(house.Bryn, "/action =HYPERLINK(1) by Friday");
        var community = await house.CommunityAsync();
        var export = house.Services.GetServices<IExport>().Single(e => e.What == "actions");
        var files = await house.DocumentsAsync(_ => export.Export(house.Services.GetRequiredService<IScenes>().Community(community)!));
        var lines = System.Text.Encoding.UTF8.GetString(Assert.Single(files).Content.Span).Split("\r\n");
        Assert.Equal("\uFEFFaction,for,noted on,due on,due at,status,done on", lines[0]);
        Assert.EndsWith($",{house.Bryn.Name},2026-11-24,2026-11-27,,open,", lines[1], StringComparison.Ordinal);
        Assert.False(lines[1].StartsWith('='));
    }

    [Fact]
    public async Task Forged_NumbersOfAnotherCommunity_AreRefused()
    {
        await using var house = await TestHouse.OpenAsync();
        var card = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/action our secret"));
        var list = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/actions"));
        var stranger = house.Stranger();
        var other = house.World.AddSupergroup("Other CoP", [stranger]);
        house.World.AddBotTo(other, stranger);
        await house.SettleAsync();
        var theirs = Assert.Single(await house.SayAsync(stranger, other, "/actions"));
        foreach (var button in card.Buttons.Concat(list.Buttons).SelectMany(r => r))
            Assert.Equal(ActionTexts.NoLongerHere, (await house.PressRawAsync(stranger, theirs, button.Data!)).Answer!.Text);
        Assert.DoesNotContain("our secret", house.Transcript(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forget_LeavesTheActionWithoutTheName()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.SayAsync(house.Bryn, house.Group, "/action send the form");
        Assert.Contains(await house.SayPrivatelyAsync(house.Bryn, "/mydata"), m => m.Text.Contains("1 action that you are or were to do", StringComparison.Ordinal));
        var sure = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/forgetme"));
        await house.PressAsync(house.Bryn, sure, sure.Buttons[0][0].Text);
        var action = Assert.Single(await house.DocumentsAsync(s => s.All(ActionKinds.Actions)));
        Assert.Equal(new Doer(null, "a former member"), Assert.Single(action.For));
        Assert.Null(action.By);
    }
}
