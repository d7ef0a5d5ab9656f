using System.Threading.RateLimiting;

namespace CopBot.Tests.Robustness;

/// <summary>Lets one through each time that it is opened.</summary>
internal sealed class HandOpened : RateLimiter
{
    private readonly SemaphoreSlim _permits = new(0);
    private readonly SemaphoreSlim _asked = new(0);

    public override TimeSpan? IdleDuration => null;

    public async Task OpenAsync()
    {
        await _asked.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        _permits.Release();
    }

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => throw new NotSupportedException();

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        _asked.Release();
        await _permits.WaitAsync(cancellationToken);
        return new Given();
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _permits.Dispose();
        _asked.Dispose();
    }

    private sealed class Given : RateLimitLease
    {
        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
