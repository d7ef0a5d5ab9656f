using CopBot.Conversation;
using CopBot.Outbox;
using CopBot.Playground.Markup;
using CopBot.Storage;
using CopBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Rhythm;

/// <summary>A message that had not been noted as sent when the bot died. What may become of it follows from what was promised.</summary>
/// <param name="IsClaimed">It was written down that it was about to be sent.</param>
/// <param name="At">When it was to be sent.</param>
internal sealed record InDoubt(long Chat, DateTimeOffset At, string Words, Promise Promise, bool IsClaimed)
{
    /// <summary>It may stand in the chat once more.</summary>
    public bool MayComeAgain => Promise == Promise.AtLeastOnce;

    /// <summary>It may never come.</summary>
    public bool MayBeLost => Promise == Promise.AtMostOnce && IsClaimed;

    /// <summary>Reads a copy of what a dead bot left: the next one has to find it as it was.</summary>
    public static async Task<IReadOnlyList<InDoubt>> OfCopyAsync(TestHouse house)
    {
        using var copy = new TempFolder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(house.Folder, "data")))
            File.Copy(file, Path.Combine(copy.Path, Path.GetFileName(file)));
        await using var store = Open(copy.Path);
        await store.OpenAsync(TestContext.Current.CancellationToken);
        return await OfAsync(house, store);
    }

    public static async Task<IReadOnlyList<InDoubt>> OfAsync(TestHouse house, IStore store) =>
        await store.TransactAsync(() => Of(store.Documents, TestSeal.Of(house.Server.Token)).ToList(), TestContext.Current.CancellationToken);

    public static LiteDbStore Open(string folder) =>
        new(new StoreSetup { Folder = folder }, new ServiceCollection().AddRooms().Select(s => s.ImplementationInstance).OfType<DocumentKind>(), TimeProvider.System);

    private static IEnumerable<InDoubt> Of(IDocuments documents, ISeal seal)
    {
        foreach (var ledger in documents.All(OutboxKinds.Ledgers).Where(l => !l.IsSettled))
        {
            var batch = documents.Get(OutboxKinds.Batches, IndexKey.Of(ledger.Number))!;
            var entries = batch.Sealed is { } bytes ? System.Text.Json.JsonSerializer.Deserialize(seal.Open(bytes)!, OutboxJson.Default.ImmutableArrayOutboxEntry) : batch.Entries;
            for (var i = 0; i < entries.Length; i++)
            {
                if (!Ledger.Has(ledger.Settled, i) && entries[i].Parcel is ChatParcel parcel && WordsOf(parcel) is { } words)
                    yield return new InDoubt(parcel.Chat.Value, ledger.At, words, entries[i].Promise, Ledger.Has(ledger.Claimed, i));
            }
        }
    }

    // Null where it is no message: an edit, say.
    private static string? WordsOf(ChatParcel parcel) => parcel switch
    {
        PollParcel poll => poll.Sheet.Question,
        TextParcel text => Plain(text.Content.Markup),
        PlacedParcel card => Plain(card.Content.Markup),
        PictureParcel picture => Plain(picture.Caption),
        FileParcel file => Plain(file.Caption),
        EphemeralParcel whisper => Plain(whisper.Content.Markup),
        _ => null,
    };

    private static string Plain(string markup) => HtmlReader.Read(markup).Text!.Text;
}
