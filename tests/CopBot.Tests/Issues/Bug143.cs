using CopBot.Ballots;
using CopBot.Conversation;
using CopBot.Tests.Ballots;
using CopBot.Tests.Support;

namespace CopBot.Tests.Issues;

/// <summary>"Who answered how" stopped after forty people, however long their lines were: a page of 40,000 characters.</summary>
public sealed class Bug143
{
    [Fact]
    public async Task LongLines_AreShortened_AndStopAfterAScreenOrTwo()
    {
        const string stem = "The community hall beside the old library in the middle of the town that is called ";
        await using var house = await TestHouse.OpenAsync();
        var card = await house.AskAsync(house.Bryn, $"/vote ranked Where? | {string.Join(" | ", Enumerable.Range(1, 11).Select(i => $"{stem}Newtown {i}"))} | Online");
        Assert.Contains($"11. {stem}Newtown 11\n12. Online", card.Text, StringComparison.Ordinal);
        await house.DocumentsAsync(d =>
        {
            foreach (var number in Enumerable.Range(1, 30))
                d.Put(BallotKinds.Answers, new BallotAnswer(new BallotId(1), new PersonId(7000 + number), $"Voter {number:00}", "213456789abc"));
            return 0;
        });

        var page = string.Join('\n', (await house.FollowAsync(house.Bryn, card, "More")).Select(m => m.Text));
        var lines = page[page.IndexOf("Who answered how", StringComparison.Ordinal)..].Split('\n');
        Assert.StartsWith("Voter 01: 1. The community hall beside the… (2), 2. The community hall beside the… (1), ", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(", 12. Online", lines[1], StringComparison.Ordinal);
        var shown = lines.Count(l => l.StartsWith("Voter ", StringComparison.Ordinal));
        Assert.InRange(shown, 2, 10);
        Assert.InRange(lines.Where(l => l.StartsWith("Voter ", StringComparison.Ordinal)).Sum(l => l.Length), 1500, 2500);
        Assert.Equal($"and {30 - shown} more", lines[shown + 1]);
    }
}
