using CopBot.Tests.Meetings;
using CopBot.Tests.Support;
using CopBot.Wins;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Wins;

public sealed class ThanksTests
{
    [Fact]
    public async Task Thanks_GoToThePersonInPrivate_AndToTheGroupOnceTheyLetIt()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.SayPrivatelyAsync(house.Ewa, "/help");
        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/thanks Ewa for the lift to the <hospital>"));
        Assert.Equal($"Thank you. I pass this on to {house.Ewa.Name} in private.", said.Text);
        Assert.Empty(house.Told(house.Bryn));
        var told = house.Told(house.Ewa)[^1];
        Assert.Equal($"Thanks to you, from Family Support CoP:\n\n{house.Bryn.Name} thanks you for the lift to the <hospital>\n\nMay I show thanks to you in the group, this and later ones? You can change this at any time with /thanks.", told.Text);
        var before = house.Group.Messages.Count;
        await house.PressAsync(house.Ewa, told, "Yes, show it");
        var card = Assert.Single(house.Group.Messages.Skip(before));
        Assert.Equal($"Thank you!\n\n{house.Bryn.Name} thanks {house.Ewa.Name} for the lift to the <hospital>", card.Text);
        Assert.Contains("The group sees this too", told.Text, StringComparison.Ordinal);

        // From now on without asking; what is shown, those two and who steers can take away.
        var second = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/thanks Ewa, you were great"));
        Assert.Equal($"Thank you!\n\n{house.Dev.Name} thanks {house.Ewa.Name}: “you were great”", second.Text);
        Assert.Equal(WinTexts.NotYourThanks, (await house.PressAsync(house.Bryn, second, "Take this away")).Answer!.Text);
        await house.PressAsync(house.Ewa, second, "Take this away");
        Assert.Equal("These thanks were taken away.", second.Text);
    }

    [Fact]
    public async Task Thanks_ToSomebodyWhoKeepsThemPrivate_AreNotShown_UntilTheyChooseOtherwise()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.SayPrivatelyAsync(house.Ewa, "/help");
        await house.SayAsync(house.Bryn, house.Group, "/thanks Ewa for the lift");
        await house.PressAsync(house.Ewa, house.Told(house.Ewa)[^1], "No, only to me");
        var before = house.Group.Messages.Count;
        await house.SayAsync(house.Dev, house.Group, "/thanks Ewa for the cake");
        Assert.EndsWith("Only you see this. To change that, send /thanks.", house.Told(house.Ewa)[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(house.Group.Messages.Skip(before), m => m.Text.StartsWith("Thank you!", StringComparison.Ordinal));

        var how = Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "/thanks"));
        Assert.EndsWith("Thanks to you: only you see them.", how.Text, StringComparison.Ordinal);
        Assert.Equal(WinTexts.Chosen(showInGroup: true), (await house.PressAsync(house.Ewa, how, "Show thanks to me in the group")).Answer!.Text);
        Assert.StartsWith("Thank you!", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/thanks Ewa for the tea")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thanks_HowTheyArrive_IsSaidToTheGiverAlone()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.SayPrivatelyAsync(house.Ewa, "/help");
        await house.SayPrivatelyAsync(house.Bryn, "/help");

        // All read the same, whether the person has been asked, has said no, or was not asked yet.
        foreach (var answer in new[] { "", "No, only to me" })
        {
            var openly = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/thanks Ewa for the lift"));
            Assert.Equal($"Thank you. I pass this on to {house.Ewa.Name} in private.", openly.Text);
            Assert.Equal($"Your thanks are with {house.Ewa.Name}.", house.Told(house.Bryn)[^1].Text);
            if (answer.Length > 0)
                await house.PressAsync(house.Ewa, house.Told(house.Ewa)[^1], answer);
        }

        var before = house.Told(house.Bryn).Count;
        house.World.SetBotAdmin(house.Group, true, house.Amara);
        await house.SettleAsync();
        var whispered = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/thanks Ewa for the cake"));
        Assert.Equal(($"Your thanks are with {house.Ewa.Name}.", house.Bryn), (whispered.Text, whispered.EphemeralFor));
        Assert.Equal(before, house.Told(house.Bryn).Count);
    }

    [Fact]
    public async Task Thanks_ToSomebodyOutOfReach_WaitForThem()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        var said = Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/thanks Ewa for the lift"));
        Assert.Equal($"{house.Ewa.Name}, thanks wait for you in our private chat. Tap below to read them; I keep them for 90 days.", said.Text);
        var label = Assert.Single(said.Buttons.SelectMany(r => r)).Text;
        Assert.Equal(WinTexts.NothingWaits.ToPlain(), Assert.Single(await house.FollowAsync(house.Dev, said, label)).Text);
        var told = Assert.Single(await house.FollowAsync(house.Ewa, said, label));
        Assert.Contains($"{house.Bryn.Name} thanks you for the lift", told.Text, StringComparison.Ordinal);
        Assert.Equal(WinTexts.NothingWaits.ToPlain(), Assert.Single(await house.FollowAsync(house.Ewa, said, label)).Text);
        Assert.Empty(await house.DueAsync("win/"));
    }

    [Fact]
    public async Task Thanks_ThatWait_AreBroughtTheMorningAfterTheyHaveWritten_AndGoInTheirTime()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.SayAsync(house.Bryn, house.Group, "/thanks Ewa for the lift");
        await house.MoveClockAsync(TimeSpan.FromDays(3));
        Assert.Empty(house.Told(house.Ewa));
        await house.SayPrivatelyAsync(house.Ewa, "/help");
        await house.RestartAsync();
        await house.MoveClockAsync(TimeSpan.FromDays(3));
        Assert.Single(house.Told(house.Ewa), m => m.Text.Contains("thanks you for the lift", StringComparison.Ordinal));
        Assert.Empty(await house.DueAsync("win/"));

        await house.SayAsync(house.Bryn, house.Group, "/thanks Dev for the cake");
        await house.MoveClockAsync(TimeSpan.FromDays(95));
        Assert.Empty(await house.DueAsync("win/"));
        await house.DocumentsAsync(d =>
        {
            new TidyWins(house.Services.GetRequiredService<WinStore>()).Tidy(house.World.Clock.GetUtcNow());
            Assert.Empty(d.All(WinKinds.Thanks));
            return 0;
        });
    }

    [Fact]
    public async Task Thanks_AsAReply_ByUsername_ToSeveral_AndToOneself()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        foreach (var person in new[] { house.Dev, house.Ewa })
            await house.SayPrivatelyAsync(person, "/help");
        var talk = house.World.Say(house.Ewa, house.Group, "I brought the keys");
        await house.SettleAsync();
        await house.SayAsync(house.Bryn, house.Group, "/thanks", replyTo: talk);
        Assert.Contains($"{house.Bryn.Name} thanks you for this: “I brought the keys”", house.Told(house.Ewa)[^1].Text, StringComparison.Ordinal);
        await house.SayAsync(house.Bryn, house.Group, "/thanks for being quick", replyTo: talk);
        Assert.Contains($"{house.Bryn.Name} thanks you for being quick", house.Told(house.Ewa)[^1].Text, StringComparison.Ordinal);
        await house.SayAsync(house.Bryn, house.Group, "/thanks Dev and Ewa for the cake");
        foreach (var person in new[] { house.Dev, house.Ewa })
            Assert.Contains("thanks you for the cake", house.Told(person)[^1].Text, StringComparison.Ordinal);

        Assert.Equal(WinTexts.NotYourself.ToPlain(), Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/thanks Bryn for everything")).Text);
        Assert.StartsWith("What for?", Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/thanks Dev")).Text, StringComparison.Ordinal);
        Assert.StartsWith("I do not know @nobody_x here yet.", Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/thanks @nobody_x for it")).Text, StringComparison.Ordinal);
        Assert.StartsWith("I could not find anybody of this group in “Zoltan for the cake”.", Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/thanks Zoltan for the cake")).Text, StringComparison.Ordinal);
        Assert.StartsWith("To thank somebody", Assert.Single(await house.SayAsync(house.Bryn, house.Group, "/thanks")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_BySomebodyElse_DecidesNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.SayPrivatelyAsync(house.Ewa, "/help");
        await house.SayAsync(house.Bryn, house.Group, "/thanks Ewa for the lift");
        var data = house.Told(house.Ewa)[^1].Buttons.SelectMany(r => r).First().Data!;
        var devs = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/help"));
        Assert.Equal(WinTexts.NoLongerHere, (await house.PressRawAsync(house.Dev, devs, data)).Answer!.Text);
        Assert.Empty(await house.DocumentsAsync(d => d.All(WinKinds.Choices)));
    }

    [Fact]
    public async Task Forget_TakesThanksToThem_AndTheNameOffThoseTheyGave()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.SayPrivatelyAsync(house.Ewa, "/help");
        await house.SayPrivatelyAsync(house.Bryn, "/help");
        await house.SayAsync(house.Bryn, house.Group, "/thanks Ewa for the lift");
        await house.SayAsync(house.Ewa, house.Group, "/thanks Bryn for the tea");
        await house.PressAsync(house.Ewa, house.Told(house.Ewa).Single(m => m.Text.Contains("thanks you for the lift", StringComparison.Ordinal)), "Yes, show it");
        var sure = Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "/forgetme"));
        Assert.Contains("Thanks that you were given.", sure.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Ewa, sure, "Yes, erase it");
        var left = Assert.Single(await house.DocumentsAsync(d => d.All(WinKinds.Thanks)));
        Assert.Equal((null, WinTexts.SomebodyForgotten, "for the tea"), (left.From, left.FromName, left.Text));
        Assert.Empty(await house.DocumentsAsync(d => d.All(WinKinds.Choices)));
    }
}
