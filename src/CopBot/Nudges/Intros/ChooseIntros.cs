using CopBot.Conversation;

namespace CopBot.Nudges.Intros;

/// <summary>In, or out.</summary>
internal sealed record JoinIntros(CommunityId Community, bool In);

/// <summary>In, without saying where from.</summary>
internal sealed record SkipOrganisation(CommunityId Community);

/// <summary>Opens the private chat to say yes there.</summary>
internal sealed record IntrosLink(CommunityId Community);

/// <summary>Waits for where somebody is from.</summary>
internal sealed record OrganisationQuestion(CommunityId Community);

/// <summary>/intros: who wants to be introduced to somebody else each month. In private, since that is where people are introduced.</summary>
internal sealed class ChooseIntros(IntroStore store)
    : IHandle<Called>, IHandle<Followed<IntrosLink>>, IHandle<Press<JoinIntros>>, IHandle<Press<SkipOrganisation>>, IHandle<Answered<OrganisationQuestion>>
{
    public Reply Handle(Called what, Scene scene) => scene.IsPrivate
        ? Show(scene)
        : Reply.Whisper(NudgeTexts.IntrosInPrivate(store.In(scene.Community.Id).Count), Keyboard.Row(new PrivateButton(NudgeTexts.GoOnInPrivate, new IntrosLink(scene.Community.Id))));

    public Reply Handle(Followed<IntrosLink> what, Scene scene) =>
        scene.In(what.Payload.Community) is { } here ? Show(here) : Reply.Say(Html.Of(NudgeTexts.NoLongerHere));

    public Reply Handle(Press<JoinIntros> what, Scene scene)
    {
        if (!scene.IsPrivate || scene.In(what.Payload.Community) is not { } here)
            return Reply.Toast(NudgeTexts.NoLongerHere, mustBeClosed: true);
        if (!what.Payload.In)
        {
            store.Delete(here.Community.Id, scene.Person.Id);
            return Reply.Rewrite(NudgeTexts.IntrosLeft(here.Community), Keyboard.Row(new PressButton("Count me in again", new JoinIntros(here.Community.Id, In: true)))) + new CloseDialog();
        }

        Join(here, store.Get(here.Community.Id, scene.Person.Id)?.Organisation ?? "");
        return Reply.Ask(
            NudgeTexts.WhereFrom,
            new OrganisationQuestion(here.Community.Id),
            NudgeTexts.WhereFromHint,
            Keyboard.Row(new PressButton("Skip", new SkipOrganisation(here.Community.Id))));
    }

    public Reply Handle(Press<SkipOrganisation> what, Scene scene)
    {
        if (!scene.IsPrivate || scene.In(what.Payload.Community) is not { } here || store.Get(here.Community.Id, scene.Person.Id) is not { } member)
            return Reply.Toast(NudgeTexts.NoLongerHere, mustBeClosed: true);
        return Reply.Rewrite(NudgeTexts.IntrosJoined(member, here.Community), Out(here)) + new CloseDialog();
    }

    public Reply Handle(Answered<OrganisationQuestion> what, Scene scene)
    {
        if (!scene.IsPrivate || scene.In(what.State.Community) is not { } here)
            return Reply.Say(Html.Of(NudgeTexts.NoLongerHere));
        var member = Join(here, PlainText.Shorten(PlainText.OneLine(what.Said.Text), IntroMember.LongestOrganisation));
        return Reply.Say(NudgeTexts.IntrosJoined(member, here.Community), Out(here));
    }

    private Reply Show(Scene here)
    {
        var count = store.In(here.Community.Id).Count;
        return store.Get(here.Community.Id, here.Person.Id) is { } member
            ? Reply.Say(NudgeTexts.IntrosJoined(member, here.Community), Out(here))
            : Reply.Say(NudgeTexts.Intros(count, here.Community), Keyboard.Row(new PressButton("Count me in", new JoinIntros(here.Community.Id, In: true))));
    }

    private static Keyboard Out(Scene here) => Keyboard.Row(
        new PressButton("Change where I am from", new JoinIntros(here.Community.Id, In: true)),
        new PressButton("Count me out", new JoinIntros(here.Community.Id, In: false)));

    private IntroMember Join(Scene here, string organisation)
    {
        var known = store.Get(here.Community.Id, here.Person.Id);
        var member = (known ?? new IntroMember(here.Community.Id, here.Person.Id, here.Person.Name, here.Now)) with { Name = here.Person.Name, Organisation = organisation };
        store.Put(member);
        return member;
    }
}
