using CopBot.Conversation;

namespace CopBot.Meetings.Invitation;

/// <summary>The next meeting.</summary>
internal sealed class NextInDigest(MeetingStore meetings) : IDigestSource
{
    public IEnumerable<DigestLine> Lines(DigestSpan span) => meetings.Coming(span.Community.Id, span.Until).Where(m => !m.IsCancelled).Take(1)
        .Select(m => new DigestLine(DigestPart.NextMeeting, $"next {m.Id}", InvitationTexts.InDigest(m)) { Opens = new OpenMeeting(m.Id), Worth = 90, IsNews = false });
}
