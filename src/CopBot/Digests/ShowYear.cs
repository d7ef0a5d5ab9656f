using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Digests;

/// <summary>Opens the private chat for all of a year's digest.</summary>
internal sealed record WholeYear(CommunityId Community, int Year);

/// <summary>All that is told of a year.</summary>
internal sealed class ShowYear(DigestStore store, GatherDigest gather, WriteDigest write, CountYear years) : IHandle<Followed<WholeYear>>
{
    // The number comes from outside: no calendar goes on for ever.
    private const int Earliest = 2000;

    public Reply Handle(Followed<WholeYear> what, Scene scene)
    {
        var (id, year) = what.Payload;
        if (scene.In(id) is not { } here || year < Earliest || year > LocalTime.DateIn(here.Community.Zone, scene.Now).Year)
            return Reply.Say(Html.Of(DigestTexts.NotInThatCommunity));
        var digest = gather.OfYear(here.Community, year).Without(store.LeftOut(id)) with { Counts = years.Of(here.Community, year) };
        return Reply.Say(digest.Lines.IsEmpty ? DigestTexts.NothingYet(here.Community) : write.Whole(DigestTexts.YearTitle(here.Community, year), DigestTexts.YearOpening(digest), digest));
    }
}
