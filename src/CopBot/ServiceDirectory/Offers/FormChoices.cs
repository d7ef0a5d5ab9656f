using System.Collections.Immutable;
using System.Text;
using CopBot.Conversation;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Common answers as buttons. A button says what one might as well type.</summary>
internal sealed class FormChoices(ServiceStore store)
{
    private const int MostAreas = 10;

    private const int MostTopics = 8;

    /// <summary>What of an answer fits a button beside the rest, in bytes as it is packed.</summary>
    private const int LongestInButton = 42;

    public ImmutableArray<string> For(ServicePart part, CommunityId community) => part switch
    {
        ServicePart.Cost => ["Free", "Small charge", "Donation", "Depends on income"],
        ServicePart.Referral => ["Phone", "Fill in a form", "E-mail", "Just turn up", "Through a professional"],
        ServicePart.Eligibility => ["Everyone", "Families", "Parents", "Carers", "Women", "Men", "Under 18", "18 and over", "60 and over"],
        ServicePart.Attending => ["in person", "online", "by phone", "home visit"],
        ServicePart.Languages => ["Polish", "Urdu", "Punjabi", "Arabic", "Romanian", "Ukrainian", "Bengali", "Welsh", "British Sign Language"],
        ServicePart.Accessibility => ["Step-free", "Accessible toilet", "Hearing loop", "Parking"],
        ServicePart.Address => [OfferTexts.KeepSecret],
        ServicePart.Secrecy => [OfferTexts.ShowAddress, OfferTexts.KeepSecret],
        ServicePart.Status => [OfferTexts.Status(ServiceStatus.Active), OfferTexts.Status(ServiceStatus.TemporarilyClosed), OfferTexts.Status(ServiceStatus.Defunct)],
        ServicePart.Vouching => [OfferTexts.IAnswer, OfferTexts.CoreGroupAnswers],
        ServicePart.Areas => Most(community, s => s.ServiceAreas.Select(a => a.Name), MostAreas),
        ServicePart.Topics => Most(community, s => s.TaxonomyTerms.Select(t => t.Name), MostTopics),
        _ => [],
    };

    public static bool Fits(string choice) => Encoding.UTF8.GetByteCount(Uri.EscapeDataString(choice)) <= LongestInButton;

    // Those that are used most in this directory come first.
    private ImmutableArray<string> Most(CommunityId community, Func<Service, IEnumerable<string>> names, int most) =>
    [
        .. store.AllIn(community).SelectMany(names).Where(Fits).GroupBy(n => n, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Take(most).Select(g => g.Key),
    ];
}
