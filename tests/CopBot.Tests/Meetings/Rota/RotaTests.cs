using CopBot.Meetings;
using CopBot.Meetings.Rota;
using CopBot.Tests.Nudges;
using CopBot.Tests.Support;

namespace CopBot.Tests.Meetings.Rota;

public sealed class RotaTests
{
    private const string Monthly = "Family Support CoP, first Tuesday of every month 10am–12pm at Dudson Centre";

    [Fact]
    public async Task Rota_ShowsTheNextDates_AndVolunteersTakeATurnByButton()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync("Family Support CoP, first Tuesday of every month 10am–12pm at Dudson Centre");
        var card = house.Group.Messages[^1];
        Assert.DoesNotContain("nobody yet", card.Text, StringComparison.Ordinal);
        var rota = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/rota"));
        Assert.StartsWith("Who does what\n\n1. Tue 1 December 2026, 10:00–12:00\nFamily Support CoP\nFacilitator: nobody yet\nNotes: nobody yet\n\n2. Tue 5 January 2027", rota.Text, StringComparison.Ordinal);

        Assert.Equal("Thank you! You facilitate on Tue 1 December 2026.", (await house.PressAsync(house.Bryn, rota, "I'll facilitate, 1 December")).Answer!.Text);
        Assert.Contains($"Facilitator: {house.Bryn.Name}\nNotes: nobody yet", rota.Text, StringComparison.Ordinal);
        Assert.Contains($"Facilitator: {house.Bryn.Name}. Notes: nobody yet. To help: /rota", card.Text, StringComparison.Ordinal);

        await house.PressAsync(house.Dev, rota, "1");
        Assert.Equal("I'll take notes | ‹ All dates", rota.Labels());
        await house.PressAsync(house.Dev, rota, "I'll take notes");
        Assert.Contains($"Notes: {house.Dev.Name}", rota.Text, StringComparison.Ordinal);
        Assert.EndsWith($"Facilitator: {house.Bryn.Name}. Notes: {house.Dev.Name}.", card.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rota_ATakenTurn_IsNotTakenFromAnybody_AndPressesAreHarmlessTwice()
    {
        await using var house = await TestHouse.OpenAsync();
        house.AllowsTrouble = true;
        var meeting = await house.PlanAsync(Monthly);
        var rota = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/rota"));
        var take = rota.Buttons[0][0];
        await house.PressAsync(house.Bryn, rota, take.Text);
        Assert.Equal($"{house.Bryn.Name} has this turn. Thank you for offering!", (await house.PressRawAsync(house.Dev, rota, take.Data!)).Answer!.Text);
        Assert.Equal(RotaTexts.IsYours, (await house.PressRawAsync(house.Bryn, rota, take.Data!)).Answer!.Text);
        Assert.Equal(house.Bryn.Name, Assert.Single(await house.DocumentsAsync(s => s.All(RotaKinds.Turns))).Name);
        Assert.Equal(meeting.Id, Assert.Single(await house.DocumentsAsync(s => s.All(RotaKinds.Turns))).Meeting);
    }

    [Fact]
    public async Task Turns_WhereNobodyOffered_GoFairlyToThoseWhoSaidYes_AndAreRemindedSevenDaysBefore()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync("Family Support CoP, first Tuesday of every month from January 10am–12pm");
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        var rota = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/rota"));
        await house.PressAsync(house.Bryn, rota, "Who takes turns");
        Assert.StartsWith(RotaTexts.CountedIn(RotaRole.Facilitator), (await house.PressAsync(house.Bryn, rota, "Facilitating: count me in")).Answer!.Text, StringComparison.Ordinal);
        await house.MoveClockAsync(TimeSpan.FromMinutes(1));
        await house.PressAsync(house.Dev, rota, "Facilitating: count me in");
        await house.PressAsync(house.Bryn, rota, "Notes: count me in");
        Assert.Contains($"Facilitating: {house.Bryn.Name} and {house.Dev.Name}\nNotes: {house.Bryn.Name}", rota.Text, StringComparison.Ordinal);

        // Bryn alone takes notes, so he does not facilitate as well, though he said yes first.
        await house.MoveClockToAsync(2026, 12, 28, 9, 59);
        Assert.Empty(await house.DocumentsAsync(s => s.All(RotaKinds.Turns)));
        await house.MoveClockToAsync(2026, 12, 28, 10, 1);
        var turns = await house.DocumentsAsync(s => s.All(RotaKinds.Turns));
        Assert.Equal([(RotaRole.Facilitator, house.Dev.Name), (RotaRole.Notes, house.Bryn.Name)], turns.Select(t => (t.Role, t.Name)));

        var before = house.Told(house.Bryn).Count;
        await house.MoveClockToAsync(2026, 12, 29, 10, 1);
        var reminder = house.Told(house.Bryn).Skip(before).Single(m => m.Text.StartsWith("It is your turn", StringComparison.Ordinal));
        Assert.Equal("It is your turn to take notes:\n\nFamily Support CoP\nTue 5 January 2027, 10:00–12:00\n\nThank you! If you can't, please say so now, so that somebody else can get ready.", reminder.Text);
        var mention = house.Group.Messages.Single(m => m.Text.StartsWith($"{house.Dev.Name}, it is your turn to facilitate:", StringComparison.Ordinal));
        Assert.Contains($"tg://user?id={house.Dev.Id}", mention.Html, StringComparison.Ordinal);

        await house.MoveClockToAsync(2027, 1, 5, 9);
        Assert.Single(house.Told(house.Bryn), m => m.Text.StartsWith("It is your turn", StringComparison.Ordinal));

        // Then it is the other's turn to be first.
        await house.MoveClockToAsync(2027, 1, 26, 12);
        var february = (await house.DocumentsAsync(s => s.All(RotaKinds.Turns))).Where(t => t.StartsAt.Month == 2).ToList();
        Assert.Equal([(RotaRole.Facilitator, house.Dev.Name), (RotaRole.Notes, house.Bryn.Name)], february.Select(t => (t.Role, t.Name)));
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Asia/Kolkata")]
    public async Task Turns_ThatWereTold_AreNotToldAgain_WhereTheGroupGetsAnotherTimeZone(string zone)
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync("Family Support CoP, first Tuesday of every month from January 10am–12pm");
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        var rota = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/rota"));
        await house.PressAsync(house.Bryn, rota, "I'll facilitate, 5 January");
        await house.PressAsync(house.Dev, rota, "I'll take notes, 5 January");
        await house.MoveClockToAsync(2026, 12, 29, 10, 30);
        await house.PressAsync(house.Dev, house.Group.Messages.Last(m => m.Text.Contains("it is your turn", StringComparison.Ordinal)), "I can't");
        Assert.Single(house.Told(house.Bryn), m => m.Text.StartsWith("It is your turn", StringComparison.Ordinal));
        await house.ChangeZoneAsync(zone);
        await house.MoveClockToAsync(2027, 1, 4, 12);
        Assert.Single(house.Told(house.Bryn), m => m.Text.StartsWith("It is your turn", StringComparison.Ordinal));
        Assert.Equal([house.Dev.Id], (await house.DocumentsAsync(s => s.All(RotaKinds.Turns))).Single(t => t.Role == RotaRole.Notes).CannotCome.Select(p => p.Value));
    }

    [Fact]
    public async Task Turns_AreTaken_ByWhoeverHadThemLeastRecently()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync("Huddle, every Thursday 10am–11am");
        var rota = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/rota"));
        await house.PressAsync(house.Bryn, rota, "Who takes turns");
        foreach (var person in new[] { house.Bryn, house.Dev, house.Ewa })
        {
            await house.PressAsync(person, rota, "Facilitating: count me in");
            await house.MoveClockAsync(TimeSpan.FromMinutes(1));
        }

        await house.MoveClockToAsync(2026, 12, 30, 12);
        var turns = (await house.DocumentsAsync(s => s.All(RotaKinds.Turns))).OrderBy(t => t.StartsAt).Select(t => t.Name).ToList();
        Assert.True(turns.Count >= 5);
        Assert.Equal(Enumerable.Range(0, turns.Count).Select(i => new[] { house.Bryn, house.Dev, house.Ewa }[i % 3].Name), turns);
    }

    [Fact]
    public async Task Turns_OfWhoeverCannotCome_GoToSomebodyElse()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync("Family Support CoP, Tue 8 December 10am–12pm");
        var card = house.Group.Messages[^1];
        await house.PressAsync(house.Bryn, card, "Can’t");
        var rota = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/rota"));
        await house.PressAsync(house.Bryn, rota, "Who takes turns");
        await house.PressAsync(house.Bryn, rota, "Facilitating: count me in");
        await house.PressAsync(house.Dev, rota, "Facilitating: count me in");
        await house.MoveClockToAsync(2026, 11, 30, 10, 1);
        Assert.Equal(house.Dev.Name, Assert.Single(await house.DocumentsAsync(s => s.All(RotaKinds.Turns))).Name);
    }

    [Fact]
    public async Task Reminder_ICant_ReopensTheTurn_AndTheNextInTurnGetsItADayLater()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync("Family Support CoP, Tue 8 December 10am–12pm");
        foreach (var person in new[] { house.Bryn, house.Dev })
            await house.SayPrivatelyAsync(person, "/join");
        var rota = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/rota"));
        await house.PressAsync(house.Bryn, rota, "Who takes turns");
        await house.PressAsync(house.Bryn, rota, "Facilitating: count me in");
        await house.MoveClockAsync(TimeSpan.FromMinutes(1));
        await house.PressAsync(house.Dev, rota, "Facilitating: count me in");
        await house.MoveClockToAsync(2026, 12, 1, 10, 1);
        var reminder = house.Told(house.Bryn).Single(m => m.Text.StartsWith("It is your turn", StringComparison.Ordinal));
        await house.PressAsync(house.Bryn, reminder, "I can't");
        Assert.Equal("Thank you for saying. I have asked the group who can facilitate on Tue 8 December 2026.", reminder.Text);
        var asked = house.Group.Messages.Last(m => m.From.IsBot);
        Assert.Equal("Who can facilitate this meeting?\nFamily Support CoP, Tue 8 December 2026, 10:00–12:00", asked.Text);

        await house.MoveClockToAsync(2026, 12, 2, 10, 2);
        Assert.Equal(house.Dev.Name, (await house.DocumentsAsync(s => s.All(RotaKinds.Turns))).Single(t => t.IsTaken).Name);
        Assert.Single(house.Told(house.Dev), m => m.Text.StartsWith("It is your turn to facilitate", StringComparison.Ordinal));
        Assert.Equal($"{house.Dev.Name} has this turn. Thank you for offering!", (await house.PressAsync(house.Ewa, asked, "I'll facilitate")).Answer!.Text);
        Assert.Equal($"{house.Dev.Name} facilitates this meeting. Thank you!\nFamily Support CoP, Tue 8 December 2026, 10:00–12:00", asked.Text);
    }

    [Fact]
    public async Task Turn_Offered_StaysWithItsHolderUntilSomebodyTakesIt()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync(Monthly);
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        var rota = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/rota"));
        await house.PressAsync(house.Bryn, rota, "2");
        await house.PressAsync(house.Bryn, rota, "I'll facilitate");
        var offer = Assert.Single((await house.PressAsync(house.Bryn, rota, "Offer my turn")).Said);
        Assert.Equal($"{house.Bryn.Name} is down to facilitate this meeting and would be glad if somebody else could:\nFamily Support CoP, Tue 5 January 2027, 10:00–12:00", offer.Text);
        Assert.Equal("I can't facilitate | Keep my turn | I'll take notes | ‹ All dates", rota.Labels());
        Assert.Equal(RotaTexts.OnlyWhoseTurn, (await house.PressAsync(house.Dev, rota, "Keep my turn")).Answer!.Text);
        await house.PressAsync(house.Ewa, offer, "I'll facilitate");
        Assert.StartsWith($"{house.Ewa.Name} facilitates this meeting.", offer.Text, StringComparison.Ordinal);
        Assert.Equal($"{house.Ewa.Name} takes your turn to facilitate on Tue 5 January 2027 (Family Support CoP). There is nothing more for you to do.", house.Told(house.Bryn)[^1].Text);
    }

    [Fact]
    public async Task Reminder_InQuietHours_WaitsForTheMorning()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync("Late shift, Fri 11 December 11pm–11.30pm");
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        var rota = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/rota"));
        await house.PressAsync(house.Bryn, rota, "I'll facilitate, 11 December");
        await house.MoveClockToAsync(2026, 12, 5, 7, 59);
        Assert.DoesNotContain(house.Told(house.Bryn), m => m.Text.StartsWith("It is your turn", StringComparison.Ordinal));
        await house.MoveClockToAsync(2026, 12, 5, 8, 1);
        Assert.Single(house.Told(house.Bryn), m => m.Text.StartsWith("It is your turn", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dates_MovedAndCancelled_TakeTheirTurnsAndDuesWithThem()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync("Picnic planning, Fri 18 December 10am–11am");
        await house.SayPrivatelyAsync(house.Bryn, "/join");
        var rota = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/rota"));
        await house.PressAsync(house.Bryn, rota, "I'll facilitate, 18 December");
        Assert.Equal([10, 11], (await house.DueAsync("rota/")).Values.Select(at => at.Day).Order());
        await house.MoveAsync("18 December", "Mon 21 December 2pm–3pm");
        Assert.Equal([13, 14], (await house.DueAsync("rota/")).Values.Select(at => at.Day).Order());
        Assert.Contains($"Facilitator: {house.Bryn.Name}", Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/rota")).Text, StringComparison.Ordinal);
        await house.CancelAsync("21 December");
        Assert.Empty(await house.DueAsync("rota/"));
        Assert.Empty(await house.DocumentsAsync(s => s.All(RotaKinds.Turns)));
    }

    [Fact]
    public async Task PastTurns_AreKept_AndWhoeverLeavesOrIsForgotten_IsOnTheRotaNoMore()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync("Huddle, every Thursday 10am–11am");
        var rota = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/rota"));
        await house.PressAsync(house.Bryn, rota, "I'll facilitate, 26 November");
        var ewas = Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "/rota"));
        await house.PressAsync(house.Ewa, ewas, "I'll take notes, 26 November");
        await house.PressAsync(house.Ewa, ewas, "2");
        await house.PressAsync(house.Ewa, ewas, "I'll take notes");
        await house.PressAsync(house.Bryn, rota, "2");
        await house.PressAsync(house.Bryn, rota, "I'll facilitate");
        await house.PressAsync(house.Bryn, rota, "‹ All dates");
        await house.PressAsync(house.Bryn, rota, "Who takes turns");
        await house.PressAsync(house.Bryn, rota, "Notes: count me in");
        await house.MoveClockToAsync(2026, 11, 26, 12);

        house.World.Leave(house.Group, house.Ewa);
        await house.SettleAsync();
        var sure = Assert.Single(await house.SayPrivatelyAsync(house.Bryn, "/forgetme"));
        await house.PressAsync(house.Bryn, sure, sure.Buttons[0][0].Text);

        var shown = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/rota"));
        Assert.Contains("Thu 3 December 2026, 10:00–11:00\nHuddle\nFacilitator: nobody yet\nNotes: nobody yet", shown.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Dev, shown, "Past turns");
        Assert.Equal($"Past turns\n\nThu 26 November 2026: a former member facilitated and {house.Ewa.Name} took notes", shown.Text);
        Assert.Empty(await house.DocumentsAsync(s => s.All(RotaKinds.Willing)));
    }

    [Fact]
    public async Task Rota_FacilitatorsCanFreeATurn_MembersCannot()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync(Monthly);
        var rota = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/rota"));
        await house.PressAsync(house.Bryn, rota, "I'll facilitate, 1 December");
        await house.PressAsync(house.Amara, rota, "1");
        var free = rota.Buttons.SelectMany(r => r).Single(b => b.Text == $"Facilitator: not {house.Bryn.Name}");
        Assert.Equal(RotaTexts.OnlyWhoseTurn, (await house.PressAsync(house.Dev, rota, free.Text)).Answer!.Text);
        await house.PressAsync(house.Amara, rota, free.Text);
        Assert.Contains("Facilitator: nobody yet", rota.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rota_ForgedNumbersOfAnotherCommunity_AreRefused()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.PlanAsync(Monthly);
        var rota = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/rota"));
        var stranger = house.Stranger();
        var other = house.World.AddSupergroup("Other CoP", [stranger]);
        house.World.AddBotTo(other, stranger);
        await house.SettleAsync();
        var theirs = Assert.Single(await house.SayAsync(stranger, other, "/rota"));
        foreach (var button in rota.Buttons.SelectMany(r => r))
        {
            var answer = (await house.PressRawAsync(stranger, theirs, button.Data!)).Answer!.Text;
            Assert.True(answer == MeetingTexts.NoLongerHere || answer == RotaTexts.NoLongerHere);
        }

        Assert.Empty(await house.DocumentsAsync(s => s.All(RotaKinds.Turns)));
    }
}
