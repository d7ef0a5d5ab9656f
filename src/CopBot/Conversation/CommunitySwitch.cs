namespace CopBot.Conversation;

/// <summary>
/// Something that facilitators can turn on and off for their community, in /settings. A room makes one instance, registers it, and asks
/// <see cref="Community.Has"/>.
/// </summary>
/// <param name="Name"><c>[a-z]{1,12}</c>; never changes.</param>
/// <param name="Label">What is on where it is on, in a few plain words: "Only facilitators make polls".</param>
/// <param name="IsOnAtFirst">How it stands until somebody changes it.</param>
internal sealed record CommunitySwitch(string Name, string Label, bool IsOnAtFirst)
{
    /// <summary>True where it does nothing unless the group lets the bot pin messages.</summary>
    public bool NeedsPinning { get; init; }
}
