using CopBot.Conversation;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Ballots;

/// <summary>What the group decides: proposals, votes, and finding a time.</summary>
internal sealed class BallotsFeature(BallotStore store) : IFeature
{
    public string Name => "vote";

    public void Map(RouteBuilder routes)
    {
        routes.Command<AskForDecisions>("propose", "Put a proposal to the group, to see if all can live with it", HelpGroup.Voices, "We meet online in winter months, closes Friday 5pm");
        routes.Command<AskForDecisions>("vote", "Let the group choose: ranked, score, dots, approval, or find a time", HelpGroup.Voices, "ranked Where shall we meet? | Hanley | Stafford | Online");
        routes.Command<ListDecisions>("decisions", "See what was decided", HelpGroup.Voices, "winter");

        routes.Press<BallotForm, TurnDraft>("form");
        routes.Link<BallotForm, DraftLink>("new");
        routes.Link<BallotForm, AmendLink>("amend");
        routes.Link<BallotForm, AgainLink>("again");
        routes.Dialog<BallotForm, DraftQuestion>("form", BallotJson.Default);

        // With names: kept as it is said. A reason may be without a name, so asking for one is confidential.
        routes.Press<SayStances, SayStance>("say");
        routes.Press<SayStances, BeginWhy>("why", isConfidential: true);
        routes.Press<SayStances, NoWhy>("nowhy");
        routes.Press<SayStances, ChangeQuietWhy>("rewhy", isConfidential: true);
        routes.Link<SayStances, WhyLink>("tell");
        routes.Dialog<SayStances, WhyQuestion>("why", BallotJson.Default, isConfidential: true);

        // In private, with names or without: nothing of it is readable in the database.
        routes.Link<MarkBallot, VoteLink>("in", isConfidential: true);
        routes.Press<MarkBallot, OpenVote>("open", isConfidential: true);
        routes.Press<MarkBallot, MarkPage>("m", isConfidential: true);
        routes.Press<AnswerQuietly, SayQuietly>("q", isConfidential: true);
        routes.Press<AnswerQuietly, ChangeQuietly>("re", isConfidential: true);
        routes.Press<AnswerQuietly, AskQuietWhy>("qwhy", isConfidential: true);
        routes.Dialog<AnswerQuietly, QuietWhyQuestion>("quiet", BallotJson.Default, isConfidential: true);

        routes.Link<BallotPage, BallotLink>("see");
        routes.Press<BallotPage, ShowBallot>("show");
        routes.Press<BallotPage, ShowOutcome>("pic");
        routes.Press<ManageBallots, ManageBallot>("manage");
        routes.Press<MakeMeeting, PlanTime>("plan");
        routes.Press<ListDecisions, TurnDecisions>("p");

        routes.Due<CloseBallots, BallotCloses>("close", BallotJson.Default);
        routes.Due<CloseBallots, BallotTells>("tell", BallotJson.Default);
        routes.Due<RemindVoters, BallotReminds>("remind", BallotJson.Default, isConfidential: true);
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

    public bool StandsFor(CardKey card) => BallotCards.Ballot(card) is { } id && store.Get(id) is not null;

    public void Erase(CommunityId community) => store.Erase(community);

    public Html Keeps => BallotTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        var answers = store.AnswersBy(person).Select(a => (Answer: a, Ballot: store.Get(a.Ballot))).Where(p => p.Ballot is not null).ToList();
        if (answers.Count > 0)
        {
            yield return new HeldData(
                "votes",
                $"{"answer".ToQuantity(answers.Count)} of yours to proposals and votes, with your name, and your reasons.",
                [.. answers.Select(p => new OwnVote(p.Ballot!.Asked.Text, p.Ballot.At, MarkTexts.InLine(p.Ballot, p.Answer.Marks), p.Answer.Why))]);
        }

        if (store.AskedBy(person) is { Count: > 0 } asked)
            yield return new HeldData("asked votes", $"That you put {"proposal or vote".ToQuantity(asked.Count)} to the group.", [.. asked.Select(b => new OwnBallot(b.Asked.Text, b.At))]);
        if (store.DraftsOf(person) is { Count: > 0 } drafts)
            yield return new HeldData("begun votes", $"{"vote".ToQuantity(drafts.Count)} that you are setting up, kept for {"day".ToQuantity(KeptFor.Draft.Days)}.", [.. drafts.Select(d => new OwnBallot(d.Wish.Text, d.At))]);
    }

    public Forgetting BeforeForgetting(PersonId person)
    {
        var answers = store.AnswersBy(person).Select(a => (Answer: a, Ballot: store.Get(a.Ballot))).ToList();
        List<string> goes = [];
        List<string> stays = [];
        if (answers.Any(p => p.Ballot is { IsOpen: true }))
            goes.Add("Your answers, with your name, to votes that are still open: they no longer count.");
        if (store.DraftsOf(person).Count > 0)
            goes.Add("A vote that you were setting up.");
        if (answers.Any(p => p.Ballot is { State: BallotState.Closed }))
            stays.Add("Your answers to votes that have closed, as a number; and reasons that you gave, as words of the group.");
        if (store.AskedBy(person).Count > 0)
            stays.Add("What you proposed or put to a vote.");
        return new Forgetting(goes, stays);
    }

    public void Forget(PersonId person) => store.Forget(person);
}

/// <summary>An answer as /mydata gives it out.</summary>
internal sealed record OwnVote(string Question, DateTimeOffset AskedAt, string Answer, string Why);

/// <summary>Something that somebody asked, as /mydata gives it out.</summary>
internal sealed record OwnBallot(string Text, DateTimeOffset At);

/// <summary>Removes drafts that nobody has touched for a week.</summary>
internal sealed class TidyBallots(BallotStore store) : ITidy
{
    public void Tidy(DateTimeOffset now) => store.DropDrafts(now - KeptFor.Draft);
}

internal static class BallotsRoom
{
    public static IServiceCollection AddBallots(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(BallotKinds.Ballots)
        .AddSingleton<DocumentKind>(BallotKinds.Answers)
        .AddSingleton<DocumentKind>(BallotKinds.Drafts)
        .AddSingleton(BallotSwitches.OnlySteering)
        .AddSingleton<BallotStore>()
        .AddSingleton<BallotCards>()
        .AddSingleton<OpenBallots>()
        .AddSingleton<AskForDecisions>()
        .AddSingleton<BallotForm>()
        .AddSingleton<Answering>()
        .AddSingleton<SayStances>()
        .AddSingleton<AnswerQuietly>()
        .AddSingleton<MarkBallot>()
        .AddSingleton<BallotPage>()
        .AddSingleton<ManageBallots>()
        .AddSingleton<MakeMeeting>()
        .AddSingleton<CloseBallots>()
        .AddSingleton<RemindVoters>()
        .AddSingleton<ListDecisions>()
        .AddSingleton<IAsksTheGroup, AskedBallots>()
        .AddSingleton<IDigestSource, DecisionsInDigest>()
        .AddSingleton<IExport, ExportDecisions>()
        .AddSingleton<ITidy, TidyBallots>()
        .AddSingleton<IFeature, BallotsFeature>();
}
