using CopBot.Conversation;

namespace CopBot.Wins;

/// <summary>Wins of a span, and thanks that the group was shown: the newest first.</summary>
internal sealed class WinsInDigest(WinStore store) : IDigestSource
{
    public IEnumerable<DigestLine> Lines(DigestSpan span)
    {
        foreach (var win in store.In(span.Community.Id, span.From, span.Until))
        {
            var isNamed = win is { NameIsGiven: true, Name.Length: > 0 };
            yield return new DigestLine(DigestPart.Wins, $"win {win.Id}", WinTexts.Line(win, isNamed))
            {
                Opens = new SeeWin(win.Id),
                Worth = Math.Min(60 + win.Cheers.Length, 90),
                WithoutNames = isNamed ? WinTexts.Line(win, withName: false) : null,
            };
        }

        // Without the name of whoever is thanked there is little left to say.
        foreach (var thanks in store.Shown(span.Community.Id, span.From, span.Until).Where(t => store.Choice(span.Community.Id, t.To) is { ShowInGroup: true }))
            yield return new DigestLine(DigestPart.Wins, $"thanks {thanks.Id}", WinTexts.ThanksLine(thanks)) { Worth = 40, IsForGroupAlone = true };
    }

    public IEnumerable<DigestCount> Counts(DigestSpan span) => [new(DigestPart.Wins, "win", "wins", store.In(span.Community.Id, span.From, span.Until).Count())];
}
