using System.Security.Cryptography;
using System.Text.Json.Serialization;
using CopBot.Conversation;
using CopBot.Storage;

namespace CopBot.Meetings.Calendars;

/// <summary>What a community's calendar needs beside its meetings.</summary>
/// <param name="Community">Whose.</param>
/// <param name="Secret">The last part of the address; whoever has it may read the calendar. 256 bits.</param>
/// <param name="Seed">In the UID of every event, so that no other bot's events have the same; stays when the secret changes. 128 bits.</param>
internal sealed record CommunityCalendar(CommunityId Community, string Secret, string Seed)
{
    /// <summary>Of <see cref="Secret"/>, in characters of base64url.</summary>
    public const int SecretLength = 43;

    public static CommunityCalendar New(CommunityId community) => new(community, Random(32), Random(16));

    /// <summary>With another secret: the old address leads nowhere from now on.</summary>
    public CommunityCalendar Renewed() => this with { Secret = Random(32) };

    private static string Random(int bytes) =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}

internal static class CalendarKinds
{
    /// <summary>By the secret's digest, so that how long it takes to look says nothing of how near a guess is.</summary>
    public static DocumentIndex<CommunityCalendar> BySecret { get; } = new("secret", c => IndexKey.Digest(c.Secret));

    public static DocumentKind<CommunityCalendar> Calendars { get; } = new("calendars", c => IdOf(c.Community), CalendarJson.Default, BySecret);

    public static string IdOf(CommunityId community) => IndexKey.Of(community.Value);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(CommunityCalendar))]
internal sealed partial class CalendarJson : JsonSerializerContext;
