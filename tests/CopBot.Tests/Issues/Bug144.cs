using System.Collections.Concurrent;
using CopBot.Conversation;
using CopBot.Tests.Ballots;
using CopBot.Tests.Support;
using CopBot.Tests.Surveys;
using CopBot.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CopBot.Tests.Issues;

/// <summary>To remind those who had not answered, the sealed list of who had was opened once for each member, while everybody waited.</summary>
public sealed class Bug144
{
    // To see whether it can be read, who has answered, and how many: fewer than there are members.
    private const int AFewTimes = 4;

    [Fact]
    public async Task Ballot_WhoHasAnswered_IsReadOnce()
    {
        var seal = new CountingSeal();
        await using var house = await OpenAsync(seal);
        await house.JoinAsync(house.Amara, house.Bryn, house.Chloe, house.Dev, house.Ewa);
        var card = await house.AskAsync(house.Bryn, "/propose We meet online in winter months, without names, closes Friday 5pm");
        await house.VoteAsync(house.Chloe, card, "Consent");
        seal.Opened.Clear();
        await house.MoveClockAsync(TimeSpan.FromDays(2.5));
        Assert.Contains("You have not answered yet", house.World.PrivateChat(house.Dev).Messages[^1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("You have not answered yet", house.World.PrivateChat(house.Chloe).Messages[^1].Text, StringComparison.Ordinal);
        Assert.InRange(seal.Opened.Values.Max(), 1, AFewTimes);
    }

    [Fact]
    public async Task Survey_WhoHasAnswered_IsReadOnce()
    {
        const string reminder = "If you would rather not, just leave it.";
        var seal = new CountingSeal();
        await using var house = await OpenAsync(seal);
        await house.JoinAsync(house.Amara, house.Bryn, house.Chloe, house.Dev, house.Ewa);
        await house.MakeAsync("Rooms", new Asked("Do you have a room?", "One of several", "Yes\nNo"));
        var card = await house.GiveAsync("As each likes");
        await house.AnswerAsync(house.Bryn, card, "Without my name", "No", "Hand in");
        await house.AnswerAsync(house.Chloe, card, "With my name", "No", "Hand in");
        seal.Opened.Clear();
        await house.MoveClockAsync(TimeSpan.FromDays(5));
        Assert.Contains(reminder, house.World.PrivateChat(house.Dev).Messages[^1].Text, StringComparison.Ordinal);
        Assert.All(new[] { house.Bryn, house.Chloe }, p => Assert.DoesNotContain(reminder, house.World.PrivateChat(p).Messages[^1].Text, StringComparison.Ordinal));
        Assert.InRange(seal.Opened.Values.Max(), 1, AFewTimes);
    }

    private static Task<TestHouse> OpenAsync(CountingSeal seal) => TestHouse.OpenAsync(
        null, services => services.Replace(ServiceDescriptor.Singleton<ISeal>(s => seal.Around(new TokenSeal(s.GetRequiredService<IOptions<TelegramOptions>>())))));

    /// <summary>Counts how often the same is opened.</summary>
    private sealed class CountingSeal : ISeal
    {
        private ISeal _inner = null!;

        public ConcurrentDictionary<string, int> Opened { get; } = new();

        public CountingSeal Around(ISeal inner)
        {
            _inner = inner;
            return this;
        }

        public byte[] Seal(ReadOnlySpan<byte> plain, int step = 1024) => _inner.Seal(plain, step);

        public byte[]? Open(ReadOnlySpan<byte> written)
        {
            Opened.AddOrUpdate(Convert.ToBase64String(written), 1, (_, count) => count + 1);
            return _inner.Open(written);
        }
    }
}
