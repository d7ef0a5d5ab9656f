using CopBot.Conversation;
using NodaTime.Text;

namespace CopBot.Nudges.Sources;

/// <summary>No share, question or win for three weeks: one friendly question to those who steer, and not to the group.</summary>
internal sealed class QuietGroup(NudgeStore store, IEnumerable<ISignOfLife> signs, IMembers members) : INudgeSource
{
    private static readonly TimeSpan LongQuiet = TimeSpan.FromDays(21);

    /// <summary>Whoever could not be asked by then is not asked any more: it is no news to anybody.</summary>
    private static readonly TimeSpan OldNews = TimeSpan.FromDays(56);

    public CommunitySwitch Switch => NudgeSwitches.Quiet;

    public IEnumerable<PersonNudge> ForPeople(Community community, DateTimeOffset now)
    {
        // From when the bot has watched, where nothing was ever done; one quiet time has one question.
        var last = signs.Select(s => s.Last(community.Id)).Append(store.Log(community.Id, now).Since).Max()!.Value;
        if (last + LongQuiet > now || last + OldNews <= now)
            return [];
        var key = "quiet " + LocalDatePattern.Iso.Format(Time.LocalTime.DateIn(community.Zone, last));
        return members.Steering(community.Id).Where(m => m.Person.Id != PersonId.AnonymousAdministrator).Select(m => new PersonNudge(
            m.Person.Id, key, 30, NudgeTexts.ItIsQuiet(community, (int)(now - last).TotalDays / 7, hasList: store.Of(community.Id).Any(n => n is { FromList: true, IsActive: true })), Keyboard.None, NudgeTexts.WhyQuiet(community)));
    }
}
