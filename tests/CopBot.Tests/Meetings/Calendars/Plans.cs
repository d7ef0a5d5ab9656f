using System.Collections.Immutable;
using CopBot.Communities;
using CopBot.Conversation;
using CopBot.Meetings;
using CopBot.Meetings.Calendars;
using CopBot.Storage;
using CopBot.Tests.Support;
using CopBot.Time;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace CopBot.Tests.Meetings.Calendars;

/// <summary>Series and dates, made by hand or put straight into the house.</summary>
internal static class Plans
{
    public const string London = "Europe/London";

    public static DateTimeOffset Now { get; } = TestHouse.Start;

    public static Community Community { get; } = new(new CommunityId(1), new ChatId(-5), "Family Support CoP", London, new QuietHours(new(20, 0), new(8, 0)));

    public static LocalDateTime Local(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text);

    /// <summary>A series that begins on the first date that fits; no rule is one date.</summary>
    public static Series Series(string? rule, string from, string zone = London, int minutes = 120, MeetingDetails? details = null, int id = 1)
    {
        var start = Local(from);
        var repeat = rule is null ? null : Assert.IsType<RepeatOutcome.Made>(Repeat.Make(RepeatRule.Read(rule)!, start, zone)).Repeat;
        return new Series(new SeriesId(id), Community.Id, details ?? new MeetingDetails("Family Support CoP"), repeat?.Start ?? start, minutes, zone) { Repeat = repeat, At = Now, Changed = Now };
    }

    /// <summary>One date of a series, as it has it.</summary>
    public static Meeting Date(this Series series, string planned, int id = 1) =>
        new(new MeetingId(id), series.Id, series.Community, series.Details, Local(planned), Local(planned), series.Minutes, series.Zone) { Changed = Now };

    public static CalendarPlan Plan(params IEnumerable<PlannedSeries> series) => new(Community, "seed", "copbot", [.. series]);

    public static PlannedSeries With(this Series series, params ImmutableArray<Meeting> dates) => new(series, dates);

    /// <summary>Puts a series into the house's community, with its next dates; returns it as it is kept.</summary>
    public static Task<Series> AddAsync(this TestHouse house, Series series) => house.ChangeAsync(store =>
    {
        var id = house.Services.GetRequiredService<CommunityStore>().All().Single(c => c.Chat.Value == house.Group.Id).Id;
        var community = house.Services.GetRequiredService<IScenes>().Community(id)!;
        var added = series with { Id = store.NextSeriesId(), Community = community.Id };
        store.Put(added);
        house.Services.GetRequiredService<PlanDates>().Plan(added, community, house.World.Clock.GetUtcNow());
        return added;
    });

    public static Task<T> ChangeAsync<T>(this TestHouse house, Func<MeetingStore, T> change) => house.Services.GetRequiredService<IStore>()
        .TransactAsync(() => change(house.Services.GetRequiredService<MeetingStore>()), TestContext.Current.CancellationToken);

    /// <summary>Changes one date, as moving or cancelling it does.</summary>
    public static Task<Meeting> ChangeAsync(this TestHouse house, Series series, int which, Func<Meeting, Meeting> change) => house.ChangeAsync(store =>
    {
        var changed = change(store.Of(series.Id)[which]);
        changed = changed with { Sequence = changed.Sequence + 1, Changed = house.World.Clock.GetUtcNow() };
        store.Put(changed);
        return changed;
    });
}
