using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Interchange;

/// <summary>
/// Likely twins of one record that somebody is about to add. What is known of the others is worked out anew each time: people add one
/// now and then, and kept between, it would have to follow every change.
/// </summary>
internal sealed class Twins(ServiceStore store)
{
    /// <summary>
    /// Records of this community that are likely the same service, the likest first; none where there is no likely one. Alike by name
    /// and organisation, telephone number and postcode, not only equal.
    /// </summary>
    public IReadOnlyList<Twin> Like(Service service, CommunityId community) =>
        new TwinFinder(store.AllIn(community).Where(s => s.IsOffered)).Like(service);
}
