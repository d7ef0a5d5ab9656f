using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CopBot.Transport;

/// <summary>Ends the process when Telegram does not know the token: only the operator can mend that.</summary>
internal sealed class TokenRefusal(IHostApplicationLifetime lifetime, ILogger<TokenRefusal> log)
{
    private int _told;

    /// <summary>The process's exit code from then on.</summary>
    public const int ExitCode = 2;

    public void StopTheHouse()
    {
        if (Interlocked.Exchange(ref _told, 1) != 0)
            return;
        TransportLog.TokenRefused(log);
        Environment.ExitCode = ExitCode;
        lifetime.StopApplication();
    }
}
