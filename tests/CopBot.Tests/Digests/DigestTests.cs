using CopBot.Conversation;
using CopBot.Digests;
using CopBot.Playground.Worlds;
using CopBot.Tests.Meetings;
using CopBot.Tests.Nudges;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Digests;

/// <summary>The digest as the group, its facilitator and single members see it.</summary>
public sealed class DigestTests : IAsyncLifetime
{
    private TestHouse _house = null!;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.OpenAsync();
        await NightAsync();
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private Message LastInGroup => _house.Group.Messages.Last(m => m.From.IsBot && m.Service is null);

    private Message LastPrivate(CopBot.Playground.Worlds.Person person) => _house.World.PrivateChat(person).Messages.Last(m => m.From.IsBot);

    [Fact]
    public async Task OnTheFirstWorkingDay_AtNine_TheGroupGetsOneMessage_WithWhatWasShared()
    {
        await ShareAsync("/share https://example.org/debt Debt guide #debt");
        await _house.SayAsync(_house.Bryn, _house.Group, "/ask Does anyone have a spare cot?");

        await UntilAsync(new DateTimeOffset(2026, 12, 1, 8, 59, 0, TimeSpan.Zero));
        var before = _house.Group.Messages.Count;
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));

        Assert.Equal(before + 1, _house.Group.Messages.Count);
        var digest = LastInGroup;
        Assert.NotNull(digest.File);
        Assert.StartsWith("Family Support CoP: November 2026", digest.Text, StringComparison.Ordinal);
        Assert.Contains("New in the library\n• Debt guide", digest.Text, StringComparison.Ordinal);
        Assert.Contains("Does anyone have a spare cot? (nobody yet: can you help?)", digest.Text, StringComparison.Ordinal);
        Assert.True(digest.Text.Length <= 1024);
    }

    [Fact]
    public async Task WhereNothingHappened_ThereIsNone_AndTheNextOneTellsFromThere()
    {
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 1, 0, TimeSpan.Zero));
        var before = _house.Group.Messages.Count;
        await ShareAsync("/share https://example.org/late Shared in December");
        await UntilAsync(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        Assert.Contains("Shared in December", LastInGroup.Text, StringComparison.Ordinal);
        Assert.StartsWith("Family Support CoP: December 2026", LastInGroup.Text, StringComparison.Ordinal);
        Assert.Equal(before + 3, _house.Group.Messages.Count);
    }

    [Fact]
    public async Task WhatWasTold_IsNotToldAgain()
    {
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        await ShareAsync("/share https://example.org/two Second guide");
        await UntilAsync(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        Assert.Contains("Second guide", LastInGroup.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("First guide", LastInGroup.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoDaysBefore_TheFacilitatorGetsADraft_WritesWords_LeavesALineOut_AndSendsItNow()
    {
        await _house.SayPrivatelyAsync(_house.Amara, "/help");
        await ShareAsync("/share https://example.org/one First guide");
        await ShareAsync("/share https://example.org/two Second guide");
        await UntilAsync(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));

        var draft = LastPrivate(_house.Amara);
        Assert.Contains("It goes to the group on Tue 1 December 2026 at 09:00", draft.Text, StringComparison.Ordinal);
        await _house.PressAsync(_house.Amara, draft, "Opening words");
        draft = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "A busy month. Thank you all."));
        await _house.PressAsync(_house.Amara, draft, "Leave lines out");
        var line = draft.Buttons.SelectMany(r => r).Single(b => b.Text.Contains("First guide", StringComparison.Ordinal)).Text;
        Assert.StartsWith("In: ", line, StringComparison.Ordinal);
        await _house.PressAsync(_house.Amara, draft, line);
        await _house.PressAsync(_house.Amara, draft, "Back");
        await _house.PressAsync(_house.Amara, draft, "Send now");

        Assert.Contains("A busy month. Thank you all.", LastInGroup.Text, StringComparison.Ordinal);
        Assert.Contains("Second guide", LastInGroup.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("First guide", LastInGroup.Text, StringComparison.Ordinal);
        var after = _house.Group.Messages.Count;
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 1, 0, TimeSpan.Zero));
        Assert.Equal(after, _house.Group.Messages.Count);
    }

    [Fact]
    public async Task Draft_SaysWhatWillOnlyStandUnderDetails_AndWinsAreCutLast()
    {
        await _house.SayPrivatelyAsync(_house.Amara, "/help");
        await MuchAsync();
        await UntilAsync(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
        var draft = LastPrivate(_house.Amara);
        await _house.PressAsync(_house.Amara, draft, "Opening words");
        draft = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, string.Join(' ', Enumerable.Repeat("A busy month for us all.", 12))));
        var (message, below) = (draft.Text[..draft.Text.IndexOf("For you:", StringComparison.Ordinal)], draft.Text[draft.Text.IndexOf("For you:", StringComparison.Ordinal)..]);
        foreach (var win in new[] { 3, 4, 5 })
            Assert.Contains($"Win number {win}", message, StringComparison.Ordinal);
        Assert.Contains("and 2 more", message, StringComparison.Ordinal);
        Assert.Contains("Win number 1", below, StringComparison.Ordinal);
        Assert.DoesNotContain("Win number 5", below, StringComparison.Ordinal);

        await _house.PressAsync(_house.Amara, draft, "Send now");
        var digest = LastInGroup;
        foreach (var win in new[] { 3, 4, 5 })
            Assert.Contains($"Win number {win}", digest.Text, StringComparison.Ordinal);
        Assert.Contains("and 2 more", digest.Text, StringComparison.Ordinal);
        Assert.True(digest.Text.Length <= 1024);
        var all = Assert.Single(await _house.FollowAsync(_house.Bryn, digest, "Details"));
        foreach (var i in Enumerable.Range(1, 5))
        {
            Assert.Contains($"Win number {i}", all.Text, StringComparison.Ordinal);
            Assert.Contains($"guide number {i}", all.Text, StringComparison.Ordinal);
            Assert.Contains($"asks number {i}", all.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task LeaveLinesOut_ShowsEightAtATime_InTheDigestsOrder_AndSaysWhichShow()
    {
        await _house.SayPrivatelyAsync(_house.Amara, "/help");
        await MuchAsync();
        await UntilAsync(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
        var draft = LastPrivate(_house.Amara);
        await _house.PressAsync(_house.Amara, draft, "Leave lines out");
        Assert.Contains("Lines 1 to 8 of 15", draft.Text, StringComparison.Ordinal);
        Assert.Equal(["In: 1.", "In: 2.", "In: 3.", "Details: 4.", "Details: 5."], draft.Labels.Take(5).Select(l => l[..(l.IndexOf('.', StringComparison.Ordinal) + 1)]));
        Assert.All(draft.Labels.Take(5), l => Assert.Contains("Win number", l, StringComparison.Ordinal));
        Assert.Equal(["More ›", "Back"], draft.Labels.Skip(8));

        // Another win comes up where one is left out; the page stays.
        await _house.PressAsync(_house.Amara, draft, draft.Labels.First());
        Assert.Equal(["Out: 1.", "In: 2.", "In: 3.", "In: 4.", "Details: 5."], draft.Labels.Take(5).Select(l => l[..(l.IndexOf('.', StringComparison.Ordinal) + 1)]));
        await _house.PressAsync(_house.Amara, draft, "More ›");
        Assert.Contains("Lines 9 to 15 of 15", draft.Text, StringComparison.Ordinal);
        await _house.PressAsync(_house.Amara, draft, draft.Labels.First());
        Assert.Contains("Lines 9 to 15 of 15", draft.Text, StringComparison.Ordinal);
        Assert.StartsWith("Out: 9.", draft.Labels.First(), StringComparison.Ordinal);
        await _house.PressAsync(_house.Amara, draft, "‹ Before");
        await _house.PressAsync(_house.Amara, draft, "Back");
        Assert.DoesNotContain("Win number 5", draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SkippedOne_IsToldByTheNext()
    {
        await _house.SayPrivatelyAsync(_house.Amara, "/help");
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
        await _house.PressAsync(_house.Amara, LastPrivate(_house.Amara), "Skip this one");
        var before = _house.Group.Messages.Count;
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 1, 0, TimeSpan.Zero));
        Assert.Equal(before, _house.Group.Messages.Count);
        await UntilAsync(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        Assert.StartsWith("Family Support CoP: ", LastInGroup.Text, StringComparison.Ordinal);
        Assert.Contains("First guide", LastInGroup.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SkippedOne_StaysSkipped_WhereTheDayIsChanged_AndItsOldButtonsDoNothing()
    {
        await _house.SayPrivatelyAsync(_house.Amara, "/help");
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
        var draft = LastPrivate(_house.Amara);
        await _house.PressAsync(_house.Amara, draft, "Skip this one");
        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/digest"));
        await _house.PressAsync(_house.Amara, page, "Change the day");
        Assert.Contains("Tue 1 December 2026 at 10:00", Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "first working day 10am")).Text, StringComparison.Ordinal);
        var before = _house.Group.Messages.Count;
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(before, _house.Group.Messages.Count);
        Assert.Contains("has gone out, or was skipped", (await _house.PressAsync(_house.Amara, draft, "Send it after all")).Answer!.Text, StringComparison.Ordinal);
        Assert.Empty(draft.Labels);
        Assert.Equal(before, _house.Group.Messages.Count);
    }

    [Fact]
    public async Task WhatIsLeftOut_IsToldInNoOtherDigest()
    {
        await _house.SayPrivatelyAsync(_house.Amara, "/help");
        await ShareAsync("/share https://example.org/one First guide");
        await ShareAsync("/share https://example.org/two Second guide");
        await UntilAsync(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
        var draft = LastPrivate(_house.Amara);
        await _house.PressAsync(_house.Amara, draft, "Leave lines out");
        await _house.PressAsync(_house.Amara, draft, draft.Labels.Single(l => l.Contains("First guide", StringComparison.Ordinal)));
        Assert.DoesNotContain("First guide", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest")).Text, StringComparison.Ordinal);
        await UntilAsync(new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero));
        Assert.StartsWith("Family Support CoP: the year 2026", LastInGroup.Text, StringComparison.Ordinal);
        Assert.Contains("Second guide", LastInGroup.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("First guide", LastInGroup.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomebodyWhoWantsNoPrivateMessages_GetsNone()
    {
        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest"));
        await _house.PressAsync(_house.Bryn, page, "Send it to me each month");
        await _house.SayPrivatelyAsync(_house.Bryn, "/leave");
        var before = _house.World.PrivateChat(_house.Bryn).Messages.Count;
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 1, 0, TimeSpan.Zero));
        Assert.Contains("First guide", LastInGroup.Text, StringComparison.Ordinal);
        Assert.Equal(before, _house.World.PrivateChat(_house.Bryn).Messages.Count);
    }

    [Fact]
    public async Task NudgeHalfAnHourBefore_WaitsUntilAnHourAfterTheDigest()
    {
        await _house.CreateAsync("every Tuesday 8:30am What is new?");
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));
        var said = _house.Group.Messages.Where(m => m.From.IsBot && m.Date.Day == 1 && m.Date.Month == 12).Select(m => $"{m.Date:HH:mm} {m.Text.Split('\n')[0]}");
        Assert.Equal(["09:00 Family Support CoP: November 2026", "10:00 What is new?"], said);
    }

    [Fact]
    public async Task WeeklyOne_WhileTheBotWasOff_GoesOnFromTheLast()
    {
        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest"));
        await _house.PressAsync(_house.Bryn, page, "Send it to me each week");
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero));
        Assert.Contains("First guide", LastPrivate(_house.Bryn).Text, StringComparison.Ordinal);
        await ShareAsync("/share https://example.org/two Second guide");
        await _house.StopBotAsync();
        _house.World.Clock.MoveTo(new DateTimeOffset(2026, 12, 9, 2, 0, 0, TimeSpan.Zero));
        var before = _house.World.PrivateChat(_house.Bryn).Messages.Count;
        await _house.StartBotAsync();
        await _house.MoveClockAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(before, _house.World.PrivateChat(_house.Bryn).Messages.Count);
        await UntilAsync(new DateTimeOffset(2026, 12, 9, 8, 0, 0, TimeSpan.Zero));
        Assert.Contains("Second guide", LastPrivate(_house.Bryn).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("First guide", LastPrivate(_house.Bryn).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_OfSomebodyWhoNoLongerSteers_DoesNothing()
    {
        await _house.SayPrivatelyAsync(_house.Amara, "/help");
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
        var draft = LastPrivate(_house.Amara);
        _house.World.SetAdmin(_house.Group, _house.Amara, admin: false, by: _house.Bryn);
        await _house.MoveClockAsync(TimeSpan.FromMinutes(11));
        var before = _house.Group.Messages.Count;
        var outcome = await _house.PressAsync(_house.Amara, draft, "Send now");
        Assert.Contains("Only facilitators", outcome.Answer!.Text, StringComparison.Ordinal);
        Assert.Equal(before, _house.Group.Messages.Count);
    }

    [Fact]
    public async Task Digest_InTheGroup_ShowsTheMonthSoFar_AndLeadsToPrivate()
    {
        await ShareAsync("/share https://example.org/one First guide");
        var said = Assert.Single(await _house.SayAsync(_house.Bryn, _house.Group, "/digest"));
        Assert.Contains("First guide", said.Text, StringComparison.Ordinal);
        var page = Assert.Single(await _house.FollowAsync(_house.Bryn, said, "Get it in private"));
        Assert.Contains("The group's next digest comes on Tue 1 December 2026", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Buttons.SelectMany(r => r), b => b.Text == "Change the day");

        await _house.PressAsync(_house.Bryn, page, "Send it to me each week");
        await UntilAsync(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero));
        Assert.StartsWith("Family Support CoP: the last seven days", LastPrivate(_house.Bryn).Text, StringComparison.Ordinal);

        await _house.PressAsync(_house.Bryn, page, "Don't send it to me");
        var count = _house.World.PrivateChat(_house.Bryn).Messages.Count;
        await ShareAsync("/share https://example.org/two Second guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 7, 9, 1, 0, TimeSpan.Zero));
        Assert.Equal(count, _house.World.PrivateChat(_house.Bryn).Messages.Count);
    }

    [Fact]
    public async Task Digest_WithMoreThanFits_SaysHowMany_AndDetailsShowAll()
    {
        for (var i = 1; i <= 5; i++)
            await _house.SayAsync(_house.Chloe, _house.Group, $"/win Win number {i}");
        var said = Assert.Single(await _house.SayAsync(_house.Bryn, _house.Group, "/digest"));
        Assert.Contains("Win number 5", said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Win number 1", said.Text, StringComparison.Ordinal);
        Assert.Contains("\nand 2 more", said.Text, StringComparison.Ordinal);
        var all = Assert.Single(await _house.FollowAsync(_house.Bryn, said, "Details"));
        for (var i = 1; i <= 5; i++)
            Assert.Contains($"Win number {i}", all.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("more", all.Text, StringComparison.Ordinal);

        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest"));
        Assert.Contains("\nand 2 more", page.Text, StringComparison.Ordinal);
        await _house.PressAsync(_house.Bryn, page, "Details");
        Assert.Contains("Win number 1", LastPrivate(_house.Bryn).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_TakesWords_AsItsButtons()
    {
        var closed = Assert.Single(await _house.SayAsync(_house.Bryn, _house.Group, "/digest weekly"));
        Assert.Contains("I cannot write to you in private yet", closed.Text, StringComparison.Ordinal);
        Assert.Empty(await _house.DocumentsAsync(d => d.All(DigestKinds.Readers)));

        Assert.Contains("each Monday", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest weekly")).Text, StringComparison.Ordinal);
        Assert.True(Assert.Single(await _house.DocumentsAsync(d => d.All(DigestKinds.Readers))).IsWeekly);
        Assert.Contains("when the group does", Assert.Single(await _house.SayAsync(_house.Bryn, _house.Group, "/digest private")).Text, StringComparison.Ordinal);
        Assert.False(Assert.Single(await _house.DocumentsAsync(d => d.All(DigestKinds.Readers))).IsWeekly);
        Assert.Contains("/digest weekly", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest hourly")).Text, StringComparison.Ordinal);
        Assert.Contains("no digest in private any more", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest off")).Text, StringComparison.Ordinal);
        Assert.Empty(await _house.DocumentsAsync(d => d.All(DigestKinds.Readers)));
    }

    [Fact]
    public async Task Digest_InPrivate_WhileTheGroupHasNone_PromisesNoneOfTheGroups()
    {
        await TurnAsync("On: A digest each month");
        await _house.SayPrivatelyAsync(_house.Bryn, "/digest private");
        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest")).Text;
        Assert.Contains("The group has no monthly digest at present.\nWhen it has one again, you get it here, too.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLibrary_StandsByTheme_TheMostUsefulFirst()
    {
        await ShareAsync("/share https://example.org/1 First on debt #debt");
        await ShareAsync("/share https://example.org/2 First on housing #housing");
        var useful = Assert.Single(await ShareAsync("/share https://example.org/3 Second on debt #debt"));
        await _house.PressAsync(_house.Bryn, useful, useful.Labels.First(l => l.Contains("Useful", StringComparison.Ordinal)));
        var lines = Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest")).Text.Split('\n').Where(l => l.StartsWith('•'));
        Assert.Equal(["• Second on debt #debt (1 found it useful)", "• First on debt #debt", "• First on housing #housing"], lines);
    }

    [Fact]
    public async Task TwoMeetings_AreMeetings_AndOneWithoutARecordSaysSo()
    {
        await _house.NewMeetingAsync();
        await _house.NewMeetingAsync("Thu 3 December 10am-12pm at Hanley Library");
        await UntilAsync(new DateTimeOffset(2026, 12, 2, 10, 0, 0, TimeSpan.Zero));
        Assert.Contains("The last meeting\n• Family Support CoP, Tue 1 December 2026: no record yet", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest")).Text, StringComparison.Ordinal);
        await UntilAsync(new DateTimeOffset(2026, 12, 4, 10, 0, 0, TimeSpan.Zero));
        Assert.Contains("The last meetings\n• ", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_ThatShowsAll_HasNoDetails()
    {
        await ShareAsync("/share https://example.org/one First guide");
        Assert.Equal(["Get it in private"], Assert.Single(await _house.SayAsync(_house.Bryn, _house.Group, "/digest")).Labels);
        Assert.DoesNotContain("Details", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest")).Labels);
    }

    [Fact]
    public async Task EachLine_OpensWhatItNames_ForMembersAlone()
    {
        await ShareAsync("/share https://example.org/one First guide");
        await _house.SayAsync(_house.Bryn, _house.Group, "/ask Does anyone have a spare cot?");
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        var links = LastInGroup.Body.Entities.Where(e => e.Url is not null).Select(e => e.Url!).ToList();
        Assert.Equal(2, links.Count);
        foreach (var (link, expected) in links.Zip(["First guide", "spare cot"]))
        {
            var payload = link[(link.IndexOf("start=", StringComparison.Ordinal) + 6)..];
            var opened = await _house.AfterAsync(_house.World.PrivateChat(_house.Chloe), _house.Chloe, () => _house.World.Start(_house.Chloe, payload));
            Assert.Contains(expected, Assert.Single(opened).Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("first Monday 10am", "Mon 7 December 2026 at 10:00")]
    [InlineData("first working day 8am", "Tue 1 December 2026 at 08:00")]
    [InlineData("the 15th of every month 9am", "Tue 15 December 2026 at 09:00")]
    [InlineData("last Friday 3pm", "Fri 27 November 2026 at 15:00")]
    [InlineData("on the last Friday at 3pm", "Fri 27 November 2026 at 15:00")]
    [InlineData("second Tuesday", "Tue 8 December 2026 at 09:00")]
    [InlineData("the 15th 9am", "Tue 15 December 2026 at 09:00")]
    public async Task TheDay_CanBeChanged_InPlainWords(string words, string next)
    {
        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/digest"));
        await _house.PressAsync(_house.Amara, page, "Change the day");
        var said = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, words));
        Assert.Contains(next, said.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDay_ThatIsNone_IsAskedAgain_AndChangesNothing()
    {
        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/digest"));
        await _house.PressAsync(_house.Amara, page, "Change the day");
        Assert.Contains("I could not read that", Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "when the moon is full")).Text, StringComparison.Ordinal);
        Assert.Contains("I could not read that", Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "tomorrow 9am")).Text, StringComparison.Ordinal);
        await _house.SayPrivatelyAsync(_house.Amara, "/cancel");
        Assert.Contains("Tue 1 December 2026", Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/digest")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InJanuary_TheYearIsToldOf_AWeekLater()
    {
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero));
        Assert.StartsWith("Family Support CoP: the year 2026", LastInGroup.Text, StringComparison.Ordinal);
        Assert.Contains("What we did together: 1 thing shared", LastInGroup.Text, StringComparison.Ordinal);
        Assert.Empty(LastInGroup.Buttons);
    }

    [Fact]
    public async Task AYear_ThatHoldsMoreThanOneScreen_LeadsToAllOfIt_ForMembersAlone()
    {
        for (var i = 1; i <= 9; i++)
            await ShareAsync($"/share https://example.org/{i} Guide number {i}");
        await UntilAsync(new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero));
        var year = LastInGroup;
        Assert.StartsWith("Family Support CoP: the year 2026", year.Text, StringComparison.Ordinal);
        Assert.Equal(DigestTexts.Details, Assert.Single(year.Labels));
        await _house.RestartAsync();
        var whole = Assert.Single(await _house.FollowAsync(_house.Bryn, year, DigestTexts.Details));
        Assert.StartsWith("Family Support CoP: the year 2026\n\nWhat we did together: 9 things shared.", whole.Text, StringComparison.Ordinal);
        foreach (var i in Enumerable.Range(1, 9))
            Assert.Contains($"Guide number {i}", whole.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Guide number", Assert.Single(await _house.FollowAsync(_house.World.AddPerson("Zed"), year, DigestTexts.Details)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePicture_HasTheTitleOfItsDigest()
    {
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        await IsDrawnAsync("Family Support CoP: November 2026");
        await UntilAsync(new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero));
        await IsDrawnAsync("Family Support CoP: the year 2026");

        async Task IsDrawnAsync(string title)
        {
            var digest = new Digest(null!, [], [new DigestCount(DigestPart.Resources, "thing shared", "things shared", 1)]);
            var expected = await _house.Services.GetRequiredService<CopBot.Pictures.PictureMaker>().DrawAsync(WriteDigest.Picture(title, digest), TestContext.Current.CancellationToken);
            Assert.Equal(expected.ToArray(), LastInGroup.File!.Stored.Bytes.ToArray());
        }
    }

    [Fact]
    public async Task DigestInTheMiddleOfAMonth_SaysFromWhenToWhen()
    {
        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/digest"));
        await _house.PressAsync(_house.Amara, page, "Change the day");
        await _house.SayPrivatelyAsync(_house.Amara, "the 15th of every month 9am");
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 15, 9, 0, 0, TimeSpan.Zero));
        Assert.StartsWith("Family Support CoP: Sun 15 November 2026 to Tue 15 December 2026", LastInGroup.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheYear_CountsQuestions_ThatAreErasedSince_Once()
    {
        await _house.MoveClockAsync(new DateTimeOffset(2027, 1, 5, 10, 0, 0, TimeSpan.Zero) - _house.World.Now);
        await NightAsync();
        foreach (var i in Enumerable.Range(1, 2))
        {
            var asked = Assert.Single(await _house.SayAsync(_house.Bryn, _house.Group, $"/ask Who has a spare cot number {i}?"));
            await _house.PressAsync(_house.Dev, asked, "I can help");
            await _house.PressAsync(_house.Bryn, asked, "Sorted");
        }

        foreach (var month in Enumerable.Range(2, 11))
        {
            await _house.MoveClockAsync(new DateTimeOffset(2027, month, 20, 3, 0, 0, TimeSpan.Zero) - _house.World.Now);
            await NightAsync();
        }

        Assert.Empty(await _house.DocumentsAsync(d => d.All(CopBot.ServiceDirectory.Asks.AskKinds.Asks)));
        await _house.SayAsync(_house.Bryn, _house.Group, "/ask Who has a spare pram?");
        await UntilAsync(new DateTimeOffset(2028, 1, 12, 10, 0, 0, TimeSpan.Zero));
        var year = Assert.Single(_house.Group.Messages, m => m.Text.StartsWith("Family Support CoP: the year 2027", StringComparison.Ordinal));
        Assert.Contains("3 questions asked", year.Text, StringComparison.Ordinal);
        Assert.Contains("2 questions answered", year.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileTheBotWasOff_OneDigestWaits_AndComesOnce()
    {
        await ShareAsync("/share https://example.org/one First guide");
        await _house.StopBotAsync();
        _house.World.Clock.MoveTo(new DateTimeOffset(2026, 12, 3, 10, 0, 0, TimeSpan.Zero));
        await _house.StartBotAsync();
        await NightAsync();
        await _house.MoveClockAsync(TimeSpan.FromMinutes(1));
        Assert.Single(_house.Group.Messages, m => m.Text.Contains("First guide", StringComparison.Ordinal) && m.File is not null);
        await _house.RestartAsync();
        await NightAsync();
        await _house.MoveClockAsync(TimeSpan.FromDays(1));
        Assert.Single(_house.Group.Messages, m => m.Text.Contains("First guide", StringComparison.Ordinal) && m.File is not null);
    }

    [Fact]
    public async Task Pinned_TheNewOneTakesTheOldOnesPlace()
    {
        _house.World.SetBotAdmin(_house.Group, admin: true, _house.Amara);
        var settings = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/settings"));
        await _house.PressAsync(_house.Amara, settings, "Turn on and off");
        await _house.PressAsync(_house.Amara, settings, "Off: The digest is pinned");
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        Assert.Contains("First guide", Assert.Single(_house.Group.Pins).Text, StringComparison.Ordinal);
        await ShareAsync("/share https://example.org/two Second guide");
        await UntilAsync(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        Assert.Contains("Second guide", Assert.Single(_house.Group.Pins).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pinned_WithoutAPicture_TakesTheOldOnesPlace_Too()
    {
        _house.World.SetBotAdmin(_house.Group, admin: true, _house.Amara);
        await TurnAsync("Off: The digest is pinned");
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));
        Assert.NotNull(Assert.Single(_house.Group.Pins).File);
        await _house.SayPrivatelyAsync(_house.Amara, "/action Amara to send the form by 3 February");
        await UntilAsync(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        var pinned = Assert.Single(_house.Group.Pins);
        Assert.Contains("send the form", pinned.Text, StringComparison.Ordinal);
        Assert.Null(pinned.File);
    }

    [Fact]
    public async Task Pinned_WhereTheBotMayNotPin_IsSaidAtOnce_AndOnceMoreWhereItIsRefused()
    {
        _house.AllowsTrouble = true;
        var settings = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/settings"));
        await _house.PressAsync(_house.Amara, settings, "Turn on and off");
        Assert.DoesNotContain("pin messages", settings.Text, StringComparison.Ordinal);
        var outcome = await _house.PressAsync(_house.Amara, settings, "Off: The digest is pinned");
        Assert.Contains("does not let me pin messages yet", outcome.Answer!.Text, StringComparison.Ordinal);
        Assert.Contains("Edit, Administrators, choose me", settings.Text, StringComparison.Ordinal);

        foreach (var (month, year) in new[] { (12, 2026), (1, 2027) })
        {
            await ShareAsync($"/share https://example.org/{month} Guide {month}");
            await UntilAsync(new DateTimeOffset(year, month, month == 1 ? 4 : 1, 9, 0, 0, TimeSpan.Zero));
        }

        Assert.Empty(_house.Group.Pins);
        Assert.Single(_house.World.PrivateChat(_house.Amara).Messages, m => m.Text.StartsWith("I could not pin the digest", StringComparison.Ordinal));

        _house.World.SetBotAdmin(_house.Group, admin: true, _house.Amara);
        await _house.SettleAsync();
        settings = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/settings"));
        await _house.PressAsync(_house.Amara, settings, "Turn on and off");
        Assert.DoesNotContain("pin messages", settings.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TurnedOff_NoneComes()
    {
        var settings = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/settings"));
        await _house.PressAsync(_house.Amara, settings, "Turn on and off");
        await _house.PressAsync(_house.Amara, settings, "On: A digest each month");
        await ShareAsync("/share https://example.org/one First guide");
        var before = _house.Group.Messages.Count;
        await UntilAsync(new DateTimeOffset(2027, 1, 20, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(before, _house.Group.Messages.Count);
    }

    [Fact]
    public async Task TurnedOffAndOnAgain_NothingOfTheLastMonthIsLost()
    {
        await TurnAsync("On: A digest each month");
        await UntilAsync(new DateTimeOffset(2026, 12, 10, 10, 0, 0, TimeSpan.Zero));
        await ShareAsync("/share https://example.org/old Shared long ago");
        await UntilAsync(new DateTimeOffset(2027, 1, 20, 10, 0, 0, TimeSpan.Zero));
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2027, 1, 28, 10, 0, 0, TimeSpan.Zero));
        var soFar = Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest")).Text;
        Assert.Contains("First guide", soFar, StringComparison.Ordinal);
        Assert.DoesNotContain("Shared long ago", soFar, StringComparison.Ordinal);

        await TurnAsync("Off: A digest each month");
        Assert.Contains("First guide", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest")).Text, StringComparison.Ordinal);
        await UntilAsync(new DateTimeOffset(2027, 2, 1, 9, 0, 0, TimeSpan.Zero));
        Assert.Contains("First guide", LastInGroup.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Shared long ago", LastInGroup.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SkippedOne_IsToldByTheNext_ThoughTheDigestWasOffForAWhile()
    {
        await _house.SayPrivatelyAsync(_house.Amara, "/help");
        await ShareAsync("/share https://example.org/one First guide");
        await UntilAsync(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
        await _house.PressAsync(_house.Amara, LastPrivate(_house.Amara), "Skip this one");
        await UntilAsync(new DateTimeOffset(2026, 12, 10, 10, 0, 0, TimeSpan.Zero));
        await TurnAsync("On: A digest each month");
        await UntilAsync(new DateTimeOffset(2026, 12, 30, 10, 0, 0, TimeSpan.Zero));
        await TurnAsync("Off: A digest each month");
        await UntilAsync(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.Zero));
        Assert.Contains("First guide", LastInGroup.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_GivesFourFiles_WithoutNames()
    {
        await _house.SayAsync(_house.Bryn, _house.Group, "/recent");
        await _house.SayPrivatelyAsync(_house.Amara, "/action Bryn to send the form by 3 December");
        await ShareAsync("/share https://example.org/one First guide");
        var files = await _house.SayPrivatelyAsync(_house.Amara, "/export digest");
        Assert.Equal(["digest-2026-11-24.docx", "digest-2026-11-24.md", "digest-2026-11-24.html", "digest-2026-11-24.txt"], files.Select(f => f.File!.Name));
        foreach (var name in new[] { "digest-2026-11-24.md", "digest-2026-11-24.html", "digest-2026-11-24.txt" })
        {
            var text = System.Text.Encoding.UTF8.GetString(files.Single(f => f.File!.Name == name).File!.Stored.Bytes.Span);
            Assert.Contains("First guide", text, StringComparison.Ordinal);
            Assert.Contains("send the form", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Bryn", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Export_SaysWhichMonth_HasThePagesAddresses_NoCommandsAndNoThanks_AndTheMeetingToCome()
    {
        await _house.NewMeetingAsync();
        await ShareAsync("/share https://example.org/one First guide");
        await _house.SayAsync(_house.Ewa, _house.Group, "/recent");
        await _house.SayPrivatelyAsync(_house.Ewa, "/help");
        await _house.SayAsync(_house.Bryn, _house.Group, "/thanks Ewa for the lift");
        await _house.PressAsync(_house.Ewa, LastPrivate(_house.Ewa), "Yes, show it");
        Assert.Contains("for the lift", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest")).Text, StringComparison.Ordinal);
        await UntilAsync(new DateTimeOffset(2026, 12, 20, 10, 0, 0, TimeSpan.Zero));
        var files = await _house.SayPrivatelyAsync(_house.Amara, "/export digest");
        Assert.All(files, f => Assert.StartsWith("digest-2026-11.", f.File!.Name, StringComparison.Ordinal));
        Assert.All(files, f => Assert.Equal("Family Support CoP: digest of November 2026", f.Text));
        var html = Read("html");
        Assert.DoesNotContain("lift", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/one\"", html, StringComparison.Ordinal);
        Assert.Contains("Tue 5 January 2027", Read("txt"), StringComparison.Ordinal);
        Assert.DoesNotContain("Tue 1 December 2026", Read("txt"), StringComparison.Ordinal);

        string Read(string ending) => System.Text.Encoding.UTF8.GetString(files.Single(f => f.File!.Name!.EndsWith($".{ending}", StringComparison.Ordinal)).File!.Stored.Bytes.Span);
    }

    [Fact]
    public async Task Export_NamesNoCommands()
    {
        var rows = string.Join('\n', Enumerable.Range(1, 12).Select(i => $"Service {i},Help {i}"));
        var card = Assert.Single(await _house.SendFileAsync(_house.Amara, _house.Group, FileKind.Document, "services.csv", "/import", System.Text.Encoding.UTF8.GetBytes($"name,organisation\n{rows}")));
        await _house.PressAsync(_house.Amara, card, "Import");
        Assert.Contains("12 new services in the directory: /services", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest")).Text, StringComparison.Ordinal);
        var files = await _house.SayPrivatelyAsync(_house.Amara, "/export digest");
        var text = System.Text.Encoding.UTF8.GetString(files.Single(f => f.File!.Name!.EndsWith(".txt", StringComparison.Ordinal)).File!.Stored.Bytes.Span);
        Assert.Contains("* 12 new services in the directory\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/services", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForgetMe_EndsThePrivateDigest()
    {
        var page = Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/digest"));
        await _house.PressAsync(_house.Bryn, page, "Send it to me each month");
        Assert.Single(await _house.DocumentsAsync(d => d.All(DigestKinds.Readers)));
        Assert.Contains("digest", Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/mydata"), m => m.File is null).Text, StringComparison.Ordinal);
        var question = Assert.Single(await _house.SayPrivatelyAsync(_house.Bryn, "/forgetme"));
        await _house.PressAsync(_house.Bryn, question, question.Buttons[0][0].Text);
        Assert.Empty(await _house.DocumentsAsync(d => d.All(DigestKinds.Readers)));
    }

    private async Task TurnAsync(string line)
    {
        var settings = Assert.Single(await _house.SayPrivatelyAsync(_house.Amara, "/settings"));
        await _house.PressAsync(_house.Amara, settings, "Turn on and off");
        await _house.PressAsync(_house.Amara, settings, line);
    }

    // Five of each, too much for one screen.
    private async Task MuchAsync()
    {
        foreach (var i in Enumerable.Range(1, 5))
        {
            await _house.SayAsync(_house.Chloe, _house.Group, $"/win Win number {i}: a family of six moved into a dry flat near the school");
            await ShareAsync($"/share https://example.org/{i} A guide number {i} for families who have to move within the year #housing");
            await _house.SayAsync(_house.Ewa, _house.Group, $"/ask A mother asks number {i}: who has a spare cot, a pram or a high chair?");
        }
    }

    private Task<IReadOnlyList<Message>> ShareAsync(string command) => _house.SayAsync(_house.Chloe, _house.Group, command);

    // Each night passes, as in a house that runs.
    private async Task UntilAsync(DateTimeOffset then)
    {
        while (_house.World.Now < then)
        {
            var night = _house.World.Now.Date.AddDays(1).AddHours(3);
            var next = new DateTimeOffset(night, TimeSpan.Zero);
            await _house.MoveClockAsync((next < then ? next : then) - _house.World.Now);
            if (next < then)
                await NightAsync();
        }
    }

    private async Task NightAsync()
    {
        await _house.Services.GetRequiredService<Inbox>().TakeAsync(new NightFell(), TestContext.Current.CancellationToken);
        await _house.SettleAsync();
    }
}
