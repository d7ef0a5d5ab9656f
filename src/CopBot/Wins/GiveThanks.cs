using CopBot.Conversation;
using CopBot.Time;

namespace CopBot.Wins;

/// <summary>Falls due each day while thanks wait for a person whom the bot cannot write to.</summary>
internal sealed record BringThanks(ThanksId Thanks)
{
    public static string KeyOf(ThanksId id) => $"win/thanks/{id}";
}

/// <summary>Opens the private chat to read thanks that wait there.</summary>
internal sealed record ReadThanks(CommunityId Community);

/// <summary>
/// /thanks: goes to the person in private, and to the group once they let it. Where they cannot be written to it waits for them, for as
/// long as <see cref="KeptFor.Thanks"/>.
/// </summary>
internal sealed class GiveThanks(WinStore store, IMembers members, IScenes scenes)
    : IHandle<Called>, IHandle<Due<BringThanks>>, IHandle<Followed<ReadThanks>>
{
    private static readonly TimeOnly GoodHour = new(9, 30);

    public Reply Handle(Called what, Scene scene)
    {
        var quoted = what.Said.ReplyTo is { IsFromBot: false, Author: not null } reply ? reply : null;
        var words = PlainText.OneLine(what.Arguments);
        var named = NamedPeople.Read(words, what.Said.Mentioned, [.. members.All(scene.Community.Id).Select(m => m.Person)], Thanks.MostPeople);
        if (named.Trouble is { } trouble && quoted is null)
            return Reply.Whisper(WinTexts.NotKnown(trouble));
        if (named.For.IsEmpty && quoted is not null)
            named = new NamedPeople([quoted.Author!], words);
        var people = named.For.Where(p => p.Id != PersonId.AnonymousAdministrator).ToList();
        if (people.Count == 0)
            return words.Length > 0 && quoted is null ? Reply.Whisper(WinTexts.WhoIsThat(words)) : How(scene);
        if (people.RemoveAll(p => p.Id == scene.Person.Id) > 0 && people.Count == 0)
            return Reply.Whisper(WinTexts.NotYourself);
        var text = named.Text.Length == 0 && quoted is { Text.Length: > 0 } ? WinTexts.ForThis(quoted.Text) : named.Text;
        if (text.Length == 0)
            return Reply.Whisper(WinTexts.WhatFor(people[0].Name));
        text = PlainText.Shorten(text, Thanks.LongestText);
        return people.Aggregate(Reply.None, (all, person) => all + Give(person, text, scene));
    }

    public Reply Handle(Due<BringThanks> what, Scene scene)
    {
        if (store.Get(what.Payload.Thanks) is not { IsBrought: false } thanks)
            return Reply.None;

        // The bot may come back to the group.
        if (scenes.Community(thanks.Community) is not { } community)
            return thanks.At + KeptFor.Thanks > scene.Now ? Reply.Of(new SetDue(what.Key, scene.Now.AddDays(1), what.Payload)) : Reply.None;
        if (members.Find(thanks.Community, thanks.To) is { PrivateIsOpen: true, HasDeclined: false } && GoodTime.AtOrAfter(community, scene.Now) == scene.Now)
            return Bring(thanks, community);
        return thanks.At + KeptFor.Thanks > scene.Now ? Reply.Of(LookAgain(thanks, community, scene.Now)) : Reply.None;
    }

    public Reply Handle(Followed<ReadThanks> what, Scene scene)
    {
        if (scene.In(what.Payload.Community) is not { } here || store.Waiting(here.Community.Id, scene.Person.Id) is not { Count: > 0 } waiting)
            return Reply.Say(WinTexts.NothingWaits);
        return waiting.Aggregate(Reply.None, (all, thanks) => all + Bring(thanks, here.Community) + new CancelDue(BringThanks.KeyOf(thanks.Id)));
    }

    // What it is for, and how this person has it with thanks to themselves.
    private Reply How(Scene scene)
    {
        var choice = store.Choice(scene.Community.Id, scene.Person.Id);
        return Reply.Whisper(WinTexts.HowToThank(choice), Keyboard.Row(choice is { ShowInGroup: true }
            ? new PressButton("Keep thanks to me private", new ChooseThanks(scene.Community.Id, ShowInGroup: false))
            : new PressButton("Show thanks to me in the group", new ChooseThanks(scene.Community.Id, ShowInGroup: true))));
    }

    private Reply Give(Person to, string text, Scene scene)
    {
        var isNamed = scene.Person.Id != PersonId.AnonymousAdministrator;
        var thanks = new Thanks(store.NextThanksId(), scene.Community.Id, to.Id, to.Name, text, scene.Now)
        {
            From = isNamed ? scene.Person.Id : null,
            FromName = isNamed ? scene.Person.Name : WinTexts.TheFacilitators,
        };
        store.Put(thanks);
        var isReachable = members.Find(thanks.Community, to.Id) is { PrivateIsOpen: true, HasDeclined: false };
        var isShown = store.Choice(thanks.Community, to.Id) is { ShowInGroup: true };

        // Thanks to somebody are welcome at any hour: a person sent them, not the bot.
        var reply = isReachable ? Bring(thanks, scene.Community) : isShown ? Show(thanks, scene.Community) : Reply.Of(LookAgain(thanks, scene.Community, scene.Now));
        if (isShown && !scene.IsPrivate)
            return reply;
        var said = isReachable || isShown ? WinTexts.Given(to.Name, isShown) : WinTexts.WaitsFor(to.Name);
        if (scene.IsPrivate)
            return reply + new Say(said, Keyboard.None);

        // Everybody sees this, so that the person it is for does.
        return isReachable
            ? reply + Tell(said, WinTexts.PassedOn(to.Name), scene)
            : reply + new Say(WinTexts.ThanksWait(to), Keyboard.Row(new PrivateButton($"For {to.Name}: read it", new ReadThanks(thanks.Community))));
    }

    // Whether the bot can write to somebody, and what they let others see, is for nobody but whoever thanks them.
    private static Reply Tell(Html said, Html openly, Scene scene)
    {
        var reply = Reply.Of(new Whisper(said, Keyboard.None) { Openly = new Say(openly, Keyboard.None) });
        return scene.MayWhisper || !scene.PrivateIsOpen ? reply : reply + new Say(said, Keyboard.None) { Where = new Place(scene.Person.Id.PrivateChat) };
    }

    // To the person; and to the group, where they have let it. Where they have not said yet, they are asked.
    private Reply Bring(Thanks thanks, Community community)
    {
        var choice = store.Choice(thanks.Community, thanks.To);
        var brought = thanks with { IsBrought = true };
        store.Put(brought);
        var buttons = choice is null
            ? Keyboard.Row(
                new PressButton("Yes, show it", new LetThanksBeSeen(thanks.Id, ShowInGroup: true)),
                new PressButton("No, only to me", new LetThanksBeSeen(thanks.Id, ShowInGroup: false)))
            : Keyboard.None;
        var reply = Reply.Of(new Say(WinTexts.ThanksToYou(thanks, community, mayBeSeen: choice?.ShowInGroup), buttons) { Where = new Place(thanks.To.PrivateChat) });
        return choice is { ShowInGroup: true } ? reply + Show(brought, community) : reply;
    }

    private Reply Show(Thanks thanks, Community community)
    {
        store.Put(thanks with { IsBrought = true, IsShown = true });
        return Reply.Of(WinCards.Post(thanks, community));
    }

    private static SetDue LookAgain(Thanks thanks, Community community, DateTimeOffset now) => new(
        BringThanks.KeyOf(thanks.Id),
        GoodTime.AtOrAfter(community, LocalTime.Instant(community.Zone, LocalTime.DateIn(community.Zone, now).PlusDays(1).At(GoodHour.ToLocalTime()))),
        new BringThanks(thanks.Id));
}
