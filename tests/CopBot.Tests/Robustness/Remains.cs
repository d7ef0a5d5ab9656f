using CopBot.Dispatch;
using CopBot.Outbox;
using CopBot.Resources;
using CopBot.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Tests.Robustness;

/// <summary>What a bot that is stopped has left in its data folder.</summary>
internal sealed record Remains(
    IReadOnlyList<Resource> Resources,
    IReadOnlyList<FailedUpdate> Failed,
    IReadOnlyList<Ledger> Unsettled,
    IReadOnlyList<OutboxBatch> Batches,
    IReadOnlyList<CardPlaces> Cards)
{
    public static async Task<Remains> OfAsync(string folder)
    {
        var kinds = new ServiceCollection().AddRooms().Select(s => s.ImplementationInstance).OfType<DocumentKind>();
        await using var store = new LiteDbStore(new StoreSetup { Folder = folder }, kinds, TimeProvider.System);
        await store.OpenAsync(TestContext.Current.CancellationToken);
        return await store.TransactAsync(
            () => new Remains(
                store.Documents.All(ResourceKinds.Resources),
                store.Documents.All(DispatchKinds.Failed),
                [.. store.Documents.All(OutboxKinds.Ledgers).Where(l => !l.IsSettled)],
                store.Documents.All(OutboxKinds.Batches),
                store.Documents.All(OutboxKinds.Cards)),
            TestContext.Current.CancellationToken);
    }
}
