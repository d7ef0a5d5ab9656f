using CopBot.Digests;
using CopBot.Tests.Meetings;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Digests;

public sealed partial class DigestTests
{
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
}
