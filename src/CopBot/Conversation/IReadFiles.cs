namespace CopBot.Conversation;

/// <summary>Brings the bytes of a file that somebody sent. For errands: it waits on the network.</summary>
internal interface IReadFiles
{
    /// <summary>The largest file that a bot is given, in bytes (core.telegram.org/bots/api#getfile).</summary>
    const int Largest = 20_000_000;

    /// <param name="file">As it came in a message.</param>
    /// <param name="atMost">More bytes than this are not taken.</param>
    /// <param name="cancellationToken">Stopping.</param>
    Task<FileBrought> ReadAsync(TelegramFile file, int atMost, CancellationToken cancellationToken);
}

/// <summary>What became of bringing a file.</summary>
internal abstract record FileBrought
{
    private FileBrought()
    {
    }

    internal sealed record Here(ReadOnlyMemory<byte> Bytes) : FileBrought;

    /// <summary>Larger than was wanted, or than Telegram gives out.</summary>
    internal sealed record TooLarge : FileBrought;

    /// <summary>Telegram does not have it any more, or never gave it to this bot.</summary>
    internal sealed record Gone : FileBrought;

    /// <summary>Telegram could not be reached, several times in turn.</summary>
    internal sealed record OutOfReach : FileBrought;
}
