using CopBot.Conversation;
using CopBot.Meetings.Changes;
using CopBot.Meetings.Invitation;
using CopBot.Meetings.Reminders;
using CopBot.Meetings.Setup;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Meetings;

/// <summary>Meetings: setting them up, inviting, answering, reminding.</summary>
internal sealed class MeetingsFeature(MeetingStore store, PlanStore plans, ReminderChoices choices) : IFeature
{
    public string Name => "meet";

    public void Map(RouteBuilder routes)
    {
        routes.Command<NewMeeting>("newmeeting", "Set up a meeting, once or repeating", HelpGroup.Meetings, "first Tuesday of every month 10am–12pm at Dudson Centre", needs: Role.Core);
        routes.Command<ListMeetings>("meeting", "Show the next meeting, and answer", HelpGroup.Meetings, isFirst: true);
        routes.Command<ListMeetings>("meetings", "Show all meetings that are planned", HelpGroup.Meetings);

        routes.Press<FillPlan, TurnPlan>("plan");
        routes.Link<NewMeeting, PlanLink>("new");
        routes.Dialog<FillPlan, PlanQuestion>("plan", MeetingJson.Default);

        routes.Press<AnswerInvitation, AnswerInvite>("rsvp");
        routes.Press<AnswerInvitation, BringGuest>("guest");
        routes.Press<AnswerInvitation, TakePlace>("take");
        routes.Press<MeetingPage, LookAt>("look");
        routes.Press<MeetingPage, ShowMap>("map");
        routes.Press<ListMeetings, ShowNames>("names");
        routes.Press<ListMeetings, TurnMeetings>("p");
        routes.Link<MeetingPage, OpenMeeting>("open");
        routes.Link<Needs, TellNeeds>("needs");
        routes.Press<Needs, SayNeeds>("need");
        routes.Press<Needs, DropNeeds>("drop");
        routes.Press<Needs, ShowNeeds>("all");
        routes.Dialog<Needs, NeedsQuestion>("needs", MeetingJson.Default);
        routes.Due<Needs, NeedsEnd>("needs", MeetingJson.Default);
        routes.Due<OfferPlaces, OfferEnds>("offer", MeetingJson.Default);
        routes.Due<OfferPlaces, OfferFree>("free", MeetingJson.Default);

        routes.Event<LeaveMeetings, StandingChanged>();
        routes.Event<LeaveMeetings, StandingLearned>();

        routes.Press<ChangeMeeting, ShowChanges>("chg");
        routes.Press<ChangeMeeting, BeginChange>("part");
        routes.Press<ChangeMeeting, BeginCancel>("off");
        routes.Press<ChangeMeeting, ClearPart>("none");
        routes.Press<ChangeMeeting, CommitChange>("do");
        routes.Press<ChangeMeeting, HoldAfterAll>("on");
        routes.Dialog<ChangeMeeting, ChangeQuestion>("chg", MeetingJson.Default);

        routes.Press<ChooseReminders, ShowReminderChoice>("rem");
        routes.Press<ChooseReminders, ChooseScope>("scope");
        routes.Press<ChooseReminders, ChooseOwn>("own");
        routes.Dialog<ChooseReminders, OwnReminderQuestion>("own", MeetingJson.Default);
        routes.Due<Remind, RemindAll>("remind", MeetingJson.Default);
        routes.Due<Remind, RemindOne>("own", MeetingJson.Default);
        routes.Due<PlanDates, MeetingEnds>("ends", MeetingJson.Default);
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>Meetings belong to the community, not to a chat.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        store.Merge(from, into);
        plans.Merge(from, into);
        choices.Merge(from, into);
    }

    public bool StandsFor(CardKey card) => MeetingCards.Meeting(card) is { } id && store.Get(id) is not null;

    public void Erase(CommunityId community)
    {
        store.Erase(community);
        plans.Erase(community);
        choices.Erase(community);
    }

    public Html Keeps => InvitationTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        var answers = store.Of(person);
        if (answers.Count > 0)
        {
            yield return new HeldData(
                "meetings",
                $"{"answer".ToQuantity(answers.Count)} of yours to invitations, with your guests, your needs, and whether you were there.",
                [.. answers.Select(a => (a, store.Get(a.Meeting))).Where(p => p.Item2 is not null).Select(p => new AnsweredInvitation(p.Item2!.Title, p.Item2.StartsAt, p.a.Rsvp.ToString(), p.a.Guests, p.a.Needs, p.a.Came))]);
        }

        if (choices.Of(person) is { Count: > 0 } chosen)
            yield return new HeldData("reminders", $"Which private reminders of meetings you want.", [.. chosen]);
        if (plans.Of(person) is { Count: > 0 } begun)
            yield return new HeldData("plans", $"{"meeting".ToQuantity(begun.Count)} that you were setting up or changing, kept for {"day".ToQuantity(KeptFor.Draft.Days)}.", [.. begun.Select(p => p.Details)]);
        if (store.SeriesBy(person) is { Count: > 0 } made)
            yield return new HeldData("set up", $"That you set up {"meeting".ToQuantity(made.Count)}.", [.. made.Select(s => s.Details.Title)]);
    }

    public Forgetting BeforeForgetting(PersonId person)
    {
        List<string> goes = [];
        if (store.Of(person).Count > 0)
            goes.Add("Your answers to invitations, and what you need at meetings.");
        if (choices.Of(person).Count > 0)
            goes.Add("Which reminders you want.");
        if (plans.Of(person).Count > 0)
            goes.Add("Meetings that you were setting up and have not created.");
        return new Forgetting(goes, store.SeriesBy(person).Count > 0 || store.Of(person).Any(a => a.Came == true) ? ["Meetings that you set up, and how many people came, without your name."] : []);
    }

    public void Forget(PersonId person)
    {
        store.Forget(person);
        plans.Forget(person);
        choices.Forget(person);
    }
}

/// <summary>An answer to an invitation as /mydata gives it out.</summary>
internal sealed record AnsweredInvitation(string Meeting, DateTimeOffset At, string Answer, int Guests, string Needs, bool? Came);

internal static class MeetingsRoom
{
    public static IServiceCollection AddMeetings(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(MeetingKinds.Series)
        .AddSingleton<DocumentKind>(MeetingKinds.Meetings)
        .AddSingleton<DocumentKind>(MeetingKinds.Attendees)
        .AddSingleton<DocumentKind>(MeetingKinds.ReminderChoices)
        .AddSingleton<DocumentKind>(MeetingKinds.Plans)
        .AddSingleton<MeetingStore>()
        .AddSingleton<IDigestSource, NextInDigest>()
        .AddSingleton<PlanDates>()
        .AddSingleton<PlanStore>()
        .AddSingleton<Clashes>()
        .AddSingleton<PlanForm>()
        .AddSingleton<NewMeeting>()
        .AddSingleton<FillPlan>()
        .AddSingleton<CreateMeeting>()
        .AddSingleton<IPlanMeetings, PlanMeeting>()
        .AddSingleton<ITidy, TidyPlans>()
        .AddSingleton<MeetingCards>()
        .AddSingleton<MeetingPage>()
        .AddSingleton<OfferPlaces>()
        .AddSingleton<AnswerInvitation>()
        .AddSingleton<ListMeetings>()
        .AddSingleton<LeaveMeetings>()
        .AddSingleton<Needs>()
        .AddSingleton<IFollowMeetings>(s => s.GetRequiredService<Needs>())
        .AddSingleton<ChangeMeeting>()
        .AddSingleton<Rearrange>()
        .AddSingleton<IFollowZone, FollowZone>()
        .AddSingleton<ReminderChoices>()
        .AddSingleton<Remind>()
        .AddSingleton<IFollowMeetings>(s => s.GetRequiredService<Remind>())
        .AddSingleton<IUpcomingMeetings, UpcomingMeetings>()
        .AddSingleton<IFollowMeetings, TellOfDates>()
        .AddSingleton<ChooseReminders>()
        .AddSingleton<IFeature, MeetingsFeature>();
}
