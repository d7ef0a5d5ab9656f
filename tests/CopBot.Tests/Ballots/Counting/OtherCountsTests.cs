using CopBot.Ballots;
using CopBot.Ballots.Counting;

namespace CopBot.Tests.Ballots.Counting;

public sealed class OtherCountsTests
{
    [Fact]
    public void Score_TheHighestSumWins_AndWhatIsLeftOutIsNothing()
    {
        var sums = Score.Count([[5, -1, 4], [-1, -1, 4], [0, 5, 4]], 3);
        Assert.Equal([5, 5, 12], sums.OfOptions);
        Assert.Equal([2], sums.Winners);
    }

    [Fact]
    public void Dots_AddUp_AndATieIsATie()
    {
        var sums = Dots.Count([[5, 0, 0], [1, 4, 0], [0, 2, 3]], 3);
        Assert.Equal([6, 6, 3], sums.OfOptions);
        Assert.Equal([0, 1], sums.Winners);
    }

    [Fact]
    public void Approval_OfNothingByAnybody_HasNoWinner() => Assert.Empty(Approval.Count([[0, 0], [0, 0]], 2).Winners);

    [Fact]
    public void BestTime_HasTheMostYes_ThenTheFewestNo()
    {
        var times = BestTime.Count(
            [
                [CanCome.Yes, CanCome.Yes, CanCome.IfNeedBe],
                [CanCome.Yes, CanCome.Yes, CanCome.IfNeedBe],
                [CanCome.No, CanCome.IfNeedBe, CanCome.IfNeedBe],
                [CanCome.Open, CanCome.No, CanCome.Yes],
            ],
            3);
        Assert.Equal([new TimeTally(2, 0, 2), new TimeTally(2, 1, 1), new TimeTally(1, 3, 0)], times.OfOptions);
        Assert.Equal([1], times.Best);
    }

    [Fact]
    public void BestTime_WhereNobodyCan_IsNone() => Assert.Empty(BestTime.Count([[CanCome.No, CanCome.Open]], 2).Best);

    [Theory]
    [InlineData("ccc", nameof(Verdict.Adopted))]
    [InlineData("ccn", nameof(Verdict.Adopted))]
    [InlineData("nss", nameof(Verdict.Adopted))]
    [InlineData("cco", nameof(Verdict.NotAdopted))]
    [InlineData("sss", nameof(Verdict.NoConsent))]
    [InlineData("", nameof(Verdict.Nobody))]
    public void Consent_OneObjectionStopsIt(string answers, string verdict) => Assert.Equal(verdict, Of(answers, new BallotWish(BallotKind.Consent, "x")).Verdict.ToString());

    [Theory]
    [InlineData(4, 0, 9, nameof(Verdict.NoQuorum))]
    [InlineData(3, 0, 9, nameof(Verdict.Adopted))]
    [InlineData(1, 2, 6, nameof(Verdict.Adopted))]
    [InlineData(1, 2, 7, nameof(Verdict.NoQuorum))]
    [InlineData(2, 3, 4, nameof(Verdict.Adopted))]
    [InlineData(2, 3, 5, nameof(Verdict.NoQuorum))]
    [InlineData(1, 2, 0, nameof(Verdict.Adopted))]
    public void Quorum_IsANumberOrAShareOfThoseWhoJoined(int number, int of, int joined, string verdict)
    {
        var asked = new BallotWish(BallotKind.Consent, "x") { Quorum = new Quorum(number, of) };
        Assert.Equal(verdict, Outcome.Of(asked, ["c", "c", "c"], joined, []).Verdict.ToString());
    }

    [Theory]
    [InlineData("c", nameof(Verdict.TooFew))]
    [InlineData("co", nameof(Verdict.TooFew))]
    [InlineData("cco", nameof(Verdict.NotAdopted))]
    public void WithoutNames_BelowThree_NothingButTheirNumberIsCounted(string answers, string verdict)
    {
        var outcome = Outcome.Of(new BallotWish(BallotKind.Consent, "x") { IsAnonymous = true }, [.. answers.Select(a => $"{a}")], 0, [new Reason("", "because")]);
        Assert.Equal((verdict, answers.Length), (outcome.Verdict.ToString(), outcome.Answers));
        Assert.Equal(verdict == nameof(Verdict.TooFew), outcome.Counts.IsEmpty);
        Assert.Equal(verdict == nameof(Verdict.TooFew), outcome.Reasons.IsEmpty);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(300)]
    public void AnyVotes_AreAllCounted_InAnyOrder(int voters)
    {
        var random = new Random(voters);
        foreach (var kind in new[] { BallotKind.Score, BallotKind.Dots, BallotKind.Approval, BallotKind.Time, BallotKind.Ranked })
        {
            var asked = new BallotWish(kind, "x") { Options = [.. Enumerable.Range(0, 5).Select(i => new BallotOption($"{i}"))], Dots = 5 };
            var marks = Enumerable.Range(0, voters).Select(_ => AnyMarks(asked, random)).ToArray();
            Assert.All(marks, m => Assert.True(Marks.Fits(m, asked), m));
            var outcome = Outcome.Of(asked, marks, 0, []);
            Assert.Equal(voters, outcome.Answers);
            var expected = Enumerable.Range(0, 5).Select(o => marks.Sum(m => kind switch
            {
                BallotKind.Time => m[o] == 'y' ? 1 : 0,
                BallotKind.Ranked => m[o] == '1' ? 1 : 0,
                _ => char.IsAsciiDigit(m[o]) ? m[o] - '0' : 0,
            })).ToList();
            Assert.Equal(expected, kind == BallotKind.Ranked ? outcome.Rounds[0].Votes : outcome.Counts);
            random.Shuffle(marks);
            Assert.Equal(outcome.Winners, Outcome.Of(asked, marks, 0, []).Winners);
        }
    }

    private static Outcome Of(string answers, BallotWish asked) => Outcome.Of(asked, [.. answers.Select(a => $"{a}")], 0, []);

    private static string AnyMarks(BallotWish asked, Random random)
    {
        var marks = Marks.Empty(asked);
        for (var o = 0; o < 5; o++)
        {
            marks = asked.Kind switch
            {
                BallotKind.Ranked => random.Next(3) == 0 ? marks : Marks.Rank(marks, o),
                BallotKind.Score => Marks.With(marks, o, random.Next(6)),
                BallotKind.Dots => Marks.With(marks, o, random.Next(6 - Marks.Numbers(marks).Sum())),
                BallotKind.Approval => Marks.With(marks, o, random.Next(2)),
                _ => Marks.With(marks, o, (CanCome)random.Next(4)),
            };
        }

        return Marks.SaysSomething(marks, asked) ? marks : AnyMarks(asked, random);
    }
}
