using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Meetings.Setup;

/// <summary>What speaks against the dates of a plan: a bank holiday, another meeting at the same time.</summary>
internal sealed class Clashes(MeetingStore store)
{
    private const int Looked = 24;

    private const int Shown = 3;

    public IReadOnlyList<string> Of(Plan plan, Scene scene)
    {
        if (plan.Time is not { } time)
            return [];
        var zone = scene.Community.Zone;
        var dates = time.Repeat is { } repeat ? repeat.Occurrences(time.Start, Looked) : [time.Start];
        var notes = plan.Details is { OnlineLink.Length: 0, Venue: { Address.Length: 0, Name: var name } } && ReadPart.IsOnlineAlone(name) ? new List<string> { SetupTexts.LinkIsMissing } : [];
        notes.AddRange(dates.Select(d => BankHolidays.On(d.Date, Nation.EnglandAndWales)).OfType<BankHoliday>().Take(Shown).Select(SetupTexts.Holiday));
        var series = plan.Of is { } changed ? store.Get(changed)?.Series : null;
        var others = store.SeriesOf(plan.Community).Where(s => s.Id != series && !s.IsCancelled).ToList();
        var clashes = dates.SelectMany(date =>
        {
            var (begins, ends) = (LocalTime.Instant(zone, date), LocalTime.Instant(zone, date.PlusMinutes(time.Minutes)));
            var kept = store.Between(plan.Community, begins - MeetingStore.LongestMeeting, ends).Where(m => m.Series != series && m.Id != plan.Of && !m.IsCancelled && m.EndsAt > begins).ToList();
            var planned = others.Where(s => kept.TrueForAll(m => m.Series != s.Id) && s.Dates(date.PlusDays(-1), 3).Any(d => d < date.PlusMinutes(time.Minutes) && d.PlusMinutes(s.Minutes) > date) && IsBeyond(s, date));
            return kept.Select(m => SetupTexts.Clash(m.Title, m.Start)).Concat(planned.Select(s => SetupTexts.Clash(s.Details.Title, date.Date.At(s.Start.TimeOfDay))));
        });
        notes.AddRange(clashes.Distinct().Take(Shown));
        return notes;
    }

    // Dates that are kept already speak for themselves: one that was moved or cancelled is no clash.
    private bool IsBeyond(Series series, NodaTime.LocalDateTime date) => store.Of(series.Id) is not [.., var last] || last.Planned < date;
}
