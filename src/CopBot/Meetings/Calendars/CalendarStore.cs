using System.Security.Cryptography;
using System.Text;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Meetings.Calendars;

/// <summary>The communities' calendars; each is made when it is first asked for.</summary>
internal sealed class CalendarStore(IDocuments documents)
{
    public CommunityCalendar Of(CommunityId community)
    {
        if (documents.Get(CalendarKinds.Calendars, CalendarKinds.IdOf(community)) is { } there)
            return there;
        var made = CommunityCalendar.New(community);
        Put(made);
        return made;
    }

    /// <summary>Null where nobody has this secret.</summary>
    public CommunityCalendar? Find(string secret)
    {
        var found = documents.Find(CalendarKinds.Calendars, CalendarKinds.BySecret, IndexKey.Digest(secret), limit: 1);
        var (given, kept) = (Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(found.Count == 0 ? new string('-', CommunityCalendar.SecretLength) : found[0].Secret));
        return CryptographicOperations.FixedTimeEquals(given, kept) && found.Count > 0 ? found[0] : null;
    }

    public CommunityCalendar Renew(CommunityId community)
    {
        var renewed = Of(community).Renewed();
        Put(renewed);
        return renewed;
    }

    /// <summary>The older community's address stays; where it has none yet, the younger's goes on.</summary>
    public void Merge(CommunityId from, CommunityId into)
    {
        if (documents.Get(CalendarKinds.Calendars, CalendarKinds.IdOf(from)) is not { } young)
            return;
        if (documents.Get(CalendarKinds.Calendars, CalendarKinds.IdOf(into)) is null)
            Put(young with { Community = into });
        Erase(from);
    }

    public void Erase(CommunityId community) => documents.Delete(CalendarKinds.Calendars, CalendarKinds.IdOf(community));

    private void Put(CommunityCalendar calendar) => documents.Put(CalendarKinds.Calendars, calendar);
}
