using CopBot.Ballots;
using CopBot.Playground.Worlds;
using CopBot.Tests.Support;

namespace CopBot.Tests.Ballots;

public sealed class VoteStormTests(ITestOutputHelper output)
{
    private const int Voters = 300;

    /// <summary>What Telegram takes in one group in a minute; the bot's own default.</summary>
    private const int EditsAMinute = 20;

    [Fact]
    public async Task ThreeHundredPresses_WithinTenSeconds_AreCountedOnce_AndTheLastEditIsRight()
    {
        await using var house = await TestHouse.OpenAsync(new Dictionary<string, string?>
        {
            ["Telegram:Limits:PerSecond"] = "30",
            ["Telegram:Limits:PerChatPerSecond"] = "1",
            ["Telegram:Limits:PerGroupPerMinute"] = $"{EditsAMinute}",
        });
        var people = Enumerable.Range(0, Voters).Select(i => house.World.AddPerson($"Voter{i}")).ToList();
        foreach (var person in people)
            house.World.Join(house.Group, person);
        await house.SettleAsync();
        var card = await house.AskAsync(house.Bryn, "/propose We meet online in winter months");
        house.Server.Calls.Clear();

        // In each second thirty people press, some of them twice, and some change their minds at once.
        var presses = new List<Press>();
        var begin = house.World.Clock.GetUtcNow();
        for (var second = 0; second < 10; second++)
        {
            foreach (var (person, i) in people.Skip(second * 30).Take(30).Select((p, i) => (p, i)))
            {
                presses.Add(house.World.Press(person, card, i % 3 == 0 ? "Stand aside" : "Consent"));
                if (i % 5 == 0)
                    presses.Add(house.World.Press(person, card, "Consent"));
            }

            house.World.Clock.Advance(TimeSpan.FromMilliseconds(900));
            await house.World.ConfirmedAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(house.World.Clock.GetUtcNow() - begin <= TimeSpan.FromSeconds(10));
        await house.SettleAsync();

        Assert.All(presses, p => Assert.StartsWith("Counted:", p.Answer?.Text, StringComparison.Ordinal));
        var answers = await house.DocumentsAsync(d => d.All(BallotKinds.Answers));
        Assert.Equal(Voters, answers.Count);
        Assert.Equal(Voters, answers.Select(a => a.Person).Distinct().Count());
        Assert.EndsWith("300 answers: Consent 220, Stand aside 80.", card.Text, StringComparison.Ordinal);
        var edits = house.Server.Calls.Count("editMessageText");
        output.WriteLine($"{presses.Count} presses of {Voters} people: {edits} edits");
        Assert.InRange(edits, 1, EditsAMinute);
    }
}
