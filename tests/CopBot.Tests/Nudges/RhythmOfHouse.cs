using CopBot.Conversation;
using CopBot.Tests.Support;
using Chat = CopBot.Playground.Worlds.Chat;
using Message = CopBot.Playground.Worlds.Message;
using Topic = CopBot.Playground.Worlds.Topic;

namespace CopBot.Tests.Nudges;

/// <summary>What the house's group is told of the bot's own accord.</summary>
internal static class RhythmOfHouse
{
    /// <summary>Set by Amara in private; what was then said of it.</summary>
    public static async Task<Message> CreateAsync(this TestHouse house, string line)
    {
        var read = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/nudge " + line));
        Assert.StartsWith("I understood this", read.Text, StringComparison.Ordinal);
        await house.PressAsync(house.Amara, read, "Create");
        Assert.StartsWith("Kept", read.Text, StringComparison.Ordinal);
        return read;
    }

    /// <summary>What the bot has said in the group in exactly these words.</summary>
    public static IReadOnlyList<Message> Said(this TestHouse house, string words) => [.. house.Group.Messages.Where(m => m.From.IsBot && m.Text == words)];

    /// <summary>What the bot has said in the group without being asked: it answers nobody.</summary>
    public static IReadOnlyList<Message> Started(this TestHouse house) => house.Started(house.Group);

    /// <summary>The same, in another group.</summary>
    public static IReadOnlyList<Message> Started(this TestHouse house, Chat group) =>
        [.. group.Messages.Where(m => m is { From.IsBot: true, ReplyTo: null, EphemeralFor: null, Service: null } && m.Date > TestHouse.Start)];

    /// <summary>Another group of Amara's, with a topic in it.</summary>
    public static async Task<(Chat Forum, Topic Topic)> ForumAsync(this TestHouse house)
    {
        var forum = house.World.AddSupergroup("Forum", [house.Amara], [house.Bryn], forum: true);
        await house.AfterAsync(forum, null, () => house.World.AddBotTo(forum, house.Amara));
        var topic = house.World.AddTopic(forum, "Housing", house.Amara);
        await house.SettleAsync();
        return (forum, topic);
    }

    /// <summary>By Amara, in /settings: one of those offered, or written.</summary>
    public static async Task ChangeZoneAsync(this TestHouse house, string zone)
    {
        var settings = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/settings"));
        await house.PressAsync(house.Amara, settings, "Time zone");
        if (settings.Labels.Contains(zone))
            await house.PressAsync(house.Amara, settings, zone);
        else
            await house.SayPrivatelyAsync(house.Amara, zone);
        Assert.Contains(zone, Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/settings")).Text, StringComparison.Ordinal);
    }

    /// <summary>By Amara, in /settings.</summary>
    public static async Task TurnAsync(this TestHouse house, string label)
    {
        var settings = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/settings"));
        await house.PressAsync(house.Amara, settings, "Turn on and off");
        await house.PressAsync(house.Amara, settings, settings.Buttons.SelectMany(r => r).Single(b => b.Text.EndsWith(label, StringComparison.Ordinal)).Text);
    }
}

/// <summary>Says what a test wants it to say.</summary>
internal sealed class Chatterbox : INudgeSource
{
    public CommunitySwitch Switch { get; } = new("chatter", "Chatter", IsOnAtFirst: true);

    public List<GroupNudge> Group { get; } = [];

    public List<PersonNudge> People { get; } = [];

    /// <summary>The community's name; null for all.</summary>
    public string? Only { get; init; }

    public IEnumerable<GroupNudge> ForGroup(Community community, DateTimeOffset now) => Only is null || community.Name == Only ? Group : [];

    public IEnumerable<PersonNudge> ForPeople(Community community, DateTimeOffset now) => People;
}
