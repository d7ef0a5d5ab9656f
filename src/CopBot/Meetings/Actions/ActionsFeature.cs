using CopBot.Conversation;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Meetings.Actions;

/// <summary>What was promised, and whether it is done.</summary>
internal sealed class ActionsFeature(ActionStore store) : IFeature
{
    public string Name => "act";

    public void Map(RouteBuilder routes)
    {
        routes.Command<NoteAction>("action", "Note what somebody is to do", HelpGroup.Meetings, "Ben to send the referral form by 1 November");
        routes.Command<ListActions>("actions", "See what is still to be done", HelpGroup.Meetings);

        routes.Press<MarkActions, MarkAction>("mark");
        routes.Press<ChangeDate, AskNewDate>("date");
        routes.Press<ListActions, TurnActions>("p");
        routes.Press<ListActions, ShowAction>("show");

        routes.Link<ListActions, ActionsLink>("all");

        routes.Dialog<NoteAction, ActionQuestion>("note", ActionJson.Default);
        routes.Dialog<ChangeDate, DateQuestion>("date", ActionJson.Default);
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>Where a card is posted is asked of the community each time.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into) => store.Merge(from, into);

    public bool StandsFor(CardKey card) => ActionCards.Action(card) is { } id && store.Get(id) is not null;

    public void Erase(CommunityId community) => store.Erase(community);

    public Html Keeps => ActionTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        var actions = store.Naming(person);
        if (actions.Where(a => a.IsFor(person)).ToList() is { Count: > 0 } own)
            yield return new HeldData("actions", $"{"action".ToQuantity(own.Count)} that you are or were to do.", [.. own.Select(OwnAction.Of)]);
        if (actions.Where(a => a.By == person || a.ClosedBy == person).ToList() is { Count: > 0 } noted)
            yield return new HeldData("noted actions", $"That you noted, ticked or dropped {"action".ToQuantity(noted.Count)}.", [.. noted.Select(OwnAction.Of)]);
    }

    public Forgetting BeforeForgetting(PersonId person) => store.Naming(person).Count(a => a.IsFor(person)) is > 0 and var count
        ? new Forgetting([], [$"{"action".ToQuantity(count)} that you are or were to do."])
        : Forgetting.Nothing;

    public void Forget(PersonId person)
    {
        foreach (var action in store.Naming(person))
            store.Put(action.Without(person));
    }
}

/// <summary>An action as /mydata gives it out.</summary>
internal sealed record OwnAction(string Text, DateTimeOffset At, string Due, string Status)
{
    public static OwnAction Of(ActionPoint action) =>
        new(action.Text, action.At, action.Due is { } due ? NodaTime.Text.LocalDatePattern.Iso.Format(due) : "", action.Status.ToString());
}

/// <summary>Removes what was dropped in its time.</summary>
internal sealed class TidyActions(ActionStore store) : ITidy
{
    public void Tidy(DateTimeOffset now) => store.Tidy(now - KeptFor.DroppedAction);
}

internal static class ActionsRoom
{
    public static IServiceCollection AddActions(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(ActionKinds.Actions)
        .AddSingleton<ActionStore>()
        .AddSingleton<ActionOnCard>()
        .AddSingleton<NoteAction>()
        .AddSingleton<MarkActions>()
        .AddSingleton<ChangeDate>()
        .AddSingleton<ListActions>()
        .AddSingleton<DueActions>()
        .AddSingleton<INudgeSource>(s => s.GetRequiredService<DueActions>())
        .AddSingleton(s => s.GetRequiredService<DueActions>().Switch)
        .AddSingleton<IMeetingLines, ActionLines>()
        .AddSingleton<IDigestSource, ActionsInDigest>()
        .AddSingleton<IMinutesPart, ActionsInMinutes>()
        .AddSingleton<IExport, ExportActions>()
        .AddSingleton<ITidy, TidyActions>()
        .AddSingleton<IFeature, ActionsFeature>();
}
