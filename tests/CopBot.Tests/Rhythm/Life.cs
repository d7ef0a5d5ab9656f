using System.Text;
using CopBot.Playground.Worlds;
using CopBot.Tests.Support;
using NodaTime;
using LocalTime = CopBot.Time.LocalTime;
using Chat = CopBot.Playground.Worlds.Chat;
using Person = CopBot.Playground.Worlds.Person;

namespace CopBot.Tests.Rhythm;

/// <summary>A community's life on the playground's clock: what people do and when, by the clock on their wall; each night passes as it does live.</summary>
internal sealed class Life(TestHouse house)
{
    public const string Zone = "Europe/London";

    private readonly SortedDictionary<DateTimeOffset, List<Func<Task>>> _acts = [];

    public TestHouse House => house;

    /// <summary>Called at each full hour, before what people do at it.</summary>
    public Func<DateTimeOffset, Task>? EachHour { get; set; }

    /// <summary>Plans something that somebody does.</summary>
    public void On(LocalDate day, string time, Func<Task> act)
    {
        var at = LocalTime.Instant(Zone, day.At(NodaTime.LocalTime.FromHoursSinceMidnight(int.Parse(time[..2])).PlusMinutes(int.Parse(time[3..]))));
        if (!_acts.TryGetValue(at, out var acts))
            _acts[at] = acts = [];
        acts.Add(act);
    }

    /// <summary>Somebody writes in the group.</summary>
    public void Says(LocalDate day, string time, Person who, string text) => On(day, time, () => house.SayAsync(who, house.Group, text));

    /// <summary>Lives until then.</summary>
    public async Task UntilAsync(LocalDate day)
    {
        var end = LocalTime.StartOf(Zone, day);
        while (house.World.Now < end)
        {
            var now = house.World.Now;
            var night = LocalTime.Instant(Zone, LocalTime.DateTimeIn(Zone, now).Date.At(new NodaTime.LocalTime(3, 0)));
            if (night <= now)
                night = LocalTime.Instant(Zone, LocalTime.DateTimeIn(Zone, now).Date.PlusDays(1).At(new NodaTime.LocalTime(3, 0)));
            var next = new[] { night, end }.Min();
            if (EachHour is not null)
                next = new[] { next, now.AddHours(1) - new TimeSpan(0, now.Minute, now.Second) }.Min();
            if (_acts.Count > 0 && _acts.First().Key < next)
                next = _acts.First().Key > now ? _acts.First().Key : now;
            if (next > now)
                await house.MoveClockAsync(next - now);
            if (EachHour is not null && next is { Minute: 0, Second: 0 } && next > now)
                await EachHour(next);
            if (next == night)
                await house.NightFallsAsync();
            while (_acts.Count > 0 && _acts.First() is var first && first.Key <= house.World.Now)
            {
                _acts.Remove(first.Key);
                foreach (var act in first.Value)
                    await act();
            }
        }
    }

    /// <summary>What the bot said in the group, with when.</summary>
    public IReadOnlyList<Message> BotInGroup => [.. house.Group.Messages.Where(m => m.From.IsBot && m.Service is null)];

    /// <summary>All that was said in a chat, a heading for each day, for a person to read; with a witness in the words in which it came.</summary>
    public static string Read(Chat chat, string title, Witness? witness = null)
    {
        var text = new StringBuilder(title).Append('\n').Append('=', title.Length).Append('\n');
        LocalDate? day = null;
        foreach (var message in chat.Messages.ToList())
        {
            var local = LocalTime.DateTimeIn(Zone, message.Date);
            if (day != local.Date)
                text.Append($"\n--- {local.Date:ddd d MMMM uuuu} ---\n");
            day = local.Date;
            var what = message.Service is { } service ? $"({service.Sentence})" : message.Poll is null && witness is not null && message.From.IsBot ? witness.Came(message) : message.Text;
            var file = message.File is { } sent ? $"[{sent.Kind}] " : message.Poll is { } poll ? $"[poll] {poll.Question} " : "";
            text.Append($"{local.TimeOfDay:HH:mm} {message.From.Name}: {file}{what.Replace("\n", "\n      ", StringComparison.Ordinal)}\n");
            foreach (var row in message.Buttons)
                text.Append($"      [{string.Join("] [", row.Select(b => b.Text))}]\n");
        }

        return text.ToString();
    }
}
