using CopBot.Conversation;
using CopBot.Time;
using Microsoft.Extensions.Options;

namespace CopBot.Surveys.Answering;

/// <summary>Those who have not answered are reminded. <paramref name="Which"/>: 1 half-way, 2 the day before.</summary>
internal sealed record SurveyReminds(SurveyId Survey, int Which)
{
    public static string KeyOf(SurveyId id, int which) => $"survey/{id}/remind/{which}";
}

/// <summary>It takes no more answers.</summary>
internal sealed record SurveyCloses(SurveyId Survey)
{
    /// <summary>Facilitators know that it cannot be closed as long as its answers cannot be read.</summary>
    public bool IsToldOf { get; init; }

    public static string KeyOf(SurveyId id) => $"survey/{id}/close";
}

/// <summary>What came of it is told, once the quiet hours are over.</summary>
internal sealed record SurveyTells(SurveyId Survey)
{
    public static string KeyOf(SurveyId id) => $"survey/{id}/tell";
}

/// <summary>
/// One reminder half-way where there is a week or more, and one the day before; in a shorter one, one half-way. Each once, however often the
/// end moves, and never on consecutive days. To those who have joined and not answered, and to nobody else.
/// </summary>
internal sealed class RemindToAnswer(SurveyStore store, BegunAnswers begun, IMembers members, IScenes scenes, IOptions<SurveyOptions> options) : IHandle<Due<SurveyReminds>>
{
    public static readonly TimeSpan LongEnoughForTwo = TimeSpan.FromDays(7);

    private static readonly TimeSpan LongEnoughForTheDayBefore = TimeSpan.FromDays(2);

    private static readonly TimeSpan LongEnoughForOne = TimeSpan.FromHours(6);

    private static readonly TimeSpan LeastBetween = TimeSpan.FromDays(2);

    /// <summary>All that falls due until it is closed; set anew where its end moves.</summary>
    public static Reply Plan(Survey survey, Community community, DateTimeOffset now)
    {
        var reply = Reply.Of(
            new SetDue(SurveyCloses.KeyOf(survey.Id), survey.ClosesAt, new SurveyCloses(survey.Id)),
            new CancelDue(SurveyReminds.KeyOf(survey.Id, 1)),
            new CancelDue(SurveyReminds.KeyOf(survey.Id, 2)));
        var length = survey.ClosesAt - survey.OpenedAt;
        var dayBefore = survey.ClosesAt - TimeSpan.FromDays(1);
        if (length >= LongEnoughForTwo || (length >= LongEnoughForOne && length < LongEnoughForTheDayBefore))
            reply = Remind(reply, 1, survey.OpenedAt + (length / 2));
        return length >= LongEnoughForTheDayBefore ? Remind(reply, 2, dayBefore) : reply;

        Reply Remind(Reply so, int which, DateTimeOffset at)
        {
            if (survey.Reminded.Contains(which))
                return so;
            var good = GoodTime.AtOrAfter(community, survey.RemindedAt is { } last && last + LeastBetween > at ? last + LeastBetween : at);
            return good > now && good < survey.ClosesAt ? so + new SetDue(SurveyReminds.KeyOf(survey.Id, which), good, new SurveyReminds(survey.Id, which)) : so;
        }
    }

    public static Reply Cancel(SurveyId id) => Reply.Of(
        new CancelDue(SurveyCloses.KeyOf(id)), new CancelDue(SurveyReminds.KeyOf(id, 1)), new CancelDue(SurveyReminds.KeyOf(id, 2)), new CancelDue(SurveyTells.KeyOf(id)));

    public Reply Handle(Due<SurveyReminds> what, Scene scene)
    {
        var which = what.Payload.Which;
        if (store.Get(what.Payload.Survey) is not { } survey || !survey.TakesAnswers(scene.Now) || survey.Reminded.Contains(which) || scenes.Community(survey.Community) is not { } community)
            return Reply.None;

        // Who has answered is not known, and no answer could be taken.
        if (!store.CanRead(survey))
            return Reply.None;
        var good = GoodTime.AtOrAfter(community, scene.Now);
        if (good > scene.Now)
            return good < survey.ClosesAt ? Reply.Of(new SetDue(what.Key, good, what.Payload)) : Reply.None;

        // The bot was away, and both are late: the earlier one goes.
        var isSoon = survey.RemindedAt is { } last && DaysBetween(last, scene.Now, community) < LeastBetween.Days;
        store.Put(survey with { Reminded = survey.Reminded.Add(which), RemindedAt = isSoon ? survey.RemindedAt : scene.Now });
        var answered = store.Answered(survey.Id);
        var reply = isSoon ? Reply.None : new Reply(
        [
            .. members.All(survey.Community)
                .Where(m => m is { Joined: true, PrivateIsOpen: true, HasDeclined: false } && !answered.Contains(m.Person.Id))
                .Select(m => new Say(
                    AnsweringTexts.Reminder(survey, community, begun.Get(survey.Id, m.Person.Id) is not null, options.Value.SmallestGroup, scene.Now),
                    Keyboard.Row(new PressButton("Answer", new AnswerHere(survey.Id))))
                { Where = new Place(m.Person.Id.PrivateChat), Promise = Promise.AtMostOnce }),
        ]);
        var turnout = store.Turnout(survey) ?? 0;
        var isLast = which == 2 || survey.ClosesAt - survey.OpenedAt < LongEnoughForTheDayBefore;
        if (isLast && turnout < options.Value.SmallestGroup && survey.By is { } by && members.Find(survey.Community, by) is { Role: >= Role.Core, PrivateIsOpen: true, HasDeclined: false })
        {
            reply += new Say(AnsweringTexts.FewSoFar(survey, turnout, options.Value.SmallestGroup, community, scene.Now), Keyboard.Row(new PressButton("Look after it", new OpenSurvey(survey.Id))))
            {
                Where = new Place(by.PrivateChat),
                Promise = Promise.AtMostOnce,
            };
        }

        return reply;
    }

    private static int DaysBetween(DateTimeOffset one, DateTimeOffset other, Community community) =>
        NodaTime.Period.DaysBetween(LocalTime.DateIn(community.Zone, one), LocalTime.DateIn(community.Zone, other));
}
