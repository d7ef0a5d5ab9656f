using CopBot.Conversation;
using CopBot.Nudges;
using CopBot.Nudges.Prompts;
using CopBot.Tests.Meetings;
using CopBot.Tests.Support;
using CopBot.Time;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Nudges;

public sealed class NudgeTests
{
    private const string Weekly = "every Monday 9am What are you working on this week?";

    [Fact]
    public async Task Nudge_IsReadBackWithItsNextThreeTimes_AndKeptOnlyWhenCreated()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        var read = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/nudge " + Weekly));
        Assert.StartsWith(
            "I understood this for Family Support CoP:\n\n“What are you working on this week?”\n\nEvery Monday, 09:00\nNext: Mon 30 November 2026, 09:00; Mon 7 December 2026, 09:00; Mon 14 December 2026, 09:00\n\n",
            read.Text,
            StringComparison.Ordinal);
        Assert.Equal("Create | Change | Throw away", read.Labels());
        Assert.StartsWith("No nudges are set.", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/nudges")).Text, StringComparison.Ordinal);
        Assert.Equal(NudgeTexts.NotYours, (await house.PressAsync(house.Dev, read, "Create")).Answer!.Text);
        await house.PressAsync(house.Amara, read, "Create");
        Assert.StartsWith("Kept, by the group.", read.Text, StringComparison.Ordinal);

        var thrown = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/nudge tomorrow 9am <Forms>, please"));
        Assert.Contains("Once: tomorrow, Wed 25 November 2026, 09:00", thrown.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, thrown, "Throw away");
        await house.MoveClockToAsync(2026, 12, 8, 12);
        Assert.Equal(2, house.Group.Messages.Count(m => m.From.IsBot && m.Text == "What are you working on this week?"));
        Assert.DoesNotContain(house.Group.Messages, m => m.Text == "<Forms>, please");
    }

    [Fact]
    public async Task Nudge_StaysAtItsHour_OverBothChangesOfTheClocks_AndARestart()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.CreateAsync(Weekly);
        await house.MoveClockToAsync(2027, 3, 20, 12);
        await house.RestartAsync();
        await house.MoveClockToAsync(2027, 4, 13, 12);
        await house.MoveClockToAsync(2027, 10, 20, 12);
        await house.RestartAsync();
        await house.MoveClockToAsync(2027, 11, 9, 12);
        var said = house.Said("What are you working on this week?");
        Assert.Equal(50, said.Count);
        Assert.All(said, m => Assert.Equal(new TimeOnly(9, 0), LocalTime.TimeIn("Europe/London", m.Date)));
        Assert.Equal(50, said.Select(m => LocalTime.DateIn("Europe/London", m.Date)).Distinct().Count());
    }

    [Fact]
    public async Task Nudges_KeepTheirHour_WhereTheGroupGetsAnotherTimeZone()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.CreateAsync(Weekly);
        await house.CreateAsync("Thursday 11am Please bring the forms");
        await house.CreateAsync("Wednesday 10am Tea is ready");
        var mine = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/remind me Friday 9pm to ring the school"));
        await house.PressAsync(house.Dev, mine, "Create");
        await house.ChangeZoneAsync("Europe/Paris");
        Assert.Contains("Every Monday, 09:00 · next Mon 30 November 2026, 09:00", Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/nudges")).Text, StringComparison.Ordinal);
        await house.MoveClockToAsync(2026, 12, 1, 12);
        Assert.Equal(Utc(26, 10), Assert.Single(house.Said("Please bring the forms")).Date);
        Assert.Equal(Utc(27, 20), Assert.Single(house.Told(house.Dev), m => m.Text.EndsWith("ring the school", StringComparison.Ordinal)).Date);
        Assert.Equal(Utc(30, 8), Assert.Single(house.Said("What are you working on this week?")).Date);
        Assert.Equal(Utc(25, 9), Assert.Single(house.Said("Tea is ready")).Date);

        // Far to the west, and after a restart; and far to the east, where its hour of today has just passed: it is said at once.
        await house.ChangeZoneAsync("America/New_York");
        await house.RestartAsync();
        await house.MoveClockToAsync(2026, 12, 7, 13);
        Assert.Single(house.Said("What are you working on this week?"));
        await house.ChangeZoneAsync("Europe/Paris");
        await house.MoveClockAsync(TimeSpan.Zero);
        Assert.Equal(Utc(37, 13), house.Said("What are you working on this week?")[1].Date);

        static DateTimeOffset Utc(int day, int hour) => new DateTimeOffset(2026, 11, 1, hour, 0, 0, TimeSpan.Zero).AddDays(day - 1);
    }

    [Fact]
    public async Task Nudge_InQuietHours_WaitsUntilTheyEnd()
    {
        await using var house = await TestHouse.OpenAsync();
        var created = await house.CreateAsync("tomorrow 9pm Good night");
        Assert.Contains("Once: Thu 26 November 2026, 08:00", created.Text, StringComparison.Ordinal);
        await house.MoveClockToAsync(2026, 11, 26, 7, 59);
        Assert.Empty(house.Said("Good night"));
        await house.MoveClockToAsync(2026, 11, 27, 12);
        Assert.Equal(new TimeOnly(8, 0), LocalTime.TimeIn("Europe/London", Assert.Single(house.Said("Good night")).Date));
        Assert.StartsWith("No nudges are set.", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/nudges")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nudges_AtOneTime_AreSaidTogether_AndNoMoreThanTheBudgetEachDay()
    {
        await using var house = await TestHouse.OpenAsync();
        foreach (var (hour, word) in new[] { ("9am", "One"), ("9am", "Two"), ("9:20", "Three"), ("9:40", "Four"), ("3pm", "Five") })
            await house.CreateAsync($"tomorrow {hour} {word}");
        await house.MoveClockToAsync(2026, 11, 26, 23);
        var said = house.Started();
        Assert.Equal(["One\n\nTwo", "Three\n\nFour", "Five"], said.Select(m => m.Text));
        Assert.Equal(["25 09:00", "25 10:00", "26 08:00"], said.Select(m => $"{m.Date.Day} {LocalTime.TimeIn("Europe/London", m.Date):HH\\:mm}"));
    }

    [Fact]
    public async Task Nudges_OfSeveralTopics_GoEachToItsOwn_OneAfterTheOther()
    {
        await using var house = await TestHouse.OpenAsync();
        var (forum, housing) = await house.ForumAsync();
        foreach (var (word, topic) in new[] { ("One", housing), ("Two", null), ("Three", housing), ("Four", null) })
        {
            var read = Assert.Single(await house.AfterAsync(forum, house.Amara, () => house.World.Say(house.Amara, forum, $"/nudge tomorrow 9am {word}", topic: topic)));
            await house.PressAsync(house.Amara, read, "Create");
        }

        await house.RestartAsync();
        await house.MoveClockToAsync(2026, 11, 25, 23);
        Assert.Equal(
            [("One\n\nThree", "Housing", new TimeOnly(9, 0)), ("Two\n\nFour", null, new TimeOnly(10, 0))],
            house.Started(forum).Select(m => (m.Text, m.Topic?.Name, LocalTime.TimeIn("Europe/London", m.Date))));
    }

    [Fact]
    public async Task Nudge_AheadOfMeetings_FollowsThemWhereTheyGo()
    {
        await using var house = await TestHouse.OpenAsync();
        var created = await house.CreateAsync("3 days before each meeting Anything for the agenda?");
        Assert.Contains("3 days before each meeting\nNo meeting is planned yet", created.Text, StringComparison.Ordinal);
        await house.PlanAsync("Tea, first Tuesday of every month 10am–12pm at the hall");
        Assert.Contains("next Sat 28 November 2026, 10:00", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/nudges")).Text, StringComparison.Ordinal);
        await house.MoveClockToAsync(2026, 11, 28, 12);
        Assert.Single(house.Said("Anything for the agenda?"));

        // The next two: one moved, one cancelled.
        await house.MoveAsync("5 January", "7 January 10am");
        await house.CancelAsync("2 February");
        await house.MoveClockToAsync(2027, 1, 3, 12);
        Assert.Single(house.Said("Anything for the agenda?"));
        await house.MoveClockToAsync(2027, 1, 4, 12);
        Assert.Equal(2, house.Said("Anything for the agenda?").Count);
        await house.MoveClockToAsync(2027, 2, 10, 12);
        Assert.Equal(2, house.Said("Anything for the agenda?").Count);
        await house.MoveClockToAsync(2027, 2, 28, 12);
        Assert.Equal(3, house.Said("Anything for the agenda?").Count);

        // Put off by two weeks after it was said: said again, once.
        await house.MoveAsync("2 March", "16 March 10am");
        await house.MoveClockToAsync(2027, 3, 20, 12);
        Assert.Equal(4, house.Said("Anything for the agenda?").Count);
    }

    [Fact]
    public async Task Nudges_ArePausedChangedDeletedAndBroughtBack_ByThoseWhoMay()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.CreateAsync(Weekly);
        var list = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/nudges"));
        Assert.Contains("1. What are you working on this week?\n     Every Monday, 09:00 · next Mon 30 November 2026, 09:00", list.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Dev, list, "1");
        Assert.Equal("Back", list.Labels());
        await house.PressAsync(house.Amara, list, "Back");
        await house.PressAsync(house.Amara, list, "1");
        Assert.Equal("Pause | Words | Time | Delete | Back", list.Labels());
        foreach (var label in new[] { "Pause", "Words", "Time", "Delete" })
            Assert.Equal(NudgeTexts.NotYours, (await house.PressAsync(house.Dev, list, label)).Answer!.Text);
        await house.PressAsync(house.Amara, list, "Pause");
        await house.MoveClockToAsync(2026, 12, 1, 12);
        Assert.Empty(house.Said("What are you working on this week?"));
        await house.PressAsync(house.Amara, list, "Go on");

        var question = Assert.Single((await house.PressAsync(house.Amara, list, "Words")).Said);
        await house.SayAsync(house.Amara, house.Group, "What helped?", replyTo: question);
        question = Assert.Single((await house.PressAsync(house.Amara, list, "Time")).Said);
        Assert.StartsWith(NudgeTexts.NewTimeNotRead, Assert.Single(await house.SayAsync(house.Amara, house.Group, "whenever", replyTo: question)).Text, StringComparison.Ordinal);
        await house.SayAsync(house.Amara, house.Group, "every Thursday 11am", replyTo: house.Group.Messages[^1]);
        await house.MoveClockToAsync(2026, 12, 8, 12);
        Assert.Equal(new DateTimeOffset(2026, 12, 3, 11, 0, 0, TimeSpan.Zero), Assert.Single(house.Said("What helped?")).Date);
        await house.PressAsync(house.Amara, list, "Delete");
        Assert.Equal("Undo | Back", list.Labels());
        await house.MoveClockToAsync(2026, 12, 11, 12);
        await house.PressAsync(house.Amara, list, "Undo");
        await house.MoveClockToAsync(2026, 12, 18, 12);
        Assert.Equal(2, house.Said("What helped?").Count);
    }

    [Fact]
    public async Task Prompts_GoRound_AndNoneComesAgainBeforeAllHaveBeen()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        Assert.StartsWith("Only facilitators", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/prompts What is new?")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Added to the list", Assert.Single(await house.SayAsync(house.Amara, house.Group, "/prompts What <is> new?")).Text, StringComparison.Ordinal);
        Assert.StartsWith("This one is on the list", Assert.Single(await house.SayAsync(house.Amara, house.Group, "/prompts what <is> new?")).Text, StringComparison.Ordinal);
        var list = Assert.Single(await house.SayAsync(house.Amara, house.Group, "/prompts"));
        Assert.StartsWith("Prompts (1–5 of 21)\n\n1. What <is> new?\n2. " + StandardPrompts.All[0].Text, list.Text, StringComparison.Ordinal);
        Assert.Equal(NudgeTexts.NotYours, (await house.PressAsync(house.Dev, list, "Take out 2")).Answer!.Text);
        await house.PressAsync(house.Amara, list, "Take out 2");
        Assert.StartsWith("Prompts (1–5 of 20)", list.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, list, "Bring back what was taken out");
        Assert.StartsWith("Prompts (1–5 of 21)", list.Text, StringComparison.Ordinal);

        var created = await house.CreateAsync("every day 9am from the list");
        Assert.Contains("The next prompt of the list (/prompts)", created.Text, StringComparison.Ordinal);
        await house.MoveClockToAsync(2026, 12, 15, 12);
        await house.RestartAsync();
        await house.MoveClockToAsync(2027, 1, 5, 12);
        var said = house.Started().Where(m => m.Text.EndsWith("if you like.", StringComparison.Ordinal)).Select(m => m.Text).ToList();
        Assert.Equal(42, said.Count);
        Assert.Equal(21, said.Take(21).Distinct().Count());
        Assert.Equal(21, said.Skip(21).Distinct().Count());
        Assert.NotEqual(said[20], said[21]);
    }

    [Fact]
    public void StandardPrompts_AreTwenty_EachAQuestionOfPlainLength()
    {
        Assert.Equal(20, StandardPrompts.All.Length);
        Assert.Equal(20, StandardPrompts.All.Select(p => p.Key).Distinct().Count());
        Assert.All(StandardPrompts.All, p => Assert.True(p.Text.Contains('?', StringComparison.Ordinal) && p.Text.Length <= Prompt.Longest));
    }

    [Fact]
    public async Task Remind_ForTheGroup_ByMembersWhereThatIsOn_AndForOneselfInPrivate()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        Assert.StartsWith("I remind you in private.", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/remind me Friday 10pm to ring the school")).Text, StringComparison.Ordinal);
        var mine = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/remind me Friday 10pm to ring the school"));
        Assert.StartsWith("I understood this, for you alone:\n\n“ring the school”\n\nOnce: Fri 27 November 2026, 22:00", mine.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Dev, mine, "Create");
        Assert.Contains("Your own reminders\n1. ring the school", Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/nudges")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Your own reminders", Assert.Single(await house.SayPrivatelyAsync(house.Ewa, "/nudges")).Text, StringComparison.Ordinal);

        var all = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/remind us tomorrow 9am to bring the forms"));
        await house.PressAsync(house.Dev, all, "Create");
        await house.RestartAsync();
        await house.MoveClockToAsync(2026, 11, 29, 12);
        Assert.Single(house.Said("bring the forms"));
        var reminder = Assert.Single(house.Told(house.Dev), m => m.Text == "Your reminder (Family Support CoP): ring the school");
        Assert.Equal(new DateTimeOffset(2026, 11, 27, 22, 0, 0, TimeSpan.Zero), reminder.Date);

        Assert.StartsWith("Only facilitators", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/nudge " + Weekly)).Text, StringComparison.Ordinal);
        await house.TurnAsync("Everybody may set reminders for the group");
        Assert.StartsWith("In this group only facilitators", Assert.Single(await house.SayAsync(house.Dev, house.Group, "/remind us tomorrow 9am to bring the forms")).Text, StringComparison.Ordinal);
        Assert.StartsWith("I understood this", Assert.Single(await house.SayAsync(house.Amara, house.Group, "/remind us tomorrow 9am to bring the forms")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemindMe_InTheGroup_IsReadBackToNobodyElse()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();

        // Where all would read the answer, it goes on in private, whether the bot can write there yet or not.
        foreach (var line in new[] { "/remind me Friday 10am to ring the clinic", "/remind me of the school whenever", "/remind me" })
        {
            var hint = Assert.Single(await house.SayAsync(house.Dev, house.Group, line));
            Assert.Equal((NudgeTexts.RemindInPrivate.ToPlain(), "Go on in private"), (hint.Text, hint.Labels()));
            Assert.Null(hint.EphemeralFor);
            Assert.StartsWith(
                line.Contains("Friday", StringComparison.Ordinal) ? "I understood this, for you alone:\n\n“ring the clinic”" : "When, and of what?",
                Assert.Single(await house.FollowAsync(house.Dev, hint, "Go on in private")).Text,
                StringComparison.Ordinal);
        }

        var others = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/remind me Friday 10am to ring the clinic"));
        Assert.Equal(NudgeTexts.DraftIsGone, Assert.Single(await house.FollowAsync(house.Bryn, others, "Go on in private")).Text);
        var mine = Assert.Single(await house.FollowAsync(house.Dev, others, "Go on in private"));
        await house.PressAsync(house.Dev, mine, "Create");
        Assert.StartsWith("Kept. To change it, send /nudges here.", mine.Text, StringComparison.Ordinal);

        // Where the bot may answer one person in the group, it does that there.
        house.World.SetBotAdmin(house.Group, true, house.Amara);
        await house.SettleAsync();
        var read = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/remind me Friday 11am to ring the doctor"));
        Assert.Equal(house.Dev, read.EphemeralFor);
        Assert.StartsWith("I understood this, for you alone:\n\n“ring the doctor”", read.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Dev, read, "Create");
        Assert.StartsWith("Kept. To change it, send /nudges in our private chat.", read.Text, StringComparison.Ordinal);
        var again = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/remind me of the school whenever"));
        Assert.Equal(house.Dev, again.EphemeralFor);
        Assert.StartsWith("I could not find a day or a time in that. Please send it again", again.Text, StringComparison.Ordinal);
        var changed = Assert.Single(await house.SayAsync(house.Dev, house.Group, "/remind me Friday 11am to ring the bank"));
        await house.PressAsync(house.Dev, changed, "Change");
        Assert.Equal((NudgeTexts.RemindInPrivate.ToPlain(), "Go on in private"), (changed.Text, changed.Labels()));

        await house.MoveClockToAsync(2026, 11, 28, 12);
        Assert.Equal(["ring the clinic", "ring the doctor"], house.Told(house.Dev).Where(m => m.Text.StartsWith("Your reminder", StringComparison.Ordinal)).Select(m => m.Text.Split(": ")[1]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(house.Group.Messages, m => m is { From.IsBot: true, EphemeralFor: null } && new[] { "clinic", "doctor", "bank" }.Any(w => m.Text.Contains(w, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/nudge", "When, and what shall I say in Family Support CoP?")]
    [InlineData("/nudge What are you working on?", "I could not find a day or a time in that. Please write it in one line")]
    [InlineData("/nudge every Monday 9am", "I found when, but not what to say. Please write it")]
    [InlineData("/remind", "When, and what shall I say in Family Support CoP?")]
    public async Task Nudge_NotUnderstood_SaysHow_AndTheAnswerIsRead(string line, string expected)
    {
        await using var house = await TestHouse.OpenAsync();
        var question = Assert.Single(await house.SayAsync(house.Amara, house.Group, line));
        Assert.StartsWith(expected, question.Text, StringComparison.Ordinal);
        Assert.StartsWith("I understood this", Assert.Single(await house.SayAsync(house.Amara, house.Group, Weekly, replyTo: question)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nudge_StaysWithTheGroup_WhenWhoeverMadeItIsForgotten()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.CreateAsync(Weekly);
        var mine = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/remind Friday 10am to ring the school"));
        await house.PressAsync(house.Amara, mine, "Create");
        await house.SayAsync(house.Amara, house.Group, "/prompts What is new?");
        var sure = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/forgetme"));
        Assert.Contains("Your own reminders.", sure.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, sure, "Yes, erase it");
        var left = Assert.Single(await house.DocumentsAsync(d => d.All(NudgeKinds.Nudges)));
        Assert.Equal((null, null), (left.By, left.Owner));
        Assert.Null(Assert.Single(await house.DocumentsAsync(d => d.All(NudgeKinds.Prompts))).By);
        await house.MoveClockToAsync(2026, 12, 1, 12);
        Assert.Single(house.Said("What are you working on this week?"));
        Assert.DoesNotContain(house.Told(house.Amara), m => m.Text.Contains("ring the school", StringComparison.Ordinal) && m.Text.StartsWith("Your reminder", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upgrade_TheNudgeIsSaidInTheNewGroup()
    {
        await using var house = await TestHouse.OpenAsync();
        var small = house.World.AddGroup("Small group", [house.Dev], [house.Bryn]);
        await house.AfterAsync(small, null, () => house.World.AddBotTo(small, house.Dev));
        var read = Assert.Single(await house.SayAsync(house.Dev, small, "/nudge " + Weekly));
        await house.PressAsync(house.Dev, read, "Create");
        CopBot.Playground.Worlds.Chat? next = null;
        await house.AfterAsync(small, null, () => next = house.World.Upgrade(small, withMembership: true));
        var before = small.Messages.Count;
        await house.MoveClockToAsync(2026, 12, 8, 12);
        Assert.Equal(2, next!.Messages.Count(m => m.Text == "What are you working on this week?"));
        Assert.Equal(before, small.Messages.Count);
    }

    [Fact]
    public async Task Nudge_OfAnotherCommunity_IsNeitherSeenNorChanged()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        var draft = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/nudge " + Weekly));
        var create = draft.Buttons.SelectMany(r => r).First().Data!;
        var stranger = house.Stranger();
        var theirs = Assert.Single(await house.SayPrivatelyAsync(stranger, "/help"));
        Assert.Equal(NudgeTexts.DraftIsGone, (await house.PressRawAsync(stranger, theirs, create)).Answer!.Text);
        await house.PressAsync(house.Amara, draft, "Create");
        var list = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/nudges"));
        var show = list.Buttons.SelectMany(r => r).First().Data!;
        await house.PressAsync(house.Amara, list, "1");
        foreach (var data in list.Buttons.SelectMany(r => r).Select(b => b.Data!).Append(show))
            Assert.Equal(NudgeTexts.NoLongerHere, (await house.PressRawAsync(stranger, theirs, data)).Answer!.Text);
        Assert.Equal(NudgeStatus.Active, Assert.Single(await house.DocumentsAsync(d => d.All(NudgeKinds.Nudges))).Status);
    }

    [Fact]
    public async Task Nudge_ByAGroupsOwnName_IsAnybodysWhoSteers()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.EverybodyIsKnownAsync();
        await house.CreateAsync("tomorrow 9am One");
        await house.DocumentsAsync(_ =>
        {
            var store = house.Services.GetRequiredService<NudgeStore>();
            var draft = store.Of(new CommunityId(1)).Single() with { Id = store.NextId(), By = null, Status = NudgeStatus.Draft, Since = TestHouse.Start, Text = "Two" };
            store.Put(draft);
            return 0;
        });
        var help = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/nudge tomorrow 9am Three"));
        var data = help.Buttons.SelectMany(r => r).First().Data!;
        var two = data.Replace(":3:", ":2:", StringComparison.Ordinal);
        var devs = Assert.Single(await house.SayPrivatelyAsync(house.Dev, "/help"));
        Assert.Equal(NudgeTexts.NotYours, (await house.PressRawAsync(house.Dev, devs, two)).Answer!.Text);
        await house.PressRawAsync(house.Amara, help, two);
        await house.MoveClockToAsync(2026, 11, 26, 12);
        Assert.Equal("One\n\nTwo", Assert.Single(house.Started()).Text);
    }

    [Fact]
    public async Task Merge_LosesNothing_AndEraseLeavesNothing()
    {
        await using var house = await TestHouse.OpenAsync();
        await house.CreateAsync(Weekly);
        var community = await house.CommunityAsync();
        await house.DocumentsAsync(d =>
        {
            var store = house.Services.GetRequiredService<NudgeStore>();
            var prompts = house.Services.GetRequiredService<PromptStore>();
            var other = new CommunityId(99);
            store.Put(new Nudge(store.NextId(), other, "From there", TestHouse.Start) { Next = TestHouse.Start.AddDays(1), Status = NudgeStatus.Active });
            store.Put(new NudgeLog(other, TestHouse.Start.AddDays(-9)) { Said = [new SaidNudge("x", TestHouse.Start.AddDays(-1), true)] });
            store.Put(new NudgedPerson(new PersonId(house.Dev.Id)) { Wishes = [new NudgeWish(other, "asks", NudgeWay.Stop)], Said = [new PersonSaid(other, "y", TestHouse.Start)] });
            prompts.Put(new Prompt(prompts.NextId(), other, "Theirs?"));
            house.Services.GetServices<IFeature>().OfType<NudgesFeature>().Single().Merge(other, community);
            Assert.Equal(2, store.Of(community).Count);
            Assert.NotNull(store.FindLog(community)!.Find("x"));
            Assert.Equal(NudgeWay.Stop, store.Person(new PersonId(house.Dev.Id)).Wish(community, "asks").Way);
            Assert.True(store.Person(new PersonId(house.Dev.Id)).WasSaid(community, "y"));
            Assert.Equal("Theirs?", Assert.Single(prompts.Of(community)).Text);
            Assert.Null(store.FindLog(other));
            house.Services.GetServices<IFeature>().OfType<NudgesFeature>().Single().Erase(community);
            Assert.Empty(d.All(NudgeKinds.Nudges));
            Assert.Empty(d.All(NudgeKinds.Logs));
            Assert.Empty(d.All(NudgeKinds.People));
            Assert.Empty(d.All(NudgeKinds.Prompts));
            return 0;
        });
    }
}
