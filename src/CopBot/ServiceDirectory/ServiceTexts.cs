using CopBot.Conversation;

namespace CopBot.ServiceDirectory;

/// <summary>What the whole room says of a service, and of itself.</summary>
internal static class ServiceTexts
{
    public const string SomebodyForgotten = "a former member";

    public static Html Keeps => $"The service directory: who answers for a service, who checked it and when, who changed or flagged what. It stays as long as the group uses me.";
}
