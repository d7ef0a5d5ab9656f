using CopBot.Conversation;

namespace CopBot.Nudges.Sources;

/// <summary>Opens the private chat to be welcomed there.</summary>
internal sealed record MeetTheGroup(CommunityId Community);

/// <summary>Notes who comes into a group.</summary>
internal sealed class NoteNewcomers(NudgeStore store) : IHandle<StandingChanged>
{
    public Reply Handle(StandingChanged what, Scene scene)
    {
        if (scene.IsPrivate || scene.Here?.Community is not { } community)
            return Reply.None;
        if (what.After == Standing.Out)
            store.DropNewcomer(community.Id, what.Person.Id);
        else if (what.Before is null or Standing.Out && community.Has(NudgeSwitches.Welcome))
            store.Put(new Newcomer(community.Id, what.Person.Id, what.Person.Name, scene.Now));
        return Reply.None;
    }
}

/// <summary>
/// What the group is for, and one thing to do first: in private to whom the bot can write; else one short line in the group for all who
/// are new, with a way there.
/// </summary>
internal sealed class WelcomeNewcomers(NudgeStore store, IMembers members) : INudgeSource, IHandle<Followed<MeetTheGroup>>
{
    private const int MostNames = 8;

    public CommunitySwitch Switch => NudgeSwitches.Welcome;

    public IEnumerable<GroupNudge> ForGroup(Community community, DateTimeOffset now)
    {
        var unreached = Unreached(community, now);
        if (unreached.Count == 0)
            yield break;
        yield return new GroupNudge(
            KeyAt(now),
            80,
            NudgeTexts.WelcomeInGroup([.. unreached.Select(n => new Person(n.Person, n.Name))], community),
            Keyboard.Row(new PrivateButton(NudgeTexts.WhatThisGroupIsFor, new MeetTheGroup(community.Id))));
    }

    public IEnumerable<PersonNudge> ForPeople(Community community, DateTimeOffset now) => New(community, now).Where(IsReachable).Select(n => new PersonNudge(
        n.Person, KeyOf(n), 80, NudgeTexts.Welcome(n.Name, community), Keyboard.None, NudgeTexts.WhyWelcome(community)));

    public void Said(Community community, IReadOnlyList<string> keys, DateTimeOffset now)
    {
        var welcomed = keys.Contains(KeyAt(now)) ? Unreached(community, now) : [.. New(community, now).Where(n => keys.Contains(KeyOf(n)))];
        foreach (var newcomer in welcomed)
            store.DropNewcomer(community.Id, newcomer.Person);
    }

    public Reply Handle(Followed<MeetTheGroup> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here)
            return Reply.Say(Html.Of(NudgeTexts.NoLongerHere));
        store.DropNewcomer(here.Community.Id, scene.Person.Id);
        return Reply.Say(NudgeTexts.Welcome(scene.Person.Name, here.Community));
    }

    private static string KeyOf(Newcomer newcomer) => $"welcome {newcomer.Person} {newcomer.At.UtcTicks}";

    // What is said to the group is remembered there for months, so it does not name anybody.
    private static string KeyAt(DateTimeOffset now) => $"welcome {now.UtcTicks}";

    private List<Newcomer> Unreached(Community community, DateTimeOffset now) => [.. New(community, now).Where(n => !IsReachable(n)).Take(MostNames)];

    private IEnumerable<Newcomer> New(Community community, DateTimeOffset now) => store.Newcomers(community.Id)
        .Where(n => n.At + KeptFor.Newcomer > now && members.Find(community.Id, n.Person) is not null);

    private bool IsReachable(Newcomer newcomer) => members.Find(newcomer.Community, newcomer.Person) is { PrivateIsOpen: true, HasDeclined: false };
}
