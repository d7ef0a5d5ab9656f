using CopBot.Conversation;
using CopBot.Surveys.Answering;

namespace CopBot.Surveys.Making;

/// <summary>Makes a survey from a template, or as a copy of an earlier one.</summary>
internal sealed record BeginSurvey(CommunityId Community, Template Template, SurveyId From);

/// <summary>Goes on with one that is half made.</summary>
internal sealed record GoOnMaking(SurveyDraftId Draft);

/// <summary>Shows the earlier ones: to copy from, or to look at.</summary>
internal sealed record ListSurveys(CommunityId Community, bool ToCopy, int Page);

/// <summary>Opens the private chat to make a survey.</summary>
internal sealed record MakeSurveyLink(CommunityId Community);

/// <summary>/survey, for those who steer: begins one in private, or finds an earlier one.</summary>
internal sealed class NewSurvey(SurveyDrafts drafts, SurveyStore store, DraftForm form)
    : IHandle<Called>, IHandle<Followed<MakeSurveyLink>>, IHandle<Press<BeginSurvey>>, IHandle<Press<GoOnMaking>>, IHandle<Press<ListSurveys>>
{
    private const int OnAPage = 8;

    public Reply Handle(Called what, Scene scene)
    {
        if (!scene.IsPrivate)
            return Reply.Whisper(MakingTexts.InPrivate, Keyboard.Row(new PrivateButton(MakingTexts.GoOnInPrivate, new MakeSurveyLink(scene.Community.Id))));
        var title = PlainText.OneLine(what.Arguments);
        if (title.Length == 0)
            return Menu(scene);
        return title.Length > SurveyForm.LongestTitle
            ? Reply.Say(MakingTexts.TooLong(SurveyForm.LongestTitle))
            : form.Overview(new SurveyDraft(default, scene.Person.Id, scene.Community.Id, new SurveyForm(title)), scene, pressed: false);
    }

    public Reply Handle(Followed<MakeSurveyLink> what, Scene scene) =>
        scene.In(what.Payload.Community) is { Steers: true } here ? Menu(here) : Reply.Say(Html.Of(SurveyTexts.OnlySteering));

    public Reply Handle(Press<BeginSurvey> what, Scene scene)
    {
        var (community, template, from) = what.Payload;
        if (!scene.IsPrivate || scene.In(community) is not { Steers: true } here)
            return Reply.Toast(SurveyTexts.OnlySteering, mustBeClosed: true);
        var begun = Templates.Begin(template);
        if (from != default)
        {
            if (store.Get(from) is not { } earlier || earlier.Community != community)
                return Reply.Toast(SurveyTexts.NoLongerHere, mustBeClosed: true);
            begun = earlier.Form;
        }

        return form.Next(new SurveyDraft(default, scene.Person.Id, community, begun), here, pressed: true);
    }

    public Reply Handle(Press<GoOnMaking> what, Scene scene) =>
        drafts.Get(what.Payload.Draft) is { } draft && draft.Person == scene.Person.Id && scene.In(draft.Community) is { Steers: true } here
            ? form.Next(draft, here, pressed: true)
            : Reply.Toast(MakingTexts.DraftIsGone, mustBeClosed: true);

    public Reply Handle(Press<ListSurveys> what, Scene scene)
    {
        var (community, toCopy, page) = what.Payload;
        if (!scene.IsPrivate || scene.In(community) is not { Steers: true })
            return Reply.Toast(SurveyTexts.OnlySteering, mustBeClosed: true);
        var all = store.In(community);
        var shown = all.Skip(Math.Max(0, page) * OnAPage).Take(OnAPage).ToList();
        if (shown.Count == 0)
            return Reply.Toast(MakingTexts.NoneYet, mustBeClosed: true);
        var buttons = Keyboard.Grid(1, shown.Select(s => new PressButton(
            MakingTexts.Listed(s), toCopy ? new BeginSurvey(community, s.Form.Template, s.Id) : new OpenSurvey(s.Id))));
        List<Button> turns = [];
        if (page > 0)
            turns.Add(new PressButton("‹ Newer", new ListSurveys(community, toCopy, page - 1)));
        if (all.Count > (page + 1) * OnAPage)
            turns.Add(new PressButton("Older ›", new ListSurveys(community, toCopy, page + 1)));
        return Reply.Rewrite(toCopy ? MakingTexts.WhichToCopy : MakingTexts.WhichToOpen, buttons.And(turns));
    }

    private Reply Menu(Scene scene)
    {
        var id = scene.Community.Id;
        var buttons = Keyboard.Row(new PressButton("My own questions", new BeginSurvey(id, Template.None, default)))
            .And(new PressButton("Training needs", new BeginSurvey(id, Template.TrainingNeeds, default)), new PressButton("After a meeting", new BeginSurvey(id, Template.AfterMeeting, default)))
            .And(new PressButton("How is our community?", new BeginSurvey(id, Template.Health, default)), new PressButton("Feedback on a draft", new BeginSurvey(id, Template.Draft, default)));
        if (store.In(id).Count > 0)
            buttons = buttons.And(new PressButton("Copy an earlier one", new ListSurveys(id, ToCopy: true, 0)), new PressButton("Surveys and results", new ListSurveys(id, ToCopy: false, 0)));
        foreach (var draft in drafts.Of(scene.Person.Id).Where(d => d.Community == id).Take(3))
            buttons = buttons.And(new PressButton(MakingTexts.GoOnWith(draft), new GoOnMaking(draft.Id)));
        return Reply.Say(MakingTexts.Menu(scene.Community.Name), buttons);
    }
}
