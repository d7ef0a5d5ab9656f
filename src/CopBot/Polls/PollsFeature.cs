using CopBot.Conversation;
using CopBot.Storage;
using Humanizer;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot.Polls;

/// <summary>Quick polls, and where all that the group was asked is found again.</summary>
internal sealed class PollsFeature(PollStore store) : IFeature
{
    public string Name => "poll";

    public void Map(RouteBuilder routes)
    {
        routes.Command<MakePoll>("poll", "Ask the group a quick question", HelpGroup.Voices, "When shall we meet? | Tuesday | Wednesday | closes Friday 5pm", isFirst: true, takesEdits: true);
        routes.Command<ListPolls>("polls", "See what the group was asked", HelpGroup.Voices);
        routes.Command<ShowResults>("results", "See the last result, or one by number or word", HelpGroup.Voices);

        routes.Press<FillPoll, TurnPoll>("form");
        routes.Press<FillPoll, PickClosing>("until");
        routes.Press<ShowPolls, ShowPoll>("show");
        routes.Press<ChangePolls, ChangePoll>("change");
        routes.Press<ListPolls, TurnPolls>("p");
        routes.Link<FillPoll, GoOnWithPoll>("go");
        routes.Link<FillPoll, BeginPollLink>("begin");
        routes.Link<ShowPolls, OpenPoll>("open");

        routes.Dialog<FillPoll, PollQuestion>("form", PollJson.Default);
        routes.Dialog<ChangePolls, ClosingQuestion>("until", PollJson.Default);
        routes.Due<ClosePollsInTime, PollIsDue>("close", PollJson.Default);
        routes.Due<FollowVotes, SettlePoll>("settle", PollJson.Default);
        routes.Due<Results, ResultIsDue>("result", PollJson.Default);

        routes.Event<FollowVotes, PollPosted>();
        routes.Event<FollowVotes, PollRefused>();
        routes.Event<FollowVotes, PollCounted>();
        routes.Event<FollowVotes, PollClosed>();
        routes.Event<FollowVotes, NightFell>();
    }

    public void Load()
    {
        // Nothing is derived from the store.
    }

    /// <summary>A poll in the old chat can no longer be reached: what came of it is found out when it is to close.</summary>
    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into) => store.Merge(from, into);

    public bool StandsFor(CardKey card) => store.Get(card) is { IsOpen: true };

    public void Erase(CommunityId community) => store.Erase(community);

    public Html Keeps => PollTexts.Keeps;

    public IEnumerable<HeldData> Held(PersonId person)
    {
        if (store.Of(person) is { Count: > 0 } polls)
            yield return new HeldData("polls", $"{"poll".ToQuantity(polls.Count)} that you made.", [.. polls.Select(OwnPoll.Of)]);
        if (store.DraftsOf(person) is { Count: > 0 } drafts)
            yield return new HeldData("poll forms", $"{"poll".ToQuantity(drafts.Count)} that you have begun and not posted.", [.. drafts.Select(d => new OwnPoll(d.Sheet.Question, [.. d.Sheet.Options], d.At))]);
    }

    public Forgetting BeforeForgetting(PersonId person) => new(
        store.DraftsOf(person).Count > 0 ? ["A poll that you have begun and not posted."] : [],
        store.Of(person).Count is > 0 and var count ? [$"{"poll".ToQuantity(count)} that you made, with the numbers."] : []);

    public void Forget(PersonId person) => store.Forget(person);
}

/// <summary>A poll as /mydata gives it out.</summary>
internal sealed record OwnPoll(string Question, IReadOnlyList<string> Options, DateTimeOffset At)
{
    public static OwnPoll Of(QuickPoll poll) => new(poll.Sheet.Question, [.. poll.Options.Select(o => o.Text)], poll.At);
}

/// <summary>Removes forms that nobody has touched for a week.</summary>
internal sealed class TidyPollDrafts(PollStore store) : ITidy
{
    public void Tidy(DateTimeOffset now) => store.Drop(now - KeptFor.Draft);
}

internal static class PollsRoom
{
    public static IServiceCollection AddPolls(this IServiceCollection services) => services
        .AddSingleton<DocumentKind>(PollKinds.Polls)
        .AddSingleton<DocumentKind>(PollKinds.Drafts)
        .AddSingleton<PollStore>()
        .AddSingleton<PostPolls>()
        .AddSingleton<MakePoll>()
        .AddSingleton<FillPoll>()
        .AddSingleton<ClosePollsInTime>()
        .AddSingleton<FollowVotes>()
        .AddSingleton<Results>()
        .AddSingleton<ChangePolls>()
        .AddSingleton<ShowPolls>()
        .AddSingleton<IAsksTheGroup>(s => s.GetRequiredService<ShowPolls>())
        .AddSingleton<WhatWasAsked>()
        .AddSingleton<ListPolls>()
        .AddSingleton<ShowResults>()
        .AddSingleton(PollSwitches.OnlyFacilitators)
        .AddSingleton(PollSwitches.Nudges)
        .AddSingleton<IDigestSource, PollNews>()
        .AddSingleton<INudgeSource, PollNudges>()
        .AddSingleton<ITidy, TidyPollDrafts>()
        .AddSingleton<IFeature, PollsFeature>();
}
