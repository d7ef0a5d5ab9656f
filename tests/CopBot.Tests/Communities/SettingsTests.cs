using CopBot.Communities;
using CopBot.Conversation;
using CopBot.Tests.Support;

namespace CopBot.Tests.Communities;

public sealed class SettingsTests
{
    [Fact]
    public async Task Settings_ByAMember_IsRefused()
    {
        await using var family = await Family.OpenAsync();
        var said = (await family.Ben.SaysIn(family.Group, "/settings")).Only();
        Assert.Equal("Only facilitators and the core group can use /settings. If you need it, ask one of them.", said.Text);
    }

    [Fact]
    public async Task Settings_ByAnAnonymousAdministrator_IsAnswered()
    {
        await using var family = await Family.OpenAsync();
        var anonymous = family.Parlour.Somebody(PersonId.AnonymousAdministrator.Value, "Group");
        Assert.Contains("Settings of", (await anonymous.SaysIn(family.Group, "/settings")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimeZone_ByButton_IsSaved_AndNothingMoreIsAsked()
    {
        await using var family = await Family.OpenAsync();
        var settings = (await family.Ann.Says("/settings")).Only();
        Assert.Contains("Time zone: Europe/London", settings.Text, StringComparison.Ordinal);
        var choice = (await family.Ann.Presses(settings, "Time zone")).Only();
        Assert.Equal("Europe/London | Europe/Dublin | Europe/Paris | Back", choice.Labels);
        var saved = await family.Ann.Presses(choice, "Europe/Paris");
        Assert.Equal("Saved.", saved.Toast().Text);
        Assert.Contains("Time zone: Europe/Paris", saved.Message().Text, StringComparison.Ordinal);

        var talk = (await family.Ann.Says("hello there")).Only();
        Assert.DoesNotContain("time zone", talk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimeZone_Back_EndsTheQuestion()
    {
        await using var family = await Family.OpenAsync();
        var choice = (await family.Ann.Presses((await family.Ann.Says("/settings")).Only(), "Time zone")).Only();
        Assert.Contains("Settings of", (await family.Ann.Presses(choice, "Back")).Only().Text, StringComparison.Ordinal);
        await family.Ann.Says("paris");
        Assert.Contains("Time zone: Europe/London", (await family.Ann.Says("/settings")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimeZone_Typed_IsUnderstoodOrAskedForAgain()
    {
        await using var family = await Family.OpenAsync();
        var choice = (await family.Ann.Presses((await family.Ann.SaysIn(family.Group, "/settings")).Only(), "Time zone")).Only();
        var again = (await family.Ann.Answers(family.Group, choice, "<b>Atlantis</b>")).Only();
        Assert.StartsWith("I don't know that time zone.", again.Text, StringComparison.Ordinal);
        Assert.Equal("Europe/London", again.AskFor);
        Assert.Equal("The time zone is now Europe/Lisbon.", (await family.Ann.Answers(family.Group, again, "lisbon")).Only().Text);
    }

    [Fact]
    public async Task QuietHours_ByButtonAndTyped()
    {
        await using var family = await Family.OpenAsync();
        var choice = (await family.Ann.Presses((await family.Ann.Says("/settings")).Only(), "Quiet hours")).Only();
        Assert.Contains("Quiet hours: 21:00 to 07:00", (await family.Ann.Presses(choice, "21:00–07:00")).Message().Text, StringComparison.Ordinal);
        Assert.Contains("Quiet hours: none", (await family.Ann.Presses(choice, "None")).Message().Text, StringComparison.Ordinal);

        await family.Ann.Presses(choice, "Back");
        await family.Ann.Presses((await family.Ann.Says("/settings")).Only(), "Quiet hours");
        Assert.StartsWith("I could not read those hours.", (await family.Ann.Says("late")).Only().Text, StringComparison.Ordinal);
        Assert.Equal("Quiet hours are now: 19:00 to 07:30.", (await family.Ann.Says("7pm to 7.30am")).Only().Text);
    }

    [Fact]
    public async Task Name_Typed_WithMarkupInIt()
    {
        await using var family = await Family.OpenAsync();
        var question = (await family.Ann.Presses((await family.Ann.SaysIn(family.Group, "/settings")).Only(), "Name")).Only();
        Assert.Contains($"tg://user?id={family.Ann.Id}", question.Markup, StringComparison.Ordinal);
        var again = (await family.Ann.Answers(family.Group, question, new string('x', 129))).Only();
        Assert.StartsWith("A name needs 1 to 128 characters.", again.Text, StringComparison.Ordinal);
        Assert.Equal("The community is now called A <i>&\n</i>.".ReplaceLineEndings(" "), (await family.Ann.Answers(family.Group, again, "A <i>&\n</i>")).Only().Text);
    }

    [Fact]
    public async Task QuietAnswers_Toggle()
    {
        await using var family = await Family.OpenAsync();
        var settings = (await family.Ann.SaysIn(family.Group, "/settings")).Only();
        var quiet = (await family.Ann.Presses(settings, "Answer quietly")).Message();
        Assert.Contains("without a sound", quiet.Text, StringComparison.Ordinal);
        Assert.Contains("with a sound", (await family.Ann.Presses(quiet, "Answer with sound")).Message().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_EndsTheQuestion()
    {
        await using var family = await Family.OpenAsync();
        await family.Ann.Presses((await family.Ann.Says("/settings")).Only(), "Name");
        Assert.StartsWith("All right, that is cancelled.", (await family.Ann.Says("/cancel")).Only().Text, StringComparison.Ordinal);
        await family.Ann.Says("Some other name");
        Assert.Contains("Settings of Family Support CoP", (await family.Ann.Says("/settings")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_AfterTheHour_ChangesNothing()
    {
        await using var family = await Family.OpenAsync();
        await family.Ann.Presses((await family.Ann.Says("/settings")).Only(), "Time zone");
        await family.Parlour.WaitAsync(TimeSpan.FromMinutes(61));
        Assert.StartsWith("That question is closed.", (await family.Ann.Says("Europe/Paris")).Only().Text, StringComparison.Ordinal);
        Assert.Contains("Europe/London", (await family.Ann.Says("/settings")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_ByAMember_OrBySomebodyWhoSteersNoLonger_IsRefused()
    {
        await using var family = await Family.OpenAsync();
        var settings = (await family.Ann.SaysIn(family.Group, "/settings")).Only();
        Assert.Equal("Only facilitators and the core group can change settings.", (await family.Ben.Presses(settings, "Answer quietly")).Only().Text);

        await family.Parlour.TakeAsync(new StandingChanged(family.Ann.Person, family.Group.Chat, Standing.Administrator, Standing.Member));
        Assert.Equal("Only facilitators and the core group can change settings.", (await family.Ann.Presses(settings, "Answer quietly")).Only().Text);
    }

    [Fact]
    public async Task Press_WithAnotherCommunitysNumber_IsRefused()
    {
        await using var family = await Family.OpenAsync();
        var housing = await family.SecondGroupAsync();
        var settings = (await family.Ann.SaysIn(family.Group, "/settings")).Only();
        foreach (var id in new[] { 2L, 3L, -1L, long.MaxValue })
            Assert.Equal("Only facilitators and the core group can change settings.", (await family.Ann.Forges(settings, new ChangeSetting(new CommunityId(id), Setting.QuietAnswers, "on"))).Only().Text);

        // Ben steers the second community, but not from the first one's group.
        Assert.Equal("Only facilitators and the core group can change settings.", (await family.Ben.Forges(settings, new ChangeSetting(new CommunityId(2), Setting.QuietAnswers, "on"))).Only().Text);
        Assert.Contains("with a sound", (await family.Ben.SaysIn(housing, "/settings")).Only().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Press_ForgedValue_IsNotTaken()
    {
        await using var family = await Family.OpenAsync();
        var settings = (await family.Ann.Says("/settings")).Only();
        Assert.StartsWith("I don't know that time zone.", (await family.Ann.Forges(settings, new ChangeSetting(new CommunityId(1), Setting.Zone, "Mars"))).Only().Text, StringComparison.Ordinal);
        Assert.Equal("This button no longer works. Send the command again to get a new one.", (await family.Ann.Presses(settings, "com.set:1:99:", forged: true)).Only().Text);
        Assert.Equal("This button no longer works. Send the command again to get a new one.", (await family.Ann.Presses(settings, "nonsense", forged: true)).Only().Text);
    }
}
