using CopBot.Conversation;
using CopBot.Nudges.Intros;
using CopBot.Nudges.Prompts;
using CopBot.Nudges.Sources;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Nudges;

/// <summary>The right word at the right time: the group's own nudges, what rooms find worth saying, and reminders of one's own.</summary>
internal sealed class NudgesFeature(NudgeStore store, PromptStore prompts, IntroStore intros) : IFeature
{
    public string Name => "nudge";

    public void Map(RouteBuilder routes)
    {
        routes.Command<NewNudge>("nudge", "Have something said at its time, again and again", HelpGroup.Rhythm, "every Monday 9am What are you working on this week?", needs: Role.Core);
        routes.Command<NewNudge>("remind", "Set a reminder, for you or for the group", HelpGroup.Rhythm, "me Friday 10am to ring the school");
        routes.Command<ListNudges>("nudges", "See nudges and reminders, and change them", HelpGroup.Rhythm);
        routes.Command<ChangePrompts>("prompts", "See the questions that go round", HelpGroup.Rhythm);
        routes.Command<ChooseIntros>("intros", "Meet somebody from the group each month", HelpGroup.Rhythm);

        routes.Press<NewNudge, DecideDraft>("draft");
        routes.Press<ListNudges, BackToNudges>("list");
        routes.Press<ListNudges, ShowNudge>("show");
        routes.Press<ListNudges, TurnNudge>("turn");
        routes.Press<ListNudges, ChangeNudge>("change");
        routes.Press<NudgeWishes, WishNudges>("wish");
        routes.Press<ChangePrompts, TurnPrompts>("pp");
        routes.Press<ChangePrompts, DropPrompt>("pdrop");
        routes.Press<ChangePrompts, BringBackPrompts>("pback");
        routes.Press<ChooseIntros, JoinIntros>("intro");
        routes.Press<ChooseIntros, SkipOrganisation>("skip");
        routes.Link<ListNudges, SeeNudges>("see");
        routes.Link<NewNudge, RemindInPrivate>("mine");
        routes.Link<ChooseIntros, IntrosLink>("intros");
        routes.Link<WelcomeNewcomers, MeetTheGroup>("meet");
        routes.Dialog<NewNudge, NudgeQuestion>("when", NudgeJson.Default);
        routes.Dialog<ChooseIntros, OrganisationQuestion>("from", NudgeJson.Default);
        routes.Due<SayWhatIsWorthIt, LookAround>("look", NudgeJson.Default);
        routes.Due<RemindThem, RemindMe>("me", NudgeJson.Default);
        routes.Event<PlanLooks, NightFell>();
        routes.Event<PlanLooks, BotStandingChanged>();
        routes.Event<NoteNewcomers, StandingChanged>();
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>Where something is said is asked of the community each time.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into)
    {
        store.Merge(from, into);
        prompts.Merge(from, into);
        intros.Merge(from, into);
    }

    public void Erase(CommunityId community)
    {
        store.Erase(community);
        prompts.Erase(community);
        intros.Erase(community);
    }

    public Html Keeps => NudgeTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        var nudges = store.By(person);
        if (nudges.Where(n => n.Owner == person).ToList() is { Count: > 0 } mine)
            yield return new HeldData("reminders of your own", $"{"reminder".ToQuantity(mine.Count)} that you set for yourself.", [.. mine.Select(OwnNudge.Of)]);
        if (nudges.Where(n => n.Owner is null).ToList() is { Count: > 0 } made)
            yield return new HeldData("nudges", $"That you made {"nudge".ToQuantity(made.Count)} for the group.", [.. made.Select(OwnNudge.Of)]);
        if (prompts.By(person) is { Count: > 0 } added)
            yield return new HeldData("prompts", $"That you added {"prompt".ToQuantity(added.Count)} to the list.", [.. added.Select(p => p.Text)]);
        if (store.FindPerson(person) is { } known)
            yield return new HeldData("nudged", $"What I have nudged you of in private, and how often you want that.", [.. known.Wishes.Select(w => new OwnWish(w.Kind, w.Way.ToString(), w.Last)), .. known.Said.Select(s => new OwnSaid(s.At))]);
        if (intros.Of(person) is { Count: > 0 } joined)
            yield return new HeldData("introductions", $"That you take part in /intros, where you say you are from, and how many you have met.", [.. joined.Select(m => new OwnIntro(m.Organisation, m.Since, intros.History(m.Community).Met.Count(p => p.One == person || p.Other == person)))]);
    }

    public Forgetting BeforeForgetting(PersonId person)
    {
        var goes = new List<string>();
        var stays = new List<string>();
        if (store.By(person).Any(n => n.Owner == person))
            goes.Add("Your own reminders.");
        if (store.FindPerson(person) is not null)
            goes.Add("What I have nudged you of, and how often you want that.");
        if (intros.Of(person).Count > 0 || intros.Met(person).Count > 0)
            goes.Add("Your part in introductions.");
        if (store.By(person).Any(n => n.Owner is null) || prompts.By(person).Count > 0)
            stays.Add("Nudges and prompts that you made for the group.");
        return new Forgetting(goes, stays);
    }

    public void Forget(PersonId person)
    {
        store.Forget(person);
        prompts.Forget(person);
        intros.Forget(person);
    }
}

/// <summary>A nudge as /mydata gives it out.</summary>
internal sealed record OwnNudge(string Text, DateTimeOffset Made, DateTimeOffset? Next)
{
    public static OwnNudge Of(Nudge nudge) => new(nudge.Text, nudge.Made, nudge.Next);
}

/// <summary>A wish as /mydata gives it out.</summary>
internal sealed record OwnWish(string Kind, string Way, DateTimeOffset? LastNudged);

/// <summary>That something was said, as /mydata gives it out; nothing of what it was about.</summary>
internal sealed record OwnSaid(DateTimeOffset At);

/// <summary>A part in introductions as /mydata gives it out; nothing about others.</summary>
internal sealed record OwnIntro(string From, DateTimeOffset Since, int Met);

/// <summary>Removes what was only to be kept for a while.</summary>
internal sealed class TidyNudges(NudgeStore store) : ITidy
{
    public void Tidy(DateTimeOffset now) => store.Tidy(now);
}

internal static class NudgesRoom
{
    public static IServiceCollection AddNudges(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(NudgeKinds.Nudges)
        .AddSingleton<DocumentKind>(NudgeKinds.Logs)
        .AddSingleton<DocumentKind>(NudgeKinds.People)
        .AddSingleton<DocumentKind>(NudgeKinds.Newcomers)
        .AddSingleton<DocumentKind>(NudgeKinds.Prompts)
        .AddSingleton<DocumentKind>(NudgeKinds.Rounds)
        .AddSingleton<DocumentKind>(NudgeKinds.IntroMembers)
        .AddSingleton<DocumentKind>(NudgeKinds.IntroHistories)
        .AddSingleton(NudgeSwitches.AnyoneReminds)
        .AddSingleton(NudgeSwitches.Welcome)
        .AddSingleton(NudgeSwitches.Quiet)
        .AddSingleton(NudgeSwitches.Intros)
        .AddSingleton<INoise, NoiseLog>()
        .AddSingleton<NudgeStore>()
        .AddSingleton<NudgeTimes>()
        .AddSingleton<PlanLooks>()
        .AddSingleton<IFollowDates>(s => s.GetRequiredService<PlanLooks>())
        .AddSingleton<IFollowZone, FollowZone>()
        .AddSingleton<SayWhatIsWorthIt>()
        .AddSingleton<NudgeWishes>()
        .AddSingleton<INudgeWishes>(s => s.GetRequiredService<NudgeWishes>())
        .AddSingleton<NewNudge>()
        .AddSingleton<ListNudges>()
        .AddSingleton<RemindThem>()
        .AddSingleton<PromptStore>()
        .AddSingleton<PromptList>()
        .AddSingleton<ChangePrompts>()
        .AddSingleton<IntroStore>()
        .AddSingleton<ChooseIntros>()
        .AddSingleton<IntroduceThem>()
        .AddSingleton<NoteNewcomers>()
        .AddSingleton<WelcomeNewcomers>()
        .AddSingleton<INudgeSource>(s => s.GetRequiredService<WelcomeNewcomers>())
        .AddSingleton<INudgeSource, QuietGroup>()
        .AddSingleton<ITidy, TidyNudges>()
        .AddSingleton<IFeature, NudgesFeature>();
}
