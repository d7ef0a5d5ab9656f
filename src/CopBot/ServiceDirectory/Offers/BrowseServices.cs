using CopBot.Conversation;
using CopBot.ServiceDirectory.Answers;
using CopBot.ServiceDirectory.Assurance;

namespace CopBot.ServiceDirectory.Offers;

/// <summary>Opens the lists of services in the private chat.</summary>
internal sealed record ServicesLink(CommunityId Community);

/// <summary>Lists of services. Carried by buttons: never renumber.</summary>
internal enum ServiceList
{
    Overview,
    Mine,
    Due,
    Areas,
    Topics,
    All,
    InArea,
    OfTopic,

    /// <summary>What is not offered any more, for those who steer.</summary>
    Ended,
}

/// <summary>A page of a list; <paramref name="Key"/> tells which area or topic, by a digest of its name.</summary>
internal sealed record ShowServices(CommunityId Community, ServiceList List, int Offset, int Key);

/// <summary>/services: what I answer for, what is due for a check, and all there is by area and topic.</summary>
internal sealed class BrowseServices(ServiceStore store, DueChecks checks)
    : IHandle<Called>, IHandle<Press<ShowServices>>, IHandle<Followed<ServicesLink>>
{
    public const int PageSize = 5;

    private const int NamesOnAPage = 12;

    public Reply Handle(Called what, Scene scene)
    {
        var (text, buttons) = Overview(scene);
        return Reply.Say(text, buttons);
    }

    public Reply Handle(Followed<ServicesLink> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Say(Html.Of(OfferTexts.NotInThatCommunity));
        var (text, buttons) = Page(new ShowServices(here.Community.Id, ServiceList.Due, 0, 0), here);
        return Reply.Say(text, buttons);
    }

    public Reply Handle(Press<ShowServices> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Toast(OfferTexts.NotInThatCommunity, mustBeClosed: true);
        var (text, buttons) = what.Payload.List == ServiceList.Overview ? Overview(here) : Page(what.Payload, here);
        return Reply.Rewrite(text, buttons);
    }

    private (Html Text, Keyboard Buttons) Overview(Scene here)
    {
        var id = here.Community.Id;
        var all = Offered(here);
        var ended = Ended(here).Count;
        if (all.Count == 0)
            return (BrowseTexts.Nothing, Keyboard.None.And(EndedButton()));
        var mine = Mine(here).Count;
        var due = checks.In(here.Community, here.Now).Count;
        List<Button> own = [];
        if (mine > 0)
            own.Add(new PressButton($"I answer for ({mine})", new ShowServices(id, ServiceList.Mine, 0, 0)));
        if (due > 0)
            own.Add(new PressButton($"Due for a check ({due})", new ShowServices(id, ServiceList.Due, 0, 0)));
        return (BrowseTexts.Overview(all.Count, here), Keyboard.None.And(own).And(
            new PressButton("By area", new ShowServices(id, ServiceList.Areas, 0, 0)),
            new PressButton("By topic", new ShowServices(id, ServiceList.Topics, 0, 0)),
            new PressButton("All", new ShowServices(id, ServiceList.All, 0, 0))).And(EndedButton()));

        IEnumerable<Button> EndedButton()
        {
            if (ended > 0)
                yield return new PressButton($"Ended ({ended})", new ShowServices(id, ServiceList.Ended, 0, 0));
        }
    }

    private (Html Text, Keyboard Buttons) Page(ShowServices page, Scene here) => page.List switch
    {
        ServiceList.Areas => Names(page, ServiceList.InArea, Areas, here),
        ServiceList.Topics => Names(page, ServiceList.OfTopic, Topics, here),
        ServiceList.InArea => Services(page, WithName(Areas, page.Key, here), here),
        ServiceList.OfTopic => Services(page, WithName(Topics, page.Key, here), here),
        ServiceList.Mine => Services(page, (BrowseTexts.Mine, Mine(here)), here),
        ServiceList.Due => Services(page, (BrowseTexts.Due(checks.Every), [.. checks.In(here.Community, here.Now)]), here),
        ServiceList.Ended => Services(page, (BrowseTexts.Ended, Ended(here)), here),
        _ => Services(page, (BrowseTexts.All, Offered(here)), here),
    };

    private (Html Text, Keyboard Buttons) Names(ShowServices page, ServiceList opens, Func<Service, IEnumerable<string>> names, Scene here)
    {
        var all = Offered(here).SelectMany(names).GroupBy(n => n, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase).ToList();
        var offset = Within(page.Offset, all.Count);
        var buttons = Keyboard.Grid(2, all.Skip(offset).Take(NamesOnAPage).Select(g =>
            new PressButton($"{PlainText.Shorten(g.Key, 24)} ({g.Count()})", new ShowServices(page.Community, opens, 0, KeyOf(g.Key)))));
        return (BrowseTexts.Names(opens, all.Count), buttons.And(Turning(page with { Offset = offset }, all.Count, NamesOnAPage)));
    }

    private static (Html Text, Keyboard Buttons) Services(ShowServices page, (Html Title, IReadOnlyList<Service> Services) list, Scene here)
    {
        var offset = Within(page.Offset, list.Services.Count);
        var shown = list.Services.Skip(offset).Take(PageSize).ToList();
        var buttons = Keyboard.Row(shown.Select((s, i) => new PressButton($"{offset + i + 1}", new ShowService(s.Id))));
        return (BrowseTexts.Page(list.Title, shown, offset, list.Services.Count, here), buttons.And(Turning(page with { Offset = offset }, list.Services.Count, PageSize)));
    }

    private static IEnumerable<Button> Turning(ShowServices page, int total, int size)
    {
        if (page.Offset > 0)
            yield return new PressButton("‹ Back", page with { Offset = Math.Max(0, page.Offset - size) });
        yield return new PressButton("Overview", new ShowServices(page.Community, ServiceList.Overview, 0, 0));
        if (page.Offset + size < total)
            yield return new PressButton("More ›", page with { Offset = page.Offset + size });
    }

    private List<Service> Mine(Scene here) =>
        [.. store.Naming(here.Person.Id).Where(s => s.VouchedBy == here.Person.Id && s.Community == here.Community.Id).OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase)];

    private List<Service> Offered(Scene here) => Sorted(here, s => s.IsOffered);

    private List<Service> Ended(Scene here) => here.Steers ? Sorted(here, s => !s.IsOffered) : [];

    private List<Service> Sorted(Scene here, Func<Service, bool> which) =>
        [.. store.AllIn(here.Community.Id).Where(which).OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ThenBy(s => s.Id.Value)];

    private (Html Title, IReadOnlyList<Service> Services) WithName(Func<Service, IEnumerable<string>> names, int key, Scene here)
    {
        var services = Offered(here).Where(s => names(s).Any(n => KeyOf(n) == key)).ToList();
        return (Html.Of(services.SelectMany(names).FirstOrDefault(n => KeyOf(n) == key) ?? ""), services);
    }

    private static IEnumerable<string> Areas(Service service) => service.ServiceAreas.Select(a => a.Name).Distinct(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Topics(Service service) => service.TaxonomyTerms.Select(t => t.Name).Distinct(StringComparer.OrdinalIgnoreCase);

    private static int Within(int offset, int total) => offset < 0 || offset >= total ? 0 : offset;

    // FNV-1a (RFC 9923): the same in every process, and short enough for a button.
    private static int KeyOf(string name)
    {
        var hash = 2166136261u;
        foreach (var c in name.ToUpperInvariant())
            hash = (hash ^ c) * 16777619u;
        return (int)hash;
    }
}
