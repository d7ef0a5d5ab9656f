using System.Collections.Immutable;
using CopBot.Ballots.Counting;

namespace CopBot.Tests.Ballots.Counting;

public sealed class InstantRunoffTests
{
    // Memphis, Nashville, Chattanooga, Knoxville: the capital of Tennessee, as on en.wikipedia.org/wiki/Instant-runoff_voting.
    [Fact]
    public void Tennessee_KnoxvilleWins()
    {
        var runoff = InstantRunoff.Count(Ballots((42, "0123"), (26, "1230"), (15, "2310"), (17, "3210")), 4);
        Assert.Equal(["42 26 15 17", "42 26 - 32", "42 - - 58"], Votes(runoff));
        Assert.Equal([3], runoff.Winners);
        Assert.Equal([3, 0, 1, 2], InstantRunoff.Order(runoff));
        Assert.All(runoff.Rounds, r => Assert.Equal(TieRule.None, r.Tie));
    }

    // The same with 20, 10 and 12 in the place of 26, 15 and 17 ends in a tie: abif.electorama.com/id/TNexampleTie.
    [Fact]
    public void Tennessee_WithOtherNumbers_EndsInATie()
    {
        var runoff = InstantRunoff.Count(Ballots((42, "0123"), (20, "1230"), (10, "2310"), (12, "3210")), 4);
        Assert.Equal(["42 20 10 12", "42 20 - 22", "42 - - 42"], Votes(runoff));
        Assert.Equal([0, 3], runoff.Winners);
    }

    // Wright, Kiss, Montroll, Smith, Simpson, written in: the mayor of Burlington, Vermont, 2009. The rounds are those on
    // en.wikipedia.org/wiki/2009_Burlington_mayoral_election; the ballots are put together from the city's own, without what decided nothing.
    // There, the last three went out together; singly, as here, the end is the same.
    [Fact]
    public void Burlington2009_KissWins()
    {
        const string wright = "0";
        const string kiss = "1";
        const string montroll = "2";
        const string smith = "3";
        const string simpson = "4";
        const string other = "5";
        var ballots = Ballots(
            (2951, wright), (2585, kiss), (345, montroll), (1081, montroll + kiss), (637, montroll + wright),
            (132, smith), (370, smith + kiss), (332, smith + wright), (103, smith + montroll), (242, smith + montroll + kiss), (127, smith + montroll + wright),
            (4, simpson), (19, simpson + kiss), (6, simpson + wright), (2, simpson + montroll), (1, simpson + montroll + kiss), (3, simpson + montroll + wright),
            (11, other), (7, other + kiss), (5, other + wright), (5, other + montroll), (8, other + montroll + kiss));
        var runoff = InstantRunoff.Count(ballots, 6);
        Assert.Equal("2951 2585 2063 1306 35 36", Votes(runoff)[0]);
        Assert.Equal("3294 2981 2554 - - -", Votes(runoff)[^2]);
        Assert.Equal("4061 4313 - - - -", Votes(runoff)[^1]);
        Assert.Equal([1], runoff.Winners);
    }

    [Fact]
    public void Tie_ForTheFewest_IsBrokenByTheNearestEarlierRound()
    {
        // Third goes out first and its vote moves to fourth, which then ties with second; second had more in the round before.
        var runoff = InstantRunoff.Count(Ballots((5, "0"), (3, "1"), (2, "32"), (1, "23")), 4);
        Assert.Equal(["5 3 1 2", "5 3 - 3", "5 3 - -"], Votes(runoff));
        Assert.Equal(TieRule.EarlierRounds, runoff.Rounds[1].Tie);
        Assert.Equal([3], runoff.Rounds[1].Out);
        Assert.Equal([0], runoff.Winners);
    }

    [Fact]
    public void Tie_OfFewerThanTheNextTogether_PutsAllOfThemOutTogether()
    {
        var runoff = InstantRunoff.Count(Ballots((4, "0"), (3, "3"), (1, "13"), (1, "23")), 4);
        Assert.Equal(["4 1 1 3", "4 - - 5"], Votes(runoff));
        Assert.Equal(TieRule.AllTogether, runoff.Rounds[0].Tie);
        Assert.Equal([1, 2], runoff.Rounds[0].Out);
        Assert.Equal([3], runoff.Winners);
    }

    [Fact]
    public void Tie_WhereEachWayEndsAlike_HasThatWinner()
    {
        var runoff = InstantRunoff.Count(Ballots((3, "0"), (2, "3"), (1, "13"), (1, "23")), 4);
        Assert.Equal(["3 1 1 2", "3 - 1 3", "3 - - 4"], Votes(runoff));
        Assert.Equal(TieRule.EitherWay, runoff.Rounds[0].Tie);
        Assert.Equal([1], runoff.Rounds[0].Out);
        Assert.Equal([3], runoff.Winners);
    }

    // Six of ten like both better than the third, which must not win because those six do not agree which of the two is first.
    [Fact]
    public void Tie_WhereTheOrderDecides_IsATieOfThoseWhoCouldWin_AndLetsNoMinorityWin()
    {
        var runoff = InstantRunoff.Count(Ballots((4, "2"), (3, "01"), (3, "10")), 3);
        Assert.Equal(["3 3 4"], Votes(runoff));
        Assert.Equal(TieRule.Undecided, runoff.Rounds[0].Tie);
        Assert.Empty(runoff.Rounds[0].Out);
        Assert.Equal([0, 1], runoff.Winners);
        Assert.Equal([0, 1, 2], InstantRunoff.Order(runoff));
    }

    [Fact]
    public void Tie_OfAllThatAreLeft_IsATie()
    {
        var runoff = InstantRunoff.Count(Ballots((2, "01"), (2, "10")), 3);
        Assert.Equal(["2 2 0", "2 2 -"], Votes(runoff));
        Assert.Equal([0, 1], runoff.Winners);
    }

    [Fact]
    public void Nobody_HasNoRoundsAndNoWinner()
    {
        var runoff = InstantRunoff.Count([], 3);
        Assert.Empty(runoff.Rounds);
        Assert.Empty(runoff.Winners);
        Assert.Empty(InstantRunoff.Order(runoff));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(300)]
    public void AnyBallots_LoseNoVote_KnowNoOrder_AndLetAMajorityWin(int voters)
    {
        var random = new Random(voters);
        var majorities = 0;
        for (var run = 0; run < 200; run++)
        {
            var options = random.Next(2, 13);
            var ballots = Enumerable.Range(0, voters).Select(_ => AnyBallot(random, options, run % 3 == 0)).ToList();
            var runoff = InstantRunoff.Count(ballots, options);

            Assert.NotEmpty(runoff.Winners);
            Assert.All(runoff.Rounds, r => Assert.Equal(voters, r.Votes.Where(v => v >= 0).Sum() + r.Exhausted));
            Assert.Equal(options, InstantRunoff.Order(runoff).Distinct().Count());

            // Whoever went out stays out, and who is in at the end never went out.
            var gone = runoff.Rounds.SelectMany(r => r.Out).ToList();
            Assert.Equal(gone.Count, gone.Distinct().Count());
            Assert.Empty(gone.Intersect(runoff.Winners));

            var shuffled = ballots.ToArray();
            random.Shuffle(shuffled);
            var again = InstantRunoff.Count(shuffled, options);
            Assert.Equal(Votes(runoff), Votes(again));
            Assert.Equal(runoff.Winners, again.Winners);

            // No option has an advantage by where it stands.
            var places = Enumerable.Range(0, options).ToArray();
            random.Shuffle(places);
            var elsewhere = InstantRunoff.Count([.. ballots.Select(b => b.Select(o => places[o]).ToImmutableArray())], options);
            Assert.Equal(runoff.Winners.Select(o => places[o]).Order(), elsewhere.Winners.Order());

            if (ballots.GroupBy(b => b[0]).FirstOrDefault(g => g.Count() * 2 > voters) is { } first)
            {
                majorities++;
                Assert.Equal([first.Key], runoff.Winners);
            }
        }

        Assert.InRange(majorities, 10, 200);
    }

    private static ImmutableArray<int> AnyBallot(Random random, int options, bool isOneSided)
    {
        var order = Enumerable.Range(0, options).ToArray();
        random.Shuffle(order);

        // Where it is one-sided, most have the same first choice.
        if (isOneSided && random.Next(10) < 7)
            order = [0, .. order.Where(o => o != 0)];
        return [.. order.Take(random.Next(1, options + 1))];
    }

    private static List<ImmutableArray<int>> Ballots(params (int Count, string Ranking)[] groups) =>
        [.. groups.SelectMany(g => Enumerable.Repeat(g.Ranking.Select(c => c - '0').ToImmutableArray(), g.Count))];

    private static List<string> Votes(Runoff runoff) => [.. runoff.Rounds.Select(r => string.Join(' ', r.Votes.Select(v => v < 0 ? "-" : $"{v}")))];
}
