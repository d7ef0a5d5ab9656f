using CopBot.Communities;
using CopBot.Meetings;
using CopBot.Tests.Support;
using CopBot.Time;
using Microsoft.Extensions.DependencyInjection;
using Person = CopBot.Playground.Worlds.Person;

namespace CopBot.Tests.Meetings;

/// <summary>Meetings of the house's group, set up as facilitators do.</summary>
internal static class Gatherings
{
    /// <summary>By Amara, in one line; the first date.</summary>
    public static async Task<Meeting> PlanAsync(this TestHouse house, string line)
    {
        var before = (await house.DocumentsAsync(s => s.All(MeetingKinds.Meetings))).Select(m => m.Id).ToHashSet();
        var read = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/newmeeting " + line));
        await house.PressAsync(house.Amara, read, "Create");
        return (await house.DocumentsAsync(s => s.All(MeetingKinds.Meetings))).Where(m => !before.Contains(m.Id)).OrderBy(m => m.StartsAt).First();
    }

    /// <summary>By Amara, for this date alone.</summary>
    public static async Task CancelAsync(this TestHouse house, string date)
    {
        var page = await house.ManageAsync(date);
        await house.PressAsync(house.Amara, page, "Cancel the meeting");
        await house.PressAsync(house.Amara, page, "Without a reason");
        await house.PressAsync(house.Amara, page, page.Buttons.SelectMany(r => r).First().Text);
    }

    /// <summary>By Amara, for this date alone, to another time of day or day.</summary>
    public static async Task MoveAsync(this TestHouse house, string date, string to)
    {
        var page = await house.ManageAsync(date);
        await house.PressAsync(house.Amara, page, "When");
        var sure = Assert.Single(await house.SayPrivatelyAsync(house.Amara, to));
        await house.PressAsync(house.Amara, sure, sure.Buttons.SelectMany(r => r).First().Text);
    }

    /// <summary>Moves the clock to a time in the group's zone.</summary>
    public static Task MoveClockToAsync(this TestHouse house, int year, int month, int day, int hour, int minute = 0) =>
        house.MoveClockAsync(LocalTime.Instant("Europe/London", new NodaTime.LocalDateTime(year, month, day, hour, minute)) - house.World.Clock.GetUtcNow());

    /// <summary>What is due, by key.</summary>
    public static async Task<IReadOnlyDictionary<string, DateTimeOffset>> DueAsync(this TestHouse house, string prefix) =>
        (await house.DocumentsAsync(s => s.All(CopBot.Scheduling.Agenda.Kind))).Where(d => d.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(d => d.Key, d => d.At);

    /// <summary>The group's community as it is kept.</summary>
    public static Task<CopBot.Conversation.CommunityId> CommunityAsync(this TestHouse house) =>
        house.DocumentsAsync(_ => house.Services.GetRequiredService<CommunityStore>().All().Single(c => c.Chat.Value == house.Group.Id).Id);

    public static string Labels(this CopBot.Playground.Worlds.Message message) => string.Join(" | ", message.Buttons.SelectMany(r => r).Select(b => b.Text));

    /// <summary>Everything that somebody has in private with the bot, by the bot.</summary>
    public static IReadOnlyList<CopBot.Playground.Worlds.Message> Told(this TestHouse house, Person person) =>
        [.. house.World.PrivateChat(person).Messages.Where(m => m.From.IsBot)];

    /// <summary>All five have written something, so the bot knows who they are.</summary>
    public static async Task EverybodyIsKnownAsync(this TestHouse house)
    {
        foreach (var person in new[] { house.Amara, house.Bryn, house.Chloe, house.Dev, house.Ewa })
            await house.SayAsync(person, house.Group, "/help");
    }

    /// <summary>Somebody who is in none of the groups.</summary>
    public static Person Stranger(this TestHouse house) => house.World.AddPerson("Zed");

    /// <summary>A press with data of any button.</summary>
    public static async Task<PressOutcome> PressRawAsync(this TestHouse house, Person by, CopBot.Playground.Worlds.Message message, string data)
    {
        CopBot.Playground.Worlds.Press? press = null;
        var said = await house.AfterAsync(message.Chat, by, () => press = house.World.PressRaw(by, message.Chat, message.Id, data));
        return new PressOutcome(press!.Answer, said);
    }

    private static async Task<CopBot.Playground.Worlds.Message> ManageAsync(this TestHouse house, string date)
    {
        var list = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/meetings"));
        var line = list.Text.Split('\n').First(l => l.Contains(date, StringComparison.Ordinal));
        await house.PressAsync(house.Amara, list, line.Split('.')[0]);
        await house.PressAsync(house.Amara, list, "Change or cancel");
        return list;
    }
}
