using CopBot.Conversation;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace CopBot.Transport;

/// <summary>Fetches files from Telegram: asks for the path, then downloads. Tries three times where the connection breaks.</summary>
internal sealed class TelegramFiles(TelegramLines lines, WireClock wire, ILogger<TelegramFiles> log) : IReadFiles
{
    private const int Tries = 3;

    public async Task<FileBrought> ReadAsync(TelegramFile file, int atMost, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await FetchAsync(file, Math.Min(atMost, IReadFiles.Largest), cancellationToken);
            }
            catch (ApiRequestException e) when (e.ErrorCode is 400 or 404)
            {
                return e.Message.Contains("too big", StringComparison.OrdinalIgnoreCase) ? new FileBrought.TooLarge() : new FileBrought.Gone();
            }
            catch (NotSupportedException)
            {
                // The buffer is full: there is more of it than Telegram said.
                return new FileBrought.TooLarge();
            }
            catch (Exception e) when (e is RequestException or HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                TransportLog.NoAnswer(log, "getFile", e.GetType().Name);
                if (tried == Tries)
                    return new FileBrought.OutOfReach();
                await Task.Delay(TimeSpan.FromSeconds(tried), wire.Time, cancellationToken);
            }
        }
    }

    private async Task<FileBrought> FetchAsync(TelegramFile file, int atMost, CancellationToken cancellationToken)
    {
        var found = await lines.Sending.GetFile(file.Id, cancellationToken);
        if (found.FileSize > atMost)
            return new FileBrought.TooLarge();
        if (found.FilePath is not { Length: > 0 } path)
            return new FileBrought.Gone();

        // A buffer that cannot grow, so that no more is taken than was wanted.
        var buffer = new byte[found.FileSize is { } size and > 0 ? size : atMost];
        using var stream = new MemoryStream(buffer);
        await lines.Sending.DownloadFile(path, stream, cancellationToken);
        return new FileBrought.Here(buffer.AsMemory(0, (int)stream.Position));
    }
}
