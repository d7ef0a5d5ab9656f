namespace CopBot.Conversation;

/// <summary>
/// Makes bytes unreadable to whoever has the database file, or a backup of it, but not the bot's token. The same bytes sealed twice give
/// different ones. Safe from any thread.
/// </summary>
internal interface ISeal
{
    /// <param name="plain">What to seal.</param>
    /// <param name="step">In bytes: what is written is as long as for the next multiple of it, so that lengths say little.</param>
    byte[] Seal(ReadOnlySpan<byte> plain, int step = 1024);

    /// <summary>Null for what was sealed under another token, or is damaged.</summary>
    byte[]? Open(ReadOnlySpan<byte> written);
}

/// <summary>What is to be read was sealed under another token: see <c>Telegram:FormerToken</c>.</summary>
internal sealed class SealedUnderAnotherTokenException(string what) : Exception($"{what} was sealed under another token; set Telegram:FormerToken.");
