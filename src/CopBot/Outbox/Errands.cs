using CopBot.Conversation;

namespace CopBot.Outbox;

/// <summary>Runs the slow work of features, a few at a time. What an errand brings enters the house as a value.</summary>
internal sealed class Errands(Routes routes, IServiceProvider services) : IDisposable
{
    private readonly SemaphoreSlim _atOnce = new(4);

    /// <exception cref="OperationCanceledException">Stopping, or the errand gave up by itself; it is run again after the next start.</exception>
    public async Task<Incoming> RunAsync(EntryId entry, ErrandParcel parcel, CancellationToken cancellationToken)
    {
        // An errand of an older version that no feature knows any more.
        if (routes.Errand(parcel.Name) is not { } route)
            return new Delivered(entry);
        var errand = route.Errand.Read(parcel.Json);
        await _atOnce.WaitAsync(cancellationToken);
        try
        {
            return new ErrandDone(entry, parcel.Name, errand, await route.RunAsync(services, errand, cancellationToken));
        }
        finally
        {
            _atOnce.Release();
        }
    }

    public void Dispose() => _atOnce.Dispose();
}
