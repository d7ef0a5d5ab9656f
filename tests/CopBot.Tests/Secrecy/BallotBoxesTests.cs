using System.Text;
using CopBot.Conversation;
using CopBot.Secrecy;
using CopBot.Tests.Support;

namespace CopBot.Tests.Secrecy;

public sealed class BallotBoxesTests : IAsyncDisposable
{
    private const int Room = 200;
    private static readonly Urn Vote = new("vote", 14);
    private static readonly CommunityId Community = new(1);
    private static readonly PersonId[] People = [.. Enumerable.Range(0, 12).Select(i => new PersonId(7_000_000_000 + (i * 37)))];

    private readonly MemoryStore _store = new([SecretKinds.Rolls, SecretKinds.Boxes, SecretKinds.Notes]);
    private readonly ISeal _seal = TestSeal.Of("123456:Token");

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private BallotBoxes Boxes => new(_store, _seal);

    [Fact]
    public async Task Put_Twice_CountsOnce()
    {
        await OpenAsync();
        Assert.NotNull(await _store.TransactAsync(() => Boxes.Put(Vote, People[0], "yes")));
        Assert.Null(await _store.TransactAsync(() => Boxes.Put(Vote, People[0], "no")));
        Assert.Equal(["yes"], await _store.TransactAsync(() => Boxes.Answers(Vote)));
        Assert.True(await _store.TransactAsync(() => Boxes.HasAnswered(Vote, People[0])));
        Assert.False(await _store.TransactAsync(() => Boxes.HasAnswered(Vote, People[1])));
    }

    [Fact]
    public async Task Replace_WithTheReceipt_ChangesThatAnswerAlone()
    {
        await OpenAsync();
        var receipts = new List<Receipt>();
        foreach (var (person, i) in People.Select((p, i) => (p, i)))
            receipts.Add((await _store.TransactAsync(() => Boxes.Put(Vote, person, $"answer {i}"))).GetValueOrDefault());
        Assert.True(await _store.TransactAsync(() => Boxes.Replace(Vote, receipts[4], "other")));
        Assert.Equal("other", await _store.TransactAsync(() => Boxes.Find(Vote, receipts[4])));
        Assert.False(await _store.TransactAsync(() => Boxes.Replace(Vote, new Receipt(1), "forged")));
        var answers = await _store.TransactAsync(() => Boxes.Answers(Vote));
        Assert.Equal(People.Length, answers.Count);
        Assert.Equal(Enumerable.Range(0, 12).Where(i => i != 4).Select(i => $"answer {i}").Append("other").Order(StringComparer.Ordinal), answers);
    }

    [Fact]
    public async Task Answers_MoreThanTheFirstSlots_AreAllThere()
    {
        await OpenAsync();
        for (var i = 0; i < 300; i++)
            await _store.TransactAsync(() => Boxes.Put(Vote, new PersonId(1000 + i), $"{i:000}"));
        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"{i:000}"), await _store.TransactAsync(() => Boxes.Answers(Vote)));
        Assert.Equal(300, (await _store.TransactAsync(() => Boxes.People(Vote))).Count);
    }

    [Fact]
    public async Task Put_LongerThanSaid_IsABug()
    {
        await OpenAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => _store.TransactAsync(() => Boxes.Put(Vote, People[0], new string('é', (Room / 2) + 1))));
        Assert.NotNull(await _store.TransactAsync(() => Boxes.Put(Vote, People[0], new string('é', Room / 2))));
    }

    /// <summary>Whatever is answered, and by whomever, what is written before and after differs in the same documents, of the same length.</summary>
    [Fact]
    public async Task Put_OfAnyAnswer_LeavesTheSameShapeBehind()
    {
        var shapes = new List<string>();
        foreach (var answers in new[] { new[] { "yes", "no", "yes" }, ["no", "no", ""], [new string('x', Room), "yes", "no"] })
        {
            var store = new MemoryStore([SecretKinds.Rolls, SecretKinds.Boxes, SecretKinds.Notes]);
            var boxes = new BallotBoxes(store, _seal);
            await store.TransactAsync(() => { boxes.Open(Vote, Community, Room); return 0; });
            var shape = new StringBuilder();
            for (var i = 0; i < answers.Length; i++)
            {
                var before = store.Raw().ToDictionary(d => (d.Kind, d.Id), d => d.Json);
                await store.TransactAsync(() => boxes.Put(Vote, People[i], answers[i]));
                foreach (var (kind, id, json) in store.Raw())
                    shape.Append($"{kind} {id} {json.Length} {(before[(kind, id)] == json ? "same" : "other")}\n");
            }

            shapes.Add(shape.ToString());
        }

        Assert.Single(shapes.Distinct());
    }

    [Fact]
    public async Task NothingWritten_HoldsWhatWasAnswered_NorWho()
    {
        await OpenAsync();
        var receipt = await _store.TransactAsync(() => Boxes.Put(Vote, People[3], "Stand aside"));
        await _store.TransactAsync(() => { new SecretNotes(_store, _seal).Put(Vote, Community, People[3], "Begun"); return 0; });
        var raw = string.Join('\n', _store.Raw().Where(d => d.Kind is "rolls" or "boxes").Select(d => d.Json));
        foreach (var plain in new[] { "Stand aside", $"{People[3].Value}", $"{receipt!.Value.Value}" })
        {
            Assert.DoesNotContain(plain, raw, StringComparison.Ordinal);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(plain))[..^2], raw, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(_store.Raw(), d => Written.Says(d.Json, "Begun"));
        Assert.Equal("Begun", await _store.TransactAsync(() => new SecretNotes(_store, _seal).Get(Vote, People[3])));
    }

    [Fact]
    public async Task Forget_TakesThePersonOutOfTheRoll_AndLeavesTheAnswer()
    {
        await OpenAsync();
        await _store.TransactAsync(() => Boxes.Put(Vote, People[0], "yes"));
        await _store.TransactAsync(() => { Boxes.Forget(People[0]); return 0; });
        Assert.False(await _store.TransactAsync(() => Boxes.HasAnswered(Vote, People[0])));
        Assert.Equal(1, await _store.TransactAsync(() => Boxes.Turnout(Vote)));
    }

    [Fact]
    public async Task Discard_LeavesNothing()
    {
        await OpenAsync();
        await _store.TransactAsync(() => Boxes.Put(Vote, People[0], "yes"));
        await _store.TransactAsync(() => { new SecretNotes(_store, _seal).Put(Vote, Community, People[1], "Begun"); return 0; });
        await _store.TransactAsync(() => { Boxes.Discard(Vote); return 0; });
        Assert.Empty(_store.Raw());
    }

    [Fact]
    public async Task UnderAnotherToken_ItIsSaid_AndNothingIsOverwritten()
    {
        await OpenAsync();
        await _store.TransactAsync(() => Boxes.Put(Vote, People[0], "yes"));
        var other = new BallotBoxes(_store, TestSeal.Of("123456:Other"));
        await Assert.ThrowsAsync<SealedUnderAnotherTokenException>(() => _store.TransactAsync(() => other.Put(Vote, People[1], "no")));
        Assert.Equal(1, await _store.TransactAsync(() => other.Unreadable()));
        Assert.Equal(["yes"], await _store.TransactAsync(() => Boxes.Answers(Vote)));
        Assert.Equal(0, await _store.TransactAsync(() => other.CountOf(People[0])));
        await _store.TransactAsync(() => { other.Forget(People[0]); return 0; });
        var withFormer = new BallotBoxes(_store, TestSeal.Of("123456:Other", former: "123456:Token"));
        Assert.NotNull(await _store.TransactAsync(() => withFormer.Put(Vote, People[1], "no")));
        Assert.Equal(["no", "yes"], await _store.TransactAsync(() => withFormer.Answers(Vote)));
    }

    [Fact]
    public void Seal_OfTheSame_DiffersEachTime_AndOpensAgain()
    {
        var plain = Encoding.UTF8.GetBytes("the same");
        var (one, two) = (_seal.Seal(plain), _seal.Seal(plain));
        Assert.NotEqual(one, two);
        Assert.Equal(one.Length, _seal.Seal([]).Length);
        Assert.Equal(plain, _seal.Open(one));
        one[^1] ^= 1;
        Assert.Null(_seal.Open(one));
        Assert.Null(_seal.Open([1, 2, 3]));
    }

    private Task<int> OpenAsync() => _store.TransactAsync(() =>
    {
        Boxes.Open(Vote, Community, Room);
        return 0;
    });
}
