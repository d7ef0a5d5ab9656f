using CopBot.Conversation;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.ServiceDirectory.Asks;

/// <summary>Questions to the group: what the directory does not know becomes something that it can learn.</summary>
internal sealed class AsksFeature(AskStore store) : IFeature
{
    public string Name => "ask";

    public void Map(RouteBuilder routes)
    {
        routes.Command<AskTheGroup>("ask", "Ask the group for help of any kind; in private without your name, too", HelpGroup.Directory, "does anyone have a spare cot?", isFirst: true);
        routes.Command<ListAsks>("asks", "See which questions are still open", HelpGroup.Directory);
        routes.Command<ShowGaps>("gaps", "See what was asked for and not found", HelpGroup.Directory, needs: Role.Core);

        routes.Press<AskTheGroup, PutToGroup>("put");
        routes.Press<HelpWithAsk, OfferHelp>("help");
        routes.Press<CloseAnAsk, CloseAsk>("end");
        routes.Press<CloseAnAsk, ForgetAsker>("who");
        routes.Press<ListAsks, TurnAsks>("p");
        routes.Press<ListAsks, ShowAsk>("show");
        routes.Link<ListAsks, AskLink>("card");
        routes.Link<AskTheGroup, AskPrivately>("priv");
        routes.Link<KeepTheAnswer, KeepAnswer>("keep");

        routes.Dialog<AskTheGroup, AskQuestion>("ask", AskJson.Default);
        routes.Event<HelpWithAsk, Said>();
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>Where a card was posted is asked of the community each time.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into) => store.Merge(from, into);

    public bool StandsFor(CardKey card) => AskCards.Ask(card) is { } id && store.Get(id) is not null;

    public void Erase(CommunityId community) => store.Erase(community);

    public Html Keeps => AskTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        var asks = store.Naming(person);
        if (asks.Where(a => a.Asker == person).ToList() is { Count: > 0 } own)
            yield return new HeldData("asked", $"{"question".ToQuantity(own.Count)} that you asked the group.", [.. own.Select(a => new AskedQuestion(a.Text, a.At, a.IsNameless))]);
        if (asks.SelectMany(a => a.Helpers.Where(h => h.By == person).Select(h => new OfferedHelp(a.Text, h.Kind.ToString(), h.Text, h.At))).ToList() is { Count: > 0 } helped)
            yield return new HeldData("helped", $"That you offered help with {"question".ToQuantity(asks.Count(a => a.Helpers.Any(h => h.By == person)))}, and your replies.", [.. helped]);
    }

    public Forgetting BeforeForgetting(PersonId person)
    {
        var asks = store.Naming(person);
        return new Forgetting(
            asks.Any(a => a.Helpers.Any(h => h.By == person)) ? ["Your offers to help with questions, and your replies to them."] : [],
            asks.Any(a => a.Asker == person) ? ["Questions that you asked the group, without your name."] : []);
    }

    public void Forget(PersonId person)
    {
        foreach (var ask in store.Naming(person))
            store.Put(ask.Without(person));
    }
}

/// <summary>A question as /mydata gives it out.</summary>
internal sealed record AskedQuestion(string Text, DateTimeOffset At, bool WithoutName);

/// <summary>An offer as /mydata gives it out.</summary>
internal sealed record OfferedHelp(string Question, string Kind, string Text, DateTimeOffset At);

/// <summary>Removes look-ups and closed questions in their time.</summary>
internal sealed class TidyAsks(AskStore store) : ITidy
{
    public void Tidy(DateTimeOffset now) => store.Drop(now - KeptFor.LookedUp, now - KeptFor.ClosedAsk);
}

internal static class AsksRoom
{
    public static IServiceCollection AddAsks(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(AskKinds.Asks)
        .AddSingleton<DocumentKind>(AskKinds.Lookups)
        .AddSingleton<AskStore>()
        .AddSingleton<AskTheGroup>()
        .AddSingleton<HelpWithAsk>()
        .AddSingleton<CloseAnAsk>()
        .AddSingleton<UnansweredAsks>()
        .AddSingleton<INudgeSource>(s => s.GetRequiredService<UnansweredAsks>())
        .AddSingleton(s => s.GetRequiredService<UnansweredAsks>().Switch)
        .AddSingleton<ISignOfLife, LastAsk>()
        .AddSingleton<ListAsks>()
        .AddSingleton<Gaps>()
        .AddSingleton<ShowGaps>()
        .AddSingleton<KeepTheAnswer>()
        .AddSingleton<IDigestSource, AsksInDigest>()
        .AddSingleton<IExport, ExportGaps>()
        .AddSingleton<ITidy, TidyAsks>()
        .AddSingleton<IFeature, AsksFeature>();
}
