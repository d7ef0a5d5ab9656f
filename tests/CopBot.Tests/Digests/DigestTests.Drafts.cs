using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Digests;

public sealed partial class DigestTests
{
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
}
