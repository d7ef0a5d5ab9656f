using CopBot.Conversation;
using CopBot.Meetings.Invitation;

namespace CopBot.Meetings.Rota;

/// <summary>What of the rota is shown. Carried by buttons: never renumber.</summary>
internal enum RotaPage
{
    Coming,
    Past,
    Volunteers,
}

/// <summary>Another page of the rota.</summary>
internal sealed record TurnRota(CommunityId Community, RotaPage Page, int Offset);

/// <summary>Shows one date with what can be done about it.</summary>
internal sealed record OpenDate(MeetingId Meeting);

/// <summary>/rota: who does what at the next dates, who says yes to turns, and what was.</summary>
internal sealed class ShowRota(RotaStore store, MeetingStore meetings, IMembers members)
    : IHandle<Called>, IHandle<Press<TurnRota>>, IHandle<Press<OpenDate>>
{
    public const int PageSize = 4;

    private const int PastPageSize = 10;

    public Reply Handle(Called what, Scene scene)
    {
        var (text, buttons) = Coming(0, scene);
        return Reply.Say(text, buttons);
    }

    public Reply Handle(Press<TurnRota> what, Scene scene)
    {
        var (community, page, offset) = what.Payload;
        if (scene.In(community) is not { } here)
            return Reply.Toast(RotaTexts.NoLongerHere, mustBeClosed: true);
        return page switch
        {
            RotaPage.Past => Past(offset, here),
            RotaPage.Volunteers => Volunteers(here),
            _ => ShowDates(offset, here),
        };
    }

    public Reply Handle(Press<OpenDate> what, Scene scene)
    {
        if (meetings.Get(what.Payload.Meeting) is not { } meeting || scene.In(meeting.Community) is not { } here)
            return Reply.Toast(MeetingTexts.NoLongerHere, mustBeClosed: true);
        if (meeting.IsCancelled || meeting.EndsAt <= scene.Now)
            return Reply.Toast(meeting.IsCancelled ? MeetingTexts.IsCancelled : MeetingTexts.IsOver, mustBeClosed: true);
        return Open(meeting, here);
    }

    /// <summary>A role at a meeting; nobody's where whoever had it has left.</summary>
    public Turn TurnOf(Meeting meeting, RotaRole role)
    {
        var turn = store.Get(meeting.Id, role) ?? Turn.Open(meeting, role);
        if (turn.Person is not { } person)
            return turn;
        return members.Find(meeting.Community, person) is { } member
            ? turn with { Name = member.Person.Name.Length > 0 ? member.Person.Name : turn.Name }
            : turn.Reopened(cannotCome: false);
    }

    /// <summary>Changes the pressed message into the coming dates.</summary>
    public Reply ShowDates(int offset, Scene scene)
    {
        var (text, buttons) = Coming(offset, scene);
        return Reply.Rewrite(text, buttons);
    }

    /// <summary>Changes the pressed message into one date.</summary>
    public Reply Open(Meeting meeting, Scene scene)
    {
        var buttons = Keyboard.None;
        var turns = RotaStore.Roles.Select(role => TurnOf(meeting, role)).ToList();
        foreach (var turn in turns)
        {
            if (turn.Person == scene.Person.Id)
            {
                buttons = buttons.And(
                    new PressButton(RotaTexts.CannotLabel(turn.Role), new GiveUpTurn(meeting.Id, turn.Role, scene.Person.Id, Spot.Date)),
                    new PressButton(turn.IsOffered ? "Keep my turn" : "Offer my turn", new OfferTurn(meeting.Id, turn.Role, turn.IsOffered)));
                continue;
            }

            if (!turn.IsTaken || turn.IsOffered)
                buttons = buttons.And(new PressButton(RotaTexts.TakeLabel(turn.Role), new TakeTurn(meeting.Id, turn.Role, Spot.Date)));
            if (turn.Person is { } holder && scene.Steers)
                buttons = buttons.And(new PressButton(RotaTexts.FreeLabel(turn), new GiveUpTurn(meeting.Id, turn.Role, holder, Spot.Date)));
        }

        return Reply.Rewrite(
            RotaTexts.Date(meeting, turns, scene.Now),
            buttons.And(new PressButton("‹ All dates", new TurnRota(meeting.Community, RotaPage.Coming, 0))));
    }

    /// <summary>Changes the pressed message into who says yes to turns.</summary>
    public Reply Volunteers(Scene scene)
    {
        var community = scene.Community.Id;
        var names = store.Willing(community)
            .Select(w => (w.Role, Name: members.Find(community, w.Person)?.Person.Name ?? ""))
            .Where(w => w.Name.Length > 0)
            .ToLookup(w => w.Role, w => w.Name);
        return Reply.Rewrite(RotaTexts.Volunteers(role => [.. names[role]]), RotaStore.Roles.Aggregate(Keyboard.None, (rows, role) => rows
            .And(
                new PressButton(RotaTexts.InLabel(role), new CountMe(community, role, In: true)),
                new PressButton(RotaTexts.OutLabel(role), new CountMe(community, role, In: false))))
            .And(new PressButton("‹ All dates", new TurnRota(community, RotaPage.Coming, 0))));
    }

    private (Html Text, Keyboard Buttons) Coming(int offset, Scene scene)
    {
        var community = scene.Community.Id;
        var all = meetings.Coming(community, scene.Now).ToList();
        offset = offset > 0 && offset < all.Count ? offset : 0;
        var shown = all.Skip(offset).Take(PageSize).ToList();
        var buttons = Keyboard.None;
        if (offset == 0 && all.Count > 0)
        {
            buttons = buttons.And(RotaStore.Roles.Select(role => TurnOf(all[0], role)).Where(t => !t.IsTaken || t.IsOffered)
                .Select(t => new PressButton(RotaTexts.TakeLabel(t.Role, all[0]), new TakeTurn(all[0].Id, t.Role, Spot.Dates))));
        }

        buttons = buttons
            .And(shown.Select((m, i) => new PressButton($"{offset + i + 1}", new OpenDate(m.Id))))
            .And(Pages.Turning(offset, PageSize, all.Count, o => new TurnRota(community, RotaPage.Coming, o)))
            .And(new PressButton("Who takes turns", new TurnRota(community, RotaPage.Volunteers, 0)), new PressButton("Past turns", new TurnRota(community, RotaPage.Past, 0)));
        return (RotaTexts.Coming(shown, offset, all.Count, TurnOf, scene.Now), buttons);
    }

    private Reply Past(int offset, Scene scene)
    {
        var community = scene.Community.Id;
        var all = store.Between(community, null, scene.Now.AddTicks(1), descending: true)
            .Where(t => t.IsTaken)
            .GroupBy(t => t.Meeting)
            .Select(g => (Meeting: meetings.Get(g.Key), Turns: g.OrderBy(t => t.Role).ToList()))
            .Where(p => p.Meeting is { IsCancelled: false })
            .ToList();
        offset = offset > 0 && offset < all.Count ? offset : 0;
        var shown = all.Skip(offset).Take(PastPageSize).ToList();
        return Reply.Rewrite(
            RotaTexts.Past([.. shown.Select(p => (p.Meeting!, p.Turns))], offset, all.Count),
            Keyboard.Row(Pages.Turning(offset, PastPageSize, all.Count, o => new TurnRota(community, RotaPage.Past, o))).And(new PressButton("‹ All dates", new TurnRota(community, RotaPage.Coming, 0))));
    }
}

/// <summary>Who facilitates and who takes notes, for the card and the reminders.</summary>
/// <remarks>A community that has never said anything about turns is not asked to.</remarks>
internal sealed class RotaLines(RotaStore store, ShowRota show, TimeProvider clock) : IMeetingLines
{
    public int Order => 20;

    public Html Lines(Meeting meeting, Community community) => meeting.IsCancelled || meeting.EndsAt <= clock.GetUtcNow() || !store.IsUsed(community.Id)
        ? Html.Empty
        : RotaTexts.InShort([.. RotaStore.Roles.Select(role => show.TurnOf(meeting, role))]);
}
