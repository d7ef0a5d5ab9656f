using CopBot.Meetings;
using CopBot.Playground.Worlds;
using CopBot.Tests.Support;

namespace CopBot.Tests.Meetings;

/// <summary>What several tests of meetings do alike.</summary>
internal static class MeetingSteps
{
    /// <summary>"Tue 1 December 2026, 10:00–12:00; then Tue 5 January 2027, Tue 2 February…", a week after the house's own now.</summary>
    public const string FirstTuesdays = "Family Support CoP, first Tuesday of every month 10am–12pm at Dudson Centre, Hope Street";

    /// <summary>The facilitator sets a meeting up in private; returns its first card in the group.</summary>
    public static async Task<Message> NewMeetingAsync(this TestHouse house, string line = FirstTuesdays, params (string Label, string Answer)[] more)
    {
        var review = Assert.Single(await house.SayPrivatelyAsync(house.Amara, "/newmeeting " + line));
        foreach (var (label, answer) in more)
        {
            await house.PressAsync(house.Amara, review, label);
            review = Assert.Single(await house.SayPrivatelyAsync(house.Amara, answer));
        }

        await house.PressAsync(house.Amara, review, "Create");
        return house.Group.Messages[^1];
    }

    /// <summary>Opens a date's page in somebody's private chat.</summary>
    public static async Task<Message> PageAsync(this TestHouse house, Person by, Message card) => Assert.Single(await house.FollowAsync(by, card, "More"));

    public static Task<IReadOnlyList<Meeting>> MeetingsAsync(this TestHouse house) => house.DocumentsAsync(d => d.All(MeetingKinds.Meetings));

    public static Message Private(this TestHouse house, Person person) => house.World.PrivateChat(person).Messages[^1];
}
