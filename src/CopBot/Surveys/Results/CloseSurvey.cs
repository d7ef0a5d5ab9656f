using CopBot.Conversation;
using CopBot.Secrecy;
using CopBot.Surveys.Answering;
using CopBot.Time;
using Microsoft.Extensions.Options;

namespace CopBot.Surveys.Results;

/// <summary>Closes a survey: its answers are taken out once and stay as they are, who answered is forgotten, and all are told.</summary>
internal sealed class CloseSurvey(SurveyStore store, SurveyCards cards, ShowResults results, IMembers members, IScenes scenes, IOptions<SurveyOptions> options)
    : IHandle<Due<SurveyCloses>>, IHandle<Due<SurveyTells>>
{
    // The bot is out of the group: it may come back within the time for which all is kept.
    private static readonly TimeSpan Again = TimeSpan.FromDays(1);

    public Reply Handle(Due<SurveyCloses> what, Scene scene)
    {
        if (store.Get(what.Payload.Survey) is not { IsOpen: true } survey)
            return Reply.None;
        if (scenes.Community(survey.Community) is not { } community)
            return Reply.Of(new SetDue(what.Key, scene.Now + Again, what.Payload));

        // It was given more time meanwhile.
        if (survey.ClosesAt > scene.Now)
            return Reply.Of(new SetDue(what.Key, survey.ClosesAt, what.Payload));
        return store.CanRead(survey) ? Close(survey, community, scene.Now) : Wait(survey, community, what, scene.Now);
    }

    public Reply Handle(Due<SurveyTells> what, Scene scene)
    {
        if (store.Get(what.Payload.Survey) is not { IsOpen: false } survey)
            return Reply.None;
        if (scenes.Community(survey.Community) is not { } community)
            return Reply.Of(new SetDue(what.Key, scene.Now + Again, what.Payload));
        var good = GoodTime.AtOrAfter(community, scene.Now);
        return good > scene.Now ? Reply.Of(new SetDue(what.Key, good, what.Payload)) : Tell(survey, community);
    }

    // Nothing is thrown away unread: it waits for the token before, or until facilitators take it away.
    private Reply Wait(Survey survey, Community community, Due<SurveyCloses> what, DateTimeOffset now)
    {
        var again = Reply.Of(new SetDue(what.Key, now + Again, what.Payload with { IsToldOf = true }));
        return what.Payload.IsToldOf ? again : again + cards.Refresh(survey, community) + new Reply(
        [
            .. members.Steering(survey.Community).Where(m => m is { PrivateIsOpen: true, HasDeclined: false })
                .Select(m => new Say(SecrecyTexts.CannotClose(survey.Form.Title), Keyboard.Row(new PressButton(SecrecyTexts.LookAtIt, new OpenSurvey(survey.Id)))) { Where = new Place(m.Person.Id.PrivateChat) }),
        ]);
    }

    public Reply Close(Survey survey, Community community, DateTimeOffset now)
    {
        var answers = store.Empty(survey.Id);
        var closed = survey with { ClosedAt = now, Answered = answers.Count, Known = members.All(survey.Community).Count };

        // Of five answers with four names, the fifth would have a name, too.
        var nameless = answers.Count(a => a.IsNameless);
        if (nameless > 0 && nameless < options.Value.SmallestGroup && nameless < answers.Count)
        {
            answers = [.. answers.Select(a => new ClosedAnswer(a.Written))];
            closed = closed with { NamesDropped = true };
        }

        store.Put(closed);

        // Too few are not kept either: nobody may ever see them.
        if (answers.Count >= options.Value.SmallestGroup)
            store.Keep(new ClosedAnswers(survey.Id, survey.Community) { Answers = [.. answers] });
        var good = GoodTime.AtOrAfter(community, now);
        return RemindToAnswer.Cancel(survey.Id)
            + cards.Refresh(closed, community)
            + (good > now ? Reply.Of(new SetDue(SurveyTells.KeyOf(survey.Id), good, new SurveyTells(survey.Id))) : Tell(closed, community));
    }

    private Reply Tell(Survey survey, Community community) => results.ToGroup(survey, community) + new Reply(
    [
        .. members.Steering(survey.Community).Where(m => m is { PrivateIsOpen: true, HasDeclined: false })
            .Select(m => new Say(ResultTexts.IsClosed(survey, options.Value.SmallestGroup), Keyboard.Row(new PressButton(ResultTexts.Look, new OpenSurvey(survey.Id))))
            {
                Where = new Place(m.Person.Id.PrivateChat),
            }),
    ]);
}
