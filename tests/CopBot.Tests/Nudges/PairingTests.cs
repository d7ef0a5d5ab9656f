using CopBot.Conversation;
using CopBot.Nudges.Intros;

namespace CopBot.Tests.Nudges;

public sealed class PairingTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(11)]
    [InlineData(16)]
    public void Make_NoPairMeetsAgainUntilAllHaveMet(int count)
    {
        var people = People(count);
        IReadOnlyCollection<MetPair> met = [];
        var seen = new HashSet<MetPair>();
        var all = count * (count - 1) / 2;
        for (var round = 0; round < 3 * count && seen.Count < all; round++)
        {
            var (groups, after) = Pairing.Make(people, met);
            var pairs = groups.SelectMany(Pairing.PairsOf).ToList();
            Assert.NotEmpty(pairs);
            Assert.All(pairs, p => Assert.True(seen.Add(p)));
            Assert.Equal(seen.Count, after.Length);
            met = after;
        }

        Assert.Equal(all, seen.Count);
        Assert.NotEmpty(Pairing.Make(people, met).Groups);
    }

    [Theory]
    [InlineData(4, 2, 2)]
    [InlineData(5, 2, 3)]
    [InlineData(9, 4, 3)]
    [InlineData(3, 1, 3)]
    public void Make_EverybodyMeetsSomebody_AnOddNumberMakesAThree(int count, int groups, int largest)
    {
        var made = Pairing.Make(People(count), []).Groups;
        Assert.Equal((groups, largest), (made.Length, made.Max(g => g.Length)));
        Assert.Equal(count, made.SelectMany(g => g).Distinct().Count());
    }

    [Fact]
    public void Make_AcrossOrganisationsFirst_AndTheSameEachTime()
    {
        var people = People(8).Select((p, i) => p with { Organisation = i < 4 ? "Housing" : "housing advice" }).ToList();
        var made = Pairing.Make(people, []).Groups;
        Assert.All(made, g => Assert.NotEqual(g[0].Organisation, g[1].Organisation));
        Assert.Equal(made.SelectMany(g => g), Pairing.Make([.. people.AsEnumerable().Reverse()], []).Groups.SelectMany(g => g));
    }

    [Fact]
    public void Make_OfOne_MakesNothing() => Assert.Empty(Pairing.Make(People(1), []).Groups);

    private static List<IntroMember> People(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new IntroMember(new CommunityId(1), new PersonId(i), $"P{i}", DateTimeOffset.UnixEpoch))];
}
