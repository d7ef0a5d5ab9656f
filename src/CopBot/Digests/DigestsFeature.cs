using CopBot.Conversation;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Digests;

internal static class DigestSwitches
{
    public static CommunitySwitch Monthly { get; } = new("digest", "A digest each month", IsOnAtFirst: true);

    public static CommunitySwitch Pinned { get; } = new("digestpin", "The digest is pinned", IsOnAtFirst: false) { NeedsPinning = true };
}

/// <summary>What the group has done, once a month; it knows no other room.</summary>
internal sealed class DigestsFeature(DigestStore store, IScenes scenes) : IFeature
{
    public const string Room = "digest";

    public string Name => Room;

    public void Map(RouteBuilder routes)
    {
        routes.Command<ShowDigest>("digest", "See what is new since the last digest", HelpGroup.Rhythm);
        routes.Link<ShowDigest, DigestLink>("open");
        routes.Link<ShowDigest, WholeDigest>("all");
        routes.Link<ShowYear, WholeYear>("year");
        routes.Link<ShowDigest, SoFarLink>("sofar");
        routes.Press<ShowDigest, ShowSoFar>("show");
        routes.Press<ShowDigest, ReadPrivately>("read");
        routes.Press<ShowDigest, ChangeWhen>("when");
        routes.Dialog<ShowDigest, WhenQuestion>("when", DigestJson.Default);
        routes.Press<DraftDigest, ChangeDraft>("draft");
        routes.Press<DraftDigest, TakeLine>("line");
        routes.Press<DraftDigest, TurnLines>("lines");
        routes.Dialog<DraftDigest, OpeningQuestion>("words", DigestJson.Default);
        routes.Due<DraftDigest, DraftDue>("draft", DigestJson.Default);
        routes.Due<SendDigest, DigestDue>("send", DigestJson.Default);
        routes.Due<SendDigest, WeekDue>("week", DigestJson.Default);
        routes.Due<SendDigest, YearDue>("year", DigestJson.Default);
        routes.Errand<DrawDigest, Pictures.Drawn, SendDigest, SendDigest>("draw", DigestJson.Default);
        routes.Event<PlanDigests, NightFell>();
        routes.Event<TellOfRefusedPin, PinRefused>();
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>Digests belong to the community, not to a chat.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into) => store.Merge(from, into);

    public void Erase(CommunityId community) => store.Erase(community);

    public Html Keeps => DigestTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        if (store.Readers(person) is { Count: > 0 } reading)
            yield return new HeldData("digests", $"That you want the digest of {"community".ToQuantity(reading.Count)} in private.", [.. reading.Select(r => new HeldReading(scenes.Community(r.Community)?.Name ?? "", r.IsWeekly ? "each week" : "each month"))]);
    }

    public Forgetting BeforeForgetting(PersonId person) => store.Readers(person).Count > 0 ? new(["That you want digests in private."], []) : Forgetting.Nothing;

    public void Forget(PersonId person)
    {
        foreach (var reader in store.Readers(person))
            store.Delete(reader);
    }
}

/// <summary>A choice of digests as /mydata gives it out.</summary>
internal sealed record HeldReading(string Community, string HowOften);

internal static class DigestsRoom
{
    public static IServiceCollection AddDigests(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(DigestKinds.Plans)
        .AddSingleton<DocumentKind>(DigestKinds.Issues)
        .AddSingleton<DocumentKind>(DigestKinds.Readers)
        .AddSingleton<DocumentKind>(DigestKinds.Years)
        .AddSingleton(DigestSwitches.Monthly)
        .AddSingleton(DigestSwitches.Pinned)
        .AddSingleton<DigestStore>()
        .AddSingleton<GatherDigest>()
        .AddSingleton<WriteDigest>()
        .AddSingleton<CountYear>()
        .AddSingleton<PlanDigests>()
        .AddSingleton<ISpeaksInTime>(s => s.GetRequiredService<PlanDigests>())
        .AddSingleton<SendDigest>()
        .AddSingleton<DraftDigest>()
        .AddSingleton<TellOfRefusedPin>()
        .AddSingleton<ShowDigest>()
        .AddSingleton<ShowYear>()
        .AddSingleton<IExport, ExportDigest>()
        .AddSingleton<IFeature, DigestsFeature>();
}
