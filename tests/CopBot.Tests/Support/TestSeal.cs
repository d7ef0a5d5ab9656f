using CopBot.Conversation;
using CopBot.Transport;
using Microsoft.Extensions.Options;

namespace CopBot.Tests.Support;

/// <summary>The house's own seal, under a token that is nobody's.</summary>
internal static class TestSeal
{
    public static ISeal Of(string token = "123456:Token", string former = "") =>
        new TokenSeal(Options.Create(new TelegramOptions { Token = token, FormerToken = former }));
}
