using CopBot.Conversation;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Meetings.Agendas;

/// <summary>What the next meeting is to talk about.</summary>
internal sealed class AgendasFeature(AgendaStore store) : IFeature
{
    public string Name => "agenda";

    public void Map(RouteBuilder routes)
    {
        routes.Command<AddToAgenda>("agenda", "See the next agenda, or add to it", HelpGroup.Meetings, "Threshold document 20 min");

        routes.Press<ShowAgenda, TurnAgenda>("p");
        routes.Press<ShowAgenda, OpenItem>("open");
        routes.Press<AddToAgenda, AskForItem>("add");
        routes.Press<AddToAgenda, PutElsewhere>("to");
        routes.Press<ArrangeAgenda, ArrangeItem>("set");
        routes.Press<TakeOffAgenda, RemoveItem>("rm");

        routes.Dialog<AddToAgenda, AgendaQuestion>("add", AgendaJson.Default);
        routes.Dialog<ArrangeAgenda, TimeQuestion>("time", AgendaJson.Default);
        routes.Due<CarryOver, CloseAgenda>("over", AgendaJson.Default);
        routes.Due<TakeOffAgenda, PurgeItem>("purge", AgendaJson.Default);
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>Agendas belong to the community, not to a chat.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into) => store.Merge(from, into);

    public void Erase(CommunityId community) => store.Erase(community);

    public Html Keeps => AgendaTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        if (store.By(person) is { Count: > 0 } items)
            yield return new HeldData("agenda", $"{"thing".ToQuantity(items.Count)} that you put on an agenda.", [.. items.Select(i => new OwnItem(i.Text, i.At, i.Minutes))]);
    }

    public Forgetting BeforeForgetting(PersonId person) =>
        store.By(person) is { Count: > 0 } items ? new Forgetting([], [$"{"thing".ToQuantity(items.Count)} that you put on an agenda."]) : Forgetting.Nothing;

    public void Forget(PersonId person)
    {
        foreach (var item in store.By(person))
            store.Put(item.Without(person));
    }
}

/// <summary>An item as /mydata gives it out.</summary>
internal sealed record OwnItem(string Text, DateTimeOffset At, int? Minutes);

internal static class AgendasRoom
{
    public static IServiceCollection AddAgendas(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(AgendaKinds.Items)
        .AddSingleton<AgendaStore>()
        .AddSingleton<AgendaBook>()
        .AddSingleton<AgendaOnCard>()
        .AddSingleton<ShowAgenda>()
        .AddSingleton<AddToAgenda>()
        .AddSingleton<ArrangeAgenda>()
        .AddSingleton<TakeOffAgenda>()
        .AddSingleton<CarryOver>()
        .AddSingleton<IFollowMeetings>(s => s.GetRequiredService<CarryOver>())
        .AddSingleton<IMeetingLines, AgendaLines>()
        .AddSingleton<IMinutesPart, AgendaInMinutes>()
        .AddSingleton<EmptyAgenda>()
        .AddSingleton<INudgeSource>(s => s.GetRequiredService<EmptyAgenda>())
        .AddSingleton(s => s.GetRequiredService<EmptyAgenda>().Switch)
        .AddSingleton<IFeature, AgendasFeature>();
}
