using System.Collections.Immutable;

namespace CopBot.Conversation;

/// <summary>Hours of the local day in which the bot starts nothing. From is included, Until is not; may pass midnight.</summary>
internal readonly record struct QuietHours(TimeOnly From, TimeOnly Until)
{
    public bool Contains(TimeOnly time) => From <= Until ? time >= From && time < Until : time >= From || time < Until;

    public override string ToString() => $"{From:HH\\:mm}–{Until:HH\\:mm}";
}

/// <summary>
/// A community of practice: one Telegram group and what CopBot knows of it.
/// <paramref name="Zone"/> is an IANA time zone such as <c>Europe/London</c>.
/// </summary>
internal sealed record Community(
    CommunityId Id,
    ChatId Chat,
    string Name,
    string Zone,
    QuietHours Quiet,
    bool QuietAnswers = false)
{
    /// <summary>Names of the switches that stand otherwise than at first.</summary>
    public ImmutableArray<string> Switched { get => field.IsDefault ? [] : field; init; } = [];

    /// <summary>What the group is for, and its terms, in its facilitators' words; empty where they have not said.</summary>
    public string About { get; init; } = "";

    /// <summary>True where this switch is on.</summary>
    public bool Has(CommunitySwitch that) => that.IsOnAtFirst != Switched.Contains(that.Name);
}
