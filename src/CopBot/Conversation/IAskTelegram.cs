namespace CopBot.Conversation;

/// <summary>What the house asks Telegram before something that depends on it. Null where Telegram did not answer in time.</summary>
internal interface IAskTelegram
{
    Task<AdministratorsLearned?> AdministratorsAsync(ChatId chat, CancellationToken cancellationToken);

    Task<StandingLearned?> StandingAsync(ChatId chat, PersonId person, CancellationToken cancellationToken);
}
