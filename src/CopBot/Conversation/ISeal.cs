namespace CopBot.Conversation;

/// <summary>
/// Makes bytes unreadable to whoever has the database file, or a backup of it, but not the bot's token. The same bytes sealed twice give
/// different ones. Safe from any thread.
/// </summary>
internal interface ISeal
{
    byte[] Seal(ReadOnlySpan<byte> plain);

    /// <summary>Null for what was sealed under another token, or is damaged.</summary>
    byte[]? Open(ReadOnlySpan<byte> written);
}
