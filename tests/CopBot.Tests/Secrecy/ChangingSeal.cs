using CopBot.Conversation;
using CopBot.Tests.Support;

namespace CopBot.Tests.Secrecy;

/// <summary>A seal whose token changes, as where the operator gives the bot another one, and back, as with Telegram:FormerToken.</summary>
internal sealed class ChangingSeal : ISeal
{
    private static readonly ISeal _before = TestSeal.Of("123456:Before");

    private readonly ISeal _after = TestSeal.Of("123456:After");

    private readonly ISeal _both = TestSeal.Of("123456:After", former: "123456:Before");

    private ISeal _now = _before;

    public void Change() => _now = _after;

    public void KnowTheFormer() => _now = _both;

    public byte[] Seal(ReadOnlySpan<byte> plain, int step = 1024) => _now.Seal(plain, step);

    public byte[]? Open(ReadOnlySpan<byte> written) => _now.Open(written);
}
